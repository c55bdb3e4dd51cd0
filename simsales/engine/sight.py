"""Sight: what somebody in a seat can see of the world, and nothing of what is hidden from them.

A rep sees their own deals, their standing in the pay period and the market as everybody knows it; the manager sees what
the firm did. Promises, thresholds and the buyers' own clocks never come through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..i18n import Text, joined
from ..units import Days, Money
from ..world.entities import Rival, Seller
from ..world.seat_views import DealLine
from .payroll import Payroll

if TYPE_CHECKING:
    from .selling import Deal
    from .world import World

_BUYER = Text(en="the buyer", zh="客户")
_DESK = Text(en="you", zh="您")
_APPROVAL = Text(en="approval", zh="审批")
_NONE = Text(en="none", zh="无")


class Sight:
    """Looks at the world for those who decide."""

    def __init__(self, world: World, payroll: Payroll) -> None:
        self._world, self._payroll = world, payroll
        self._stages = world.scenario.pipeline.stage_names

    # --- deals ----------------------------------------------------------------------------------------------------------
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
        if deal.ready is not None:
            return _BUYER
        return _DESK if self._world.clock.when(deal.go_on) is None else _APPROVAL

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
        return joined(names)

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
