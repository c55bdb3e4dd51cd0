"""Limits: what the best variant must keep, on average or in most years, for the firm or for the worst-off rep."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from simsales.spec.scenario import Limit

from .runner import Results, RunResult


def broken_limits(results: Results, variant: str, baseline: str) -> list[str]:
    """The names of the limits that a variant does not keep, in the order of the scenario."""
    return [name for name, limit in results.scenario.limits.items() if not _kept(limit, results, variant, baseline)]


def _kept(limit: Limit, results: Results, variant: str, baseline: str) -> bool:
    pairs = list(zip(results.runs[variant], results.runs[baseline], strict=True))
    if limit.of == "worst rep" and limit.share_of_years is None:
        return all(slack >= 0 for slack in _mean_slacks(limit, pairs))
    slacks = [slack for run, base in pairs if not math.isnan(slack := _slack(limit, run, base))]
    if not slacks:
        return True
    if limit.share_of_years is not None:
        return sum(slack >= 0 for slack in slacks) >= limit.share_of_years * len(slacks)
    return math.fsum(slacks) >= 0


def _mean_slacks(limit: Limit, pairs: Sequence[tuple[RunResult, RunResult]]) -> list[float]:
    """Every rep's mean over the years, inside the limit or not: one year's luck is nobody's loss."""
    slacks = []
    for rep in _of_reps(limit, pairs[0][0]):
        mine, theirs = (
            [value for one in side if not math.isnan(value := _of_reps(limit, one).get(rep, math.nan))]
            for side in zip(*pairs, strict=True)
        )
        if mine and (theirs or limit.against is None):
            base = math.fsum(theirs) / len(theirs) if theirs else math.nan
            slacks.append(_inside(limit, _relative(limit, math.fsum(mine) / len(mine), base)))
    return slacks


def _slack(limit: Limit, run: RunResult, base: RunResult) -> float:
    """How far inside the limit a run is; below 0 it is outside."""
    if limit.of == "whole":
        return _inside(limit, _relative(limit, _whole(limit, run), base.kpis[limit.kpi]))
    mine, theirs = _of_reps(limit, run), _of_reps(limit, base)
    values = (_relative(limit, value, theirs.get(rep, math.nan)) for rep, value in mine.items())
    return min((_inside(limit, value) for value in values if not math.isnan(value)), default=math.nan)


def _whole(limit: Limit, run: RunResult) -> float:
    if limit.block == "unchanged":
        return run.unchanged.kpis[limit.kpi] if run.unchanged is not None else math.nan
    return run.kpis[limit.kpi]


def _of_reps(limit: Limit, run: RunResult) -> Mapping[str, float]:
    if limit.block == "unchanged":
        return run.unchanged.pay_by_rep if run.unchanged is not None else {}
    return run.per_rep[limit.kpi]


def _relative(limit: Limit, value: float, base: float) -> float:
    if limit.against is None:
        return value
    return value / base if base else math.nan


def _inside(limit: Limit, value: float) -> float:
    return limit.at_most - value if limit.at_most is not None else value - (limit.at_least or 0.0)
