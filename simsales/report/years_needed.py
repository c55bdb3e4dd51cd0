"""How many simulated years would settle what cannot be told yet: a rough count, from the intervals seen so far.

A half-width shrinks with the square root of the years. Shares of years use the exact bound where every year keeps the limit,
and a normal one elsewhere. No count is given before it means something: see `FIRST_YEARS` and `_FARTHEST`.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import CONFIDENCE, Estimate
from simsales.experiment.limits import Judged
from simsales.spec.scenario import Limit

FIRST_YEARS = 10
"""Years before which nothing is forecast, and no interval of a limit is shown: the spread of n years is itself known to about
1 / sqrt(2 (n - 1)), a quarter at 10 years but two thirds at 2, and the count of years goes by its square."""
_FARTHEST = 5
"""Times the years there are, beyond which a count is a lower end only: there the distance is smaller than its own standard error
(half its margin), so it may be twice as large, which takes a quarter of the years, or none at all."""
TOO_MANY = 2_000
"""Years beyond which a figure lies at its bound, as far as anybody will know."""
_SPARE = 1.2
_Z = 1.96


class Needed(NamedTuple):
    """`early`: too early to say, at least `years` first; `about` so many; `more`: so many or more; `hardly`: no count helps."""

    kind: Literal["early", "about", "more", "hardly"]
    years: int


def years_needed(comparison: Comparison) -> Needed | None:
    """For the front runner's open limits and its gaps to the others in the race; None where nobody leads or nothing is open."""
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
    return needed(max(wanted), years) if wanted else None


def needed(wanted: float, years: int) -> Needed:
    """What may be said of a count, after so many years."""
    if years < FIRST_YEARS:
        return Needed("early", FIRST_YEARS)
    if wanted > TOO_MANY:
        return Needed("hardly", TOO_MANY)
    if wanted > _FARTHEST * years:
        return Needed("more", _rounded(_FARTHEST * years))
    return Needed("about", _rounded(wanted))


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
