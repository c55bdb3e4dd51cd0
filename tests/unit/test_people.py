"""How reps decide: what an ordinary week is, what pay does to it, when a deal is pulled or held, who learns and who leaves."""

from __future__ import annotations

import math

import pytest

from simsales.people.effort import Returns, Stakes, Weeks, tastes_of
from simsales.people.felt import Felt, Part
from simsales.people.forecast import forecast, territory_luck
from simsales.people.skill import Skill
from simsales.people.staying import chance_to_leave, standing
from simsales.people.timing import NextPeriod, Pushing, Ripe, best_moves
from simsales.spec.people import OrdinaryWeek
from simsales.spec.staying import Staying
from simsales.world.events import DEAL_HELD, DEAL_WON, REP_HIRED, REP_LEFT, TIME_PLANNED, WORK_STARTED
from simsales.world.pay import Curve, linear, marginal_tiers, step
from tests.small_world import BUYER, lived, made

RATE, WEEK, POWER, FOUND = 0.02, OrdinaryWeek(), 7.0, 0.3
RETURNS = Returns(selling=1000.0, prospecting=300.0)  # bookings a week per unit of log hours
TASTES = tastes_of(WEEK, RATE, RETURNS, FOUND)
WEEKS = Weeks(WEEK, TASTES, POWER, FOUND, 48.0, 5.0)
LEFT = 8.0


def week(
    curve: Curve, *, mean: float = 100_000.0, spread: float = 20_000.0, kept: float = 0.0, rate: float | None = None
):
    """The best week of a rep with eight weeks to go; `rate` is what a unit sown is worth (the curve's slope at the mean)."""
    pay = Felt([Part(curve)], spread, 0.0)
    worth = pay.marginal(mean) if rate is None else rate
    return WEEKS.best(Stakes(pay, mean, RETURNS.selling * LEFT, 0.0, worth * RETURNS.prospecting, kept, LEFT))


# --- effort -------------------------------------------------------------------------------------------------------------
def test_an_ordinary_rate_makes_an_ordinary_week():
    assert week(linear(RATE)) == {"sell": 30.0, "prospect": 6.0, "serve": 4.0}


@pytest.mark.parametrize("spread", [1_000.0, 20_000.0, 80_000.0])
def test_better_paid_people_sell_more_and_serve_less(spread):
    weeks = [week(linear(rate), spread=spread) for rate in (0.5 * RATE, RATE, 1.5 * RATE, 2 * RATE)]
    sums = [sum(hours.values()) for hours in weeks]
    assert sums == sorted(sums)
    assert weeks[-1]["sell"] > weeks[1]["sell"] > weeks[0]["sell"]
    assert weeks[-1]["serve"] < weeks[1]["serve"] < weeks[0]["serve"]


def test_whoever_is_past_the_cap_has_little_reason_to_sell():
    capped = marginal_tiers([(0.0, RATE), (100_000.0, 0.0)])
    before, past = week(capped, mean=60_000.0), week(capped, mean=150_000.0)
    assert past["sell"] < before["sell"]
    assert past["serve"] > before["serve"]


def test_a_bonus_pulls_most_close_to_its_goal():
    plan = linear(RATE / 2) + step(100_000.0, 3_000.0)
    far, near, safe = (week(plan, mean=mean, rate=RATE / 2)["sell"] for mean in (30_000.0, 98_000.0, 190_000.0))
    assert near > far
    assert near > safe


def test_what_hangs_on_renewals_brings_service_back():
    assert week(linear(2 * RATE), kept=TASTES.service)["serve"] > week(linear(2 * RATE))["serve"]


def test_nobody_works_more_than_there_are_hours():
    assert sum(week(linear(100 * RATE)).values()) == 48.0


# --- felt pay -----------------------------------------------------------------------------------------------------------
PLAN = linear(0.02) + marginal_tiers([(0.0, 0.0), (100.0, 0.03)]) + step(100.0, 5.0)


ABOVE = marginal_tiers([(0.0, 0.0), (100.0, 0.03)]) + step(100.0, 5.0)


@pytest.mark.parametrize("mean", [0.0, 60.0, 99.0, 100.0, 180.0])
def test_without_aversion_pay_feels_like_its_mean(mean):
    felt = Felt([Part(ABOVE)], 15.0, 0.0)
    assert felt.at(mean) == pytest.approx(ABOVE.expected(mean, 15.0), rel=1e-12)
    assert felt.marginal(mean) == pytest.approx(ABOVE.marginal(mean, 15.0), rel=1e-12)


@pytest.mark.parametrize("mean", [0.0, 5.0, 60.0])
def test_nobody_sells_less_than_nothing_so_a_plain_rate_is_a_plain_rate(mean):
    felt = Felt([Part(linear(0.02)), Part(linear(0.01).shifted(-50.0))], 15.0, 0.0)
    assert felt.at(mean) == pytest.approx(0.03 * mean + 0.5)
    assert felt.marginal(mean) == pytest.approx(0.03)


def test_doubt_about_the_goal_widens_the_forecast():
    assert Felt([Part(ABOVE, doubt=20.0)], 15.0, 0.0).at(90.0) == pytest.approx(ABOVE.expected(90.0, 25.0))


def test_a_late_pay_day_counts_for_less_and_risk_costs():
    now, later = (Felt([Part(PLAN, worth=worth)], 15.0, 0.0).at(90.0) for worth in (1.0, 0.7))
    assert later == pytest.approx(0.7 * now)
    assert Felt([Part(PLAN)], 15.0, 0.5).at(90.0) < now


# --- forecast -----------------------------------------------------------------------------------------------------------
def test_a_forecast_is_what_is_booked_and_what_may_come():
    found = forecast(500.0, [(100.0, 0.4, 0.1, 0.6, 10.0, 20.0), (50.0, 0.0, 0.5, 0.5, 0.0, 90.0)], 0.3, 40.0)
    assert found.mean == pytest.approx(540.0)
    assert found.later == pytest.approx(20.0 + 25.0)
    assert found.soon == pytest.approx(10.0 + 25.0)
    assert found.spread == pytest.approx(math.sqrt(100.0**2 * 0.4 * 0.6))
    assert found.moved == pytest.approx(40.0 * 0.3 * 0.4 * 20 / 30)  # two thirds of its life are still to come


def test_the_luck_of_a_territory_is_believed_slowly():
    assert territory_luck(0, 0.0) == 1.0
    assert 1.0 < territory_luck(8, 4.0) < 2.0
    assert territory_luck(800, 400.0) == pytest.approx(2.0, abs=0.05)


# --- timing -------------------------------------------------------------------------------------------------------------
BELIEF = Pushing(0.12, 0.2, 25.0, 0.05, 0.6, 20.0, 60.0)
LADDER = [0.0, 0.05, 0.1, 0.15, 0.2]


def moves(
    curve: Curve, *, mean: float, rate: float = 0.0, then: Curve | None = None, after: float = 0.0, **more: float
):
    """What is done with so many alike deals; the next period pays `rate`, or by a curve with `after` expected."""
    deals, days, spread = int(more.get("deals", 1)), more.get("days", 7.0), more.get("spread", 500.0)
    ripe = [Ripe(1_000.0, 0.2, 0.5, 0.7, 20.0)] * deals
    following = NextPeriod(Felt([Part(then or linear(rate))], 500.0, 0.0), after, 1.0)
    return best_moves(ripe, Felt([Part(curve)], spread, 0.0), mean, following, days, LADDER, BELIEF)


def test_a_deal_is_pulled_when_a_goal_is_near_and_left_when_it_is_safe():
    plan = linear(0.02) + step(10_000.0, 300.0)
    assert moves(plan, mean=9_600.0, rate=0.02)[0].kind == "pull"
    assert moves(plan, mean=14_000.0, rate=0.02)[0].kind == "leave"


def test_pulling_stops_once_the_goal_is_safe():
    kinds = [move.kind for move in moves(step(10_000.0, 300.0), mean=9_700.0, rate=0.001, deals=12, spread=200.0)]
    assert kinds[0] == "pull"
    assert kinds[-1] != "pull"


def test_what_is_pulled_is_missing_from_the_next_period_and_may_be_missed_there():
    """Short of the next period's goal as it is, one deal less there matters little; close to it, each one counts."""
    now, goal = linear(0.03), step(5_000.0, 150.0)
    out_of_reach, close = (moves(now, mean=9_000.0, then=goal, after=after)[0].kind for after in (1_000.0, 5_000.0))
    assert (out_of_reach, close) == ("pull", "hold")
    kinds = [move.kind for move in moves(now, mean=9_000.0, then=goal, after=5_600.0, deals=16)]
    assert kinds[0] == "hold"
    assert kinds[-1] != "hold"  # what is held comes on top, until the goal is safe


def test_a_linear_plan_gives_no_reason_to_hurry():
    assert moves(linear(0.02), mean=9_000.0, rate=0.0195)[0].kind == "leave"


def test_past_the_cap_a_deal_is_held_for_the_next_period():
    capped = marginal_tiers([(0.0, 0.02), (10_000.0, 0.0)])
    assert moves(capped, mean=15_000.0, rate=0.02)[0].kind == "hold"


def test_nobody_holds_what_is_worth_less_later():
    assert moves(linear(0.02), mean=9_000.0, rate=0.001)[0].kind != "hold"


# --- skill and staying ----------------------------------------------------------------------------------------------------
def test_a_new_hire_has_80_percent_of_the_way_behind_after_the_ramp():
    new = Skill(-1.0, 0.0, months=6.0, half_life=6.5)
    for _ in range(6):
        new.month(practice=1.0)
    assert new.level == pytest.approx(-0.2)


def test_half_of_a_course_is_gone_after_its_half_life_and_spacing_it_keeps_more():
    def after_a_year(*lessons: tuple[int, float]) -> float:
        person = Skill(0.0, 0.0, months=6.0, half_life=6.5)
        for month in range(12):
            person.teach(sum(gain for day, gain in lessons if day == month))
            person.month(practice=1.0)
        return person.level

    massed, spaced = after_a_year((0, 0.24)), after_a_year((0, 0.12), (6, 0.12))
    assert massed == pytest.approx(0.24 * 0.5 ** (12 / 6.5))
    assert spaced > massed


def test_the_middling_leave_most_and_the_well_paid_least():
    staying = Staying(outside=1.0)
    low, middle, high = (chance_to_leave(staying, 1.0, z, 0) for z in (-1.5, 0.0, 1.5))
    assert middle > low > high
    assert chance_to_leave(staying, 1.5, 0.0, 0) < middle < chance_to_leave(staying, 0.6, 0.0, 0)
    assert chance_to_leave(staying, 1.0, 0.0, 3) > middle
    assert chance_to_leave(staying, 1.0, 0.0, 30) == chance_to_leave(staying, 1.0, 0.0, 3)


def test_standing_is_in_standard_deviations():
    assert standing(1.0, [1.0, 1.0, 1.0]) == 0.0
    assert standing(2.0, [0.0, 2.0]) == pytest.approx(1.0)


# --- in the world -------------------------------------------------------------------------------------------------------
COMMISSION = {"sales": {"kind": "commission", "rate": 0.03}}
REACTING = {"people": {"behaviour": "responsive"}, "policies.incentive.pays": COMMISSION}


def count(facts, kind: int) -> int:
    return len(facts.of(kind))


def test_reps_who_react_plan_their_weeks_and_fixed_ones_do_not():
    assert count(lived(made(BUYER, REACTING)), TIME_PLANNED) > 6
    assert count(lived(made(BUYER, {"policies.incentive.pays": COMMISSION})), TIME_PLANNED) == 0


def test_with_the_worlds_response_switched_off_people_change_and_bookings_do_not():
    believed = {"behaviour": "responsive", "effort": {"response": 0}}
    plans = [{"sales": {"kind": "commission", "rate": rate}} for rate in (0.01, 0.05)]
    worlds = [lived(made(BUYER, {"people": believed, "policies.incentive.pays": plan})) for plan in plans]
    hours, won = ([facts.amount[facts.of(kind)].tolist() for facts in worlds] for kind in (TIME_PLANNED, DEAL_WON))
    assert hours[0] != hours[1]
    assert won[0] == won[1] == lived(made(BUYER)).amount[lived(made(BUYER)).of(DEAL_WON)].tolist()


def test_an_empty_place_is_not_worked_in_and_is_filled_again():
    leaving = {"people": {"staying": {"outside": 1e6, "base": 0.5, "vacancy": 40}}}
    facts = lived(made(BUYER, {**leaving, "horizon": 364}), checked=True)
    left, hired = facts.of(REP_LEFT), facts.of(REP_HIRED)
    assert len(left) >= 1
    for row in left.tolist():
        rep, day = facts.actor[row], facts.t[row]
        back = min([t for t in facts.t[hired][facts.actor[hired] == rep] if t > day], default=facts.horizon)
        assert back == pytest.approx(min(day + 40, facts.horizon))
        started = facts.of(WORK_STARTED)
        assert not ((facts.actor[started] == rep) & (facts.t[started] > day) & (facts.t[started] < back)).any()


def announced(**plan) -> int:
    """How many deals are put off before day 91 when a plan is to change then."""
    capped = {"kind": "commission", "rate": 0.05, "cap_at": 0.2}
    now = {"base_per_month": 1000, "period": "quarter", "pays": {"sales": capped}}
    open_ended = {**now, "pays": {"sales": {"kind": "commission", "rate": 0.05}}}
    change = {"announced": plan["announced"], "effective": 91, "plan": open_ended}
    world = made(
        BUYER,
        {
            "people": {"behaviour": "responsive"},
            "policies.incentive": {"kind": "dated", "now": now, "changes": {"uncapped": change}},
            "pipeline.haste": {"holds": 0.5},
        },
    )
    facts = lived(world)
    held = facts.of(DEAL_HELD)
    return int((facts.t[held] < 91).sum())


def test_reps_hold_deals_before_an_uncapping_they_know_of():
    assert announced(announced=60) > announced(announced=91)
