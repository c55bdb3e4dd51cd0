"""The people file: who is paid what base, against which quota, since when.

Used to recompute a payroll. Names are joined as written (case, blanks and width aside), never by likeness. A quota
whose header does not say over how long it runs is an open question, and so is a base.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from simsales.errors import ExportError, Problem
from simsales.i18n import Text
from simsales.spec.wrong import Wrong
from simsales.world.calendar import MONTHS, Period

from . import plan_cells as cells
from .accounting import Accounting
from .columns import levelled
from .plan_sheets import CUT, Sheet, SheetRow, read_sheet
from .plan_words import PEOPLE_HEADERS

QUOTAS: Mapping[str, Period | None] = {
    "quota": None,
    "quota_month": "month",
    "quota_quarter": "quarter",
    "quota_year": "year",
}
BASES: Mapping[str, Period | None] = {"base": None, "base_month": "month", "base_year": "year"}
_ABOVE_0 = Text(en="allowed: more than 0, or nothing for somebody without a quota", zh="允许: 大于 0; 没有指标的人留空")
READ = Text(en="read as a person", zh="读作一个人")
NO_NAME = Text(en="no name (a summary row?)", zh="没有姓名 (合计行?)")
SUMS = ("合计", "总计", "小计", "汇总", "total", "sum", "subtotal", "grand total")
SUM_ROW = Text(en="a summary row", zh="合计行")


@dataclass(frozen=True, slots=True)
class Span:
    """A sum and over how long it runs; `per` None is unsaid."""

    amount: Decimal
    per: Period | None

    def over(self, period: Period, per: Period | None) -> Decimal:
        """The sum over one period; `per` is the answer where the file does not say."""
        return self.amount * MONTHS[period] / MONTHS[self.per or per or period]


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the people file. The name is for messages only."""

    name: str
    line: int
    hired: date | None
    base: Span | None
    quota: Span | None
    margin_quota: Decimal | None
    last_pay: Decimal | None


@dataclass(frozen=True)
class People:
    by_name: Mapping[str, Person]
    accounting: Accounting
    unread: Sequence[str]


def read_people(source: Path) -> People:
    """Everybody in the file. Raises ExportError with every cell that cannot be read."""
    sheet = read_sheet(source, PEOPLE_HEADERS)
    sheet.need("rep", headers=PEOPLE_HEADERS)
    accounting, people, problems = Accounting(sheet.name), dict[str, Person](), list[Problem]()
    for row in sheet.rows:
        name = row.cell("rep")
        if not name or levelled(name) in SUMS:
            accounting.skip(row.line, SUM_ROW if name else NO_NAME)
            continue
        if levelled(name) in people:
            problems.append(
                sheet.problem(
                    row.line,
                    "rep",
                    Text(en="the same name as in line {line}", zh="与第 {line} 行同名").fill(
                        line=people[levelled(name)].line
                    ),
                    Text(en="allowed: each name once (add what tells them apart)", zh="允许: 姓名不重复 (请加以区分)"),
                )
            )
            continue
        people[levelled(name)] = _person(sheet, row, problems)
        accounting.use(row.line, READ)
    if problems:
        raise ExportError(problems)
    return People(people, accounting, sheet.unread)


def _person(sheet: Sheet, row: SheetRow, problems: list[Problem]) -> Person:
    hired: date | None = None
    if not row.is_whole:
        problems.append(sheet.problem(row.line, "", CUT))
    try:
        hired = cells.day(row.cell("hired")) if row.says("hired") else None
    except Wrong as wrong:
        problems.append(sheet.problem(row.line, "hired", wrong.what, wrong.allowed))
    margin = span_of(sheet, row, {"margin_quota": None}, problems, above_0=True)
    last = span_of(sheet, row, {"last_pay": None}, problems)
    return Person(
        row.cell("rep"),
        row.line,
        hired,
        span_of(sheet, row, BASES, problems),
        span_of(sheet, row, QUOTAS, problems, above_0=True),
        margin.amount if margin else None,
        last.amount if last else None,
    )


def span_of(
    sheet: Sheet, row: SheetRow, keys: Mapping[str, Period | None], problems: list[Problem], *, above_0: bool = False
) -> Span | None:
    """The sum that stands under one of several headers, which say over how long it runs."""
    for key, per in keys.items():
        if not row.says(key):
            continue
        try:
            amount = cells.money(row.cell(key), sheet.units.get(key, ""))
        except Wrong as wrong:
            problems.append(sheet.problem(row.line, key, wrong.what, wrong.allowed))
            return None
        if above_0 and not amount:
            problems.append(sheet.problem(row.line, key, Text(en="a quota of 0", zh="指标为 0"), _ABOVE_0))
            return None
        return Span(amount, per)
    return None
