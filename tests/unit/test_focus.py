"""Focus: where there is more to do than there are hours, what brings most per hour comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsales.people.focus import Task, put_first
from simsales.world.events import DEAL_PUT_FIRST
from tests.small_world import BUYER, lived, made

SMALL, LARGE, QUICK = Task(1, 100.0, 4.0), Task(2, 900.0, 8.0), Task(3, 150.0, 1.0)
TASKS = st.lists(
    st.builds(Task, st.integers(0, 50), st.floats(0, 1e6), st.floats(0.1, 40)), unique_by=lambda task: task.case
)


def test_where_there_are_hours_for_all_nothing_comes_first():
    assert put_first([SMALL, LARGE, QUICK], 13.0) == frozenset()


@pytest.mark.parametrize(("hours", "first"), [(0.5, {3}), (1.0, {3}), (6.0, {3, 2}), (12.5, {3, 2, 1})])
def test_the_best_worth_per_hour_fills_the_week(hours, first):
    assert put_first([SMALL, LARGE, QUICK], hours) == first


@given(TASKS, st.floats(0.1, 100))
def test_nothing_left_behind_is_worth_more_an_hour_than_what_comes_first(tasks, hours):
    first = put_first(tasks, hours)
    inside = [task.worth / task.hours for task in tasks if task.case in first]
    outside = [task.worth / task.hours for task in tasks if task.case not in first]
    assert not inside or not outside or min(inside) >= max(outside)


@pytest.mark.parametrize(("per_year", "some"), [(100, False), (3000, True)])
def test_only_reps_with_too_much_to_do_choose(per_year, some):
    changes = {"horizon": 56, "people": {"behaviour": "responsive"}, "sources.labs.per_year": per_year}
    facts = lived(made(BUYER, changes), seed=1)
    assert bool(len(facts.of(DEAL_PUT_FIRST))) == some
