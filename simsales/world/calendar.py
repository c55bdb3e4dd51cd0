"""The calendar: when reps work, where periods end, which date a simulated day is.

Time is in days since the start of the run. Work is counted in working days of one person: an *every-day* calendar lets
work flow all the time (the reference pipeline), the others between nine and five on working days. The 4-4-5 calendar has
weeks of 7 days, quarters of 13 weeks and a year of 364 days; *months* uses the real months of the start date.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal, Protocol

from ..units import Days

Period = Literal["month", "quarter", "year"]
MONTHS: dict[Period, int] = {"month": 1, "quarter": 3, "year": 12}
HOURS_IN_WORKING_DAY = 8.0
_OPENS = 9 / 24
_LENGTH = HOURS_IN_WORKING_DAY / 24
_CLOSES = _OPENS + _LENGTH - 1e-9
"""Work that would begin on the last instant of a day begins on the next."""


class Calendar(Protocol):
    """What the engine asks of any calendar."""

    start: date

    def work_end(self, t: Days, work: Days) -> Days:
        """When `work` working days are done that begin at t (or when the office next opens)."""

    def opens(self, t: Days) -> Days:
        """When somebody can begin to work: t itself in office hours, else the next opening."""

    def working_days(self, t: Days) -> Days:
        """Working days from the start until t: the capacity of one person."""

    def is_working(self, day: int) -> bool: ...

    def month_starts(self, until: Days) -> list[Days]:
        """The first day of each month, up to and including the first that is not before `until`."""

    @property
    def year(self) -> Days: ...


def period_starts(calendar: Calendar, period: Period, until: Days) -> list[Days]:
    """The first day of each period, from 0 up to the first not before `until`: neighbours bound one period."""
    step = MONTHS[period]
    reach = until + step * 31
    starts = calendar.month_starts(reach)[::step]
    return [day for i, day in enumerate(starts) if i == 0 or starts[i - 1] < until]


def date_of(calendar: Calendar, t: Days) -> date:
    return calendar.start + timedelta(days=math.floor(t))


class EveryDay:
    """Work flows day and night: the calendar of the reference pipeline and of theory."""

    year = 365.0

    def __init__(self, start: date) -> None:
        self.start = start

    def work_end(self, t: Days, work: Days) -> Days:
        return t + work

    def opens(self, t: Days) -> Days:
        return t

    def working_days(self, t: Days) -> Days:
        return t

    def is_working(self, day: int) -> bool:
        return True

    def month_starts(self, until: Days) -> list[Days]:
        return [month * self.year / 12 for month in range(math.ceil(until * 12 / self.year) + 1)]


class _Office:
    """Working days with office hours; subclasses say where months begin."""

    year = 364.0

    def __init__(self, start: date, holidays: Collection[date] = ()) -> None:
        self.start = start
        self._holidays = frozenset((day - start).days for day in holidays)
        self._first_weekday = start.weekday()
        self._before: list[int] = [0]
        self._days: list[int] = []

    def is_working(self, day: int) -> bool:
        return (day + self._first_weekday) % 7 < 5 and day not in self._holidays

    def opens(self, t: Days) -> Days:
        day = math.floor(t)
        if self.is_working(day) and t < day + _CLOSES:
            return max(t, day + _OPENS)
        day += 1
        while not self.is_working(day):
            day += 1
        return day + _OPENS

    def working_days(self, t: Days) -> Days:
        day = math.floor(t)
        self._reach(day + 1)
        worked = float(self._before[day])
        if self.is_working(day):
            worked += min(max((t - day - _OPENS) / _LENGTH, 0.0), 1.0)
        return worked

    def work_end(self, t: Days, work: Days) -> Days:
        position = self.working_days(t) + work
        last = max(math.ceil(position) - 1, 0)
        while len(self._days) <= last:
            self._reach(len(self._before) + 30)
        end = self._days[last] + _OPENS + (position - last) * _LENGTH
        return end if end > t else t

    def _reach(self, day: int) -> None:
        while len(self._before) <= day:
            today = len(self._before) - 1
            if self.is_working(today):
                self._days.append(today)
            self._before.append(len(self._days))


class FourFourFive(_Office):
    """Quarters of 4 + 4 + 5 weeks: every quarter has 65 working days less holidays."""

    def month_starts(self, until: Days) -> list[Days]:
        starts, month = [0.0], 0
        while starts[-1] < until:
            starts.append(starts[-1] + (35.0 if month % 3 == 2 else 28.0))
            month += 1
        return starts


class Months(_Office):
    """Real months from the start date."""

    year = 365.25

    def month_starts(self, until: Days) -> list[Days]:
        starts = [0.0]
        year, month = self.start.year, self.start.month
        while starts[-1] < until:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
            starts.append(float((date(year, month, 1) - self.start).days))
        return starts


def make_calendar(
    kind: Literal["4-4-5", "months", "every-day"], start: date, holidays: Collection[date] = ()
) -> Calendar:
    match kind:
        case "every-day":
            return EveryDay(start)
        case "months":
            return Months(start, holidays)
        case "4-4-5":
            return FourFourFive(start, holidays)
