"""A comparison as a workbook: its numbers, its words, and that nothing in it does anything."""

from __future__ import annotations

import json
import math
from copy import deepcopy
from pathlib import Path

import openpyxl
import pytest

from simsales.errors import InputError
from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import run_experiment
from simsales.i18n import LANGS
from simsales.registry import installed
from simsales.report import workbook_figures
from simsales.report.every_number import numbers
from simsales.report.limits_said import limit_said
from simsales.report.pay_plans import LEVELS, payouts_of_plans
from simsales.report.results_export import figures
from simsales.report.tables import VERDICT_WORDS
from simsales.report.workbook import pages, write_workbook
from simsales.report.workbook_plans import plans_page
from simsales.spec.casefile import open_case
from simsales.text import export_cell
from tests.small_world import BUYER

COMMAND = "=cmd|'/c calc'!A1"
FORMULA_STARTS = tuple("=+-@＝＋－＠")
ILLEGAL_IN_A_SHEET_NAME = set("[]:*?/\\")


def written_case(folder: Path, **changes):
    """A scenario of two reps and two variants, as a file: one pays more, one sells dearer."""
    raw = deepcopy(BUYER) | {
        "horizon": 91,
        "limits": {
            "nobody": {
                "kpi": "pay_cost",
                "of": "worst rep",
                "block": "unchanged",
                "against": "baseline",
                "at_least": 1.0,
            },
            "cost": {"kpi": "pay_share", "at_most": 0.0001},
        },
        "origins": {"reps.li": "file"},
        "variants": {
            "paid": {
                "name": {"en": "Paid more", "zh": "多付"},
                "set": {"policies.incentive.pays": {"line": {"kind": "commission", "rate": 0.05}}},
            },
            "dearer": {"set": {"policies.pricing": {"kind": "cost-plus", "markup": 0.9}}},
        },
    }
    path = folder / "case.yaml"
    path.write_text(json.dumps(raw | changes), encoding="utf-8")
    return open_case(str(path))


def lived(case) -> Comparison:
    return Comparison(run_experiment(dict(case.variants), seed=3, replications=3, workers=1))


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return written_case(tmp_path_factory.mktemp("case"))


@pytest.fixture(scope="module")
def comparison(case):
    return lived(case)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Every name that a scenario may give, as an attacker would give it."""
    reps = deepcopy(BUYER["reps"])
    reps["li"] |= {"name": "+1", "group": "＝1+1"}
    reps["wang"] |= {"name": " @SUM(A1)\x07\uffff\u202e", "group": "-2+3"}
    paid = {"policies.incentive.pays": {"line": {"kind": "commission", "rate": 0.05}}}
    case = written_case(
        tmp_path_factory.mktemp("hostile"),
        title=COMMAND,
        baseline='=HYPERLINK("http://example.org","click")',
        reps=reps,
        variants={
            "-2": {"name": "\t\n=1+1", "story": "http://example.org", "set": paid},
            "long": {"name": "@" + "x" * 40_000, "set": paid},
        },
    )
    return case, lived(case)


def opened(path: Path, case, comparison, lang="en"):
    write_workbook(case, comparison, path, lang)
    return openpyxl.load_workbook(path)


def table(sheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def cells(book):
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("lang", LANGS)
def test_no_name_becomes_a_formula_or_a_link(tmp_path, hostile, lang):
    book = opened(tmp_path / "out.xlsx", *hostile, lang)
    found = cells(book)
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in found)
    words = [cell.value for cell in found if isinstance(cell.value, str)]
    assert not any(word.lstrip().startswith(FORMULA_STARTS) for word in words)
    assert any(COMMAND in word for word in words)
    assert not any(control in word for word in words for control in "\x07\u202e")


@pytest.mark.parametrize(
    "cell", ["=1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\t=1", "\r\n=1", "  @x", "\x00=1"]
)
def test_a_cell_that_begins_like_a_formula_begins_with_a_quote(cell):
    assert str(export_cell(cell)).startswith("'")


def test_numbers_stay_numbers():
    assert export_cell(-1.5) == -1.5


@pytest.mark.parametrize("lang", LANGS)
def test_the_summary_says_what_the_comparison_says(tmp_path, case, comparison, lang):
    sheet = opened(tmp_path / "out.xlsx", case, comparison, lang).worksheets[1]
    rows = {(row[-2], row[-1]): row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert set(rows) == {(kpi, name) for kpi in comparison.kpis for name in comparison.variants}
    for (kpi, name), (_, _, mean, margin, difference, its_margin, _, verdict, *_) in rows.items():
        own = comparison.estimates[name][kpi]
        assert mean == (None if math.isnan(own.mean) else pytest.approx(own.mean, rel=1e-12))
        assert margin == (None if math.isnan(own.margin) else pytest.approx(own.margin, rel=1e-12))
        if name != "baseline":
            found = comparison.differences[name][kpi]
            assert difference == (None if math.isnan(found.mean) else pytest.approx(found.mean, rel=1e-12))
            assert its_margin == (None if math.isnan(found.margin) else pytest.approx(found.margin, rel=1e-12))
            assert (verdict or "") == VERDICT_WORDS[comparison.verdicts[name][kpi]].say(lang)


def test_the_answer_names_the_limits_that_are_broken_and_the_digest(tmp_path, case, comparison):
    sheet = opened(tmp_path / "out.xlsx", case, comparison)["Answer"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0]]
    words = ("kept: ", "broken: ", "cannot tell: ")
    said = {str(row[0]): row[1:4] for row in rows if str(row[1]).startswith(words)}
    scenario = comparison.results.scenario
    for limit, spec in scenario.limits.items():
        verdicts = [comparison.judged[name][limit].verdict for name in comparison.variants]
        assert [word.split(": ")[0] for word in said[limit_said(spec, scenario, comparison.kpis).en]] == verdicts
    assert ("result digest", f"sha256:{comparison.results.digest}") in [row[:2] for row in rows]


def test_what_a_spreadsheet_says_and_what_reactions_add_make_the_whole(tmp_path, case, comparison):
    rows = table(opened(tmp_path / "out.xlsx", case, comparison)["If nobody changes"])
    assert {row["plan id"] for row in rows} == {"baseline", "paid"}  # `dearer` changes more than pay
    for row in rows:
        assert row["if nobody changes"] + row["what reactions add"] == pytest.approx(row["with reactions"])


def test_nothing_is_said_of_nobody_changing_where_more_than_pay_changes(tmp_path, case, comparison):
    runs = {name: comparison.results.runs[name] for name in ("baseline", "dearer")}
    alone = Comparison(type(comparison.results)(case.scenario, 3, runs))
    assert "If nobody changes" not in opened(tmp_path / "out.xlsx", case, alone).sheetnames


def test_every_year_is_there_with_its_seed_to_the_last_digit(tmp_path, case, comparison):
    rows = table(opened(tmp_path / "out.xlsx", case, comparison)["Every year"])
    wanted = list(figures(comparison.results))
    assert [(row["plan id"], row["year"], row["seed of the run"], row["figure id"]) for row in rows] == [
        (one.variant, one.replication, str(one.run_seed), one.kpi) for one in wanted
    ]
    assert [row["value"] for row in rows] == [
        None if math.isnan(one.value) else pytest.approx(one.value, rel=1e-14) for one in wanted
    ]


def test_a_workbook_that_would_grow_too_large_keeps_whole_years_and_says_so(tmp_path, case, comparison, monkeypatch):
    monkeypatch.setattr(workbook_figures, "EVERY_YEAR_ROWS", 2 * sum(1 for _ in figures(comparison.results)) // 3)
    book = opened(tmp_path / "out.xlsx", case, comparison)
    assert {row["year"] for row in table(book["Every year"])} == {1, 2}
    assert any("first 2 of 3 simulated years" in str(cell.value) for cell in cells(book))


def test_every_rep_has_a_row_for_every_variant(tmp_path, case, comparison):
    rows = table(opened(tmp_path / "out.xlsx", case, comparison)["Per rep"])
    assert [(row["rep id"], row["plan id"]) for row in rows] == [
        (rep, name) for rep in ("li", "wang") for name in comparison.variants
    ]
    (li,) = [row for row in rows if (row["rep id"], row["plan id"]) == ("li", "paid")]
    pays = [run.unchanged.pay_by_rep["li"] for run in comparison.results.runs["paid"]]
    assert li["pay if nobody changes (CNY)"] == pytest.approx(sum(pays) / len(pays))


def test_plans_are_paid_at_five_attainments(tmp_path, case, comparison):
    rows = table(opened(tmp_path / "out.xlsx", case, comparison)["Pay plans"])
    heads = [f"at {level:.0%} of quota (CNY)" for level in LEVELS]
    (together,) = [row for row in rows if (row["plan"], row["part of the pay"]) == ("Paid more", "together")]
    (paid,) = payouts_of_plans(case.variants["paid"], "wang")
    assert [together[head] for head in heads] == [money / 100 for money in list(paid.parts.values())[-1]]
    assert together["at 100% of quota (CNY)"] == 3 * 1000 + 0.05 * 20_000
    assert any("5% of bookings" in str(row["the plan in words"]) for row in rows)


def test_a_plan_that_changes_on_the_way_is_shown_before_and_after(tmp_path):
    def rate(rate):
        return {"base_per_month": 1000, "pays": {"line": {"kind": "commission", "rate": rate}}}

    change = {"announced": 20, "effective": 35, "plan": rate(0.02)}
    plan = {"kind": "dated", "now": rate(0.01), "changes": {"new": change}}
    case = written_case(tmp_path, policies=BUYER["policies"] | {"incentive": plan}, variants={}, limits={})
    page = plans_page(case, case.variants, "en")
    rows = [[cell.value for cell in row] for row in page.rows]
    assert [(row[0], row[4]) for row in rows if row[1] == "line"] == [
        ("current", 200),
        ("current, from 2027-02-08", 400),
    ]


def test_every_number_says_where_it_is_from(case):
    found = {one.path: one for one in numbers(case.variants)}
    assert found["reps.li.quota"].origin == "file"
    assert found["reps.wang.quota"].origin == "scenario"
    assert found["people.reactions.risk"].origin == "assumption"
    assert (found["people.reactions.present"].origin, found["people.reactions.present"].source) == (
        "published",
        "present bias: .7-.8 in experiments",
    )
    assert found["reps.li.quota"].unit.zh == "CNY"
    rate = found["policies.incentive.pays.line.rate"]
    assert dict(rate.values) == {"baseline": None, "paid": 0.05, "dearer": None}


def test_a_variants_column_shows_only_what_it_changes(tmp_path, case, comparison):
    rows = table(opened(tmp_path / "out.xlsx", case, comparison)["Assumptions"])
    changed = {row["number"] for row in rows if row["Paid more"] is not None}
    assert changed
    assert all(path.startswith("policies.incentive.pays.line.") for path in changed)


@pytest.mark.parametrize("lang", LANGS)
def test_the_dictionary_explains_every_column_and_figure(tmp_path, case, comparison, lang):
    book = opened(tmp_path / "out.xlsx", case, comparison, lang)
    *sheets, dictionary = book.worksheets
    known = list(dictionary.iter_rows(min_row=2, values_only=True))
    assert {row[1] for row in known} >= set(installed().kinds("kpi"))
    for sheet in sheets[1:]:
        heads = [cell.value for cell in sheet[1]]
        assert {name for _, where, name, *_ in known if where == sheet.title} == set(heads)
        assert len(set(heads)) == len(heads)
    assert all(row[-1] for row in known if row[1] not in ("paid", "dearer"))


@pytest.mark.parametrize("lang", LANGS)
def test_sheet_names_are_those_excel_allows_and_headings_stay_in_sight(tmp_path, case, comparison, lang):
    book = opened(tmp_path / "out.xlsx", case, comparison, lang)
    names = book.sheetnames
    assert names == [page.name.say(lang) for page in pages(case, comparison, lang)]
    assert len({name.casefold() for name in names}) == len(names) == 8
    assert all(0 < len(name) <= 31 and not ILLEGAL_IN_A_SHEET_NAME & set(name) for name in names)
    assert [sheet.freeze_panes for sheet in book] == [None, *["A2"] * 7]


def test_the_same_comparison_gives_the_same_bytes(tmp_path, case, comparison):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(case, comparison, tmp_path / name, "zh")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_full_disk_leaves_what_was_there(tmp_path, case, comparison, monkeypatch):
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"last week's")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match="cannot be written: No space left on device"):
        write_workbook(case, comparison, path, "en")
    assert [each.name for each in tmp_path.iterdir()] == ["out.xlsx"]
    assert path.read_bytes() == b"last week's"


def test_only_a_workbooks_name_is_taken(tmp_path, case, comparison):
    with pytest.raises(InputError, match=r"allowed: a name that ends in \.xlsx"):
        write_workbook(case, comparison, tmp_path / "out.xls", "en")
    assert not list(tmp_path.iterdir())
