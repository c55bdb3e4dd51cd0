"""A desk: the working time of one person, or of a few who share a queue.

Deals wait their turn: what the seller puts first, then later stages, then first come; no preemption. A deal put aside
waits until it is taken up again. The pace is that of an ordinary week, unless more or fewer hours are spent.

Used instead of a SimPy resource because it needs one event per activity and three times less of everything else.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import floor
from typing import TYPE_CHECKING

from simsales.units import Days
from simsales.world.calendar import EveryDay
from simsales.world.entities import Seller
from simsales.world.events import CAPACITY_CHANGED, STAGE_SHIFT, WORK_CUT, WORK_STARTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .effort import Effort
    from .selling import Deal
    from .world import World

FIRST, ASIDE = 100, -100
"""What a seller's own ranks add to a deal's stage in the queue."""


class Desk:
    """Work server of one seller: a rep, or the people of a dealer who share one queue.

    `deals` are the open ones, oldest first, wherever they stand; `promised` is all the work ever started, in working days;
    what is being worked on stands on the clock's agenda.
    """

    __slots__ = (
        "_aside",
        "_calendar",
        "_clock",
        "_closes",
        "_horizon",
        "_is_locked",
        "_log",
        "_next_pace",
        "_pace_since",
        "_ranks",
        "_spent",
        "_turn",
        "_unit",
        "_waiting",
        "channel_code",
        "code",
        "deals",
        "effort",
        "free",
        "is_empty",
        "leads",
        "pace",
        "people",
        "promised",
        "seller",
    )

    def __init__(self, world: World, seller: Seller, effort: Effort, people: int = 1) -> None:
        self.seller, self.code, self.effort = seller, seller.code, effort
        self.channel_code = world.log.code("channel", seller.channel)
        self.people = self.free = people
        self.promised: Days = 0.0
        self._clock, self._calendar, self._log, self._unit = world.clock, world.calendar, world.log, world.work_unit
        self._waiting: list[tuple[int, int, Deal]] = []
        self._turn = 0
        self._closes = not isinstance(world.calendar, EveryDay)
        self._is_locked = False  # waiting for the office to open
        self.is_empty = False  # waiting for somebody to be hired
        self.leads = 0
        self.deals: dict[Deal, None] = {}  # a set that keeps its order
        self.pace = 1.0
        self._pace_since: Days = 0.0
        self._spent: Days = 0.0  # capacity before that
        self._next_pace: float | None = None  # once the work in hand is done
        self._horizon = world.horizon
        self._ranks: Mapping[int, int] | None = None  # case -> FIRST or ASIDE; the others in turn
        self._aside: list[tuple[int, Deal]] = []

    @property
    def waiting(self) -> int:
        return sum(deal.is_open for deal in self.deals_waiting())

    def deals_waiting(self) -> list[Deal]:
        return [entry[2] for entry in self._waiting] + [entry[1] for entry in self._aside]

    def queue(self, deal: Deal) -> None:
        """Nobody is free: what was put first, then a later stage, else first come."""
        self._queue(deal, self._turn)
        self._turn += 1

    def _queue(self, deal: Deal, turn: int) -> None:
        rank = deal.stage
        if self._ranks is not None:
            rank += self._ranks.get(deal.case, 0)
            if rank < 0:
                self._aside.append((turn, deal))
                return
        heappush(self._waiting, (-rank, turn, deal))

    def start(self, deal: Deal) -> None:
        """Begin the work of a deal's stage, or wait for the office to open; somebody must be free."""
        clock, calendar, stage = self._clock, self._calendar, deal.stage
        now = clock._now
        if self._closes and (self._is_locked or self._lock(now)):
            self.queue(deal)
            return
        if self._ranks is not None and self._ranks.get(deal.case) == ASIDE:
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
        clock.on(calendar.work_end(now, work / self.pace), deal.work_done)

    def release(self) -> None:
        """The work on a deal is done; its person takes up the first of the queue that is still open."""
        self.free += 1
        if self._next_pace is not None and self.free == self.people:
            self._change_pace()
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
        if not self.is_empty:
            self._is_locked = False
            self._take_up()

    def close(self) -> None:
        """Nobody is here any more; what is being worked on is finished, the rest waits."""
        self.is_empty = self._is_locked = self._closes = True

    def open_again(self) -> None:
        """Somebody is here again."""
        self.is_empty, self._closes = False, not isinstance(self._calendar, EveryDay)
        self._open()

    # --- what the seller decides ----------------------------------------------------------------------------------------
    def rank(self, ranks: Mapping[int, int]) -> None:
        """Put deals first or aside (by case), until said otherwise."""
        self._ranks = ranks or None
        waiting = [(turn, deal) for _, turn, deal in self._waiting] + self._aside
        self._waiting, self._aside = [], []
        for turn, deal in waiting:
            self._queue(deal, turn)
        self._take_up()

    def set_pace(self, pace: float) -> None:
        """Work faster or slower; what is being worked on is finished as it was begun."""
        self._next_pace = pace if pace != self.pace else None
        if self.free == self.people:
            self._change_pace()

    def _change_pace(self) -> None:
        if self._next_pace is None:
            return
        now, days, people = self._clock.now, self._calendar.working_days, self.people
        left = days(self._horizon) - days(now)
        change = floor(people * (self._next_pace - self.pace) * left * self._unit)
        self._log.add(now, CAPACITY_CHANGED, actor=self.code, amount=change)
        self._spent, self._pace_since, self.pace, self._next_pace = self.capacity, now, self._next_pace, None

    def _take_up(self) -> None:
        """As many of the queue as there are people."""
        waiting = self._waiting
        while waiting and self.free and not self._is_locked:
            following = heappop(waiting)[2]
            if following.is_open:
                self.start(following)

    # --- looking back ---------------------------------------------------------------------------------------------------
    @property
    def worked(self) -> Days:
        """Work done so far."""
        return self.promised - sum((self._left(deal) for deal in self._at_work()), 0.0)

    @property
    def capacity(self) -> Days:
        """Work that could have been done so far."""
        days = self._calendar.working_days
        return self._spent + self.people * self.pace * (days(self._clock.now) - days(self._pace_since))

    def _at_work(self) -> list[Deal]:
        return [deal for deal in self._clock.awaited("work_done") if deal.desk is self]

    def cut(self, deal: Deal) -> None:
        """The run ends: write down how much of the work on a deal was not done."""
        left = floor(self._left(deal) * self._unit)
        self._log.add(self._clock.now, WORK_CUT | deal.stage << STAGE_SHIFT, deal.case, self.code, deal.cause, left)

    def _left(self, deal: Deal) -> Days:
        calendar = self._calendar
        done = self.pace * (calendar.working_days(self._clock.now) - calendar.working_days(deal.begun))
        return max(deal.need.works[deal.stage] - done, 0.0)
