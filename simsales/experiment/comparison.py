"""The comparison: paired differences on the same luck, their intervals, and what may be said of them.

Because every variant met the same customers, a difference is computed run by run before it is averaged. The verdicts are
corrected over the whole table (Holm 1979), so that twenty KPIs do not produce one "better" by chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from simsales.spec.scenario import BASELINE
from simsales.world.measures import Kpi

from .estimates import Estimate, estimate, holm
from .limits import Judged, Kept, judged
from .objectives import measures
from .runs import Results
from .selection import Race
from .unchanged import PAID

Verdict = Literal["better", "worse", "same", "unclear", "info"]
Decision = Literal["best", "tie", "cannot tell"]
LENSES = ("revenue", "gross_profit", "pay_cost")


@dataclass(frozen=True)
class Comparison:
    """What an experiment says; `race` is how its years were chosen, where they were."""

    results: Results
    race: Race | None = None

    @property
    def variants(self) -> list[str]:
        return list(self.results.runs)

    @property
    def others(self) -> list[str]:
        return [name for name in self.variants if name != BASELINE]

    @cached_property
    def kpis(self) -> Mapping[str, Kpi]:
        return measures(self.results.scenario)

    @cached_property
    def estimates(self) -> Mapping[str, Mapping[str, Estimate]]:
        """variant -> KPI -> its own mean."""
        return {name: {kpi: estimate(self.results.values(name, kpi)) for kpi in self.kpis} for name in self.variants}

    @cached_property
    def differences(self) -> Mapping[str, Mapping[str, Estimate]]:
        """variant -> KPI -> paired difference to the baseline."""
        return {name: {kpi: self.difference(name, BASELINE, kpi) for kpi in self.kpis} for name in self.others}

    def difference(self, one: str, other: str, kpi: str) -> Estimate:
        """Paired, run by run, as far as both go; runs in which only one side has a value are left out, but then nothing is "the
        same"."""
        pairs = list(zip(self.results.values(one, kpi), self.results.values(other, kpi), strict=False))
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
        """variant -> KPI of pay -> its mean if nobody changes, over the years that all variants have; only variants that differ
        in nothing but the pay plan."""
        shared = min(map(len, self.results.runs.values()))
        return {
            name: {
                kpi: estimate([run.unchanged.kpis[kpi] for run in runs[:shared] if run.unchanged is not None])
                for kpi in PAID
            }
            for name, runs in self.results.runs.items()
            if runs[0].unchanged is not None
        }

    # --- objective and limits -------------------------------------------------------------------------------------------
    @property
    def objective(self) -> str:
        return self.results.scenario.objective

    @cached_property
    def judged(self) -> Mapping[str, Mapping[str, Judged]]:
        """variant -> limit -> whether it is kept, and by how much."""
        found = {name: judged(self.results, name, BASELINE) for name in self.variants}
        if self.race is None:
            return found
        return {
            name: {limit: self._as_in_race(name, limit, one) for limit, one in limits.items()}
            for name, limits in found.items()
        }

    def _as_in_race(self, name: str, limit: str, plain: Judged) -> Judged:
        """What the race has decided counts; what its leader left open is open."""
        assert self.race is not None
        decided = self.race.kept[name].get(limit)
        if decided is not None:
            return replace(plain, verdict=decided.verdict)
        return replace(plain, verdict="cannot tell") if name in self.race.racing else plain

    @cached_property
    def broken_limits(self) -> Mapping[str, list[str]]:
        """variant -> the limits it does not keep."""
        return self._limits_that_are("broken")

    @cached_property
    def open_limits(self) -> Mapping[str, list[str]]:
        """variant -> the limits of which we cannot tell whether it keeps them."""
        return self._limits_that_are("cannot tell")

    def _limits_that_are(self, verdict: Kept) -> dict[str, list[str]]:
        return {
            variant: [name for name, one in limits.items() if one.verdict == verdict]
            for variant, limits in self.judged.items()
        }

    def leader(self, kpi: str, among: Sequence[str]) -> str | None:
        """The variant with the best mean."""
        known = [name for name in among if not math.isnan(self.estimates[name][kpi].mean)]
        sign = -1 if self.kpis[kpi].better == "lower" else 1
        return max(known, key=lambda name: sign * self.estimates[name][kpi].mean, default=None)

    @cached_property
    def front_runner(self) -> str | None:
        """The leader for the objective among the variants that break no limit."""
        if self.race is not None:
            return self.race.leader
        return self.leader(self.objective, [name for name in self.variants if not self.broken_limits[name]])

    @cached_property
    def _gaps(self) -> list[Estimate]:
        """The front-runner less every other variant that breaks no limit."""
        leader = self.front_runner
        others = [name for name in self.variants if name != leader and not self.broken_limits[name]]
        return [self.difference(leader, name, self.objective) for name in others] if leader is not None else []

    @property
    def ahead(self) -> str | None:
        """The front-runner, where it surely beats every other that breaks no limit; its own limits may still be open."""
        return self.front_runner if all(gap.excludes_zero for gap in self._gaps) else None

    @cached_property
    def _choice(self) -> tuple[str | None, Decision]:
        leader = self.front_runner
        if self.race is not None:
            is_tie = self.race.is_tie and leader is not None and not self.race.open_limits(leader)
            return self.race.best, "best" if self.race.best else "tie" if is_tie else "cannot tell"
        if leader is None or self.open_limits[leader]:
            return None, "cannot tell"
        if not all(gap.excludes_zero or gap.all_zero for gap in self._gaps):
            return None, "cannot tell"
        return (None, "tie") if any(gap.all_zero for gap in self._gaps) else (leader, "best")

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
