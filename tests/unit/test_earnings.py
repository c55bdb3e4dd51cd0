"""Earnings: will I earn less? Known answers for plans that differ by a factor, by a cap or not at all; names that stay hidden."""

from __future__ import annotations

import csv
import json
import math

import pytest
from typer.testing import CliRunner

from simsales.cli.app import app
from simsales.errors import ScenarioError
from simsales.experiment.earnings import FAR, Changed, earn, terms
from simsales.experiment.payouts import last_plan, payouts
from simsales.experiment.runner import run_experiment
from simsales.experiment.spread import spread
from simsales.report.earnings_figures import earnings_json
from simsales.report.earnings_table import called, write_everybody, write_legend
from simsales.report.earnings_words import answered
from simsales.spec.casefile import open_case
from tests.small_world import BUYER, made

PLAN = "policies.incentive"


def plan(rate=0.05, base=1000, **more):
    return {f"{PLAN}.base_per_month": base, f"{PLAN}.pays": {"line": {"kind": "commission", "rate": rate, **more}}}


REACTING = {"people": {"behaviour": "responsive", "staying": {"outside": 4000, "base": 0.05}}}


def earned(new, old=None, years=3, **more):
    variants = {"baseline": made(BUYER, {**(old or plan()), **more}), "new": made(BUYER, {**new, **more})}
    return earn(variants, seed=3, replications=years, workers=1)


def said(earnings, rep="li"):
    told = terms(earnings.scenario, earnings.variants["new"], rep)
    reacts = earnings.scenario.people.behaviour == "responsive"
    return [text.say("en") for text in answered(earnings.of(rep, "new"), told, earnings.scenario.money, reacts=reacts)]


def test_the_same_plan_pays_the_same_in_every_year():
    found = earned(plan())
    assert [one.reactions.answer for one in found.everybody("new")] == ["same", "same"]
    assert said(found) == [
        "No: every year pays the same.",
        f"For the same result: never less (up to {FAR:.0%} of quota).",
        "If nobody changes: exactly the same in all 3 years.",
    ]


def test_a_lower_rate_is_less_at_every_result_and_in_every_year():
    found = earned(plan(0.04))
    one = found.of("li", "new")
    assert (one.unchanged.answer, one.unchanged.less) == ("yes", 3)
    assert terms(found.scenario, found.variants["new"], "li").less_at == [(0.05, FAR)]
    assert said(found)[:2] == [
        "Yes, as far as this can be foreseen.",
        f"For the same result: less at every result (up to {FAR:.0%} of quota).",
    ]


def test_more_base_pay_for_a_lower_rate_is_less_only_above_where_they_meet():
    found = earned(plan(0.04, base=1050))
    told = terms(found.scenario, found.variants["new"], "li")
    assert told.less_at == [(0.8, FAR)]  # 150 a quarter more against 1% of 20,000 x attainment


def test_a_cap_and_a_threshold_are_found():
    capped = made(BUYER, plan(cap_at=1.2))
    told = terms(made(BUYER, plan()), capped, "li")
    assert (told.old_drivers.ends, told.new_drivers.ends) == (None, 1.2)
    assert told.new_drivers.rate_above == pytest.approx(0.05)
    bonus = {f"{PLAN}.pays": {"line": {"kind": "bonus", "at": 1.0, "amount": 500}}}
    told = terms(capped, made(BUYER, bonus), "li")
    assert (told.new_drivers.threshold, told.new_drivers.ends) == (1.0, 1.0)
    assert (told.new_drivers.at_target, told.new_drivers.rate_above) == (500_00, 0)


def test_payouts_are_those_of_the_plan():
    scenario = made(BUYER, plan(cap_at=1.2))
    assert [one.total for one in payouts(scenario, "li", last_plan(scenario), (0.8, 1.2, 2))] == [
        3000_00 + 800_00,
        3000_00 + 1200_00,
        3000_00 + 1200_00,
    ]


def test_pay_periods_of_different_length_are_compared_by_the_year():
    yearly = made(BUYER, {**plan(), f"{PLAN}.period": "year", "reps.li.quota": 80_000, "reps.wang.quota": 80_000})
    assert terms(made(BUYER, plan()), yearly, "li").less_at == []


def test_if_nobody_changes_is_what_compare_says():
    found = earned(plan(0.06), years=2, **REACTING)
    results = run_experiment(dict(found.variants), seed=3, replications=2, workers=1)
    for lived, run, base in zip(found.lived, results.runs["new"], results.runs["baseline"], strict=True):
        money = found.scenario.money
        assert {rep: money.major(pay) for rep, pay in lived.unchanged["new"].items()} == run.unchanged.pay_by_rep
        assert money.major(lived.years["new"].pay) == pytest.approx(run.kpis["pay_cost"], abs=1e-9)
        assert money.major(sum(lived.years["baseline"].pay_by_rep.values())) == pytest.approx(base.kpis["pay_cost"])


def test_years_in_which_a_rep_leaves_are_no_answer():
    found = earned(plan(0.06), years=4, people={"behaviour": "fixed", "staying": {"outside": 4000, "base": 0.2}})
    for rep in found.scenario.reps:
        left = sum(any(rep in year.left for year in one.years.values()) for one in found.lived)
        one = found.of(rep, "new")
        assert (one.years_out, one.old.n, one.reactions.change.n) == (left, 4 - left, 4 - left)
    assert any(found.of(rep, "new").years_out for rep in found.scenario.reps)


def test_a_variant_that_changes_more_than_pay_has_no_unchanged():
    found = earned({**plan(), "brand": 2.0}, years=2)
    assert found.of("li", "new").unchanged is None
    assert len(said(found)) == 3


def test_one_year_is_too_few_to_tell():
    changed = Changed(spread([1.0]), earned(plan(0.06), years=1).of("li", "new").reactions.change, math.nan, 0)
    assert changed.answer == "cannot tell"


def test_workers_change_nothing():
    variants = {"baseline": made(BUYER, plan(), horizon=91), "new": made(BUYER, plan(0.06), horizon=91)}
    one, two = (earn(variants, seed=5, replications=8, workers=n) for n in (1, 2))
    assert one == two


# --- files and names


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path / "data"))
    return tmp_path


def test_without_names_nothing_but_the_legend_tells_who_is_who(own_folder):
    found = earned({**plan(0.06), "reps.li.name": "Li Lei"}, old={**plan(), "reps.li.name": "Li Lei"}, years=2)
    names = called(found.scenario, anonymous=True)
    assert sorted(name.en for name in names.values()) == ["R01", "R02"]
    path = own_folder / "all.csv"
    write_everybody(found, names, path, "en", anonymous=True)
    text = path.read_text(encoding="utf-8-sig")
    keys = {rep: who.en for rep, who in names.items()}
    assert not any(word in text + json.dumps(earnings_json("x", found, keys)) for word in ("Li Lei", "wang", '"li"'))
    legend = own_folder / "legend.csv"
    write_legend(found.scenario, legend)
    with legend.open(encoding="utf-8-sig", newline="") as file:
        assert {row["rep"]: row["who"] for row in csv.DictReader(file)} == keys
    assert legend.stat().st_mode & 0o077 == 0
    assert called(found.scenario, anonymous=True) == names


def test_the_file_has_a_row_for_every_rep_and_plan(own_folder):
    found = earned(plan(0.06), years=4)
    path = own_folder / "all.csv"
    write_everybody(found, called(found.scenario, anonymous=False), path, "zh", anonymous=False)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["rep"], row["variant"], row["unchanged_answer"]) for row in rows] == [
        ("li", "new", "no"),
        ("wang", "new", "no"),
    ]
    with path.with_suffix(".dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == list(rows[0])


# --- the commands

SCENARIO = "reference-pipeline"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["cost", "--rep", "rep-l"], "did you mean rep-1?"),
        (["earnings", "rep-l"], "did you mean rep-1?"),
        (["cost", "--variant", "beter-solution"], "did you mean better-solution?"),
        (["earnings", "--variant", "beter-solution"], "did you mean better-solution?"),
    ],
)
def test_an_unknown_rep_or_plan_is_said_with_what_was_meant(words, meant):
    with pytest.raises(ScenarioError) as error:
        CliRunner().invoke(app, [words[0], SCENARIO, *words[1:]], catch_exceptions=False)
    assert meant in error.value.say("en")
    assert error.value.say("en") != error.value.say("zh")


def test_todays_plan_is_not_compared_with_itself():
    with pytest.raises(ScenarioError, match="today's plan itself"):
        CliRunner().invoke(app, ["earnings", SCENARIO, "--variant", "baseline"], catch_exceptions=False)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("words", [["cost"], ["earnings"], ["earnings", "li"]])
def test_the_pages_are_in_one_language_and_the_json_is_one_object(tmp_path, lang, words):
    path = tmp_path / "own.yaml"
    new = {"new": {"set": {f"{PLAN}.pays.line.rate": 0.06}}}
    text = {**BUYER, "horizon": 91, "variants": new, "policies": {**BUYER["policies"]}}
    text["policies"]["incentive"] = {
        "kind": "plan",
        "base_per_month": 1000,
        "pays": {"line": {"kind": "commission", "rate": 0.05}},
    }
    path.write_text(json.dumps(text), encoding="utf-8")
    assert open_case(str(path)).variants
    asked = [words[0], str(path), *words[1:], "--replications", "2", "--workers", "1", "--lang", lang]
    page = CliRunner().invoke(app, asked)
    assert page.exit_code == 0, page.output
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in page.stdout)
    assert chinese == (lang == "zh")
    figures = json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)
    assert figures["digest"].startswith("sha256:")
    assert figures["replications"] == 2
