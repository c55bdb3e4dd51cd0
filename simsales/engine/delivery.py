"""Delivery: the day an order was promised for, the day it is ready, and what a late one costs by contract.

An order nobody promised a day for takes the scenario's days, as ever. A promised one goes out when production is done, not
before the day promised; its production luck is keyed by the need, so that every variant and every promise meets the same.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from ..rng import Purpose
from ..units import Days, Money
from ..world.entities import Offer

if TYPE_CHECKING:
    from .selling import Deal
    from .world import World

PRODUCTION = Purpose("order.production", "normal")


class Delivery(NamedTuple):
    """When goods go out, in days from the signature; `promised` is None where no day was."""

    wait: Days
    promised: Days | None = None

    @property
    def late(self) -> Days:
        """How long after the day promised; 0 in time."""
        return 0.0 if self.promised is None else self.wait - self.promised


def delivery_of(world: World, deal: Deal, offer: Offer) -> Delivery:
    """What was promised in the deal, else by everybody's usual term where production has a time of its own."""
    spec = world.scenario.aftersales
    usual = spec.delivery if spec.production is not None else None
    promised = offer.delivery if offer.delivery is not None else usual
    if promised is None:
        return Delivery(spec.delivery)
    return Delivery(max(promised, _production(world, deal)), promised)


def _production(world: World, deal: Deal) -> Days:
    """How long the making takes, whatever was promised."""
    spec = world.scenario.aftersales
    if spec.production is None:
        return spec.delivery
    luck = world.rows(PRODUCTION, deal.origin.stream)[deal.ordinal][0]
    return spec.production.median * math.exp(spec.production.sigma * luck)


def penalty_of(world: World, amount: Money, late: Days) -> Money:
    """What the contract takes off for so many days late."""
    spec = world.scenario.aftersales.penalty
    return round(amount * min(spec.at_most, spec.a_day * late)) if spec is not None else 0
