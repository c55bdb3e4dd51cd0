"""Sight: what somebody in a seat can see of the world, and nothing of what is hidden from them.

A rep sees their own deals, their standing in the pay period and the market as everybody knows it; the manager sees what
the firm did. Promises, thresholds and the buyers' own clocks never come through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..i18n import Text
from ..units import Days, Money
from ..world.entities import Rival, Seller
from ..world.seat_views import DealLine
from .payroll import Payroll

if TYPE_CHECKING:
    from .desk import Desk
    from .selling import Deal
    from .world import World

_BUYER = Text(en="the buyer", zh="客户")
_DESK = Text(en="you", zh="您")
_APPROVAL = Text(en="approval", zh="审批")
_NONE = Text(en="none", zh="无")


class Position(NamedTuple):
    """An open deal; `ready` is when its buyer will be, which nobody in a seat may see, and None while it is on a desk."""

    deal: Deal
    ready: Days | None

    @property
    def is_ripe(self) -> bool:
        """Our offer lies on the table, and we wait for the buyer."""
        return self.ready is not None and self.deal.offer is not None


class Sight:
    """Looks at the world for those who decide."""

    def __init__(self, world: World, payroll: Payroll, desks: Sequence[Desk], deal: type[Deal]) -> None:
        self._world, self._payroll, self._desks, self._deal = world, payroll, desks, deal
        self._stages = world.scenario.pipeline.stage_names

    # --- deals ----------------------------------------------------------------------------------------------------------
    def positions(self) -> dict[str, list[Position]]:
        """Every open deal by whose desk it is on, oldest first. What is open waits on the agenda, or on the desk."""
        found: dict[int, Position] = {}
        for time, _, _, step in self._world.clock.agenda:
            deal = getattr(step, "__self__", None)
            if isinstance(deal, self._deal) and deal.is_open:
                ready = time if step.__name__ == "buyer_ready" else None
                if ready is not None or deal.case not in found:
                    found[deal.case] = Position(deal, ready)
        for desk in self._desks:
            for deal in desk.deals_waiting():
                if deal.is_open:
                    found[deal.case] = Position(deal, None)
        by_desk: dict[str, list[Position]] = {desk.seller.name: [] for desk in self._desks}
        for case in sorted(found):
            by_desk[found[case].deal.seller.name].append(found[case])
        return by_desk

    def line(self, deal: Deal) -> DealLine:
        scenario, need = self._world.scenario, deal.need
        return DealLine(
            deal.name,
            _called(scenario.segments[deal.origin.segment], deal.origin.segment),
            _called(scenario.products[need.product.name], need.product.name),
            self.stage(deal.stage),
            need.list_value,
            deal.offer.amount if deal.offer is not None else None,
            self._world.clock.now - deal.arrived,
            self._waited_for(deal),
        )

    def _waited_for(self, deal: Deal) -> Text:
        when = self._world.clock.when
        if when(deal.buyer_ready) is not None:
            return _BUYER
        return _DESK if when(deal.go_on) is None else _APPROVAL

    def stage(self, number: int) -> Text:
        key = self._stages[number]
        return _called(getattr(self._world.scenario.pipeline, "stages", {}).get(key), key)

    def cost(self, deal: Deal) -> Money:
        product = deal.need.product
        return round(deal.need.list_value * product.unit_cost / product.list_price)

    def rivals(self, rivals: Sequence[Rival]) -> Text:
        specs = self._world.scenario.rivals
        names = [_called(specs[rival.name], rival.name) for rival in rivals]
        if not names:
            return _NONE
        return Text(en=", ".join(name.en for name in names), zh=", ".join(name.zh for name in names))

    # --- standing -------------------------------------------------------------------------------------------------------
    def called(self, rep: Seller) -> Text:
        return _called(self._world.scenario.reps[rep.name], rep.name)

    @property
    def days_left(self) -> Days:
        return self._payroll.period[1] - self._world.clock.now

    def quota(self, rep: Seller) -> Money:
        return self._payroll.target(rep)

    def booked(self, rep: Seller) -> Money:
        return self._payroll.booked(rep)


def _called(spec: Any, key: str) -> Text:
    """What people call an entity of the scenario."""
    name = getattr(spec, "name", None)
    return name if isinstance(name, Text) else Text.same(key)
