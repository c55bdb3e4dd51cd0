"""Limits: what the best variant must keep, on average or in most years, for the firm or for the worst-off rep."""

from __future__ import annotations

import math
from collections.abc import Mapping

from simsales.spec.scenario import Limit

from .runner import Results, RunResult


def broken_limits(results: Results, variant: str, baseline: str) -> list[str]:
    """The names of the limits that a variant does not keep, in the order of the scenario."""
    return [name for name, limit in results.scenario.limits.items() if not _kept(limit, results, variant, baseline)]


def _kept(limit: Limit, results: Results, variant: str, baseline: str) -> bool:
    pairs = zip(results.runs[variant], results.runs[baseline], strict=True)
    slacks = [slack for run, base in pairs if not math.isnan(slack := _slack(limit, run, base))]
    if not slacks:
        return True
    if limit.share_of_years is not None:
        return sum(slack >= 0 for slack in slacks) >= limit.share_of_years * len(slacks)
    return math.fsum(slacks) >= 0


def _slack(limit: Limit, run: RunResult, base: RunResult) -> float:
    """How far inside the limit a run is; below 0 it is outside."""
    if limit.of == "whole":
        return _inside(limit, _relative(limit, run.kpis[limit.kpi], base.kpis[limit.kpi]))
    return min(
        (_inside(limit, value) for value in _per_rep(limit, run, base).values() if not math.isnan(value)),
        default=math.nan,
    )


def _per_rep(limit: Limit, run: RunResult, base: RunResult) -> Mapping[str, float]:
    mine, theirs = run.per_rep[limit.kpi], base.per_rep[limit.kpi]
    return {rep: _relative(limit, value, theirs.get(rep, math.nan)) for rep, value in mine.items()}


def _relative(limit: Limit, value: float, base: float) -> float:
    if limit.against is None:
        return value
    return value / base if base else math.nan


def _inside(limit: Limit, value: float) -> float:
    return limit.at_most - value if limit.at_most is not None else value - (limit.at_least or 0.0)
