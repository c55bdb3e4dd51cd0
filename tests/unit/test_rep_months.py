"""A rep's year month by month adds up to what the run's own figures say of it."""

from __future__ import annotations

import json
import math

import pytest
from typer.testing import CliRunner

from simsales.cli.app import app
from simsales.experiment.rep_months import rep_months
from simsales.experiment.rep_year import RepYears
from simsales.experiment.runs import facts_of, live
from simsales.registry import installed
from simsales.report.pay_statements import slips
from simsales.spec.casefile import open_case
from simsales.spec.scenario import BASELINE

SMALL = ("baseline:horizon=182", "uncapped:horizon=182")


@pytest.fixture(scope="module")
def years() -> RepYears:
    return RepYears(open_case("incentive-rollout", SMALL).variants, 1, 1)


def test_months_add_up_to_the_year(years: RepYears) -> None:
    year = years.of("li", "uncapped")
    days = [(month.last - month.first).days + 1 for month in year.months]
    assert sum(days) == 182
    assert sum(month.paid for month in year.months) == year.pay
    for task, kpi in (("sell", "selling_hours"), ("prospect", "prospecting_hours"), ("serve", "service_hours")):
        mean = math.fsum(month.hours[task] * n for month, n in zip(year.months, days, strict=True)) / 182
        known = installed().kinds("kpi")[kpi].by(year.facts, "rep", year.scenario.money)["li"]
        assert mean == pytest.approx(known)
    assert sum(month.booked for month in year.months) == sum(one.booked for one in year.periods)


def test_pay_is_that_of_the_statements_and_today_is_the_year_of_todays_plan(years: RepYears) -> None:
    year, today = years.of("zhao", "uncapped"), years.of("zhao", BASELINE)
    assert sum(slip.total for slip in slips(year.facts, year.scenario, "zhao")) == year.pay
    assert (year.today, today.today, today.unchanged) == (today.pay, today.pay, today.pay)
    assert year.unchanged is not None
    assert years.known("li", "uncapped") is not None


def test_a_week_that_nobody_plans_is_the_ordinary_one() -> None:
    scenario = open_case("reference-pipeline", ["baseline:horizon=28"]).variants[BASELINE]
    rep = next(iter(scenario.reps))
    facts = facts_of(live(scenario, BASELINE, 1, 1))
    assert [month.hours for month in rep_months(facts, scenario, rep)] == [scenario.people.week.model_dump()]


def test_the_command_line_tells_the_same_months(years: RepYears) -> None:
    told = CliRunner().invoke(
        app, ["statement", "incentive-rollout", "li", "--variant", "uncapped", "--json", "--set", SMALL[1]]
    )
    found = json.loads(told.stdout)["months"]["li"]
    year = years.of("li", "uncapped")
    assert [one["paid"] for one in found] == [month.paid for month in year.months]
    assert [one["hours"]["sell"] for one in found] == [month.hours["sell"] for month in year.months]
