"""Buyers decide by one threshold and their own clocks; no stage knows a conversion rate."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from itertools import pairwise

import numpy as np
import pytest

from simsales.market.pipelines.buyer import BuyerNeed, BuyerNeeds, BuyerPipeline
from simsales.market.pipelines.buyer_stages import BuyerStage, Interest
from simsales.market.pipelines.stage_table import TableStage
from simsales.rng import KeyedLuck
from simsales.session import Session
from simsales.spec.block import Block
from simsales.world.contracts import Demand, Outcome
from simsales.world.entities import Account, Offer, Product, Rival
from simsales.world.events import (
    APPROVAL_ASKED,
    DEAL_LOST,
    DEAL_UNDECIDED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    LEAD_ARRIVED,
    OFFER_MADE,
    RISK_STRUCK,
    STAGE_PASSED,
)
from simsales.world.facts import Facts
from tests.small_world import BUYER, TABLE, PlainLuck, lived, made

NEEDS = 6_000
TESTER = Product("tester", 40_000, 25_000, 0.2, 0)
RIVALS = [Rival("beta", 0.92, -0.3, 0.0, 1), Rival("gamma", 1.0, 0.1, 0.2, 2), Rival("delta", 1.12, 0.5, 0.4, 3)]
TASTE = {"price": -3.5, "quality": 1.0, "brand": 1.0, "terms": 0.15, "relationship": 0.5}
DEMAND = Demand("labs/li", "labs", None, 0, [(1.0, TESTER)], 1_500.0, 0.8, 0.6, 0.08, TASTE, 0.0, 0.3, RIVALS, 100)
BLANK = BuyerPipeline(promise_worth=0.0)


@dataclass
class Pursuing:
    """A pursuit as the buyer sees it."""

    offer: Offer | None = None
    response: float = 0.0
    appeal: float = 0.0


def needs(pipeline=BLANK, demand=DEMAND, seed=11, count=NEEDS):
    made_needs = pipeline.needs(demand, KeyedLuck(seed))
    return [made_needs[i] for i in range(count)]


def offered(price, days=0.0, appeal=0.0):
    return Pursuing(Offer(100_000, price, days), appeal=appeal)


def outcomes(all_needs, pursuit):
    """How many won, were lost to each rival, stayed undecided."""
    counted = dict.fromkeys(["us", "nobody", *(rival.name for rival in RIVALS)], 0)
    for need in all_needs:
        outcome = need.after(len(need.works) - 1, pursuit)
        winner = need.taken_by()
        counted["us" if outcome is Outcome.WON else winner.name if outcome is Outcome.LOST else "nobody"] += 1
    return counted


def logit(utilities):
    largest = max(utilities.values())
    odds = {name: math.exp(utility - largest) for name, utility in utilities.items()}
    return {name: odd / sum(odds.values()) for name, odd in odds.items()}


def believed(demand, price, days=0.0, appeal=0.0):
    """V by hand: price, quality, brand, terms, appeal."""
    ours = demand.taste["price"] * math.log(price) + 0.2 + demand.brand + demand.taste["terms"] * days / 30 + appeal
    return {"us": ours, "nobody": demand.no_decision} | {
        rival.name: demand.taste["price"] * math.log(rival.price) + rival.quality + rival.brand
        for rival in demand.rivals
    }


# Acceptance is the logit that the shocks imply


@pytest.mark.parametrize("discount", [0.0, 0.05, 0.10, 0.2, 0.35])
def test_acceptance_over_discounts_is_the_logit_of_the_shocks(discount):
    alone = replace(DEMAND, rivals=[])
    won = outcomes(needs(demand=alone, seed=21), offered(1 - discount))["us"]
    expected = logit(believed(alone, 1 - discount))["us"]
    assert abs(won - NEEDS * expected) / math.sqrt(NEEDS * expected * (1 - expected)) < 3


@pytest.mark.parametrize(
    ("price", "days", "appeal"), [(1.0, 0, 0), (0.9, 0, 0), (1.0, 60, 0), (1.05, -30, 0.35), (0.8, 30, -0.3)]
)
def test_shares_against_three_rivals_and_no_decision_are_the_multinomial_logit(price, days, appeal):
    counted = outcomes(needs(seed=22), offered(price, days, appeal))
    chances = logit(believed(DEMAND, price, days, appeal))
    chi2 = sum((counted[name] - NEEDS * chance) ** 2 / (NEEDS * chance) for name, chance in chances.items())
    assert chi2 < 18.47  # 4 degrees of freedom: p > .001


def test_the_elasticity_of_winning_is_the_price_weight_times_one_minus_the_share():
    """MODEL D: beta_p * (1 - share), by the same needs at two prices."""
    here = needs(seed=23, count=20_000)
    share = logit(believed(DEMAND, 1.0))["us"]
    cheap, dear = (outcomes(here, offered(price))["us"] for price in (0.98, 1.02))
    elasticity = math.log(dear / cheap) / math.log(1.02 / 0.98)
    assert elasticity == pytest.approx(-3.5 * (1 - share), rel=0.15)


def test_a_better_offer_never_loses_a_deal_it_would_have_won():
    for need in needs(count=1_000):
        accepted = [need.after(4, offered(price)) is Outcome.WON for price in (1.2, 1.1, 1.0, 0.9, 0.8, 0.6)]
        assert accepted == sorted(accepted)


def test_the_need_is_won_exactly_where_its_price_is_below_the_walk_away_price():
    for need in needs(count=500):
        at_list = need.utility(offered(1.0))
        walk_away = math.exp((need.threshold - at_list) / TASTE["price"])
        assert need.after(4, offered(walk_away * 0.9999)) is Outcome.WON
        assert need.after(4, offered(walk_away * 1.0001)) is not Outcome.WON


def test_a_dissatisfied_customer_is_harder_to_win():
    account = Account("labs", 0, "A")
    demand = replace(DEMAND, accounts=[account], account_count=1)
    here, won = needs(demand=demand, count=2_000), []
    for account.satisfaction in (-2.0, 0.0, 2.0):
        won.append(outcomes(here, offered(1.0))["us"])
    assert won[0] < won[1] < won[2]


# The buyer's clocks decide when, never who


def test_a_stage_before_the_last_is_never_lost():
    """Only interest or a failed account ends a deal there, and then without a decision."""
    for need in needs(BuyerPipeline(interest=Interest()), count=1_000):
        assert {need.after(stage, offered(5.0)) for stage in (1, 2, 3)} == {Outcome.GOES_ON}
        assert need.after(0, Pursuing(response=1e9)) is Outcome.UNDECIDED


def test_what_is_not_quoted_cannot_be_won():
    here = needs(seed=24, count=2_000)
    assert {need.after(4, Pursuing(appeal=100.0)) for need in here} <= {Outcome.LOST, Outcome.UNDECIDED}
    assert {need.at_deadline(Pursuing(appeal=100.0)) for need in here} <= {Outcome.LOST, Outcome.UNDECIDED}


def test_when_patience_ends_nothing_is_decided_however_good_the_offer():
    patient = [need for need in needs(count=2_000) if not need.forced]
    assert len(patient) > 500
    assert {need.at_deadline(offered(0.01)) for need in patient} == {Outcome.UNDECIDED}


def test_a_forced_decision_is_the_same_choice_as_an_unforced_one():
    forced = [need for need in needs(count=2_000) if need.forced]
    assert len(forced) > 500
    assert [need.at_deadline(offered(0.95)) for need in forced] == [need.after(4, offered(0.95)) for need in forced]


def test_without_rivals_nobody_forces_a_decision():
    assert not any(need.forced for need in needs(demand=replace(DEMAND, rivals=[]), count=500))


def test_both_clocks_have_the_means_they_are_given():
    slow = BuyerPipeline(promise_patience=0.0, rival_forces=150, patience=200)
    deadlines = np.array([need.deadline for need in needs(slow, count=20_000)])
    assert deadlines.mean() == pytest.approx(1 / (1 / 150 + 1 / 200), rel=0.02)
    assert np.mean([need.forced for need in needs(slow, count=20_000)]) == pytest.approx(
        (1 / 150) / (1 / 150 + 1 / 200), abs=0.011
    )


# A lead answered later qualifies less


def qualifying(response, interest=Interest()):  # noqa: B008 (frozen)
    here = needs(BuyerPipeline(interest=interest), seed=25)
    return sum(need.after(0, Pursuing(response=response)) is Outcome.GOES_ON for need in here) / NEEDS


def test_a_lead_answered_later_qualifies_less():
    rates = [qualifying(hours / 24) for hours in (0, 0.25, 1, 4, 24, 72, 240)]
    assert rates[0] == 1.0
    assert all(earlier > later for earlier, later in pairwise(rates))


@pytest.mark.parametrize("hours", [1 / 3, 2, 24, 96])
def test_interest_is_the_mix_of_two_half_lives_it_says(hours):
    expected = 0.3 * 0.5 ** (hours * 3) + 0.7 * 0.5 ** (hours / 48)
    assert abs(qualifying(hours / 24) - expected) < 3 * math.sqrt(expected * (1 - expected) / NEEDS)


def test_leads_that_wait_in_a_full_inbox_are_lost_without_a_decision():
    """One rep and ever more leads: the same rule seen from outside."""

    def passed(territory):
        facts = lived(
            made(
                BUYER,
                {
                    "horizon": 700,
                    "reps.wang": None,
                    "reps.li.territory": territory,
                    "pipeline.interest": {},
                    "policies.discount": {"kind": "authority"},
                    "aftersales": None,
                },
            )
        )
        return len(facts.of(STAGE_PASSED, 0)) / len(facts.of(LEAD_ARRIVED))

    assert passed(0.5) > passed(1.5) > passed(5.0)


# What comes out of the clocks


@pytest.fixture(scope="module")
def years() -> Facts:
    """Forty reps with time, one market, default buyers: some ten thousand closed deals."""
    team = {f"rep-{number}": {"quota": 1, "territory": 0.3} for number in range(40)}
    return lived(
        made(
            BUYER,
            {
                "horizon": 1_500,
                "reps": team,
                "reps.li": None,
                "reps.wang": None,
                "aftersales": None,
                "policies.discount": {"kind": "authority"},
            },
        )
    )


def ages(facts):
    return {kind: facts.age(kind).weights for kind in (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED)}


def won_of_those_still_open(facts, day):
    left = {kind: int((age >= day).sum()) for kind, age in ages(facts).items()}
    return left[DEAL_WON] / sum(left.values())


def test_the_chance_to_win_falls_by_a_fifth_from_day_20_to_day_60(years):
    assert won_of_those_still_open(years, 60) < 0.8 * won_of_those_still_open(years, 20)


def test_lost_deals_last_longer_than_won_ones(years):
    assert 0.4 <= ages(years)[DEAL_WON].mean() / ages(years)[DEAL_LOST].mean() <= 0.95


def test_promising_needs_are_quicker_more_patient_and_more_often_won():
    """The mechanism itself, need by need: promise is read off the pace of the same delays without promise."""
    plain, moved = (
        needs(BuyerPipeline(promise_speed=0.0), count=3_000),
        needs(BuyerPipeline(promise_speed=0.35), count=3_000),
    )
    promise = np.array([-math.log(b.delays[1] / a.delays[1]) / 0.35 for a, b in zip(plain, moved, strict=True)])
    won = np.array([need.after(4, offered(1.0)) is Outcome.WON for need in moved])
    assert promise.mean() == pytest.approx(0, abs=0.06)
    assert promise.std() == pytest.approx(1, abs=0.05)
    assert won[promise > 0].mean() > won[promise < 0].mean()
    patience = np.array([need.deadline for need in needs(BuyerPipeline(promise_patience=0.8), count=3_000)])
    assert patience[promise > 1].mean() > patience[promise < -1].mean()


# Nobody reads a conversion


def test_the_buyer_model_has_no_field_that_says_how_many_pass():
    words = ("conver", "win", "close_rate", "pass", "probab", "chance", "rate")
    parts = [
        *BuyerPipeline.model_fields,
        *BuyerStage.model_fields,
        *Interest.model_fields,
        *BuyerNeed.__slots__,
        *(field.name for field in fields(Demand)),
        *(name for name in vars(BuyerNeeds) if not name.startswith("__")),
    ]
    assert [name for name in parts if any(word in name for word in words)] == []
    assert "conversion" in TableStage.model_fields  # the word we would find


def test_reading_a_conversion_anywhere_in_a_buyers_run_would_fail(monkeypatch):
    def poisoned(block, name):
        if "conver" in name:
            raise AssertionError(f"somebody read {type(block).__name__}.{name}")
        return object.__getattribute__(block, name)

    buyers, table = made(BUYER, horizon=91), made(TABLE)
    untouched = lived(buyers).log.digest()
    monkeypatch.setattr(Block, "__getattribute__", poisoned, raising=False)
    assert lived(buyers).log.digest() == untouched
    with pytest.raises(AssertionError, match=r"somebody read TableStage\.conversion"):
        lived(table)


def test_a_stage_more_changes_when_deals_close_and_not_who_wins():
    """Given the same offers, the number of stages is nobody's win rate: the same needs, asked at the end, answer alike."""
    short = BuyerPipeline.model_validate(
        {"promise_worth": 0, "stages": {"a": {"delay": 1, "work": 1}, "quote": {"delay": 1, "work": 1}}}
    )
    answers = [
        [need.after(len(need.works) - 1, offered(0.97)) for need in needs(pipeline, count=1_000)]
        for pipeline in (BLANK, short)
    ]
    assert answers[0] == answers[1]


# In a whole run


@pytest.mark.parametrize("quote_stage", ["contacted", "quote", "negotiation"])
def test_every_deal_won_had_an_offer_first(quote_stage):
    facts = lived(made(BUYER, {"pipeline.quote_stage": quote_stage}))
    quoted = {int(facts.subject[row]): float(facts.t[row]) for row in facts.of(OFFER_MADE)}
    assert len(facts.of(DEAL_WON)) > 10
    for row in facts.of(DEAL_WON):
        assert quoted[int(facts.subject[row])] <= facts.t[row]


def test_a_discount_is_granted_when_the_manager_has_said_so():
    """Two working days after it was asked for; and until then a buyer who must decide sees the price as it was."""
    facts = lived(made(BUYER, horizon=400))
    asked = {
        int(facts.subject[row]): facts.calendar.working_days(float(facts.t[row])) for row in facts.of(APPROVAL_ASKED)
    }
    granted = {
        int(facts.subject[row]): facts.calendar.working_days(float(facts.t[row])) for row in facts.of(DISCOUNT_GRANTED)
    }
    waited = [granted[case] - day for case, day in asked.items() if case in granted]
    assert waited == pytest.approx([2] * len(waited))
    assert len(waited) > 10
    offered = {int(facts.subject[row]): int(facts.amount[row]) for row in facts.of(OFFER_MADE)}
    for row in facts.of(DEAL_WON):
        case = int(facts.subject[row])
        assert (facts.amount[row] < offered[case]) == (case in granted)


def test_nobody_waits_for_a_manager_who_may_give_no_more_than_the_rep():
    facts = lived(
        made(BUYER, {"policies.discount": {"kind": "authority", "rep": 0.05, "manager": 0.05, "approval": 10}})
    )
    assert len(facts.of(DISCOUNT_GRANTED)) > 10
    assert len(facts.of(APPROVAL_ASKED)) == 0


def test_a_failed_accounts_deals_end_undecided(monkeypatch):
    """One account, which fails once it has bought: whatever is open then ends without a decision, and nothing is won after."""
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", PlainLuck)
    facts = lived(
        made(
            BUYER,
            {
                "segments.labs.accounts": 1,
                "sources.shops": None,
                "rivals": None,
                "risks": {"fire": {"kind": "key-account-failure", "per_year": 8, "among": 1}},
            },
        )
    )
    first_win, struck = facts.t[facts.of(DEAL_WON)[0]], facts.t[facts.of(RISK_STRUCK)]
    failed = struck[struck > first_win][0]
    assert failed < 160
    after = {kind: int((facts.t[facts.of(kind)] > failed).sum()) for kind in (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED)}
    assert after[DEAL_UNDECIDED] > 5
    assert after[DEAL_WON] == after[DEAL_LOST] == 0


def test_leads_of_an_account_that_fails_are_still_counted():
    scenario = made(BUYER, {"risks": {"fire": {"kind": "key-account-failure", "per_year": 50, "among": 3}}})
    session = Session(scenario, checked=True)
    session.advance()
    kinds = session.log.rows()["kind"] & 255
    assert (kinds == LEAD_ARRIVED).sum() > (kinds == DEAL_UNDECIDED).sum() > 0
