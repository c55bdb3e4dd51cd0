"""Hinges and steps: paid by hand, forecast exactly, bounded exactly."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsales.world.pay import Curve, linear, marginal_tiers, step, whole_tiers

NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)
CERTAIN = st.just(0.0)
amounts = st.floats(-200, 400).map(lambda x: round(x, 2))
rates = st.floats(-3, 3).map(lambda x: round(x, 3))
means = st.floats(-150, 500)
spreads = st.floats(0.5, 200)


def pairs(first, second):
    return st.lists(st.tuples(first, second), max_size=5).map(tuple)


any_curve = st.builds(Curve, rates, pairs(amounts, rates), pairs(amounts, st.floats(-50, 50)))


@st.composite
def rising_curves(draw):
    """Rates between kinks are free but never below 0, and so are jumps."""
    starts = sorted(draw(st.sets(amounts, max_size=5)))
    slopes = [
        0.0,
        *draw(st.lists(st.sampled_from([0.0, 0.1, 0.3, 1.0, 2.5]), min_size=len(starts), max_size=len(starts))),
    ]
    hinges = tuple((start, after - before) for start, (before, after) in zip(starts, pairwise(slopes), strict=True))
    return Curve(draw(rates), hinges, draw(pairs(amounts, st.floats(0, 50))))


def places(curve):
    """Every kink and goal, just beside it, between and far beyond."""
    marks = sorted({0.0, *(at for at, _ in curve.hinges + curve.steps)})
    between = [(a + b) / 2 for a, b in pairwise(marks)]
    return [*marks, *between, *(mark - 1e-6 for mark in marks), *(mark + 1e-6 for mark in marks), marks[-1] + 1000]


def size(curve):
    """The same curve with nothing cancelling: the scale on which rounding is judged."""
    return Curve(
        abs(curve.base), tuple((k, abs(c)) for k, c in curve.hinges), tuple((q, abs(b)) for q, b in curve.steps)
    )


def integrated(curve, mean, sd):
    """Mean pay by Gauss-Legendre between all kinks, in pieces of at most one sd, out to ten."""
    kinks = [at for at, _ in curve.hinges + curve.steps if abs(at - mean) < 10 * sd]
    cuts = sorted({*kinks, *(mean + sd * z for z in range(-10, 11))})
    total = 0.0
    for low, high in pairwise(cuts):
        s = (low + high) / 2 + (high - low) / 2 * NODES
        density = np.exp(-0.5 * ((s - mean) / sd) ** 2) / (sd * math.sqrt(2 * math.pi))
        total += (high - low) / 2 * float(np.sum(WEIGHTS * density * np.array([curve.pay(x) for x in s])))
    return total


# Pay


def test_a_goal_is_met_at_the_goal_itself_and_not_a_cent_before():
    assert step(100, 30).pay(100) == 30
    assert step(100, 30).pay(99.99) == 0


def test_a_period_of_more_taken_back_than_sold_pays_the_base_only():
    assert (Curve(base=5) + linear(0.02) + step(100, 30)).pay(-400) == 5


def test_three_percent_on_the_whole_pays_3_where_three_percent_on_the_part_above_pays_2():
    table = [(0, 0.02), (100, 0.03)]
    assert whole_tiers(table).pay(100) == pytest.approx(3.0)  # 3% x 100
    assert marginal_tiers(table).pay(100) == pytest.approx(2.0)  # 2% x 100, and 3% of nothing
    assert whole_tiers(table).pay(99) == marginal_tiers(table).pay(99) == pytest.approx(1.98)
    assert whole_tiers(table).pay(150) == pytest.approx(4.5)  # 3% x 150
    assert marginal_tiers(table).pay(150) == pytest.approx(3.5)  # 2% x 100 + 3% x 50


def test_a_whole_amount_table_is_hinges_and_steps():
    assert whole_tiers([(0, 0.25), (100, 0.5)]) == Curve(hinges=((0, 0.25), (100, 0.25)), steps=((100, 25),))


def test_a_later_lower_rate_on_the_whole_amount_makes_pay_fall():
    assert whole_tiers([(0, 0.5), (100, 0.25)]).pay(100) == 25


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 20)), min_size=1, unique_by=lambda tier: tier[0]),
    st.floats(0, 500),
)
def test_tier_tables_pay_what_the_table_says(rows, s):
    table = [(start, percent / 100) for start, percent in sorted(rows)]
    reached = [rate for start, rate in table if s >= start]
    assert whole_tiers(table).pay(s) == pytest.approx((reached or [0])[-1] * s, abs=1e-9)
    ends = [start for start, _ in table[1:]] + [math.inf]
    by_parts = sum(rate * max(min(s, end) - start, 0) for (start, rate), end in zip(table, ends, strict=True))
    assert marginal_tiers(table).pay(s) == pytest.approx(by_parts, abs=1e-9)


@pytest.mark.parametrize("tiers", [marginal_tiers, whole_tiers])
def test_tiers_must_rise(tiers):
    with pytest.raises(ValueError, match="100 follows 100"):
        tiers([(0, 0.1), (100, 0.2), (100, 0.3)])


# Adding up


@given(any_curve, any_curve, means)
def test_two_rules_pay_the_sum_of_both(one, other, s):
    assert (one + other).pay(s) == pytest.approx(one.pay(s) + other.pay(s), abs=1e-7)


def test_equal_kinks_merge_and_what_cancels_is_gone():
    assert linear(0.1) + linear(0.2) + linear(-0.3) + step(5, 1) + step(5, 2) + step(1, 1) == Curve(
        steps=((1, 1), (5, 3))
    )


@given(any_curve, st.floats(-3, 3), means)
def test_a_scaled_rule_pays_in_proportion(curve, factor, s):
    assert curve.scaled(factor).pay(s) == pytest.approx(factor * curve.pay(s), abs=1e-7)


@given(any_curve, st.floats(0.05, 1), means)
def test_pay_on_margin_seen_from_bookings_is_the_same_pay(curve, share, bookings):
    s = share * bookings
    if all(abs(s - goal) > 1e-6 for goal, _ in curve.steps):
        assert curve.on_share(share).pay(bookings) == pytest.approx(curve.pay(s), abs=1e-7)


# Forecast


@given(any_curve, means, spreads)
def test_expected_pay_is_the_integral_of_pay_under_the_forecast(curve, mean, sd):
    scale = integrated(size(curve), mean, sd)
    assert abs(curve.expected(mean, sd) - integrated(curve, mean, sd)) <= 1e-9 * scale + 1e-15


def test_expected_pay_of_a_hinge_at_the_mean_is_the_known_answer():
    assert linear(1).expected(0, 1) == pytest.approx(1 / math.sqrt(2 * math.pi), rel=1e-15)
    assert step(3, 10).expected(3, 7) == 5


def test_a_goal_six_sd_away_keeps_its_digits():
    assert step(6, 1).expected(0, 1) == pytest.approx(9.865876450376946e-10, rel=1e-12)  # 1 - Phi(6), from tables


@given(any_curve, means)
def test_without_doubt_expected_pay_is_pay(curve, mean):
    assert curve.expected(mean, 0.0) == curve.pay(mean)


@given(any_curve, means, spreads)
def test_the_marginal_unit_is_worth_the_slope_of_expected_pay(curve, mean, sd):
    h = 1e-3 * sd
    far, near = (
        curve.expected(mean + 2 * h, sd) - curve.expected(mean - 2 * h, sd),
        curve.expected(mean + h, sd) - curve.expected(mean - h, sd),
    )
    scale = size(curve).expected(abs(mean) + 200, sd)
    assert curve.marginal(mean, sd) == pytest.approx((8 * near - far) / (12 * h), abs=1e-8 * (1 + scale / sd))


def test_without_doubt_the_marginal_unit_brings_the_rate_reached():
    curve = marginal_tiers([(0, 0.02), (100, 0.03)]) + step(100, 50)
    assert curve.marginal(99, 0) == 0.02
    assert curve.marginal(100, 0) == pytest.approx(0.03)


def test_a_negative_spread_is_refused():
    for ask in (linear(1).expected, linear(1).marginal):
        with pytest.raises(ValueError, match="cannot be negative"):
            ask(0, -1)


@given(rising_curves(), means, st.floats(0, 100), spreads | CERTAIN)
def test_selling_more_never_lowers_pay_or_expected_pay(curve, mean, more, sd):
    assert curve.pay(mean + more) >= curve.pay(mean) - 1e-9
    assert curve.expected(mean + more, sd) >= curve.expected(mean, sd) - 1e-9
    assert curve.marginal(mean, sd) >= -1e-9


# Bounds


@given(rising_curves(), st.floats(-100, 1500))
def test_at_most_is_the_smaller_of_pay_and_limit_everywhere(curve, limit):
    bounded = curve.at_most(limit)
    for s in [*places(curve), *places(bounded)]:
        if all(s == q or abs(s - q) > 1e-9 for q, _ in curve.steps):
            assert bounded.pay(s) == pytest.approx(min(curve.pay(s), limit), abs=1e-8)


@given(rising_curves(), st.floats(-100, 1500))
def test_at_least_is_the_larger_of_pay_and_floor_everywhere(curve, floor):
    bounded = curve.at_least(floor)
    for s in [*places(curve), *places(bounded)]:
        if all(s == q or abs(s - q) > 1e-9 for q, _ in curve.steps):
            assert bounded.pay(s) == pytest.approx(max(curve.pay(s), floor), abs=1e-8)


def test_a_jump_across_the_limit_becomes_a_smaller_jump():
    assert (linear(0.25) + step(100, 50)).at_most(40) == Curve(hinges=((0, 0.25), (100, -0.25)), steps=((100, 15),))


def test_a_jump_across_the_floor_becomes_a_smaller_jump():
    assert (linear(0.25) + step(100, 50)).at_least(40) == Curve(40, hinges=((100, 0.25),), steps=((100, 35),))


def test_a_draw_pays_until_commission_overtakes_it():
    assert linear(0.25).at_least(40) == Curve(40, hinges=((160, 0.25),))


@pytest.mark.parametrize("curve", [whole_tiers([(0, 0.5), (100, 0.25)]), linear(-0.1), step(10, -1)])
def test_a_limit_on_pay_that_falls_is_refused(curve):
    for bound in (curve.at_most, curve.at_least):
        with pytest.raises(ValueError, match="pay falls at"):
            bound(10)


def test_rates_that_cancel_but_for_rounding_do_not_count_as_falling():
    levelling = Curve(hinges=((0, 0.3), (10, -0.1), (20, -0.2)))  # .3 - .1 - .2 is -2.8e-17 in floating point
    assert levelling.at_most(50).pay(1e6) == pytest.approx(5)  # 3 + 2
