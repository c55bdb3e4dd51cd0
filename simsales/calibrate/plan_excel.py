"""An Excel workbook as grids of words: every sheet, merged cells filled, percentages as Excel shows them.

Used by `plan_sheets`. A workbook comes from outside: it is unpacked only when small, refused when it defines entities,
and no formula, link or macro of it is ever run.
"""

from __future__ import annotations

import importlib
import warnings
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from simsales.i18n import Text
from simsales.text import safe_text

from .export import refusal

MAX_UNPACKED, MAX_SHEET_BYTES = 30_000_000, 4_000_000
MAX_ROWS, MAX_COLUMNS, MAX_LETTERS, MAX_SHEETS = 20_000, 200, 300, 20

Grids = list[tuple[str, list[tuple[int, list[str]]]]]


class _TooMuchError(Exception):
    """A workbook that is larger than any pay table."""


def excel_grids(raw: bytes, name: str, allowed: Text) -> Grids:
    """Sheet by sheet: its name in messages, and its rows with their numbers."""
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError:
        raise refusal(
            name,
            Text(en="reading .xlsx needs openpyxl", zh="读取 .xlsx 需要 openpyxl"),
            Text(en="install it, or save the sheet as CSV", zh="请安装, 或另存为 CSV"),
        ) from None
    try:
        _refuse_bombs(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            stored = openpyxl.load_workbook(BytesIO(raw), data_only=True, keep_links=False)
            written = openpyxl.load_workbook(BytesIO(raw), data_only=False, keep_links=False)
            return [
                (safe_text(f"{name}[{sheet.title}]"), _grid(sheet, written[sheet.title]))
                for sheet in stored.worksheets[:MAX_SHEETS]
            ]
    except _TooMuchError:
        raise refusal(
            name, Text(en="this workbook is too large for a table of pay", zh="这个工作簿太大"), allowed
        ) from None
    except Exception:  # openpyxl raises whatever the broken part of a workbook leads it to
        raise refusal(
            name,
            Text(en="this .xlsx file is damaged or not one", zh="这个 .xlsx 文件已损坏, 或不是 Excel 文件"),
            allowed,
        ) from None


def _refuse_bombs(raw: bytes) -> None:
    with ZipFile(BytesIO(raw)) as archive:
        parts = archive.infolist()
        sheets = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if (
            sum(part.file_size for part in parts) > MAX_UNPACKED
            or sum(part.file_size for part in sheets) > MAX_SHEET_BYTES
        ):
            raise _TooMuchError
        if any(b"<!DOCTYPE" in archive.read(part) for part in sheets):
            raise _TooMuchError


def _grid(sheet: Any, written: Any) -> list[tuple[int, list[str]]]:
    """Only cells that exist: a stray format in the last row of Excel must not make a million empty ones."""
    cells = {at: cell for at, cell in sheet._cells.items() if at[1] <= MAX_COLUMNS}
    cells |= {at: cell for at, cell in _merged(sheet).items() if at[1] <= MAX_COLUMNS}
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in cells.items():
        if said := _said(cell, written):
            rows.setdefault(row, {})[column] = said
    if len(rows) > MAX_ROWS:
        raise _TooMuchError
    return [(row, [rows[row].get(column, "") for column in range(1, max(rows[row]) + 1)]) for row in sorted(rows)]


def _merged(sheet: Any) -> dict[tuple[int, int], Any]:
    """Each covered place -> the cell that holds what is said there. Cells merged across columns are titles, not data."""
    covered: dict[tuple[int, int], Any] = {}
    for area in list(sheet.merged_cells.ranges):
        if area.max_col > area.min_col or area.max_row - area.min_row > MAX_ROWS:
            continue
        for row in range(area.min_row, area.max_row + 1):
            covered[row, area.min_col] = sheet.cell(area.min_row, area.min_col)
    return covered


def _said(cell: Any, written: Any) -> str:
    value = cell.value
    if value is None:
        value = written.cell(cell.row, cell.column).value  # a formula that Excel never worked out stays visible
    if isinstance(value, datetime | date):
        value = value.isoformat()[:10]
    if isinstance(value, float | int) and not isinstance(value, bool):
        value = f"{value * 100:.12g}%" if "%" in str(cell.number_format) else f"{value:.15g}"
    return "" if value is None else safe_text(value, limit=MAX_LETTERS).strip()
