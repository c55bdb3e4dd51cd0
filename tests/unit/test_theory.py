"""Known answers: the desk is a queue, the funnel a chain of coins, and a commission can be worked out on paper."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest

from simsales.kpi.people import utilisation
from simsales.kpi.process import conversion
from simsales.units import MICROSECONDS_PER_DAY
from simsales.world.events import (
    CASH_COLLECTED,
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    DEAL_LOST,
    DEAL_WON,
    INVOICE_WRITTEN_OFF,
    LEAD_ARRIVED,
    PAY_EARNED,
    QUOTA_SET,
    STAGE_PASSED,
    WORK_CUT,
    WORK_STARTED,
)
from tests.small_world import TABLE, PlainLuck, key, lived, made

RUNS = 40
PER_DAY = 40.0

# One rep, one stage, no buyer's delay: M/M/1


def queue(rho, days):
    """Forty runs of one desk: utilisation, mean wait after a warm-up, and both sides of Little's law, per run."""
    stage = {"delay": 1e-9, "delay_sigma": 0, "work": rho / PER_DAY, "conversion": 0}
    scenario = made(
        TABLE,
        {"horizon": days, "sources.own.per_year": 365 * PER_DAY, "pipeline.stages": {"talk": stage, "close": None}},
    )
    return [seen(lived(scenario, seed=6, replication=number), scenario, days) for number in range(1, RUNS + 1)]


def seen(facts, scenario, days):
    came, began, left = (facts.of(kind) for kind in (LEAD_ARRIVED, WORK_STARTED, DEAL_LOST))
    assert facts.subject[began].tolist() == facts.subject[came][: len(began)].tolist()  # first come, first served
    waits = facts.t[began] - facts.t[came][: len(began)]
    stays = facts.t[left] - facts.t[came][: len(left)]
    moments = np.concatenate([facts.t[came], facts.t[left]])
    order = np.argsort(moments)
    inside = np.cumsum(np.repeat([1, -1], [len(came), len(left)])[order])
    area = float((inside * np.diff(moments[order], append=days)).sum())
    return (
        utilisation.value(facts, scenario.money),
        waits[facts.t[came][: len(began)] > days / 10].mean(),
        area / days,
        len(came) / days * stays.mean(),
    )


def z(values, expected):
    values = np.array(values)
    return (values.mean() - expected) / (values.std(ddof=1) / math.sqrt(len(values)))


@pytest.mark.parametrize(("rho", "days"), [(0.5, 50), (0.8, 150)])
def test_one_desk_is_the_mm1_queue(rho, days):
    """Busy rho of the time; Wq = rho / (mu - lambda); Little: L = lambda W; L = rho / (1 - rho) but for the empty start."""
    busy, waits, inside, through = zip(*queue(rho, days), strict=True)
    assert abs(z(busy, rho)) < 3
    assert abs(z(waits, rho / (PER_DAY / rho - PER_DAY))) < 3
    assert sum(inside) == pytest.approx(sum(through), rel=0.01)
    assert np.mean(inside) == pytest.approx(rho / (1 - rho), rel=0.07)


def test_people_who_share_a_queue_are_the_mmc_queue():
    """Three people at one dealer, offered 2.4 of them: Erlang C says 64.7% wait, Wq = C / (c mu - lambda)."""
    people, rho, per_day, days = 3, 0.8, 12.0, 150
    work, offered = people * rho / per_day, people * rho
    erlang = (offered**people / math.factorial(people)) / (1 - rho)
    erlang /= sum(offered**k / math.factorial(k) for k in range(people)) + erlang
    stage = {"delay": 1e-9, "delay_sigma": 0, "work": work, "conversion": 0}
    scenario = made(
        TABLE,
        {
            "horizon": days,
            "sources.own.per_year": 365 * per_day,
            "channels": {"direct": {}, "shop": {"desks": people}},
            "policies.channel": {"kind": "direct", "to": "shop"},
            "pipeline.stages": {"talk": stage, "close": None},
        },
    )
    waits, busy = [], []
    for run in range(1, 41):
        facts = lived(scenario, seed=run)
        begun = facts.of(WORK_STARTED)
        waits.append(float((facts.t[begun] - facts.t[facts.cause[begun]]).mean()))
        done = facts.amount[begun].sum() - facts.amount[facts.of(WORK_CUT)].sum()
        busy.append(done / MICROSECONDS_PER_DAY / (people * days))
    assert abs(z(busy, rho)) < 3
    assert abs(z(waits, erlang / (people / work - per_day))) < 3


def test_the_desk_takes_later_stages_first_and_else_first_come():
    """Two stages at a busy desk: no lead is begun while an older one of its stage waits, none while a later stage does."""
    facts = lived(
        made(
            TABLE,
            {
                "sources.own.per_year": 365 * 5,
                "pipeline.stages.talk.delay": 0.01,
                "pipeline.stages.close.delay": 0.01,
                "pipeline.stages.talk.delay_sigma": 0,
                "pipeline.stages.close.delay_sigma": 0,
            },
        )
    )
    ready = {(int(facts.subject[row]), 0): float(facts.t[row]) + 0.01 for row in facts.of(LEAD_ARRIVED)}
    ready |= {(int(facts.subject[row]), 1): float(facts.t[row]) + 0.01 for row in facts.of(STAGE_PASSED)}
    begun = {(int(facts.subject[row]), int(facts.step[row])): float(facts.t[row]) for row in facts.of(WORK_STARTED)}
    for (_, stage), day in list(begun.items())[50:400]:
        for other, since in ready.items():
            if since < day - 1e-9 < begun.get(other, math.inf) - 2e-9:
                assert other[1] <= stage
    for stage in (0, 1):
        order = [case for (case, at), _ in sorted(begun.items(), key=lambda item: item[1]) if at == stage]
        queued = sorted(order, key=lambda case: ready[case, stage])
        assert order == queued


# A funnel without buyers is a chain of coins

CONVERSIONS = {"talk": 0.6, "show": 0.7, "quote": 0.45, "close": 0.8}


@cache
def funnel():
    stages = {name: {"delay": 0.05, "work": 0.001, "conversion": share} for name, share in CONVERSIONS.items()}
    base = {**TABLE, "pipeline": {"kind": "stage-table", "stages": stages}}
    scenario = made(base, {"horizon": 300, "sources.own.per_year": 365 * 50})
    return scenario, lived(scenario, seed=3)


def test_the_win_rate_of_a_funnel_is_the_product_of_its_conversions():
    _, facts = funnel()
    won, lost = len(facts.of(DEAL_WON)), len(facts.of(DEAL_LOST))
    expected = math.prod(CONVERSIONS.values())
    assert won + lost > 14_000
    assert abs(won - (won + lost) * expected) < 3 * math.sqrt((won + lost) * expected * (1 - expected))


def test_each_stage_passes_its_share_and_the_counts_are_geometric():
    scenario, facts = funnel()
    passed = {
        **{stage: len(facts.of(STAGE_PASSED, number)) for number, stage in enumerate(list(CONVERSIONS)[:-1])},
        "close": len(facts.of(DEAL_WON)),
    }
    entered = len(facts.of(LEAD_ARRIVED))
    for stage, share in CONVERSIONS.items():
        tried = passed[stage] + len(facts.of(DEAL_LOST, list(CONVERSIONS).index(stage)))
        assert abs(passed[stage] - tried * share) < 3 * math.sqrt(tried * share * (1 - share)), stage
        assert conversion.by(facts, "stage", scenario.money)[stage] == passed[stage] / entered
        entered = passed[stage]


def test_poisson_leads_come_as_often_as_they_should_and_as_unevenly():
    days = np.floor(np.concatenate([facts.t[facts.of(LEAD_ARRIVED)] for _, facts in [funnel()]]))
    counts = np.bincount(days.astype(int), minlength=300)[:300]
    assert abs(z(counts, 50)) < 3
    assert counts.var(ddof=1) / counts.mean() == pytest.approx(1, abs=0.25)


def test_swinging_weeks_are_overdispersed_as_much_as_gamma_says():
    """A week of mean m and coefficient of variation c: variance / mean = 1 + m c^2."""
    facts = lived(
        made(
            TABLE,
            {
                "horizon": 3_500,
                "sources.own.per_year": 365 * 4,
                "sources.own.swing": 0.4,
                "pipeline.stages.talk.conversion": 0,
                "pipeline.stages.talk.work": 0.01,
            },
        )
    )
    weeks = np.bincount((facts.t[facts.of(LEAD_ARRIVED)] // 7).astype(int), minlength=500)[:500]
    assert weeks.mean() == pytest.approx(28, rel=0.06)
    assert weeks.var(ddof=1) / weeks.mean() == pytest.approx(1 + 28 * 0.4**2, rel=0.25)


# Commission on paper. One deal of exactly 1,000.00 on days 10, 20, ... ; costs 600.00, so a margin of 400.00.
# The every-day calendar has quarters of 91.25 days: deals of the first, days 10..90, are nine: 9,000.00.

QUARTER = {
    "horizon": 91.25,
    "sources.own.per_year": 36.5,
    "segments.market.deal.sigma": 0,
    "policies.incentive.base_per_month": 1_000,
    "pipeline": {
        "kind": "stage-table",
        "stages": {"talk": {"delay": 1e-6, "delay_sigma": 0, "work": 1e-6, "conversion": 1}, "close": None},
    },
}


@pytest.fixture
def plain(monkeypatch):
    """Middling luck: every lead is won at once, and they come exactly ten days apart."""
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", PlainLuck)


def payslip(changes, *, of="li"):
    facts = lived(made(TABLE, QUARTER | changes))
    slip: dict[str, list[float]] = {}
    for row in facts.of(PAY_EARNED):
        if key(facts, facts.actor[row]) == of:
            slip.setdefault(key(facts, facts.subject[row]), []).append(int(facts.amount[row]) / 100)
    return slip


def pays(**lines):
    return {f"policies.incentive.pays.{name}": line for name, line in lines.items()}


def commission(rate, **more):
    return {"kind": "commission", "rate": rate, **more}


def test_nine_deals_of_a_thousand_are_signed_in_the_first_quarter(plain):
    facts = lived(made(TABLE, QUARTER))
    assert facts.amount[facts.of(DEAL_WON)].tolist() == [100_000] * 9
    assert facts.t[facts.of(DEAL_WON)] == pytest.approx(np.arange(10, 91, 10), abs=1e-4)
    assert facts.amount[facts.of(QUOTA_SET)].tolist() == [1_000_000]


def test_base_pay_is_three_months_of_it(plain):
    assert payslip({}) == {"base": [3_000]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (commission(0.05), 450),  # 5% of 9,000
        (commission(0.05, basis="margin"), 180),  # 5% of 9 x 400
        (commission(0.05, basis="cash"), 450),  # prepaid: all 9,000 are in
        (commission(0.05, cap_at=0.6), 300),  # nothing above 60% of 10,000
        (commission(0.05, starts_at=0.4, on="above"), 250),  # 5% of the 5,000 above 4,000
        (commission(0.05, starts_at=0.4, on="whole"), 450),  # 4,000 is reached: 5% of all
        (commission(0.05, starts_at=0.9, on="whole"), 450),  # reached exactly: 9,000 of 9,000
        (commission(0.05, at_most=333.33), 333.33),
        (commission(0.01, draw=500), 500),  # 90 earned, 500 guaranteed
        (
            {
                "kind": "tiers",
                "on": "above",
                "tiers": [{"from": 0, "rate": 0.02}, {"from": 0.5, "rate": 0.05}, {"from": 0.8, "rate": 0.1}],
            },
            350,
        ),  # 2% of 5,000 + 5% of 3,000 + 10% of 1,000
        (
            {"kind": "tiers", "on": "whole", "tiers": [{"from": 0, "rate": 0.02}, {"from": 0.5, "rate": 0.05}]},
            450,
        ),  # 5% of 9,000
        ({"kind": "bonus", "at": 0.9, "amount": 700}, 700),  # 9,000 of 9,000: reached
        ({"kind": "spif", "product": "item", "rate": 0.03, "first_day": 20, "last_day": 40}, 90),  # days 20, 30, 40
    ],
    ids=str,
)
def test_a_quarter_of_nine_thousand_pays_by_hand(plain, line, expected):
    assert payslip(pays(line=line)) == {"base": [3_000], "line": [expected]}


def test_a_bonus_missed_by_one_deal_pays_nothing(plain):
    assert payslip(pays(bonus={"kind": "bonus", "at": 0.95, "amount": 700})) == {"base": [3_000]}


def test_lines_are_paid_side_by_side_and_rounded_half_even(plain):
    """9,000.00 x 0.0000005 = 0.0045 -> 0.00 is no line; x 0.000015 = 0.135 = 13.5 cents -> 14, the even one."""
    slip = payslip(pays(dust=commission(0.0000005), odd=commission(0.000015), main=commission(0.02)))
    assert slip == {"base": [3_000], "odd": [0.14], "main": [180]}


def test_every_quarter_is_counted_anew(plain):
    """A year of 36 deals: days 10..360; quarters end on 91.25, 182.5, 273.75, 365, with 9 deals in each."""
    slip = payslip({"horizon": 365} | pays(line=commission(0.05, cap_at=0.6)))
    assert slip == {"base": [3_000] * 4, "line": [300] * 4}


def test_a_quarter_cut_short_has_a_part_of_base_pay_and_of_quota(plain):
    """Half a quarter more, 45.625 days: 1,500 base, quota 5,000; deals on days 100..130 are four, cap at 60% of 5,000."""
    slip = payslip({"horizon": 91.25 * 1.5} | pays(line=commission(0.05, cap_at=0.6)))
    assert slip == {"base": [3_000, 1_500], "line": [300, 150]}


def test_months_have_a_third_of_the_base_pay_and_their_own_quota(plain):
    """Months of 30.4167 days: deals on 10, 20, 30 | 40, 50, 60 | 70, 80, 90: 3,000 each, against a quota of 10,000 a month."""
    slip = payslip({"policies.incentive.period": "month"} | pays(line=commission(0.05)))
    assert slip == {"base": [1_000] * 3, "line": [150] * 3}


SPLIT = {
    "reps.wang": {"quota": 10_000, "territory": 0},
    "reps.li.partner": "wang",
    "policies.incentive.partner_share": 0.3,
}


def test_a_partner_gets_the_agreed_share_of_every_credit(plain):
    """1,000.00 x .3 = 300.00 a deal; nine deals: 2,700 for Wang, 6,300 for Li, at 5%."""
    assert payslip(SPLIT | pays(line=commission(0.05))) == {"base": [3_000], "line": [315]}
    assert payslip(SPLIT | pays(line=commission(0.05)), of="wang") == {"base": [3_000], "line": [135]}


def test_credit_splits_to_the_cent(plain):
    """A third of 1,000.00 is 333.33, the largest remainder goes to the other: the two always sum to the deal."""
    facts = lived(made(TABLE, QUARTER | SPLIT | {"policies.incentive.partner_share": 1 / 3}))
    assert facts.amount[facts.of(CREDIT_GIVEN, 0)].tolist() == [66_667, 33_333] * 9


# Invoices of an account that is bound to fail: 20 days to pay, written off 5 days later, 25 days after signing.
FAILING = QUARTER | {
    "segments.market.accounts": 1,
    "payment": {"grades": {"A": {"late": 0, "default": 1}}, "write_off": 5},
    "policies.credit": {"kind": "one-term", "days": 20},
    "segments.market.bargaining": {"share": 0},
    "brand": 50,
    "pipeline": {
        "kind": "buyer",
        "patience": 1e12,
        "quote_stage": "close",
        "stages": {"talk": {"delay": 0, "work": 1e-6}, "close": {"delay": 0, "work": 1e-6}},
    },
}


def test_the_buyer_pipeline_signs_the_same_nine_deals(plain):
    facts = lived(made(TABLE, FAILING))
    assert facts.amount[facts.of(DEAL_WON)].tolist() == [100_000] * 9


def test_a_write_off_within_the_clawback_takes_the_credit_back(plain):
    """Signed on 10..60, written off on 35..85 within 30 days of signing; 70, 80 and 90 are still open: 3 x 1,000 x 5%."""
    changes = FAILING | {"policies.incentive.clawback_days": 30}
    facts = lived(made(TABLE, changes))
    assert facts.t[facts.of(INVOICE_WRITTEN_OFF)] == pytest.approx(np.arange(35, 90, 10), abs=1e-3)
    assert facts.amount[facts.of(CREDIT_TAKEN_BACK, 0)].tolist() == [100_000] * 6
    assert payslip(changes | pays(line=commission(0.05))) == {"base": [3_000], "line": [150]}
    assert payslip(changes | pays(line=commission(0.05, basis="margin"))) == {"base": [3_000], "line": [60]}


def test_a_write_off_after_the_clawback_leaves_the_credit(plain):
    changes = FAILING | {"policies.incentive.clawback_days": 24}
    assert payslip(changes | pays(line=commission(0.05))) == {"base": [3_000], "line": [450]}


def test_cash_pays_only_what_came_in(plain):
    changes = FAILING | pays(line=commission(0.05, basis="cash"))
    assert payslip(changes) == {"base": [3_000]}
    paying = changes | {"payment": {"grades": {"A": {"late": 0, "default": 0}}}}
    assert len(lived(made(TABLE, paying)).of(CASH_COLLECTED)) == 7  # signed on 10..70, paid 20 days later
    assert payslip(paying) == {"base": [3_000], "line": [350]}


def test_a_clawback_falls_on_the_quarter_in_which_it_happens(plain):
    """Deals 10..90; 70, 80, 90 are written off on 95, 105, 115, in the second quarter, whose own deals are 100..180.

    Second quarter: nine deals, minus three of the first and the six signed 100..150 that are written off by 175: nothing.
    """
    changes = FAILING | {"policies.incentive.clawback_days": 30, "horizon": 182.5}
    assert payslip(changes | pays(line=commission(0.05))) == {"base": [3_000] * 2, "line": [150]}


def test_a_tiny_quota_does_not_break_payday(plain):
    """As a quarter of which only minutes lie within the run has."""
    tiers = {"kind": "tiers", "on": "above", "tiers": [{"from": 0, "rate": 0.02}, {"from": 0.5, "rate": 0.05}]}
    assert payslip({"horizon": 91.2501} | pays(line=tiers))
