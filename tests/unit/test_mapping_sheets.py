"""The mapping table as a workbook: says what the YAML says, offers what is allowed, and is refused cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from test_calibrate import HEADER, made_from, sound_rows
from typer.testing import CliRunner

from simsales.calibrate import Calibration, calibrate, read_mapping
from simsales.calibrate.mapping import MEANINGS, FileMapping, written
from simsales.calibrate.mapping_sheets import written_sheets
from simsales.cli.app import app
from simsales.errors import ExportError
from simsales.i18n import Text

ODD = [
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "https://example.com/x",
    "  ",
    "12",
    "x\ufffey",
    '"',
    "a\u0301b",
    "💥",
    "_x0041_",
]


def made(folder: Path) -> Calibration:
    odd = "B1,王芳,GTXPro,某公司,Closed - Wonn,2025-04-01,2025-04-20,5000,"
    return made_from(folder, [*sound_rows(), odd])


def book_of(made: Calibration) -> Any:
    return openpyxl.load_workbook(BytesIO(made.mapping_workbook))


def refused(folder: Path, change: Callable[[Any], None]) -> str:
    """The workbook of an import, changed by hand."""
    book = book_of(made(folder))
    change(book)
    book.save(folder / "m.xlsx")
    with pytest.raises(ExportError) as error:
        read_mapping(folder / "m.xlsx")
    assert error.value.say("zh") != error.value.say("en")
    return error.value.say("en")


def told(mappings: dict[str, FileMapping]) -> list[tuple[object, ...]]:
    return [
        (name, one.sheet, one.header_row, one.amounts_in, one.columns, one.stages, one.dates, one.products)
        for name, one in mappings.items()
    ]


def test_the_workbook_says_what_the_yaml_says(tmp_path: Path) -> None:
    one = made(tmp_path)
    (tmp_path / "m.yaml").write_text(one.mapping, encoding="utf-8")
    (tmp_path / "m.xlsx").write_bytes(one.mapping_workbook)
    as_book = read_mapping(tmp_path / "m.xlsx")
    assert told(as_book) == told(read_mapping(tmp_path / "m.yaml"))
    again = calibrate([tmp_path / "deals.csv", tmp_path / "prices.csv"], "test", as_book)
    assert again.yaml == one.yaml


def test_a_cell_corrected_in_the_workbook_goes_before_any_guess(tmp_path: Path) -> None:
    plain = made_from(tmp_path, sound_rows())
    rows = [row.replace("丢单", "没谈拢") for row in sound_rows()]
    (tmp_path / "deals.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    book = book_of(plain)
    for row in book["stages 阶段"].iter_rows(min_row=2):
        if row[1].value == "丢单":
            row[1].value = "没谈拢"
    book.save(tmp_path / "m.xlsx")
    again = calibrate([tmp_path / "deals.csv", tmp_path / "prices.csv"], "test", read_mapping(tmp_path / "m.xlsx"))
    assert again.yaml == plain.yaml


def test_each_row_says_what_is_taken_for_what_how_surely_and_what_else_is_allowed(tmp_path: Path) -> None:
    sheet = book_of(made(tmp_path))["columns 列"]
    rows = {row[1]: row for row in sheet.iter_rows(values_only=True)}
    assert list(rows["column | 列"]) == [
        "file | 文件",
        "column | 列",
        "taken for | 当作",
        "sure or guess | 确定或推测",
        "allowed | 允许",
        "examples (or rows) | 示例 (或行数)",
    ]
    assert rows["商机阶段"][:4] == ("deals.csv", "商机阶段", "stage", "sure | 确定")
    assert rows["商机阶段"][5] == "赢单, 丢单, 跟进中"
    assert rows["备注"][2] == "-"
    stages = {row[1]: row for row in book_of(made(tmp_path))["stages 阶段"].iter_rows(values_only=True)}
    assert stages["Closed - Wonn"][3].startswith("guess: stage ")
    assert stages["Closed - Wonn"][5] == "1"


def test_examples_show_keys_for_people_and_nothing_for_customers(tmp_path: Path) -> None:
    one = made(tmp_path)
    rows = {row[1]: row for row in book_of(one)["columns 列"].iter_rows(values_only=True)}
    assert set(rows["负责人"][5].split(", ")) == set(one.legend)
    assert not any(rows[title][5] for title in ("客户名称", "备注", "商机编号"))


def test_the_allowed_words_can_be_chosen_from_a_list(tmp_path: Path) -> None:
    sheet = book_of(made(tmp_path))["columns 列"]
    (offer,) = sheet.data_validations.dataValidation
    assert (offer.type, offer.formula1) == ("list", f'"{",".join([*MEANINGS, "-"])}"')
    assert str(offer.sqref) == f"C2:C{sheet.max_row}"


def test_odd_headers_and_stages_stay_text_and_read_back(tmp_path: Path) -> None:
    one = FileMapping(
        "=x.csv", "=A1", 2, 10_000.0, dict.fromkeys(ODD, "-") | {"Stage": "stage"}, dict.fromkeys(ODD, "?")
    )
    del one.columns["  "], one.stages["  "]
    one.products = {"=1+1": "@x"}
    one.guess("columns", "12", Text.same("=HYPERLINK(1)"))
    (tmp_path / "m.xlsx").write_bytes(written_sheets([one]))
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for sheet in book for row in sheet for cell in row)
    assert told(read_mapping(tmp_path / "m.xlsx")) == told({"=x.csv": one})


# Refused, with sheet and row


def test_a_word_that_is_not_allowed_is_refused_with_sheet_row_and_what_is(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["columns 列"]["C3"] = "nonsense"
        book["stages 阶段"]["C2"] = None
        book["files 文件"]["C2"] = "first"

    assert refused(tmp_path, change).splitlines() == [
        'm.xlsx[files 文件]:2:3: deals.csv.header_row: "first" does not fit here, allowed: 1, 2, ..',
        'm.xlsx[columns 列]:3:3: deals.csv.columns.负责人: "nonsense" does not fit here, '
        f"allowed: {', '.join(MEANINGS)}, -",
        'm.xlsx[stages 阶段]:2:3: deals.csv.stages.赢单: "" does not fit here, '
        "allowed: won, lost, no decision, open, ?",
    ]


def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["columns 列"]["B4"] = book["columns 列"]["B3"].value

    assert refused(tmp_path, change) == "m.xlsx[columns 列]:4:3: 负责人 of deals.csv is there twice (line 3)"


def test_a_table_without_its_columns_is_refused(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["columns 列"]["C1"] = "means"

    assert refused(tmp_path, change) == "m.xlsx[columns 列]:1:1: no column taken for | 当作"


def test_another_workbook_is_no_mapping_table(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    for raw in (None, b"", b"PK\x03\x04 no", b"a,b\n1,2\n"):
        if raw is not None:
            (tmp_path / "x.xlsx").write_bytes(raw)
        with pytest.raises(ExportError, match=r"^x\.xlsx: "):
            read_mapping(tmp_path / "x.xlsx")


def test_the_command_writes_the_form_that_is_asked_for_and_takes_it_back(tmp_path: Path) -> None:
    made_from(tmp_path, sound_rows())
    words = ["calibrate", str(tmp_path / "deals.csv"), str(tmp_path / "prices.csv"), "-o", str(tmp_path / "o.yaml")]
    for form, other in (("xlsx", "yaml"), ("yaml", "xlsx")):
        ran = CliRunner().invoke(app, [*words, "--mapping-as", form])
        assert ran.exit_code == 0, ran.output
        table, first = tmp_path / f"o.mapping.{form}", (tmp_path / "o.yaml").read_bytes()
        assert not (tmp_path / f"o.mapping.{other}").exists()
        ran = CliRunner().invoke(app, [*words, "--mapping", str(table), "--mapping-as", form])
        assert ran.exit_code == 0, ran.output
        assert (tmp_path / "o.yaml").read_bytes() == first
        table.unlink()


def test_the_yaml_stays_what_it_was() -> None:
    assert written([FileMapping("x.csv", columns={"a": "rep"})]).splitlines()[-4:] == [
        "    header_row: 0",
        "    amounts_in: 1",
        "    columns:",
        '      "a": "rep"',
    ]
