"""From the buyer's time to dates on file: what nights and weekends do to a delay before a CRM counts it in days.

In the model a lead comes in at any hour, is worked on from nine to five on working days, waits for its buyer, and is
worked on again when the office is open. A CRM then counts days between dates. For each number of days this says how
long the buyer's own time may at most have been, over all hours of the week at which a lead may come in: with that the
curve is fitted to the file in the terms in which the model will be counted.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[Any]
_OPENS, _CLOSES, _WEEK = 9 / 24, 17 / 24, 7
_HOURS = np.array([5.0, 10.0, 12.0, 14.0, 16.0, 21.0]) / 24
_HOUR_WEIGHTS = np.array([9.0, 2.0, 2.0, 2.0, 2.0, 7.0]) / 24
LONGEST = 4000
FINE = 28
"""Beyond so many days the hour of arrival no longer matters: one mean limit per day is enough."""


@cache
def mean_limits(weekend: float) -> Numbers:
    """The mean limit of each day from `FINE` on."""
    limits, weights = office_limits(weekend)
    mean: Numbers = limits[FINE:] @ weights
    return mean


@cache
def office_limits(weekend: float) -> tuple[Numbers, Numbers]:
    """Limits of the delay, a row per day on file and a column per hour of arrival, and the weights of the columns.

    A deal is closed by day d if its buyer's time is at most the limit; below 0 it cannot be.
    """
    limits, weights = [], []
    day = np.arange(LONGEST + 1)
    for weekday in range(_WEEK):
        for hour, weight in zip(_HOURS, _HOUR_WEIGHTS, strict=True):
            opened = _next_open(weekday + hour)
            last = weekday + day
            back = np.maximum(last % _WEEK - 4, 0)
            limits.append(last - back + _CLOSES - opened)
            weights.append(weight * (weekend if weekday >= 5 else 1.0))
    share = np.array(weights)
    return np.array(limits).T, share / share.sum()


def _next_open(t: float) -> float:
    """When the office is next open; day 0 is a Monday."""
    day, hour = int(t), t - int(t)
    if hour > _CLOSES:
        day, hour = day + 1, 0.0
    if day % _WEEK >= 5:
        day, hour = day + _WEEK - day % _WEEK, 0.0
    return day + max(hour, _OPENS)
