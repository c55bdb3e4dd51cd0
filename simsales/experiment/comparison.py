"""The comparison: paired differences on the same luck, their intervals, and what may be said of them.

Because every variant met the same customers, a difference is computed run by run before it is averaged. Intervals are
plain 95% t intervals; the verdicts are corrected over the whole table (Holm 1979), so that twenty KPIs do not produce one
"better" by chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from simsales.registry import installed
from simsales.spec.scenario import BASELINE
from simsales.world.measures import Kpi

from .limits import broken_limits
from .runner import Results
from .unchanged import PAID

Verdict = Literal["better", "worse", "same", "unclear", "info"]
Decision = Literal["best", "tie", "cannot tell"]
CONFIDENCE = 0.95
LENSES = ("revenue", "gross_profit", "pay_cost")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over replications with its 95% interval; `n` replications had a value."""

    mean: float
    low: float
    high: float
    n: int
    p: float = 1.0
    all_zero: bool = False

    @property
    def excludes_zero(self) -> bool:
        return self.low > 0 or self.high < 0

    @property
    def margin(self) -> float:
        """Half the interval's width."""
        return (self.high - self.low) / 2


def estimate(values: Sequence[float]) -> Estimate:
    """Mean, t interval and the two-sided p of a zero mean; replications without a value are left out."""
    from scipy.special import stdtr, stdtrit

    known = [value for value in values if not math.isnan(value)]
    n = len(known)
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    mean = math.fsum(known) / n
    all_zero = not any(known)
    if n == 1:
        return Estimate(mean, math.nan, math.nan, 1, all_zero=all_zero)
    error = math.sqrt(math.fsum((value - mean) ** 2 for value in known) / (n - 1) / n)
    half = float(stdtrit(n - 1, (1 + CONFIDENCE) / 2)) * error
    p = 2 * float(stdtr(n - 1, -abs(mean) / error)) if error else (1.0 if all_zero else 0.0)
    return Estimate(mean, mean - half, mean + half, n, p, all_zero)


def holm(p_values: Sequence[float], level: float = 1 - CONFIDENCE) -> list[bool]:
    """Which hypotheses are rejected when all of them are judged together."""
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    rejected = [False] * len(p_values)
    for rank, i in enumerate(order):
        if p_values[i] > level / (len(p_values) - rank):
            break
        rejected[i] = True
    return rejected


@dataclass(frozen=True)
class Comparison:
    """What an experiment says."""

    results: Results

    @property
    def variants(self) -> list[str]:
        return list(self.results.runs)

    @property
    def others(self) -> list[str]:
        return [name for name in self.variants if name != BASELINE]

    @cached_property
    def kpis(self) -> Mapping[str, Kpi]:
        return installed().kinds("kpi")

    @cached_property
    def estimates(self) -> Mapping[str, Mapping[str, Estimate]]:
        """variant -> KPI -> its own mean."""
        return {name: {kpi: estimate(self.results.values(name, kpi)) for kpi in self.kpis} for name in self.variants}

    @cached_property
    def differences(self) -> Mapping[str, Mapping[str, Estimate]]:
        """variant -> KPI -> paired difference to the baseline."""
        return {name: {kpi: self.difference(name, BASELINE, kpi) for kpi in self.kpis} for name in self.others}

    def difference(self, one: str, other: str, kpi: str) -> Estimate:
        """Paired, run by run; runs in which only one side has a value are left out, but then nothing is "the same"."""
        pairs = list(zip(self.results.values(one, kpi), self.results.values(other, kpi), strict=True))
        found = estimate([mine - theirs for mine, theirs in pairs])
        lopsided = any(math.isnan(mine) != math.isnan(theirs) for mine, theirs in pairs)
        return replace(found, all_zero=False) if lopsided else found

    @cached_property
    def verdicts(self) -> Mapping[str, Mapping[str, Verdict]]:
        """variant -> KPI -> verdict, corrected over the whole table."""
        judged = [
            (name, kpi)
            for name in self.others
            for kpi, spec in self.kpis.items()
            if spec.better != "info" and self.differences[name][kpi].n > 1 and not self.differences[name][kpi].all_zero
        ]
        clear = dict(zip(judged, holm([self.differences[name][kpi].p for name, kpi in judged]), strict=True))
        return {
            name: {kpi: self._verdict(name, kpi, clear.get((name, kpi), False)) for kpi in self.kpis}
            for name in self.others
        }

    def _verdict(self, name: str, kpi: str, is_clear: bool) -> Verdict:
        difference, better = self.differences[name][kpi], self.kpis[kpi].better
        if difference.all_zero or (difference.n == 0 and self._no_values(name, kpi)):
            return "same"
        if better == "info":
            return "info"
        if not is_clear:
            return "unclear"
        return "better" if (difference.mean > 0) == (better == "higher") else "worse"

    def _no_values(self, name: str, kpi: str) -> bool:
        """Neither side ever has a value: nothing changed."""
        return all(math.isnan(value) for side in (name, BASELINE) for value in self.results.values(side, kpi))

    # --- if nobody changes ----------------------------------------------------------------------------------------------
    @cached_property
    def unchanged(self) -> Mapping[str, Mapping[str, Estimate]]:
        """variant -> KPI of pay -> its mean if nobody changes; only variants that differ in nothing but the pay plan."""
        return {
            name: {
                kpi: estimate([run.unchanged.kpis[kpi] for run in runs if run.unchanged is not None]) for kpi in PAID
            }
            for name, runs in self.results.runs.items()
            if all(run.unchanged is not None for run in runs)
        }

    # --- objective and limits -------------------------------------------------------------------------------------------
    @property
    def objective(self) -> str:
        return self.results.scenario.objective

    @cached_property
    def broken_limits(self) -> Mapping[str, list[str]]:
        """variant -> the limits it does not keep."""
        return {name: broken_limits(self.results, name, BASELINE) for name in self.variants}

    def leader(self, kpi: str, among: Sequence[str]) -> str | None:
        """The variant with the best mean."""
        known = [name for name in among if not math.isnan(self.estimates[name][kpi].mean)]
        sign = -1 if self.kpis[kpi].better == "lower" else 1
        return max(known, key=lambda name: sign * self.estimates[name][kpi].mean, default=None)

    @cached_property
    def _choice(self) -> tuple[str | None, Decision]:
        keeping = [name for name in self.variants if not self.broken_limits[name]]
        leader = self.leader(self.objective, keeping)
        if leader is None:
            return None, "cannot tell"
        gaps = [self.difference(leader, name, self.objective) for name in keeping if name != leader]
        if not all(gap.excludes_zero or gap.all_zero for gap in gaps):
            return None, "cannot tell"
        return (None, "tie") if any(gap.all_zero for gap in gaps) else (leader, "best")

    @property
    def best(self) -> str | None:
        """The leader within the limits, if it beats every other that keeps them; else None."""
        return self._choice[0]

    @property
    def decision(self) -> Decision:
        return self._choice[1]

    @cached_property
    def winners(self) -> dict[str, str | None]:
        """Who would have won by another lens."""
        return {lens: self.leader(lens, self.variants) for lens in dict.fromkeys([*LENSES, self.objective])}
