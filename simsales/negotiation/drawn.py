"""The luck of a form: what every range came to, keyed by what it is for, so that one range more moves no other."""

from __future__ import annotations

from collections.abc import Sequence

from ..rng import Luck, Purpose
from ..world.bargaining import Tactic

DRAWN = Purpose("meeting.truth", "uniform")


class Draw:
    """Draws for one form; `stream` keys it."""

    def __init__(self, luck: Luck, stream: str) -> None:
        self._luck, self._stream = luck, stream

    def __call__(self, what: str, span: tuple[float, float]) -> float:
        low, high = span
        return low if low == high else low + (high - low) * self.row(DRAWN, what, 1)[0]

    def levels(self, what: str, spans: Sequence[tuple[float, float]]) -> list[float]:
        """One place in all the ranges, away from 0: to whom an issue matters much, good levels are better and bad ones worse."""
        place = self.row(DRAWN, what, 1)[0]
        return [low + (high - low) * (place if high > 0 else 1 - place) for low, high in spans]

    def one_of(self, what: str, ways: Sequence[Tactic]) -> Tactic:
        return ways[int(self.row(DRAWN, what, 1)[0] * len(ways))] if len(ways) > 1 else ways[0]

    def row(self, purpose: Purpose, what: str, width: int) -> list[float]:
        return self._luck.rows(purpose, f"{self._stream}/{what}", width)[0]
