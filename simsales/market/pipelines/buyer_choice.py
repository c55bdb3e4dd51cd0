"""What buyers weigh: the utility of our offer and of a rival's, in log-odds. Source: random utility (McFadden 1974)."""

from __future__ import annotations

import math

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
        + taste["terms"] * offer.payment_days / _MONTH
        + relationship
        + pursuit.appeal
    )


def rival_utility(demand: Demand, rival: Rival) -> float:
    taste = demand.taste
    return taste["price"] * math.log(rival.price) + taste["quality"] * rival.quality + taste["brand"] * rival.brand
