"""How leads come in: how many a year at today's pace, how unevenly, and how few on weekends.

The pace is that since the last lasting jump: an average over a market that grew fivefold in January is the pace of no
month. Weeks that rise and fall together are written as the tide of the whole market.
Source: negative binomial weeks (variance/mean 2-5 in public lead data); one change of level by the largest t of two means.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import fmean, variance

from simsales.units import Days

from . import defaults
from .deals import Deal

YEAR: Days = 365.25
_FEWEST_WEEKS = 4
_WEEKS_AFTER = 8
_JUMP = 1.5
_CLEAR = 5.0


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
    months: Mapping[str, int] = field(default_factory=dict)
    jump: float = 1.0
    """Today's pace against the pace before `start`; 1 where there was no jump."""
    is_told: bool = True


def fit_arrivals(deals: Sequence[Deal], start: date, snapshot: date) -> Arrivals:
    """From the days on which deals came in."""
    came = [deal.created for deal in deals if deal.created is not None and deal.created >= start]
    start, jump = _since_the_jump(came, start, snapshot)
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
        dict(sorted(months.items())),
        jump,
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


def _since_the_jump(came: Sequence[date], start: date, snapshot: date) -> tuple[date, float]:
    """The first day of today's level, and how many times the level before it is."""
    weekly = _weekly(came, start, (snapshot - start).days + 1)
    best = (_CLEAR, 0, 1.0)
    for at in range(_FEWEST_WEEKS, len(weekly) - _WEEKS_AFTER + 1):
        before, after = weekly[:at], weekly[at:]
        low, high = fmean(before), fmean(after)
        error = math.sqrt(max(variance(before), low, 1.0) / len(before) + max(variance(after), high, 1.0) / len(after))
        jump = high / low if low else math.inf
        if max(jump, 1 / jump if jump else math.inf) >= _JUMP and abs(high - low) / error > best[0]:
            best = (abs(high - low) / error, at, jump)
    return start + timedelta(days=7 * best[1]), best[2]


def _weekend(window: Sequence[date], start: date, days: int) -> float:
    """Leads on a Saturday or Sunday, as a share of those on a weekday."""
    off = sum((start + timedelta(days=day)).weekday() >= 5 for day in range(days))
    on_weekends = sum(day.weekday() >= 5 for day in window)
    on_weekdays = (len(window) - on_weekends) / (days - off)
    return on_weekends / off / on_weekdays if on_weekdays and off else 1.0
