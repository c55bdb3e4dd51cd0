"""The spread of a figure over simulated years: its mean, its middle, and where most years lie.

Quantiles are linear between neighbours (Hyndman and Fan 1996, type 7). One year in ten cannot be seen in fewer than ten
years: then the lowest and the highest are given instead, and called so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 10
"""Years below which nothing is said of one year in ten."""
METHOD = "linear (Hyndman and Fan, type 7)"


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over `n` years that had it: mean, middle (P50), and P10 to P90, or the whole range where years are few."""

    n: int
    mean: float
    low: float
    middle: float
    high: float
    is_range: bool
    """Whether `low` and `high` are the lowest and the highest, not P10 and P90."""


def spread(values: Sequence[float]) -> Spread:
    """The spread of some values; those that are not numbers are left out, and without any everything is NaN."""
    known = sorted(value for value in values if not math.isnan(value))
    is_range = len(known) < FEWEST
    if not known:
        return Spread(0, math.nan, math.nan, math.nan, math.nan, is_range)
    low, high = (0.0, 1.0) if is_range else (0.1, 0.9)
    mean = math.fsum(known) / len(known)
    return Spread(len(known), mean, quantile(known, low), quantile(known, 0.5), quantile(known, high), is_range)


def quantile(ordered: Sequence[float], part: float) -> float:
    """The value below which this part of some ordered values lies; linear between neighbours."""
    place = part * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
