"""What promising a day costs on average: penalties, and complaints that end with the goods coming back.

The expectation behind `delivery.py` and `complaints.py`, for whoever has to say beforehand what a promise is worth.
"""

from __future__ import annotations

import math
from statistics import NormalDist

from ..spec.service import Aftersales
from ..units import Days, Share

_POINTS = 64
"""Quantiles of production that the mean is taken over."""


def expected_late_cost(aftersales: Aftersales, promised: Days, cost: Share) -> Share:
    """Share of the amount that a promised day costs on average; `cost` is the goods' own share of the amount."""
    made = aftersales.production
    if made is None:
        return 0.0
    normal = NormalDist()
    days = [made.median * math.exp(made.sigma * normal.inv_cdf((i + 0.5) / _POINTS)) for i in range(_POINTS)]
    return math.fsum(_cost(aftersales, max(day - promised, 0.0), cost) for day in days) / _POINTS


def _cost(aftersales: Aftersales, late: Days, cost: Share) -> Share:
    """What so many days late take, when nothing else is known."""
    if late <= 0:
        return 0.0
    penalty, complaints = aftersales.penalty, aftersales.complaints
    lost = min(penalty.at_most, penalty.a_day * late) if penalty is not None else 0.0
    if complaints is not None:
        complains = 1 - math.exp(-(complaints.broken + complaints.a_day * late))
        lost += complains * (1 - complaints.settles) * complaints.cancels * max(1 - cost * complaints.returned, 0.0)
    return lost
