"""What reps have at stake: expected pay and marginal value against numerical integration, and what may never fall."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import fixed_quad
from scipy.stats import norm

from simsales.policies.incentives.plan import PayPlan
from simsales.registry import installed
from simsales.units import Currency
from simsales.world.incentive import Quota
from simsales.world.pay import Curve, linear, step
from simsales.world.stakes import Peers, Stake, merged
from tests.small_world import BUYER, lived, made

YUAN = Currency("CNY", 2)
GOAL = 1_000_000_00
QUOTA = Quota(GOAL, 0.4)
PEERS = Peers(
    quotas=[GOAL * size for size in (0.6, 0.8, 1.0, 1.2, 1.7)],
    attained=[0.7, 0.9, 1.0, 1.05, 1.4],
    planned_margin=0.4,
)


def plan(pays, **more):
    return PayPlan.model_validate({"base_per_month": 1000, "pays": pays, **more})


# --- random plans against integration ---------------------------------------------------------------------------------------
share = st.floats(0, 0.1).map(lambda x: round(x, 4))
amount = st.floats(0, 50_000).map(lambda x: round(x, 2))
mark = st.floats(0.1, 2).map(lambda x: round(x, 3))
basis = st.sampled_from(["bookings", "margin", "cash", "margin-cash"])


@st.composite
def tiers(draw):
    starts = [0.0, *sorted(draw(st.sets(mark, max_size=3)))]
    rows = [{"from": start, "rate": draw(share)} for start in starts]
    return {"kind": "tiers", "on": draw(st.sampled_from(["above", "whole"])), "tiers": rows, "basis": draw(basis)}


LINE = st.one_of(
    st.builds(
        lambda rate, on, cap: {"kind": "commission", "rate": rate, "basis": on, "cap_at": cap}, share, basis, mark
    ),
    st.builds(lambda rate, draw_: {"kind": "commission", "rate": rate, "draw": draw_}, share, amount),
    tiers(),
    st.builds(lambda at, sum_, on: {"kind": "bonus", "at": at, "amount": sum_, "basis": on}, mark, amount, basis),
    st.builds(lambda at, sum_: {"kind": "penalty", "below": at, "amount": sum_}, mark, amount),
    st.builds(lambda at: {"kind": "recognition", "at": at}, mark),
    st.builds(lambda at, sum_: {"kind": "long-term-award", "at": at, "amount": sum_, "vests_after": 3}, mark, amount),
    st.builds(
        lambda sums, by: {"kind": "contest", "prizes": sorted(sums, reverse=True), "by": by},
        st.lists(amount, min_size=1, max_size=7),
        st.sampled_from(["attainment", "amount"]),
    ),
    st.builds(lambda at, sum_: {"kind": "team-bonus", "at": at, "amount": sum_}, mark, amount),
    st.builds(lambda at, rate: {"kind": "team-bonus", "at": at, "rate": rate, "split": "by quota"}, mark, share),
)
PLANS = st.dictionaries(st.sampled_from("abcdef"), LINE, min_size=1, max_size=4)
MEANS = st.floats(-0.2, 2.5)
SPREADS = st.floats(0.03, 0.8)


def integrated(curve: Curve, mean: float, sd: float, weight=lambda s: 1.0) -> float:
    """The mean of what a curve pays times `weight`, by Gauss and Legendre between its kinks and goals and half spreads."""
    low, high = mean - 12 * sd, mean + 12 * sd
    knots = {k for k, _ in curve.hinges} | {q for q, _ in curve.steps}
    bounds = sorted({*np.linspace(low, high, 49), *(at for at in knots if low < at < high)})
    pay = np.vectorize(curve.pay, otypes=[float])
    return math.fsum(
        fixed_quad(lambda s: pay(s) * weight(s) * norm.pdf(s, mean, sd), start, end, n=20)[0]
        for start, end in pairwise(bounds)
    )


def size_of(curve: Curve, mean: float, sd: float) -> float:
    """What the parts of a curve amount to, whatever their sign: the measure of a small error."""
    parts = abs(curve.base) + sum(abs(amount) for _, amount in curve.steps)
    return parts + sum(abs(rate) * (abs(mean - kink) + sd) for kink, rate in curve.hinges)


@settings(max_examples=60, deadline=None)
@given(PLANS, MEANS, SPREADS)
def test_expected_pay_is_exact_against_numerical_integration(pays, mean, sd):
    for stake in plan(pays).stakes(QUOTA, YUAN, PEERS):
        doubt = math.hypot(sd * GOAL, stake.extra_sd)
        exact = stake.expected(mean * GOAL, sd * GOAL)
        found = integrated(stake.curve, mean * GOAL, doubt)
        assert exact == pytest.approx(found, rel=1e-9, abs=1e-9 * size_of(stake.curve, mean * GOAL, doubt) + 1e-9)


@settings(max_examples=60, deadline=None)
@given(PLANS, MEANS, SPREADS)
def test_marginal_value_is_exact_against_numerical_integration(pays, mean, sd):
    """d/dm E pay(S) = E pay(S) (S - m) / s^2 for a normal S: no difference quotient comes in."""
    for stake in plan(pays).stakes(QUOTA, YUAN, PEERS):
        m, doubt = mean * GOAL, math.hypot(sd * GOAL, stake.extra_sd)
        less_a_constant = stake.curve + Curve(base=-stake.curve.pay(m))  # which changes no slope, and cancels no digits
        found = integrated(less_a_constant, m, doubt, lambda s, m=m, doubt=doubt: (s - m) / doubt**2)
        scale = size_of(stake.curve, m, doubt) / doubt
        assert stake.marginal(m, sd * GOAL) == pytest.approx(found, rel=1e-9, abs=1e-9 * scale + 1e-15)


RISING = PLANS.filter(lambda pays: not any(line["kind"] == "tiers" and line["on"] == "whole" for line in pays.values()))


@settings(max_examples=80, deadline=None)
@given(RISING, MEANS, SPREADS, st.floats(0, 1))
def test_where_pay_cannot_fall_more_sales_are_never_worth_less(pays, mean, sd, more):
    for stake in plan(pays).stakes(QUOTA, YUAN, PEERS):
        low = stake.expected(mean * GOAL, sd * GOAL)
        high = stake.expected((mean + more) * GOAL, sd * GOAL)
        noise = 1e-9 * size_of(stake.curve, (mean + more) * GOAL, sd * GOAL)
        assert high >= low - noise
        assert stake.marginal(mean * GOAL, sd * GOAL) >= -1e-12
        assert stake.curve.pay((mean + more) * GOAL) >= stake.curve.pay(mean * GOAL) - noise


# --- what the lines put at stake ----------------------------------------------------------------------------------------------
def only(pays, **more):
    (stake,) = plan(pays, **more).stakes(QUOTA, YUAN, PEERS)
    return stake


def test_lines_that_differ_in_their_curve_only_are_one_stake():
    pays = {
        "sales": {"kind": "commission", "rate": 0.02},
        "goal": {"kind": "bonus", "at": 1, "amount": 6000},
        "margin": {"kind": "commission", "rate": 0.03, "basis": "margin"},
        "gated": {"kind": "bonus", "at": 1, "amount": 10, "gate": {"kpi": "retention", "at_least": 0.88}},
    }
    together, margin, gated = plan(pays).stakes(QUOTA, YUAN, PEERS)
    assert (together.lines, together.curve) == (("sales", "goal"), linear(0.02) + step(GOAL, 6000_00))
    assert (margin.basis, margin.lines) == ("margin", ("margin",))
    assert gated.gate == ("retention", 0.88)


def test_each_place_of_a_contest_is_a_step_at_what_it_took_last_time():
    """Five others, four prizes: to be first is to beat the two best, smoothed; further places are lower and worth less."""
    race = only({"race": {"kind": "contest", "prizes": [1000, 600, 300, 100]}})
    cuts = [at / GOAL for at, _ in race.curve.steps]
    assert cuts == pytest.approx(
        [(1.05 + 1.4) / 2, (1.0 + 1.05 + 1.4) / 3, (0.9 + 1.0 + 1.05) / 3, (0.7 + 0.9 + 1.0) / 3]
    )
    assert [amount for _, amount in race.curve.steps] == [400_00, 300_00, 200_00, 100_00]
    assert race.extra_sd == 0.1 * GOAL


def test_a_contest_by_amount_asks_a_small_territory_for_more_of_its_quota():
    pays = {"race": {"kind": "contest", "prizes": [1000], "by": "amount"}}
    small = plan(pays).stakes(Quota(GOAL // 2, 0.4), YUAN, PEERS)[0].curve.steps[0][0]
    large = plan(pays).stakes(Quota(GOAL * 2, 0.4), YUAN, PEERS)[0].curve.steps[0][0]
    assert small == pytest.approx(large)
    assert small == pytest.approx((1.4 * 1.7 + 1.05 * 1.2) / 2 * GOAL)


def test_whoever_is_alone_wins_with_the_first_sale():
    (race,) = plan({"race": {"kind": "contest", "prizes": [1000, 500]}}).stakes(QUOTA, YUAN)
    assert race.curve.pay(1) == 1000_00


def test_a_place_nobody_disputes_is_won_by_taking_part():
    race = plan({"race": {"kind": "contest", "prizes": [9, 5, 3]}}).stakes(QUOTA, YUAN, Peers([GOAL], [1.0]))[0]
    assert race.curve.pay(1) == 5_00
    assert race.curve.pay(9 * GOAL) == 9_00


def test_before_the_first_period_the_others_are_taken_to_fall_apart_around_quota():
    race = plan({"race": {"kind": "contest", "prizes": [4, 3, 2, 1]}}).stakes(QUOTA, YUAN, Peers([GOAL] * 4))[0]
    cuts = [at / GOAL for at, _ in race.curve.steps]
    assert cuts == sorted(cuts, reverse=True)
    assert sum(cuts) / 4 == pytest.approx(1.0)


def test_a_team_bonus_is_the_reps_part_of_the_pool_at_what_the_others_leave_to_do():
    """The team's goal is 6.3 million; the others bring .42 + .72 + 1 + 1.26 + 2.38 = 5.78 of it."""
    pool = only({"pool": {"kind": "team-bonus", "at": 1, "amount": 6000}})
    ((at, worth),) = pool.curve.steps
    assert at == pytest.approx(0.52 * GOAL)
    assert worth == 1000_00
    assert pool.extra_sd == pytest.approx(0.25 * math.sqrt(5) * (5.3 / 5) * GOAL)


def test_in_a_larger_team_one_more_sale_is_worth_less_of_the_pool():
    def worth(others):
        paying = plan({"pool": {"kind": "team-bonus", "at": 1, "amount": 6000}})
        return paying.stakes(QUOTA, YUAN, Peers([GOAL] * others))[0].marginal(GOAL, 0.2 * GOAL)

    values = [worth(others) for others in (0, 1, 3, 7, 15)]
    assert values == sorted(values, reverse=True)


def test_a_score_adds_to_a_line_what_it_is_worth_around_quota():
    """Twice the weight, twice the slope; at quota and on target nothing is added."""
    pays = {
        "sales": {"kind": "commission", "rate": 0.02},
        "card": {
            "kind": "scorecard",
            "multiplies": "sales",
            "measures": {"s": {"of": "attainment", "weight": 0.5}, "m": {"of": "margin_attainment", "weight": 0.5}},
        },
    }
    stakes = plan(pays).stakes(QUOTA, YUAN, PEERS)
    on = {stake.basis: stake for stake in stakes}
    assert on["bookings"].curve.pay(GOAL) == pytest.approx(0.02 * GOAL)
    assert on["margin"].curve.pay(0.4 * GOAL) == pytest.approx(0)
    assert on["bookings"].marginal(GOAL, 0) == pytest.approx(0.02 + 0.5 * 0.02)
    assert on["margin"].marginal(0.4 * GOAL, 0) == pytest.approx(0.5 * 0.02 / 0.4)


def test_low_renewals_take_their_part_of_a_multiplied_line():
    measures = {"s": {"of": "attainment", "weight": 0.5}, "r": {"of": "retention", "weight": 0.5}}
    card = {"kind": "scorecard", "multiplies": "sales", "measures": measures}
    paying = plan({"sales": {"kind": "commission", "rate": 0.02}, "card": card})
    (stake,) = paying.stakes(QUOTA, YUAN, Peers(retention=0.8))
    assert stake.curve.pay(GOAL) == pytest.approx(0.9 * 0.02 * GOAL)


def test_a_score_that_pays_a_sum_is_a_step_of_what_the_rep_can_move():
    card = {
        "kind": "scorecard",
        "amount": 500,
        "measures": {"s": {"of": "attainment", "weight": 0.5}, "x": {"of": "rating", "weight": 0.5, "rating": 0.8}},
    }
    assert only({"card": card}).curve == step(1.2 * GOAL, 500_00)


def test_a_recoverable_draw_is_no_pay():
    assert only({"sales": {"kind": "commission", "rate": 0.02, "draw": 900, "recoverable": True}}).curve == linear(0.02)
    assert only({"sales": {"kind": "commission", "rate": 0.02, "draw": 900}}).curve.pay(0) == 900_00


def test_what_comes_later_and_what_is_honour_say_so():
    award, cup = plan(
        {
            "award": {"kind": "long-term-award", "at": 1, "amount": 5, "vests_after": 4},
            "cup": {"kind": "recognition", "at": 1},
        }
    ).stakes(QUOTA, YUAN, PEERS)
    assert (award.delay, award.is_money, cup.delay, cup.is_money) == (4, True, 0, False)


def test_a_product_push_says_which_contracts_count():
    push = only({"push": {"kind": "spif", "product": "kit", "rate": 0.01, "first_day": 28, "last_day": 55}})
    assert (push.product, push.days) == ("kit", (28, 56))


def test_a_yearly_line_is_at_stake_over_the_year_and_over_the_rest_of_it():
    yearly = only({"y": {"kind": "bonus", "at": 1, "amount": 8, "reset": "year"}})
    assert (yearly.counted_by, yearly.curve) == ("year", step(4 * GOAL, 8_00))
    rest = yearly.rest(so_far=3 * GOAL, paid=0)
    assert rest.curve.pay(GOAL) == 8_00
    assert yearly.rest(5 * GOAL, 8_00).curve.pay(0) == 0


def test_stakes_are_merged_by_all_but_their_curve():
    same = [
        ("a", Stake("bookings", linear(1))),
        ("b", Stake("bookings", linear(2))),
        ("c", Stake("bookings", linear(1), 5.0)),
    ]
    assert [(stake.lines, stake.extra_sd) for stake in merged(same)] == [(("a", "b"), 0.0), (("c",), 5.0)]


# --- a career -----------------------------------------------------------------------------------------------------------------
CAREER = {"kind": "ladder", "at": 1.1, "periods": 4, "levels": 2, "value_of_promotion": 8000}


def career(carried=None, **changes):
    peers = replace(PEERS, carried={"up": carried} if carried is not None else None)
    return plan({"up": {**CAREER, **changes}}).stakes(QUOTA, YUAN, peers)


def test_a_good_period_is_worth_more_the_nearer_the_promotion():
    for carried, worth, delay in ((None, 2000, 3), ((0, 1), 8000 / 3, 2), ((1, 3), 8000, 0)):
        (stake,) = career(carried)
        goal = QUOTA.at("bookings", 1.1)
        assert stake.curve.pay(goal) - stake.curve.pay(goal - 1) == pytest.approx(worth * 100)
        assert stake.delay == delay


def test_on_the_highest_level_and_where_a_promotion_is_worth_nothing_there_is_nothing_to_win():
    assert career((2, 1)) == []
    assert career(value_of_promotion=None) == []


def test_whoever_is_close_to_a_promotion_works_for_it():
    def hours(**ladder):
        up = {"kind": "ladder", "at": 0.6, "periods": 1, "levels": 1, **ladder}
        pays = {"sales": {"kind": "commission", "rate": 0.012}, "up": up}
        world = made(BUYER, {"people": {"behaviour": "responsive"}, "policies.incentive.pays": pays, "horizon": 91})
        kpi = installed().kinds("kpi")["selling_hours"]
        return kpi.value(lived(world), world.money)

    assert hours(value_of_promotion=3000) > hours()
