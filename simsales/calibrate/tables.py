"""A file from outside as plain rows of text: CSV in any of its dialects, packed or not, or a sheet of a workbook.

Used first by everything that reads an export. Excel in China saves CSV as GBK, elsewhere as UTF-8 or UTF-16; cells are
parted by a comma, a semicolon or a tab. Where single lines cannot be read as text, those rows are marked, not dropped.
Limits: 50 MB, packed at most 100 : 1, and 200,000 rows (RELIABILITY.md rule 7).
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.text import safe_text

MAX_BYTES = 50_000_000
MAX_ROWS = 200_000
MAX_RATIO = 100
DELIMITERS = (",", ";", "\t")
UNREADABLE = "\ufffd"
"""Stands where bytes were no text; a row with it is reported and skipped."""
_SPOILT = 0.01
ALLOWED = Text(
    en="allowed: CSV (UTF-8, UTF-16 or GBK; also .gz) or .xlsx, of at most 50 MB and 200,000 rows",
    zh="允许: CSV (UTF-8, UTF-16 或 GBK; 也可 .gz) 或 .xlsx, 不超过 50 MB 和 20 万行",
)
_ENDLESS = Text(en="a cell from here on does not end", zh="从这里起有单元格没有结束")
_TOO_LARGE = Text(en="this file is too large", zh="文件太大")
_NOT_TEXT = Text(en="this is not text", zh="这不是文本文件")
_PACKED = Text(en="this packed file is damaged or unpacks to too much", zh="压缩文件已损坏, 或解压后过大")
_SAMPLE_LINES = 20
_LONGEST_ROW = 500
"""Lines that are read in one go; no row is longer."""


@dataclass(frozen=True)
class Table:
    """Rows with the line each begins on. `sheet`: of a workbook; `sheets`: all that it has."""

    name: str
    rows: Sequence[tuple[int, list[str]]]
    sheet: str = ""
    sheets: Sequence[str] = ()


def refusal(name: str, what: Text, allowed: Text | None = None, line: int = 0) -> ExportError:
    return ExportError(Problem(Place(name, line, 1 if line else 0), "", what, allowed))


def read_tables(path: Path, score: Callable[[Sequence[str]], int], sheet: str | None = None) -> Table:
    """`score`: how much a row looks like the header, by which delimiter and sheet are chosen. Raises ExportError."""
    name = safe_text(path.name)
    raw = _unpacked(_bytes(path, name), name)
    if raw[:4] == b"PK\x03\x04":
        from .sheets import read_workbook

        return read_workbook(raw, name, score, sheet)
    text = _decoded(raw, name)
    return Table(name, list(_lines(text, _delimiter(text, score), name)))


def _bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refusal(name, Text(en="there is no such file", zh="没有这个文件")) from None
    except (OSError, ValueError):
        raise refusal(name, Text(en="this file cannot be opened", zh="无法打开这个文件")) from None
    if len(raw) > MAX_BYTES:
        raise refusal(name, _TOO_LARGE, ALLOWED)
    return raw


def _unpacked(raw: bytes, name: str) -> bytes:
    if raw[:2] != b"\x1f\x8b":
        return raw
    most = min(MAX_BYTES, MAX_RATIO * len(raw))
    try:
        reader = zlib.decompressobj(wbits=31)
        plain = reader.decompress(raw, most + 1)
    except zlib.error:
        raise refusal(name, _PACKED, ALLOWED) from None
    if len(plain) > most or not reader.eof:
        raise refusal(name, _PACKED, ALLOWED)
    return plain


def _decoded(raw: bytes, name: str) -> str:
    """Strict UTF-8, UTF-16 by its mark or its NULs, then GBK; a few broken lines do not change what a file is."""
    for encoding in _candidates(raw):
        text = _read_as(raw, encoding)
        if text is not None and text.count("\0") <= _few(text.count("\n")):
            return text.removeprefix("\ufeff").replace("\0", UNREADABLE)
    raise refusal(name, _NOT_TEXT, ALLOWED)


def _candidates(raw: bytes) -> Sequence[str]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    sample = raw[:2000]
    if sample.count(0) > len(sample) // 10:
        odd = sample[1::2].count(0) > sample[0::2].count(0)
        return ("utf-16-le",) if odd else ("utf-16-be",)
    return ("utf-8", "gb18030")


def _read_as(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        if encoding.startswith("utf-16"):
            return None
    lines = raw.split(b"\n")
    spoilt = sum(not _is_text(line, encoding) for line in lines)
    return raw.decode(encoding, errors="replace") if spoilt <= _few(len(lines)) else None


def _few(lines: int) -> int:
    """How many broken lines a text may have; none where it has hardly any."""
    return max(round(_SPOILT * lines), 3 if lines >= _SAMPLE_LINES else 0)


def _is_text(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str, score: Callable[[Sequence[str]], int]) -> str:
    """What parts the cells: the sign with which one of the first lines looks most like a header, else most cells."""
    lines = text[:100_000].splitlines()[:_SAMPLE_LINES]

    def looks(delimiter: str) -> tuple[int, int]:
        rows = [_cells(line, delimiter) for line in lines]
        return max(map(score, rows), default=0), max(map(len, rows), default=0)

    return max(DELIMITERS, key=looks)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _lines(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Line of the file and cells of each row; lines with nothing on them are no rows.

    A quotation mark that nobody closes would swallow the rows below it: a row over several lines that does not have as
    many cells as the header is taken as its first line alone, and reading goes on with the next.
    """
    lines = StringIO(text, newline="").readlines()
    width = max((len(_cells(line, delimiter)) for line in lines[:_SAMPLE_LINES]), default=0)
    at, count = 0, 0
    while at < len(lines):
        start, batch = at, lines[at : at + _LONGEST_ROW]
        for cells, used in _rows(csv.reader(batch, delimiter=delimiter, strict=False)):
            if used > 1 and start < at and at + used == start + len(batch) < len(lines):
                break  # a row that goes on beyond this batch: read it again, from its first line
            if cells is None or (used > 1 and len(cells) != width):
                cells, used = _alone(lines[at], delimiter, name, at + 1), 1
                at += used
                if any(cell.strip() for cell in cells):
                    count += 1
                    yield at, cells
                break
            begins, at = at + 1, at + used
            if any(cell.strip() for cell in cells):
                count += 1
                yield begins, cells
        if count > MAX_ROWS:
            raise refusal(name, _TOO_LARGE, ALLOWED, at)


def _rows(reader: Any) -> Iterator[tuple[list[str] | None, int]]:
    """Cells of each row (None where it cannot be read), and how many lines it takes."""
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None, 1
            return
        yield cells, reader.line_num - before
        before = reader.line_num


def _alone(line: str, delimiter: str, name: str, number: int) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=False), [])
    except csv.Error:
        raise refusal(name, _ENDLESS, ALLOWED, number) from None
