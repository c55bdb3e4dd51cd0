"""How many simulated years would settle what cannot be told yet: a rough count, from the intervals seen so far.

A half-width shrinks with the square root of the years. Shares of years use the exact bound where every year keeps the limit,
and a normal one elsewhere.
"""

from __future__ import annotations

import math

from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import CONFIDENCE, Estimate
from simsales.experiment.limits import Judged
from simsales.spec.scenario import Limit

TOO_MANY = 2_000
"""Years beyond which a figure lies at its bound, as far as anybody will know."""
_SPARE = 1.2
_Z = 1.96


def years_needed(comparison: Comparison) -> int | None:
    """For the front runner's open limits and its gaps to the others in the race; None: too many, or nothing is open."""
    leader = comparison.front_runner
    if leader is None:
        return None
    years, limits = comparison.results.replications, comparison.results.scenario.limits
    wanted = [
        _for_limit(limits[name], comparison.judged[leader][name], years) for name in comparison.open_limits[leader]
    ]
    for name in comparison.variants:
        gap = comparison.difference(leader, name, comparison.objective)
        if name != leader and not comparison.broken_limits[name] and not gap.excludes_zero and not gap.all_zero:
            wanted.append(_for_gap(gap, years))
    most = max(wanted, default=math.inf)
    return _rounded(most) if most <= TOO_MANY else None


def _for_gap(gap: Estimate, years: int) -> float:
    return _times(gap.margin, gap.mean, years)


def _for_limit(limit: Limit, judged: Judged, years: int) -> float:
    if limit.share_of_years is None:
        bound = limit.at_most if limit.at_most is not None else limit.at_least or 0.0
        return _times((judged.high - judged.low) / 2, judged.value - bound, years)
    off = judged.value - limit.share_of_years
    if judged.value == 1 and limit.share_of_years < 1:
        return math.log((1 - CONFIDENCE) / 2) / math.log(limit.share_of_years) if limit.share_of_years else 1.0
    return _SPARE * (_Z / off) ** 2 * judged.value * (1 - judged.value) if off else math.inf


def _times(margin: float, distance: float, years: int) -> float:
    if math.isnan(margin) or not distance:
        return math.inf
    return _SPARE * years * (margin / distance) ** 2


def _rounded(years: float) -> int:
    """Up to the next ten, or the next hundred."""
    step = 10 if years < 200 else 100
    return math.ceil(years / step) * step
