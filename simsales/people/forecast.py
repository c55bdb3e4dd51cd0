"""Forecast: what a rep believes the pay period will bring, from the open deals and the leads still to come.

Sales at the period end are believed to be normal: a mean that selling effort moves, and a spread. What does not ripen in
time is worth something in the next period. Territory luck is learned: leads seen count against leads expected.
Source: MODEL A2.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ..units import Days

_PRIOR_LEADS = 12.0
"""How many leads' worth of belief a rep has in the ordinary territory before seeing any [assumption]."""


Chance: TypeAlias = tuple[float, float, float, float, Days, Days]
"""A deal as its rep sees it: worth, chance to be won in the period, in the next one, and at all; how old it is, how long it
still takes."""


@dataclass(slots=True)
class Forecast:
    """Bookings of a period as believed: `mean` + g x `moved`, where g is the gain of selling effort (0: ordinary).

    `later` is what is won after the period, at ordinary effort, `later_moved` what effort now adds to it, and `soon` the
    part of it that falls into the next period.
    """

    booked: float = 0.0
    mean: float = 0.0
    moved: float = 0.0
    later: float = 0.0
    later_moved: float = 0.0
    soon: float = 0.0
    variance: float = 0.0

    @property
    def spread(self) -> float:
        return math.sqrt(self.variance)

    def add(self, chances: Iterable[Chance], closing: float, days: Days, count: float = 1.0) -> None:
        """Count deals (or so many alike of each) in; `closing` is log-odds per unit of effort, `days` are left in the period."""
        mean, moved, later, later_moved, variance = self.mean, self.moved, self.later, self.later_moved, self.variance
        next_one = self.soon
        for worth, now, soon, ever, age, left in chances:
            life = age + left
            effort = (days if days < left else left) / life if life > 0 else 0.0  # from now on, as a part of its life
            lever = closing * (1.0 - ever) * effort  # 1.0, not 1: CPython is quick with floats alone
            value = count * worth
            in_time, after = value * now, value * (ever - now)
            mean += in_time
            moved += in_time * lever
            later += after
            later_moved += after * lever
            next_one += value * soon
            variance += in_time * worth * (1.0 - now)
        self.mean, self.moved, self.later, self.later_moved, self.variance = mean, moved, later, later_moved, variance
        self.soon = next_one

    def join(self, other: Forecast, times: float) -> None:
        """Count so many times another forecast in."""
        self.mean += times * other.mean
        self.moved += times * other.moved
        self.later += times * other.later
        self.later_moved += times * other.later_moved
        self.variance += times * other.variance


def forecast(booked: float, chances: Iterable[Chance], closing: float, days: Days) -> Forecast:
    """What the open deals promise on top of what is booked."""
    found = Forecast(booked=booked, mean=booked)
    found.add(chances, closing, days)
    return found


def territory_luck(seen: int, expected: float) -> float:
    """Leads against an ordinary territory, shrunk towards 1 while little has been seen."""
    return (seen + _PRIOR_LEADS) / (expected + _PRIOR_LEADS)
