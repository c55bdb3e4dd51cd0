"""Nothing appears and nothing vanishes: leads, money and hours, in a hundred random small companies.

The session itself looks after its books after every event (`checked=True`); afterwards the log alone must tell the same.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsales.engine.build import build, planned_margin
from simsales.experiment.runs import facts_of
from simsales.registry import installed
from simsales.session import Session
from simsales.units import HOURS_PER_DAY, MICROSECONDS_PER_DAY
from simsales.world.calendar import period_starts
from simsales.world.events import (
    BY_CODE,
    CASH_COLLECTED,
    CHANNEL_PAID,
    COMPLAINT_ANSWERED,
    COMPLAINT_MADE,
    COMPLAINT_NOT_SETTLED,
    COMPLAINT_SETTLED,
    CONTRACT_DUE,
    CONTRACT_LAPSED,
    CONTRACT_RENEWED,
    COST_COMMITTED,
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    DEAL_LOST,
    DEAL_UNDECIDED,
    DEAL_WON,
    DELIVERED_LATE,
    DELIVERY_PROMISED,
    EXTRAS_PROMISED,
    GOODS_DELIVERED,
    GOODS_RETURNED,
    INVOICE_ISSUED,
    INVOICE_WRITTEN_OFF,
    LEAD_ARRIVED,
    ORDER_CANCELLED,
    PAY_EARNED,
    PENALTY_CHARGED,
    QUOTA_SET,
    RISK_STRUCK,
    RUN_ENDED,
    SELLER_JOINED,
    WORK_CUT,
    WORK_STARTED,
)
from simsales.world.facts import Facts
from simsales.world.incentive import BASES, Credit, Quota
from simsales.world.log import NOTHING
from tests.small_world import BUYER, made

SEGMENTS, REPS, RIVALS = ("labs", "shops", "ships"), ("li", "wang", "zhou", "qian"), ("beta", "gamma", "delta")
BETWEEN_0_AND_1 = (
    "win_rate",
    "no_decision_rate",
    "conversion",
    "stage_loss",
    "bad_debt",
    "share",
    "retention",
    "utilisation",
    "late_deliveries",
    "complaints",
)
"""Margin may be negative, attainment above 1, a discount negative where prices lie above list: those are no shares of a whole."""


def shares(low=0.0, high=1.0):
    return st.floats(low, high).map(lambda share: round(share, 3))


@st.composite
def segments(draw):
    names = draw(st.lists(st.sampled_from(SEGMENTS), min_size=1, max_size=3, unique=True))
    return {
        name: {
            "accounts": draw(st.sampled_from([300, 20, 20, 1, 0])),
            "customers": draw(shares()),
            "deal": {"mean": draw(st.sampled_from([500, 2_000, 20_000, 3])), "sigma": draw(shares(0, 2))},
            "products": draw(st.sampled_from([{}, {"kit": 1}, {"tester": 1, "kit": 3}])),
            "grades": draw(st.sampled_from([{"A": 1}, {"B": 1, "D": 3}, {"C": 1}])),
            "taste": {"price": draw(st.sampled_from([-3.5, -3.5, -12, 0])), "terms": draw(shares())},
            "no_decision": draw(shares(-2, 2)),
            "bargaining": {"share": draw(shares()), "mean": draw(shares(0, 0.5))},
        }
        for name in names
    }


@st.composite
def channels(draw):
    direct, dealers = (
        {"direct": {"appeal": draw(shares(-1, 1))}},
        {"desks": draw(st.integers(1, 3)), "margin": draw(shares())},
    )
    policy = draw(
        st.sampled_from(
            [
                {"kind": "direct"},
                {"kind": "direct", "to": "dealers"},
                {"kind": "by-size", "under": 600, "small": "dealers", "keep_customers": True},
                {"kind": "by-size", "under": 5_000_000, "small": "dealers", "keep_customers": False},
                {"kind": "by-segment", "table": {"labs": "dealers"}},
            ]
        )
    )
    return direct | {"dealers": dealers}, policy


@st.composite
def credit(draw):
    days = st.sampled_from([15, 30, 60, 0])
    grade = st.fixed_dictionaries({"days": days}, optional={"limit": st.sampled_from([200_000, 1_000, 0])})
    match draw(st.sampled_from(["graded", "graded", "one-term", "one-term", "prepaid"])):
        case "graded":
            return {"kind": "graded", "grades": draw(st.dictionaries(st.sampled_from("ABCD"), grade, min_size=2))}
        case "one-term":
            return {"kind": "one-term", "days": draw(days)}
        case kind:
            return {"kind": kind}


PAY_LINES = {
    "commission": {"kind": "commission", "rate": 0.07, "cap_at": 1.2},
    "margin": {"kind": "commission", "rate": 0.1, "basis": "margin", "starts_at": 0.2, "on": "whole"},
    "cash": {"kind": "commission", "rate": 0.013, "basis": "cash", "draw": 333.33, "at_most": 4_000},
    "tiers": {"kind": "tiers", "on": "above", "tiers": [{"from": 0, "rate": 0.01}, {"from": 0.5, "rate": 0.051}]},
    "bonus": {"kind": "bonus", "at": 0.5, "amount": 777.77},
    "spif": {"kind": "spif", "product": "kit", "rate": 0.031, "first_day": 10, "last_day": 80},
}


@st.composite
def plans(draw):
    lines = draw(st.sets(st.sampled_from(sorted(PAY_LINES)), min_size=1, max_size=5))
    return {
        "kind": "plan",
        "base_per_month": draw(st.sampled_from([0, 1_000, 3_333.33])),
        "period": draw(st.sampled_from(["month", "quarter", "year"])),
        "pays": {name: PAY_LINES[name] for name in sorted(lines)},
        "clawback_days": draw(st.sampled_from([400, 100, 0])),
        "partner_share": draw(st.sampled_from([1 / 3, 0.5, 0, 1])),
    }


@st.composite
def pipelines(draw):
    if draw(st.sampled_from([True, True, False])):
        interest = draw(st.sampled_from([None, None, {}, {"hot_share": 1.0}]))
        return {
            "kind": "buyer",
            "quote_stage": draw(st.sampled_from(["contacted", "quote", "negotiation"])),
            "rival_forces": draw(st.sampled_from([150, 150, 5])),
            "patience": draw(st.sampled_from([200, 200, 3])),
            **({} if interest is None else {"interest": interest}),
        }
    stage = st.fixed_dictionaries(
        {"delay": st.sampled_from([0.01, 3.0]), "work": st.sampled_from([0.01, 0.3]), "conversion": shares(0.3, 1)}
    )
    return {"kind": "stage-table", "stages": draw(st.dictionaries(st.sampled_from(["a", "b", "c"]), stage, min_size=1))}


@st.composite
def promises(draw):
    """How long production takes, what a day late costs, and how customers take it; all, some or nothing of it."""
    quarrel = {
        "broken": draw(st.sampled_from([50, 0.3, 0])),
        "answer": draw(st.sampled_from([2, 40])),
        "settles": draw(st.sampled_from([0, 0.5, 1])),
        "standoff": draw(st.sampled_from([3, 40])),
        "cancels": draw(st.sampled_from([1, 0.5, 0])),
        "returned": draw(shares()),
    }
    blocks = {
        "production": {"median": draw(st.sampled_from([50, 8])), "sigma": draw(st.sampled_from([0.6, 0]))},
        "penalty": {"a_day": draw(st.sampled_from([0.03, 0.2])), "at_most": draw(st.sampled_from([0.3, 1, 0.05]))},
        "complaints": quarrel,
    }
    chosen = draw(st.sampled_from([[*blocks], [*blocks], ["production", "complaints"], ["penalty"], []]))
    return {name: blocks[name] for name in chosen}


@st.composite
def companies(draw):
    """A small company that the scenario reader accepts."""
    markets, (ways, routing) = draw(segments()), draw(channels())
    team = draw(st.lists(st.sampled_from(REPS), min_size=1, max_size=3, unique=True))
    sources = {
        name: {
            "segment": name,
            "per": draw(st.sampled_from(["rep", "firm"])),
            "per_year": draw(st.sampled_from([150, 400, 30])),
            "swing": draw(st.sampled_from([0, 0.7])),
            "luck": draw(st.sampled_from([0, 0.3])),
            "weekend": draw(shares()),
        }
        for name in markets
    }
    reps = {
        name: {
            "quota": draw(st.sampled_from([50, 900, 40_000])),
            "territory": draw(st.sampled_from([1.5, 0.5, 0.5, 0])),
            "skill": draw(shares(-1, 2)),
            **(
                {"partner": draw(st.sampled_from([other for other in team if other != name]))}
                if len(team) > 1 and draw(st.booleans())
                else {}
            ),
        }
        for name in team
    }
    market = draw(st.sampled_from(sorted(markets)))
    return made(
        {
            **{name: BUYER[name] for name in ("simsales", "title", "story", "products", "objective")},
            "horizon": draw(st.sampled_from([200, 130.5, 91, 60])),
            "calendar": {
                "kind": draw(st.sampled_from(["4-4-5", "months", "every-day"])),
                "start": "2027-01-15",
                "holidays": ["2027-02-08"],
            },
            "currency": {"code": "CNY", "digits": draw(st.sampled_from([0, 2]))},
            "segments": markets,
            "sources": sources,
            "reps": reps,
            "channels": ways,
            "pipeline": draw(pipelines()),
            "rivals": {
                name: {"price": draw(st.sampled_from([0.7, 1.0, 1.4]))}
                for name in draw(st.sets(st.sampled_from(RIVALS), max_size=3))
            },
            "policies": {
                "pricing": draw(
                    st.sampled_from(
                        [
                            {"kind": "list"},
                            {"kind": "list", "factor": 1.3},
                            {"kind": "cost-plus", "markup": 0.2},
                            {"kind": "competitive", "gap": -0.1},
                            {"kind": "value"},
                        ]
                    )
                ),
                "discount": draw(
                    st.sampled_from(
                        [{"kind": "authority", "rep": 0.1, "manager": 0.4, "approval": 3}, {"kind": "authority"}]
                    )
                ),
                "channel": routing,
                "credit": draw(credit()),
                "incentive": draw(plans()),
            },
            "aftersales": {
                "delivery": draw(st.sampled_from([7, 0, 45.5])),
                "attach": draw(shares()),
                "term": draw(st.sampled_from([20, 364])),
                "book": {"old": {"per_rep": draw(st.sampled_from([6, 0])), "segment": market, "mean": 400}},
                **draw(promises()),
            },
            "payment": {
                "write_off": draw(st.sampled_from([5, 20, 90])),
                "grades": {
                    grade: {"late": 2, "default": draw(st.sampled_from([0.95, 0.6, 0.002]))} for grade in "ABCD"
                },
            },
            "risks": draw(st.sampled_from([{"fire": {"kind": "key-account-failure", "per_year": 30, "among": 3}}, {}])),
        }
    )


a_hundred = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def total(facts, kind):
    return int(facts.amount[facts.of(kind)].sum())


@a_hundred
@given(scenario=companies(), seed=st.integers(1, 100))
def test_in_a_hundred_companies_nothing_appears_and_nothing_vanishes(scenario, seed):
    session = Session(scenario, seed=seed, checked=True)
    session.advance()
    facts = facts_of(session)
    for law in LAWS:
        law(scenario, facts)
    the_books_say_what_the_log_says(scenario, facts, session.run_seed)


@settings(a_hundred, max_examples=25)
@given(
    blocks=promises(),
    terms=st.sampled_from([{"kind": "one-term", "days": 30}, {"kind": "one-term", "days": 5}, {"kind": "prepaid"}]),
    incentive=plans(),
    seed=st.integers(1, 100),
)
def test_nor_where_most_orders_are_late(blocks, terms, incentive, seed):
    """Eight months of two reps each: fined, complained of, held back, settled, cancelled and credited back."""
    changes = {f"aftersales.{name}": block for name, block in blocks.items()}
    risks = {"fire": {"kind": "key-account-failure", "per_year": 8, "among": 3}}
    scenario = made(
        BUYER,
        {"horizon": 240, "policies.credit": terms, "policies.incentive": incentive, "risks": risks, **changes},
    )
    session = Session(scenario, seed=seed, checked=True)
    session.advance()
    facts = facts_of(session)
    for law in LAWS:
        law(scenario, facts)
    the_books_say_what_the_log_says(scenario, facts, session.run_seed)


@pytest.mark.slow
@settings(a_hundred, max_examples=2_000)
@given(scenario=companies(), seed=st.integers(1, 2**63))
def test_nor_in_two_thousand(scenario, seed):
    session = Session(scenario, seed=seed, checked=True)
    session.advance()
    for law in LAWS:
        law(scenario, facts_of(session))


# The laws, from the log alone


def every_lead_is_somewhere(scenario, facts: Facts):
    closed = np.concatenate([facts.subject[facts.of(kind)] for kind in (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED)])
    leads = facts.subject[facts.of(LEAD_ARRIVED)]
    assert len(set(closed.tolist())) == len(closed)
    assert set(closed.tolist()) <= set(leads.tolist())
    assert len(set(leads.tolist())) == len(leads)
    is_open = set(leads.tolist()) - set(closed.tolist())
    pipeline = installed().kinds("kpi")["open_pipeline"].value(facts, scenario.money)
    assert round(pipeline * 10**scenario.currency.digits) == sum(
        int(facts.cases["list_value"][case]) for case in is_open
    )
    assert len(leads) == len(closed) + len(is_open)


def a_closed_deal_is_left_alone(scenario, facts: Facts):
    """After its end a deal is neither worked on nor offered anything; what follows a win is delivery and money."""
    for kind in (DEAL_LOST, DEAL_UNDECIDED):
        ended = {int(facts.subject[row]): int(row) for row in facts.of(kind)}
        subjects = np.array([BY_CODE[int(code)].subject == "case" for code in facts.kind], dtype=bool)
        later = [
            int(row)
            for row in np.flatnonzero(subjects)
            if int(facts.subject[row]) in ended and row > ended[int(facts.subject[row])]
        ]
        assert {int(facts.kind[row]) for row in later} <= {WORK_CUT}


def the_sum_of_signatures_is_the_revenue(scenario, facts: Facts):
    revenue = installed().kinds("kpi")["revenue"].value(facts, scenario.money)
    assert round(revenue * 10**scenario.currency.digits) == total(facts, DEAL_WON)


def what_was_invoiced_is_paid_or_written_off_or_cancelled_or_still_owed(scenario, facts: Facts):
    invoiced = {int(row): int(facts.amount[row]) for row in facts.of(INVOICE_ISSUED)}
    of_case = {int(facts.subject[row]): row for row in invoiced}
    settled = [
        (int(row), int(facts.cause[row])) for kind in (CASH_COLLECTED, INVOICE_WRITTEN_OFF) for row in facts.of(kind)
    ]
    settled += [(int(row), of_case[int(facts.subject[row])]) for row in facts.of(ORDER_CANCELLED)]
    ended = {invoice for _, invoice in settled}
    assert len(ended) == len(settled)
    assert all(int(facts.amount[row]) == invoiced[invoice] for row, invoice in settled)
    still_open = sum(amount for row, amount in invoiced.items() if row not in ended)
    assert total(facts, INVOICE_ISSUED) == still_open + sum(
        total(facts, kind) for kind in (CASH_COLLECTED, INVOICE_WRITTEN_OFF, ORDER_CANCELLED)
    )
    won = {int(facts.subject[row]): int(facts.amount[row]) for row in facts.of(DEAL_WON)}
    taken_off = penalties(facts)
    for case, row in of_case.items():
        assert invoiced[row] == won[case] - (0 if _is_before(facts, row) else taken_off.get(case, 0))


def _is_before(facts, row):
    """Whether an invoice was written for the signature, not for the delivery."""
    return int(facts.kind[facts.cause[row]]) != GOODS_DELIVERED


def delivered_cases(facts):
    return {int(case) for case in facts.subject[facts.of(GOODS_DELIVERED)]}


def penalties(facts):
    return {int(facts.subject[row]): int(facts.amount[row]) for row in facts.of(PENALTY_CHARGED)}


def goods_go_out_once_and_before_the_invoice_unless_paid_in_advance(scenario, facts: Facts):
    delivered, signed = delivered_cases(facts), {int(facts.subject[row]): facts.t[row] for row in facts.of(DEAL_WON)}
    assert len(delivered) == len(facts.of(GOODS_DELIVERED))
    if scenario.aftersales.production is None:
        assert len(delivered) == (facts.t[facts.of(DEAL_WON)] + scenario.aftersales.delivery < scenario.horizon).sum()
    assert delivered <= {int(case) for case in facts.subject[facts.of(INVOICE_ISSUED)]}
    for row in facts.of(INVOICE_ISSUED):
        case = int(facts.subject[row])
        assert case in delivered or signed[case] == facts.t[row]


def lateness_is_what_comes_after_the_day_promised_and_only_it_is_fined_or_complained_of(scenario, facts: Facts):
    """In time unless told late; penalties within the contract's ceiling; every complaint is about a late order."""
    signed = {int(facts.subject[row]): float(facts.t[row]) for row in facts.of(DEAL_WON)}
    late = {int(facts.subject[row]): facts.amount[row] / MICROSECONDS_PER_DAY for row in facts.of(DELIVERED_LATE)}
    promised = {int(case) for case in facts.subject[facts.of(DELIVERY_PROMISED)]}
    assert promised == (set(signed) if scenario.aftersales.production is not None else set())
    for row in facts.of(GOODS_DELIVERED):
        case = int(facts.subject[row])
        due = signed[case] + scenario.aftersales.delivery + late.get(case, 0.0)
        assert facts.t[row] == pytest.approx(due, abs=1e-6)
    won = {int(facts.subject[row]): int(facts.amount[row]) for row in facts.of(DEAL_WON)}
    for case, penalty in penalties(facts).items():
        assert 0 < penalty <= won[case] * scenario.aftersales.penalty.at_most + 0.5
        assert case in late
    assert {int(case) for case in facts.subject[facts.of(COMPLAINT_MADE)]} <= set(late)
    made_, answered = len(facts.of(COMPLAINT_MADE)), len(facts.of(COMPLAINT_ANSWERED))
    assert made_ >= answered == len(facts.of(COMPLAINT_SETTLED)) + len(facts.of(COMPLAINT_NOT_SETTLED))
    assert len(facts.of(ORDER_CANCELLED)) == len(facts.of(GOODS_RETURNED)) <= len(facts.of(COMPLAINT_NOT_SETTLED))
    assert len(facts.of(EXTRAS_PROMISED)) == 0


def costs_follow_what_is_sold(scenario, facts: Facts):
    committed = {int(facts.subject[row]): int(facts.amount[row]) for row in facts.of(COST_COMMITTED)}
    assert set(committed) == {int(facts.subject[row]) for row in facts.of(DEAL_WON)}
    for row in facts.of(GOODS_DELIVERED):
        assert facts.amount[row] == committed[int(facts.subject[row])]
    channels = {
        code: scenario.channels[name.key].margin
        for code, name in enumerate(facts.log.names)
        if name.kind == "channel" and name.key in scenario.channels
    }
    won = {int(facts.subject[row]): int(facts.amount[row]) for row in facts.of(DEAL_WON)}
    expected = [
        round(won[int(case)] * channels[int(facts.cases["channel"][case])])
        for case in facts.subject[facts.of(GOODS_DELIVERED)]
    ]
    assert total(facts, CHANNEL_PAID) == sum(expected)


def credit_is_given_to_the_minor_unit(scenario, facts: Facts):
    """With or without a partner, the shares of a deal sum to the deal; nobody is credited for a dealer's work.

    Bookings are always credited (attainment is read on them), another basis where a line pays on it.
    """
    own = {code for code, name in enumerate(facts.log.names) if name.kind == "rep"}
    pays_on_cash = any(line.basis == "cash" for line in scenario.policies.incentive.pays.values())
    for basis, kind in ((0, DEAL_WON), (2, CASH_COLLECTED))[: 2 if pays_on_cash else 1]:
        sold = {
            int(facts.subject[row]): int(facts.amount[row]) for row in facts.of(kind) if int(facts.actor[row]) in own
        }
        given: dict[int, int] = {}
        for row in facts.of(CREDIT_GIVEN, basis):
            given[int(facts.subject[row])] = given.get(int(facts.subject[row]), 0) + int(facts.amount[row])
        assert given == sold
    assert {int(code) for code in facts.actor[facts.of(CREDIT_GIVEN)]} <= own
    assert total(facts, CREDIT_TAKEN_BACK) <= total(facts, CREDIT_GIVEN)


def hours_fit_into_the_days(scenario, facts: Facts):
    """Per seller: work started less work cut is no more than the capacity written on the first day, of as many people as there are."""
    capacity = {int(facts.actor[row]): int(facts.amount[row]) for row in facts.of(SELLER_JOINED)}
    days = facts.calendar.working_days(scenario.horizon)
    hours = HOURS_PER_DAY if scenario.calendar.kind == "every-day" else 8.0
    for seller, most in capacity.items():
        assert most == people_of(scenario, facts, seller) * int(days * MICROSECONDS_PER_DAY * hours / HOURS_PER_DAY)
        started, cut = (
            facts.amount[[row for row in facts.of(kind) if facts.actor[row] == seller]].sum()
            for kind in (WORK_STARTED, WORK_CUT)
        )
        assert 0 <= started - cut <= most + 10


def people_of(scenario, facts, seller):
    """A rep is one person, a dealer as many as it has desks."""
    name = facts.log.names[seller]
    return scenario.channels[name.key].desks if name.kind == "dealer" else 1


def nobody_does_two_things_at_once(scenario, facts: Facts):
    """Never more is being worked on than there are people: work k begins when work k - people has ended, in any order."""
    rows = facts.of(WORK_STARTED)
    for seller in set(facts.actor[rows].tolist()):
        mine = rows[facts.actor[rows] == seller]
        hours = HOURS_PER_DAY if scenario.calendar.kind == "every-day" else 8.0
        work = facts.amount[mine] / (MICROSECONDS_PER_DAY * hours / HOURS_PER_DAY)
        begun = np.array([facts.calendar.working_days(float(day)) for day in facts.t[mine]])
        people = people_of(scenario, facts, seller)
        ended = np.sort(begun + work)
        assert (np.sort(begun)[people:] >= ended[: len(begun) - people] - 1e-6).all()


def causes_come_before_effects(scenario, facts: Facts):
    caused = np.flatnonzero(facts.cause != NOTHING)
    assert (facts.cause[caused] < caused).all()
    assert (facts.t[facts.cause[caused]] <= facts.t[caused]).all()
    uncaused = set(facts.kind[facts.cause == NOTHING].tolist())
    assert uncaused <= {SELLER_JOINED, QUOTA_SET, LEAD_ARRIVED, PAY_EARNED, RISK_STRUCK, CONTRACT_DUE, RUN_ENDED}
    same_case = [row for row in caused if BY_CODE[int(facts.kind[row])].subject == "case"]
    assert (facts.subject[facts.cause[same_case]] == facts.subject[same_case]).all()


def time_never_goes_back(scenario, facts: Facts):
    assert (np.diff(facts.t) >= 0).all()
    assert facts.t[0] == 0
    assert facts.t[-1] == scenario.horizon
    assert np.flatnonzero(facts.kind == RUN_ENDED).tolist() == [len(facts.t) - 1]


def shares_are_shares(scenario, facts: Facts):
    for name in BETWEEN_0_AND_1:
        value = installed().kinds("kpi")[name].value(facts, scenario.money)
        assert math.isnan(value) or -1e-9 <= value <= 1 + 1e-9, name
        for by in (
            ("rep", "segment", "channel", "stage")
            if name in ("conversion", "stage_loss")
            else ("rep", "segment", "channel")
        ):
            for group, part in installed().kinds("kpi")[name].by(facts, by, scenario.money).items():
                assert math.isnan(part) or name == "utilisation" or -1e-9 <= part <= 1 + 1e-9, (name, by, group)


def service_contracts_come_up_and_are_renewed_or_lapse(scenario, facts: Facts):
    assert len(facts.of(CONTRACT_DUE)) == len(facts.of(CONTRACT_RENEWED)) + len(facts.of(CONTRACT_LAPSED))


def pay_is_what_the_plan_says_of_the_credits(scenario, facts: Facts):
    """Every pay line of every period, computed again from the credits in the log."""
    plan, money = scenario.policies.incentive, scenario.money
    bounds = period_starts(facts.calendar, plan.period, scenario.horizon)
    signed = {int(facts.subject[row]): float(facts.t[row]) for row in facts.of(DEAL_WON)}
    quotas = {(int(facts.actor[row]), float(facts.t[row])): int(facts.amount[row]) for row in facts.of(QUOTA_SET)}
    measures: Counter[tuple[int, float, str]] = Counter()
    for kind, sign in ((CREDIT_GIVEN, 1), (CREDIT_TAKEN_BACK, -1)):
        for row in facts.of(kind):
            case, rep = facts.cases[facts.subject[row]], int(facts.actor[row])
            period = bounds[bisect_right(bounds, float(facts.t[row])) - 1]
            credit = Credit(
                BASES[facts.step[row]],
                sign * int(facts.amount[row]),
                facts.log.names[case["product"]].key,
                signed[int(facts.subject[row])],
            )
            for name, line in plan.pays.items():
                measures[rep, period, name] += credit.amount if line.counts(credit) else 0
    expected: Counter[tuple[int, str]] = Counter()
    for (rep, period), bookings in quotas.items():
        quota = Quota(max(1, bookings), planned_margin(scenario))
        for name, paid in plan.lines(quota, {name: measures[rep, period, name] for name in plan.pays}, money).items():
            expected[rep, name] += paid
    paid = Counter()
    for row in facts.of(PAY_EARNED):
        paid[int(facts.actor[row]), facts.log.names[facts.subject[row]].key] += int(facts.amount[row])
    assert {key: amount for key, amount in paid.items() if key[1] != "base" and amount} == {
        key: amount for key, amount in expected.items() if amount
    }
    last = bounds[-1] - bounds[-2]
    months = len(bounds) - 2 + (scenario.horizon - bounds[-2]) / last
    assert sum(amount for (_, name), amount in paid.items() if name == "base") == pytest.approx(
        len(scenario.reps) * plan.base_pay(money) * months, abs=len(scenario.reps)
    )


def contribution_is_what_its_parts_leave(scenario, facts: Facts):
    left = (
        total(facts, DEAL_WON)
        - total(facts, COST_COMMITTED)
        - total(facts, PAY_EARNED)
        - total(facts, CHANNEL_PAID)
        - total(facts, INVOICE_WRITTEN_OFF)
        - total(facts, CONTRACT_LAPSED)
        - total(facts, PENALTY_CHARGED)
        - total(facts, ORDER_CANCELLED)
        + total(facts, GOODS_RETURNED)
    )
    value = installed().kinds("kpi")["contribution"].value(facts, scenario.money)
    assert round(value * 10**scenario.currency.digits) == left


def the_books_say_what_the_log_says(scenario, facts: Facts, seed):
    """The ledger itself, account by account, of the same run built once more."""
    twin = build(scenario, seed)
    twin.world.clock.run_until(scenario.horizon)
    twin.payroll.close()
    invoiced = facts.of(INVOICE_ISSUED)
    paid_before = {int(facts.subject[row]) for row in invoiced if _is_before(facts, row)}
    refunds = sum(penalty for case, penalty in penalties(facts).items() if case in paid_before)
    expected = {
        "revenue": -total(facts, DEAL_WON),
        "service revenue": -total(facts, CONTRACT_RENEWED),
        "pay": total(facts, PAY_EARNED),
        "cash": total(facts, CASH_COLLECTED) + total(facts, CONTRACT_RENEWED) - refunds,
        "bad debt": total(facts, INVOICE_WRITTEN_OFF),
        "penalties": total(facts, PENALTY_CHARGED),
        "cancelled orders": total(facts, ORDER_CANCELLED),
        "stock": total(facts, GOODS_RETURNED),
        "receivables": total(facts, INVOICE_ISSUED)
        - total(facts, CASH_COLLECTED)
        - total(facts, INVOICE_WRITTEN_OFF)
        - total(facts, ORDER_CANCELLED),
        "orders": total(facts, DEAL_WON) - total(facts, INVOICE_ISSUED) - (total(facts, PENALTY_CHARGED) - refunds),
        "cost of goods": total(facts, GOODS_DELIVERED) - total(facts, GOODS_RETURNED),
        "channel margin": total(facts, CHANNEL_PAID),
    }
    assert {account: twin.world.ledger[account] for account in expected} == expected


LAWS = (
    every_lead_is_somewhere,
    a_closed_deal_is_left_alone,
    the_sum_of_signatures_is_the_revenue,
    what_was_invoiced_is_paid_or_written_off_or_cancelled_or_still_owed,
    goods_go_out_once_and_before_the_invoice_unless_paid_in_advance,
    lateness_is_what_comes_after_the_day_promised_and_only_it_is_fined_or_complained_of,
    costs_follow_what_is_sold,
    credit_is_given_to_the_minor_unit,
    hours_fit_into_the_days,
    nobody_does_two_things_at_once,
    causes_come_before_effects,
    time_never_goes_back,
    shares_are_shares,
    pay_is_what_the_plan_says_of_the_credits,
    service_contracts_come_up_and_are_renewed_or_lapse,
    contribution_is_what_its_parts_leave,
)
