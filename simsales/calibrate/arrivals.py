"""How leads come in: how many a year at today's pace, how unevenly, and how few on weekends.

The pace is that since the last lasting shift: an average over a market that grew fivefold in January is the pace of no
month. Weeks that rise and fall together are written as the tide of the whole market.
Source: negative binomial weeks (variance/mean 2-5 in public lead data); shifts: `levels`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean, variance

from simsales.units import Days

from . import defaults
from .deals import Deal
from .levels import levels
from .weekdays import EVEN, weekday_factors

YEAR: Days = 365.25


@dataclass(frozen=True, slots=True)
class Shift:
    """From a day on leads came in at another pace: so many times the pace before."""

    day: date
    times: float


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Deals that come in, from the first day from which the file shows all of them at today's pace (at most a year back)."""

    start: date
    days: int
    deals: int
    per_year: float
    doubt: float
    """Standard error of the rate, as a share of it: weeks differ, so a few of them tell it only so well."""
    weekly_swing: float
    clumping: float
    """Variance / mean of weekly counts; 1 would be pure chance."""
    weekend: float
    weekdays: tuple[float, ...] = EVEN
    """Factors of the days of the week, Monday first, beside `weekend`."""
    months: Mapping[str, int] = field(default_factory=dict)
    shifts: tuple[Shift, ...] = ()
    """Lasting changes of pace; `start` is the day of the last one."""
    is_told: bool = True

    @property
    def of_the_week(self) -> tuple[float, ...]:
        """How many leads come in on each day of the week, Monday first."""
        return tuple(factor * (self.weekend if day >= 5 else 1.0) for day, factor in enumerate(self.weekdays))


def fit_arrivals(deals: Sequence[Deal], start: date, snapshot: date) -> Arrivals:
    """From the days on which deals came in."""
    came = [deal.created for deal in deals if deal.created is not None and deal.created >= start]
    shifts = _shifts(came, start, snapshot)
    start = shifts[-1].day if shifts else start
    window = [day for day in came if day >= start]
    days = (snapshot - start).days + 1
    weekly = _weekly(window, start, days)
    mean, spread = fmean(weekly), variance(weekly)
    swing = math.sqrt(max(spread - mean, 0.0)) / mean if mean else 0.0
    doubt = math.sqrt(max(spread, mean) / len(weekly)) / mean if mean else 0.0
    months = Counter(f"{day:%Y-%m}" for day in window)
    return Arrivals(
        start,
        days,
        len(window),
        len(window) / days * YEAR,
        doubt,
        min(swing, 2.0),
        spread / mean if mean else math.nan,
        _weekend(window, start, days),
        weekday_factors(window, start, days),
        dict(sorted(months.items())),
        shifts,
    )


def arrivals_unknown(deals: int) -> Arrivals:
    """The pace where the file has no dates."""
    leads = min(deals, defaults.LEADS_A_YEAR)
    swing = math.sqrt((defaults.VARIANCE_TO_MEAN - 1) / (leads / 52))
    return Arrivals(
        defaults.START,
        365,
        deals,
        leads,
        defaults.RATE_DOUBT,
        min(swing, 2.0),
        defaults.VARIANCE_TO_MEAN,
        defaults.WEEKEND,
        is_told=False,
    )


def _weekly(came: Sequence[date], start: date, days: int) -> list[int]:
    weekly = [0] * (days // 7)
    for day in came:
        week = (day - start).days // 7
        if 0 <= week < len(weekly):
            weekly[week] += 1
    return weekly


def _shifts(came: Sequence[date], start: date, snapshot: date) -> tuple[Shift, ...]:
    """Every lasting change of pace since the start."""
    found = levels(_weekly(came, start, (snapshot - start).days + 1))
    return tuple(
        Shift(start + timedelta(days=7 * level.week), level.mean / before.mean if before.mean else math.inf)
        for before, level in pairwise(found)
    )


def _weekend(window: Sequence[date], start: date, days: int) -> float:
    """Leads on a Saturday or Sunday, as a share of those on a weekday."""
    off = sum((start + timedelta(days=day)).weekday() >= 5 for day in range(days))
    on_weekends = sum(day.weekday() >= 5 for day in window)
    on_weekdays = (len(window) - on_weekends) / (days - off)
    return on_weekends / off / on_weekdays if on_weekdays and off else 1.0
