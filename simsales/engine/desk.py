"""A desk: one person's working time. Deals wait their turn; later stages first, then first come, no preemption.

Used instead of a SimPy resource because it needs one event per activity and three times less of everything else.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import floor
from typing import TYPE_CHECKING

from simsales.units import Days
from simsales.world.entities import Seller
from simsales.world.events import STAGE_SHIFT, WORK_CUT, WORK_STARTED

if TYPE_CHECKING:
    from .selling import Deal
    from .world import World


class Desk:
    """Work server of one seller. At most one deal is worked on.

    `begun` is when that work started, `promised` all the work ever started, in working days.
    """

    __slots__ = ("_calendar", "_clock", "_finished", "_log", "_turn", "_unit", "_waiting", "begun", "channel_code", "code",
                 "current", "promised", "seller")

    def __init__(self, world: World, seller: Seller) -> None:
        self.seller, self.code = seller, seller.code
        self.channel_code = world.log.code("channel", seller.channel)
        self.current: Deal | None = None
        self.begun: Days = 0.0
        self.promised: Days = 0.0
        self._clock, self._calendar, self._log, self._unit = world.clock, world.calendar, world.log, world.work_unit
        self._waiting: list[tuple[int, int, Deal]] = []
        self._turn = 0
        self._finished = self._finish  # bound once: a desk finishes some hundred times a year

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def queue(self, deal: Deal) -> None:
        """The desk is busy: a later stage goes first, else first come."""
        heappush(self._waiting, (-deal.stage, self._turn, deal))
        self._turn += 1

    def start(self, deal: Deal) -> None:
        """Begin the work of a deal's stage; the desk must be free."""
        clock, stage = self._clock, deal.stage
        now = clock._now
        work = deal.need.works[stage]
        self.current = deal
        self.begun = now
        self.promised += work
        if not stage:
            deal.response = now - deal.arrived
        deal.cause = self._log.add(now, WORK_STARTED | stage << STAGE_SHIFT, deal.case, self.code, deal.cause,
                                   floor(work * self._unit))
        clock.on(self._calendar.work_end(now, work), self._finished)

    def _finish(self) -> None:
        self.current.worked()  # type: ignore[union-attr]
        self.current = None
        waiting = self._waiting
        while waiting:
            following = heappop(waiting)[2]
            if following.is_open:
                self.start(following)
                return

    @property
    def left(self) -> Days:
        """Work of the current activity that is not done yet."""
        if self.current is None:
            return 0.0
        calendar = self._calendar
        done = calendar.working_days(self._clock.now) - calendar.working_days(self.begun)
        return max(self.current.need.works[self.current.stage] - done, 0.0)

    @property
    def worked(self) -> Days:
        """Work done so far."""
        return self.promised - self.left

    def cut(self) -> None:
        """The run ends: write down how much of the current work was not done."""
        deal = self.current
        if deal is not None:
            self._log.add(self._clock.now, WORK_CUT | deal.stage << STAGE_SHIFT, deal.case, self.code, deal.cause,
                          floor(self.left * self._unit))
