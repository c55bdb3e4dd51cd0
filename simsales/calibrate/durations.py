"""Time to close and how deals end, fitted together from deals that have closed and from those that have not yet.

A deal still open says "longer than this"; a deal that came in before the file's first close is only there because it
was still open then, and counts from that age on. Four laws are tried and the most likely one is kept, unless a simpler
one is nearly as likely. Quick and slow buyers may be won with different odds, so how long a deal takes and how it ends
hang together as in the file.
Source: maximum likelihood with right-censoring and delayed entry, e.g. Klein & Moeschberger, Survival Analysis, ch. 3;
choice by the Bayesian information criterion (Schwarz 1978).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from simsales.units import Days, Share

from .curves import IDLE_SHAPES, SHAPES, Part, Shape
from .deals import Deal, first_close
from .office import FINE, LONGEST, Filing, mean_limits, office_limits

Numbers: TypeAlias = npt.NDArray[Any]
FEWEST_FOR_TWO = 100
"""Assumption: with fewer closed deals two classes of buyers cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Ages:
    """Deals as a curve sees them, alike ones together: days, closed, won, the age from which they could be seen."""

    days: Numbers
    closed: Numbers
    won: Numbers
    seen_from: Numbers
    count: Numbers
    losses_seen: bool = True
    """False for a file that shows only wins: a lead that is not won by now is open, or ended unseen."""


@dataclass(frozen=True, slots=True)
class TimeToClose:
    """The curve in the buyer's own time, how far it is from the file, and the doubt of its numbers.

    `errors`: standard errors of log-odds won, log-median and log-spread, per class, then of the second class's log-odds.
    """

    parts: Sequence[Part]
    errors: Sequence[float]
    filing: Filing
    file_median: Days
    gap_at: Days
    file_at_gap: Share
    curve_at_gap: Share
    is_told: bool = True

    @property
    def main(self) -> Part:
        return self.parts[0]

    @property
    def gap(self) -> Share:
        return abs(self.file_at_gap - self.curve_at_gap)

    @property
    def active(self) -> Sequence[Part]:
        """The classes whose deals are closed one day."""
        return [part for part in self.parts if not part.is_idle]

    @property
    def idle(self) -> Share:
        """Share of deals that stay open for good."""
        return sum(part.share for part in self.parts if part.is_idle)

    @property
    def won(self) -> Share:
        """Share of the deals that are closed one day that are won."""
        return sum(part.share * part.won for part in self.active) / (1 - self.idle)

    def closed_by(self, days: Numbers) -> Numbers:
        """Share of deals closed by a number of days on file, nights and weekends included."""
        return sum((part.share * on_file(part, self.filing)[days] for part in self.parts), np.zeros(len(days)))

    @property
    def median(self) -> Days:
        """Days on file by which half of all deals are closed."""
        return float(np.searchsorted(self.closed_by(np.arange(LONGEST)), 0.5))


def on_file(part: Part, filing: Filing, longest: int = LONGEST) -> Numbers:
    """Share of a class closed by day 0, 1, 2, ... on file."""
    limits, weights = office_limits(filing)
    early: Numbers = part.closed_by(limits[: min(FINE, longest)]) @ weights
    return np.concatenate([early, part.closed_by(mean_limits(filing)[: max(longest - FINE, 0)])])


def fit_time_to_close(ages: Ages, filing: Filing) -> TimeToClose:
    """The most likely curve of the file's deals."""
    longest = int(ages.days.max()) + 2
    closed = float((ages.count * ages.closed).sum())
    tried = []
    has_open = ages.losses_seen and not ages.closed.all()
    for shape in (*SHAPES, *(IDLE_SHAPES if has_open else ())):
        if shape.classes + shape.has_idle == 1 or closed >= FEWEST_FOR_TWO:
            surprise = _surprise(shape, ages, filing, longest)
            point, worst = _best(surprise, shape, ages)
            tried.append((worst + shape.size / 2 * math.log(ages.count.sum()), shape, point, surprise))
    _, shape, point, surprise = min(tried, key=lambda each: each[0])
    parts = shape.parts(point)
    done = TimeToClose(parts, _errors(surprise, point), filing, _median(ages), 0.0, 0.0, 0.0)
    at, shares = observed_curve(ages)
    curve = done.closed_by(at.astype(int)) if ages.losses_seen else _won_by(done, at)
    widest = int(np.argmax(np.abs(curve - shares)))
    return TimeToClose(
        parts, done.errors, filing, done.file_median, float(at[widest]), float(shares[widest]), float(curve[widest])
    )


def ages_of(deals: Sequence[Deal], snapshot: date | None, losses_seen: bool = True) -> Ages | None:
    """None where no deal tells how long it took."""
    begun = first_close(deals) - timedelta(days=1)
    cells: Counter[tuple[int, bool, bool, int]] = Counter()
    for deal in deals:
        age = deal.age(snapshot or date.max)
        if age is None or age > LONGEST - 2:
            continue
        late = max((begun - deal.created).days, 0) if deal.created is not None and losses_seen else 0
        cells[round(age), deal.is_closed, deal.outcome == "won", late] += 1
    if not any(is_closed for _, is_closed, _, _ in cells):
        return None
    days, closed, won, late_from = (np.array(column) for column in zip(*cells, strict=True))
    return Ages(days, closed, won, late_from, np.array(list(cells.values()), dtype=float), losses_seen)


def observed_curve(ages: Ages) -> tuple[Numbers, Numbers]:
    """Share closed by each age at which a deal closed (the product-limit estimate of Kaplan and Meier)."""
    at = np.unique(ages.days[ages.closed])
    entered = np.where(ages.seen_from > 0, ages.seen_from, -1)
    still = np.array([ages.count[(entered < day) & (ages.days >= day)].sum() for day in at])
    closing = np.array([ages.count[ages.closed & (ages.days == day)].sum() for day in at])
    return at, 1 - np.cumprod(1 - closing / np.maximum(still, 1))


def _won_by(time: TimeToClose, days: Numbers) -> Numbers:
    return sum(
        (part.share * part.won * on_file(part, time.filing)[days.astype(int)] for part in time.parts),
        np.zeros(len(days)),
    )


def _median(ages: Ages) -> Days:
    return float(np.median(np.repeat(ages.days[ages.closed], ages.count[ages.closed].astype(int))))


def _surprise(shape: Shape, ages: Ages, filing: Filing, longest: int) -> Callable[[Numbers], float]:
    """Minus the log-likelihood of a point."""
    days, entry = ages.days.astype(int), ages.seen_from.astype(int)
    late = entry > 0

    def surprise(point: Numbers) -> float:
        told, seen = np.zeros(len(days)), np.zeros(int(late.sum()))
        for part in shape.parts(point):
            closed = on_file(part, filing, longest)
            on_day = np.diff(closed, prepend=0.0)[days]
            ending = np.where(ages.won, part.won, 1 - part.won) * on_day
            still = 1 - closed[days] if ages.losses_seen else 1 - part.won * closed[days]
            told += part.share * np.where(ages.closed, ending, still)
            seen += part.share * (1 - closed[np.minimum(entry[late], longest - 1)])
        return float(
            (ages.count[late] * np.log(np.maximum(seen, 1e-300))).sum()
            - (ages.count * np.log(np.maximum(told, 1e-300))).sum()
        )

    return surprise


def _best(surprise: Callable[[Numbers], float], shape: Shape, ages: Ages) -> tuple[Numbers, float]:
    from scipy.optimize import minimize

    n = float(ages.count.sum())

    def each(point: Numbers) -> float:
        return surprise(point) / n

    found = [minimize(each, start, method="BFGS", tol=1e-6, options={"maxiter": 200}) for start in _starts(shape, ages)]
    best = min(found, key=lambda one: float(one.fun))
    return np.asarray(best.x), float(best.fun) * n


def _starts(shape: Shape, ages: Ages) -> list[Numbers]:
    days = np.repeat(ages.days[ages.closed], ages.count[ages.closed].astype(int)) + 0.5
    low, middle, high = (math.log(day) for day in np.quantile(days, [0.25, 0.5, 0.8]))
    won = float(ages.count[ages.won].sum())
    share = (won + 1) / ((ages.count.sum() if not ages.losses_seen else ages.count[ages.closed].sum()) + 2)
    odds = math.log(share / (1 - share))
    idle = [-1.0] if shape.has_idle else []
    if shape.classes == 1:
        return [np.array([odds, middle, 0.0, *idle])]
    return [
        np.array([odds, low, 0.0, odds, high, -0.5, 0.0, *idle]),
        np.array([odds, middle, 0.0, odds, high + 0.7, -1.0, -1.0, *idle]),
    ]


def _errors(surprise: Callable[[Numbers], float], point: Numbers) -> list[float]:
    """Standard errors, from the curvature at the best point; nan where the file says nothing."""
    n, step = len(point), 1e-3
    moves = np.eye(n) * step
    bend = np.empty((n, n))
    for i in range(n):
        for j in range(i, n):
            up, down = surprise(point + moves[i] + moves[j]), surprise(point - moves[i] - moves[j])
            mixed = surprise(point + moves[i] - moves[j]) + surprise(point - moves[i] + moves[j])
            bend[i, j] = bend[j, i] = (up + down - mixed) / (4 * step**2)
    try:
        variances = np.diag(np.linalg.inv(bend))
    except np.linalg.LinAlgError:
        return [math.nan] * n
    return [math.sqrt(each) if each > 0 else math.nan for each in variances]
