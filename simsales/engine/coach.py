"""A coach: somebody sits beside reps from one day to another; it takes selling hours, and skill follows month by month.

What coaching adds is in `people/skill.py`; here it is put to time and log.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..units import MICROSECONDS_PER_DAY, Days, Hours
from ..world.entities import Utility
from ..world.events import COACHING_BEGUN, COACHING_ENDED

if TYPE_CHECKING:
    from ..spec.skills import Coaching
    from .desk import Desk
    from .world import World

_HOURS_A_DAY = 24


class Coach:
    """One spell of coaching, for these desks."""

    __slots__ = ("_desks", "_spec", "_until", "_world")

    def __init__(self, world: World, desks: Sequence[Desk], spec: Coaching) -> None:
        self._world, self._desks, self._spec = world, desks, spec
        self._until: Days = math.inf if spec.until is None else spec.until

    def open(self) -> None:
        self._world.clock.on(self._spec.since, self.begin)
        if self._until < self._world.horizon:
            self._world.clock.on(self._until, self.end)

    def begin(self) -> None:
        self._take(self._spec.hours, COACHING_BEGUN)

    def end(self) -> None:
        self._take(-self._spec.hours, COACHING_ENDED)

    def _take(self, hours: Hours, event: int) -> None:
        """More or fewer hours a week are away from open deals; whoever is there is told of."""
        now, log = self._world.clock.now, self._world.log
        amount = round(self._spec.hours * MICROSECONDS_PER_DAY / _HOURS_A_DAY)
        for desk in self._desks:
            desk.effort.take_away(now, hours)
            if not desk.is_empty:
                log.add(now, event, actor=desk.code, amount=amount)
            desk.set_pace(desk.effort.pace)

    def adds(self, desk: Desk, since: Days, now: Days) -> Utility:
        """What it adds to skill when it goes on for long, times the part of these days it was there."""
        if desk not in self._desks:
            return 0.0
        there = min(now, self._until) - max(since, self._spec.since)
        return self._spec.gain * max(there, 0.0) / (now - since)
