"""Who took part: an optional list with each person's table, role, consent, line of their own and feedback.

CSV or a sheet of a workbook, headings in either language; read like every list from outside, every problem with its line.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from simsales.calibrate.tables import header_row, read_table, refusal
from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text, joined
from simsales.text import FREE_TEXT_LENGTH, safe_text

from .slip_reading import named, plain

COLUMNS: Mapping[str, Text] = {
    "name": Text(en="name", zh="姓名"),
    "table": Text(en="table", zh="桌"),
    "role": Text(en="role", zh="角色"),
    "attended": Text(en="attended", zh="出席"),
    "consent": Text(en="consent", zh="同意记录结果"),
    "line": Text(en="tomorrow", zh="明天用"),
    "feedback1": Text(en="feedback 1", zh="反馈1"),
    "feedback2": Text(en="feedback 2", zh="反馈2"),
    "feedback3": Text(en="feedback 3", zh="反馈3"),
}
FEEDBACK = ("feedback1", "feedback2", "feedback3")
_YES = {"yes", "y", "1", "true", "v", "x", "是", "有", "同意", "出席", "到", "√", "✓"}
_NO = {"no", "n", "0", "false", "", "否", "无", "不", "不同意", "缺席", "未到"}
_NO_HEADINGS = Text(en="no heading for names was found", zh="没有找到姓名一列")
_ALLOWED = Text(en="allowed: {allowed}", zh="允许: {allowed}")
_NO_ANSWER = Text(en='{label}: "{typed}" is neither yes nor no', zh='{label}: "{typed}" 既不是 "是" 也不是 "否"')
_NO_MARK = Text(en='{label}: "{typed}" is not a number from 1 to 5', zh='{label}: "{typed}" 不是 1 到 5 的数字')
_YES_NO = Text(en="allowed: yes, no, or empty", zh="允许: 是, 否, 或不填")
_TWICE = Text(en="{name} stands here twice, at the same table", zh="{name} 在同一桌出现了两次")


class Person(NamedTuple):
    """One participant; `attended` None where the list does not say, `feedback` None where nothing was given."""

    name: str
    table: str = ""
    role: str = ""
    attended: bool | None = None
    consent: bool = False
    line: str = ""
    feedback: tuple[float | None, float | None, float | None] = (None, None, None)


def read_people(path: Path) -> list[Person]:
    """Everybody in the list. Raises ExportError, or InputError with every problem."""
    table = read_table(path, _score)
    at = header_row(table.rows, _score) if table.rows else 0
    if not table.rows or "name" not in (keys := [named(cell, COLUMNS) for cell in table.rows[at][1]]):
        raise refusal(table.name, _NO_HEADINGS, _ALLOWED.fill(allowed=joined(COLUMNS.values())))
    problems, people = list[Problem](), list[Person]()
    for line, cells in table.rows[at + 1 :]:
        said = {
            key: safe_text(cell, limit=FREE_TEXT_LENGTH).strip() for key, cell in zip(keys, cells, strict=False) if key
        }
        if not said.get("name"):
            continue
        person = _person(said, Place(table.name, line, 1), problems)
        if any(plain(person.name) == plain(one.name) and plain(person.table) == plain(one.table) for one in people):
            problems.append(Problem(Place(table.name, line, 1), "", _TWICE.fill(name=person.name)))
        people.append(person)
    if problems:
        raise InputError(problems)
    return people


def _score(cells: Sequence[str]) -> int:
    return sum(named(cell, COLUMNS) is not None for cell in cells)


def _person(said: Mapping[str, str], place: Place, problems: list[Problem]) -> Person:
    marks = [_mark(said.get(key, ""), COLUMNS[key], place, problems) for key in FEEDBACK]
    attended = _yes(said["attended"], COLUMNS["attended"], place, problems) if said.get("attended") else None
    return Person(
        safe_text(said["name"]),
        safe_text(said.get("table", "")),
        safe_text(said.get("role", "")),
        attended,
        _yes(said.get("consent", ""), COLUMNS["consent"], place, problems),
        said.get("line", ""),
        (marks[0], marks[1], marks[2]),
    )


def _yes(typed: str, label: Text, place: Place, problems: list[Problem]) -> bool:
    word = plain(typed)
    if word not in _YES | _NO:
        problems.append(Problem(place, "", _NO_ANSWER.fill(label=label, typed=typed), _YES_NO))
    return word in _YES


def _mark(typed: str, label: Text, place: Place, problems: list[Problem]) -> float | None:
    if not typed:
        return None
    try:
        mark = float(typed)
    except ValueError:
        mark = math.nan
    if not 1 <= mark <= 5:
        problems.append(Problem(place, "", _NO_MARK.fill(label=label, typed=typed)))
        return None
    return mark
