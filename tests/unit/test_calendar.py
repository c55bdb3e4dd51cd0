"""Calendars: when people work, where periods end, and that a working day is eight hours between nine and five."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsales.world.calendar import EveryDay, FourFourFive, Months, date_of, make_calendar, period_starts
from simsales.world.events import LEAD_ARRIVED, WORK_STARTED
from tests.small_world import BUYER, lived, made

MONDAY = date(2027, 1, 4)
NINE, FIVE, HOUR = 9 / 24, 17 / 24, 1 / 24

starts = st.dates(date(2020, 1, 1), date(2032, 12, 31))
holidays = st.lists(st.integers(0, 120), max_size=30).map(lambda days: [timedelta(days=day) for day in days])
offices = st.builds(
    lambda kind, start, off: make_calendar(kind, start, [start + day for day in off]),
    st.sampled_from(["4-4-5", "months"]),
    starts,
    holidays,
)
moments, works = st.floats(0, 400), st.floats(0, 30)
generated = settings(max_examples=150, deadline=None, derandomize=True)


# Periods


def test_quarters_of_the_4_4_5_calendar_have_13_weeks_and_the_year_52():
    calendar = FourFourFive(MONDAY)
    assert calendar.month_starts(364) == [0, 28, 56, 91, 119, 147, 182, 210, 238, 273, 301, 329, 364]
    assert period_starts(calendar, "month", 91) == [0, 28, 56, 91]
    assert period_starts(calendar, "quarter", 364) == [0, 91, 182, 273, 364]
    assert period_starts(calendar, "year", 364) == [0, 364]


def test_a_period_begun_before_the_end_has_its_own_end_beyond():
    calendar = FourFourFive(MONDAY)
    assert period_starts(calendar, "quarter", 91.5) == [0, 91, 182]
    assert period_starts(calendar, "quarter", 90) == [0, 91]
    assert period_starts(calendar, "year", 365) == [0, 364, 728]


def test_every_quarter_of_4_4_5_has_65_working_days():
    calendar = FourFourFive(MONDAY)
    assert [
        calendar.working_days(end) - calendar.working_days(start) for start, end in pairwise([0, 91, 182, 273, 364])
    ] == [65] * 4


def test_months_of_a_leap_year():
    calendar = Months(date(2028, 1, 1))
    assert calendar.month_starts(366) == [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366]
    assert date_of(calendar, 59) == date(2028, 2, 29)
    assert date_of(calendar, 59.99) == date(2028, 2, 29)
    assert date_of(calendar, 60) == date(2028, 3, 1)


def test_months_that_begin_in_the_middle_of_one_end_with_the_real_one():
    assert Months(date(2027, 11, 15)).month_starts(80) == [
        0,
        16,
        47,
        78,
        107,
    ]  # 1 Dec, 1 Jan, 1 Feb, 1 Mar of a leap year


def test_months_of_the_every_day_calendar_are_twelfths_of_365_days():
    calendar = EveryDay(MONDAY)
    assert period_starts(calendar, "quarter", 365) == [0, 91.25, 182.5, 273.75, 365]


@generated
@given(
    start=starts,
    until=st.floats(1, 1500),
    period=st.sampled_from(["month", "quarter", "year"]),
    kind=st.sampled_from(["4-4-5", "months", "every-day"]),
)
def test_periods_cover_the_run_and_only_the_last_may_end_beyond(start, until, period, kind):
    bounds = period_starts(make_calendar(kind, start), period, until)
    assert bounds[0] == 0
    assert bounds == sorted(set(bounds))
    assert bounds[-2] < until <= bounds[-1]


# Working time


def test_the_office_is_open_from_nine_to_five():
    calendar = FourFourFive(MONDAY)
    assert [calendar.working_days(hour / 24) for hour in (0, 9, 10, 13, 17, 24)] == pytest.approx(
        [0, 0, 1 / 8, 1 / 2, 1, 1]
    )


def test_nobody_works_at_the_weekend():
    calendar = FourFourFive(MONDAY)
    assert [calendar.is_working(day) for day in range(8)] == [True] * 5 + [False] * 2 + [True]
    assert calendar.working_days(5) == calendar.working_days(6.5) == calendar.working_days(7 + NINE) == 5


def test_a_run_that_begins_on_a_saturday_has_its_first_working_day_on_monday():
    calendar = FourFourFive(date(2027, 1, 2))
    assert calendar.working_days(2 + NINE) == 0
    assert calendar.work_end(0, 1) == pytest.approx(2 + FIVE)


def test_nobody_works_on_a_holiday_and_a_holiday_at_the_weekend_costs_nothing():
    free = FourFourFive(MONDAY, [date(2027, 1, 6), date(2027, 1, 9), date(2026, 12, 25)])
    assert free.working_days(7) == 4
    assert free.work_end(1 + FIVE, 0.5) == pytest.approx(3 + NINE + 4 * HOUR)  # Tuesday evening to Thursday noon


@pytest.mark.parametrize(
    ("begins", "work", "ends"),
    [
        (NINE, 1, FIVE),  # a whole day from nine
        (0.0, 1 / 8, NINE + HOUR),  # at night: from nine
        (14 * HOUR, 0.5, 1 + NINE + HOUR),  # three hours today, one tomorrow
        (4 + 16 * HOUR, 2 / 8, 7 + NINE + HOUR),  # Friday at four: Monday at ten
        (5.5, 1 / 8, 7 + NINE + HOUR),  # Saturday: Monday at ten
        (4 + FIVE, 5, 11 + FIVE),  # a week
        (NINE, 65, 88 + FIVE),  # a quarter: its last Friday
    ],
)
def test_work_flows_around_nights_and_weekends(begins, work, ends):
    assert FourFourFive(MONDAY).work_end(begins, work) == pytest.approx(ends)


def test_work_flows_all_the_time_in_the_every_day_calendar():
    calendar = EveryDay(MONDAY)
    assert calendar.work_end(3.5, 2.25) == 5.75
    assert calendar.working_days(5.75) - calendar.working_days(3.5) == 2.25


@generated
@given(offices, moments, works)
def test_work_end_is_the_inverse_of_working_days(calendar, t, work):
    end = calendar.work_end(t, work)
    assert end >= t
    assert calendar.working_days(end) - calendar.working_days(t) == pytest.approx(work, abs=1e-9)


@generated
@given(offices, moments, works, works)
def test_work_done_in_two_parts_ends_when_it_would_have_in_one(calendar, t, first, second):
    """Up to the night: work that ends at five sharp may as well end at nine."""
    halfway = calendar.work_end(t, first)
    assert calendar.working_days(calendar.work_end(halfway, second)) == pytest.approx(
        calendar.working_days(calendar.work_end(t, first + second)), abs=1e-9
    )


@generated
@given(offices, moments, moments)
def test_capacity_never_falls_and_never_exceeds_one_day_a_day(calendar, one, other):
    earlier, later = sorted([one, other])
    gained = calendar.working_days(later) - calendar.working_days(earlier)
    assert -1e-12 <= gained <= later - earlier + 2 / 3 + 1e-9


@generated
@given(offices, st.floats(0, 400))
def test_asking_about_late_days_first_changes_nothing(calendar, t):
    again = type(calendar)(
        calendar.start, [calendar.start + timedelta(days=day) for day in range(1500) if not calendar.is_working(day)]
    )
    assert again.working_days(1400) == calendar.working_days(1400)
    assert calendar.working_days(t) == again.working_days(t)
    assert calendar.work_end(t, 3.3) == again.work_end(t, 3.3)


# In a run


def test_nobody_starts_to_work_while_the_office_is_closed():
    facts = lived(made(BUYER))
    for row in facts.of(WORK_STARTED):
        day = float(facts.t[row])
        assert facts.calendar.is_working(int(day))
        assert NINE - 1e-9 <= day % 1 <= FIVE + 1e-9


def test_a_lead_of_saturday_is_answered_on_monday():
    """Few leads, so that the desk is free: what counts is the door. (Hot leads have a half-life of twenty minutes.)"""
    facts = lived(made(BUYER, {"sources.labs.per_year": 10, "sources.shops.per_year": 10, "horizon": 728}))
    weekend = {int(facts.subject[row]): float(facts.t[row]) for row in facts.of(LEAD_ARRIVED) if facts.t[row] % 7 >= 5}
    answered = {int(facts.subject[row]): float(facts.t[row]) for row in facts.of(WORK_STARTED, 0)}
    assert len(weekend) > 5
    assert all(answered[case] >= day // 7 * 7 + 7 + NINE - 1e-9 for case, day in weekend.items())
