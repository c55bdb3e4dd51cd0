"""Rows of an export become deals: who, what, since when, how it stands, what it was worth.

Each row is either a deal or skipped with its reason. A stage that is not in the table stops the import, because a won
deal taken for an open one is the worst mistake of all: a wrong win rate that looks right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.spec.wrong import shown

from .accounting import Accounting
from .columns import LABELS, Meaning, Outcome, allowed_stages, outcome_of
from .export import Export, Row, need

NEEDED: Sequence[Meaning] = ("rep", "stage", "created", "closed", "amount")
OUTCOMES: dict[Outcome, Text] = {
    "won": Text(en="won", zh="赢单"), "lost": Text(en="lost", zh="丢单"),
    "no decision": Text(en="ended without a decision", zh="无决定"),
    "open": Text(en="still open (counted as \"not closed yet\" for as long as they have been open)",
                 zh="尚未结案 (按\"到目前还没结案\"计入)")}
CUT = Text(en="the row has more or fewer cells than the header", zh="单元格数与表头不符")
NO_STAGE = Text(en="no stage (a summary row?)", zh="没有阶段 (合计行?)")
NO_REP = Text(en="no rep", zh="没有负责人")
TWICE = Text(en="the number of the deal was there before", zh="商机编号重复")
BACKWARDS = Text(en="closed before it came in", zh="结案早于创建")
NO_DATE = Text(en="{what}: not a date such as 2017-08-31", zh="{what}不是 2017-08-31 这样的日期")
NEGATIVE = Text(en="the amount is negative", zh="金额为负")
NO_AMOUNT = Text(en="amount: not a plain number such as 12500 or 12,500.00", zh="金额不是 12500 或 12,500.00 这样的数")
WORTHLESS = Text(en="won without an amount: not used for deal size", zh="赢单没有金额: 不用于成交规模")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_NUMBER = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal of the file. `closed` is None while it is open; `amount` is None unless it was won."""

    line: int
    rep: str
    product: str
    outcome: Outcome
    created: date
    closed: date | None
    amount: float | None

    def age(self, today: date) -> int:
        """Days from coming in to closing, or to today."""
        return ((self.closed or today) - self.created).days


class Skip(Exception):
    """Why a row is not a deal."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def read_deals(export: Export) -> tuple[list[Deal], Accounting]:
    """All deals of a file and the account of its rows. Raises ExportError for missing columns and unknown stages."""
    need(export, *NEEDED)
    _refuse_unknown_stages(export)
    accounting, deals, seen = Accounting(export.name), [], set[str]()
    for row in export.rows:
        try:
            deal = _deal(row, seen)
        except Skip as skip:
            accounting.skip(row.line, skip.why)
            continue
        deals.append(deal)
        accounting.use(row.line, OUTCOMES[deal.outcome])
        if deal.outcome == "won" and not deal.amount:
            accounting.remark(row.line, WORTHLESS)
    return deals, accounting


def snapshot_of(deals: Iterable[Deal]) -> date:
    """The day the export was made, as far as it tells: the last date on which anything happened."""
    return max(day for deal in deals for day in (deal.created, deal.closed) if day is not None)


def first_close(deals: Iterable[Deal]) -> date:
    """The first day on which the file shows a deal closed; what was over by then is not in it."""
    return min((deal.closed for deal in deals if deal.closed is not None), default=date.max - timedelta(days=1))


def _refuse_unknown_stages(export: Export) -> None:
    unknown: dict[str, int] = {}
    for row in export.rows:
        stage = row.cell("stage")
        if row.is_whole and stage and outcome_of(stage) is None:
            unknown.setdefault(stage, row.line)
    if unknown:
        raise ExportError([Problem(Place(export.name, line, 1), export.headers["stage"], Text(
            en="{stage} is not a known stage", zh="不认识阶段 {stage}").fill(stage=shown(stage)), allowed_stages())
            for stage, line in unknown.items()])


def _deal(row: Row, seen: set[str]) -> Deal:
    if not row.is_whole:
        raise Skip(CUT)
    outcome = outcome_of(row.cell("stage"))
    if outcome is None:
        raise Skip(NO_STAGE)
    if not row.cell("rep"):
        raise Skip(NO_REP)
    created = _date(row, "created")
    closed = None if outcome == "open" else _date(row, "closed")
    if closed is not None and closed < created:
        raise Skip(BACKWARDS)
    amount = plain_number(row.cell("amount")) if outcome == "won" else None
    _refuse_twice(row.cell("id"), seen)
    return Deal(row.line, row.cell("rep"), row.cell("product"), outcome, created, closed, amount)


def _refuse_twice(number: str, seen: set[str]) -> None:
    if number and number in seen:
        raise Skip(TWICE)
    seen.add(number)


def _date(row: Row, meaning: Meaning) -> date:
    day = _DAY.fullmatch(row.cell(meaning))
    try:
        found = date.fromisoformat(day.group(1)) if day else None
    except ValueError:
        found = None
    if found is None or not 1990 <= found.year <= 2100:
        raise Skip(NO_DATE.fill(what=LABELS[meaning]))
    return found


def plain_number(cell: str) -> float | None:
    """A plain number; nothing at all is None. Raises Skip for anything else, and below 0."""
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell):
        raise Skip(NO_AMOUNT)
    amount = float(cell.replace(",", ""))
    if amount < 0:
        raise Skip(NEGATIVE)
    return amount
