"""Pay periods as they fall: from one pay day to the next, under the plan that holds, cut where a plan or the run ends.

Used by payroll, and by whoever pays a run again under another plan. A period cut short has its part of base pay and quota.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..units import Days
from .calendar import MONTHS, Calendar, Period, period_starts
from .incentive import Tenure


@dataclass(frozen=True, slots=True)
class Within:
    """Where a pay period lies in a longer one of its plan."""

    number: int
    """Of the longer period, from 0."""
    is_last: bool
    remaining: float
    """Pay periods still to come in it after this one, cut ones by their part."""


@dataclass(frozen=True, slots=True)
class Term:
    """One pay period."""

    tenure: int
    """The number of its plan."""
    start: Days
    end: Days
    whole: tuple[Days, Days]
    """The whole period it lies in: what it would be if plan and run went on."""
    part: float
    """How much of a whole period lies in it and in the run."""
    longer: Mapping[Period, Within]
    """The same seen from every period that is as long or longer."""


def terms_of(tenures: Sequence[Tenure], calendar: Calendar, horizon: Days) -> list[Term]:
    """Every pay period of a run, in order of time; each plan's own periods between its first day and the next plan's."""
    found: list[Term] = []
    for number, tenure in enumerate(tenures):
        end = tenures[number + 1].starts if number + 1 < len(tenures) else float("inf")
        found += _terms_under(number, tenure.plan.period, tenure.starts, end, calendar, horizon)
    return found


def _terms_under(number: int, period: Period, first: Days, last: Days, calendar: Calendar, horizon: Days) -> list[Term]:
    bounds = period_starts(calendar, period, horizon)
    spans = []
    for start, end in pairwise(bounds):
        if start < last and end > first:
            low, high = max(start, first), min(end, last)
            spans.append((low, high, (start, end), part_of((start, end), low, min(horizon, high))))
    longer: list[dict[Period, Within]] = [{} for _ in spans]
    for other in MONTHS:
        if not MONTHS[other] % MONTHS[period]:
            starts = period_starts(calendar, other, horizon)
            inside = [bisect_right(starts, low) - 1 for low, *_ in spans]
            for i, span in enumerate(inside):
                to_come = sum(spans[j][3] for j in range(i + 1, len(spans)) if inside[j] == span)
                is_last = i + 1 == len(inside) or inside[i + 1] != span
                longer[i][other] = Within(span, is_last, to_come)
    return [Term(number, *span, longer[i]) for i, span in enumerate(spans)]


def part_of(whole: tuple[Days, Days], start: Days, end: Days) -> float:
    """How much of a whole period lies between two days."""
    return (end - start) / (whole[1] - whole[0])
