"""Pay statements: they sum to what the log paid, to the minor unit; every line says its rule and cites its rows."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from simsales.errors import ScenarioError
from simsales.i18n import LANGS
from simsales.report.pay_statements import find_rep, slips
from simsales.report.statement_pages import statement_page, statements_json
from simsales.spec.casefile import open_case
from simsales.spec.shelf import all_scenarios, bundled_folder
from simsales.units import Currency
from simsales.world.events import CONTRACT_DUE, CONTRACT_RENEWED, CREDIT_GIVEN, CREDIT_TAKEN_BACK, DEAL_WON, PAY_EARNED
from tests.made_plans import LINES, WORLDS, incentives
from tests.small_world import BUYER, TABLE, PlainLuck, key, lived, made

YUAN = Currency("CNY", 2)


def sum_up(facts, scenario):
    """Whatever world and plan: statements and log say the same, row by row, and what is counted is what is cited."""
    found = slips(facts, scenario)
    paid = {row: (key(facts, facts.actor[row]), int(facts.amount[row])) for row in facts.of(PAY_EARNED).tolist()}
    cited = [(line.row, (slip.rep, line.paid)) for slip in found for line in slip.lines if line.paid]
    assert len(cited) == len(paid)
    assert dict(cited) == paid
    assert all(line.row is None for slip in found for line in slip.lines if not line.paid)
    by_rep = {rep: sum(slip.total for slip in found if slip.rep == rep) for rep in scenario.reps}
    assert by_rep == {rep: sum(money for whose, money in paid.values() if whose == rep) for rep in scenario.reps}
    for slip in found:
        assert slip.total == sum(line.paid for line in slip.lines)
        check_credits(facts, scenario, slip)
    return found


def check_credits(facts, scenario, slip):
    plans = [tenure.plan for tenure in scenario.policies.incentive.tenures(facts.calendar.start)]
    longer = {name for plan in plans for name, line in plan.pays.items() if line.counted_by is not None}
    by_row = {credit.row: credit for credit in slip.credits}
    for credit in slip.credits:
        sign = {CREDIT_GIVEN: 1, CREDIT_TAKEN_BACK: -1}[int(facts.kind[credit.row])]
        assert credit.credit == sign * int(facts.amount[credit.row])
        won = facts.of(DEAL_WON)[facts.subject[facts.of(DEAL_WON)] == facts.subject[credit.row]]
        assert credit.contract == int(facts.amount[won[0]])
    for line in slip.lines:
        if line.counted is not None and not line.is_of_team and line.name not in longer:
            assert line.counted == sum(by_row[row].credit for row in line.rows if row in by_row)
        if "retention" in line.scores:
            due, renewed = (
                sum(facts.kind[row] == kind for row in line.rows) for kind in (CONTRACT_DUE, CONTRACT_RENEWED)
            )
            assert line.scores["retention"] == pytest.approx(renewed / due if due else float("nan"), nan_ok=True)


SHIPPED = [
    (path.stem, variant)
    for path in all_scenarios()
    if path.is_relative_to(bundled_folder())
    for variant in (open_case(str(path)).variants if path.parent == bundled_folder() else ["baseline"])
]


@pytest.mark.parametrize(("name", "variant"), SHIPPED)
def test_the_statements_of_every_shipped_plan_sum_to_what_the_log_paid(name, variant):
    scenario = open_case(name).variants[variant].model_copy(update={"horizon": 100.0})
    found = sum_up(lived(scenario, variant=variant), scenario)
    assert {slip.rep for slip in found} == set(scenario.reps)
    assert {slip.period for slip in found} == {1, 2}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(incentives(), WORLDS, st.integers(1, 50))
def test_statements_sum_to_what_the_log_paid_whatever_the_plan(incentive, world, seed):
    changes = {path: value for path, value in world.items() if value is not None}
    scenario = made(BUYER, {**changes, "policies.incentive": incentive})
    sum_up(lived(scenario, seed=seed), scenario)


# --- one statement by hand ------------------------------------------------------------------------------------------------
OLD, NEW = (
    {"base_per_month": 1000, "pays": {"sales": {"kind": "commission", "rate": rate, "basis": "cash"}}}
    for rate in (0.02, 0.05)
)
BY_HAND = {
    "horizon": 182.5,
    "sources.own.per_year": 36.5,
    "segments.market.deal.sigma": 0,
    "pipeline": {
        "kind": "stage-table",
        "stages": {"talk": {"delay": 1e-6, "delay_sigma": 0, "work": 1e-6, "conversion": 1}, "close": None},
    },
    "policies.credit": {"kind": "one-term", "days": 20},
    "aftersales": {"delivery": 5},
    "policies.incentive": {
        "kind": "dated",
        "now": OLD,
        "changes": {"new": {"announced": 40, "effective": 91.25, "plan": NEW}},
    },
    "reps.li.name": {"en": "Li Xiang", "zh": "李想"},
}


@pytest.fixture
def by_hand(monkeypatch):
    """A deal of 1,000.00 on days 10, 20, ..., paid 25 days later; a new plan from the second quarter on."""
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", PlainLuck)
    scenario = made(TABLE, BY_HAND)
    return scenario, lived(scenario)


def test_a_statement_says_what_was_counted_what_it_paid_and_on_which_deals(by_hand):
    scenario, facts = by_hand
    first, second = slips(facts, scenario, "li")
    base, sales = first.lines
    assert (base.name, base.paid, base.counted, base.cause) == ("base", 3000_00, None, None)
    assert (sales.counted, sales.quota, sales.paid, sales.basis) == (6000_00, 10_000_00, 120_00, "cash")
    assert sales.rule == scenario.policies.incentive.now.pays["sales"].sentence(YUAN)
    assert [(credit.deal, credit.signed.isoformat(), credit.credit) for credit in first.credits] == [
        (f"own/li#{i}", day, 1000_00)
        for i, day in enumerate(["2027-01-11", "2027-01-21", "2027-01-31", "2027-02-10", "2027-02-20", "2027-03-02"])
    ]
    assert sales.cause == first.credits[-1].row
    assert (first.total, second.total) == (3120_00, 3000_00 + 300_00 + 60_00)
    old = second.lines[-1]
    assert (old.name, old.counted, old.quota, old.paid) == ("sales@1", 3000_00, None, 60_00)
    assert old.rule.en == f"deals of the plan before: {sales.rule.en}"


def test_credit_taken_back_is_negative_and_said_to_be_so():
    plan = {"kind": "plan", "base_per_month": 100, "pays": {"sales": LINES["sales"]}, "clawback_days": 300}
    late = {"policies.credit": {"kind": "one-term", "days": 1}, "payment": {"write_off": 10}, "horizon": 400}
    scenario = made(BUYER, {**late, "policies.incentive": plan})
    found = sum_up(lived(scenario), scenario)
    slip = next(slip for slip in found if any(credit.credit < 0 for credit in slip.credits))
    assert "taken back: bookings" in page(slip, "en")
    assert "收回: 签约额" in page(slip, "zh")


# --- the page -------------------------------------------------------------------------------------------------------------
def page(slip, lang):
    console = Console(width=200, record=True, file=StringIO())
    console.print(statement_page(slip, YUAN, lang))
    return console.export_text()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Li Xiang (li)", "pay period 1, 2027-01-01 to 2027-04-02", "together", "3,120.00"]),
        ("zh", ["李想 (li)", "第 1 个发薪期", "合计", "3,120.00"]),
    ],
)
def test_a_page_says_the_rule_the_sums_and_the_rows(by_hand, lang, words):
    scenario, facts = by_hand
    slip = slips(facts, scenario, "li", 1)[0]
    said = page(slip, lang)
    assert [word for word in words if word not in said] == []
    assert all(line.rule.say(lang) in said for line in slip.lines)
    assert all(f"{credit.row}  {credit.deal}" in said for credit in slip.credits)
    assert "{" not in said


def test_a_page_of_every_kind_of_line_is_told_in_both_languages():
    plan = {"kind": "plan", "base_per_month": 1000, "at_most": 3500, "pays": LINES}
    scenario = made(BUYER, {"policies.incentive": plan, "horizon": 150})
    found = sum_up(lived(scenario), scenario)
    assert any(line.name == "cap" and line.paid < 0 for slip in found for line in slip.lines)
    for lang in LANGS:
        said = "\n".join(page(slip, lang) for slip in found)
        assert all(name in said for name in LINES)
        assert "{" not in said
        assert "nan" not in said.lower().replace("finance", "")


def test_the_figures_for_machines_are_the_same_and_valid_json(by_hand):
    scenario, facts = by_hand
    found = json.loads(json.dumps(statements_json(slips(facts, scenario), YUAN, "zh"), allow_nan=False))
    assert found["currency"] == {"code": "CNY", "digits": 2}
    assert found["total"] == int(facts.amount[facts.of(PAY_EARNED)].sum())
    assert [slip["total"] for slip in found["statements"]] == [3120_00, 3360_00]
    (line,) = [line for line in found["statements"][0]["lines"] if line["name"] == "sales"]
    rows = [credit["row"] for credit in found["statements"][0]["credits"] if credit["counts_for"] == ["sales"]]
    assert line["rests_on"] == rows
    assert line["rule"].startswith("按回款额")


# --- whose ----------------------------------------------------------------------------------------------------------------
CALLED = {"reps.li.name": {"en": "Li Xiang", "zh": "李想"}, "reps.wang.name": {"en": "Wang Lei", "zh": "王磊"}}


@pytest.mark.parametrize("word", ["li", "Li Xiang", "李想"])
def test_a_rep_is_found_by_key_and_by_what_people_say(word):
    assert find_rep(made(BUYER, CALLED), word, "statement") == "li"


@pytest.mark.parametrize(
    ("word", "en", "zh"),
    [
        (
            "lii",
            "there is no rep 'lii', allowed: li, wang, did you mean li?",
            "没有销售 'lii', 允许: li, wang, 是否想写 li?",
        ),
        (
            "Wang Lai",
            "there is no rep 'Wang Lai', allowed: li, wang, did you mean Wang Lei?",
            "没有销售 'Wang Lai', 允许: li, wang, 是否想写 Wang Lei?",
        ),
        ("\x1b[2J{x}", "there is no rep '[2J{x}', allowed: li, wang", "没有销售 '[2J{x}', 允许: li, wang"),
    ],
)
def test_an_unknown_rep_is_refused_with_the_nearest_name(word, en, zh):
    with pytest.raises(ScenarioError) as refused:
        find_rep(made(BUYER, CALLED), word, "statement")
    assert (refused.value.say("en"), refused.value.say("zh")) == (f"statement: {en}", f"statement: {zh}")


def test_a_name_that_two_people_have_is_asked_about():
    same = {f"reps.{rep}.name": {"en": "Li", "zh": "李"} for rep in ("li", "wang")}
    with pytest.raises(ScenarioError, match="2 reps are called 'Li', allowed: li, wang"):
        find_rep(made(BUYER, same), "Li", "statement")


@pytest.mark.parametrize("period", [0, 3, -1])
def test_a_pay_period_that_is_not_there_is_refused(by_hand, period):
    with pytest.raises(ScenarioError, match=f"--period: there is no pay period {period}, allowed: 1 to 2"):
        slips(by_hand[1], by_hand[0], "li", period)
