"""Text with cells parted by a sign, as rows: commas, semicolons, tabs, or the bars of a table pasted from a document.

Used by `tables`. A quotation mark that nobody closes would swallow the rows below it: a row over several lines that does
not have as many cells as the header is taken as its first line alone, and reading goes on with the next.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from simsales.i18n import Text
from simsales.spec.raw_file import TOO_LARGE

from .tables import ALLOWED, HEADER_ROWS, MOST_LINES, Score, refusal

BAR = "|"
DELIMITERS = (",", ";", "\t", BAR)
_ENDLESS = Text(en="a cell from here on does not end", zh="从这里起有单元格没有结束")
_RULE = re.compile(r"\s*:?-+:?\s*")
_SAMPLE_LETTERS = 100_000
_LONGEST_ROW = 500
"""Lines that are read in one go; no row is longer."""
_SHORT, _MANY = 40, 50_000


def text_rows(text: str, name: str, score: Score) -> list[tuple[int, list[str]]]:
    """Line of the file and cells of each row; lines with nothing on them are no rows. Raises ExportError."""
    delimiter, words = _delimiter(text, score), dict[str, str]()
    rows = []
    for line, cells in _rows(StringIO(text, newline="").readlines(), delimiter, name):
        plain = _without_bars(cells) if delimiter == BAR else cells
        if any(cell.strip() for cell in plain):
            rows.append((line, [_kept_once(cell, words) for cell in plain]))
        if len(rows) > MOST_LINES:
            raise refusal(name, TOO_LARGE, ALLOWED, line)
    return rows


def _kept_once(cell: str, words: dict[str, str]) -> str:
    """The same short word is one string in memory, however many rows say it."""
    if len(cell) > _SHORT or len(words) > _MANY:
        return words.get(cell, cell)
    return words.setdefault(cell, cell)


def _delimiter(text: str, score: Score) -> str:
    """What parts the cells: the sign with which one of the first lines looks most like a header, else most cells."""
    lines = text[:_SAMPLE_LETTERS].splitlines()[:HEADER_ROWS]

    def looks(delimiter: str) -> tuple[int, int]:
        rows = [_cells(line, delimiter) for line in lines]
        return max(map(score, rows), default=0), max(map(len, rows), default=0)

    return max(DELIMITERS, key=looks)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _without_bars(cells: list[str]) -> list[str]:
    """`| a | b |` has two cells; the rule below its header (`|---|---|`) has none."""
    if len(cells) > 2 and not cells[0].strip() and not cells[-1].strip():
        cells = cells[1:-1]
    return [] if all(_RULE.fullmatch(cell) for cell in cells) else cells


def _rows(lines: Sequence[str], delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Every row with the line it begins on, batch by batch of lines."""
    width = max((len(_cells(line, delimiter)) for line in lines[:HEADER_ROWS]), default=0)
    at = 0
    while at < len(lines):
        start, batch = at, lines[at : at + _LONGEST_ROW]
        for cells, used in _parted(csv.reader(batch, delimiter=delimiter, strict=False)):
            if used > 1 and start < at and at + used == start + len(batch) < len(lines):
                break  # a row that goes on beyond this batch: read it again, from its first line
            if cells is None or (used > 1 and len(cells) != width):
                at += 1
                yield at, _alone(lines[at - 1], delimiter, name, at)
                break
            yield at + 1, cells
            at += used


def _parted(reader: Any) -> Iterator[tuple[list[str] | None, int]]:
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
