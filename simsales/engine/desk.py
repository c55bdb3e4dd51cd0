"""A desk: the working time of one person, or of a few who share a queue.

Deals wait their turn: later stages first, then first come, no preemption.

Used instead of a SimPy resource because it needs one event per activity and three times less of everything else.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import floor
from typing import TYPE_CHECKING

from simsales.units import Days
from simsales.world.calendar import EveryDay
from simsales.world.entities import Seller
from simsales.world.events import STAGE_SHIFT, WORK_CUT, WORK_STARTED

if TYPE_CHECKING:
    from .selling import Deal
    from .world import World


class Desk:
    """Work server of one seller: a rep, or the people of a dealer who share one queue.

    `promised` is all the work ever started, in working days; what is being worked on stands on the clock's agenda.
    """

    __slots__ = (
        "_calendar",
        "_clock",
        "_closes",
        "_is_locked",
        "_log",
        "_turn",
        "_unit",
        "_waiting",
        "channel_code",
        "code",
        "free",
        "people",
        "promised",
        "seller",
    )

    def __init__(self, world: World, seller: Seller, people: int = 1) -> None:
        self.seller, self.code = seller, seller.code
        self.channel_code = world.log.code("channel", seller.channel)
        self.people = self.free = people
        self.promised: Days = 0.0
        self._clock, self._calendar, self._log, self._unit = world.clock, world.calendar, world.log, world.work_unit
        self._waiting: list[tuple[int, int, Deal]] = []
        self._turn = 0
        self._closes = not isinstance(world.calendar, EveryDay)
        self._is_locked = False  # waiting for the office to open

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def queue(self, deal: Deal) -> None:
        """Nobody is free: a later stage goes first, else first come."""
        heappush(self._waiting, (-deal.stage, self._turn, deal))
        self._turn += 1

    def start(self, deal: Deal) -> None:
        """Begin the work of a deal's stage, or wait for the office to open; somebody must be free."""
        clock, calendar, stage = self._clock, self._calendar, deal.stage
        now = clock._now
        if self._closes and (self._is_locked or self._lock(now)):
            self.queue(deal)
            return
        work = deal.need.works[stage]
        self.free -= 1
        self.promised += work
        deal.begun = now
        if not stage:
            deal.response = now - deal.arrived
        deal.cause = self._log.add(
            now, WORK_STARTED | stage << STAGE_SHIFT, deal.case, self.code, deal.cause, floor(work * self._unit)
        )
        clock.on(calendar.work_end(now, work), deal.work_done)

    def release(self) -> None:
        """The work on a deal is done; its person takes up the first of the queue that is still open."""
        self.free += 1
        waiting = self._waiting
        while waiting:
            following = heappop(waiting)[2]
            if following.is_open:
                self.start(following)
                return

    def _lock(self, now: Days) -> bool:
        """Whether the office is closed now; then everybody waits for the morning."""
        opening = self._calendar.opens(now)
        if opening > now:
            self._is_locked = True
            self._clock.on(opening, self._open)
        return self._is_locked

    def _open(self) -> None:
        """In the morning: as many of the queue as there are people."""
        self._is_locked = False
        waiting = self._waiting
        while waiting and self.free:
            following = heappop(waiting)[2]
            if following.is_open:
                self.start(following)

    # --- looking back ---------------------------------------------------------------------------------------------------
    @property
    def worked(self) -> Days:
        """Work done so far."""
        left = (self._left(deal) for deal in self._clock.awaited("work_done") if deal.desk is self)
        return self.promised - sum(left, 0.0)

    def cut(self, deal: Deal) -> None:
        """The run ends: write down how much of the work on a deal was not done."""
        left = floor(self._left(deal) * self._unit)
        self._log.add(self._clock.now, WORK_CUT | deal.stage << STAGE_SHIFT, deal.case, self.code, deal.cause, left)

    def _left(self, deal: Deal) -> Days:
        calendar = self._calendar
        done = calendar.working_days(self._clock.now) - calendar.working_days(deal.begun)
        return max(deal.need.works[deal.stage] - done, 0.0)
