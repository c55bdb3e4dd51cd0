"""Demand: leads arrive, are routed to a channel and land on somebody's desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING

from simsales.market.intensity import Arrivals, Profile
from simsales.rng import Luck
from simsales.units import Days
from simsales.world.contracts import LeadView, Need, Needs

from .desk import Desk
from .effort import WEEK
from .selling import Origin, SalesFloor

if TYPE_CHECKING:
    from .clock import Clock
    from .world import World


class Router:
    """Whose desk a lead goes to, where there are outside channels: the channel policy names the channel."""

    def __init__(self, world: World, outside: Mapping[str, Desk]) -> None:
        self._policy = world.scenario.policies.channel
        self._money = world.currency
        self._outside = outside

    @property
    def has_choice(self) -> bool:
        return any(name in self._outside for name in self._policy.channels())

    def desk(self, need: Need, origin: Origin, own: Desk) -> Desk:
        account = need.account
        view = LeadView(
            origin.segment,
            need.product.name,
            self._money.major(need.list_value),
            account is not None and account.is_customer,
        )
        return self._outside.get(self._policy.route(view), own)


class LeadSource:
    """One stream of leads. `own` are the desks it belongs to: one rep's, or the firm's in turn."""

    __slots__ = ("_arrivals", "_arrive", "_clock", "_floor", "_needs", "_ordinal", "_origin", "_own", "_router")

    def __init__(
        self,
        clock: Clock,
        floor: SalesFloor,
        router: Router,
        origin: Origin,
        own: Sequence[Desk],
        arrivals: Arrivals,
        needs: Needs,
    ) -> None:
        self._clock, self._floor, self._origin, self._own = clock, floor, origin, own
        self._router = router if router.has_choice else None
        self._arrivals, self._needs = arrivals, needs
        self._ordinal = 0
        self._arrive = self.arrive  # bound once

    def open(self) -> None:
        """Wait for the first lead."""
        self._wait()

    def arrive(self) -> None:
        """A lead comes in."""
        ordinal, own = self._ordinal, self._own
        need, origin = self._needs[ordinal], self._origin
        desk = own[ordinal % len(own)]
        if self._router is not None:
            desk = self._router.desk(need, origin, desk)
        self._floor.open(need, desk, origin, ordinal)
        self._ordinal = ordinal + 1
        self._wait()

    def _wait(self) -> None:
        time = self._arrivals.next()
        if time < inf:
            self._clock.on(time, self._arrive)


class SteeredSource(LeadSource):
    """A stream that a rep's effort moves, some weeks later: it looks ahead only as far as those weeks are settled."""

    __slots__ = ("_is_waiting", "_lag", "_source", "_steering", "_weeks")

    def __init__(
        self,
        clock: Clock,
        floor: SalesFloor,
        router: Router,
        origin: Origin,
        desk: Desk,
        profile: Profile,
        size: float,
        luck: Luck,
        needs: Needs,
    ) -> None:
        self._source, self._steering = profile.source, desk.effort
        self._lag, self._weeks = desk.effort.lag, profile.weeks
        self._is_waiting = False
        arrivals = Arrivals(profile, origin.stream, size, luck, self.steered)
        arrivals.known = min(self._lag, self._weeks)
        super().__init__(clock, floor, router, origin, [desk], arrivals, needs)

    def steered(self, week: int) -> float:
        return self._steering.leads(self._source, week)

    def open(self) -> None:
        super().open()
        if self._arrivals.known < self._weeks:
            self._clock.on(WEEK, self.look)

    def look(self) -> None:
        """Another week is settled: is the next lead in it?"""
        arrivals = self._arrivals
        arrivals.known += 1
        if self._is_waiting:
            self._expect(arrivals.instant())
        if arrivals.known < self._weeks:
            self._clock.at(WEEK, self.look)

    def _wait(self) -> None:
        self._expect(self._arrivals.next())

    def _expect(self, time: Days) -> None:
        self._is_waiting = time == inf
        if time < inf:
            self._clock.on(time, self._arrive)
