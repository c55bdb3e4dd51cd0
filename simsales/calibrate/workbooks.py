"""A workbook as rows of text: every sheet of it, cells as a person would write them into a CSV.

Used by `tables` for .xlsx files. No formula, link or macro is ever run: what Excel last worked out counts, else the
formula's own text, which no number is. A merged cell counts for every row it spans. A workbook is a packed folder of
XML, and how much it unpacks to, how long one row is, and that it defines no entities, is looked at before it is opened.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from typing import Any

from simsales.i18n import Text
from simsales.spec.raw_file import EMPTY
from simsales.text import safe_text

from .tables import ALLOWED, HEADER_ROWS, MAX_RATIO, MOST_LINES, Score, Table, header_row, is_workbook, refusal

MAX_UNPACKED = 400_000_000
MAX_PARTS = 1000
MAX_STRETCH = 4_000_000
"""Bytes of one row, or of one word; all of it is in memory at once."""
MAX_PLAIN_PART = 8_000_000
MAX_COLUMNS = 300
MAX_LINE = 1_048_576
MAX_MERGED = 100_000
_DAMAGED = Text(en="this workbook is damaged, or is none", zh="工作簿已损坏, 或不是工作簿")
_BOMB = Text(en="this workbook unpacks to too much", zh="工作簿解压后过大")
_NO_SHEET = Text(en="there is no sheet {sheet}", zh="没有工作表 {sheet}")
_SHEETS = Text(en="allowed: {sheets}", zh="允许: {sheets}")
_TOO_LONG = Text(en="this sheet has too many rows", zh="工作表行数过多")
_ROW_ENDS = re.compile(rb"</(?:\w+:)?(?:row|si)>")
_LARGE_PARTS = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
_CHUNK = 1_000_000
_THEIR_OWN = ("zlib", "xml", "defusedxml", "openpyxl", "pyexpat", "lxml", "zipfile")

Row = tuple[int, list[str]]


def read_workbook(raw: bytes, name: str, score: Score, sheet: str | None) -> Table:
    """The sheet that is named, else the one whose header is best. Raises ExportError for whatever is no workbook."""
    with _opened(raw, name) as book:
        titles = [safe_text(each.title) for each in book.worksheets]
        if sheet is not None and sheet not in titles:
            raise refusal(name, _NO_SHEET.fill(sheet=safe_text(sheet)), _SHEETS.fill(sheets=", ".join(titles)))
        chosen = titles.index(sheet) if sheet is not None else _best(book, score)
        return Table(name, _rows(book, book.worksheets[chosen], name), titles[chosen], titles)


def every_sheet(raw: bytes, name: str) -> list[Table]:
    """Raises ExportError."""
    if not is_workbook(raw):
        raise refusal(name, _DAMAGED, ALLOWED)
    with _opened(raw, name) as book:
        titles = [safe_text(each.title) for each in book.worksheets]
        return [
            Table(name, _rows(book, sheet, name), title, titles)
            for sheet, title in zip(book.worksheets, titles, strict=True)
        ]


@contextmanager
def _opened(raw: bytes, name: str) -> Iterator[Any]:
    """The book, for reading only; whatever it breaks on is said as one thing: it is damaged."""
    import openpyxl

    try:
        _refuse_bombs(raw, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            try:
                if not book.worksheets:
                    raise refusal(name, EMPTY, ALLOWED)
                yield book
            finally:
                book.close()
    except (LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, SyntaxError, ArithmeticError):
        raise refusal(name, _DAMAGED, ALLOWED) from None
    except (NotImplementedError, RecursionError):
        raise refusal(name, _DAMAGED, ALLOWED) from None
    except Exception as error:  # readers of XML and zip have errors of their own; none of them is the user's business
        if type(error).__module__.partition(".")[0] in _THEIR_OWN:
            raise refusal(name, _DAMAGED, ALLOWED) from None
        raise


def _refuse_bombs(raw: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > min(MAX_UNPACKED, MAX_RATIO * len(raw)) or len(parts) > MAX_PARTS:
            raise refusal(name, _BOMB, ALLOWED)
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                _refuse_part(packed, part, name)


def _refuse_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Entities, a part larger than any of its kind, or a row without end."""
    is_long = _LARGE_PARTS.fullmatch(part.filename)
    if not is_long and part.file_size > MAX_PLAIN_PART:
        raise refusal(name, _BOMB, ALLOWED)
    stretch, tail = 0, b""
    with packed.open(part) as file:
        while chunk := file.read(_CHUNK):
            seen = tail + chunk
            if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                raise refusal(name, _DAMAGED, ALLOWED)
            ends = [found.end() for found in _ROW_ENDS.finditer(seen)] if is_long else []
            stretch = len(seen) - ends[-1] if ends else stretch + len(chunk)
            if is_long and stretch > MAX_STRETCH:
                raise refusal(name, _BOMB, ALLOWED)
            tail = seen[-20:]


def _best(book: Any, score: Score) -> int:
    """The sheet one of whose first rows looks most like a header; the first of equals."""

    def looks(number: int) -> tuple[int, int]:
        head = list(islice(_cells(book, _parser(book, book.worksheets[number])), HEADER_ROWS))
        return (score(head[header_row(head, score)][1]) if head else -1, -number)

    return max(range(len(book.worksheets)), key=looks)


def _rows(book: Any, sheet: Any, name: str) -> list[Row]:
    parser, rows = _parser(book, sheet), list[Row]()
    for line, cells in _cells(book, parser):
        rows.append((line, cells))
        if len(rows) > MOST_LINES or line > MAX_LINE:
            raise refusal(name, _TOO_LONG, ALLOWED, line)
    _spread_merged(rows, parser.merged_cells)
    width = max((len(cells) for _, cells in rows[:HEADER_ROWS]), default=0)
    for _, cells in rows:
        cells.extend([""] * (width - len(cells)))  # a sheet ends rows where the last cell is, a CSV with the header
    return rows


def _parser(book: Any, sheet: Any) -> Any:
    """openpyxl's own reader of one sheet, row by row: only cells that exist, and no objects around them.

    A formula that nobody ever worked out stays visible as its text: it must not be taken for nothing.
    """
    from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

    class Parser(WorkSheetParser):
        def parse_cell(self, element: Any) -> Any:
            cell = super().parse_cell(element)
            if cell["value"] is None and (formula := element.find(FORMULA_TAG)) is not None:
                cell["value"] = f"={formula.text or ''}"
            return cell

        def parse_row(self, row: Any) -> Any:
            found = super().parse_row(row)
            self.row_dimensions.clear()  # heights: nobody asks for them, and there is one for every row
            return found

    return Parser(
        sheet._get_source(),
        sheet._shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )


def _cells(book: Any, parser: Any) -> Iterator[Row]:
    """Line and cells of every row that says anything."""
    shares = _styles_of_shares(book)
    for line, found in parser.parse():
        said = {
            cell["column"]: plain
            for cell in found
            if cell["column"] <= MAX_COLUMNS and (plain := _plain(cell["value"], cell["style_id"] in shares))
        }
        if any(map(str.strip, said.values())):
            yield line, [said.get(column, "") for column in range(1, max(said) + 1)]


def _styles_of_shares(book: Any) -> set[int]:
    """Styles that show 0.02 as 2%."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    def pattern(number: int) -> str:
        own = number - BUILTIN_FORMATS_MAX_SIZE
        return str(BUILTIN_FORMATS.get(number, "") if own < 0 else book._number_formats[own])

    return {style for style, each in enumerate(book._cell_styles) if "%" in pattern(each.numFmtId)}


def _plain(value: Any, is_share: bool) -> str:
    """As a person would write it in a CSV, and numbers as Excel shows them."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat() if value != time() else ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value * 100:.12g}%" if is_share else _number(value)
    return str(value)


def _number(value: float) -> str:
    return str(int(value)) if value == value // 1 and abs(value) < 1e300 else f"{value:.15g}"


def _spread_merged(rows: Sequence[Row], merged: Any) -> None:
    """The value of a merged cell, for every row it spans that says anything of its own."""
    areas = [area for area in (merged.mergeCell if merged is not None else ()) if area.max_row > area.min_row]
    places = dict(rows) if areas else {}
    spread = 0
    for area in areas:
        top, column = places.get(area.min_row), area.min_col - 1
        spread += area.max_row - area.min_row
        if top is None or column >= len(top) or spread > MAX_MERGED:
            continue
        for line in range(area.min_row + 1, area.max_row + 1):
            if cells := places.get(line):
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = top[column]
