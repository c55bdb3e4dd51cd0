"""A population of human-like sellers: each person's habits drawn by keyed luck, the same person whenever asked for.

The spreads are assumptions. They are set so that a population meeting ordinary buyers comes near what people reached at the tables
of public corpora (see the tests of baselines), and near what is published on first offers at tables made for calibration, with
other numbers and other luck than those of the evidence.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...rng import Luck, Purpose
from .human import Human

PERSON = Purpose("negotiator.person", "uniform")
_SPREAD: Mapping[str, tuple[float, float]] = {
    "ambition": (0.6, 1.0),
    "least": (0.0, 0.6),
    "rounds": (4.0, 12.0),
    "pace": (0.3, 3.0),
    "mirrors": (0.1, 0.6),
    "fixed_pie": (0.0, 0.6),
    "easy": (0.0, 0.5),
    "noise": (0.05, 0.7),
    "care": (0.2, 0.9),
}
"""Field -> lowest and highest, all alike likely."""
_SPEAKS_FIRST, _PREPARED, _QUESTIONS = 0.4, 0.5, (1, 4)
"""Part of people who name a figure first, who have prepared; fewest and most questions."""


def person(luck: Luck, stream: str) -> Human:
    """Somebody, keyed by a name."""
    first, prepared, curious, *rest = luck.rows(PERSON, stream, 3 + len(_SPREAD))[0]
    low, high = _QUESTIONS
    return Human(
        speaks_first=first < _SPEAKS_FIRST,
        prepared=prepared < _PREPARED,
        questions=low + int(curious * (high - low + 1)),
        **{name: a + (b - a) * chance for (name, (a, b)), chance in zip(_SPREAD.items(), rest, strict=True)},
    )
