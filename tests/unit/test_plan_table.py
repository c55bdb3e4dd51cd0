"""A pay table becomes a plan: what it leaves open is asked, never read one way in silence."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from simsales.calibrate.plan_desk import PlanDesk
from simsales.calibrate.plan_questions import OF_A_PAYROLL, OF_A_TABLE, Question
from simsales.calibrate.plan_sheets import read_sheet
from simsales.calibrate.plan_table import read_plan
from simsales.calibrate.plan_template import write_template
from simsales.calibrate.plan_words import PLAN_HEADERS
from simsales.cli.app import app
from simsales.cli.speech import LANG
from simsales.errors import ExportError, InputError, ScenarioError
from simsales.spec.casefile import open_case

HEAD = "from,to,rate,basis,period,bonus,cap"
TWO_RATES = ("0,100%,2%,bookings,quarter,,", "100%,,3%,bookings,quarter,,")
LEVELS = (0.5, 0.8, 1.0, 1.2, 1.5)
MILLION = 1_000_000.0


def table(folder: Path, *rows: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    path = folder / "plan.csv"
    path.write_bytes("\n".join([head, *rows, ""]).encode(encoding))
    return path


def desk(path: Path, quota: float | None = MILLION, **answers: str) -> PlanDesk:
    return PlanDesk.opened(path, "incentive-rollout", quota=quota, answers=answers)


def paid(path: Path, levels: Sequence[float] = LEVELS, quota: float = MILLION, **answers: str) -> list[float]:
    """Commission and bonus in yuan at each level, with every question answered."""
    settled = desk(path, quota, **answers)
    assert settled.questions() == []
    plan = settled._made()
    return [sum(plan.payout(settled.terms.quota, level, settled.terms.currency).values()) / 100 for level in levels]


def refused(path: Path) -> str:
    with pytest.raises(ExportError) as error:
        read_plan(path)
    assert error.value.say("zh")
    return error.value.say("en")


# The four plans of the default story, with a quota of a million a quarter


def test_the_current_plan_as_a_table_pays_2_2_percent_to_120_and_a_bonus(tmp_path: Path) -> None:
    path = table(tmp_path, "0,120%,2.2%,bookings,quarter,,", "100%,,,bookings,quarter,6000,")
    assert paid(path, end="stops") == [11_000, 17_600, 28_000, 32_400, 32_400]


def test_plan_a_as_a_table_accelerates(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "0,100%,2.2%,bookings,quarter,,",
        "100%,130%,3.3%,bookings,quarter,6000,",
        "130%,,4.4%,bookings,quarter,,",
    )
    assert paid(path, on="above", bonus="period") == [11_000, 17_600, 28_000, 34_600, 46_700]


def test_plan_b_as_a_table_pays_on_margin(tmp_path: Path) -> None:
    path = table(tmp_path, "0,,6.2%,毛利,季度,,")
    assert paid(path) == [11_780, 18_848, 23_560, 28_272, 35_340]


def test_plan_c_as_a_table_has_two_ladders_side_by_side(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "0,100%,1.1%,bookings,quarter,,",
        "100%,160%,1.4%,bookings,quarter,,",
        "160%,,0.7%,bookings,quarter,,",
        "0,100%,3.0%,margin,quarter,,",
        "100%,160%,3.8%,margin,quarter,,",
        "160%,,1.9%,margin,quarter,,",
    )
    assert paid(path, (*LEVELS, 1.7), on="above") == [11_200, 17_920, 22_400, 28_088, 36_620, 40_886]


# What a table leaves open


def test_at_100_the_two_readings_of_a_rate_pay_2_and_3_and_the_question_says_so(tmp_path: Path) -> None:
    asked = desk(table(tmp_path, *TWO_RATES), quota=None)
    question = asked.questions()[0]
    assert (
        "\n".join(asked.question_said(question, "en"))
        == """\
Once a higher tier is reached, which amount is its rate for?  [plan.csv, line 2, 3]  answer: --on above|whole
  1  above: each rate for the part above its own start only
  2  whole: the rate reached, for the whole amount from the first sale on
  commission and bonus of one period, quota 100.00:
    reached    50%   80%  100%  120%  150%
    1  above  1.00  1.60  2.00  2.60  3.50
    2  whole  1.00  1.60  3.00  3.60  4.50"""
    )
    assert (
        asked.question_said(question, "zh")[0]
        == "达到更高一档后, 新比例算哪一部分?  [plan.csv 第 2, 3 行]  回答: --on above|whole"
    )


AMBIGUITIES = {  # question: (rows, other answers, reading: pay at 50, 80, 100, 120, 150% of a million)
    "on": (
        TWO_RATES,
        {},
        {"above": [10_000, 16_000, 20_000, 26_000, 35_000], "whole": [10_000, 16_000, 30_000, 36_000, 45_000]},
    ),
    "basis": (
        ("0,,2%,,quarter,,",),
        {},
        {
            "bookings": [10_000, 16_000, 20_000, 24_000, 30_000],
            "margin": [3_800, 6_080, 7_600, 9_120, 11_400],
            "cash": [10_000, 16_000, 20_000, 24_000, 30_000],
        },
    ),
    "period": (
        ("0,,2%,bookings,,,", "100%,,,bookings,,6000,"),
        {"bonus": "period"},
        {
            "month": [10_000, 16_000, 26_000, 30_000, 36_000],
            "quarter": [10_000, 16_000, 26_000, 30_000, 36_000],
            "year": [10_000, 16_000, 26_000, 30_000, 36_000],
        },
    ),
    "end": (
        ("0,120%,2%,bookings,quarter,,",),
        {},
        {"stops": [10_000, 16_000, 20_000, 24_000, 24_000], "goes-on": [10_000, 16_000, 20_000, 24_000, 30_000]},
    ),
    "cap": (
        (TWO_RATES[0], "100%,,3%,bookings,quarter,,120%"),
        {"on": "above"},
        {
            "rate": [10_000, 16_000, 20_000, 26_000, 26_000],  # sales up to 1,200,000
            "pay": [10_000, 16_000, 20_000, 24_000, 24_000],
        },
    ),  # 120% of the 20,000 paid at 100%
    "bonuses": (
        ("100%,,,bookings,quarter,6000,", "120%,,,bookings,quarter,10000,"),
        {},
        {"add": [0, 0, 6_000, 16_000, 16_000], "highest": [0, 0, 6_000, 10_000, 10_000]},
    ),
}


@pytest.mark.parametrize("key", AMBIGUITIES)
def test_each_ambiguity_is_open_without_an_answer_and_read_both_ways_with_one(key: str, tmp_path: Path) -> None:
    rows, others, readings = AMBIGUITIES[key]
    path = table(tmp_path, *rows)
    assert [question.key for question in desk(path, **others).questions()] == [key]
    assert list(desk(path, **others).questions()[0].readings) == list(readings)
    for reading, pay in readings.items():
        assert paid(path, **others, **{key: reading}) == pay, reading


def test_a_cap_in_money_caps_pay_or_sales_or_everything(tmp_path: Path) -> None:
    path = table(tmp_path, "0,,2%,bookings,quarter,,24000", "100%,,,bookings,quarter,6000,")
    assert list(desk(path).questions()[0].readings) == ["pay", "attainment", "total"]
    assert paid(path, cap="pay") == [10_000, 16_000, 26_000, 30_000, 30_000]
    assert paid(path, cap="attainment") == [480] * 5  # sales count up to 24,000, so no bonus either
    with pytest.raises(ExportError, match="caps line by line"):
        list(desk(path, cap="total").plan_said("en"))


def test_an_attainment_cap_also_stops_the_bonuses_above_it(tmp_path: Path) -> None:
    path = table(tmp_path, "0,,2%,bookings,quarter,,120%", "150%,,,bookings,quarter,9000,")
    assert list(desk(path).questions()[0].readings) == ["rate", "pay", "attainment"]
    assert paid(path, cap="rate")[-1] == 33_000
    assert paid(path, cap="attainment")[-1] == 24_000


def test_a_cap_whose_readings_pay_the_same_is_not_asked_about(tmp_path: Path) -> None:
    path = table(tmp_path, "0,120%,2.2%,bookings,quarter,,120%")
    assert paid(path) == [11_000, 17_600, 22_000, 26_400, 26_400]


def test_a_whole_amount_ladder_can_stop(tmp_path: Path) -> None:
    path = table(tmp_path, TWO_RATES[0], "100%,120%,3%,bookings,quarter,,")
    assert paid(path, on="whole", end="stops") == [10_000, 16_000, 30_000, 36_000, 36_000]


def test_a_threshold_asks_whether_the_part_above_or_all_counts(tmp_path: Path) -> None:
    path = table(tmp_path, "80%,,2%,bookings,quarter,,")
    assert paid(path, on="above") == [0, 0, 4_000, 8_000, 14_000]
    assert paid(path, on="whole") == [0, 16_000, 20_000, 24_000, 30_000]


def test_a_bonus_without_a_period_is_paid_each_period_or_cannot_be_written_yet(tmp_path: Path) -> None:
    path = table(tmp_path, "0,,2%,bookings,quarter,,", "100%,,,bookings,,6000,")
    asked = desk(path)
    assert [question.key for question in asked.questions()] == ["bonus"]
    said = asked.question_said(asked.questions()[0], "en")
    assert said[-2].split() == ["1", "period", "40,000.00", "64,000.00", "104,000.00", "120,000.00", "144,000.00"]
    assert said[-1].split() == ["2", "year", "40,000.00", "64,000.00", "86,000.00", "102,000.00", "126,000.00"]
    assert paid(path, bonus="period")[2] == 26_000
    with pytest.raises(ExportError, match="cannot be written yet"):
        list(desk(path, bonus="year").plan_said("en"))


def test_tiers_in_money_need_a_quota_and_hold_for_everybody_or_by_own_quota(tmp_path: Path) -> None:
    path = table(tmp_path, "0,50万,2%,bookings,quarter,,", "500000,,3%,bookings,quarter,,")
    with pytest.raises(ExportError, match="--quota"):
        desk(path, quota=None)
    asked = desk(path, on="above")
    assert [question.key for question in asked.questions()] == ["marks"]
    assert asked.question_said(asked.questions()[0], "en")[
        -1
    ].split() == [  # with twice the quota, tiers at 500,000 or 1,000,000
        "2",
        "share",
        "20,000.00",
        "38,000.00",
        "50,000.00",
        "62,000.00",
        "80,000.00",
    ]
    assert paid(path, on="above", marks="share") == [10_000, 19_000, 25_000, 31_000, 40_000]
    with pytest.raises(ExportError, match="quotas of incentive-rollout differ"):
        desk(path, on="above", marks="fixed").scenario_text()


def test_a_vague_basis_is_a_question_not_a_guess(tmp_path: Path) -> None:
    assert [question.key for question in desk(table(tmp_path, "0,,2%,业绩,quarter,,")).questions()] == ["basis"]


def test_an_option_that_contradicts_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the table says quarter, the option month"):
        desk(table(tmp_path, *TWO_RATES), period="month")


# How people write numbers


@pytest.mark.parametrize(
    ("start", "rate"),
    [
        ("80%", "2.2%"),
        ("0.8", "0.022"),
        ("80", "千分之22"),
        ("８０％", "22‰"),
        ("≥80%", "百分之2.2"),
        ("80%以上", "２．２％"),
    ],
)
def test_one_table_in_many_hands(start: str, rate: str, tmp_path: Path) -> None:
    assert paid(table(tmp_path, f"{start},,{rate},bookings,quarter,,"), on="above") == [0, 0, 4_400, 8_800, 15_400]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("起(%),止,提成比例(%),口径,周期", "80,,2.2,签约额,季度"),
        ("区间,提成比例,口径,周期", "80%以上,2.2%,签约额,季度"),
        ("from\tto\trate\tbasis\tperiod", "80%\tand above\t2.2%\tbookings\tquarterly"),
        ("from;to;rate;basis;period", "80%;∞;2.2%;bookings;quarter"),
        ("| from | to | rate | basis | period |\n|---|---|---|---|---|", "| 80% | | 2.2% | bookings | quarter |"),
    ],
)
def test_one_table_in_many_shapes(head: str, row: str, tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "gb18030", "utf-16") if row.isascii() or "∞" not in row else ("utf-8",):
        path = table(tmp_path, row, head="Pay plan 2026\n\n" + head, encoding=encoding)
        assert paid(path, on="above") == [0, 0, 4_400, 8_800, 15_400]


# What no table can mean: refused with its line and what is allowed

WRONG = {
    "0,100%,2%,bookings,quarter,,|90%,,3%,bookings,quarter,,": "plan.csv:3:1: from: this tier starts at 90% inside the one of line 2, which ends at 100%, allowed: 100%",
    "0,79%,2%,bookings,quarter,,|80%,,3%,bookings,quarter,,": "plan.csv:3:1: from: nothing is said from 79% (end of line 2) to 80%, allowed: 79%",
    "80%,,2%,bookings,quarter,,|50%,,3%,bookings,quarter,,": "plan.csv:3:1: from: tiers must rise, but 50% comes after 80% (line 2), allowed: more than 80%, "
    "or a name in a column `line` where this is another line of pay",
    "0,,-2%,bookings,quarter,,": 'plan.csv:2:3: rate: the rate "-2%" is negative, allowed: 0% to 100%, written 2.2%, 0.022, 22‰ or 千分之22',
    "0,,2.2,bookings,quarter,,": 'plan.csv:2:3: rate: "2.2" is not a rate, allowed: 0% to 100%, written 2.2%, 0.022, 22‰ or 千分之22',
    "0,,0.5,bookings,quarter,,": 'plan.csv:2:3: rate: the rate "0.5" can be 50% or 0.5%, allowed: 50% or 0.5%, with its sign',
    "100%,,3%,bookings,quarter,,80%": "plan.csv:2:7: cap: the cap 80% is not above where the last rate starts (100%), allowed: more than 100%",
    "100%,80%,3%,bookings,quarter,,": "plan.csv:2:2: to: the tier ends at 80%, which is not above its start 100%, allowed: more than 100%",
    "0,,2%,bookings,quarter,6000,": "plan.csv:2:6: bonus: from which attainment on is this bonus paid?, allowed: a row of its own with `from` above 0%",
    "0,,,bookings,quarter,,": "plan.csv:2:3: rate: this row has neither a rate nor a bonus, allowed: a rate (0% where nothing is paid), a bonus above 0, or no such row",
    "0,0.8,2%,bookings,quarter,,|80,,3%,bookings,quarter,,": "plan.csv:3:1: from: 80% is per cent without its sign, but line 2 is a share (1 is all of the quota): one way of writing in one table, "
    "allowed: 80% (an attainment), or 500000 in every row",
    "300,,2%,bookings,quarter,,": 'plan.csv:2:1: from: "300" is no mark that can be read in one way only, allowed: an attainment of 0% to 1000% (80%, 0.8 or 80), '
    "or sales in money from 1000 on (500000, 50万)",
    ">100%,,2%,bookings,quarter,,": 'plan.csv:2:1: from: ">100%": at exactly this mark, is it reached or not?, '
    "allowed: the mark alone (80%); a mark counts as reached at exactly its value",
    "0,,2%,profit,quarter,,": 'plan.csv:2:4: basis: "profit" is not known here, allowed: bookings (合同金额), margin (毛利额), cash (到账)',
    "0,,2%,bookings,quarter,,|100%,,,bookings,year,6000,": "plan.csv:3:5: period: this row is by year, the table by quarter: one plan counts everything by one period, "
    "allowed: quarter, or a table of its own for this row",
    "100%,,,bookings,quarter,10%,": 'plan.csv:2:6: bonus: "10%" is not a sum of money, '
    "allowed: a sum from 0 to 1,000,000,000,000, written 6000, 6,000.00 or 0.6万",
    "=1+1,,2%,bookings,quarter,,": 'plan.csv:2:1: from: "=1+1" is not a number that can be read, '
    "allowed: an attainment of 0% to 1000% (80%, 0.8 or 80), or sales in money from 1000 on (500000, 50万)",
}


@pytest.mark.parametrize("rows", WRONG)
def test_a_table_that_cannot_be_meant_is_refused_where_it_is_wrong(rows: str, tmp_path: Path) -> None:
    assert refused(table(tmp_path, *rows.split("|"))) == WRONG[rows]


@pytest.mark.parametrize("quota", [0.0, -5.0, float("nan"), float("inf"), 1e15])
def test_a_quota_of_zero_is_refused_with_what_is_allowed(quota: float, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="allowed: more than 0, at most"):
        desk(table(tmp_path, *TWO_RATES), quota=quota)


def test_hostile_cells_stay_inert_in_messages(tmp_path: Path) -> None:
    said = refused(table(tmp_path, "\x1b[2J\u202e=cmd|' /C calc'!A0,,2%,bookings,quarter,,"))
    assert "\x1b" not in said
    assert "\u202e" not in said


# Excel


def workbook(cells: dict[str, object], merged: Sequence[str] = (), percent: Sequence[str] = ()) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for at, value in cells.items():
        book.active[at] = value
    for area in merged:
        book.active.merge_cells(area)
    for at in percent:
        book.active[at].number_format = "0.0%"
    raw = BytesIO()
    book.save(raw)
    return raw.getvalue()


def test_excel_shares_merged_cells_and_titles_are_read_as_they_look(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(
        workbook(
            {
                "A1": "2026 销售提成方案",
                "A3": "起",
                "B3": "止",
                "C3": "提成比例",
                "D3": "口径",
                "E3": "周期",
                "A4": 0,
                "B4": 1,
                "C4": 0.02,
                "D4": "签约额",
                "E4": "季度",
                "A5": 1,
                "C5": 0.03,
            },
            merged=("A1:E1", "D4:D5", "E4:E5"),
            percent=("A4", "B4", "C4", "A5", "C5"),
        )
    )
    assert paid(path, on="above") == [10_000, 16_000, 20_000, 26_000, 35_000]
    assert read_plan(path).file == "plan.xlsx[Sheet]"


def test_a_formula_is_never_run_and_never_taken_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook({"A1": "from", "B1": "rate", "A2": 0, "B2": "=1/50"}))
    assert 'plan.xlsx[Sheet]:2:2: rate: "=1/50" is not a number that can be read' in refused(path)


def zipped(parts: dict[str, bytes]) -> bytes:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return raw.getvalue()


MALFORMED = {
    "empty": b"",
    "blank": b"\n\n  \n",
    "header only": HEAD.encode(),
    "no header": b"1,2,3\n4,5,6\n",
    "binary": bytes(range(256)) * 4,
    "old excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9,
    "cut utf-16": b"\xff\xfef\x00r",
    "open quote": (HEAD + '\n"0,,2%,bookings').encode(),
    "long cell": (HEAD + "\n" + "9" * 100_000 + ",,2%,,,,").encode(),
    "huge cell": (HEAD + "\n" + "x" * 200_000 + ",").encode(),
    "many rows": (HEAD + "\n" + "0,,2%,,,,\n" * 30_000).encode(),
    "twice": b"from,from,rate\n0,0,2%\n",
    "wide row": (HEAD + "\n100%,,,bookings,quarter,6,000,,\n").encode(),
    "cut row": (HEAD + "\n0").encode(),
    "huge number": (HEAD + "\n0,,2%,,,1e999,").encode(),
    "long number": (HEAD + "\n0,99999999999999%,2%,,,,").encode(),
    "not a zip": b"PK\x03\x04 and nothing",
    "another zip": zipped({"a.txt": b"x"}),
    "bomb": zipped({"xl/workbook.xml": b"0" * 50_000_000}),
    "entities": zipped(
        {"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "[Content_Types].xml": b"<a/>"}
    ),
    "broken xml": zipped({"xl/workbook.xml": b"<a", "[Content_Types].xml": b"<"}),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_sheet_is_refused_in_words_and_never_with_a_traceback(name: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(MALFORMED[name])
    with pytest.raises(ExportError) as error:
        desk(path)
    assert error.value.say("en").startswith("plan.xlsx")
    assert error.value.say("zh") != error.value.say("en")


def test_columns_without_end_are_named_only_in_part(tmp_path: Path) -> None:
    found = read_plan(table(tmp_path, "0,2%", head="from,rate" + ",x" * 5_000))
    assert found.unread == ["x"] * 12 + ["..."]


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "this file cannot be opened" in refused(tmp_path)
    assert refused(tmp_path / "none.csv") == "none.csv: there is no such file"


# Templates


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_is_empty_readable_and_never_overwrites(ending: str, lang: str, tmp_path: Path) -> None:
    if ending == "xlsx":
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("openpyxl")
    path = tmp_path / f"plan.{ending}"
    write_template(path, lang)  # type: ignore[arg-type]
    assert list(read_sheet(path, PLAN_HEADERS).columns) == [
        "from",
        "to",
        "rate",
        "on",
        "basis",
        "period",
        "bonus",
        "cap",
    ]
    assert "the table has no rows" in refused(path)
    with pytest.raises(InputError, match="exists already"):
        write_template(path, lang)  # type: ignore[arg-type]


# The scenario that is written


def test_the_scenario_has_exactly_the_plan_that_was_echoed_and_nothing_of_the_old_one(tmp_path: Path) -> None:
    settled = desk(table(tmp_path, *TWO_RATES), on="whole")
    path = tmp_path / "ours.yaml"
    path.write_text(settled.scenario_text(), encoding="utf-8")
    case = open_case(str(path))
    assert case.variants["from-table"].policies.incentive == settled._made()
    assert case.scenario.policies.incentive == open_case("incentive-rollout").scenario.policies.incentive


def test_a_cap_of_the_old_plan_does_not_linger_below_a_line_of_the_same_name(tmp_path: Path) -> None:
    settled = desk(table(tmp_path, "0,,2.5%,bookings,quarter,,"))
    path = tmp_path / "ours.yaml"
    path.write_text(settled.scenario_text(), encoding="utf-8")
    assert open_case(str(path)).variants["from-table"].policies.incentive.pays["commission"].cap_at is None


def test_quotas_follow_the_period_of_the_plan(tmp_path: Path) -> None:
    settled = desk(table(tmp_path, "0,,2.5%,bookings,year,,"))
    path = tmp_path / "ours.yaml"
    path.write_text(settled.scenario_text(), encoding="utf-8")
    case = open_case(str(path))
    assert case.variants["from-table"].reps["zhao"].quota == 4 * case.scenario.reps["zhao"].quota


# The command


def test_without_an_answer_the_command_says_both_pays_writes_nothing_and_exits_1(tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    said = CliRunner().invoke(app, ["plan", str(table(tmp_path, *TWO_RATES)), "-o", str(out), "--lang", "zh"])
    assert said.exit_code == 1
    assert "2.00" in said.output
    assert "3.00" in said.output
    assert "回答: --on above|whole" in said.output
    assert os.listdir(tmp_path) == ["plan.csv"]


def test_with_an_answer_the_command_echoes_the_plan_and_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    said = CliRunner().invoke(
        app,
        [
            "plan",
            str(table(tmp_path, *TWO_RATES)),
            "--on",
            "above",
            "--quota",
            "1000000",
            "-o",
            str(out),
            "--lang",
            "zh",
        ],
    )
    assert said.exit_code == 0, said.output
    assert "签约额分段提成, 每段只按本段比例: 指标的 100% 以下按 2%, 100% 起按 3%" in said.output
    assert "150%    24,000.00  35,000.00  59,000.00" in said.output
    assert set(open_case(str(out)).variants) > {"from-table"}
    assert sorted(os.listdir(tmp_path)) == ["out.yaml", "plan.csv"]


def test_a_scenario_is_never_written_over_the_table(tmp_path: Path) -> None:
    path = table(tmp_path, *TWO_RATES)
    ran = CliRunner().invoke(app, ["plan", str(path), "--on", "above", "-o", str(path)])
    assert isinstance(ran.exception, InputError)
    assert path.read_text(encoding="utf-8").startswith(HEAD)


def test_pasted_text_is_read_from_the_standard_input() -> None:
    pasted = "from\tto\trate\tbasis\tperiod\n0\t\t2%\tbookings\tquarter\n"
    said = CliRunner().invoke(app, ["plan", "-", "--lang", "en"], input=pasted)
    assert said.exit_code == 0, said.output
    assert "2% of bookings from the first sale on, without a cap" in said.output


def test_on_a_terminal_the_question_is_asked_until_it_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([7, 2])
    monkeypatch.setattr("simsales.cli.plan.typer.prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr("simsales.cli.plan._is_at_a_terminal", lambda file: True)
    said = CliRunner().invoke(app, ["plan", str(table(tmp_path, *TWO_RATES)), "--lang", "en"])
    assert said.exit_code == 0, said.output
    assert said.output.count("Once a higher tier is reached") == 2
    assert "one rate for all bookings" in said.output


def test_an_unknown_scenario_to_extend_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError):
        PlanDesk.opened(table(tmp_path, *TWO_RATES), "no-such-scenario")


@pytest.mark.parametrize("question", [*OF_A_TABLE.values(), *OF_A_PAYROLL.values()], ids=lambda question: question.key)
def test_every_question_is_an_option_with_its_readings_in_both_languages(question: Question) -> None:
    said = "".join(CliRunner().invoke(app, ["plan", "--help"]).output.split())
    assert f"--{question.key}<{'|'.join(question.answers)}>{''.join(question.help.say(LANG).split())}" in said
    assert question.asks.en != question.asks.zh
    assert all(words.en != words.zh for words in (*question.readings.values(), *question.in_money.values()))


def test_help_comes_without_opening_the_rooms_of_calibration() -> None:
    asked = "import sys, simsales.cli.app as app; print({*sys.modules} & {'simsales.calibrate.calibration', 'pandas', 'scipy', 'openpyxl'})"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "set()\n"
