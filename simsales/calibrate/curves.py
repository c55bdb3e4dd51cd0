"""The laws a time to close may follow: lognormal, Weibull, gamma, or quick and slow buyers in one pile.

Each law says which share of deals is closed after so long, in the buyer's own time. Laws with two classes also say how
often each is won, which is how outcome and duration hang together: no rule says that won deals are quicker.
Source: Lawless, Statistical Models and Methods for Lifetime Data; two classes: McLachlan & Peel, Finite Mixture Models.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from simsales.units import Days, Share

Numbers: TypeAlias = npt.NDArray[Any]
Law = Literal["lognormal", "weibull", "gamma"]
NEVER: Days = 20_000.0
"""A deal that nobody closes: longer than any run."""


@dataclass(frozen=True, slots=True)
class Part:
    """One class of buyers: how many they are, how often they are won, and the law of their time.

    `spread` is the log-sd of a lognormal law, and the shape of the others.
    """

    share: Share
    won: Share
    law: Law
    median: Days
    spread: float

    @property
    def is_idle(self) -> bool:
        """Deals that stay open for good."""
        return self.median >= NEVER

    def closed_by(self, days: Numbers) -> Numbers:
        if self.is_idle:
            return np.zeros_like(days)
        from scipy.special import gammainc, gammaincinv, ndtr

        inner = np.maximum(days, 1e-12)
        if self.law == "lognormal":
            shares: Numbers = ndtr((np.log(inner) - math.log(self.median)) / self.spread)
        elif self.law == "weibull":
            shares = -np.expm1(-math.log(2) * (inner / self.median) ** self.spread)
        else:
            shares = gammainc(self.spread, inner / self.median * float(gammaincinv(self.spread, 0.5)))
        return np.where(days >= 0, shares, 0.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """Which law, in how many classes, and whether some deals are never closed: what is fitted, as a point of numbers."""

    law: Law
    classes: int = 1
    has_idle: bool = False

    @property
    def size(self) -> int:
        """Numbers to fit: log-odds won, log-median, log-spread per class; then the log-odds of every further class."""
        return 3 * self.classes + (self.classes - 1) + self.has_idle

    def parts(self, point: Sequence[float] | Numbers) -> list[Part]:
        idle = _share(point[-1]) if self.has_idle else 0.0
        shares = [1.0] if self.classes == 1 else [1 - _share(point[6]), _share(point[6])]
        parts = [
            Part(
                share * (1 - idle),
                _share(point[3 * k]),
                self.law,
                math.exp(_within(point[3 * k + 1], 9.0)),
                math.exp(_within(point[3 * k + 2], 2.5)),
            )
            for k, share in enumerate(shares)
        ]
        return [*parts, Part(idle, 0.0, "lognormal", NEVER, 0.0)] if self.has_idle else parts


SHAPES: Sequence[Shape] = (Shape("lognormal"), Shape("weibull"), Shape("gamma"), Shape("lognormal", 2))
IDLE_SHAPES: Sequence[Shape] = (Shape("lognormal", 1, True), Shape("lognormal", 2, True))


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-_within(log_odds, 30.0)))


def _within(number: float, bound: float) -> float:
    return float(min(max(number, -bound), bound))
