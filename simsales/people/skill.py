"""Skill: grows with practice towards that of a seasoned rep; what a course taught fades by half in half a year.

Coaching works against the same fading: while it lasts, what is taught moves towards what coaching can add.
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
    """One person's skill in log-odds: what practice built, and what courses and coaching added."""

    __slots__ = ("_able", "_half_life", "_months", "_taught", "practised")

    def __init__(self, start: Utility, seasoned: Utility, months: float, half_life: float) -> None:
        self.practised = start
        self._able = max(start, seasoned)  # nobody unlearns by practice
        self._months, self._half_life, self._taught = months, half_life, 0.0

    @property
    def level(self) -> Utility:
        return self.practised + self._taught

    def month(self, practice: float, coached: Utility = 0.0) -> None:
        """A month of work; `practice` is the part of an ordinary month that was spent with customers.

        `coached` is what coaching adds when it goes on for long, times the part of the month it was there.
        """
        self.practised += (self._able - self.practised) * (1 - math.exp(-_RAMPED * practice / self._months))
        kept = math.pow(0.5, 1 / self._half_life)
        self._taught = kept * self._taught + (1 - kept) * coached

    def teach(self, gain: Utility) -> None:
        self._taught += gain
