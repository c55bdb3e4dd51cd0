"""A workbook as rows of text: the sheet that looks most like an export, dates and numbers in plain writing.

Used by `tables` for .xlsx files. Formulas count as the value last seen; a merged cell counts for every row it spans.
A workbook is a packed folder of XML: how much it unpacks to is looked at before anything is opened.
"""

from __future__ import annotations

import math
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from simsales.i18n import Text
from simsales.text import safe_text

from .tables import ALLOWED, MAX_ROWS, Table, refusal

MAX_UNPACKED = 400_000_000
MAX_RATIO = 100
MAX_COLUMNS = 300
MAX_MERGED = 100_000
_SAMPLE_ROWS = 20
_DAMAGED = Text(en="this workbook is damaged", zh="工作簿已损坏")
_BOMB = Text(en="this workbook unpacks to too much", zh="工作簿解压后过大")
_NO_SHEET = Text(en="there is no sheet {sheet}", zh="没有工作表 {sheet}")
_SHEETS = Text(en="allowed: {sheets}", zh="允许: {sheets}")
_EMPTY = Text(en="this workbook is empty", zh="工作簿是空的")
_TOO_LONG = Text(en="this sheet has too many rows", zh="工作表行数过多")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def read_workbook(raw: bytes, name: str, score: Callable[[Sequence[str]], int], sheet: str | None) -> Table:
    """Raises ExportError for whatever is no workbook."""
    _refuse_bombs(raw, name)
    try:
        return _read(raw, name, score, sheet)
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        EOFError,
        SyntaxError,
        NotImplementedError,
        OverflowError,
        RecursionError,
        zipfile.LargeZipFile,
    ):
        raise refusal(name, _DAMAGED, ALLOWED) from None
    except (
        Exception
    ) as error:  # zlib, expat, defusedxml and openpyxl have their own; none of them is the user's business
        if type(error).__module__.partition(".")[0] in ("zlib", "xml", "defusedxml", "openpyxl", "pyexpat", "lxml"):
            raise refusal(name, _DAMAGED, ALLOWED) from None
        raise


def _refuse_bombs(raw: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            sizes = [info.file_size for info in packed.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise refusal(name, _DAMAGED, ALLOWED) from None
    if sum(sizes) > min(MAX_UNPACKED, MAX_RATIO * len(raw)) or len(sizes) > 1000:
        raise refusal(name, _BOMB, ALLOWED)


def _read(raw: bytes, name: str, score: Callable[[Sequence[str]], int], sheet: str | None) -> Table:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    try:
        titles = [safe_text(each.title) for each in book.worksheets]
        if not titles:
            raise refusal(name, _EMPTY, ALLOWED)
        if sheet is not None and sheet not in titles:
            raise refusal(name, _NO_SHEET.fill(sheet=sheet), _SHEETS.fill(sheets=", ".join(titles)))
        chosen = titles.index(sheet) if sheet is not None else _best(book.worksheets, score)
        rows = list(_rows(book.worksheets[chosen], name))
        _spread_merged(rows, raw, getattr(book.worksheets[chosen], "_worksheet_path", ""))
        return Table(name, [row for row in rows if any(row[1])], titles[chosen], titles)
    finally:
        book.close()


def _best(sheets: Sequence[Any], score: Callable[[Sequence[str]], int]) -> int:
    """The sheet one of whose first rows looks most like a header; the first of equals."""

    def looks(number: int) -> int:
        head = sheets[number].iter_rows(max_row=_SAMPLE_ROWS, max_col=MAX_COLUMNS, values_only=True)
        return max((score([_plain(cell) for cell in row]) for row in head), default=0)

    return max(range(len(sheets)), key=lambda number: (looks(number), -number))


def _rows(sheet: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()
    empty = 0
    for line, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), 1):
        cells = [_plain(cell) for cell in row]
        empty = 0 if any(cells) else empty + 1
        if line - empty > MAX_ROWS or empty > MAX_ROWS:
            raise refusal(name, _TOO_LONG, ALLOWED, line)
        yield line, cells


def _plain(cell: Any) -> str:
    """As a person would write it in a CSV."""
    if cell is None or isinstance(cell, time):
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if math.isfinite(cell) and cell == int(cell) else repr(cell)
    return str(cell)


def _spread_merged(rows: list[tuple[int, list[str]]], raw: bytes, path: str) -> None:
    """The value of a merged cell, for every cell it spans."""
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        if path.lstrip("/") not in packed.namelist():
            return
        xml = packed.read(path.lstrip("/"))
    spread = 0
    for left, top, right, bottom in _MERGE.findall(xml):
        first, last = int(top) - 1, min(int(bottom), len(rows))
        columns = range(_number(left), min(_number(right) + 1, MAX_COLUMNS))
        spread += max(last - first, 0) * len(columns)
        if spread > MAX_MERGED or first >= len(rows) or columns.start >= len(rows[first][1]):
            continue
        if len(columns) > 1 and last - first == 1:
            continue  # a title over several columns: one cell, not many
        value = rows[first][1][columns.start]
        for _, cells in rows[first:last]:
            for column in columns:
                if column < len(cells):
                    cells[column] = value


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
