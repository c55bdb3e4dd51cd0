"""A small table as people keep it: a sheet of Excel, a CSV file, or text pasted from a Word table.

Used for pay tables, payrolls and people files. The header row is looked for among the first rows, merged cells count
for every row they cover, and a formula is never run: what Excel last stored is read, else its text, which no number is.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import NoReturn

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.text import safe_text

from .columns import levelled
from .export import refusal
from .plan_words import BLANK, NO_LIMIT, Headers, said_as

MAX_BYTES = 10_000_000
MAX_ROWS, MAX_COLUMNS, MAX_LETTERS = 20_000, 200, 300
_SEARCHED_ROWS, _NAMED = 20, 12
_SIGNS = ("\t", ",", ";", "|")
CUT = Text(en="the row has more cells than the header (a comma inside a number?)", zh="单元格比表头多 (数字里有逗号?)")
_UNIT = re.compile(r"[(\[]([^()\[\]]{1,12})[)\]]\s*$")
_FILES = Text(
    en="allowed: .xlsx, or CSV as UTF-8, UTF-16 or GBK, of at most 10 MB; `-` for pasted text",
    zh="允许: .xlsx, 或 UTF-8、UTF-16、GBK 编码的 CSV, 不超过 10 MB; `-` 表示粘贴的文字",
)

Grid = list[tuple[int, list[str]]]
"""Line of the file and its cells; lines with nothing on them are left out."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its line, its cells by meaning, and whether it ends where the header ends (a comma in 6,000 adds a cell)."""

    line: int
    cells: Mapping[str, str]
    is_whole: bool = True

    def cell(self, key: str) -> str:
        return self.cells.get(key, "")

    def says(self, key: str) -> bool:
        return levelled(self.cell(key)) not in (NO_LIMIT if key in ("to", "cap") else BLANK)


@dataclass(frozen=True)
class Sheet:
    """One table: where each meaning stands, in which unit its header says it is, and what is not read."""

    name: str
    header_line: int
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    units: Mapping[str, str]
    unread: Sequence[str]
    rows: Sequence[SheetRow]

    def problem(
        self, line: int, key: str, what: Text, allowed: Text | None = None, meant: str | None = None
    ) -> Problem:
        return Problem(Place(self.name, line, self.columns.get(key, 1)), self.titles.get(key, ""), what, allowed, meant)

    def need(self, *wanted: str, headers: Headers) -> None:
        """Raises ExportError for each column that must be there and is not."""
        missing = [key for key in wanted if key not in self.columns]
        if missing:
            others = ", ".join(self.unread) or "-"
            raise ExportError(
                [
                    self.problem(
                        self.header_line,
                        "",
                        Text(en="no column {key}; not known: {others}", zh="缺少一列 {key}; 不认识的列: {others}").fill(
                            key=headers[key][0], others=others
                        ),
                        Text(en="allowed: {names}", zh="允许: {names}").fill(names=", ".join(headers[key])),
                    )
                    for key in missing
                ]
            )


def read_sheet(source: Path, headers: Headers) -> Sheet:
    """The table in a file; `-` is what is pasted. Raises ExportError, whatever the bytes are."""
    name = "-" if str(source) == "-" else safe_text(source.name)
    raw = _bytes(source, name)
    if raw[:4] == b"PK\x03\x04":
        from .plan_excel import excel_grids

        grids = excel_grids(raw, name, _FILES)
    else:
        grids = [(name, _text_grid(_decoded(raw, name), name, headers))]
    is_text = len(grids) == 1 and grids[0][0] == name
    return (
        max((_sheet(title, grid, headers, is_text) for title, grid in grids), key=lambda found: len(found.columns))
        if any(grid for _, grid in grids)
        else _empty(name)
    )


def _sheet(name: str, grid: Grid, headers: Headers, is_text: bool) -> Sheet:
    """The grid below its header row: of the first rows the one with most known headers."""
    known = [
        (sum(_meaning(cell, headers) is not None for cell in cells), -i)
        for i, (_, cells) in enumerate(grid[:_SEARCHED_ROWS])
    ]
    count, at = max(known, default=(0, 0))
    if count < 2:
        names = ", ".join(words[0] for words in headers.values())
        raise refusal(
            name,
            Text(en="no row of headers found", zh="找不到表头"),
            Text(
                en=f"allowed: at least two of {names}, in one of the first {_SEARCHED_ROWS} rows (or their Chinese names)",
                zh="允许: 前 {n} 行里有表头, 例如 {names}",
            ).fill(n=_SEARCHED_ROWS, names=", ".join(words[-1] for words in headers.values())),
            grid[0][0] if grid else 0,
        )
    line, titles = grid[-at]
    keys = [_meaning(title, headers) for title in titles]
    _refuse_doubles(name, line, titles, keys)
    columns = {key: i + 1 for i, key in enumerate(keys) if key is not None}
    rows = [
        SheetRow(
            number,
            {key: cells[i - 1].strip() for key, i in columns.items() if i <= len(cells)},
            not (is_text and any(cells[len(titles) :])),
        )
        for number, cells in grid[1 - at :]
    ]
    return Sheet(
        name,
        line,
        columns,
        {key: titles[i - 1] for key, i in columns.items()},
        {key: unit.group(1) for key, i in columns.items() if (unit := _UNIT.search(levelled(titles[i - 1])))},
        _listed([title for title, key in zip(titles, keys, strict=True) if key is None and title]),
        rows,
    )


def _listed(titles: list[str]) -> list[str]:
    return titles[:_NAMED] + (["..."] if len(titles) > _NAMED else [])


def _meaning(title: str, headers: Headers) -> str | None:
    return said_as(_UNIT.sub("", levelled(title)), headers)


def _refuse_doubles(name: str, line: int, titles: Sequence[str], keys: Sequence[str | None]) -> None:
    for key, times in Counter(keys).items():
        if key is not None and times > 1:
            same = ", ".join(title for title, its in zip(titles, keys, strict=True) if its == key)
            raise refusal(
                name,
                Text(en="several columns mean the same: {same}", zh="有几列意思相同: {same}").fill(same=same),
                Text(en="allowed: one of them", zh="允许: 只留一列"),
                line,
            )


def _bytes(source: Path, name: str) -> bytes:
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with source.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refusal(name, Text(en="there is no such file", zh="没有这个文件")) from None
    except (OSError, ValueError):
        raise refusal(name, Text(en="this file cannot be opened", zh="无法打开这个文件"), _FILES) from None
    if len(raw) > MAX_BYTES:
        raise refusal(name, Text(en="this file is too large", zh="文件太大"), _FILES)
    return raw


def _decoded(raw: bytes, name: str) -> str:
    marked = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise refusal(
        name, Text(en="this is neither a table as text nor an .xlsx file", zh="这不是文本表格, 也不是 .xlsx"), _FILES
    )


def _text_grid(text: str, name: str, headers: Headers) -> Grid:
    """Cells parted by whichever sign makes most headers known."""
    lines = text.splitlines()[:_SEARCHED_ROWS]

    def known(sign: str) -> int:
        return max((sum(_meaning(cell, headers) is not None for cell in line.split(sign)) for line in lines), default=0)

    sign, grid, begins = max(_SIGNS, key=known), Grid(), 1
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    try:
        for cells in reader:
            row = _row(cells[1:-1] if sign == "|" and len(cells) > 2 and not cells[0].strip() else cells)
            if any(row) and not all(set(cell) <= set(":-") for cell in row):
                grid.append((begins, row))
            begins = reader.line_num + 1
            if len(grid) > MAX_ROWS:
                too_many(name, begins)
    except csv.Error:
        raise refusal(
            name, Text(en="a cell from here on does not end", zh="从这里起有单元格没有结束"), _FILES, begins
        ) from None
    return grid


def _row(cells: Sequence[str]) -> list[str]:
    return [safe_text(cell, limit=MAX_LETTERS).strip() for cell in cells[:MAX_COLUMNS]]


def too_many(name: str, line: int) -> NoReturn:
    raise refusal(
        name,
        Text(en="this table has too many rows", zh="表格行数太多"),
        Text(en=f"allowed: {MAX_ROWS:,}", zh=f"允许: {MAX_ROWS:,}"),
        line,
    )


def _empty(name: str) -> NoReturn:
    raise refusal(name, Text(en="this file is empty", zh="文件是空的"), _FILES)
