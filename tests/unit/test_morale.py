"""Morale: what moves it, that it moves hours by the rep's own reckoning and who leaves, and that it never touches a sale."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import pytest

from simsales.engine.build import build
from simsales.people.morale import Month, behind, morale_after, raised_beyond
from simsales.people.skill import MONTH
from simsales.registry import installed
from simsales.spec.morale import Morale
from simsales.world.events import DEAL_WON, HONOUR_GIVEN, MORALE_MOVED, REP_HIRED, REP_LEFT, TIME_PLANNED
from simsales.world.facts import Facts
from tests.small_world import BUYER, lived, made

SPEC = Morale()
CALM = Month()
SALES = {"sales": {"kind": "commission", "rate": 0.02}}
FINE = {**SALES, "floor": {"kind": "penalty", "below": 9, "amount": 900}}
HONOUR = {**SALES, "cup": {"kind": "recognition", "at": 0.01, "value_of_recognition": 0}}


@cache
def year(pays: str, morale: bool = True, behaviour: str = "fixed", persona: str = "") -> Facts:
    people: dict[str, Any] = {"behaviour": behaviour}
    if morale:
        people["morale"] = {"luck": 0}
    changes: dict[str, Any] = {"people": people, "horizon": 364}
    changes["policies.incentive.pays"] = {"sales": SALES, "fine": FINE, "honour": HONOUR}[pays]
    if persona:
        changes["reps.li.persona"] = persona
    return lived(made(BUYER, changes))


def levels(facts: Facts, rep: str = "li") -> list[float]:
    rows = [row for row in facts.of(MORALE_MOVED) if facts.actor[row] == facts.log.code("rep", rep)]
    return [float(facts.amount[row]) / 1e6 for row in rows]


def kpi(name: str, facts: Facts) -> float:
    return installed().kinds("kpi")[name].value(facts, made(BUYER).money)


# --- the rule ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("level", [0.6, 1.0, 1.4])
def test_a_mood_is_half_gone_after_its_half_life(level: float):
    felt = level
    for _ in range(3):
        felt = morale_after(SPEC, felt, CALM)
    assert felt - 1 == pytest.approx((level - 1) / 2)


@pytest.mark.parametrize("month", [Month(behind=0.8), Month(taken_off=0.1), Month(raised=0.2)])
def test_what_is_felt_to_be_unfair_lowers_it_and_honour_raises_it(month: Month):
    assert morale_after(SPEC, 1.0, month) < 1.0 < morale_after(SPEC, 1.0, Month(honours=1))


def test_pay_a_little_behind_the_hours_is_not_felt():
    assert morale_after(SPEC, 1.0, Month(behind=SPEC.slack)) == 1.0


def test_it_stays_within_its_bounds():
    assert morale_after(SPEC, 0.6, Month(taken_off=1.0)) == SPEC.least
    assert morale_after(SPEC, 1.4, Month(honours=50)) == SPEC.most


def test_comparison_and_honour_move_people_as_far_as_colleagues_count():
    for month in (Month(behind=1.0), Month(honours=1)):
        moved, little = (abs(morale_after(SPEC, 1.0, month, peers) - 1) for peers in (1.0, 0.15))
        assert little == pytest.approx(0.15 * moved)
    assert morale_after(SPEC, 1.0, Month(taken_off=0.2), 0.15) == morale_after(SPEC, 1.0, Month(taken_off=0.2))


def test_only_pay_that_ranks_below_the_hours_is_behind():
    team = [(100.0, 38.0), (200.0, 40.0), (300.0, 42.0)]
    assert behind(50.0, 45.0, team) == 1.0  # first in hours, last in pay
    assert behind(50.0, 30.0, team) == 0.0  # last in both
    assert behind(400.0, 30.0, team) == 0.0  # lucky
    assert behind(150.0, 40.0, team) == pytest.approx(1.5 / 3 - 1 / 3)


def test_while_all_are_paid_alike_nobody_is_behind():
    assert behind(0.0, 48.0, [(0.0, 40.0), (0.0, 38.0)]) == 0.0


def test_a_quota_is_raised_beyond_what_was_and_what_the_territory_did():
    assert raised_beyond(100.0, 130.0, did=90.0) == pytest.approx(0.3)
    assert raised_beyond(100.0, 130.0, did=120.0) == pytest.approx(0.1)
    assert raised_beyond(100.0, 130.0, did=140.0) == 0.0
    assert raised_beyond(100.0, 80.0, did=10.0) == 0.0
    assert raised_beyond(0.0, 80.0, did=10.0) == 0.0


# --- in the world -----------------------------------------------------------------------------------------------------------
def test_where_nothing_is_unfair_morale_stays_ordinary():
    assert levels(year("sales")) == [1.0] * 11


def test_being_fined_lowers_morale_after_each_pay_day_and_it_comes_back():
    path = levels(year("fine"))
    assert path[0] == path[1] == 1.0
    assert path[2] < 1.0  # the first pay day was day 91
    assert path[2] < path[3] < path[4] < 1.0
    assert kpi("morale", year("fine")) < 1.0


def test_an_honour_raises_morale_and_the_log_says_who_was_honoured():
    facts = year("honour")
    given = [float(facts.t[row]) for row in facts.of(HONOUR_GIVEN) if facts.actor[row] == facts.log.code("rep", "li")]
    assert given[:3] == [91.0, 182.0, 273.0]
    assert max(levels(facts)) > 1.0
    assert max(levels(facts)) - 1 > 3 * (max(levels(year("honour", persona="lone-wolf"))) - 1) > 0


def test_the_hard_working_without_luck_are_the_unhappy_ones():
    people = {"behaviour": "fixed", "morale": {}}
    world = made(BUYER, {"people": people, "horizon": 364, "policies.incentive.pays": SALES, "reps.li.territory": 0.2})
    simulation = build(world, 1)
    li, wang = (desk.effort for desk in simulation.desks)
    li.plan(0.0, {"sell": 36.0, "prospect": 6.0, "serve": 4.0})
    simulation.world.clock.run_until(7 * MONTH + 1)
    assert li.morale < 0.9
    assert wang.morale == 1.0


def test_a_quota_raised_beyond_the_territory_is_felt():
    plan = {
        "base_per_month": 1000,
        "period": "quarter",
        "pays": SALES,
        "ratchet": {"up": 1, "down": 0, "every": "quarter"},
    }
    changes = {"policies.incentive": {"kind": "plan", **plan}, "reps.li.quota": 3_000, "horizon": 364}
    facts = lived(made(BUYER, {**changes, "people": {"morale": {"luck": 0}}}))
    assert min(levels(facts)) < 1.0
    blind = lived(made(BUYER, {**changes, "people": {"morale": {"luck": 0, "quota": 0}}}))
    assert min(levels(blind)) == 1.0


@pytest.mark.parametrize("pays", ["fine", "honour"])
def test_morale_never_touches_a_sale(pays: str):
    with_it, without = (year(pays, morale) for morale in (True, False))
    assert with_it.amount[with_it.of(DEAL_WON)].tolist() == without.amount[without.of(DEAL_WON)].tolist()
    assert with_it.t[with_it.of(DEAL_WON)].tolist() == without.t[without.of(DEAL_WON)].tolist()


def test_low_morale_makes_pay_worth_less_and_so_hours_fewer():
    low, ordinary = (year("fine", morale, "responsive") for morale in (True, False))
    assert kpi("selling_hours", low) < kpi("selling_hours", ordinary)
    before = [
        world.amount[world.of(TIME_PLANNED)][world.t[world.of(TIME_PLANNED)] < 91].tolist() for world in (low, ordinary)
    ]
    assert before[0] == before[1]  # until the first pay day nothing has happened


def left(morale: dict[str, Any] | None) -> int:
    staying = {"outside": 1e6, "base": 0.03, "vacancy": 40}
    people: dict[str, Any] = {"staying": staying} | ({"morale": {"luck": 0, **morale}} if morale is not None else {})
    reps = {f"rep{i}": {"quota": 20_000} for i in range(12)}
    changes = {"people": people, "horizon": 364, "policies.incentive.pays": FINE, "reps": reps}
    return len(lived(made(BUYER, changes)).of(REP_LEFT))


def test_the_unhappy_leave_more():
    assert left({"leaving": 6, "fine": 3}) > left({"leaving": 0, "fine": 3}) == left(None) > 0


def test_whoever_is_new_begins_at_an_ordinary_morale():
    staying = {"outside": 1e6, "base": 0.2, "vacancy": 5}
    people = {"staying": staying, "morale": {"luck": 0, "fine": 5, "half_life": 1000}}
    facts = lived(made(BUYER, {"people": people, "horizon": 364, "policies.incentive.pays": FINE}))
    checked = 0  # those who were unhappy before, and whose successor saw no pay day in the first month
    for row in facts.of(REP_HIRED):
        mine = facts.of(MORALE_MOVED)[facts.actor[facts.of(MORALE_MOVED)] == facts.actor[row]]
        before, after = mine[facts.t[mine] < facts.t[row]], mine[facts.t[mine] > facts.t[row]]
        if len(before) and len(after) and facts.amount[before[-1]] < 900_000 and facts.t[row] % 91 < 60:
            assert facts.amount[after[0]] == 1_000_000
            checked += 1
    assert checked


def test_without_the_block_there_is_no_morale_in_log_figures_or_fingerprint():
    facts = year("honour", morale=False)
    assert not len(facts.of(MORALE_MOVED))
    assert not len(facts.of(HONOUR_GIVEN))
    assert math.isnan(kpi("morale", facts))
    assert "morale" not in made(BUYER).model_dump()["people"]
