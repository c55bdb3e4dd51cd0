"""A small table as people keep it, cells named by what they mean.

Used for pay tables, payrolls and people files; `tables` reads the file itself, and finds sheet and header by the names
that are known here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.spec.raw_file import EMPTY
from simsales.text import safe_text

from .columns import levelled
from .plan_words import BLANK, NO_LIMIT, Headers, said_as
from .tables import ALLOWED, HEADER_ROWS, Table, header_row, read_table, refusal

MAX_LETTERS, _NAMED = 300, 12
CUT = Text(en="the row has more cells than the header (a comma inside a number?)", zh="单元格比表头多 (数字里有逗号?)")
_UNIT = re.compile(r"[(\[]([^()\[\]]{1,12})[)\]]\s*$")


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

    def known(cells: Sequence[str]) -> int:
        return sum(_meaning(_clean(cell), headers) is not None for cell in cells)

    table = read_table(source, known)
    if not table.rows:
        raise refusal(table.place, EMPTY, ALLOWED)
    at = header_row(table.rows, known)
    if known(table.rows[at][1]) < 2:
        names = ", ".join(words[0] for words in headers.values())
        raise refusal(
            table.place,
            Text(en="no row of headers found", zh="找不到表头"),
            Text(
                en=f"allowed: at least two of {names}, in one of the first {HEADER_ROWS} rows (or their Chinese names)",
                zh="允许: 前 {n} 行里有表头, 例如 {names}",
            ).fill(n=HEADER_ROWS, names=", ".join(words[-1] for words in headers.values())),
            table.rows[0][0],
        )
    return _sheet(table, at, headers)


def _sheet(table: Table, at: int, headers: Headers) -> Sheet:
    """The rows below the header, cells by what they mean."""
    line, titles = table.rows[at][0], [_clean(cell) for cell in table.rows[at][1]]
    keys = [_meaning(title, headers) for title in titles]
    _refuse_doubles(table.place, line, titles, keys)
    columns = {key: i + 1 for i, key in enumerate(keys) if key is not None}
    is_text = not table.sheet
    rows = [
        SheetRow(
            number,
            {key: _clean(cells[i - 1]) for key, i in columns.items() if i <= len(cells)},
            not (is_text and any(cell.strip() for cell in cells[len(titles) :])),
        )
        for number, cells in table.rows[at + 1 :]
    ]
    return Sheet(
        table.place,
        line,
        columns,
        {key: titles[i - 1] for key, i in columns.items()},
        {key: unit.group(1) for key, i in columns.items() if (unit := _UNIT.search(levelled(titles[i - 1])))},
        _listed([title for title, key in zip(titles, keys, strict=True) if key is None and title]),
        rows,
    )


def _clean(cell: str) -> str:
    return safe_text(cell, limit=MAX_LETTERS).strip()


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
