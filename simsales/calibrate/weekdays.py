"""The shape of the week: whether leads come more on some weekdays than on others, and by how much.

Working days are compared among themselves, and Saturday with Sunday; how the two kinds differ is the weekend's share.
A shape is taken only where the same days are the busy ones week after week, and moved towards even by the part that luck
makes.
Source: ranks within weeks (Friedman 1937; F by Iman & Davenport 1980); empirical Bayes with quasi-Poisson days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[Any]
EVEN = (1.0,) * 7
_BY_LUCK = 0.01
_FEWEST_WEEKS = 4
_GROUPS = (slice(0, 5), slice(5, 7))


def weekday_factors(came: Sequence[date], start: date, days: int) -> tuple[float, ...]:
    """Factors of the seven days, Monday first: mean 1 over the working days, and over the weekend."""
    weeks = days // 7
    if weeks < _FEWEST_WEEKS:
        return EVEN
    counts = np.zeros((weeks, 7))
    for day in came:
        week = (day - start).days // 7
        if 0 <= week < weeks:
            counts[week, day.weekday()] += 1
    factors = np.concatenate([_factors(counts[:, group]) for group in _GROUPS])
    return tuple(round(float(factor), 3) for factor in factors)


def _factors(counts: Numbers) -> Numbers:
    """Factors of a few days that should be alike, from a row of counts per week."""
    counts = counts[counts.sum(axis=1) > 0]
    weeks, days = counts.shape
    even = np.ones(days)
    if weeks < _FEWEST_WEEKS or _chance(counts) > _BY_LUCK:
        return even
    totals, expected = counts.sum(axis=0), counts.sum() / days
    each = np.outer(counts.sum(axis=1), totals / totals.sum())
    luck = float((np.square(counts - each) / np.maximum(each, 1e-9)).sum()) / ((weeks - 1) * (days - 1))
    apart = float((np.square(totals - expected) / expected).sum())
    kept = max(1 - luck * (days - 1) / apart, 0.0)
    shaped: Numbers = 1 + kept * (totals / expected - 1)
    return shaped


def _chance(counts: Numbers) -> float:
    """How often days that are alike would be ranked so much alike, week after week."""
    from scipy.stats import f, rankdata

    ranks = rankdata(counts, axis=1)
    weeks, days = counts.shape
    means = ranks.mean(axis=0)
    within = float(np.square(ranks - means).sum()) / ((weeks - 1) * (days - 1))
    apart = weeks * float(np.square(means - (days + 1) / 2).sum()) / (days - 1)
    if not within:
        return 0.0 if apart else 1.0
    return float(f.sf(apart / within, days - 1, (weeks - 1) * (days - 1)))
