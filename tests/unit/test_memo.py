"""The memo: one page that says what the comparison says, and in which a name is nothing but a name."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from simsales.errors import InputError
from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import Results, run_experiment
from simsales.i18n import Text
from simsales.report.advice import answer, decisions
from simsales.report.findings import Findings
from simsales.report.gap import gap_parts
from simsales.report.limits_said import limit_said
from simsales.report.memo import write_memo
from simsales.report.pay_changes import by_group, by_rep
from simsales.report.provenance import counts, numbers_of
from simsales.report.unmodelled import not_modelled
from simsales.report.years_needed import years_needed
from simsales.spec.casefile import CaseFile
from simsales.spec.reading import Document
from simsales.spec.scenario import BASELINE, Limit
from tests.small_world import BUYER, PLAN, made

HOSTILE = [
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    "[/]",
    '"><img src=http://x onerror=1>',
    "{0}{plan}",
    "\x1b[2J\u202e",
]
RICH = {"policies.incentive.pays": {"line": {"kind": "commission", "rate": 0.02}}}
DEAR = {"policies.incentive.pays": {"line": {"kind": "commission", "rate": 0.2}}}
LIMITS = {
    "pay": {"kpi": "pay_share", "at_most": 0.9},
    "years": {"kpi": "margin", "at_least": 0.01, "share_of_years": 0.5},
    "nobody": {"kpi": "pay_cost", "of": "worst rep", "block": "unchanged", "against": "baseline", "at_least": 0.95},
    "stars": {"kpi": "revenue", "of": "group", "group": "Star", "against": "baseline", "at_least": 1.0},
}
VOID = {"meta", "br", "img", "hr", "link", "input"}


def case_of(names: list[str], title: str = "Which plan?", limits: dict | None = None, **more) -> CaseFile:
    """A current plan without commission and three others; every name that a scenario may give is one of `names`."""
    name = (names * 9).__getitem__
    base = {
        **BUYER,
        "horizon": 91,
        "title": title,
        "story": name(0),
        "baseline": name(1),
        "reps": {
            "li": {"quota": 20_000, "name": name(2), "group": {"en": "Star", "zh": "明星"}},
            "wang": {"quota": 20_000, "name": name(3), "group": name(6)},
        },
        "limits": LIMITS if limits is None else limits,
        "objective": "contribution",
        "variants": {plan: {"name": name(4 + at), "set": {}} for at, plan in enumerate(("rich", "dear", "late"))},
        **more,
    }
    late = {
        "kind": "dated",
        "now": PLAN,
        "changes": {
            "new": {
                "announced": 10,
                "effective": 40,
                "by": "delivery",
                "plan": {**PLAN, "pays": RICH["policies.incentive.pays"]},
            }
        },
    }
    variants = {
        BASELINE: made(base),
        "rich": made(base, RICH),
        "dear": made(base, DEAR),
        "late": made(base, {"policies.incentive": late}),
    }
    return CaseFile("small", Path("small.yaml"), Document(base, {}), variants)


def lived(case: CaseFile, replications: int = 3) -> Comparison:
    return Comparison(run_experiment(case.variants, seed=5, replications=replications, workers=1))


@pytest.fixture(scope="module")
def hostile():
    case = case_of(HOSTILE, title=HOSTILE[1])
    return case, lived(case)


@pytest.fixture(scope="module")
def plain():
    case = case_of(["Plan"])
    return case, lived(case)


class WellFormed(HTMLParser):
    """Every tag that opens is closed, in order; keeps tags, attributes and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open, self.tags, self.attributes, self.words = list[str](), set[str](), list[tuple[str, str | None]](), ""
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


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
    assert numbers["reps.*.quota", "file"].count == 1
    assert numbers["reps.*.quota", "scenario"].count == 1
    assert numbers["people.week.sell", "assumption"].source == "assumption"
    assert numbers["people.week.serve", "published"].low == 4.0
    assert set(counts(list(numbers.values()))) == {"file", "scenario", "published", "assumption"}


# --- on paper -----------------------------------------------------------------------------------------------------------
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


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
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    target = tmp_path / "memo.pdf"
    subprocess.run(
        [*command, f"--print-to-pdf={target}", (tmp_path / "memo.html").as_uri()],
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) == 1
