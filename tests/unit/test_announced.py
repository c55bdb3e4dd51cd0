"""Announced changes: reps hold deals before a better plan and rush them before a worse one, once they have heard of it."""

from __future__ import annotations

from functools import cache

import pytest

from simsales.engine.build import build
from simsales.world.events import DEAL_HELD, DEAL_PUSHED, QUOTA_SET
from tests.small_world import BUYER, lived, made

QUARTER, MID_QUARTER, AHEAD, WINDOW = 91, 63, 40, 14
SEEDS = (1, 2, 3, 4)
TEAM = {f"rep-{number}": {"quota": 20_000} for number in range(8)}
OPEN = {"kind": "commission", "rate": 0.05}
CAPPED, LOW = {**OPEN, "cap_at": 0.2}, {**OPEN, "rate": 0.005}
BASE = {"base_per_month": 1000, "period": "quarter"}


def world(now, then, announced, effective, **plan):
    """Eight reps under one plan; under another from a day on, where it is announced at all."""
    incentive = {**BASE, "kind": "plan", "pays": {"sales": now}}
    if announced is not None:
        change = {"announced": announced, "effective": effective, "plan": {**BASE, "pays": {"sales": then}, **plan}}
        incentive = {"kind": "dated", "now": {**BASE, "pays": {"sales": now}}, "changes": {"new": change}}
    changes = {
        "horizon": effective + 14,
        "people": {"behaviour": "responsive"},
        "policies.incentive": incentive,
        "policies.discount": {"kind": "authority", "rep": 0.2, "manager": 0.2},
        "pipeline.haste": {"holds": 0.5},
    }
    return made({**BUYER, "reps": TEAM}, changes)


@cache
def lives(kind, announced, effective):
    now, then = {"uncapped": (CAPPED, OPEN), "cut": (OPEN, LOW)}[kind]
    scenario = world(now, then, announced, effective)
    return [lived(scenario, seed=seed) for seed in SEEDS]


def before_the_change(kind, event, announced, effective):
    """How many deals were held, or pushed, in the last two weeks before a change."""
    days = [facts.t[facts.of(event)] for facts in lives(kind, announced, effective)]
    return sum(int(((day >= effective - WINDOW) & (day < effective)).sum()) for day in days)


def life(facts, until):
    """All that happened before a day, quotas aside."""
    rows = facts.log.rows()[(facts.t < until) & (facts.kind != QUOTA_SET)]
    return [rows[column].tolist() for column in ("t", "kind", "subject", "actor", "amount")]


@pytest.mark.parametrize("effective", [QUARTER, MID_QUARTER])
def test_capped_reps_who_hear_of_an_uncapping_hold_deals_for_it(effective):
    """At a quarter's end some capped reps hold anyway, because the next quarter begins below its cap."""
    heard, unheard = (
        before_the_change("uncapped", DEAL_HELD, announced, effective) for announced in (effective - AHEAD, effective)
    )
    assert heard >= 1.3 * unheard + 5
    if effective == MID_QUARTER:
        assert unheard == 0


@pytest.mark.parametrize("effective", [QUARTER, MID_QUARTER])
def test_reps_who_hear_of_lower_rates_press_for_signatures_before_them(effective):
    heard, unheard = (
        before_the_change("cut", DEAL_PUSHED, announced, effective) for announced in (effective - AHEAD, effective)
    )
    assert heard >= 20
    assert unheard == 0
    assert before_the_change("cut", DEAL_HELD, effective - AHEAD, effective) == 0


@pytest.mark.parametrize("kind", ["uncapped", "cut"])
@pytest.mark.parametrize("effective", [QUARTER, MID_QUARTER])
def test_a_change_that_nobody_has_heard_of_moves_nothing_before_its_day(kind, effective):
    """Payroll cuts the period where the plan will change; the people in it do not know, and live as if nothing came."""

    for unheard, unchanged in zip(lives(kind, effective, effective), lives(kind, None, effective), strict=True):
        assert len(life(unheard, effective)[0]) > 500
        assert life(unheard, effective) == life(unchanged, effective)


def test_a_change_is_heard_of_on_the_day_it_is_announced():
    heard, unheard = (lives("cut", announced, MID_QUARTER)[0] for announced in (MID_QUARTER - AHEAD, MID_QUARTER))
    assert life(heard, MID_QUARTER - AHEAD) == life(unheard, MID_QUARTER - AHEAD)
    assert life(heard, MID_QUARTER) != life(unheard, MID_QUARTER)


# --- what is known of the running period ----------------------------------------------------------------------------------
def payroll_on(day, **plan):
    simulation = build(world(CAPPED, OPEN, 21, MID_QUARTER, **plan), 1)
    simulation.world.clock.run_until(day)
    return simulation.payroll, simulation.world.sellers["rep-0"]


def test_until_it_is_announced_a_change_ends_no_period():
    payroll, rep = payroll_on(20.5)
    assert (payroll.period, payroll.part, payroll.target(rep)) == ((0, 77), 77 / 91, round(20_000_00 * 77 / 91))
    assert payroll.following == (payroll.plan, 1.0, 91)


def test_once_announced_it_ends_the_period_with_its_part_of_the_quota():
    payroll, rep = payroll_on(21.5)
    assert (payroll.period, payroll.part, payroll.target(rep)) == ((0, 63), 63 / 91, round(20_000_00 * 63 / 91))
    assert payroll.following == (payroll.known.next, 28 / 91, 28)
    assert payroll.known.next is not None


def test_a_plan_paid_by_the_month_asks_for_its_part_of_a_month():
    """Day 63 lies in the third month, of days 56 to 91."""
    payroll, _ = payroll_on(21.5, period="month")
    assert payroll.following[1:] == (28 / 35, pytest.approx(91 * 28 / 35 / 3))
    payroll, rep = payroll_on(64.0, period="month")
    assert payroll.target(rep) == round(rep.quota * (77 - 63) / 35)
