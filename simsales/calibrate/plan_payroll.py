"""A past payroll as a file: who was credited what in which period, and what was paid.

Used by `payroll.py`, which pays the same credits by the plan. Every row is either read or skipped with its reason; two
rows for one rep and period are both skipped, as nobody here can know whether they add up.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from simsales.errors import ExportError, Problem
from simsales.i18n import Text
from simsales.policies.incentives.wording import PERIODS
from simsales.spec.wrong import Wrong, shown
from simsales.units import Currency, Money
from simsales.world.calendar import MONTHS, Period
from simsales.world.incentive import BASES, Basis

from . import plan_cells as cells
from .accounting import Accounting
from .columns import levelled
from .people import NO_NAME, QUOTAS, SUM_ROW, SUMS, Span, span_of
from .plan_sheets import CUT, Sheet, SheetRow, read_sheet
from .plan_words import PAYROLL_HEADERS

PAID = ("paid_variable", "paid", "paid_total")
_NO_PERIOD = Text(
    en="period {cell} is not like 2025Q4, 2025-10 or 2025", zh="期间 {cell} 不是 2025Q4、2025-10 或 2025 这样的写法"
)
_OTHER = Text(en="{cell} is a {this}, the plan is by {period}", zh="{cell} 是{this}, 方案按{period}计算")
_TWICE = Text(en="two rows for one rep and period", zh="同一人同一期间有两行")
_NOTHING = Text(en="nothing in column {column}", zh="{column} 一列是空的")
_QUARTER = re.compile(r"(?:(\d{4})[年 -]*(?:q|第)?([1-4一二三四])(?:季度?)?|q([1-4])[ -]*(\d{4}))")
_MONTH = re.compile(r"(\d{4})(?:[-/.年]?)(0[1-9]|1[0-2]|[1-9])(?:月|[-/]0?1)?")
_YEAR = re.compile(r"(?:fy)?(\d{4})年?(?:度)?")
_MONTHS_OF = {**{str(n): 3 * n for n in range(1, 5)}, **{sign: 3 * n for n, sign in enumerate("一二三四", start=1)}}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One pay period of the calendar."""

    length: Period
    year: int
    last_month: int

    @property
    def first(self) -> date:
        return date(self.year, self.last_month - MONTHS[self.length] + 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.last_month, calendar.monthrange(self.year, self.last_month)[1])


@dataclass(frozen=True, slots=True)
class PaidRow:
    """One rep in one period, in minor units. The name is for messages only."""

    line: int
    name: str
    said: str
    stretch: Stretch
    credits: dict[Basis, Money]
    paid: Money
    quota: Span | None


@dataclass(frozen=True)
class PaidFile:
    """The rows that can be compared, and the account of all others; `pay_column` says what was paid there."""

    rows: Sequence[PaidRow]
    accounting: Accounting
    pay_column: str
    has_quota: bool
    unread: Sequence[str]


def read_payroll(source: Path, period: Period, bases: Sequence[Basis], currency: Currency) -> PaidFile:
    """A payroll for a plan counted by `period` on `bases`. Raises ExportError for missing columns and quotas of 0."""
    sheet = read_sheet(source, PAYROLL_HEADERS)
    paid = [key for key in PAID if key in sheet.columns]
    sheet.need("rep", "period", *bases, paid[0] if paid else "paid", headers=PAYROLL_HEADERS)
    accounting, problems, rows = Accounting(sheet.name), list[Problem](), list[PaidRow]()
    for each in sheet.rows:
        try:
            rows.append(_row(sheet, each, paid[0], period, bases, currency, problems))
        except Wrong as wrong:
            accounting.skip(each.line, wrong.what)
    if problems:
        raise ExportError(problems)
    times = Counter((levelled(row.name), row.stretch) for row in rows)
    for row in rows:
        if times[levelled(row.name), row.stretch] > 1:
            accounting.skip(row.line, _TWICE)
    once = [row for row in rows if times[levelled(row.name), row.stretch] == 1]
    unread = [*sheet.unread, *(sheet.titles[key] for key in paid[1:])]
    return PaidFile(once, accounting, paid[0], any(row.quota for row in once), unread)


def stretch_of(cell: str) -> Stretch:
    """A period as people write it. Raises Wrong."""
    words = "".join(unicodedata.normalize("NFKC", cell).casefold().split())
    found = _QUARTER.fullmatch(words)
    if found and ("q" in words or "季" in words):
        return Stretch("quarter", int(found[1] or found[4]), _MONTHS_OF[found[2] or found[3]])
    if month := _MONTH.fullmatch(words):
        return Stretch("month", int(month[1]), int(month[2]))
    if year := _YEAR.fullmatch(words):
        return Stretch("year", int(year[1]), 12)
    raise Wrong(_NO_PERIOD.fill(cell=shown(cell)))


def _row(
    sheet: Sheet,
    row: SheetRow,
    pay: str,
    period: Period,
    bases: Sequence[Basis],
    currency: Currency,
    problems: list[Problem],
) -> PaidRow:
    name = row.cell("rep")
    if not name or levelled(name) in SUMS:
        raise Wrong(SUM_ROW if name else NO_NAME)
    if not row.is_whole:
        raise Wrong(CUT)
    stretch = stretch_of(row.cell("period"))
    if not 1990 <= stretch.year <= 2100:
        raise Wrong(_NO_PERIOD.fill(cell=shown(row.cell("period"))))
    if stretch.length != period:
        raise Wrong(_OTHER.fill(cell=shown(row.cell("period")), this=PERIODS[stretch.length], period=PERIODS[period]))
    credit: dict[Basis, Money] = {basis: _minor(sheet, row, basis, currency) for basis in BASES if basis in bases}
    return PaidRow(
        row.line,
        name,
        row.cell("period"),
        stretch,
        credit,
        _minor(sheet, row, pay, currency),
        span_of(sheet, row, QUOTAS, problems, above_0=True),
    )


def _minor(sheet: Sheet, row: SheetRow, key: str, currency: Currency) -> Money:
    if not row.says(key):
        raise Wrong(_NOTHING.fill(column=sheet.titles[key]))
    return minor(cells.money(row.cell(key), sheet.units.get(key, ""), may_be_negative=True), currency)


def minor(amount: Decimal, currency: Currency) -> Money:
    """Major units to minor ones, half-even, without the detour over binary fractions."""
    return int(amount.scaleb(currency.digits).to_integral_value())
