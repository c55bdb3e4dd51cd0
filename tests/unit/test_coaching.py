"""Coaching: skill follows slowly while somebody sits beside a rep, fades like a course afterwards, and costs selling hours."""

from __future__ import annotations

from typing import Any

import pytest

from simsales.engine.build import Simulation, build
from simsales.errors import ScenarioError
from simsales.people.skill import MONTH, Skill
from simsales.registry import installed
from simsales.spec.people import OrdinaryWeek
from simsales.spec.skills import Coaching
from simsales.world.events import COACHING_BEGUN, COACHING_ENDED
from tests.small_world import BUYER, lived, made

WEEK = OrdinaryWeek()
HALF = 6.5


def firm(changes: dict[str, Any] | None = None, /, **coaching: Any) -> Any:
    lessons = {"weekly": {"reps": ["li"], **coaching}}
    people = {"skills": {"half_life": HALF, "coaching": lessons}}
    return made(BUYER, {"horizon": 364, "people": people, **(changes or {})})


def able(simulation: Simulation, day: float) -> dict[str, float]:
    """Everybody's skill on a day."""
    simulation.world.clock.run_until(day)
    return {desk.seller.name: desk.effort.skill for desk in simulation.desks if desk.seller.is_rep}


# --- the rule ---------------------------------------------------------------------------------------------------------------
def test_half_of_what_coaching_can_add_is_there_after_the_half_life_and_all_of_it_in_the_end():
    person, levels = Skill(0.0, 0.0, months=6.0, half_life=HALF), []
    for _ in range(78):
        person.month(practice=1.0, coached=0.144)
        levels.append(person.level)
    assert levels == sorted(levels)
    assert levels[12] == pytest.approx(0.144 * 0.75)  # thirteen months: two half-lives
    assert levels[-1] == pytest.approx(0.144, rel=1e-3)


def test_what_coaching_gained_fades_as_a_course_does():
    coached, taught = (Skill(0.0, 0.0, months=6.0, half_life=HALF) for _ in range(2))
    for _ in range(6):
        coached.month(practice=1.0, coached=0.144)
    taught.teach(coached.level)
    for _ in range(13):
        coached.month(practice=1.0)
        taught.month(practice=1.0)
    assert coached.level == pytest.approx(taught.level)
    assert 0 < coached.level < 0.144 / 4


def test_the_usual_gain_is_the_published_effect_on_the_spread_of_skill():
    assert Coaching().gain == pytest.approx(0.36 * 0.4)


# --- in the world -----------------------------------------------------------------------------------------------------------
def test_only_whoever_is_coached_gets_better_and_only_while_it_lasts():
    simulation = build(firm(until=4 * MONTH), 1)
    start, during, end, after = (able(simulation, day) for day in (1, 2 * MONTH + 1, 4 * MONTH + 1, 10 * MONTH + 1))
    assert start["li"] < during["li"] < end["li"] > after["li"] > start["li"]
    assert start["wang"] == after["wang"]
    assert end["li"] - start["li"] == pytest.approx(0.144 * (1 - 0.5 ** (4 / HALF)))


def test_part_of_a_month_counts_for_its_part():
    whole, half = (able(build(firm(since=since, until=MONTH), 1), MONTH + 1)["li"] for since in (0, MONTH / 2))
    start = made(BUYER).reps["li"].skill
    assert half - start == pytest.approx((whole - start) / 2)


def test_coaching_takes_selling_hours_while_it_lasts_and_nothing_else():
    simulation = build(firm(until=60, hours=6), 1)
    li, wang = (desk.effort for desk in simulation.desks)
    able(simulation, 30)
    assert (li.pace, wang.pace) == (pytest.approx(24 / 30), 1.0)
    assert li.levels["sell"].at(30) == pytest.approx(24 / 30)
    assert li.hours == WEEK.model_dump()
    assert li.levels["serve"].at(30) == 1.0
    able(simulation, 61)
    assert (li.pace, li.levels["sell"].at(61)) == (1.0, 1.0)


def test_two_coaches_take_the_hours_of_both_but_an_hour_is_always_left():
    lessons = {"a": {"hours": 20}, "b": {"hours": 20}}
    simulation = build(made(BUYER, {"people": {"skills": {"coaching": lessons}}}), 1)
    able(simulation, 1)
    assert simulation.desks[0].effort.pace == pytest.approx(1 / 30)


def test_coaching_for_nothing_costs_no_customers_and_changes_no_result():
    revenue, money = installed().kinds("kpi")["revenue"], made(BUYER).money
    plain = revenue.value(lived(made(BUYER, {"people": {"skills": {}}})), money)
    idle = {"people": {"skills": {"coaching": {"weekly": {"hours": 0, "gain": 0}}}}}
    assert revenue.value(lived(made(BUYER, idle)), money) == plain
    helpful = {"people": {"skills": {"coaching": {"weekly": {"hours": 0, "gain": 3}}}}}
    assert revenue.value(lived(made(BUYER, helpful)), money) > plain


def test_the_log_says_when_it_began_and_ended():
    facts = lived(firm(since=10, until=100, hours=2))
    begun, ended = facts.of(COACHING_BEGUN), facts.of(COACHING_ENDED)
    assert (facts.t[begun].tolist(), facts.t[ended].tolist()) == ([10.0], [100.0])
    assert facts.amount[begun].tolist() == [2 * 3_600_000_000]
    assert facts.actor[begun].tolist() == [facts.log.code("rep", "li")]


def test_in_an_empty_place_nobody_is_coached():
    leaving = {"outside": 1e6, "base": 0.9, "vacancy": 400}
    people = {"staying": leaving, "skills": {"months": 1e6, "coaching": {"weekly": {}}}}
    simulation = build(made(BUYER, {"horizon": 364, "people": people}), 1)
    early = able(simulation, 3 * MONTH + 1)
    left = [desk.seller.name for desk in simulation.desks if desk.is_empty]
    late = able(simulation, 9 * MONTH)
    assert left
    assert [early[name] for name in left] == [late[name] for name in left]


# --- in a scenario ----------------------------------------------------------------------------------------------------------
def test_a_firm_without_coaching_keeps_its_fingerprint():
    assert "coaching" not in made(BUYER, {"people": {"skills": {}}}).model_dump()["people"]["skills"]


@pytest.mark.parametrize("shelf", ["training", "coaching"])
def test_nobody_can_be_taught_who_does_not_exist(shelf: str):
    lesson = {"day": 5, "reps": ["lee"]} if shelf == "training" else {"reps": ["lee"]}
    with pytest.raises(ScenarioError) as refused:
        made(BUYER, {"people": {"skills": {shelf: {"one": lesson}}}})
    (problem,) = refused.value.problems
    assert problem.path == f"people.skills.{shelf}.one.reps.0"
    assert "allowed: li, wang" in problem.say("en")


def test_coaching_ends_after_it_begins():
    with pytest.raises(ScenarioError) as refused:
        firm(since=50, until=50)
    (problem,) = refused.value.problems
    assert problem.path == "people.skills.coaching.weekly.until"
    assert "allowed: more than 50" in problem.say("en")
