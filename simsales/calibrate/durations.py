"""Time to close: a lognormal curve, from deals that have closed and from those that have not closed yet.

A deal still open says "longer than this"; a deal that came in before the file's first close is only there because it
was still open then, and counts from that age on. The curve is the most likely one. Where one curve cannot follow the
file (quick deals and slow deals in one pile), the likely one is off on what everybody looks at, the days of the deals
closed so far; then the curve is set to agree with the file on that and on how many have closed, and the report says so.
Source: maximum likelihood with right-censoring and delayed entry, e.g. Klein & Moeschberger, Survival Analysis, ch. 3.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from simsales.units import Days

from .deals import Deal, first_close

Numbers: TypeAlias = npt.NDArray[Any]
How = Literal["likely", "agreed"]
OFFICE_WAIT: Days = 1.27
"""What nights and weekends add in the model: two stages of work, each waiting .635 day on average for nine to five."""
_SHORTEST: Days = 0.5
_TOLERATED = 0.1
_WIDEST = 3.0


@dataclass(frozen=True, slots=True)
class Ages:
    """Deals as a curve sees them: days, whether closed by then, and the age from which they could be seen."""

    days: Numbers
    closed: Numbers
    seen_from: Numbers


@dataclass(frozen=True, slots=True)
class TimeToClose:
    """The curve, in days without office waits, and how it compares with the file (deals of the window)."""

    median: Days
    sigma: float
    how: How
    error: float
    file_median: Days
    likely_median: Days
    gap_at: Days
    file_at_gap: float
    curve_at_gap: float

    def closed_by(self, days: Numbers) -> Numbers:
        """Share of deals closed by an age, office waits included."""
        return _curve(days, math.log(self.median), self.sigma)


def fit_time_to_close(deals: Sequence[Deal], snapshot: date, window: date) -> TimeToClose:
    """`window`: the day from which the file shows every deal that came in."""
    everything = ages_of(deals, snapshot)
    seen = [deal for deal in deals if deal.created >= window]
    cohort, lived = ages_of(seen, snapshot), np.array([(snapshot - deal.created).days for deal in seen])
    mu, sigma, error = _most_likely(everything)
    file_median = float(np.median(cohort.days[cohort.closed]))
    likely = _closed_median(mu, sigma, lived)
    how: How = "likely"
    if abs(likely / file_median - 1) > _TOLERATED:
        how, (mu, sigma) = "agreed", _agreeing(mu, sigma, cohort, lived, file_median)
    gap_at, file_share, curve_share = _widest_gap(everything, mu, sigma)
    return TimeToClose(math.exp(mu), sigma, how, error, file_median, likely, gap_at, file_share, curve_share)


def ages_of(deals: Sequence[Deal], snapshot: date) -> Ages:
    seen = first_close(deals) - timedelta(days=1)
    return Ages(np.array([deal.age(snapshot) for deal in deals], dtype=float),
                np.array([deal.closed is not None for deal in deals]),
                np.array([max((seen - deal.created).days, 0) for deal in deals], dtype=float))


def observed_curve(ages: Ages) -> tuple[Numbers, Numbers]:
    """Share closed by each age at which a deal closed (the product-limit estimate of Kaplan and Meier)."""
    at = np.unique(ages.days[ages.closed])
    still = np.array([((ages.seen_from < day) & (ages.days >= day)).sum() for day in at])
    closing = np.array([(ages.closed & (ages.days == day)).sum() for day in at])
    return at, 1 - np.cumprod(1 - closing / np.maximum(still, 1))


def _curve(days: Numbers, mu: float, sigma: float) -> Numbers:
    from scipy.special import ndtr

    inner = np.maximum(np.asarray(days, dtype=float) - OFFICE_WAIT, 1e-9)
    shares: Numbers = ndtr((np.log(inner) - mu) / sigma)
    return shares


def _most_likely(ages: Ages) -> tuple[float, float, float]:
    """Log-median, log-sd, and the standard error of the log-median."""
    from scipy.optimize import minimize
    from scipy.special import log_ndtr

    logs = np.log(np.maximum(ages.days - OFFICE_WAIT, _SHORTEST))
    late = ages.seen_from > 0
    entry = np.log(np.maximum(ages.seen_from[late] - OFFICE_WAIT, _SHORTEST))

    def surprise(point: Numbers) -> float:
        mu, sigma = point[0], math.exp(point[1])
        z = (logs - mu) / sigma
        told = np.where(ages.closed, -z * z / 2 - math.log(sigma), log_ndtr(-z)).sum()
        return float(log_ndtr(-(entry - mu) / sigma).sum() - told)

    start = np.array([float(np.median(logs)), 0.0])
    best = minimize(surprise, start, method="Nelder-Mead", options={"xatol": 1e-5, "fatol": 1e-6, "maxiter": 2000}).x
    mu, log_sigma = float(best[0]), float(best[1])
    return mu, min(math.exp(log_sigma), _WIDEST), _error(surprise, mu, log_sigma)


def _error(surprise: Any, mu: float, log_sigma: float) -> float:
    """Standard error of the log-median, from the curvature at the best point."""
    step = 1e-3
    at = [[surprise(np.array([mu + i * step, log_sigma + j * step])) for j in (-1, 0, 1)] for i in (-1, 0, 1)]
    inner = (at[2][1] - 2 * at[1][1] + at[0][1]) / step**2
    cross = (at[2][2] - at[2][0] - at[0][2] + at[0][0]) / (4 * step**2)
    other = (at[1][2] - 2 * at[1][1] + at[1][0]) / step**2
    sharpness = inner - cross**2 / other if other > 0 else inner
    return 1 / math.sqrt(sharpness) if sharpness > 0 else math.nan


def _closed_by(days: float, mu: float, sigma: float, lived: Numbers) -> float:
    """Share of all deals that have closed within `days`, when each has lived so long; dates count whole days."""
    return float(_curve(np.minimum(lived, days) + 0.5, mu, sigma).mean())


def _closed_median(mu: float, sigma: float, lived: Numbers) -> Days:
    """Median age of the deals closed so far."""
    from scipy.optimize import brentq

    half = _closed_by(math.inf, mu, sigma, lived) / 2
    return float(brentq(lambda days: _closed_by(days, mu, sigma, lived) - half, 0.0, float(lived.max()) + 1.0))


def _agreeing(mu: float, sigma: float, cohort: Ages, lived: Numbers, median: Days) -> tuple[float, float]:
    """The curve under which as many deals have closed, half of them by as many days, as the file shows."""
    from scipy.optimize import least_squares

    closed = float(cohort.closed.mean())
    early = float((cohort.closed & (cohort.days <= median)).mean())

    def off(point: Numbers) -> list[float]:
        return [_closed_by(math.inf, point[0], point[1], lived) - closed,
                _closed_by(median, point[0], point[1], lived) - early]

    found = least_squares(off, [mu, min(sigma, _WIDEST - 0.01)], bounds=([-3.0, 0.05], [9.0, _WIDEST])).x
    return float(found[0]), float(found[1])


def _widest_gap(ages: Ages, mu: float, sigma: float) -> tuple[Days, float, float]:
    """The age at which the curve is furthest from the file, and both shares closed there."""
    at, shares = observed_curve(ages)
    curve = _curve(at + 0.5, mu, sigma)
    widest = int(np.argmax(np.abs(curve - shares)))
    return float(at[widest]), float(shares[widest]), float(curve[widest])
