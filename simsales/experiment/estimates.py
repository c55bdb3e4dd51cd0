"""Estimates: a mean with its interval, a share with its interval, and which of many hypotheses are rejected together.

Means get plain t intervals, shares the exact ones of Clopper and Pearson (1934); several tests at once are held together by
Holm (1979).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over replications with its interval (95% unless asked otherwise); `n` replications had a value."""

    mean: float
    low: float
    high: float
    n: int
    p: float = 1.0
    all_zero: bool = False

    @property
    def excludes_zero(self) -> bool:
        return self.low > 0 or self.high < 0

    @property
    def margin(self) -> float:
        """Half the interval's width."""
        return (self.high - self.low) / 2


def estimate(values: Sequence[float], confidence: float = CONFIDENCE) -> Estimate:
    """Mean, t interval and the two-sided p of a zero mean; replications without a value are left out."""
    from scipy.special import stdtr, stdtrit

    known = [value for value in values if not math.isnan(value)]
    n = len(known)
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    mean = math.fsum(known) / n
    all_zero = not any(known)
    if n == 1:
        return Estimate(mean, math.nan, math.nan, 1, all_zero=all_zero)
    error = math.sqrt(math.fsum((value - mean) ** 2 for value in known) / (n - 1) / n)
    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * error
    p = 2 * float(stdtr(n - 1, -abs(mean) / error)) if error else (1.0 if all_zero else 0.0)
    return Estimate(mean, mean - half, mean + half, n, p, all_zero)


def share(count: int, n: int, confidence: float = CONFIDENCE) -> Estimate:
    """The share of n with its exact interval."""
    from scipy.special import betaincinv

    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    tail = (1 - confidence) / 2
    low = float(betaincinv(count, n - count + 1, tail)) if count else 0.0
    high = float(betaincinv(count + 1, n - count, 1 - tail)) if count < n else 1.0
    return Estimate(count / n, low, high, n)


def holm(p_values: Sequence[float], level: float = 1 - CONFIDENCE) -> list[bool]:
    """Which hypotheses are rejected when all of them are judged together."""
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    rejected = [False] * len(p_values)
    for rank, i in enumerate(order):
        if p_values[i] > level / (len(p_values) - rank):
            break
        rejected[i] = True
    return rejected
