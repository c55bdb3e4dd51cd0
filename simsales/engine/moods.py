"""Moods: once a month everybody's morale follows what the month brought, and the log says where it stands.

Pay, money taken off, honours and bookings are read from the log; hours from the week as it is planned. Whoever is new to a
place begins at 1.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..people.morale import Month, behind, morale_after, raised_beyond
from ..world.calendar import MONTHS
from ..world.events import (
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    HONOUR_GIVEN,
    KIND_MASK,
    MORALE_MOVED,
    PAY_EARNED,
    REP_HIRED,
    STAGE_SHIFT,
)
from .payroll import Payroll

if TYPE_CHECKING:
    from ..spec.morale import Morale
    from .desk import Desk
    from .world import World

MILLION = 1_000_000
_YEAR = 12
"""Months of pay, hours and bookings that people compare."""
_BOOKINGS = 0
Rows = npt.NDArray[Any]


class Moods:
    """Everybody's morale."""

    def __init__(self, world: World, payroll: Payroll, desks: Sequence[Desk], spec: Morale) -> None:
        self._world, self._payroll, self._spec = world, payroll, spec
        self._moods = [Mood(desk, world.scenario.reps[desk.seller.name].who.peers) for desk in desks]

    def month(self, rows: Rows) -> None:
        """`rows` are those of the log since last month."""
        months = MONTHS[self._payroll.plan.period]
        for mood in self._moods:
            mood.look_back(rows[rows["actor"] == mood.desk.code], mood.desk.seller.quota / months)
        present = [mood for mood in self._moods if not mood.desk.is_empty]
        for mood in present:
            others = [other.year for other in present if other is not mood]
            month = Month(behind(*mood.year, others) if others else 0.0, mood.taken_off, mood.raised, mood.honours)
            level = morale_after(self._spec, mood.desk.effort.morale, month, mood.peers)
            mood.desk.effort.morale = level
            self._world.log.add(
                self._world.clock.now, MORALE_MOVED, actor=mood.desk.code, amount=round(level * MILLION)
            )


class Mood:
    """One place: what whoever has it looks back on. `taken_off`, `raised` and `honours` are last month's."""

    __slots__ = ("_booked", "_hours", "_pay", "_quota", "desk", "honours", "peers", "raised", "taken_off")

    def __init__(self, desk: Desk, peers: float) -> None:
        self.desk, self.peers = desk, peers
        self._pay: deque[float] = deque(maxlen=_YEAR)
        self._hours: deque[float] = deque(maxlen=_YEAR)
        self._booked: deque[float] = deque(maxlen=_YEAR)
        self._quota = float("nan")  # a month
        self.taken_off = self.raised = 0.0
        self.honours = 0

    @property
    def year(self) -> tuple[float, float]:
        """Pay and hours a month, over the last year."""
        return sum(self._pay) / len(self._pay), sum(self._hours) / len(self._hours)

    def look_back(self, rows: Rows, quota: float) -> None:
        """What the log says of this place since last month; `quota` is that of a month now."""
        kinds, bookings = rows["kind"] & KIND_MASK, rows["kind"] >> STAGE_SHIFT == _BOOKINGS
        if (kinds == REP_HIRED).any():
            self._pay.clear()
            self._hours.clear()
            self.desk.effort.morale = 1.0
        pay, booked = rows["amount"][kinds == PAY_EARNED], rows["amount"][bookings]
        earned, off = int(pay[pay > 0].sum()), -int(pay[pay < 0].sum())
        self.taken_off = min(off / earned, 1.0) if earned else float(off > 0)
        self.honours = int((kinds == HONOUR_GIVEN).sum())
        given, back = (int(booked[kinds[bookings] == kind].sum()) for kind in (CREDIT_GIVEN, CREDIT_TAKEN_BACK))
        self._pay.append(earned - off)
        self._hours.append(sum(self.desk.effort.hours.values()))
        self._booked.append(given - back)
        did = sum(self._booked) / len(self._booked)
        self.raised = 0.0 if np.isnan(self._quota) else raised_beyond(self._quota, quota, did)
        self._quota = quota
