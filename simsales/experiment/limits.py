"""Limits: what the best variant must keep, on average or in most years, for the firm, a group or the worst-off rep."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from simsales.spec.scenario import Limit, Scenario

from .runner import Results, RunResult


def broken_limits(results: Results, variant: str, baseline: str) -> list[str]:
    """The names of the limits that a variant does not keep, in the order of the scenario."""
    return [name for name, limit in results.scenario.limits.items() if not _kept(limit, results, variant, baseline)]


def _kept(limit: Limit, results: Results, variant: str, baseline: str) -> bool:
    pairs = list(zip(results.runs[variant], results.runs[baseline], strict=True))
    who = _members(limit, results.scenario, _of_reps(limit, results.runs[variant][0]))
    if who and limit.share_of_years is None:
        return all(slack >= 0 for slack in _mean_slacks(limit, who, pairs))
    slacks = [slack for run, base in pairs if not math.isnan(slack := _slack(limit, who, run, base))]
    if not slacks:
        return True
    if limit.share_of_years is not None:
        return sum(slack >= 0 for slack in slacks) >= limit.share_of_years * len(slacks)
    return math.fsum(slacks) >= 0


def _members(limit: Limit, scenario: Scenario, reps: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The reps a limit looks at, by whose figure it is: each alone, or all of a group together; none for the whole firm."""
    match limit.of:
        case "worst rep":
            return {rep: [rep] for rep in reps}
        case "group":
            return {str(limit.group): [rep for rep, spec in scenario.reps.items() if spec.is_in(limit.group)]}
        case _:
            return {}


def _mean_slacks(
    limit: Limit, who: Mapping[str, Sequence[str]], pairs: Sequence[tuple[RunResult, RunResult]]
) -> list[float]:
    """Everybody's mean over the years, inside the limit or not: one year's luck is nobody's loss."""
    slacks = []
    for reps in who.values():
        mine, theirs = (
            [value for one in side if not math.isnan(value := _together(limit, reps, one))]
            for side in zip(*pairs, strict=True)
        )
        if mine and (theirs or limit.against is None):
            base = math.fsum(theirs) / len(theirs) if theirs else math.nan
            slacks.append(_inside(limit, _relative(limit, math.fsum(mine) / len(mine), base)))
    return slacks


def _slack(limit: Limit, who: Mapping[str, Sequence[str]], run: RunResult, base: RunResult) -> float:
    """How far inside the limit a run is; below 0 it is outside."""
    if not who:
        return _inside(limit, _relative(limit, _whole(limit, run), base.kpis[limit.kpi]))
    values = (_relative(limit, _together(limit, reps, run), _together(limit, reps, base)) for reps in who.values())
    return min((_inside(limit, value) for value in values if not math.isnan(value)), default=math.nan)


def _together(limit: Limit, reps: Sequence[str], run: RunResult) -> float:
    """The mean of some reps; not a number where none of them has one."""
    known = _of_reps(limit, run)
    values = [value for rep in reps if not math.isnan(value := known.get(rep, math.nan))]
    return math.fsum(values) / len(values) if values else math.nan


def _whole(limit: Limit, run: RunResult) -> float:
    if limit.block == "unchanged":
        return run.unchanged.kpis[limit.kpi] if run.unchanged is not None else math.nan
    return run.kpis[limit.kpi]


def _of_reps(limit: Limit, run: RunResult) -> Mapping[str, float]:
    if limit.of == "whole":
        return {}
    if limit.block == "unchanged":
        return run.unchanged.pay_by_rep if run.unchanged is not None else {}
    return run.per_rep[limit.kpi]


def _relative(limit: Limit, value: float, base: float) -> float:
    if limit.against is None:
        return value
    return value / base if base else math.nan


def _inside(limit: Limit, value: float) -> float:
    return limit.at_most - value if limit.at_most is not None else value - (limit.at_least or 0.0)
