"""Pay lines and plans: paid by hand, said in words that can be read in only one way."""

from __future__ import annotations

import doctest

import pytest
from pydantic import TypeAdapter, ValidationError

from simsales.policies.incentives import plan as plan_module
from simsales.policies.incentives.bonus import Bonus
from simsales.policies.incentives.commission import Commission
from simsales.policies.incentives.plan import PayPlan
from simsales.policies.incentives.spif import Spif
from simsales.policies.incentives.tiers import Tiers
from simsales.registry import installed
from simsales.units import Currency
from simsales.world.incentive import Credit, Quota

YUAN = Currency("CNY", 2)
QUOTA = Quota(bookings=1_000_000_00, planned_margin=0.38)  # a million a quarter, 380,000 of it margin
LEVELS = (0.5, 0.8, 1.0, 1.2, 1.5)


def tiers(*rows, **more):
    return {"kind": "tiers", "tiers": [{"from": start, "rate": rate} for start, rate in rows], **more}


BONUS = {"kind": "bonus", "at": 1, "amount": 6000}
PLANS = {
    "current": {"commission": {"kind": "commission", "rate": 0.022, "cap_at": 1.2}, "bonus": BONUS},
    "a": {"commission": tiers((0, 0.022), (1, 0.033), (1.3, 0.044), on="above"), "bonus": BONUS},
    "b": {"commission": {"kind": "commission", "rate": 0.062, "basis": "margin"}},
    # C's renewal bonus hangs on renewals, not on attainment, and is not part of these tables.
    "c": {
        "sales": tiers((0, 0.011), (1, 0.014), (1.6, 0.007), on="above"),
        "margin": tiers((0, 0.030), (1, 0.038), (1.6, 0.019), on="above", basis="margin"),
    },
}


def plan(pays, **more):
    return PayPlan.model_validate({"base_per_month": 8000, "pays": pays, **more})


def paid(pays, attainment):
    return {name: money / 100 for name, money in plan(pays).payout(QUOTA, attainment, YUAN).items()}


# The four plans of the default story, by hand


def test_the_current_plan_pays_2_2_percent_to_the_cap_and_a_bonus_at_quota():
    assert [paid(PLANS["current"], level) for level in LEVELS] == [
        {"commission": 11_000, "bonus": 0},  # 2.2% x 500,000
        {"commission": 17_600, "bonus": 0},  # 2.2% x 800,000
        {"commission": 22_000, "bonus": 6_000},  # 2.2% x 1,000,000
        {"commission": 26_400, "bonus": 6_000},  # 2.2% x 1,200,000
        {"commission": 26_400, "bonus": 6_000},  # nothing above 120%
    ]


def test_plan_a_accelerates_past_quota_without_a_cap():
    assert [paid(PLANS["a"], level) for level in LEVELS] == [
        {"commission": 11_000, "bonus": 0},
        {"commission": 17_600, "bonus": 0},
        {"commission": 22_000, "bonus": 6_000},
        {"commission": 28_600, "bonus": 6_000},  # 22,000 + 3.3% x 200,000 = 22,000 + 6,600
        {"commission": 40_700, "bonus": 6_000},  # 22,000 + 3.3% x 300,000 + 4.4% x 200,000 = 22,000 + 9,900 + 8,800
    ]


def test_plan_b_pays_6_2_percent_of_margin_from_the_first_yuan():
    assert [paid(PLANS["b"], level)["commission"] for level in LEVELS] == [
        11_780,  # 6.2% x 190,000
        18_848,  # 6.2% x 304,000
        23_560,  # 6.2% x 380,000
        28_272,  # 6.2% x 456,000
        35_340,  # 6.2% x 570,000
    ]


def test_plan_c_pays_on_bookings_and_margin_side_by_side():
    assert [paid(PLANS["c"], level) for level in (*LEVELS, 1.7)] == [
        {"sales": 5_500, "margin": 5_700},  # 1.1% x 500,000;   3% x 190,000
        {"sales": 8_800, "margin": 9_120},  # 1.1% x 800,000;   3% x 304,000
        {"sales": 11_000, "margin": 11_400},  # 1.1% x 1,000,000; 3% x 380,000
        {"sales": 13_800, "margin": 14_288},  # + 1.4% x 200,000 = 2,800; + 3.8% x 76,000 = 2,888
        {"sales": 18_000, "margin": 18_620},  # + 1.4% x 500,000 = 7,000; + 3.8% x 190,000 = 7,220
        {"sales": 20_100, "margin": 20_786},  # at 170%: 11,000 + 1.4% x 600,000 + .7% x 100,000;
    ]  # 11,400 + 3.8% x 228,000 + 1.9% x 38,000 = 11,400 + 8,664 + 722


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("level", [0.3, *LEVELS, 1.75])
def test_the_curve_a_rep_plans_with_pays_what_payroll_pays(name, level):
    paying = plan(PLANS[name])
    by_line = sum(paying.payout(QUOTA, level, YUAN).values()) + paying.base_pay(YUAN)
    assert paying.curve(QUOTA, YUAN).pay(level * QUOTA.bookings) == pytest.approx(by_line, abs=0.5 * len(PLANS[name]))


def test_a_discounted_book_is_worth_less_under_a_margin_plan():
    paying = plan(PLANS["b"])
    assert paying.curve(QUOTA, YUAN, margin=0.30).marginal(1e8, 0) == pytest.approx(0.062 * 0.30)
    assert paying.curve(QUOTA, YUAN).marginal(1e8, 0) == pytest.approx(0.062 * 0.38)


# Two readings of one table


def test_the_plan_says_what_whole_and_above_pay():
    assert doctest.testmod(plan_module).failed == 0


@pytest.mark.parametrize(("on", "pay"), [("whole", 3.0), ("above", 2.0)])
def test_three_percent_once_100_is_reached_pays_3_on_the_whole_and_2_on_the_part_above(on, pay):
    table = plan({"sales": tiers((0, 0.02), (1, 0.03), on=on)})
    assert table.payout(Quota(100_00, 0.4), 1.0, YUAN) == {"sales": pay * 100}


def test_tiers_without_a_reading_are_refused():
    with pytest.raises(ValidationError, match=r"on\n  Field required"):
        plan({"sales": tiers((0, 0.02), (1, 0.03))})


def test_a_threshold_without_a_reading_is_refused_in_both_languages():
    with pytest.raises(ValidationError, match="what is the rate for") as refused:
        Commission(rate=0.02, starts_at=0.6)
    wrong = refused.value.errors()[0]["ctx"]["error"]
    assert (wrong.what.en, wrong.allowed.en) == (
        "starts_at needs `on`: once the threshold is reached, what is the rate for?",
        "on: above (the part above the threshold only) or on: whole (everything from the first sale on)",
    )
    assert wrong.allowed.zh == "on: above (只算超出门槛的部分) 或 on: whole (从第一单起算全额)"


@pytest.mark.parametrize(("on", "below", "at", "above"), [("above", 0, 0, 4_000), ("whole", 0, 12_000, 16_000)])
def test_a_threshold_pays_nothing_below_and_then_the_part_above_or_the_whole(on, below, at, above):
    line = {"line": {"kind": "commission", "rate": 0.02, "starts_at": 0.6, "on": on}}
    assert [paid(line, level)["line"] for level in (0.59, 0.6, 0.8)] == [below, at, above]  # 2% x 200,000 or 800,000


# Bounds


def test_a_ceiling_in_money_and_a_draw_hold_pay_between_them():
    line = {"line": {"kind": "commission", "rate": 0.02, "at_most": 15_000, "draw": 5_000}}
    assert [paid(line, level)["line"] for level in (0, 0.25, 0.5, 0.75, 2)] == [5_000, 5_000, 10_000, 15_000, 15_000]


def test_a_draw_is_paid_in_a_period_of_nothing_but_clawback():
    drawn = plan({"line": {"kind": "commission", "rate": 0.02, "draw": 5_000}})
    assert drawn.lines(QUOTA, {"line": -900_000_00}, YUAN) == {"line": 5_000_00}


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"rate": 0.02, "draw": 9, "at_most": 5}, "draw 9 is above at_most 5"),
        ({"rate": 0.02, "starts_at": 0.5, "on": "above", "cap_at": 0.5}, "cap_at 0.5 must lie above starts_at 0.5"),
        ({"rate": 2.2}, "less than or equal to 1"),
        ({"rate": 0.02, "cap_at": 120}, "less than or equal to 10"),
    ],
)
def test_a_commission_that_cannot_be_meant_is_refused(fields, complaint):
    with pytest.raises(ValidationError, match=complaint):
        Commission(**fields)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (tiers((0.5, 0.02), on="above"), "the first tier must start from 0, not from 0.5"),
        (tiers((0, 0.02), (1, 0.03), (1, 0.04), on="above"), "tiers must rise: from 1 comes after from 1"),
        (tiers((0, 0.03), (1, 0.02), on="whole", draw=100), "makes pay fall as sales rise"),
        (tiers(on="above"), "at least 1 item"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused(row, complaint):
    with pytest.raises(ValidationError, match=complaint):
        Tiers.model_validate(row)


def test_a_falling_whole_amount_table_is_allowed_without_bounds():
    table = {"line": tiers((0, 0.03), (1, 0.02), on="whole")}
    assert [paid(table, level)["line"] for level in (0.9, 1.0)] == [27_000, 20_000]


# Product pushes


def credit(amount=100_00, product="meter", day=40.0, basis="bookings"):
    return Credit(basis=basis, amount=amount, product=product, day=day)


def test_a_product_push_counts_its_product_its_basis_and_its_days_to_the_end_of_the_last():
    push = Spif(product="meter", rate=0.01, first_day=30, last_day=40)
    days = {29.9: False, 30.0: True, 40.9: True, 41.0: False}
    assert {day: push.counts(credit(day=day)) for day in days} == days
    assert not push.counts(credit(product="probe"))
    assert not push.counts(credit(basis="cash"))


def test_a_cancelled_contract_takes_back_exactly_what_the_push_gave():
    push = Spif(product="meter", rate=0.01, last_day=40)
    given = [credit(500_00), credit(-500_00), credit(200_00)]
    assert all(push.counts(each) for each in given)
    paying = plan({"push": push.model_dump()})
    assert paying.lines(QUOTA, {"push": sum(each.amount for each in given)}, YUAN) == {"push": 2_00}


def test_pay_tables_by_attainment_leave_product_pushes_at_0_and_the_sentence_says_so():
    push = Spif(product="meter", rate=0.01)
    assert paid({"push": push.model_dump()}, 1.5) == {"push": 0}
    assert "left out of pay tables" in push.sentence(YUAN).en
    assert "收入表不含此项" in push.sentence(YUAN).zh
    assert plan({"push": push.model_dump()}).curve(QUOTA, YUAN).hinges == ()


def test_a_push_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValidationError, match="last_day 3 lies before first_day 5"):
        Spif(product="meter", rate=0.01, first_day=5, last_day=3)


# Quotas and rounding


def test_a_goal_is_not_missed_by_rounding():
    odd = Quota(bookings=123_456_789, planned_margin=0.1)
    bonus = Bonus(at=1, amount=100, basis="margin")
    assert bonus.curve(odd, YUAN).pay(12_345_679) == 100_00


def test_a_quota_of_nothing_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        Quota(0, 0.38)


def test_pay_lines_round_half_to_even():
    half = plan({"line": {"kind": "commission", "rate": 0.5}})
    assert [half.lines(QUOTA, {"line": sold}, YUAN)["line"] for sold in (1, 3, 5)] == [0, 2, 2]


@pytest.mark.parametrize(("period", "base"), [("month", 8_000), ("quarter", 24_000), ("year", 96_000)])
def test_base_pay_follows_the_period(period, base):
    assert plan({}, period=period).base_pay(YUAN) == base * 100


# Words

SIGNED = [
    (
        Commission(rate=0.022, cap_at=1.2),
        "2.2% of bookings up to 120% of quota, nothing above",
        "按签约额的 2.2% 提成, 到指标的 120% 为止, 以上不再计提",
    ),
    (
        Commission(rate=0.062, basis="margin"),
        "6.2% of gross margin from the first sale on, without a cap",
        "按毛利的 6.2% 提成, 从第一单算起, 不封顶",
    ),
    (
        Commission(rate=0.05, starts_at=0.6, on="above", cap_at=1.5),
        "nothing below 60% of quota; from there on 5% of the part of bookings above that mark only; "
        "the part above 150% of quota earns nothing more",
        "不到指标的 60% 不提成; 达到后只对超出 60% 的部分, 按签约额的 5% 提成; 超过指标 150% 的部分不再计提",
    ),
    (
        Commission(rate=0.05, starts_at=0.6, on="whole", basis="cash", at_most=50_000, draw=3_000.5),
        "nothing below 60% of the cash quota; once it is reached, 5% of all cash collected of the period, from the first "
        "sale on; at most 50,000 CNY a period; at least 3,000.50 CNY a period, never taken back",
        "不到回款指标的 60% 不提成; 达到后按本期全部回款额的 5% 提成, 从第一单算起; 每期最多 50,000 CNY; "
        "每期至少 3,000.50 CNY, 以后不扣回",
    ),
    (
        Tiers.model_validate(tiers((0, 0.022), (1, 0.033), (1.3, 0.044), on="above")),
        "bookings paid in parts, each rate for its own part only: 2.2% below 100% of quota, 3.3% from 100% to below 130%, "
        "4.4% from 130% on",
        "签约额分段提成, 每段只按本段比例: 指标的 100% 以下按 2.2%, 100% 起至 130% 以下按 3.3%, 130% 起按 4.4%",
    ),
    (
        Tiers.model_validate(tiers((0, 0.02), (1, 0.03), on="whole")),
        "one rate for all bookings of the period from the first sale on, by what is reached: 2% below 100% of quota, "
        "3% from 100% on",
        "本期全部签约额从第一单起按同一比例提成, 比例看完成率: 指标的 100% 以下按 2%, 100% 起按 3%",
    ),
    (
        Bonus(at=1, amount=6000),
        "6,000 CNY once bookings of the period reach 100% of quota; nothing below it, no more above it",
        "本期签约额达到指标的 100% 时发奖金 6,000 CNY; 不到不发, 超过也不多发",
    ),
]


@pytest.mark.parametrize(("line", "en", "zh"), SIGNED)
def test_each_line_says_its_rule_in_one_sentence(line, en, zh):
    assert (line.sentence(YUAN).en, line.sentence(YUAN).zh) == (en, zh)


def test_a_plan_says_base_pay_first_then_each_line_then_clawback_and_split():
    said = plan(PLANS["b"], clawback_days=90, partner_share=0.3).sentences(YUAN)
    assert [text.en for text in said] == [
        "base pay 8,000 CNY a month; each line below is counted anew every quarter",
        "6.2% of gross margin from the first sale on, without a cap",
        "credit is taken back when the contract is cancelled or written off within 90 days of signing",
        "30% of each credit goes to the rep's named partner, where there is one",
    ]
    assert said[0].zh == "底薪每月 8,000 CNY; 以下各项按季度计算, 每季度重新起算"


# Plug-ins


def test_every_pay_line_is_found_without_a_list():
    assert {"bonus", "commission", "spif", "tiers"} <= set(installed().kinds("pay"))
    assert installed().kinds("incentive")["plan"] is PayPlan


def test_a_plan_survives_being_written_down_and_read_again():
    whole = plan(PLANS["c"], clawback_days=90)
    assert TypeAdapter(PayPlan).validate_python(whole.model_dump(by_alias=True)) == whole


def test_the_schema_of_a_plan_names_the_words_of_the_file():
    described = PayPlan.model_json_schema()
    assert {"from", "rate"} == set(described["$defs"]["Tier"]["properties"])
