"""Demand: leads arrive, are routed to a channel and land on somebody's desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING

from simsales.market.intensity import Arrivals
from simsales.world.contracts import LeadView, Need, Needs

from .desk import Desk
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
