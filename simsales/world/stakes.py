"""What a rep has at stake: pay (or praise) as a curve over the rep's own measure, with the doubt others bring into it.

Made by `plan.stakes`, used by reps who weigh effort, timing and discounts. A contest or a team bonus is a few steps over the
rep's own result whose goals are not known for sure: that doubt is added to the rep's own (`extra_sd`).
Source of the idea: MODEL A3 (exact expectations; s_eff^2 = s^2 + (n-1) sbar^2 + (s_cut Q)^2).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import NormalDist
from typing import Any, NamedTuple

from ..units import Share
from .calendar import Period
from .pay import NOTHING, Curve


class Condition(NamedTuple):
    """A KPI of the rep that must reach a mark, or the line pays nothing."""

    kpi: str
    at_least: float


@dataclass(frozen=True, slots=True)
class Stake:
    """One thing to win or lose in a period."""

    basis: str
    curve: Curve
    """Minor units over the rep's own measure, in minor units of `basis`."""
    extra_sd: float = 0.0
    """Doubt about the goal itself, in minor units of the measure."""
    counted_by: Period | None = None
    """What the measure is counted over, where that is not the pay period."""
    gate: Condition | None = None
    product: str | None = None
    """Only credit of this product counts."""
    days: tuple[float, float] = (0.0, math.inf)
    """Only contracts signed between the first and the end of the last of these days count."""
    delay: int = 0
    """Pay periods between earning it and being paid, for whoever is still there."""
    is_money: bool = True
    """No for honour: the curve is then what it is worth to the rep."""
    is_shared: bool = False
    """Whether it is won or lost by all together."""
    lines: tuple[str, ...] = field(default=(), compare=False)
    """The pay lines it stands for."""

    def expected(self, mean: float, sd: float) -> float:
        """Mean of what it brings when the measure is normal, exactly; the gate is taken to be kept."""
        return self.curve.expected(mean, math.hypot(sd, self.extra_sd))

    def marginal(self, mean: float, sd: float) -> float:
        """What one more unit of the measure brings."""
        return self.curve.marginal(mean, math.hypot(sd, self.extra_sd))

    def rest(self, so_far: float, paid: float) -> Stake:
        """The same over what is still to come, once `so_far` is counted and `paid` is paid: for lines counted over a year."""
        return replace(self, curve=self.curve.shifted(-so_far) + Curve(base=-paid))


@dataclass(frozen=True, slots=True)
class Peers:
    """What a rep believes of the colleagues: one entry each, the rep left out."""

    quotas: Sequence[float] = ()
    """Bookings quotas, minor units."""
    attained: Sequence[float] = ()
    """What they reached last period, as part of quota; empty before the first."""
    planned_margin: Share = 1.0
    sd: float = 0.25
    """How uncertain each one's result is (sbar), as part of the mean quota. Assumption."""
    cut_sd: float = 0.1
    """How uncertain a place's cut is (s_cut), as part of quota. Assumption."""
    retention: float | None = None
    """The rep's own renewal rate as last seen; None: as planned."""
    carried: Any = None
    """What the rep has from the last pay day: by name of line for a whole plan, the line's own for a line."""

    def __len__(self) -> int:
        return len(self.quotas)

    def expected(self) -> list[float]:
        """What each is expected to reach: as last period, or the quota."""
        return [float(part) for part in self.attained] if self.attained else [1.0] * len(self.quotas)

    def over(self, periods: int) -> Peers:
        """The same seen over several pay periods: larger quotas, and luck that evens out."""
        return replace(self, quotas=[quota * periods for quota in self.quotas], sd=self.sd / math.sqrt(periods))

    def cut(self, place: int, results: Sequence[float], spread: float) -> float:
        """What must be beaten for this place (1 = first, at most as many as there are others) among their `results`.

        Smoothed over neighbours in the ranking. Where all are alike, as before the first period, they are taken to fall
        apart like a normal law of this spread.
        """
        ranked, others = sorted(results), len(results)
        position = others - place  # the result to be beaten, counted from the lowest
        if ranked[0] == ranked[-1]:
            return ranked[0] + spread * NormalDist().inv_cdf((position + 0.5) / others)
        around = ranked[max(position - 1, 0) : position + 2]
        return sum(around) / len(around)


def merged(stakes: Iterable[tuple[str, Stake]]) -> list[Stake]:
    """Stakes that differ in nothing but their curve as one, each with the names of its lines."""
    found: list[Stake] = []
    for name, stake in stakes:
        for number, other in enumerate(found):
            if replace(other, curve=NOTHING) == replace(stake, curve=NOTHING):
                found[number] = replace(other, curve=other.curve + stake.curve, lines=(*other.lines, name))
                break
        else:
            found.append(replace(stake, lines=(name,)))
    return found
