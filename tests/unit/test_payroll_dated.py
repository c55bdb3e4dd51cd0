"""Plans that change: what reps know, how a period is cut, and under which plan a deal in flight is paid."""

from __future__ import annotations

from datetime import date

import pytest

from simsales.engine.pay_again import pay_again
from simsales.policies.incentives.dated import Dated
from simsales.units import Currency
from simsales.world.events import PAY_EARNED, QUOTA_SET
from simsales.world.incentive import Tenure, plan_of
from tests.small_world import TABLE, PlainLuck, key, lived, made

YUAN = Currency("CNY", 2)
START = date(2027, 1, 1)


def commission(rate, **more):
    return {"pays": {"sales": {"kind": "commission", "rate": rate, **more}}, "base_per_month": 1000}


def dated(now, then, **change):
    return {
        "kind": "dated",
        "now": now,
        "changes": {"new": {"announced": 40, "effective": 91.25, **change, "plan": then}},
    }


# One deal of 1,000.00 (margin 400.00) on days 10, 20, ...; quarters of 91.25 days; paid in advance unless a test says so.
DEALS = {
    "horizon": 182.5,
    "sources.own.per_year": 36.5,
    "segments.market.deal.sigma": 0,
    "pipeline": {
        "kind": "stage-table",
        "stages": {"talk": {"delay": 1e-6, "delay_sigma": 0, "work": 1e-6, "conversion": 1}, "close": None},
    },
}
LATER = {"policies.credit": {"kind": "one-term", "days": 20}, "aftersales": {"delivery": 5}}


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """Middling luck: every lead is won at once, and they come exactly ten days apart."""
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", PlainLuck)


def payslip(incentive, changes=()):
    """Line -> what was paid when, in yuan, by the day it was paid; and the same again from the log."""
    scenario = made(TABLE, {**DEALS, **dict(changes), "policies.incentive": incentive})
    facts = lived(scenario)
    slip: dict[str, list[tuple[float, float]]] = {}
    for row in facts.of(PAY_EARNED):
        slip.setdefault(key(facts, facts.subject[row]), []).append((float(facts.t[row]), int(facts.amount[row]) / 100))
    again = pay_again(facts, scenario).lines["li"]
    assert {line: money for line, money in again.items() if money} == {
        line: round(sum(sum_ for _, sum_ in paid) * 100) for line, paid in slip.items()
    }
    return slip, facts


# --- what is known --------------------------------------------------------------------------------------------------------
def test_an_announced_plan_is_known_from_its_announcement_and_in_force_from_its_day():
    incentive = Dated.model_validate(dated(commission(0.02), commission(0.03), announced=40))
    before, told, after = (incentive.plan_known(day, START) for day in (39.9, 40.0, 91.25))
    assert (before.plan, before.next, before.starts) == (incentive.now, None, None)
    new = incentive.changes["new"].plan
    assert (told.plan, told.next, told.starts, told.by) == (incentive.now, new, 91.25, "signing")
    assert (after.plan, after.next) == (new, None)


def test_a_plan_without_changes_is_known_for_good():
    incentive = Dated.model_validate(dated(commission(0.02), commission(0.03))).now
    assert incentive.plan_known(1e4, START).plan is incentive
    assert incentive.tenures(START) == (Tenure(incentive),)


def test_dates_and_days_of_the_run_say_the_same():
    days = Dated.model_validate(dated(commission(0.02), commission(0.03), announced=31, effective=90, until=120))
    dates = Dated.model_validate(
        dated(
            commission(0.02), commission(0.03), announced="2027-02-01", effective=date(2027, 4, 1), until="2027-05-01"
        )
    )
    assert days.tenures(START)[1] == dates.tenures(START)[1]


# --- the period a change falls into ---------------------------------------------------------------------------------------
def test_at_the_turn_of_a_quarter_nothing_is_cut():
    """Nine deals a quarter: 2% of 9,000, then 3% of 9,000."""
    slip, _ = payslip(dated(commission(0.02), commission(0.03) | {"base_per_month": 1200}))
    assert slip == {"base": [(91.25, 3000), (182.5, 3600)], "sales": [(91.25, 180), (182.5, 270)]}


def test_a_change_in_mid_quarter_cuts_base_pay_and_quota():
    """45.625 days of the old plan (4 deals), 45.625 of the new (5), then a whole quarter (9); caps at 60% of each quota."""
    slip, facts = payslip(dated(commission(0.02, cap_at=0.6), commission(0.03, cap_at=0.6), effective=45.625))
    assert slip["base"] == [(45.625, 1500), (91.25, 1500), (182.5, 3000)]
    assert slip["sales"] == [(45.625, 60), (91.25, 90), (182.5, 180)]
    assert facts.amount[facts.of(QUOTA_SET)].tolist() == [500_000, 500_000, 1_000_000]


def test_a_plan_paid_by_the_month_takes_over_its_third_of_the_quota():
    slip, facts = payslip(dated(commission(0.02), commission(0.03) | {"period": "month"}))
    assert [round(day, 3) for day, _ in slip["sales"]] == [91.25, 121.667, 152.083, 182.5]
    assert facts.amount[facts.of(QUOTA_SET)].tolist() == [1_000_000, 333_333, 333_333, 333_333]


def test_a_change_after_the_end_changes_nothing():
    slip, _ = payslip(dated(commission(0.02), commission(0.03), effective=400))
    assert slip["sales"] == [(91.25, 180), (182.5, 180)]


# --- deals in flight ------------------------------------------------------------------------------------------------------
TENURES = [Tenure(None), Tenure(None, 100.0, 50.0, "signing", 200.0)]


@pytest.mark.parametrize(
    ("by", "signed", "delivered", "now", "plan"),
    [
        ("signing", 99, 105, 120, 0),
        ("signing", 100, 105, 120, 1),
        ("signing", 99, 105, 200, 1),  # protected until day 200 only
        ("delivery", 99, 105, 99, 1),  # waits for the new plan
        ("delivery", 90, 99, 120, 0),
        ("cash", 90, 99, 99, 0),
        ("cash", 90, 99, 120, 1),
    ],
)
def test_the_rule_says_which_day_of_a_deal_counts(by, signed, delivered, now, plan):
    assert plan_of([TENURES[0], TENURES[1]._replace(by=by)], signed, delivered, now) == plan


OLD, NEW = commission(0.02, basis="cash"), commission(0.05, basis="cash")


def test_by_signing_cash_of_old_contracts_is_paid_under_the_old_plan():
    """Cash comes 25 days after signing: 10..60 before the change, 70, 80 and 90 after it; 100..150 are of the new plan."""
    slip, _ = payslip(dated(OLD, NEW), LATER)
    assert slip["sales"] == [(91.25, 120), (182.5, 300)]
    assert slip["sales@1"] == [(182.5, 60)]


def test_by_cash_everything_that_comes_in_later_is_paid_under_the_new_plan():
    slip, _ = payslip(dated(OLD, NEW, by="cash"), LATER)
    assert slip["sales"] == [(91.25, 120), (182.5, 450)]
    assert "sales@1" not in slip


def test_by_delivery_a_contract_waits_for_the_plan_of_its_delivery():
    """Signed on day 90, delivered on day 95: its bookings credit is paid under the new plan, at its first pay day."""
    slip, _ = payslip(dated(commission(0.02), commission(0.05), by="delivery"), LATER)
    assert slip["sales"] == [(91.25, 160), (182.5, 500)]  # 8 x 20; 10 x 50


def test_old_contracts_are_protected_only_until_a_day():
    """The cash of 70 comes on day 95, of 80 on day 105, of 90 on day 115; from day 100 on the new plan pays it."""
    slip, _ = payslip(dated(OLD, NEW, until=100), LATER)
    assert slip["sales@1"] == [(182.5, 20)]
    assert slip["sales"] == [(91.25, 120), (182.5, 400)]


def test_a_plan_in_words_names_the_change():
    said = [text.en for text in Dated.model_validate(dated(commission(0.02), commission(0.03))).sentences(YUAN)]
    assert said[2] == "from day 91.25 on (announced day 40; deals in flight go by the day of signing):"
