"""Costing: many worlds of one plan. What theory says of straight commission, salaries, caps and windfalls must come out."""

from __future__ import annotations

import math

import pytest

from simsales.engine.pay_again import pay_again
from simsales.errors import InputError
from simsales.experiment.cases import BASE_CASE, usual_cases, windfall_contract, with_leads
from simsales.experiment.costing import BANDS, cost_plan
from simsales.experiment.pay_year import pay_year
from simsales.experiment.payouts import last_plan, middle_rep, pay_at_target, payouts
from simsales.experiment.runs import facts_of, live
from simsales.experiment.spread import spread
from simsales.registry import installed
from simsales.world.facts import ratio
from tests.small_world import BUYER, TABLE, made, measured

PLAN = "policies.incentive"
STRAIGHT = {f"{PLAN}.base_per_month": 0, f"{PLAN}.pays": {"line": {"kind": "commission", "rate": 0.05}}}
SALARY = {f"{PLAN}.pays": {}}
CAPPED = {f"{PLAN}.pays": {"line": {"kind": "commission", "rate": 0.05, "cap_at": 1.2}}}
REACTING = {
    **CAPPED,
    "people": {"behaviour": "responsive", "staying": {"outside": 4000, "base": 0.05}},
}


def costed(changes, years=3, **more):
    return cost_plan(made(BUYER, changes), seed=3, replications=years, workers=1, **more)


def test_pay_by_rep_and_by_line_adds_up_to_the_pay_cost_of_the_run():
    scenario = made(BUYER, REACTING)
    session = live(scenario, "baseline", 3, 1)
    year, money = pay_year(session), scenario.money
    total = money.minor(installed().kinds("kpi")["pay_cost"].value(facts_of(session), money))
    assert sum(year.pay_by_rep.values()) == sum(year.pay_by_line.values()) == year.pay == total
    assert sum(period.pay for period in year.periods) == total


def test_periods_hold_what_was_credited_against_their_quota():
    scenario = made(BUYER, CAPPED)
    session = live(scenario, "baseline", 3, 1)
    periods = pay_year(session).periods
    assert len(periods) == 2 * len(scenario.reps)
    attained = measured(facts_of(session), scenario)["attainment"]
    assert ratio(sum(p.booked for p in periods), sum(p.quota for p in periods)) == pytest.approx(attained)
    assert [(p.rep, p.number) for p in periods] == [("li", 1), ("li", 2), ("wang", 1), ("wang", 2)]
    days = pay_again(facts_of(session), scenario).days
    assert [p.pay for p in periods if p.rep == "li"] == [statements["li"].total for _, statements in days]


def test_straight_commission_is_the_same_share_of_sales_in_every_case():
    found = costed(STRAIGHT)
    for case in found.cases.values():
        assert case.share.low == pytest.approx(0.05, abs=1e-5)
        assert case.share.high == pytest.approx(0.05, abs=1e-5)
        assert case.pay_change.mean == pytest.approx(case.sales_change.mean, abs=1e-4)


def test_a_salary_costs_the_same_in_every_world_and_case():
    found = costed(SALARY, years=12)
    for case in found.cases.values():
        assert case.pay.low == case.pay.middle == case.pay.high == 2 * 6 * 1000
        assert not case.pay.is_range
        assert case.pay_change.all_zero


def test_more_leads_sell_more_and_fewer_less_under_the_same_luck():
    cases = cost_plan(made(TABLE, STRAIGHT), seed=3, replications=4, workers=1).cases
    assert cases["stretch"].sales_change.mean > 0 > cases["edge"].sales_change.mean
    assert cases[BASE_CASE].sales_change.all_zero


def test_a_case_of_as_many_leads_is_the_scenario_itself():
    scenario = made(BUYER, CAPPED)
    assert with_leads(scenario, 1) is scenario
    years = costed(CAPPED, years=1, cases=usual_cases(scenario, stretch=1.0)).cases
    assert years["stretch"].years == years[BASE_CASE].years


def test_a_windfall_is_paid_at_the_rate_of_the_plan_and_not_above_its_cap():
    scenario = made(BUYER, STRAIGHT)
    case = usual_cases(scenario, windfall=3.0)["windfall"]
    contract = windfall_contract(scenario, case)
    assert contract.amount == 3 * 20_000_00
    assert scenario.horizon / 2 < contract.signed < scenario.horizon
    found = costed(STRAIGHT, cases=usual_cases(scenario, windfall=3.0)).cases["windfall"]
    assert found.more_pay.low == pytest.approx(3000, abs=0.01)
    base, lucky = found.base[0], found.years[0]
    assert lucky.sales - base.sales == sum(p.booked for p in lucky.periods) - sum(p.booked for p in base.periods)
    assert sum(p.pay for p in lucky.periods) == lucky.pay
    capped = costed(CAPPED, cases=usual_cases(scenario, windfall=3.0)).cases["windfall"]
    assert 0 <= capped.more_pay.high <= 0.05 * 1.2 * 20_000


def test_a_windfall_after_the_last_day_changes_nothing():
    scenario = made(BUYER, STRAIGHT)
    facts = facts_of(live(scenario, "baseline", 3, 1))
    late = windfall_contract(scenario, usual_cases(scenario)["windfall"])._replace(signed=1e4, invoiced=1e4)
    assert pay_again(facts, scenario, more=[late]).lines == pay_again(facts, scenario).lines


DATED = {
    PLAN: {
        "kind": "dated",
        "now": {"kind": "plan", "base_per_month": 1000, "pays": STRAIGHT[f"{PLAN}.pays"]},
        "changes": {
            "july": {
                "announced": 30,
                "effective": 120,
                "plan": {
                    "kind": "plan",
                    "base_per_month": 900,
                    "partner_share": 0.3,
                    "pays": {"line": {"kind": "commission", "rate": 0.07}},
                },
            }
        },
    },
    "reps.li.partner": "wang",
}


def test_a_windfall_under_changing_plans_and_partners_adds_up():
    scenario = made(BUYER, DATED)
    case = cost_plan(scenario, cases=usual_cases(scenario, rep="li"), seed=3, replications=2, workers=1).cases[
        "windfall"
    ]
    for base, lucky in zip(case.base, case.years, strict=True):
        assert sum(p.pay for p in lucky.periods) == sum(lucky.pay_by_line.values()) == lucky.pay > base.pay
        assert sum(p.booked for p in lucky.periods) - sum(p.booked for p in base.periods) == lucky.sales - base.sales
        assert lucky.pay_by_rep["li"] > base.pay_by_rep["li"]


def test_nobody_without_a_quota_has_a_windfall():
    scenario = made(BUYER, {**SALARY, "reps": {"li": {"quota": 0}, "wang": {"quota": 0}}})
    assert middle_rep(scenario) is None
    with pytest.raises(InputError, match="wang has no quota"):
        usual_cases(scenario, rep="wang")
    assert list(usual_cases(scenario)) == [BASE_CASE, "stretch", "edge"]
    bands = cost_plan(scenario, seed=1, replications=1, workers=1).cases[BASE_CASE].bands
    assert all(band.count == 0 and math.isnan(band.share) for band in bands)


def test_every_pay_period_is_in_one_band():
    case = costed(CAPPED).cases["edge"]
    assert sum(band.count for band in case.bands) == 3 * 4
    assert sum(band.share for band in case.bands) == pytest.approx(1)
    reached = [sum(p.booked for y in case.years for p in y.periods if p.number == n) for n in (1, 2)]
    assert case.attainment_by_period == [booked / (3 * 2 * 20_000_00) for booked in reached]
    assert [band.low for band in case.bands] == list(BANDS[:-1])


def test_nothing_is_said_of_one_year_in_ten_before_there_are_ten():
    assert spread([1.0, 5.0, 3.0]).is_range
    assert (spread([1.0, 5.0, 3.0]).low, spread([1.0, 5.0, 3.0]).high) == (1, 5)
    ten = spread([float(n) for n in range(11)])
    assert (ten.low, ten.middle, ten.high, ten.is_range) == (1, 5, 9, False)
    assert spread([math.nan]).n == 0


def test_a_cap_makes_the_earnings_curve_flat_above_it():
    scenario = made(BUYER, CAPPED)
    paid = [payout.total for payout in payouts(scenario, "li", last_plan(scenario))]
    assert paid[3] == paid[4] == paid[5] > paid[2] > paid[1]


def test_a_budget_at_target_is_everybody_at_quota_for_the_whole_run():
    assert pay_at_target(made(BUYER, STRAIGHT)) == 2 * 2 * 1000_00
    assert pay_at_target(made(BUYER, SALARY)) == 2 * 6 * 1000_00


def test_years_over_a_limit_are_counted():
    limits = {
        "limits": {
            "all": {"kpi": "pay_share", "at_most": 0.0001},
            "none": {"kpi": "pay_cost", "at_most": 1e9},
            "not-mine": {"kpi": "pay_cost", "of": "worst rep", "block": "unchanged", "at_least": 0},
        }
    }
    found = costed({**CAPPED, **limits})
    assert list(found.limits) == ["all", "none"]
    assert [found.cases[BASE_CASE].over(limit) for limit in found.limits.values()] == [3, 0]


@pytest.mark.parametrize("times", [0.0, -1.0, math.nan, math.inf, 1e9])
def test_a_multiple_that_makes_no_sense_is_refused(times):
    with pytest.raises(InputError) as error:
        usual_cases(made(BUYER, CAPPED), stretch=times)
    assert "--stretch" in error.value.say("en")


def test_workers_change_nothing():
    scenario = made(BUYER, CAPPED, horizon=91)
    one, two = (cost_plan(scenario, seed=5, replications=6, workers=n) for n in (1, 2))
    assert one == two
    assert one.digest == two.digest
