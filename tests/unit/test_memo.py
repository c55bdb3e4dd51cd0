"""The memo: one page that says what the comparison says, and in which a name is nothing but a name."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from types import SimpleNamespace

import pytest

from simsales.errors import InputError
from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import Estimate
from simsales.experiment.runs import Results
from simsales.i18n import Text
from simsales.report.advice import answer, decisions
from simsales.report.findings import Findings
from simsales.report.gap import gap_parts
from simsales.report.limits_said import limit_said
from simsales.report.memo import write_memo
from simsales.report.memo_parts import assumption_lines
from simsales.report.pay_changes import by_group, by_rep
from simsales.report.provenance import counts, numbers_of
from simsales.report.reasons import reasons, turning_points
from simsales.report.unmodelled import not_modelled
from simsales.report.years_needed import years_needed
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Limit
from tests.paper import CHROMIUM, HOSTILE, LIMITS, WellFormed, case_of, lived
from tests.small_world import BUYER, made


@pytest.fixture(scope="module")
def hostile():
    case = case_of(HOSTILE, title=HOSTILE[1])
    return case, lived(case)


@pytest.fixture(scope="module")
def plain():
    case = case_of(["Plan"])
    return case, lived(case)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_name_can_do_nothing_but_be_read(hostile, tmp_path, lang):
    case, comparison = hostile
    write_memo(case, comparison, tmp_path / "memo.html", lang)
    text = (tmp_path / "memo.html").read_text(encoding="utf-8")
    page = WellFormed(text)
    assert not page.tags & {"script", "img", "link", "iframe", "svg", "a", "form", "object", "base"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href", "style")]
    assert "url(" not in text
    assert "@import" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert any(str(value).startswith("default-src 'none'") for _, value in page.attributes)
    assert "<script>alert(1)</script>" in page.words  # as words
    assert "{0}{plan}" in page.words
    assert re.search(r">\s*=cmd", text) is None  # a cell that a spreadsheet would run


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_whole_and_says_where_it_is_from(plain, tmp_path, lang):
    case, comparison = plain
    write_memo(case, comparison, tmp_path / "memo.html", lang)
    page = WellFormed((tmp_path / "memo.html").read_text(encoding="utf-8"))
    assert f"sha256:{comparison.results.digest}" in page.words
    assert all(text.say(lang) in page.words for text in not_modelled(case.scenario))
    assert not re.search("[\u4e00-\u9fff]", page.words.replace("明星", "")) or lang == "zh"
    assert "nan" not in page.words.lower().split()


def test_nothing_is_half_written(plain, tmp_path):
    case, comparison = plain
    with pytest.raises(InputError, match="cannot be written"):
        write_memo(case, comparison, tmp_path / "none" / "memo.html", "en")
    assert list(tmp_path.iterdir()) == []


def test_the_parts_of_a_gap_sum_to_it(plain):
    _, comparison = plain
    for name in comparison.others:
        whole = comparison.differences[name]["contribution"].mean
        assert sum(part.estimate.mean for part in gap_parts(comparison, name)) == pytest.approx(whole)


def test_pay_by_group_is_that_of_its_people(plain):
    _, comparison = plain
    runs = comparison.results.runs
    total = sum(sum(run.per_rep["pay_cost"].values()) for run in runs[BASELINE]) / len(runs[BASELINE])
    *groups, everybody = by_group(comparison, "dear")
    assert everybody.people == sum(one.people for one in groups) == 2
    assert everybody.today * 2 == pytest.approx(total)
    assert everybody.unchanged == pytest.approx(everybody.reactions.mean)  # they are paid otherwise and do nothing else
    assert [one.today for one in by_rep(comparison, "dear")] == [one.today for one in groups]


# --- what is asked for ------------------------------------------------------------------------------------------------------
def told(case: CaseFile, comparison: Comparison, best: str | None, lang="en") -> Findings:
    """As if this plan had come out best."""
    choice = (best, "best" if best else "cannot tell")
    comparison = replace(comparison)
    comparison.__dict__["_choice"] = choice
    return Findings(case, comparison, lang)


def test_a_dated_plan_is_adopted_from_its_day(plain):
    case, comparison = plain
    asked = decisions(told(case, comparison, "late"))
    assert asked[0] == "Adopt Plan, in force from 2027-02-13 (announced 2027-01-14)."
    assert asked[1] == "Deals in flight go by the day of delivery."


def test_a_plan_without_dates_asks_for_them(plain):
    case, comparison = plain
    asked = decisions(told(case, comparison, "rich"))
    assert asked[:2] == [
        "Adopt Plan.",
        "Set the day it starts, and which day decides for deals in flight: the scenario names none.",
    ]
    assert asked[2].startswith("Review every quarter; stop if “")


def test_the_current_plan_may_be_the_answer(plain):
    case, comparison = plain
    assert decisions(told(case, comparison, BASELINE))[0].startswith("Keep Plan")
    assert answer(told(case, comparison, BASELINE))[0].startswith("Plan is best for contribution")


def test_what_cannot_be_told_is_not_told():
    case = case_of(["Plan"], limits={"pay": {"kpi": "pay_share", "at_most": 0.9}})
    comparison = lived(case, replications=2)
    close = Results(case.scenario, 1, {name: runs[:2] for name, runs in comparison.results.runs.items()})
    comparison = Comparison(close)
    comparison.__dict__["_choice"] = (None, "cannot tell")
    found = Findings(case, comparison, "en")
    assert decisions(found)[0].startswith("Do not decide for a plan yet")
    assert answer(found)[0].startswith("Cannot tell yet")


def test_if_every_plan_breaks_a_limit_the_nearest_is_named():
    case = case_of(["Plan"], limits={"sales": {"kpi": "revenue", "at_least": 1e9}})
    found = Findings(case, lived(case), "en")
    assert found.comparison.best is None
    assert "every plan breaks a limit" in answer(found)[0]
    assert decisions(found)[1].startswith(
        "Mend a plan or a limit: nearest is Plan, which breaks “sales amount at least"
    )
    assert years_needed(found.comparison) is None


@pytest.mark.parametrize(
    ("limit", "en", "zh"),
    [
        (LIMITS["pay"], "pay per sales at most 90%", "薪酬占销售额不高于 90%"),
        (LIMITS["years"], "profit rate at least 1% in 50% of years", "利润率不低于 1% (至少 50% 的年份)"),
        (
            LIMITS["nobody"],
            "the worst-off rep's pay cost at least 95% of today's if nobody changes",
            "谁都不改时, 最受影响的一人的薪酬成本不低于现行的 95%",
        ),
        (LIMITS["stars"], "Star reps' sales amount not below today's", "明星的销售额不低于现行"),
    ],
)
def test_a_limit_is_a_sentence(plain, limit, en, zh):
    case, comparison = plain
    assert limit_said(Limit(**limit), case.scenario, comparison.kpis) == Text(en=en, zh=zh)


def test_every_number_has_an_origin():
    scenario = made(BUYER, origins={"reps.li.quota": "file"})
    numbers = {(one.path, one.origin): one for one in numbers_of(scenario)}
    assert numbers["reps.li.quota", "file"].count == 1
    assert numbers["reps.wang.quota", "scenario"].count == 1
    assert numbers["segments.*.deal.mean", "scenario"].count == 2
    assert numbers["people.week.sell", "assumption"].count == 1
    assert numbers["people.week.serve", "published"].low == 4.0
    assert set(counts(list(numbers.values()))) == {"file", "scenario", "published", "assumption"}


# --- why, and what would change it ------------------------------------------------------------------------------------------
def cause(en: str, mean: float) -> SimpleNamespace:
    return SimpleNamespace(id=en, label=Text(en=en, zh="因"), estimate=Estimate(mean, mean - 1, mean + 1, 9))


def moved(low: str | None, high: str | None, *turns: str) -> SimpleNamespace:
    said = SimpleNamespace(
        label=Text(en="outside pay", zh="外部年薪"), low=1.0, value=2.0, high=3.0, origin="assumption"
    )
    said.said = lambda value, money: Text.same(f"{value:g} CNY")
    ends = {"low": {"rich": Estimate(1, 0, 2, 9)}, "high": {"rich": Estimate(5, 4, 6, 9)}}
    told = [SimpleNamespace(variant="rich", value=1.5, text=Text(en=turn, zh=turn)) for turn in turns]
    return SimpleNamespace(
        assumption=said, differences=ends, ahead={"low": low, "now": "rich", "high": high}, turns=told
    )


def test_the_three_largest_causes_are_the_reasons(plain):
    case, comparison = plain
    causes = [cause("small", 1), cause("large", -400), cause("middle", 90), cause("third", 30)]
    why = SimpleNamespace(one=BASELINE, other="rich", kpi="contribution", causes=causes, parts=[])
    assert reasons(Findings(case, comparison, "en"), why) == [
        "large: -400 ±1 CNY",
        "middle: +90 ±1 CNY",
        "third: +30 ±1 CNY",
    ]


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ((), "The assumptions were not varied in this run: the answer holds for these numbers."),
        (
            (moved("rich", "rich"),),
            "Assumptions moved one by one to their low and high end: 1; the plan ahead stayed the same.",
        ),
        ((moved("rich", "dear"),), "outside pay at 3 CNY: ahead is Plan."),
        ((moved("rich", "dear", "below 1.5 the rich plan loses"),), "below 1.5 the rich plan loses"),
    ],
)
def test_what_would_change_the_answer(plain, given, first):
    case, comparison = plain
    assert turning_points(Findings(case, comparison, "en"), given)[0] == first


def test_assumptions_that_were_tried_are_named_with_their_range(plain):
    case, comparison = plain
    said = assumption_lines(Findings(case, comparison, "en"), [moved("rich", "rich")])
    assert said[1] == "Assumptions the answer hangs on most: outside pay 2 CNY (1 CNY to 3 CNY; assumption)."


# --- on paper -----------------------------------------------------------------------------------------------------------
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here to print with")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_prints_on_one_page(tmp_path, lang):
    crowd = {
        f"limit{n}": {"kpi": kpi, "at_least": 0.1}
        for n, kpi in enumerate(("margin", "win_rate", "attainment", "revenue"))
    }
    case = case_of(
        ["A plan with quite a long name 一个名字很长的方案, 十分长" * 3], "A title " * 20, {**LIMITS, **crowd}
    )
    write_memo(case, lived(case), tmp_path / "memo.html", lang)
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    target = tmp_path / "memo.pdf"
    subprocess.run(
        [*command, f"--print-to-pdf={target}", (tmp_path / "memo.html").as_uri()],
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) == 1
