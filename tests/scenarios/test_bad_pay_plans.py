"""Pay plans that cannot be meant: each is refused with path and line, and says what is allowed, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from simsales.cli.app import app

ONE = """\
simsales: 1
extends: incentive-rollout
policies:
  incentive:
    kind: plan
    period: quarter
    base_per_month: 8000
    pays:
      sales: {kind: commission, rate: 0.02}
"""
TWO = """\
simsales: 1
extends: incentive-rollout
policies:
  incentive:
    kind: dated
    now: {base_per_month: 8000, pays: {}}
    changes:
      july:
        announced: 2027-07-12
        effective: 2027-08-02
        plan: {base_per_month: 8000, pays: {}}
variants: {uncapped: null, margin-cash: null, two-track: null}
"""
TIERS = "      sales:\n        kind: tiers\n        on: above\n        tiers:\n"


class Bad(NamedTuple):
    """A plan with one line changed, or lines put in its place: where it is wrong, and what it then says is allowed."""

    plan: str
    line: str
    changed: str
    path: str
    at: int
    en: str
    zh: str


def of_line(changed: str, path: str, en: str, zh: str, at: int = 9) -> Bad:
    return Bad(ONE, "      sales: {kind: commission, rate: 0.02}\n", changed, f"pays.{path}", at, en, zh)


def rate(written: str, en: str, zh: str) -> Bad:
    return of_line(f"      sales: {{kind: commission, rate: {written}}}\n", "sales.rate", en, zh)


def tiers(rows: str, at: int, en: str, zh: str) -> Bad:
    number = at - 13
    return of_line(TIERS + rows, f"sales.tiers.{number}.from", en, zh, at)


def card(measures: str, at: int, path: str, en: str, zh: str) -> Bad:
    head = "      sales: {kind: commission, rate: 0.02}\n      score:\n        kind: scorecard\n        multiplies: sales\n"
    return of_line(f"{head}        measures:\n{measures}", f"score.measures{path}", en, zh, at)


def of_change(old: str, new: str, path: str, at: int, en: str, zh: str) -> Bad:
    return Bad(TWO, old, new, f"changes.july.{path}", at, en, zh)


PLANS = {
    "tiers that overlap": tiers(
        "          - {from: 0, rate: 0.02}\n          - {from: 1, rate: 0.03}\n          - {from: 0.8, rate: 0.04}\n",
        15,
        "allowed: more than 1 and at most 10",
        "允许: 大于 1 且不超过 10",
    ),
    "tiers that leave a gap at the start": tiers(
        "          - {from: 0.5, rate: 0.02}\n", 13, "allowed: 0;", "允许: 0;"
    ),
    "a cap under the threshold": of_line(
        "      sales: {kind: commission, rate: 0.02, starts_at: 0.8, on: above, cap_at: 0.6}\n",
        "sales.cap_at",
        "allowed: more than 0.8 and at most 10",
        "允许: 大于 0.8 且不超过 10",
    ),
    "a cap at nothing": of_line(
        "      sales: {kind: commission, rate: 0.02, cap_at: 0}\n",
        "sales.cap_at",
        "allowed: more than 0 and at most 10",
        "允许: 大于 0 且不超过 10",
    ),
    "a cap on all pay under base pay": Bad(
        ONE,
        "    base_per_month: 8000\n",
        "    base_per_month: 8000\n    at_most: 23999.99\n",
        "at_most",
        8,
        "allowed: 24,000 or more",
        "允许: 24,000 或以上",
    ),
    "a draw above the line's ceiling": of_line(
        "      sales: {kind: commission, rate: 0.02, draw: 9000, at_most: 5000}\n",
        "sales.draw",
        "allowed: 0 to 5000;",
        "允许: 0 到 5000;",
    ),
    "a negative rate": rate("-0.02", "allowed: 0 to 1", "允许: 0 到 1"),
    "8 for 8%": rate("8", "allowed: 0 to 1, did you mean 0.08?", "允许: 0 到 1, 是否想写 0.08?"),
    "800 for 8%": rate("800", "allowed: 0 to 1, did you mean 0.08?", "允许: 0 到 1, 是否想写 0.08?"),
    "8% with its sign": rate("8%", "allowed: 0 to 1, did you mean 0.08?", "允许: 0 到 1, 是否想写 0.08?"),
    "a rate far beyond": rate("80000", "allowed: 0 to 1", "允许: 0 到 1"),
    "a rate that is no number": rate(".nan", "allowed: a finite number", "允许: 有限的数"),
    "a rate without end": rate(".inf", "allowed: a finite number", "允许: 有限的数"),
    "nan as a word": rate("nan", "allowed: 0 to 1", "允许: 0 到 1"),
    "a rate too large for a number": rate("1e999", "allowed: a finite number", "允许: 有限的数"),
    "120 for 120% of quota": of_line(
        "      goal: {kind: bonus, at: 120, amount: 5000}\n",
        "goal.at",
        "allowed: more than 0 and at most 10, did you mean 1.2?",
        "允许: 大于 0 且不超过 10, 是否想写 1.2?",
    ),
    "a negative bonus": of_line(
        "      goal: {kind: bonus, at: 1, amount: -5000}\n",
        "goal.amount",
        "allowed: 0 to 1,000,000",
        "允许: 0 到 1,000,000",
    ),
    "a quota of zero": Bad(
        ONE,
        "simsales: 1\n",
        "simsales: 1\nreps: {li: {quota: 0}}\n",
        "reps.li.quota",
        2,
        "allowed: more than 0",
        "允许: 大于 0",
    ),
    "a quota below zero": Bad(
        ONE,
        "simsales: 1\n",
        "simsales: 1\nreps: {li: {quota: -5}}\n",
        "reps.li.quota",
        2,
        "allowed: 0 to 1,000",
        "允许: 0 到 1,000",
    ),
    "a line counted by the month in a plan paid by the quarter": of_line(
        "      sales: {kind: commission, rate: 0.02, reset: month}\n",
        "sales.reset",
        "allowed: quarter, year",
        "允许: quarter, year",
    ),
    "a bonus counted by the quarter in a plan paid by the year": Bad(
        ONE.replace(
            "  sales: {kind: commission, rate: 0.02}", "  goal: {kind: bonus, at: 1, amount: 9, reset: quarter}"
        ),
        "    period: quarter\n",
        "    period: year\n",
        "pays.goal.reset",
        9,
        "allowed: year",
        "允许: year",
    ),
    "a ratchet by the month in a plan paid by the quarter": Bad(
        ONE,
        "    base_per_month: 8000\n",
        "    base_per_month: 8000\n    ratchet: {every: month}\n",
        "ratchet.every",
        8,
        "allowed: quarter, year",
        "允许: quarter, year",
    ),
    "a period there is not": Bad(
        ONE,
        "    period: quarter\n",
        "    period: fortnight\n",
        "period",
        6,
        "allowed: month, quarter, year",
        "允许: month, quarter, year",
    ),
    "weights of nine tenths": card(
        "          a: {of: attainment, weight: 0.6}\n          b: {of: retention, weight: 0.3}\n",
        13,
        "",
        "allowed: together exactly 1",
        "允许: 合计恰好为 1",
    ),
    "weights of a hundred": card(
        "          a: {of: attainment, weight: 60}\n",
        14,
        ".a.weight",
        "allowed: 0 to 1, did you mean 0.6?",
        "允许: 0 到 1, 是否想写 0.6?",
    ),
    "a push that ends before it begins": of_line(
        "      push: {kind: spif, product: sensor, rate: 0.01, first_day: 50, last_day: 40}\n",
        "push.last_day",
        "allowed: 50 to 36,500",
        "允许: 50 到 36,500",
    ),
    "in force before it is announced": of_change(
        "        effective: 2027-08-02\n",
        "        effective: 2027-07-05\n",
        "effective",
        10,
        "allowed: 2027-07-12 or later",
        "允许: 2027-07-12 或以后",
    ),
    "protected until before it is in force": of_change(
        "        effective: 2027-08-02\n",
        "        effective: 2027-08-02\n        until: 2027-08-01\n",
        "until",
        11,
        "allowed: 2027-08-02 or later",
        "允许: 2027-08-02 或以后",
    ),
    "a day that is no number": of_change(
        "        announced: 2027-07-12\n",
        "        announced: .nan\n",
        "announced",
        9,
        "allowed: a finite number",
        "允许: 有限的数",
    ),
    "a negative rate in a plan to come": of_change(
        "        plan: {base_per_month: 8000, pays: {}}\n",
        "        plan: {base_per_month: 8000, pays: {s: {kind: commission, rate: -0.1}}}\n",
        "plan.pays.s.rate",
        11,
        "allowed: 0 to 1",
        "允许: 0 到 1",
    ),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_that_cannot_be_meant_is_refused_where_it_is_wrong_and_says_what_is_allowed(
    name: str, lang: str, tmp_path: Path
) -> None:
    bad, file = PLANS[name], tmp_path / "plan.yaml"
    assert bad.plan.count(bad.line) == 1
    file.write_text(bad.plan.replace(bad.line, bad.changed), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(file), "--lang", lang])
    path = bad.path if bad.path.startswith("reps.") else f"policies.incentive.{bad.path}"
    said = done.stderr.splitlines()
    assert (done.exit_code, len(said)) == (1, 1)
    assert said[0].startswith(f"{file}:{bad.at}:")
    assert f": {path}: " in said[0]
    assert (bad.en if lang == "en" else bad.zh) in said[0]


@pytest.mark.parametrize("plan", [ONE, TWO])
def test_the_same_plans_without_the_mistake_are_fine(plan: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(plan, encoding="utf-8")
    assert CliRunner().invoke(app, ["check", str(file)]).exit_code == 0
