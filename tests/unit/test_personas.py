"""Personas: every one of them is told in two languages, lives in a small world, and differs from the others as its portrait says."""

from __future__ import annotations

import json
import math
import re
from functools import cache

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from simsales.cli.app import app
from simsales.engine.build import build
from simsales.engine.effort import SELL, SERVE, Effort, Level
from simsales.errors import ScenarioError
from simsales.people.effort import Returns, Stakes, Weeks, tastes_of
from simsales.people.felt import Felt, Part
from simsales.people.staying import chance_to_leave
from simsales.registry import installed
from simsales.spec.answerable import asked_by
from simsales.spec.people import OrdinaryWeek, PeopleSpec
from simsales.spec.persona import NOBODY, Persona, persona_of
from simsales.spec.staying import Staying
from simsales.units import Param
from simsales.world.events import CONTRACT_DUE, CONTRACT_RENEWED, LEAD_ARRIVED
from simsales.world.facts import Facts
from simsales.world.pay import linear
from tests.small_world import BUYER, lived, made

CHINESE = re.compile("[\u4e00-\u9fff]")
PERSONAS = installed().kinds("persona")
EVERY = pytest.mark.parametrize("persona", PERSONAS.values(), ids=PERSONAS)
WEEK = OrdinaryWeek()
OWN_LEADS = {
    "sources": {"labs": {"segment": "labs", "per_year": 300, "own": 0.6, "referred": 0.2}},
    "aftersales.book.old.per_rep": 150,
}


def li_is(who: str | None) -> dict[str, str]:
    return {"reps.li.persona": who} if who is not None else {}


@cache
def half_a_year(who: str | None, behaviour: str = "fixed") -> Facts:
    """Li as this persona beside an ordinary Wang, the same luck for all."""
    changes = {**OWN_LEADS, **li_is(who), "people": {"behaviour": behaviour}}
    return lived(made(BUYER, changes))


def of_li(facts: Facts, kind: int) -> int:
    li = facts.log.code("rep", "li")
    return int((facts.actor[facts.of(kind)] == li).sum())


def revenue(facts: Facts) -> float:
    return installed().kinds("kpi")["revenue"].by(facts, "rep", made(BUYER).money)["li"]


# --- what every persona promises --------------------------------------------------------------------------------------------
def test_the_six_that_people_know_are_there():
    assert {"star", "steady", "newcomer", "lone-wolf", "farmer", "hunter"} <= set(PERSONAS)


@EVERY
def test_a_persona_is_told_in_both_languages_in_two_to_four_sentences(persona: Persona):
    assert CHINESE.search(persona.name.zh)
    assert not CHINESE.search(persona.name.en + persona.portrait.en)
    assert 2 <= len(re.findall(r"[.!?](?: |$)", persona.portrait.en)) <= 4
    assert 2 <= persona.portrait.zh.count("。") <= 4
    assert len(persona.portrait.en) <= 400
    assert 40 <= len(persona.portrait.zh) <= 200


@EVERY
def test_every_number_of_a_persona_has_label_unit_and_source(persona: Persona):
    assert persona.traits()
    assert set(persona.sources) == set(persona.traits())
    for name in persona.traits():
        (param,) = [note for note in Persona.model_fields[name].metadata if isinstance(note, Param)]
        assert param.en
        assert param.unit
        assert CHINESE.search(param.zh)


@EVERY
@pytest.mark.parametrize("week", [WEEK, OrdinaryWeek(sell=10, prospect=20, serve=15)], ids=["usual", "little selling"])
def test_a_persona_keeps_as_many_hours_as_everybody_and_sells_in_half_of_them_at_least(persona: Persona, week):
    own = persona.week(week)
    assert own.hours == pytest.approx(week.hours)
    assert own.sell >= week.sell / 2 - 1e-9
    assert min(own.prospect, own.serve) > 0


@EVERY
@pytest.mark.parametrize("behaviour", ["fixed", "responsive"])
def test_a_persona_lives_through_half_a_year(persona: Persona, behaviour: str):
    facts = half_a_year(persona.kind, behaviour)
    assert of_li(facts, LEAD_ARRIVED) > 20
    assert revenue(facts) > 0


@EVERY
def test_at_the_rate_a_persona_asks_for_nobody_moves_an_hour(persona: Persona):
    own, returns = persona.week(WEEK), Returns(selling=1000.0, prospecting=300.0)
    rate = persona.asks * 0.02
    weeks = Weeks(own, tastes_of(own, rate, returns, 0.3), 7.0, 0.3, 48.0, 5.0)
    pay = Felt([Part(linear(rate))], 20_000.0, 0.0)
    best = weeks.best(Stakes(pay, 100_000.0, 8 * returns.selling, 0.0, rate * returns.prospecting, 0.0, 8.0))
    assert best == pytest.approx(own.model_dump())


# --- what tells them apart --------------------------------------------------------------------------------------------------
def test_a_hunter_finds_more_leads_of_their_own_than_a_farmer():
    hunter, nobody, farmer = (of_li(half_a_year(who), LEAD_ARRIVED) for who in ("hunter", None, "farmer"))
    assert hunter > nobody > farmer


def test_a_farmer_keeps_more_contracts_than_a_hunter():
    worlds = [half_a_year(who) for who in ("farmer", None, "hunter")]
    farmer, nobody, hunter = (of_li(one, CONTRACT_RENEWED) / of_li(one, CONTRACT_DUE) for one in worlds)
    assert farmer > nobody > hunter


def test_a_star_sells_more_than_a_steady_rep_and_a_newcomer_less():
    star, steady, newcomer = (revenue(half_a_year(who)) for who in ("star", "steady", "newcomer"))
    assert star > steady > newcomer


def test_what_a_colleague_is_like_changes_nobody_elses_customers():
    def wangs(facts: Facts) -> list[float]:
        mine = facts.actor == facts.log.code("rep", "wang")
        return facts.t[mine & (facts.kind == LEAD_ARRIVED)].tolist()

    assert wangs(half_a_year("star")) == wangs(half_a_year("farmer")) == wangs(half_a_year(None))


def test_a_newcomer_learns_and_a_star_keeps_what_they_can():
    able = {}
    for who in ("newcomer", "star"):
        world = made(BUYER, {"reps.li.persona": who, "reps.li.skill": 0.0, "people": {"skills": {}}})
        simulation = build(world, 1)
        desk = next(desk for desk in simulation.desks if desk.seller.name == "li")
        before = desk.effort.skill
        simulation.world.clock.run_until(180.0)
        able[who] = (before, desk.effort.skill)
    assert able["newcomer"][0] == PERSONAS["newcomer"].skill
    assert able["newcomer"][0] < able["newcomer"][1] - 0.3 < able["newcomer"][1] < 0
    assert able["star"][0] == able["star"][1] == PERSONAS["star"].skill


def hours(who: str | None, pays: dict) -> float:
    """Li's hours a week in a world that reacts."""
    people = {"behaviour": "responsive"}
    changes = {**li_is(who), "people": people, "policies.incentive.pays": pays, "horizon": 91}
    facts, kpis = lived(made(BUYER, changes)), installed().kinds("kpi")
    tasks = ("selling_hours", "prospecting_hours", "service_hours")
    return sum(kpis[task].by(facts, "rep", made(BUYER).money)["li"] for task in tasks)


OWN = {"sales": {"kind": "commission", "rate": 0.012}}
TEAM = {**OWN, "pool": {"kind": "team-bonus", "at": 0.2, "rate": 0.1}}


def test_a_team_bonus_and_praise_move_a_lone_wolf_less_than_others():
    wolf, steady = (hours(who, TEAM) - hours(who, OWN) for who in ("lone-wolf", "steady"))
    assert steady > 1.0
    assert abs(wolf) < steady / 3


def test_colleagues_who_leave_pull_a_lone_wolf_along_less_than_others():
    def pull(who: Persona) -> float:
        few, many = (chance_to_leave(STAYING, 1.0, 0.0, left, who.peers, who.restless) for left in (0, 3))
        return math.log(many / few)

    assert pull(PERSONAS["newcomer"]) > pull(NOBODY) > 5 * pull(PERSONAS["lone-wolf"]) > 0


def test_the_loyal_leave_less():
    farmer, nobody, wolf = (
        chance_to_leave(STAYING, 1.0, 0.0, 0, who.peers, who.restless)
        for who in (PERSONAS["farmer"], NOBODY, PERSONAS["lone-wolf"])
    )
    assert farmer < nobody < wolf


STAYING = Staying(outside=1.0)


# --- in a scenario ----------------------------------------------------------------------------------------------------------
def test_skill_is_added_to_the_personas_and_a_written_group_wins():
    li = made(BUYER, {"reps.li.persona": "star", "reps.li.skill": 0.1}).reps["li"]
    assert li.able == pytest.approx(PERSONAS["star"].skill + 0.1)
    assert li.kind_of_rep == PERSONAS["star"].name
    named = made(BUYER, {"reps.li.persona": "star", "reps.li.group": "Key accounts"}).reps["li"]
    assert named.kind_of_rep.en == "Key accounts"


def test_whoever_has_no_persona_is_nobody_and_leaves_no_trace():
    plain = made(BUYER)
    assert persona_of(None) is NOBODY
    assert NOBODY.traits() == {}
    assert NOBODY.week(WEEK) is WEEK
    assert "persona" not in plain.model_dump()["reps"]["li"]
    assert plain.fingerprint() != made(BUYER, {"reps.li.persona": "steady"}).fingerprint()


def test_an_unknown_persona_is_refused_with_what_was_meant():
    with pytest.raises(ScenarioError) as refused:
        made(BUYER, {"reps.li.persona": "loan-wolf"})
    (problem,) = refused.value.problems
    assert problem.path == "reps.li.persona"
    said = problem.say("en")
    assert ", ".join(sorted(PERSONAS)) in said
    assert "did you mean lone-wolf?" in said


def test_a_persona_without_a_source_for_a_number_is_refused():
    with pytest.raises(ValidationError, match="risk"):
        Persona(kind="gambler", name=NOBODY.name, portrait=NOBODY.portrait, risk=0.1)


def test_a_week_of_ones_own_counts_from_before_the_first_day():
    farmer = PERSONAS["farmer"].week(WEEK)
    effort = Effort(PeopleSpec(), 0.0, farmer)
    assert effort.renewal(0.0) > 0
    assert effort.pace == pytest.approx(farmer.sell / WEEK.sell)
    assert effort.levels[SERVE].mean(-100.0, 0.0) == pytest.approx(farmer.serve / WEEK.serve)
    effort.plan(10.0, {**WEEK.model_dump()})
    assert effort.levels[SELL].at(10.0) == 1.0


def test_a_level_is_averaged_from_what_it_always_was():
    level = Level(0.5)
    level.set(10.0, 2.0)
    assert level.mean(0.0, 20.0) == pytest.approx(1.25)
    assert level.mean(-20.0, 5.0) == pytest.approx(0.5)


# --- told -------------------------------------------------------------------------------------------------------------------
@EVERY
def test_personas_are_told_on_the_command_line(persona: Persona):
    shown = CliRunner().invoke(app, ["personas", persona.kind, "--lang", "zh"])
    assert shown.exit_code == 0
    assert persona.portrait.zh in shown.output
    row = json.loads(CliRunner().invoke(app, ["personas", persona.kind, "--json", "--lang", "en"]).output)[0]
    assert row == {
        "persona": persona.kind,
        "name": persona.name.en,
        "portrait": persona.portrait.en,
        "numbers": persona.traits(),
        "sources": dict(persona.sources),
    }


def test_a_persona_is_a_question_about_who_sells():
    assert asked_by(("reps", "li", "persona")) == asked_by(("reps", "li", "skill"))
