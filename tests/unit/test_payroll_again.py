"""A run paid again from its own log: the run's own plan gives back its own pay lines, whatever world and plan."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsales.engine.pay_again import pay_again
from simsales.experiment.runner import facts_of
from simsales.session import Session
from simsales.world.events import PAY_EARNED, REP_LEFT
from tests.small_world import BUYER, made

TIERS = [{"from": 0, "rate": 0.01}, {"from": 0.5, "rate": 0.04}]
LINES = {
    "sales": {"kind": "commission", "rate": 0.03, "cap_at": 1.2},
    "advance": {"kind": "commission", "rate": 0.02, "draw": 300, "recoverable": True},
    "margin": {"kind": "commission", "rate": 0.05, "basis": "margin", "starts_at": 0.2, "on": "whole"},
    "paid": {"kind": "commission", "rate": 0.06, "basis": "margin-cash", "paid_within": 40},
    "cash": {"kind": "tiers", "on": "above", "tiers": TIERS, "basis": "cash"},
    "year": {"kind": "tiers", "on": "above", "tiers": TIERS, "reset": "year"},
    "goal": {"kind": "bonus", "at": 0.4, "amount": 777.77},
    "renewals": {"kind": "bonus", "amount": 120, "gate": {"kpi": "retention", "at_least": 0.6}},
    "push": {"kind": "spif", "product": "kit", "rate": 0.031, "first_day": 10, "last_day": 80},
    "race": {"kind": "contest", "prizes": [500.01, 200.02]},
    "pool": {"kind": "team-bonus", "at": 0.3, "amount": 333.33, "split": "by quota"},
    "score": {
        "kind": "scorecard",
        "multiplies": "sales",
        "measures": {"a": {"of": "attainment", "weight": 0.5}, "r": {"of": "retention", "weight": 0.5}},
    },
    "floor": {"kind": "penalty", "below": 0.3, "amount": 50},
    "cup": {"kind": "recognition", "at": 1},
    "award": {"kind": "long-term-award", "at": 0.3, "amount": 100, "vests_after": 1},
    "up": {"kind": "ladder", "at": 0.3, "periods": 1},
}
"""One of each kind; every kind there is must be among them."""

SPARE = {"sales"}


@st.composite
def plans(draw, periods=("month", "quarter", "year")):
    names = draw(st.sets(st.sampled_from(sorted(LINES)), min_size=1, max_size=6)) | SPARE
    plan = {
        "kind": "plan",
        "base_per_month": draw(st.sampled_from([0, 1000, 3333.33])),
        "period": draw(st.sampled_from(periods)),
        "pays": {name: LINES[name] for name in sorted(names)},
        "clawback_days": draw(st.sampled_from([0, 100])),
        "partner_share": draw(st.sampled_from([0, 1 / 3])),
    }
    if draw(st.booleans()):
        plan["ratchet"] = {"every": "year"}
    return plan


@st.composite
def incentives(draw):
    if draw(st.sampled_from([True, True, False])):
        return draw(plans())
    announced = draw(st.sampled_from([0, 30]))
    return {
        "kind": "dated",
        "now": draw(plans()),
        "changes": {
            "new": {
                "announced": announced,
                "effective": draw(st.sampled_from([30, 56, 91, 200])),
                "by": draw(st.sampled_from(["signing", "delivery", "cash"])),
                "until": draw(st.sampled_from([None, 200])),
                "plan": draw(plans()),
            }
        },
    }


WORLDS = st.fixed_dictionaries(
    {
        "horizon": st.sampled_from([60, 91, 150, 400]),
        "policies.credit": st.sampled_from(
            [{"kind": "prepaid"}, {"kind": "one-term", "days": 30}, {"kind": "one-term", "days": 1}]
        ),
        "payment": st.sampled_from([{"write_off": 10}, {"write_off": 90}]),
        "aftersales.delivery": st.sampled_from([0, 5]),
        "reps.li.partner": st.sampled_from([None, "wang"]),
        "reps.wang.quota": st.sampled_from([20_000, 7_777.77]),
    }
)


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
