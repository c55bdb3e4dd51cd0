"""A run paid again from its own log: the run's own plan gives back its own pay lines, whatever world and plan."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsales.engine.pay_again import pay_again
from simsales.experiment.runs import facts_of
from simsales.session import Session
from simsales.world.events import PAY_EARNED, REP_LEFT
from tests.made_plans import LINES, WORLDS, incentives, plans
from tests.small_world import BUYER, made


def earned(session):
    """Every pay line of a run: when, whose, which, by what row, how much."""
    facts = facts_of(session)
    names = facts.log.names
    return [
        (names[facts.actor[row]].key, names[facts.subject[row]].key, int(facts.cause[row]), int(facts.amount[row]))
        for row in facts.of(PAY_EARNED)
    ]


def paid_again(session, plan=None):
    again = pay_again(facts_of(session), session.scenario, plan)
    return [
        (rep, line.name, line.cause, line.money)
        for _, statements in again.days
        for rep, statement in statements.items()
        for line in statement.lines
        if line.money
    ]


def run(scenario, seed=1):
    session = Session(scenario, seed=seed)
    session.advance()
    return session


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(incentives(), WORLDS, st.integers(1, 50))
def test_a_runs_own_plan_gives_back_its_own_pay_lines(incentive, world, seed):
    changes = {path: value for path, value in world.items() if value is not None}
    session = run(made(BUYER, {**changes, "policies.incentive": incentive}), seed)
    assert paid_again(session) == earned(session)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans(("quarter",)), plans(("quarter",)), st.integers(1, 50))
def test_another_plan_on_the_log_pays_what_it_would_have_paid_in_the_run(own, other, seed):
    """Reps keep an ordinary week, so under the other plan they would have lived the same; only who shares credit and which rows are cited differ."""
    world = {"horizon": 200, "policies.credit": {"kind": "one-term", "days": 30}}
    lived = run(made(BUYER, {**world, "policies.incentive": own}), seed)
    would = run(made(BUYER, {**world, "policies.incentive": other}), seed)
    again = paid_again(lived, would.scenario.policies.incentive)
    assert [(rep, line, money) for rep, line, _, money in again] == [
        (rep, line, money) for rep, line, _, money in earned(would)
    ]


def test_every_kind_of_line_is_among_those_paid_again():
    from simsales.registry import installed

    assert {line["kind"] for line in LINES.values()} == set(installed().kinds("pay"))


@pytest.mark.parametrize("name", LINES)
def test_each_line_by_itself_is_paid_again_exactly(name):
    plan = {"kind": "plan", "base_per_month": 100, "pays": {"sales": LINES["sales"], name: LINES[name]}}
    session = run(made(BUYER, {"horizon": 400, "policies.incentive": plan}))
    assert paid_again(session) == earned(session)


def test_the_cost_of_a_plan_is_the_sum_over_people_and_lines():
    session = run(
        made(BUYER, {"policies.incentive": {"kind": "plan", "base_per_month": 100, "pays": {"sales": LINES["sales"]}}})
    )
    again = pay_again(facts_of(session), session.scenario)
    assert again.total == sum(again.by_rep.values()) == sum(money for *_, money in earned(session))
    assert set(again.lines["li"]) == {"base", "sales"}


def test_people_who_come_and_go_and_react_are_paid_again_exactly():
    plan = {
        "kind": "plan",
        "base_per_month": 100,
        "pays": {name: LINES[name] for name in ("sales", "award", "up", "advance", "renewals")},
    }
    people = {"behaviour": "responsive", "staying": {"base": 0.2, "vacancy": 20, "outside": 10_000}}
    session = run(made(BUYER, {"horizon": 400, "people": people, "policies.incentive": plan}))
    assert len(facts_of(session).of(REP_LEFT)) > 1
    assert paid_again(session) == earned(session)
