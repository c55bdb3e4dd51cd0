"""A review: everything that is to be said about one negotiation, as data. Pages are made of it in `report`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..i18n import Text
from .lessons import Lessons, lessons
from .played import Played
from .questions import Unknown, unknown
from .regret import USUAL, Effort, Judge, Judged, Progress, turning_points
from .reveal import Reveal, reveal
from .rubric import Score, score
from .why import Reason, reasons


class Later(NamedTuple):
    """What became of the deal: a name, an amount for the firm (minor units, None where it is not money), what happened. Handed in by
    whoever lived the deal on; shown, not scored."""

    name: Text
    amount: float | None
    text: Text


class Review(NamedTuple):
    """`points` are the turns on which most hung; `reasons` by number of the turn."""

    played: Played
    score: Score
    judged: tuple[Judged, ...]
    reasons: Mapping[int, tuple[Reason, ...]]
    points: tuple[Judged, ...]
    unknown: tuple[Unknown, ...]
    reveal: Reveal
    lessons: Lessons
    later: tuple[Later, ...]


def review(
    played: Played, later: Sequence[Later] = (), effort: Effort = USUAL, progress: Progress | None = None
) -> Review:
    """Judge a talk; `progress` is told turn by turn, and may raise to stop it. Raises SimsalesError where a move of the record was not legal."""
    judge, scored = Judge(played, effort), score(played)
    judged = judge.all(progress)
    why = {one.turn.number: reasons(played, one) for one in judged}
    return Review(
        played,
        scored,
        tuple(judged),
        why,
        tuple(turning_points(judged, {number for number, found in why.items() if found})),
        tuple(unknown(judge)),
        reveal(played),
        lessons(scored, judged, why),
        tuple(later),
    )
