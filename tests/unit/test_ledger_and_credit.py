"""Money owed: two-sided books, terms and limits by grade, and what happens to invoices nobody pays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsales.policies.credit.graded import Graded
from simsales.policies.credit.prepaid import Prepaid
from simsales.units import Currency, round_half_even, split_money
from simsales.world.contracts import CreditRequest
from simsales.world.events import (
    CASH_COLLECTED,
    DEAL_WON,
    GOODS_DELIVERED,
    INVOICE_ISSUED,
    INVOICE_WRITTEN_OFF,
    RISK_STRUCK,
)
from simsales.world.ledger import Ledger
from tests.small_world import BUYER, TABLE, PlainLuck, key, lived, made, measured

money = st.integers(-(10**15), 10**15)

# The books


@given(st.lists(st.tuples(money, st.sampled_from("abcd"), st.sampled_from("abcd"))))
def test_whatever_is_posted_the_books_balance(postings):
    ledger = Ledger()
    for amount, debit, credit in postings:
        ledger.post(amount, debit=debit, credit=credit)
    assert sum(ledger.balances.values()) == 0
    for account in "abcd":
        assert ledger[account] == sum(amount for amount, debit, _ in postings if debit == account) - sum(
            amount for amount, _, credit in postings if credit == account
        )


@given(money, st.lists(st.floats(0.001, 1e6), min_size=1, max_size=8))
def test_a_split_always_sums_to_the_whole_and_no_part_is_a_cent_off(amount, shares):
    amount //= 1000
    parts = split_money(amount, shares)
    assert sum(parts) == amount
    assert all(abs(part - amount * share / sum(shares)) <= 1 + 1e-3 for part, share in zip(parts, shares, strict=True))


def test_half_a_cent_goes_to_the_even_one():
    assert [round_half_even(amount) for amount in (0.5, 1.5, 2.5, -0.5, -1.5)] == [0, 2, 2, 0, -2]
    assert Currency("CNY", 2).minor(0.125) == 12
    assert Currency("JPY", 0).minor(2.5) == 2


# One customer who buys for 1,000 every ten days, pays on the day it is due, and takes what we offer.

REGULAR = {
    "horizon": 365,
    "sources.own.per_year": 36.5,
    "segments.market.deal.sigma": 0,
    "segments.market.accounts": 1,
    "segments.market.bargaining": {"share": 0},
    "brand": 50,
    "payment": {"grades": {"A": {"late": 0, "default": 0}}, "write_off": 30},
    "pipeline": {
        "kind": "buyer",
        "patience": 1e12,
        "quote_stage": "close",
        "stages": {"talk": {"delay": 0, "work": 1e-6}, "close": {"delay": 0, "work": 1e-6}},
    },
}
LIMITED = REGULAR | {"policies.credit": {"kind": "graded", "grades": {"A": {"days": 55, "limit": 4_000}}}}


@pytest.fixture
def plain(monkeypatch):
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", PlainLuck)


def waited(facts):
    """Days from invoice to cash, per invoice paid, in order of invoicing."""
    paid = facts.of(CASH_COLLECTED)
    order = np.argsort(facts.cause[paid], kind="stable")
    return (facts.t[paid] - facts.t[facts.cause[paid]])[order].round(6).tolist()


@pytest.mark.parametrize("digits", [0, 2, 4])
def test_beyond_the_limit_of_its_grade_a_customer_pays_in_advance(plain, digits):
    """Limit 4,000, 55 days: the deals of days 10 to 40 are on credit, 50 and 60 are not, on 65 the first is paid, and so on."""
    facts = lived(made(TABLE, LIMITED | {"currency": {"code": "CNY", "digits": digits}}))
    assert waited(facts)[:12] == [55, 55, 55, 55, 0, 0] * 2


def test_nobody_owes_more_than_the_limit_however_long_delivery_takes(plain):
    """A deal every two days, delivered a month later: the limit must count what is signed."""
    facts = lived(made(TABLE, LIMITED | {"aftersales": {"delivery": 30}, "sources.own.per_year": 182.5}))
    moves = sorted(
        [(facts.t[row], int(facts.amount[row])) for row in facts.of(INVOICE_ISSUED)]
        + [(facts.t[row], -int(facts.amount[row])) for row in facts.of(CASH_COLLECTED)]
    )
    assert max(np.cumsum([amount for _, amount in moves])) <= 5_000_00  # in between, one that is paid in advance


def test_without_a_limit_everything_is_on_credit(plain):
    facts = lived(made(TABLE, LIMITED | {"policies.credit.grades": {"A": {"days": 60, "limit": None}}}))
    assert set(waited(facts)) == {60}


def test_a_limit_is_reached_only_by_going_beyond_it():
    policy = Graded.model_validate({"grades": {"A": {"days": 60, "limit": 10}}})
    assert policy.terms(CreditRequest("A", amount=4, outstanding=6)).days == 60
    assert policy.terms(CreditRequest("A", amount=4, outstanding=7)).days < 0


def test_grades_without_terms_pay_in_advance_and_feel_it():
    policy = Graded.model_validate({"grades": {"A": {"days": 60}}, "advance": 20})
    assert policy.terms(CreditRequest("D", 1, 0)).days == -20
    assert Prepaid().terms(CreditRequest("A", 1, 0)).days == -30


@pytest.mark.parametrize("digits", [0, 2, 4])
def test_small_leads_go_to_the_dealers_whatever_the_coins(digits):
    facts = lived(
        made(
            BUYER,
            {
                "currency": {"code": "CNY", "digits": digits},
                "channels": {"direct": {}, "dealers": {"desks": 2}},
                "policies.channel": {"kind": "by-size", "under": 1_000, "small": "dealers", "keep_customers": False},
            },
        )
    )
    leads = [case for case in facts.cases if key(facts, case["product"]) != "service"]
    small = {case["list_value"] < 1_000 * 10**digits for case in leads if key(facts, case["channel"]) == "dealers"}
    large = {case["list_value"] < 1_000 * 10**digits for case in leads if key(facts, case["channel"]) == "direct"}
    assert (small, large) == ({True}, {False})


def test_the_coins_change_no_outcome():
    """R11: the same world in yuan, fen and hundredths of fen: the same deals on the same days, money to the coin."""
    runs = [lived(made(BUYER, {"currency": {"code": "CNY", "digits": digits}})) for digits in (2, 4)]
    days = [facts.t[facts.of(DEAL_WON)].tolist() for facts in runs]
    assert days[0] == days[1]
    coarse, fine = (facts.amount[facts.of(DEAL_WON)] for facts in runs)
    assert np.abs(coarse - fine / 100).max() < 1.6  # two roundings: list value, then discount


# Paying, late or never


def test_a_default_is_written_off_exactly_when_it_is_as_many_days_overdue_as_we_wait(plain):
    facts = lived(
        made(
            TABLE,
            REGULAR
            | {
                "policies.credit": {"kind": "one-term", "days": 45},
                "aftersales": {"delivery": 7},
                "payment": {"grades": {"A": {"late": 0, "default": 1}}, "write_off": 30},
            },
        )
    )
    lost = facts.of(INVOICE_WRITTEN_OFF)
    assert len(facts.of(CASH_COLLECTED)) == 0
    assert len(lost) == (facts.t[facts.of(INVOICE_ISSUED)] + 75 < 365).sum() == 28
    assert facts.t[lost] - facts.t[facts.cause[lost]] == pytest.approx(np.full(len(lost), 75.0))
    assert facts.t[facts.of(GOODS_DELIVERED)][:3] == pytest.approx([17, 27, 37], abs=1e-4)


def test_a_customer_of_a_slow_grade_pays_so_many_days_late(plain):
    facts = lived(
        made(
            TABLE,
            REGULAR
            | {
                "policies.credit": {"kind": "one-term", "days": 30},
                "payment": {"grades": {"A": {"late": 12, "prompt": 0, "default": 0}}},
            },
        )
    )
    assert set(waited(facts)) == {42}


def fates(days, **more):
    """(stream, ordinal) of every need won, and of every one written off, under terms of so many days."""
    facts = lived(
        made(
            BUYER,
            {
                "horizon": 700,
                "policies.credit": {"kind": "one-term", "days": days},
                "aftersales": None,
                "payment": {"grades": {grade: {"late": 5, "default": 0.5} for grade in "ABCD"}},
                "segments.labs.taste": {"relationship": 0, **more},
                "segments.shops.taste": {"relationship": 0, **more},
            },
        )
    )
    names = [(key(facts, case["source"]), int(case["ordinal"])) for case in facts.cases]
    early = {int(row) for row in facts.of(INVOICE_ISSUED) if facts.t[row] < 500}
    return (
        {names[case] for case in facts.subject[facts.of(DEAL_WON)]},
        {names[facts.subject[row]] for row in facts.of(INVOICE_WRITTEN_OFF) if int(facts.cause[row]) in early},
        facts,
    )


def test_longer_terms_raise_bad_debt_need_by_need():
    """Whoever fails under short terms fails under longer ones, and some more do."""
    short, middle, long = (fates(days, terms=0) for days in (0, 30, 90))
    assert short[0] == middle[0] == long[0]
    assert short[1] < middle[1] < long[1]


def test_longer_terms_sell_more_need_by_need():
    short, long = fates(0, terms=0.5), fates(90, terms=0.5)
    assert short[0] < long[0]


def test_grade_d_fails_at_least_ten_times_as_often_as_grade_a():
    grades = made(BUYER).payment.grades
    assert grades["D"].default >= 10 * grades["A"].default


def test_cash_takes_longer_than_the_terms_and_every_grade_longer_than_the_better_one():
    scenario = made(BUYER, {"horizon": 900, "segments.shops.grades": {"A": 1, "B": 1, "C": 1, "D": 1}})
    assert measured(lived(scenario), scenario)["collection_days"] > 30
    assert [grade.late for grade in scenario.payment.grades.values()] == sorted(
        grade.late for grade in scenario.payment.grades.values()
    )


def test_about_half_of_the_customers_pay_in_time():
    facts = lived(made(BUYER, {"horizon": 900}))
    paid = facts.of(CASH_COLLECTED)
    overdue = facts.t[paid] - facts.t[facts.cause[paid]] > 30 + 1e-9
    assert 0.2 < facts.amount[paid][overdue].sum() / facts.amount[paid].sum() < 0.65


def test_a_failed_account_pays_nothing_any_more(plain):
    """It strikes on days 252.99 and 505.99: invoices of before are written off when due, and no cash comes in after."""
    facts = lived(
        made(
            TABLE,
            REGULAR
            | {
                "policies.credit": {"kind": "one-term", "days": 60},
                "risks": {"fire": {"kind": "key-account-failure", "per_year": 1, "among": 1}},
            },
        )
    )
    day = facts.t[facts.of(RISK_STRUCK)][0]
    assert facts.t[facts.of(CASH_COLLECTED)].max() < day
    owed = [row for row in facts.of(INVOICE_ISSUED) if facts.t[row] < day < facts.t[row] + 60]
    assert len(owed) == 6
    written = facts.of(INVOICE_WRITTEN_OFF)
    assert set(facts.cause[written].tolist()) == set(owed)
    assert facts.t[written] - facts.t[facts.cause[written]] == pytest.approx(np.full(6, 60.0))
    assert facts.t[facts.of(DEAL_WON)].max() < day


# In advance


def test_money_in_advance_comes_with_the_signature(plain):
    facts = lived(made(TABLE, REGULAR | {"aftersales": {"delivery": 20}}))
    paid = {int(facts.subject[row]): float(facts.t[row]) for row in facts.of(CASH_COLLECTED)}
    assert paid
    assert all(paid[int(facts.subject[row])] == facts.t[row] for row in facts.of(DEAL_WON))


def test_what_is_paid_in_advance_cannot_be_written_off(plain):
    facts = lived(
        made(
            TABLE,
            REGULAR
            | {
                "aftersales": {"delivery": 20},
                "risks": {"fire": {"kind": "key-account-failure", "per_year": 1, "among": 1}},
            },
        )
    )
    assert len(facts.of(RISK_STRUCK)) > 0
    assert len(facts.of(INVOICE_WRITTEN_OFF)) == 0


def test_somebody_new_who_is_given_sixty_days_does_not_pay_today():
    facts = lived(
        made(
            BUYER,
            {
                "segments.labs.accounts": 0,
                "segments.shops.accounts": 0,
                "policies.credit": {"kind": "one-term", "days": 60},
            },
        )
    )
    assert len(waited(facts)) > 5
    assert min(waited(facts)) > 30
