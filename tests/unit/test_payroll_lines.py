"""Every pay line by hand: gates, margin on cash, contests, pools, scores, advances, awards, ladders, ratchets."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from simsales.policies.incentives.plan import PayPlan
from simsales.policies.incentives.ratchet import Ratchet
from simsales.policies.incentives.team_bonus import TeamBonus
from simsales.units import Currency
from simsales.world.incentive import Credit, Quota
from simsales.world.pay_terms import Term, Within
from simsales.world.statement import Book, Entry, PayDay, RunOff, Standing, statements

YUAN = Currency("CNY", 2)
MARGIN = 0.4
QUOTA = 1_000_000_00
PERIODS = ("month", "quarter", "year")


def plan(pays, **more):
    return PayPlan.model_validate({"base_per_month": 1000, "pays": pays, **more})


def term(number=0, part=1.0):
    """The quarters of one year, four of them."""
    year = Within(number // 4, number % 4 == 3, 3.0 - number % 4)
    return Term(
        0,
        91.0 * number,
        91.0 * (number + 1),
        (91.0 * number, 91.0 * (number + 1)),
        part,
        {"quarter": Within(number, True, 0.0), "year": year},
    )


def book(bookings=0.0, *, margin=None, cash=None, waited=20.0, due=0, renewed=0, row=7, left=False):
    """Credits in yuan, one of each basis."""
    amounts = {"bookings": bookings, "margin": bookings * MARGIN if margin is None else margin, "cash": cash or 0.0}
    amounts["margin-cash"] = amounts["cash"] * MARGIN
    entries = [
        Entry(Credit(basis, round(amount * 100), "item", 10.0, waited if "cash" in basis else 0.0), row + i)
        for i, (basis, amount) in enumerate(amounts.items())
    ]
    return Book(entries, due, renewed, 99 if due else 0xFFFF_FFFF, left)


def pay(paying, books, standings=None, number=0, part=1.0, old=()):
    """One pay day of a team; money in yuan by rep and line."""
    standings = standings or {rep: Standing(QUOTA) for rep in books}
    day = PayDay(paying, term(number, part), YUAN, MARGIN)
    return statements(day, books, standings, old)


def lines(paying, books, **more):
    return {rep: shown(statement) for rep, statement in pay(paying, books, **more).items()}


def shown(statement):
    return {name: money / 100 for name, money in statement.money().items() if name != "base"}


def quarters(paying, *results, standing=None):
    """One rep's pay, line by line, quarter after quarter; a result is bookings in yuan, or a book."""
    found, standings = [], {"li": standing or Standing(QUOTA)}
    for number, result in enumerate(results):
        brought = result if isinstance(result, Book) else book(result)
        paid = pay(paying, {"li": brought}, standings, number)
        standings = {"li": paid["li"].standing}
        found.append(shown(paid["li"]))
    return found, standings["li"]


# --- margin on cash, and the gate: plans B and C of the default story ---------------------------------------------------
PLAN_B = {"kind": "commission", "rate": 0.062, "basis": "margin-cash", "paid_within": 90}


@pytest.mark.parametrize(("waited", "paid"), [(0, 2480), (90, 2480), (90.01, 0)])
def test_plan_b_pays_margin_when_the_customer_pays_and_nothing_after_90_days(waited, paid):
    """6.2% of 40% of 100,000."""
    assert lines(plan({"b": PLAN_B}), {"li": book(500_000, cash=100_000, waited=waited)}) == {"li": {"b": paid}}


@pytest.mark.parametrize(
    ("due", "renewed", "paid"), [(25, 22, 1200), (25, 21, 0), (0, 0, 0)], ids=["88%", "84%", "nothing came up"]
)
def test_plan_c_pays_its_renewal_bonus_at_88_percent_of_own_renewals(due, renewed, paid):
    line = {"kind": "bonus", "amount": 1200, "gate": {"kpi": "retention", "at_least": 0.88}}
    statement = pay(plan({"renewals": line}), {"li": book(due=due, renewed=renewed)})["li"]
    assert shown(statement) == {"renewals": paid}
    assert statement.lines[1].cause == (99 if due else 0xFFFF_FFFF)


def test_a_gate_stands_beside_a_goal():
    gated = {"kind": "bonus", "at": 1, "amount": 6000, "gate": {"kpi": "margin", "at_least": 0.35}}
    books = {"thin": book(1_000_000, margin=349_999), "fair": book(1_000_000, margin=350_000), "short": book(999_999)}
    assert lines(plan({"b": gated}), books) == {"thin": {"b": 0}, "fair": {"b": 6000}, "short": {"b": 0}}


# --- the team -----------------------------------------------------------------------------------------------------------
def test_a_contest_pays_by_rank_of_attainment_and_ties_share_to_the_cent():
    race = plan({"race": {"kind": "contest", "prizes": [100, 50, 25]}})
    books = {"a": book(900_000), "b": book(1_100_000), "c": book(900_000), "d": book(900_000), "e": book(0)}
    assert lines(race, books) == {
        "a": {"race": 25},
        "b": {"race": 100},
        "c": {"race": 25},
        "d": {"race": 25},
        "e": {"race": 0},
    }  # three share 50 + 25
    odd = lines(plan({"race": {"kind": "contest", "prizes": [100]}}), {rep: book(1) for rep in "abc"})
    assert odd == {"a": {"race": 33.34}, "b": {"race": 33.33}, "c": {"race": 33.33}}


def test_a_small_territory_can_win_by_attainment_but_not_by_amount():
    books, standings = (
        {"big": book(900_000), "small": book(99_000)},
        {"big": Standing(QUOTA), "small": Standing(90_000_00)},
    )
    for by, winner in (("attainment", "small"), ("amount", "big")):
        paid = lines(plan({"race": {"kind": "contest", "prizes": [100], "by": by}}), books, standings=standings)
        assert [rep for rep, each in paid.items() if each["race"]] == [winner]


def test_who_does_not_take_part_wins_nothing():
    race = plan({"race": {"kind": "contest", "prizes": [100, 50], "least": 0.8}})
    assert lines(race, {"a": book(799_999), "b": book(800_000)}) == {"a": {"race": 0}, "b": {"race": 100}}


@pytest.mark.parametrize(("split", "parts"), [("equally", [300, 300]), ("by quota", [450, 150])])
def test_a_pool_is_paid_once_the_team_has_reached_its_quotas_together(split, parts):
    pool = plan({"pool": {"kind": "team-bonus", "at": 1, "amount": 600, "split": split}})
    standings = {"big": Standing(3 * QUOTA), "small": Standing(QUOTA)}
    short = lines(pool, {"big": book(3_999_999), "small": book(0)}, standings=standings)
    paid = lines(pool, {"big": book(4_000_000), "small": book(0)}, standings=standings)
    assert [each["pool"] for each in short.values()] == [0, 0]
    assert [each["pool"] for each in paid.values()] == parts


def test_a_pool_may_be_a_rate_on_what_is_above():
    pool = plan({"pool": {"kind": "team-bonus", "at": 1, "rate": 0.01}})
    assert lines(pool, {"a": book(1_500_000), "b": book(700_000)}) == {"a": {"pool": 1000}, "b": {"pool": 1000}}


def test_a_line_of_the_team_cites_everybodys_credit():
    pool = plan({"pool": {"kind": "team-bonus", "at": 1, "amount": 600}})
    statement = pay(pool, {"a": book(2_000_000, row=10), "b": book(0, row=20)})["a"]
    assert statement.lines[1].rows == [10, 20]
    assert statement.lines[1].cause == 20


# --- a score ------------------------------------------------------------------------------------------------------------
CARD = {
    "kind": "scorecard",
    "multiplies": "sales",
    "measures": {
        "sales": {"of": "attainment", "weight": 0.5},
        "renewals": {"of": "retention", "weight": 0.3, "target": 0.8, "most": 1.2},
        "mbo": {"of": "rating", "weight": 0.2, "rating": 0.9, "ratings": {"li": 1.1}},
    },
}
SALES = {"kind": "commission", "rate": 0.02}


def test_a_score_multiplies_another_line():
    """.5 x 1.2 + .3 x (.9 / .8) + .2 x 1.1 = 1.1575 for Li; commission 24,000, of which .1575 are 3,780."""
    paid = lines(plan({"score": CARD, "sales": SALES}), {"li": book(1_200_000, due=10, renewed=9)})
    assert paid == {"li": {"score": 3780, "sales": 24_000}}


def test_what_cannot_be_measured_leaves_its_weight_to_the_rest():
    """No contract came up: (.5 x 1 + .2 x .9) / .7 = .971428...; 20,000 x -.0285714 = -571.43."""
    paid = lines(plan({"score": CARD, "sales": SALES}), {"wang": book(1_000_000)})
    assert paid == {"wang": {"score": -571.43, "sales": 20_000}}


def test_a_score_stays_between_its_bounds():
    card = {**CARD, "least": 0.9, "most": 1.1}
    books = {"high": book(3_000_000, due=1, renewed=1), "low": book(100_000, due=1, renewed=0)}
    assert lines(plan({"sales": SALES, "score": card}), books) == {
        "high": {"sales": 60_000, "score": 6_000},
        "low": {"sales": 2_000, "score": -200},
    }


def test_a_score_may_pay_a_sum():
    card = {key: value for key, value in CARD.items() if key != "multiplies"} | {"amount": 500, "at": 1.0}
    books = {"li": book(960_000, due=10, renewed=8), "wang": book(960_000, due=10, renewed=8)}
    assert lines(plan({"score": card}), books) == {"li": {"score": 500}, "wang": {"score": 0}}  # .5x.96+.3+.2x1.1 = 1


# --- penalties, honour, ceilings ------------------------------------------------------------------------------------------
def test_a_penalty_is_a_negative_step():
    fine = plan({"floor": {"kind": "penalty", "below": 0.6, "amount": 500}})
    assert lines(fine, {"a": book(599_999.99), "b": book(600_000)}) == {"a": {"floor": -500}, "b": {"floor": 0}}


def test_honour_pays_nothing_and_is_worth_something():
    honour = plan({"cup": {"kind": "recognition", "at": 1, "value_of_recognition": 800}})
    assert lines(honour, {"li": book(2_000_000)}) == {"li": {"cup": 0}}
    (stake,) = honour.stakes(Quota(QUOTA, MARGIN), YUAN)
    assert (stake.is_money, stake.curve.pay(QUOTA)) == (False, 800_00)


def test_a_ceiling_on_all_pay_takes_off_what_is_above_it():
    capped = plan({"sales": SALES}, at_most=20_000)
    statement = pay(capped, {"li": book(1_000_000)})["li"]
    assert statement.money() == {"base": 3_000_00, "sales": 20_000_00, "cap": -3_000_00}
    assert statement.total == 20_000_00
    half = pay(capped, {"li": book(1_000_000)}, part=0.5)["li"]
    assert half.total == 10_000_00


# --- what is carried from period to period --------------------------------------------------------------------------------
def test_an_advance_is_paid_back_out_of_what_is_earned_above_it():
    """2% of 100,000, 150,000, 600,000 and 1,000,000 against 5,000 a quarter: 3,000 and 2,000 advanced, then set off."""
    drawn = plan({"sales": {**SALES, "draw": 5000, "recoverable": True}})
    paid, standing = quarters(drawn, 100_000, 150_000, 300_000, 1_000_000)
    assert [each["sales"] for each in paid] == [5000, 5000, 5000, 16_000]  # 6,000 - 1,000; 20,000 - 4,000
    assert standing.carried == {}
    assert sum(each["sales"] for each in paid) == 0.02 * 1_550_000


def test_what_was_advanced_goes_with_whoever_leaves():
    drawn = plan({"sales": {**SALES, "draw": 5000, "recoverable": True}})
    paid, _ = quarters(drawn, 0, book(0, left=True), 1_000_000)
    assert [each["sales"] for each in paid] == [5000, 5000, 20_000]


def test_an_award_is_paid_some_periods_later_and_cites_the_period_that_earned_it():
    award = plan({"award": {"kind": "long-term-award", "at": 1, "amount": 4000, "vests_after": 2}})
    paid, standing = quarters(award, book(1_000_000, row=50), 0, 1_200_000, 0)
    assert [each["award"] for each in paid] == [0, 0, 4000, 0]
    assert standing.carried == {"award": ((1, 4000_00, 7),)}
    standings = {"li": Standing(QUOTA, {"award": ((1, 4000_00, 50),)})}
    assert pay(award, {"li": book(0)}, standings)["li"].lines[1].cause == 50


def test_whoever_leaves_loses_the_award():
    award = plan({"award": {"kind": "long-term-award", "at": 1, "amount": 4000, "vests_after": 1}})
    paid, _ = quarters(award, 1_000_000, book(1_000_000, left=True), 0)
    assert [each["award"] for each in paid] == [0, 0, 0]


def test_two_good_periods_in_a_row_promote():
    ladder = {"kind": "ladder", "at": 1.1, "periods": 2, "raises_base": 1.2, "raises_quota": 1.5, "levels": 2}
    career = plan({"up": ladder})
    paid, standing = quarters(career, 1_100_000, 1_100_000, 1_100_000)
    assert [each["up"] for each in paid] == [0, 0, 600]  # a fifth of 3 x 1,000
    assert standing.quota == QUOTA
    assert standing.quota_now(career) == 1.5 * QUOTA
    assert standing.carried == {"up": (1, 0)}  # 1,100,000 of 1,500,000 is no good period any more


@pytest.mark.parametrize(
    ("sold", "quota"), [(1_200_000, 1_060_000), (800_000, 980_000), (1_000_000, 1_000_000)], ids=["over", "under", "at"]
)
def test_a_ratchet_takes_over_part_of_what_was_sold_above_or_missed(sold, quota):
    moving = plan({"sales": SALES}, ratchet={"up": 0.3, "down": 0.1, "every": "quarter"})
    _, standing = quarters(moving, sold)
    assert standing.quota == quota * 100


def test_a_yearly_ratchet_waits_for_the_end_of_the_year():
    moving = plan({"sales": SALES}, ratchet={"up": 0.4, "down": 0.1})
    _, after_three = quarters(moving, 1_500_000, 1_500_000, 1_500_000)
    _, after_four = quarters(moving, 1_500_000, 1_500_000, 1_500_000, 500_000)
    assert after_three.quota == QUOTA
    assert after_four.quota == 1_100_000_00  # 1,000,000 above 4,000,000: .4 of it over four quarters


def test_a_ratchet_of_0_is_off():
    assert Ratchet(up=0, down=0).moved(QUOTA, QUOTA, 2 * QUOTA, 1) == QUOTA


# --- counted over a year ----------------------------------------------------------------------------------------------------
YEARLY = {
    "kind": "tiers",
    "on": "above",
    "reset": "year",
    "tiers": [{"from": 0, "rate": 0.01}, {"from": 1, "rate": 0.03}],
}


def test_a_line_over_the_year_pays_every_quarter_what_the_year_has_grown_by():
    """Year's quota 4,000,000: 1% of 1.5, 1.5, 1.5 (of which .5 at 3%) and .5 million at 3%."""
    paid, _ = quarters(plan({"y": YEARLY}), 1_500_000, 1_500_000, 1_500_000, 500_000, 1_000_000)
    assert [each["y"] for each in paid] == [15_000, 15_000, 25_000, 15_000, 10_000]


def test_a_yearly_bonus_is_paid_once_in_the_quarter_that_reaches_it():
    paid, _ = quarters(plan({"b": {"kind": "bonus", "at": 1, "amount": 900, "reset": "year"}}), *[1_400_000] * 5)
    assert [each["b"] for each in paid] == [0, 0, 900, 0, 0]


def test_a_yearly_contest_is_run_once():
    race = plan({"race": {"kind": "contest", "prizes": [900], "reset": "year"}})
    assert [each["race"] for each in quarters(race, *[1_000_000] * 4)[0]] == [0, 0, 0, 900]


# --- statements -----------------------------------------------------------------------------------------------------------
ALL = {
    "sales": {**SALES, "cap_at": 1.2},
    "cash": {"kind": "commission", "rate": 0.0137, "basis": "margin-cash", "paid_within": 90},
    "goal": {"kind": "bonus", "at": 0.9, "amount": 333.33, "gate": {"kpi": "margin", "at_least": 0.2}},
    "race": {"kind": "contest", "prizes": [100.01, 50.01, 0.01]},
    "pool": {"kind": "team-bonus", "at": 0.5, "rate": 0.00333, "split": "by quota"},
    "card": {**CARD},
    "floor": {"kind": "penalty", "below": 0.6, "amount": 55.55},
    "cup": {"kind": "recognition", "at": 1},
    "award": {"kind": "long-term-award", "at": 0.5, "amount": 12.34, "vests_after": 1},
    "up": {"kind": "ladder", "at": 0.5, "periods": 1},
}


def test_a_statement_is_the_sum_of_its_lines_in_the_plans_order():
    paid = pay(plan(ALL), {"li": book(1_234_567.89, cash=777_777.77), "wang": book(654_321.09, cash=3)})
    for statement in paid.values():
        assert [line.name for line in statement.lines] == ["base", *ALL]
        assert all(isinstance(line.money, int) for line in statement.lines)
        assert statement.total == sum(statement.money().values())


def test_every_line_that_counts_credit_names_its_rows():
    statement = pay(plan(ALL), {"li": book(1_000_000, cash=100_000, row=7)})["li"]
    rows = {line.name: list(line.rows) for line in statement.lines}
    assert rows["sales"] == [7]
    assert rows["cash"] == [10]
    assert rows["card"] == [7]
    assert {line.name: line.cause for line in statement.lines}["cash"] == 10


def test_a_rep_without_a_quota_has_base_pay_only():
    paid = pay(plan(ALL), {"li": book(1_000_000), "new": book(5)}, {"li": Standing(QUOTA), "new": Standing(0)})
    assert paid["new"].money() == {"base": 3_000_00}


def test_a_plan_that_is_gone_pays_its_rates_on_what_is_left_but_no_goals_and_no_draws():
    gone = plan(
        {"sales": {**SALES, "draw": 9000}, "goal": {"kind": "bonus", "at": 0.01, "amount": 700}, "floor": ALL["floor"]}
    )
    old = [RunOff("1", gone, {"li": book(500_000)})]
    assert lines(plan({"sales": SALES}), {"li": book(0)}, old=old) == {
        "li": {"sales": 0, "sales@1": 1000}
    }  # 10,000 - 9,000


# --- words ------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ALL)
def test_every_line_says_its_rule_in_both_languages(name):
    said = plan({"sales": SALES, name: ALL[name]}).pays[name].sentence(YUAN)
    assert said.en
    assert "{" not in said.en + said.zh
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said.zh)
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in said.en)


def test_a_payout_table_takes_every_line_and_says_what_it_assumes():
    whole = plan(ALL)
    others = [Quota(QUOTA, MARGIN)] * 4
    table = {level: whole.payout(Quota(QUOTA, MARGIN), level, YUAN, others) for level in (0.5, 1.0, 1.5)}
    assert [table[level]["race"] for level in table] == [0, 3001, 100_01]  # last of five; five share 150.03; first
    assert [table[level]["floor"] for level in table] == [-55_55, 0, 0]
    assert {name for name, line in whole.pays.items() if line.assumes} == {
        "goal",
        "race",
        "pool",
        "card",
        "award",
        "up",
    }


def test_a_yearly_line_shows_its_part_of_a_year_in_a_payout_table():
    assert plan({"y": YEARLY}).payout(Quota(QUOTA, MARGIN), 1.5, YUAN) == {"y": 25_000_00}  # (40,000 + 60,000) / 4


def test_a_field_that_says_nothing_is_not_written_down():
    written = plan({"sales": SALES, "goal": {"kind": "bonus", "at": 1, "amount": 5}}).model_dump()
    assert not {"ratchet", "at_most"} & set(written)
    assert not {"reset", "recoverable", "paid_within"} & set(written["pays"]["sales"])
    assert not {"gate", "reset"} & set(written["pays"]["goal"])
    whole = plan(ALL, ratchet={"up": 0.2})
    assert PayPlan.model_validate(whole.model_dump()) == whole


def test_a_team_bonus_is_a_sum_or_a_rate():
    with pytest.raises(ValidationError, match="a sum or a rate"):
        TeamBonus(at=1)


def test_a_gate_on_a_kpi_that_is_as_planned_is_kept():
    line = {"kind": "bonus", "amount": 1200, "gate": {"kpi": "retention", "at_least": 0.88}}
    assert plan({"r": line}).lines(Quota(QUOTA, MARGIN), {}, YUAN) == {"r": 1200_00}
