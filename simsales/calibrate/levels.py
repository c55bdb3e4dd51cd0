"""Whether leads came in at one pace, or at several one after the other, and since when at today's.

Used on the weeks of the file. Weeks differ by more than chance anyway, so how much they differ from one to the next is
taken as luck (a shift moves only one of these differences), and a shift counts only when it explains far more than luck.
A last pace must have lasted eight weeks; seasons are not told from shifts: a year of weeks cannot.
Source: optimal partitioning (Jackson et al. 2005) of quasi-Poisson weeks; penalty 3 log n (Zhang & Siegmund 2007),
a little more where few weeks tell how much luck there is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import fmean

SHORTEST, SHORTEST_LAST = 4, 8
"""Weeks a pace must have lasted to be one."""
_LEAST = 1.2
"""Assumption: paces closer than this are not worth losing the time before."""


@dataclass(frozen=True, slots=True)
class Level:
    """A pace that lasted: its first week, and leads a week."""

    week: int
    mean: float


def levels(weekly: Sequence[int]) -> list[Level]:
    """One or more paces, in order of time; what is too young to be called lasting belongs to the one before."""
    n = len(weekly)
    cuts = _cuts(weekly, 3 * math.log(n) * luck(weekly) * (1 + 4 / n)) if n >= SHORTEST + SHORTEST_LAST else [0, n]
    return _merged(weekly, [*cuts[:-1], n])


def _cuts(weekly: Sequence[int], penalty: float) -> list[int]:
    """Where one pace ends and the next begins, the ends of all weeks included."""
    n, sums = len(weekly), [0, *accumulate(weekly)]
    best: dict[int, tuple[float, int]] = {0: (-penalty, 0)}
    for end in range(SHORTEST, n + 1):
        best[end] = min(
            (best[start][0] + _unlikely(sums[end] - sums[start], end - start) + penalty, start)
            for start in best
            if end - start >= SHORTEST
        )
    cuts = [n]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    if len(cuts) > 2 and cuts[0] - cuts[1] < SHORTEST_LAST:
        return _cuts(weekly[: cuts[1]], penalty)
    return cuts[::-1]


def luck(weekly: Sequence[int]) -> float:
    """Variance over mean of the weeks, from how much each differs from the one before; at least 1, pure chance."""
    pairs = [(one - next_) ** 2 / (one + next_) for one, next_ in pairwise(weekly) if one + next_]
    return max(fmean(pairs), 1.0) if pairs else 1.0


def _unlikely(leads: int, weeks: int) -> float:
    """Minus twice the log-likelihood of so many leads at one pace, but for what all partitions share."""
    return 2 * (leads - leads * math.log(leads / weeks)) if leads else 0.0


def _merged(weekly: Sequence[int], cuts: Sequence[int]) -> list[Level]:
    """Neighbours that are nearly alike are one pace."""
    found: list[Level] = []
    for start, end in pairwise(cuts):
        mean = fmean(weekly[start:end]) if end > start else 0.0
        if found and max(mean, found[-1].mean) < _LEAST * min(mean, found[-1].mean):
            first = found.pop().week
            found.append(Level(first, fmean(weekly[first:end])))
        else:
            found.append(Level(start, mean))
    return found
