"""Limits: what the best variant must keep, on average or in most years, for the firm, a group or the worst-off rep.

A limit is judged like everything else here, with its doubt: it is kept or broken where the interval of its figure says so,
and otherwise we cannot tell. "Of today's" is judged year by year against the current plan under the same luck.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simsales.spec.scenario import Limit, Scenario

from .estimates import CONFIDENCE, Estimate, estimate, share
from .runs import Results, RunResult

Kept = Literal["kept", "broken", "cannot tell"]


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a limit is kept, and the figure it looks at with its interval: a mean (of the one who comes off worst, and as a
    share of today's, where the limit is about that), or the share of years that keep it."""

    verdict: Kept
    value: float
    low: float
    high: float


_NOTHING = Judged("kept", math.nan, math.nan, math.nan)
"""Where there is no figure there is nothing to break."""


def judged(results: Results, variant: str, baseline: str, confidence: float = CONFIDENCE) -> dict[str, Judged]:
    """Every limit of the scenario, in its order, for one variant."""
    mine, theirs = results.runs[variant], results.runs[baseline]
    return {
        name: judge(limit, results.scenario, mine, theirs, confidence)
        for name, limit in results.scenario.limits.items()
    }


def judge(
    limit: Limit,
    scenario: Scenario,
    mine: Sequence[RunResult],
    theirs: Sequence[RunResult],
    confidence: float = CONFIDENCE,
) -> Judged:
    """One limit, by the years of a variant and, where it is about today's, those of the current plan under the same luck (as
    far as both go)."""
    members = _members(limit, scenario, _of_reps(limit, mine[0]))
    pairs = list(zip(mine, theirs if limit.against else mine, strict=False))
    years = {who: _Years.of(limit, reps, pairs) for who, reps in members.items()}
    if limit.share_of_years is not None:
        return _judge_share(limit.share_of_years, list(years.values()), confidence)
    return _judge_means(limit, [one for one in years.values() if one.slacks], confidence)


@dataclass(frozen=True, slots=True)
class _Years:
    """How far inside a limit somebody is, year by year (below 0: outside; not a number: nothing to judge), and what the limit
    is measured against."""

    slacks: Sequence[float]
    scale: float

    @classmethod
    def of(cls, limit: Limit, reps: Sequence[str] | None, pairs: Sequence[tuple[RunResult, RunResult]]) -> _Years:
        mine = [_figure(limit, reps, run) for run, _ in pairs]
        theirs = [_figure(limit, reps, base) if limit.against else 1.0 for _, base in pairs]
        slacks = [_inside(limit, value, base) for value, base in zip(mine, theirs, strict=True)]
        known = [base for slack, base in zip(slacks, theirs, strict=True) if not math.isnan(slack)]
        return cls(slacks if known else (), math.fsum(known) / len(known) if known else math.nan)


def _judge_share(at_least: float, members: Sequence[_Years], confidence: float) -> Judged:
    """A year is kept when everybody keeps it."""
    years = [
        min(known)
        for year in zip(*(one.slacks for one in members if one.slacks), strict=True)
        if (known := [slack for slack in year if not math.isnan(slack)])
    ]
    if not years:
        return _NOTHING
    found = share(sum(slack >= 0 for slack in years), len(years), confidence)
    return Judged(_verdict(found.low - at_least, found.high - at_least), found.mean, found.low, found.high)


def _judge_means(limit: Limit, members: Sequence[_Years], confidence: float) -> Judged:
    """All have to keep it on average; that one of many breaks it must be sure for as many."""
    if not members:
        return _NOTHING
    means = [estimate(one.slacks, confidence) for one in members]
    strict = [estimate(one.slacks, 1 - (1 - confidence) / len(members)) for one in members]
    worst = min(range(len(members)), key=lambda i: means[i].mean / (abs(members[i].scale) or 1.0))
    verdict = _verdict(min(_low(found) for found in means), min(_high(found) for found in strict))
    return _told(limit, verdict, means[worst], members[worst].scale)


def _low(found: Estimate) -> float:
    return found.mean if found.n == 1 else found.low


def _high(found: Estimate) -> float:
    return found.mean if found.n == 1 else found.high


def _verdict(low: float, high: float) -> Kept:
    return "kept" if low >= 0 else "broken" if high < 0 else "cannot tell"


def _told(limit: Limit, verdict: Kept, slack: Estimate, scale: float) -> Judged:
    """Back from how far inside to the figure itself."""
    bound = limit.at_most if limit.at_most is not None else limit.at_least or 0.0
    sign, scale = (-1 if limit.at_most is not None else 1), scale or 1.0
    ends = sorted(bound + sign * end / scale for end in (slack.low, slack.high))
    return Judged(verdict, bound + sign * slack.mean / scale, ends[0], ends[1])


def _members(limit: Limit, scenario: Scenario, reps: Iterable[str]) -> Mapping[str, Sequence[str] | None]:
    """Whose figure is judged: the whole firm's, each rep's alone, or that of a group of reps together."""
    match limit.of:
        case "worst rep":
            return {rep: [rep] for rep in reps}
        case "group":
            return {str(limit.group): [rep for rep, spec in scenario.reps.items() if spec.is_in(limit.group)]}
        case _:
            return {"": None}


def _figure(limit: Limit, reps: Sequence[str] | None, run: RunResult) -> float:
    """The firm's figure, or the mean of some reps; not a number where none of them has one."""
    if reps is None:
        if limit.block == "unchanged":
            return run.unchanged.kpis[limit.kpi] if run.unchanged is not None else math.nan
        return run.kpis[limit.kpi]
    known = _of_reps(limit, run)
    values = [value for rep in reps if not math.isnan(value := known.get(rep, math.nan))]
    return math.fsum(values) / len(values) if values else math.nan


def _of_reps(limit: Limit, run: RunResult) -> Mapping[str, float]:
    if limit.of == "whole":
        return {}
    if limit.block == "unchanged":
        return run.unchanged.pay_by_rep if run.unchanged is not None else {}
    return run.per_rep[limit.kpi]


def _inside(limit: Limit, value: float, base: float) -> float:
    if limit.at_most is not None:
        return limit.at_most * base - value
    return value - (limit.at_least or 0.0) * base
