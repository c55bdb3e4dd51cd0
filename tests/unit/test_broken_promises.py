"""The later life of a signed deal: late or in time, what lateness costs, who complains, and how a complaint ends.

One customer buys for 1,000 every ten days, is promised delivery within 20, and has 30 days to pay. The luck is plain.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simsales.engine.build import build
from simsales.engine.fulfilment import Fulfilment
from simsales.engine.pay_again import pay_again
from simsales.experiment.runs import facts_of
from simsales.i18n import LANGS
from simsales.report.stories import tell_story
from simsales.rng import KeyedLuck
from simsales.session import Session
from simsales.units import MICROSECONDS_PER_DAY
from simsales.world.entities import Offer
from simsales.world.events import (
    CASH_COLLECTED,
    COMPLAINT_ANSWERED,
    COMPLAINT_MADE,
    COMPLAINT_NOT_SETTLED,
    COMPLAINT_SETTLED,
    CONTRACT_DUE,
    COST_COMMITTED,
    CREDIT_TAKEN_BACK,
    DEAL_WON,
    DELIVERED_LATE,
    DELIVERY_PROMISED,
    EXTRAS_PROMISED,
    GOODS_DELIVERED,
    GOODS_RETURNED,
    INVOICE_ISSUED,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
    PAYMENT_HELD_BACK,
    PENALTY_CHARGED,
    RISK_STRUCK,
)
from simsales.world.log import NOTHING
from tests.small_world import BUYER, TABLE, PlainLuck, lived, made, measured

PENALTY = {"a_day": 0.01, "at_most": 0.15}
SURE = {"broken": 50, "answer": 4, "standoff": 40}
"""Whoever waits too long complains; the answer comes after four days."""
SETTLED, PAID_ALL_THE_SAME, CANCELLED = (SURE | more for more in ({"settles": 1}, {"settles": 0, "cancels": 0}, {}))
CANCELLED |= {"settles": 0, "cancels": 1}

REGULAR = {
    "horizon": 365,
    "sources.own.per_year": 36.5,
    "segments.market.deal.sigma": 0,
    "segments.market.accounts": 1,
    "segments.market.bargaining": {"share": 0},
    "brand": 50,
    "payment": {"grades": {"A": {"late": 0, "default": 0}}, "write_off": 30},
    "policies.credit": {"kind": "one-term", "days": 30},
    "pipeline": {
        "kind": "buyer",
        "patience": 1e12,
        "quote_stage": "close",
        "stages": {"talk": {"delay": 0, "work": 1e-6}, "close": {"delay": 0, "work": 1e-6}},
    },
}


def world(takes=30, **after):
    """Production takes so many days, 20 are promised."""
    return made(TABLE, REGULAR | {"aftersales": {"delivery": 20, "production": {"median": takes}, **after}})


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", PlainLuck)


@pytest.fixture
def _ordinary(monkeypatch, _plain):
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", KeyedLuck)


def days(facts, kind):
    return facts.t[facts.of(kind)].round(4).tolist()


def first(facts, *kinds):
    """The days of the first order's rows, from its signature."""
    case = facts.subject[facts.of(DEAL_WON)][0]
    signed = facts.t[facts.of(DEAL_WON)][0]
    rows = [next(row for row in facts.of(kind) if facts.subject[row] == case) for kind in kinds]
    return [round(float(facts.t[row] - signed), 3) for row in rows]


def one_order(**after):
    """The same customer, who buys once, on day 100; experiences are as expected."""
    spec = {"delivery": 20, "noise": 0, "production": {"median": 30}, **after}
    return made(TABLE, REGULAR | {"horizon": 199, "sources.own.per_year": 3.65, "aftersales": spec})


def world_after(scenario):
    """The world itself on the last day of the one order."""
    simulation = build(scenario, 1)
    simulation.world.clock.run_until(scenario.horizon)
    assert simulation.world.counts.won == 1
    return simulation.world


# Late or in time


def test_an_order_that_is_done_in_time_goes_out_on_the_day_promised_and_nobody_complains():
    facts = lived(world(takes=12, penalty=PENALTY, complaints=SURE), checked=True)
    assert first(facts, GOODS_DELIVERED, INVOICE_ISSUED, CASH_COLLECTED) == [20, 20, 50]
    assert not any(len(facts.of(kind)) for kind in (DELIVERED_LATE, PENALTY_CHARGED, COMPLAINT_MADE))
    kpis = measured(facts, world())
    assert (kpis["late_deliveries"], kpis["complaints"]) == (0, 0)


def test_a_late_order_pays_its_penalty_and_the_customer_complains():
    """30 days instead of 20, 1% a day: 100 of the 1,000 are never invoiced."""
    scenario = world(penalty=PENALTY, complaints=SETTLED)
    facts = lived(scenario, checked=True)
    assert first(facts, GOODS_DELIVERED, DELIVERED_LATE, COMPLAINT_MADE, COMPLAINT_ANSWERED) == [30, 30, 30, 34]
    assert set((facts.amount[facts.of(DELIVERED_LATE)] / MICROSECONDS_PER_DAY).round(6)) == {10}
    assert set(facts.amount[facts.of(PENALTY_CHARGED)]) == {100_00}
    assert set(facts.amount[facts.of(INVOICE_ISSUED)]) == set(facts.amount[facts.of(CASH_COLLECTED)]) == {900_00}
    kpis = measured(facts, scenario)
    assert (kpis["late_deliveries"], kpis["complaints"]) == (1, 1)
    assert kpis["complaint_response"] == pytest.approx(96)


def test_the_penalty_stops_at_its_ceiling():
    facts = lived(world(takes=200, penalty=PENALTY))
    assert set(facts.amount[facts.of(PENALTY_CHARGED)]) == {150_00}


def test_somebody_who_has_paid_already_gets_the_penalty_back_and_has_nothing_to_hold_back():
    scenario = made(
        TABLE,
        REGULAR
        | {
            "policies.credit": {"kind": "prepaid"},
            "aftersales": {
                "delivery": 20,
                "production": {"median": 30},
                "penalty": PENALTY,
                "complaints": CANCELLED,
            },
        },
    )
    facts = lived(scenario, checked=True)
    assert first(facts, CASH_COLLECTED, PENALTY_CHARGED) == [0, 30]
    assert set(facts.amount[facts.of(CASH_COLLECTED)]) == {1_000_00}
    assert len(facts.of(COMPLAINT_NOT_SETTLED)) > 0
    assert len(facts.of(PAYMENT_HELD_BACK)) == len(facts.of(ORDER_CANCELLED)) == 0


def test_cash_is_credited_and_paid_for_as_it_came_in_after_the_penalty():
    """5% of 900 collected, not of 1,000 signed."""
    plan = {
        "kind": "plan",
        "base_per_month": 0,
        "pays": {"cash": {"kind": "commission", "rate": 0.05, "basis": "cash"}},
    }
    scenario = made(
        TABLE,
        REGULAR
        | {
            "policies.incentive": plan,
            "aftersales": {"delivery": 20, "production": {"median": 30}, "penalty": PENALTY},
        },
    )
    facts = lived(scenario)
    paid = measured(facts, scenario)["pay_cost"]
    assert paid == pytest.approx(45 * len(facts.of(CASH_COLLECTED)))
    assert pay_again(facts, scenario).total == scenario.money.minor(paid)


@pytest.mark.parametrize("complaints", [SETTLED, CANCELLED])
def test_a_customer_whose_orders_are_all_over_owes_nothing(complaints):
    world = world_after(one_order(penalty=PENALTY, complaints=complaints))
    assert world.ledger["receivables"] == world.accounts["market"][0].outstanding == 0


# How a complaint ends


def test_a_complaint_that_is_settled_before_the_money_is_due_holds_nothing_back():
    facts = lived(world(complaints=SETTLED), checked=True)
    assert first(facts, COMPLAINT_SETTLED, CASH_COLLECTED) == [34, 60]
    assert len(facts.of(PAYMENT_HELD_BACK)) == 0


def test_a_complaint_held_the_payment_back_until_it_was_settled():
    """Due on day 60, answered on day 80."""
    facts = lived(world(complaints=SETTLED | {"answer": 50}), checked=True)
    assert first(facts, PAYMENT_HELD_BACK, COMPLAINT_SETTLED, CASH_COLLECTED) == [60, 80, 80]


def test_a_complaint_nobody_settled_ends_after_the_standoff_with_the_money_or_without_it():
    """Delivered on day 30, answered on 34, at odds until 74."""
    facts = lived(world(complaints=PAID_ALL_THE_SAME), checked=True)
    assert first(facts, PAYMENT_HELD_BACK, COMPLAINT_NOT_SETTLED, CASH_COLLECTED) == [60, 34, 74]
    facts = lived(world(complaints=CANCELLED), checked=True)
    assert first(facts, PAYMENT_HELD_BACK, COMPLAINT_NOT_SETTLED, ORDER_CANCELLED) == [60, 34, 74]
    assert len(facts.of(CASH_COLLECTED)) == 0


def test_a_cancelled_order_leaves_the_worth_of_its_goods_and_no_service_contract():
    """Of 1,000 for goods that cost 600, half of the 600 come back."""
    scenario = world(complaints=CANCELLED | {"returned": 0.5}, attach=1, term=200)
    facts = lived(scenario, checked=True)
    assert set(facts.amount[facts.of(GOODS_RETURNED)]) == {300_00}
    assert len(facts.of(CONTRACT_DUE)) == 0
    cancelled, kpis = len(facts.of(ORDER_CANCELLED)), measured(facts, scenario)
    assert kpis["contribution"] == pytest.approx(kpis["gross_profit"] - kpis["pay_cost"] - cancelled * (1_000 - 300))


def test_a_cancelled_order_takes_its_credit_back_within_the_clawback_and_not_after_it():
    """The order is cancelled 74 days after its signature."""
    plan = {"kind": "plan", "base_per_month": 1000, "pays": {"sales": {"kind": "commission", "rate": 0.05}}}
    for clawback, taken in ((75, True), (73, False)):
        scenario = made(
            TABLE,
            REGULAR
            | {
                "policies.incentive": plan | {"clawback_days": clawback},
                "aftersales": {"delivery": 20, "production": {"median": 30}, "complaints": CANCELLED},
            },
        )
        session = Session(scenario)
        session.advance()
        facts = facts_of(session)
        cancelled = facts.of(ORDER_CANCELLED).tolist()
        back = facts.of(CREDIT_TAKEN_BACK)
        assert facts.cause[back].tolist() == (cancelled if taken else [])
        paid = measured(facts, scenario)["pay_cost"]
        assert pay_again(facts, scenario).total == scenario.money.minor(paid)


def test_a_customer_who_fails_while_at_odds_with_us_is_written_off_and_cancels_nothing():
    scenario = made(
        TABLE,
        REGULAR
        | {
            "aftersales": {"delivery": 20, "production": {"median": 30}, "complaints": CANCELLED | {"standoff": 300}},
            "risks": {"fire": {"kind": "key-account-failure", "per_year": 1, "among": 1}},
        },
    )
    facts = lived(scenario, checked=True)
    struck = days(facts, RISK_STRUCK)[0]
    assert len(facts.of(INVOICE_WRITTEN_OFF)) > 0
    assert min(days(facts, INVOICE_WRITTEN_OFF)) > struck
    assert len(facts.of(ORDER_CANCELLED)) == 0


# What the customer thinks of us afterwards


def satisfaction(**complaints):
    """Of the one customer on the last day, with one complaint behind them."""
    return world_after(one_order(complaints=SURE | {"hurt": 0.5, **complaints})).accounts["market"][0].satisfaction


def test_a_recovered_complaint_brings_satisfaction_back_only_in_part():
    assert satisfaction(settles=0) == pytest.approx(-0.5)
    assert satisfaction(settles=1, regained=0.6) == pytest.approx(-0.2)
    assert satisfaction(settles=1, regained=1) == pytest.approx(0)


# What the deal itself says


@pytest.fixture
def agreed(monkeypatch):
    """Sign every deal with these terms beside price and days to pay."""

    def with_terms(**terms):
        sign = Fulfilment.sign
        monkeypatch.setattr(Fulfilment, "sign", lambda self, deal, offer: sign(self, deal, replace(offer, **terms)))

    return with_terms


def test_a_day_promised_in_the_deal_counts_before_the_usual_one(agreed):
    agreed(delivery=25.0)
    facts = lived(world(penalty=PENALTY), checked=True)
    assert set((facts.amount[facts.of(DELIVERY_PROMISED)] / MICROSECONDS_PER_DAY).round(6)) == {25}
    assert set(facts.amount[facts.of(PENALTY_CHARGED)]) == {50_00}


def test_a_day_that_the_usual_delivery_cannot_keep_is_a_late_one_without_any_production_block(agreed):
    agreed(delivery=15.0)
    facts = lived(made(TABLE, REGULAR | {"aftersales": {"delivery": 20, "penalty": PENALTY}}), checked=True)
    assert first(facts, GOODS_DELIVERED, PENALTY_CHARGED) == [20, 20]
    assert set(facts.amount[facts.of(PENALTY_CHARGED)]) == {50_00}


def test_extras_promised_cost_us_from_the_signature_and_are_missing_in_the_margin(agreed):
    before = measured(lived(world()), world())
    agreed(extras=40_00)
    facts = lived(world(), checked=True)
    after, deals = measured(facts, world()), len(facts.of(DEAL_WON))
    assert set(facts.amount[facts.of(EXTRAS_PROMISED)]) == {40_00}
    assert set(facts.amount[facts.of(COST_COMMITTED)]) == set(facts.amount[facts.of(GOODS_DELIVERED)]) == {640_00}
    assert days(facts, COST_COMMITTED) == days(facts, DEAL_WON)
    assert before["contribution"] - after["contribution"] == pytest.approx(40 * deals)


def test_what_was_served_with_an_order_does_not_come_back_with_the_goods(agreed):
    """Half of the 600 that the goods cost, nothing of the 40 for training."""
    agreed(extras=40_00)
    facts = lived(world(complaints=CANCELLED | {"returned": 0.5}), checked=True)
    assert set(facts.amount[facts.of(GOODS_RETURNED)]) == {300_00}


def test_a_discount_keeps_what_else_was_agreed():
    less = Offer(1_000, 1.0, 30, 21.5, 70).less(0.1)
    assert (less.amount, less.payment_days, less.delivery, less.extras) == (900, 30, 21.5, 70)


# The same luck


def orders(scenario):
    """need -> days late, and whether there was a complaint, of every order delivered."""
    facts = lived(scenario)
    complained = set(facts.subject[facts.of(COMPLAINT_MADE)].tolist())
    late = {int(facts.subject[row]): facts.amount[row] / MICROSECONDS_PER_DAY for row in facts.of(DELIVERED_LATE)}
    cases = {int(facts.subject[row]) for row in facts.of(GOODS_DELIVERED)}
    return {facts.case_name(case): (late.get(case, 0.0), case in complained) for case in cases}


@pytest.mark.usefixtures("_ordinary")
def test_a_shorter_promise_to_the_same_customer_is_later_by_exactly_the_difference_and_only_adds_complaints():
    """Production takes as long as it takes, and who complains of ten days late complains of fifteen."""
    changes = {"production": {"median": 20, "sigma": 0.6}, "complaints": {"broken": 0.05, "a_day": 0.05, "hurt": 0}}
    calm = {"horizon": 700, "segments.labs.taste": {"relationship": 0}, "segments.shops.taste": {"relationship": 0}}
    long, short = (orders(made(BUYER, calm | {"aftersales": {"delivery": day, **changes}})) for day in (25, 20))
    shared = long.keys() & short.keys()
    late = {need for need in shared if long[need][0]}
    assert len(late) > 10
    assert all(short[need][0] == pytest.approx(long[need][0] + 5, abs=1e-6) for need in late)
    cross = [{need for need in shared if run[need][1]} for run in (long, short)]
    assert cross[0] < cross[1]


# What nobody writes down


@pytest.mark.usefixtures("_ordinary")
def test_without_a_promise_there_is_nothing_to_break_and_the_log_is_the_same_row_by_row():
    bare, armed = made(BUYER), made(BUYER, {"aftersales.penalty": PENALTY, "aftersales.complaints": SURE})
    one, other = lived(bare), lived(armed)
    assert (one.log.rows() == other.log.rows()).all()
    assert np.isnan(
        [measured(other, armed)[name] for name in ("complaints", "complaint_response", "late_deliveries")]
    ).all()


def test_a_scenario_that_says_nothing_of_promises_keeps_its_fingerprint():
    nothing = dict.fromkeys(("production", "penalty", "complaints"))
    scenario = made(TABLE)
    assert not any(f'"{word}"' in scenario.model_dump_json() for word in nothing)
    assert made(TABLE, {"aftersales": nothing}).fingerprint() == scenario.fingerprint()


# Told


@pytest.mark.parametrize("lang", LANGS)
def test_the_story_tells_promise_lateness_complaint_and_end(lang, agreed):
    agreed(delivery=20.0, extras=40_00)
    scenario = world(penalty=PENALTY, complaints=CANCELLED)
    facts = lived(scenario)
    told = list(tell_story(scenario, facts, "own/li#0", lang))
    wanted = {
        "en": ["within 20 days", "cost us 40.00", "10 days late", "penalty of 100.00", "complained", "cancelled"],
        "zh": ["承诺 20 天内交付", "我方成本 40.00", "误期 10 天", "误期违约金 100.00", "客户投诉", "取消订单"],
    }[lang]
    found = [next(i for i, line in enumerate(told) if word in line) for word in wanted]
    assert found == sorted(found)
    assert not any("{" in line for line in told)


def test_every_row_about_a_broken_promise_has_its_cause_in_the_same_order():
    facts = lived(world(penalty=PENALTY, complaints=CANCELLED))
    for kind in (DELIVERED_LATE, PENALTY_CHARGED, COMPLAINT_MADE, PAYMENT_HELD_BACK, ORDER_CANCELLED, GOODS_RETURNED):
        rows = facts.of(kind)
        assert len(rows) > 0
        assert (facts.cause[rows] != NOTHING).all()
        assert (facts.subject[facts.cause[rows]] == facts.subject[rows]).all()
