"""The first response: how long our own side takes before it turns to a new lead, and who still cares by then.

Used by the fit: from the file where it says when a lead was first contacted, else as audits of companies found it. In
the model a lead waits for our side, then for the office to open; hot and warm leads cool meanwhile.
Source: Oldroyd, McElheran & Elkington, The Short Life of Online Sales Leads, HBR 2011: about half answer within a day,
the mean is 42 hours; how fast leads cool: lead-response vendors, upper bounds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from simsales.market.pipelines.buyer_stages import Interest
from simsales.units import Days

from .deals import Contact, Deal

Numbers: TypeAlias = npt.NDArray[Any]
OPENS, CLOSES, WEEK = 9 / 24, 17 / 24, 7
INTEREST = Interest()
PROMISE = 24
"""Hours promised in the example variant."""
FEWEST = 30
_MINUTES, _HOURS = 1440, 24
_AN_HOUR: Days = 1 / 24
_POINTS = 40
_UNTIMED = (np.arange(24) + 0.5) / 24


@dataclass(frozen=True, slots=True)
class FirstResponse:
    """Lognormal hours until somebody turns to a lead, office hours not yet counted; `contacts` told it (0: published)."""

    median: float
    sigma: float
    contacts: int = 0

    @property
    def is_told(self) -> bool:
        return self.contacts > 0

    def days(self, points: int) -> Numbers:
        """Evenly likely values."""
        from scipy.special import ndtri

        share = (np.arange(points) + 0.5) / points
        return self.median / _HOURS * np.exp(self.sigma * ndtri(share))


PUBLISHED = FirstResponse(12.0, 1.3)
"""With nights and weekends on top: half within a day, 42 hours on average, as the audits."""


def next_open(t: Numbers) -> Numbers:
    """When the office is next open; day 0 is a Monday."""
    day = np.floor(t)
    hour = t - day
    is_late = hour > CLOSES
    day, hour = day + is_late, np.where(is_late, 0.0, hour)
    back = np.maximum(day % WEEK - 4, 0)
    is_off = back > 0
    return np.where(is_off, day + 3 - back, day) + np.maximum(np.where(is_off, 0.0, hour), OPENS)


def interested(days: Numbers) -> Numbers:
    """Share of leads that still want to talk after so long."""
    hot = np.exp2(-days * _MINUTES / INTEREST.hot_half_life)
    warm = np.exp2(-days / INTEREST.warm_half_life)
    share: Numbers = INTEREST.hot_share * hot + (1 - INTEREST.hot_share) * warm
    return share


def waits(response: FirstResponse, weekdays: Sequence[float]) -> tuple[Numbers, Numbers]:
    """Days from a lead to the first work on it, over all hours of the week and evenly likely responses; their weights."""
    arrival = np.arange(WEEK * 24) / 24 + 0.5 / 24
    ready = arrival[:, None] + response.days(_POINTS)[None, :]
    weights = np.repeat(np.repeat(np.array(weekdays, dtype=float), 24)[:, None], _POINTS, axis=1)
    return next_open(ready) - arrival[:, None], weights / weights.sum()


def cold_share(response: FirstResponse, weekdays: Sequence[float]) -> float:
    """Share of leads that have lost interest before anybody talks to them."""
    days, weights = waits(response, weekdays)
    return 1 - float((interested(days) * weights).sum())


def hours_to_first_work(response: FirstResponse, weekdays: Sequence[float]) -> tuple[float, float]:
    """Median and mean hours, nights and weekends included, as a CRM would show them."""
    days, weights = (each.ravel() for each in waits(response, weekdays))
    order = np.argsort(days)
    middle = int(np.searchsorted(np.cumsum(weights[order]), 0.5))
    return float(days[order][middle]) * _HOURS, float((days * weights).sum()) * _HOURS


def fit_response(deals: Sequence[Deal]) -> FirstResponse:
    """The most likely law of the contacts on file; as published where there are too few."""
    from scipy.optimize import minimize
    from scipy.special import ndtr

    cells = Counter(deal.contact for deal in deals if deal.contact is not None)
    if sum(cells.values()) < FEWEST:
        return PUBLISHED
    low, high, weight = (np.array(column) for column in zip(*map(_between, cells), strict=True))
    count = np.array(list(cells.values()), dtype=float)

    def surprise(point: Numbers) -> float:
        median, sigma = math.exp(min(max(point[0], -6.0), 7.0)), math.exp(min(max(point[1], -2.5), 1.0))
        inside = ndtr(np.log(high / median) / sigma) - ndtr(np.log(low / median) / sigma)
        return -float((count * np.log(np.maximum((inside * weight).sum(axis=1), 1e-12))).sum() / count.sum())

    best = min(
        (minimize(surprise, [start, 0.0], method="Nelder-Mead") for start in (-3.0, -1.0, 0.5)),
        key=lambda one: float(one.fun),
    )
    median, sigma = math.exp(min(max(best.x[0], -6.0), 7.0)), math.exp(min(max(best.x[1], -2.5), 1.0))
    return FirstResponse(median * _HOURS, sigma, int(count.sum()))


def _between(contact: Contact) -> tuple[Numbers, Numbers, Numbers]:
    """Between which days our side must have turned to the lead, for each hour at which it may have come in.

    Work that begins when the office opens may have been ready since it closed; where no hour is on file, any is possible.
    """
    came = _UNTIMED if contact.hour is None else np.full(len(_UNTIMED), contact.hour)
    day = contact.weekday + contact.days
    back = max(day % WEEK - 4, 0)
    office_day = day - back
    before = office_day - (3 if office_day % WEEK == 0 else 1) + CLOSES
    if contact.at is None:
        low, high = before, day + (1.0 if back else CLOSES)
    else:
        high = day + contact.at
        low = before if back or contact.at <= OPENS + _AN_HOUR else high - _AN_HOUR
    began = contact.weekday + came
    is_possible = high > began
    lows, highs = np.maximum(low - began, 1e-9), np.where(is_possible, np.maximum(high - began, 1e-6), 1.0)
    return np.minimum(lows, highs), highs, is_possible / max(is_possible.sum(), 1)
