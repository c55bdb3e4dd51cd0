"""An answer slip that was filled in on paper and typed later, in Excel or Notepad: who sat there, and what was done, line by line.

A slip is a table (CSV in any dialect, or a sheet of a workbook). First lines of two cells say what it is about: table, people, scenario,
form, seed, and the preparation sheet. Then a row of headings, and below it a row for each turn of a talk (the fields of a move), or,
for a quarter, a row for each field that was not left as usual: week, question, about, field, answer. Headings are those of the printed
slip, in either language, or the short English keys. What the rows mean is found out by playing them (`slip_playing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from simsales.calibrate.tables import Table, read_table, refusal
from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text, joined
from simsales.negotiation.moves import ISSUES, TOPIC_LABELS
from simsales.spec.wrong import nearest
from simsales.text import FREE_TEXT_LENGTH, safe_text

from .slip import HEAD, ROLES, ROW, SEAT, TURN

FIRST_LINES: Mapping[str, Text] = {**HEAD, **SEAT, "date": Text(en="date", zh="日期")}
"""What a slip may say above its headings, beside the preparation sheet and who did what at the table."""
COLUMNS: Mapping[str, Text] = {
    **TURN,
    "said": Text(en="in your words", zh="原话"),
    **{name: TOPIC_LABELS[name] for name in ISSUES},
}
"""Columns of a talk; a scenario may call its issues otherwise."""
_NO_HEADINGS = Text(
    en="no row of headings was found: this does not look like an answer slip", zh="没有找到表头: 不像是答题纸"
)
_HEADINGS = Text(en="allowed: {turn} (a talk), or {row} (a quarter)", zh="允许: {turn} (谈判), 或 {row} (一个季度)")
_STRANGE = Text(en='the column "{name}" is not one of a slip', zh='没有 "{name}" 这一列')
_TWICE = Text(en='the column "{name}" stands there twice', zh='"{name}" 这一列出现了两次')
_ALSO = {"桌号": "桌", "桌名": "桌", "轮": "轮次", "姓名": "人员", "names": "people", "name": "people"}
"""What people write in place of a printed heading."""
_BETWEEN_NAMES = re.compile(r"[,;，、；/]")
_DOTS = re.compile(r"[\s.:：…·_*()\-]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """What was typed, and the line of the file it was typed in."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says: its first lines by their own words, and its rows by column. `is_quarter`: of a quarter, not of a talk."""

    file: str
    head: Mapping[str, Cell]
    people: Sequence[str]
    other: Mapping[str, Cell]
    rows: Sequence[tuple[int, Mapping[str, str]]]
    is_quarter: bool

    def said(self, key: str) -> str:
        """What stands in a first line; "" for nothing."""
        return self.head[key].words if key in self.head else ""

    def problem(self, line: int, what: Text, allowed: Text | None = None, meant: str | None = None) -> Problem:
        return Problem(Place(self.file, line, 1 if line else 0), "", what, allowed, meant)


def plain(words: str) -> str:
    """Words for comparing: one width, one case, without blanks, dots and brackets."""
    return _DOTS.sub("", normalize("NFKC", words).casefold())


def named(words: str, labels: Mapping[str, Text]) -> str | None:
    """The key of what is called so in either language, by the key itself, or as people call it."""
    known = {key: (plain(key), plain(text.en), plain(text.zh)) for key, text in labels.items()}
    wanted = plain(words)
    for one in filter(None, (wanted, _ALSO.get(wanted))):
        found = next((key for key, names in known.items() if one in names), None)
        if found is not None:
            return found
    return None


def read_slip(path: Path) -> Slip:
    """Raises ExportError or InputError with everything there is to mend, and the lines."""
    table = read_table(path, _score)
    at = _headings(table)
    line, headings = table.rows[at]
    is_quarter = _hits(headings, ROW) > _hits(headings, COLUMNS)
    columns = _columns(table, line, headings, ROW if is_quarter else COLUMNS)
    head, people, other = _first_lines(table.rows[:at])
    rows = [
        (number, {column: _cell(cell) for column, cell in zip(columns, cells, strict=False) if column and cell.strip()})
        for number, cells in table.rows[at + 1 :]
    ]
    filled = [(number, cells) for number, cells in rows if set(cells) - {"turn", "week"}]
    return Slip(table.name, head, people, other, filled, is_quarter)


def _hits(cells: Sequence[str], labels: Mapping[str, Text]) -> int:
    return sum(named(cell, labels) is not None for cell in cells)


def _score(cells: Sequence[str]) -> int:
    found = max(_hits(cells, COLUMNS), _hits(cells, ROW))
    return found if found > 1 else 0


def _headings(table: Table) -> int:
    scores = [_score(cells) for _, cells in table.rows]
    if not any(scores):
        allowed = _HEADINGS.fill(turn=_listed(TURN), row=_listed(ROW))
        raise refusal(table.name, _NO_HEADINGS, allowed)
    return scores.index(max(scores))


def _listed(labels: Mapping[str, Text]) -> Text:
    return joined(labels.values())


def _columns(table: Table, line: int, headings: Sequence[str], labels: Mapping[str, Text]) -> list[str]:
    """The key of every column, "" for one without a heading. A heading of the scenario's own (an issue) keeps its words."""
    found, problems = list[str](), list[Problem]()
    for heading in headings:
        words = _cell(heading)
        key = named(words, labels) or (words if labels is not ROW else "")
        if key and key in found:
            problems.append(Problem(Place(table.name, line, 1), "", _TWICE.fill(name=words)))
        if words and not key:
            meant = nearest(words, [one for text in labels.values() for one in (text.en, text.zh)])
            what, allowed = _STRANGE.fill(name=words), _HEADINGS.fill(turn=_listed(TURN), row=_listed(ROW))
            problems.append(Problem(Place(table.name, line, 1), "", what, allowed, meant))
        found.append(key)
    if problems:
        raise InputError(problems)
    return found


def _first_lines(
    rows: Sequence[tuple[int, Sequence[str]]],
) -> tuple[dict[str, Cell], list[str], dict[str, Cell]]:
    """What the slip is about, who sat there, and the other lines (the preparation sheet), by the words before them."""
    head, people, other = dict[str, Cell](), list[str](), dict[str, Cell]()
    for line, cells in rows:
        filled = [_cell(cell) for cell in cells if cell.strip()]
        if len(filled) < 2:
            continue
        said = Cell(line, ", ".join(filled[1:]))
        key = named(filled[0], FIRST_LINES)
        if key == "people" or named(filled[0], ROLES) is not None:
            people += [one.strip() for one in _BETWEEN_NAMES.split(said.words) if one.strip()]
        elif key is not None:
            head[key] = said
        else:
            other[filled[0]] = said
    return head, people, other


def _cell(words: str) -> str:
    return safe_text(words, limit=FREE_TEXT_LENGTH).strip()
