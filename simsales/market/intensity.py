"""When leads come: the intensity of a source over time, and the instants at which its keyed leads arrive.

Lead i of a stream arrives where the integrated intensity reaches the i-th sum of keyed unit exponentials: a variant that
brings 5% more leads keeps all the others, only earlier. Weeks swing, one stream alone or all together (a gamma-mixed
Poisson process), because real leads are over-dispersed; days off, seasons and the year's luck of a territory multiply
the rate.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from simsales.rng import Luck, Purpose
from simsales.spec.market import SourceSpec
from simsales.units import Days
from simsales.world.calendar import Calendar

GAP = Purpose("demand.gap", "exponential")
WEEK = Purpose("demand.week", "gamma")
TIDE = Purpose("demand.tide", "gamma")
TERRITORY = Purpose("demand.territory", "normal")
_WEEK = 7
_MARKET = "market"
"""All sources rise and fall on the same tide."""


def usual_day(source: SourceSpec, calendar: Calendar, day: int) -> float:
    """Leads expected on a day of the run in an ordinary territory, by season and weekday."""
    month = int(day % calendar.year / calendar.year * 12)
    weekday = source.weekdays[(calendar.start.weekday() + day) % _WEEK]
    off = 1.0 if calendar.is_working(day) else source.weekend
    return source.per_year / calendar.year * source.season[month] * weekday * off


def usual_year(source: SourceSpec, calendar: Calendar) -> float:
    """Leads expected in the first year: fewer than on working days all year, where days off bring fewer."""
    return math.fsum(usual_day(source, calendar, day) for day in range(round(calendar.year)))


class Profile:
    """What all streams of a source share: leads expected before each day, in an ordinary territory, tides included."""

    def __init__(self, source: SourceSpec, calendar: Calendar, horizon: Days, luck: Luck) -> None:
        self.source, self.year = source, calendar.year
        self.per_day = source.per_year / calendar.year
        self.is_steady = (
            source.weekend == 1
            and set(source.weekdays) == {1.0}
            and set(source.season) == {1.0}
            and not source.swing
            and not source.tide
            and not source.luck
        )
        self._tides = luck.rows(TIDE, _MARKET, 1, source.tide**-2, source.tide**2) if source.tide else None
        days = range(math.ceil(horizon / _WEEK) * _WEEK)
        self.before = [0.0, *accumulate(self._expected(day, calendar) for day in days)]

    def _expected(self, day: int, calendar: Calendar) -> float:
        tide = self._tides[day // _WEEK][0] if self._tides is not None else 1.0
        return tide * usual_day(self.source, calendar, day)

    @property
    def weeks(self) -> int:
        return len(self.before) // _WEEK


class Arrivals:
    """The arrival instants of one stream, one after the other; infinite when no more leads come in the weeks `known`.

    `steered` says by how much somebody's effort raises a week; then only the weeks it is settled for are known.
    """

    __slots__ = (
        "_factor",
        "_factor_of",
        "_gaps",
        "_i",
        "_profile",
        "_reached",
        "_size",
        "_steady_rate",
        "_steered",
        "_sum",
        "_week",
        "_weeks",
        "_years",
        "known",
    )

    def __init__(
        self, profile: Profile, stream: str, size: float, luck: Luck, steered: Callable[[int], float] | None = None
    ) -> None:
        swing = profile.source.swing
        self._profile, self._size, self._steered = profile, size, steered
        self.known = profile.weeks
        self._steady_rate = profile.per_day * size if profile.is_steady and steered is None else None
        self._gaps = luck.rows(GAP, stream)
        self._weeks = luck.rows(WEEK, stream, 1, swing**-2, swing**2) if swing else None
        self._years = luck.rows(TERRITORY, stream) if profile.source.luck else None
        self._i, self._sum = 0, 0.0
        self._week, self._reached = 0, 0.0
        self._factor_of, self._factor = -1, 0.0

    def next(self) -> Days:
        self._sum += self._gaps[self._i][0]
        self._i += 1
        rate = self._steady_rate
        if rate is None:
            return self.instant()
        return self._sum / rate if rate else math.inf

    def instant(self) -> Days:
        """Walk week by week to where the integrated intensity reaches the sum, then find the day."""
        before = self._profile.before
        while self._week < self.known:
            monday = self._week * _WEEK
            if self._factor_of != self._week:
                self._factor_of, self._factor = self._week, self._made_factor(self._week)
            factor = self._factor
            mass = factor * (before[monday + _WEEK] - before[monday])
            if self._reached + mass > self._sum:
                wanted = before[monday] + (self._sum - self._reached) / factor
                day = min(bisect_right(before, wanted), len(before) - 1) - 1
                return day + (wanted - before[day]) / (before[day + 1] - before[day])
            self._reached += mass
            self._week += 1
        return math.inf

    def _made_factor(self, week: int) -> float:
        """The stream's own week and year, times its size."""
        factor = self._size
        if self._weeks is not None:
            factor *= self._weeks[week][0]
        if self._years is not None:
            spread = self._profile.source.luck
            year = int(week * _WEEK / self._profile.year)
            factor *= math.exp(spread * self._years[year][0] - spread**2 / 2)
        if self._steered is not None:
            factor *= self._steered(week)
        return factor
