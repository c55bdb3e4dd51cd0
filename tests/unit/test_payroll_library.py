"""The library of plans: each is found, checked, run, costs what today's plan costs if nobody changes, and is said in words."""

from __future__ import annotations

from functools import cache
from io import StringIO

import pytest
from rich.console import Console

from simsales.engine.pay_again import pay_again
from simsales.experiment.runs import facts_of
from simsales.i18n import LANGS
from simsales.report.pay_plans import pay_plans
from simsales.session import Session
from simsales.spec.casefile import open_case
from simsales.spec.shelf import all_scenarios, bundled_folder

FILES = [path for path in all_scenarios() if path.parent == bundled_folder() / "plans"]
PLANS = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
LEAST = 12


@cache
def case(path):
    return open_case(str(path))


@cache
def runs():
    """Four years of the firm under today's plan."""
    scenario = open_case("incentive-rollout").scenario
    found = []
    for replication in range(1, 5):
        session = Session(scenario, replication=replication)
        session.advance()
        found.append(facts_of(session))
    return scenario, found


def test_there_is_a_plan_for_every_need():
    assert len(FILES) >= LEAST
    assert not [path for path in FILES if path.name.startswith("_")]


@PLANS
def test_a_plan_is_found_by_its_name_and_told_in_both_languages(path):
    found = open_case(path.stem)
    assert found.path == path
    for words in (found.scenario.title, found.scenario.story, found.scenario.baseline):
        assert words.en != words.zh
    head = path.read_text(encoding="utf-8").split("simsales: 1")[0]
    assert head.startswith("# Used ")
    assert "Side effect:" in head


@PLANS
def test_beside_each_plan_stands_todays(path):
    today = open_case("incentive-rollout").scenario.policies.incentive
    assert case(path).variants["today"].policies.incentive == today
    assert case(path).scenario.policies.incentive != today


@PLANS
def test_if_nobody_changes_a_plan_costs_what_todays_does(path):
    scenario, lived = runs()
    plan = case(path).scenario.policies.incentive
    cost, today = (sum(pay_again(facts, scenario, each).total for facts in lived) for each in (plan, None))
    assert cost == pytest.approx(today, rel=0.05)


@PLANS
def test_a_plan_runs(path):
    scenario = case(path).scenario.model_copy(update={"horizon": 100.0})
    session = Session(scenario, checked=False)
    session.advance()
    facts = facts_of(session)
    assert pay_again(facts, scenario).total > 0


@PLANS
@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_is_said_and_its_payouts_are_shown(path, lang):
    console = Console(width=200, record=True, file=StringIO())
    console.print(pay_plans(case(path), None, lang))
    said = console.export_text()
    assert all(mark in said for mark in ("50%", "80%", "100%", "120%", "150%"))
    assert "{" not in said
    for name, line in case(path).scenario.policies.incentive.pays.items():
        if line.assumes is not None:
            assert f"{name}: {line.assumes.say(lang)}" in said
