"""Skill: grows with practice towards that of a seasoned rep; what a course taught fades by half in half a year.

Source: MODEL A6 (ramp of new hires; Tatel and Ackerman 2025 on fading; Arthur 1998).
"""

from __future__ import annotations

import math

from ..units import Days
from ..world.entities import Utility

MONTH: Days = 30.4
_RAMPED = math.log(5)
"""80% of the way is 1 - 1/5."""


class Skill:
    """One person's skill in log-odds: what practice built, and what courses added."""

    __slots__ = ("_able", "_half_life", "_months", "_taught", "practised")

    def __init__(self, start: Utility, seasoned: Utility, months: float, half_life: float) -> None:
        self.practised = start
        self._able = max(start, seasoned)  # nobody unlearns by practice
        self._months, self._half_life, self._taught = months, half_life, 0.0

    @property
    def level(self) -> Utility:
        return self.practised + self._taught

    def month(self, practice: float) -> None:
        """A month of work; `practice` is the part of an ordinary month that was spent with customers."""
        self.practised += (self._able - self.practised) * (1 - math.exp(-_RAMPED * practice / self._months))
        self._taught *= math.pow(0.5, 1 / self._half_life)

    def teach(self, gain: Utility) -> None:
        self._taught += gain
