"""Exports as they really look: encodings, delimiters, workbooks, dates, amounts, summary rows, names nobody foresaw."""

from __future__ import annotations

import gzip
import json
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from test_calibrate import HEADER, PRICES, made_from, sound_rows

from simsales.calibrate import calibrate, read_mapping
from simsales.calibrate.amounts import NoNumber, factor_of, read_amount
from simsales.calibrate.columns import meaning_of
from simsales.calibrate.dates import order_of, read_day
from simsales.calibrate.export import read_export
from simsales.calibrate.guessing import is_summary, likely_column, likely_stage
from simsales.errors import ExportError

HEADERS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "crm_headers" / "headers.json"
SMALL = [
    "负责人,商机阶段,创建时间,成交时间,金额",
    "王芳,赢单,2025-03-01,2025-03-09,12.5万",
    "李雷,丢单,2025-03-02,2025-03-05,",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_csv_reads_the_same_however_it_was_saved(encoding: str, delimiter: str, packed: bool, tmp_path: Path) -> None:
    raw = "\r\n".join(SMALL).replace(",", delimiter).encode(encoding)
    path = tmp_path / ("x.csv.gz" if packed else "x.csv")
    path.write_bytes(gzip.compress(raw) if packed else raw)
    export = read_export(path)
    assert list(export.headers) == ["rep", "stage", "created", "closed", "amount"]
    assert [row.cell("rep") for row in export.rows] == ["王芳", "李雷"]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-03-09", (2025, 3, 9)),
        ("2025/3/9", (2025, 3, 9)),
        ("2025年3月9日", (2025, 3, 9)),
        ("2025年03月09日 14:30", (2025, 3, 9)),
        ("2025.03.09", (2025, 3, 9)),
        ("2025-03-09T08:30:00.000Z", (2025, 3, 9)),
        ("2025-03-09 08:30:00+08:00", (2025, 3, 9)),
        ("09-03-2025 19:58", (2025, 3, 9)),
        ("9.3.25", (2025, 3, 9)),
        ("20250309", (2025, 3, 9)),
        ("45725", (2025, 3, 9)),
        ("45725.604", (2025, 3, 9)),
        ("1741478400", (2025, 3, 9)),
        ("1741478400000", (2025, 3, 9)),
        ("9-Mar-2025", (2025, 3, 9)),
        ("March 9, 2025", (2025, 3, 9)),
        ("2025-02-30", None),
        ("32/01/2025", None),
        ("1850-01-01", None),
        ("NaT", None),
        ("-", None),
        ("", None),
        ("99999999", None),
    ],
)
def test_a_date_is_read_in_every_dialect(cell: str, day: tuple[int, int, int] | None) -> None:
    assert read_day(cell) == (date(*day) if day else None)


def test_day_or_month_first_is_settled_by_the_whole_column() -> None:
    assert order_of(["03/04/2017", "26/02/2017", "-"]) == ("d/m/y", True)
    assert order_of(["03/04/2017", "02/26/2017"]) == ("m/d/y", True)
    assert order_of(["03/04/2017", "05/06/2017"]) == ("d/m/y", False)
    assert order_of(["2017-03-04", ""]) == (None, True)
    assert read_day("03/04/2017", "m/d/y") == date(2017, 3, 4)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("12.5万", 125_000),
        ("¥1,250,000.00", 1_250_000),
        ("$200,000 ", 200_000),
        ("１２３４.５", 1234.5),
        ("(1,200)", -1200),
        ("-5", -5),
        ("0", 0),
        ("1.2亿", 120_000_000),
        ("25k", 25_000),
        ("USD 1,000", 1000),
        ("1.250.000,50", 1_250_000.5),
        ("12,5", 12.5),
        ("3000元", 3000),
        ("None", None),
        ("NaT", None),
        ("-", None),
        ("", None),
        ("nan", None),
        ("无", None),
    ],
)
def test_an_amount_is_read_as_it_is_typed(cell: str, amount: float | None) -> None:
    assert read_amount(cell) == amount


@pytest.mark.parametrize("cell", ["about 5", "=SUM(A1:A9)", "1,2,3", "12.5.1", "1e400", "9" * 400, "5 or 6", "12万5"])
def test_what_is_no_amount_is_not_read(cell: str) -> None:
    with pytest.raises(NoNumber):
        read_amount(cell)


def test_a_header_tells_what_its_amounts_count() -> None:
    assert [factor_of(header) for header in ("金额(万元)", "Amount (USD)", "金额", "Amount (k)")] == [
        10_000,
        1,
        1,
        1000,
    ]


@pytest.mark.parametrize(
    ("value", "means"),
    [
        ("Closed - Won", "won"),
        ("5. Closed Won (100%)", "won"),
        ("客户已赢单", "won"),
        ("Closed Lost - price", "lost"),
        ("not won", None),
        ("未成交", None),
        ("即将签约", None),
        ("Stage 3", None),
        ("商务采构", None),
        ("Negotiaton", "open"),
    ],
)
def test_a_stage_is_guessed_only_with_confidence(value: str, means: str | None) -> None:
    likely = likely_stage(value)
    assert (likely.means if likely else None) == means


def test_a_header_is_guessed_only_when_it_is_close() -> None:
    said = {
        header: likely.means if (likely := likely_column(header)) else None
        for header in (
            "Deal Owners",
            "金额(万元)",
            "Sales-Agent ",
            "Close Dates",
            "备注",
            "预计成交日期",
            "最新跟进时间",
            "Region",
        )
    }
    assert said == {
        "Deal Owners": "rep",
        "金额(万元)": "amount",
        "Sales-Agent ": "rep",
        "Close Dates": "closed",
        "备注": None,
        "预计成交日期": None,
        "最新跟进时间": None,
        "Region": None,
    }


def test_summary_rows_are_told_from_customers() -> None:
    assert all(
        is_summary([cell, "", "5"])
        for cell in ("合计", "小计(王芳)", "总 计:", "Total", "Grand Total", "subtotal:", "王芳 小计")
    )
    assert not any(is_summary([cell]) for cell in ("Total Energies", "Totally new", "合计划", "Sumitomo", "设计"))


@pytest.mark.skipif(not HEADERS.exists(), reason="public headers not here")
def test_headers_of_the_crms_in_use_are_known(tmp_path: Path) -> None:
    crms = json.loads(HEADERS.read_text(encoding="utf-8"))
    for crm in (
        "maven_csv",
        "ibm_winloss",
        "salesforce_opportunity",
        "hubspot_deals",
        "zoho_deals",
        "odoo_crm_export",
        "cordyscrm_zh",
    ):
        meanings = [meaning_of(header) for header in crms[crm]]
        assert "stage" in meanings, crm
        told = [meaning for meaning in meanings if meaning]
        assert len(told) == len(set(told)), crm
        (tmp_path / "x.csv").write_text(",".join(crms[crm]), encoding="utf-8")
        assert not read_export(tmp_path / "x.csv").mapping.guesses, crm
    assert all(likely_stage(stage) for stage in crms["cordyscrm_zh_stages"])


def workbook(path: Path, rows: list[str], lead: int = 2) -> Path:
    """A workbook as people make them: a cover sheet, a title over merged cells, dates as dates, a total at the end."""
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("说明").write(0, 0, "请勿修改")
    sheet, day = book.add_worksheet("商机"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range(0, 0, 0, 8, "商机一览 2025")
    for at, line in enumerate([HEADER, *rows]):
        for column, cell in enumerate(line.split(",")):
            if at and column in (5, 6) and cell:
                sheet.write_datetime(at + lead, column, datetime.fromisoformat(cell), day)
            elif at and column == 7 and cell:
                sheet.write_number(at + lead, column, float(cell))
            else:
                sheet.write(at + lead, column, cell)
    sheet.write(len(rows) + lead + 1, 0, "合计")
    sheet.write_formula(len(rows) + lead + 1, 7, "=SUM(H4:H200)", None, 12345)
    book.close()
    return path


def test_a_workbook_gives_the_same_scenario_as_the_csv(tmp_path: Path) -> None:
    rows = sound_rows()
    plain = made_from(tmp_path, rows)
    (tmp_path / "prices.csv").write_text(PRICES, encoding="utf-8")
    made = calibrate([workbook(tmp_path / "deals.xlsx", rows), tmp_path / "prices.csv"], "test")
    assert made.yaml.replace("deals.xlsx", "deals.csv") == plain.yaml
    assert made.accounts[0].said("en")[-2:] == [
        "  skipped 1: above the header (line 1)",
        "  skipped 1: a summary row (line 244)",
    ]
    assert [guess.text.en for guess in made.mapping_guesses] == ["sheet 商机 was read, of 2"]


def test_a_merged_cell_counts_for_every_row_it_spans(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "x.xlsx"))
    sheet = book.add_worksheet()
    for at, line in enumerate([*SMALL, "韩梅,赢单,2025-03-01,2025-03-09,5"]):
        sheet.write_row(at, 0, line.split(","))
    sheet.merge_range(1, 0, 2, 0, "王芳")
    book.close()
    assert [row.cell("rep") for row in read_export(tmp_path / "x.xlsx").rows] == ["王芳", "王芳", "韩梅"]


def test_a_renamed_shuffled_gbk_copy_with_a_summary_row_gives_the_same_scenario(tmp_path: Path) -> None:
    rows = sound_rows()
    plain = made_from(tmp_path, rows, encoding="utf-8")
    columns = [4, 7, 0, 5, 6, 1, 8, 2, 3]
    other = "销售阶段,成交金额,业务编码,创建日期,结束时间,负责人姓名,说明,产品名称,客户"
    moved = [",".join(row.split(",")[at] for at in columns) for row in rows]
    Random(5).shuffle(moved)
    copy = made_from(tmp_path, [*moved, "合计,9999999,,,,,,,"], header=other, encoding="gb18030")
    assert copy.yaml == plain.yaml
    assert copy.accounts[0].rows_skipped == 1


def test_a_corrected_mapping_goes_before_any_guess(tmp_path: Path) -> None:
    rows = [row.replace("丢单", "没谈拢") for row in sound_rows()]
    with pytest.raises(ExportError):
        made_from(tmp_path, [row.replace("赢单", "甲") for row in rows])
    plain = made_from(tmp_path, sound_rows())
    table = tmp_path / "m.yaml"
    table.write_text(plain.mapping.replace('"丢单": "lost"', '"没谈拢": "lost"'), encoding="utf-8")
    (tmp_path / "deals.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    again = calibrate([tmp_path / "deals.csv", tmp_path / "prices.csv"], "test", read_mapping(table))
    assert again.yaml == plain.yaml
    assert '"没谈拢": "lost"' in again.mapping


def test_the_mapping_that_was_written_reads_back_and_changes_nothing(tmp_path: Path) -> None:
    made = made_from(tmp_path, [*sound_rows(), "B1,王芳,GTXPro,某公司,Closed - Wonn,2025-04-01,2025-04-20,5000,"])
    table = tmp_path / "m.yaml"
    table.write_text(made.mapping, encoding="utf-8")
    again = calibrate([tmp_path / "deals.csv", tmp_path / "prices.csv"], "test", read_mapping(table))
    assert again.yaml == made.yaml


@pytest.mark.parametrize(
    "text",
    [
        "",
        "files: 3",
        "files: {x.csv: {columns: {a: nonsense}}}",
        "files: {x.csv: {header_row: -1}}",
        "a: [",
        "files: {x.csv: {colums: {}}}",
        "files: {x.csv: {dates: {a: y/y}}}",
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_with_its_place(text: str, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ExportError, match=r"m\.yaml"):
        read_mapping(tmp_path / "m.yaml")


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "x.csv.gz").write_bytes(gzip.compress(b"0" * 80_000_000))
    import zipfile

    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    (tmp_path / "x.xlsx").write_bytes(packed.getvalue())
    for name in ("x.csv.gz", "x.xlsx"):
        with pytest.raises(ExportError, match="unpacks"):
            read_export(tmp_path / name)
