"""One reader for every table from outside: the same encodings, the same limits, any sheet of a workbook."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from test_calibrate import HEADER, PRICES, sound_rows

from simsales.calibrate import calibrate
from simsales.calibrate.export import read_export
from simsales.calibrate.people import read_people
from simsales.calibrate.plan_table import read_plan
from simsales.calibrate.tables import MAX_BYTES, MAX_ROWS, read_table
from simsales.errors import ExportError

PLAN = "from,to,rate,basis,period\n0,,2%,bookings,quarter\n"
DEALS = "\n".join([HEADER, *sound_rows(3)])
READERS: dict[str, Callable[[Path], object]] = {"export": read_export, "pay table": read_plan, "people": read_people}
TEXTS = {"export": DEALS, "pay table": PLAN, "people": "name,quota a year\nLi,5000\n"}


def book(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    made = openpyxl.Workbook()
    del made[made.active.title]
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def cells(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


def refused(path: Path, reader: str) -> str:
    with pytest.raises(ExportError) as error:
        READERS[reader](path)
    assert error.value.say("zh") != error.value.say("en")
    return error.value.say("en")


@pytest.mark.parametrize("reader", READERS)
def test_the_size_limit_is_the_same_for_every_table(reader: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert refused(path, reader).startswith("x.csv: this file is too large, allowed: CSV (UTF-8, UTF-16 or GBK")


@pytest.mark.parametrize("reader", READERS)
def test_the_row_limit_is_the_same_for_every_table(reader: str, tmp_path: Path) -> None:
    head, _, row = TEXTS[reader].partition("\n")
    (tmp_path / "x.csv").write_text(head + "\n" + f"{row.splitlines()[0]}\n" * (MAX_ROWS + 20), encoding="utf-8")
    assert "x.csv:200021:1: this file is too large" in refused(tmp_path / "x.csv", reader)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("packed", [False, True])
def test_every_table_may_be_encoded_and_packed_in_any_way(
    reader: str, encoding: str, packed: bool, tmp_path: Path
) -> None:
    raw = TEXTS[reader].replace(",", "\t").encode(encoding)
    (tmp_path / "x.csv").write_bytes(gzip.compress(raw) if packed else raw)
    assert READERS[reader](tmp_path / "x.csv")


@pytest.mark.parametrize("reader", READERS)
def test_a_bomb_an_old_workbook_and_entities_are_refused_by_every_reader(reader: str, tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    entities = BytesIO()
    with zipfile.ZipFile(entities, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    for raw, words in (
        (packed.getvalue(), "unpacks to too much"),
        (entities.getvalue(), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "an old .xls, or a workbook with a password"),
    ):
        (tmp_path / "x.xlsx").write_bytes(raw)
        assert words in refused(tmp_path / "x.xlsx", reader)


@pytest.mark.parametrize("reader", READERS)
def test_the_sheet_that_looks_most_like_what_is_wanted_is_found(reader: str, tmp_path: Path) -> None:
    other = "people" if reader != "people" else "pay table"
    sheets = {"notes": [["please"], ["do not change"]], "other": cells(TEXTS[other]), "it": cells(TEXTS[reader])}
    path = book(tmp_path / "x.xlsx", {**sheets, "last": [["x"] * 30]})
    known = read_table(path, lambda row: sum(cell in cells(TEXTS[reader])[0] for cell in row))
    assert known.place == "x.xlsx[it]"
    assert READERS[reader](path)


@pytest.mark.parametrize("reader", READERS)
def test_any_sheet_can_be_chosen_by_its_name(reader: str, tmp_path: Path) -> None:
    table = cells(TEXTS[reader])
    path = book(tmp_path / "x.xlsx", {"2025": [["x"]], "2026 新": table})
    assert READERS[reader](path.with_name("x.xlsx[2026 新]"))
    assert refused(path.with_name("x.xlsx[2027]"), reader) == (
        "x.xlsx[2027]: there is no sheet 2027, allowed: 2025, 2026 新"
    )
    assert refused(path.with_name("y.xlsx[2025]"), reader).endswith("there is no such file")


def test_two_sheets_of_one_workbook_are_two_files(tmp_path: Path) -> None:
    """Deals and price list in one workbook give what they give in two files."""
    deals = "\n".join([HEADER, *sound_rows()])
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    (tmp_path / "prices.csv").write_text(PRICES, encoding="utf-8")
    path = book(tmp_path / "x.xlsx", {"deals": cells(deals), "prices": cells(PRICES)})
    plain = calibrate([tmp_path / "deals.csv", tmp_path / "prices.csv"], "x")
    made = calibrate([path.with_name("x.xlsx[deals]"), path.with_name("x.xlsx[prices]")], "x")
    assert [account.file for account in made.accounts] == ["x.xlsx[deals]", "x.xlsx[prices]"]
    assert made.yaml.replace("x.xlsx[deals]", "deals.csv") == plain.yaml


def test_a_formula_nobody_worked_out_is_seen_by_every_reader_and_is_no_number(tmp_path: Path) -> None:
    rows = cells(DEALS)
    path = book(tmp_path / "x.xlsx", {"it": [rows[0], [*rows[1][:7], "=5*1000"]]})
    assert read_export(path).rows[0].cell("amount") == "=5*1000"


def test_a_share_reads_as_excel_shows_it_and_a_day_without_its_midnight(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["a", 0.022, 12.5, 1e15, 3, True, None, 0.1 + 0.2])
    made.active["B1"].number_format = "0.0%"
    made.active["G1"] = datetime(2025, 3, 9)
    made.save(tmp_path / "x.xlsx")
    (line,) = read_table(tmp_path / "x.xlsx", len).rows
    assert line == (1, ["a", "2.2%", "12.5", "1000000000000000", "3", "True", "2025-03-09", "0.3"])


def test_a_cell_in_the_last_row_of_excel_makes_no_million_rows(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["A1"], made.active["XFD1048576"], made.active["A1048576"] = "x", "far", "far"
    made.save(tmp_path / "x.xlsx")
    assert [line for line, _ in read_table(tmp_path / "x.xlsx", len).rows] == [1, 1_048_576]


def test_a_merged_cell_fills_no_row_that_says_nothing_and_no_second_column(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (
        ["rep", "x", "stage"],
        ["Li", None, "won"],
        [None, None, "lost"],
        [None, None, None],
        ["Wu", "y", "won"],
    ):
        made.active.append(row)
    made.active.merge_cells("A2:B4")
    made.save(tmp_path / "x.xlsx")
    assert [row for _, row in read_table(tmp_path / "x.xlsx", len).rows] == [
        ["rep", "x", "stage"],
        ["Li", "", "won"],
        ["Li", "", "lost"],
        ["Wu", "y", "won"],
    ]


def test_a_rule_of_dashes_is_a_rule_only_between_bars(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("| a | b |\n|---|:-:|\n| 1 | |\n", encoding="utf-8")
    assert [row for _, row in read_table(tmp_path / "x.csv", len).rows] == [[" a ", " b "], [" 1 ", " "]]
    (tmp_path / "x.csv").write_text("a,b\n-,-\n", encoding="utf-8")
    assert [row for _, row in read_table(tmp_path / "x.csv", len).rows] == [["a", "b"], ["-", "-"]]
