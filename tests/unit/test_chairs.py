"""Chairs: who can be played, in which quarter, under which plan; the same offer for the command line and the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from simsales.game import quarters_of
from simsales.report.chairs import (
    ChairChosen,
    begin_in,
    chair_answered,
    chair_of,
    chair_question,
    chairs_of,
    ordinary_chair,
    quarters_said,
)
from simsales.spec.casefile import open_case
from simsales.store.journal import Journal
from simsales.world.calendar import period_starts
from tests.small_quarter import on_the_shelf
from tests.small_world import BUYER, made

WORLD = made(BUYER, {"reps.li.territory": 1.5, "reps.li.name": {"en": "Li", "zh": "李"}})


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path))
    with Journal(tmp_path / "games.sqlite") as journal:
        yield journal


def test_a_chair_says_who_sits_there_and_how_much_there_is_to_do():
    manager, li, wang = chairs_of(WORLD)
    assert (manager.seat, manager.name.zh) == ("manager", "经理")
    assert (li.name.zh, li.quota.en, li.territory.zh) == ("李", "quota 20,000", "区域 1.5 倍")
    assert (wang.name.en, wang.territory.en) == ("wang", "ordinary territory")


def test_the_ordinary_chair_is_the_rep_in_the_middle_by_quota():
    reps = {name: {"quota": quota} for name, quota in (("a", 900), ("b", 100), ("c", 500), ("d", 300), ("e", 700))}
    assert ordinary_chair(made(BUYER, {"reps": {**reps, "li": None, "wang": None}})) == "c"


def test_quarters_are_those_of_the_calendar_and_the_last_ends_with_the_run():
    world = made(BUYER, horizon=150)
    shifts = quarters_of(world)
    starts = period_starts(world.calendar.made(), "quarter", 150)
    assert [(one.since, one.until) for one in shifts] == [(starts[0], starts[1]), (starts[1], 150)]
    assert [one.en for one in quarters_said(world)] == ["Q1 from 01-04", "Q2 from 04-05"]


def test_a_game_begun_in_a_chair_names_the_same_chair_again(kept: Journal, tmp_path: Path):
    case = open_case(on_the_shelf(tmp_path))
    chosen = ChairChosen("wang", 1, "dearer", 7)
    game = begin_in(kept, case, chosen)
    assert game.record.seats["wang"].until == 56
    assert chair_of(game) == chosen


def test_a_quarter_beyond_the_run_is_its_last_and_no_name_is_the_ordinary_chair(kept: Journal, tmp_path: Path):
    game = begin_in(kept, open_case(on_the_shelf(tmp_path)), ChairChosen("", 9))
    assert {seat: (shift.since, shift.until) for seat, shift in game.record.seats.items()} == {"li": (0, 56)}


def test_the_form_of_a_chair_answered_as_usual_is_what_was_chosen(tmp_path: Path, kept: Journal):
    case = open_case(on_the_shelf(tmp_path))
    for chosen in (ChairChosen("li", 1), ChairChosen("li", 1, "dearer", 2**40)):
        question = chair_question(case, chosen)
        assert question.form.read({}) == (question.usual, [])
        assert chair_answered("li", question.usual) == chosen
