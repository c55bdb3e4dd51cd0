"""A pay table, row by row: ladders of rates and bonuses, with what each row says and what it leaves unsaid.

Used by `simsales plan`. Every fault is a Problem with its line and what is allowed: tiers that overlap, leave a gap or
fall, a cap below its start, a negative rate. What is merely unsaid stays None here; `plan_gaps` asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

from simsales.errors import ExportError, Problem
from simsales.i18n import Text
from simsales.spec.wrong import Wrong, shown
from simsales.world.calendar import Period
from simsales.world.incentive import Basis

from . import plan_cells as cells
from .columns import levelled
from .plan_cells import Mark
from .plan_checks import ladder_problems, mark_problems
from .plan_rows import Ladder, PlanRow, PlanTable
from .plan_sheets import CUT, Sheet, SheetRow, read_sheet
from .plan_words import BASIS, ON, PERIODS, PLAN_HEADERS, SAME, VAGUE, allowed_words, said_as
from .tables import refusal

T = TypeVar("T")
K = TypeVar("K", bound=str)
MAX_LINES = 200


def read_plan(source: Path) -> PlanTable:
    """A pay table from a file, or from what is pasted (`-`). Raises ExportError with every fault there is."""
    sheet = read_sheet(source, PLAN_HEADERS)
    if not sheet.rows:
        raise refusal(sheet.name, Text(en="the table has no rows", zh="表格没有内容"), line=sheet.header_line)
    if len(sheet.rows) > MAX_LINES:
        raise refusal(
            sheet.name,
            Text(en="this is too long for a pay table", zh="作为提成表太长"),
            Text(en=f"allowed: {MAX_LINES} rows", zh=f"允许: {MAX_LINES} 行"),
            sheet.rows[MAX_LINES].line,
        )
    problems: list[Problem] = []
    rows = [row for each in sheet.rows if (row := _row(sheet, each, problems)) is not None]
    rows = _same_as_above(sheet, rows)
    problems += mark_problems(sheet, rows)
    if problems:
        raise ExportError(problems)
    ladders = _ladders(rows)
    period = next((row.period for row in rows if row.period), None)
    problems = [*ladder_problems(sheet, ladders, rows), *_two_periods(sheet, rows, period)]
    if problems:
        raise ExportError(sorted(problems, key=lambda problem: problem.place.line))
    basis = {row.line: ladder.basis for ladder in ladders for row in ladder.rows}
    bonuses = [replace(row, basis=row.basis or basis.get(row.line)) for row in rows if row.bonus]
    return PlanTable(sheet.name, ladders, bonuses, sheet.unread, period)


def _row(sheet: Sheet, row: SheetRow, problems: list[Problem]) -> PlanRow | None:
    """The row in our words; None where something in it cannot be read."""
    before = len(problems)
    if not row.is_whole:
        problems.append(sheet.problem(row.line, "", CUT))

    def read(key: str, how: Callable[[str, str], T]) -> T | None:
        if not row.says(key):
            return None
        try:
            return how(row.cell(key), sheet.units.get(key, ""))
        except Wrong as wrong:
            problems.append(sheet.problem(row.line, key, wrong.what, wrong.allowed, wrong.meant))
            return None

    def word(key: str, table: Mapping[K, Sequence[str]]) -> str | None:
        return read(key, lambda cell, unit: _word(cell, table))

    start, end = read("from", cells.mark), read("to", lambda cell, unit: cells.mark(cell, unit, is_end=True))
    if row.says("range"):
        start, end = _span(row, read)
    found = PlanRow(
        row.line,
        levelled(row.cell("line")),
        start,
        end,
        read("rate", cells.rate),
        word("on", ON),
        cast(Basis | None, word("basis", BASIS)),
        cast(Period | None, word("period", PERIODS)),
        read("bonus", cells.money) or None,
        read("cap", lambda cell, unit: cells.mark(cell, unit, is_end=True)),
    )
    return found if len(problems) == before else None


def _span(
    row: SheetRow,
    read: Callable[
        [str, Callable[[str, str], tuple[Mark | None, Mark | None]]], tuple[Mark | None, Mark | None] | None
    ],
) -> tuple[Mark | None, Mark | None]:
    def both(cell: str, unit: str) -> tuple[Mark | None, Mark | None]:
        first, last = cells.span(cell, unit)
        if "%" in last and "%" not in first:
            first = f"{first}%" if first else first
        return (cells.mark(first, unit) if first else None, cells.mark(last, unit, is_end=True) if last else None)

    return read("range", both) or (None, None)


def _word(cell: str, table: Mapping[K, Sequence[str]]) -> str | None:
    plain = levelled(cell)
    if plain in SAME:
        return SAME[0]
    if plain in VAGUE and table is BASIS:
        return None
    if (meaning := said_as(cell, table)) is not None:
        return meaning
    raise Wrong(
        Text(en="{cell} is not known here", zh="这里不认识 {cell}").fill(cell=shown(cell)),
        allowed_words(f"{meaning} ({words[-1]})" for meaning, words in table.items()),
    )


def _same_as_above(sheet: Sheet, rows: Sequence[PlanRow]) -> list[PlanRow]:
    """`same as above` takes over what the row above says."""
    done: list[PlanRow] = []
    for row in rows:
        above: dict[str, Any] = {
            key: getattr(done[-1], key) if done else None
            for key in ("on", "basis", "period")
            if getattr(row, key) == SAME[0]
        }
        done.append(replace(row, **above))
    return done


def _ladders(rows: Sequence[PlanRow]) -> list[Ladder]:
    """Rows with a rate by the line and basis they name; a row that names no basis goes on with the ladder above."""
    ladders: list[list[PlanRow]] = []
    for row in rows:
        if row.rate is None:
            continue
        its = [
            ladder
            for ladder in ladders
            if ladder[0].name == row.name and (row.basis is None or Ladder(ladder).basis in (None, row.basis))
        ]
        its[-1].append(row) if its else ladders.append([row])
    return [Ladder(tuple(_started(ladder))) for ladder in ladders]


def _started(rows: Sequence[PlanRow]) -> list[PlanRow]:
    """A start left blank is where the row above ends."""
    done: list[PlanRow] = []
    for row in rows:
        done.append(replace(row, start=done[-1].end) if row.start is None and done and done[-1].end else row)
    return done


def _two_periods(sheet: Sheet, rows: Sequence[PlanRow], period: Period | None) -> list[Problem]:
    return [
        sheet.problem(
            row.line,
            "period",
            Text(
                en="this row is by {this}, the table by {period}: one plan counts everything by one period",
                zh="这一行按 {this}, 全表按 {period}: 一个方案只能有一个周期",
            ).fill(this=row.period, period=period),
            Text(en="allowed: {period}, or a table of its own for this row", zh="允许: {period}, 或另做一张表").fill(
                period=period
            ),
        )
        for row in rows
        if row.period not in (None, period)
    ]
