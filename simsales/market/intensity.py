"""When leads come: the intensity of a source over time, and the instants at which its keyed leads arrive.

Lead i of a source arrives where the integrated intensity reaches the i-th sum of keyed unit exponentials: a variant that
brings 5% more leads keeps all the others, only earlier. Weeks swing together (a gamma-mixed Poisson process), because
real leads are over-dispersed; days off, seasons and the year's luck of a territory multiply the rate.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..rng import Luck, Purpose, Rows
from ..spec.scenario import SourceSpec
from ..units import Days
from ..world.calendar import Calendar

GAP = Purpose("demand.gap", "exponential")
WEEK = Purpose("demand.week", "gamma")
TERRITORY = Purpose("demand.territory", "normal")
_WEEK = 7


class Arrivals:
    """The arrival instants of one stream, one after the other; `next()` is infinite when no more leads come."""

    __slots__ = ("_calendar", "_gaps", "_i", "_luck_sd", "_per_day", "_reached", "_season", "_start", "_steady", "_sum", "_today",
                 "_weekend", "_weeks", "_year_luck")

    def __init__(self, source: SourceSpec, stream: str, size: float, calendar: Calendar, luck: Luck) -> None:
        self._calendar = calendar
        self._per_day = source.per_year * size / calendar.year
        self._weekend = source.weekend
        self._season: Sequence[float] = source.season
        self._luck_sd = source.luck
        self._gaps = luck.rows(GAP, stream)
        self._weeks: Rows | None = luck.rows(WEEK, stream, 1, source.swing**-2, source.swing**2) if source.swing else None
        self._year_luck = luck.rows(TERRITORY, stream)
        self._steady = not source.swing and not source.luck and source.weekend == 1 and set(source.season) == {1.0}
        self._i, self._sum = 0, 0.0
        self._today, self._reached = 0, 0.0

    def next(self) -> Days:
        self._sum += self._gaps[self._i][0]
        self._i += 1
        if self._per_day <= 0:
            return math.inf
        return self._sum / self._per_day if self._steady else self._instant()

    def _instant(self) -> Days:
        """Walk day by day to where the integrated intensity reaches the sum."""
        limit = self._today + 40_000
        while self._today < limit:
            today = self._rate(self._today)
            if self._reached + today > self._sum:
                return self._today + (self._sum - self._reached) / today
            self._reached += today
            self._today += 1
        return math.inf

    def _rate(self, day: int) -> float:
        rate = self._per_day * self._season[self._month(day)]
        if not self._calendar.is_working(day):
            rate *= self._weekend
        if self._weeks is not None:
            rate *= self._weeks[day // _WEEK][0]
        if self._luck_sd:
            year = int(day / self._calendar.year)
            rate *= math.exp(self._luck_sd * self._year_luck[year][0] - self._luck_sd**2 / 2)
        return rate

    def _month(self, day: int) -> int:
        return int(day % self._calendar.year / self._calendar.year * 12) % 12
