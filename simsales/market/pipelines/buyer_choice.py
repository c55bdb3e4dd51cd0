"""What buyers weigh: the utility of our offer and of a rival's, in log-odds. Source: random utility (McFadden 1974)."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ...units import Days
from ...world.contracts import Demand, Pursuit
from ...world.entities import Account, Product, Rival

_MONTH = 30.0


def our_utility(demand: Demand, product: Product, account: Account | None, pursuit: Pursuit) -> float:
    """V of our offer: price, quality, brand, terms, relationship and the seller's own appeal, in log-odds."""
    offer = pursuit.offer
    assert offer is not None
    taste = demand.taste
    relationship = taste["relationship"] * account.satisfaction if account is not None else 0.0
    return (
        taste["price"] * math.log(offer.price)
        + taste["quality"] * product.quality
        + taste["brand"] * demand.brand
        + terms_worth(taste, offer.payment_days)
        + relationship
        + pursuit.appeal
    )


def terms_worth(taste: Mapping[str, float], days: Days) -> float:
    """What so many days to pay are worth, in log-odds."""
    return taste["terms"] * days / _MONTH


def rival_utility(demand: Demand, rival: Rival) -> float:
    taste = demand.taste
    return taste["price"] * math.log(rival.price) + taste["quality"] * rival.quality + taste["brand"] * rival.brand
