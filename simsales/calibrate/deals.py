"""Rows of an export become deals: who, what, since when, how it stands, what it was worth.

Each row is either a deal or skipped with its reason. A stage that nobody can name is never taken for an open deal: its
rows are skipped and said to be, and where most rows depend on it the import stops, because a wrong win rate that looks
right is the worst mistake of all. A file without dates, amounts or reps still gives deals: they just tell less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.spec.wrong import shown
from simsales.units import Days

from .accounting import Accounting
from .amounts import NoNumber, read_amount
from .columns import LABELS, Meaning, Outcome, allowed_stages
from .dates import Order, hour_of, is_nothing, read_day
from .export import Export, Row, need
from .stages import read_stages

OUTCOMES: dict[Outcome, Text] = {
    "won": Text(en="won", zh="赢单"),
    "lost": Text(en="lost", zh="丢单"),
    "no decision": Text(en="ended without a decision", zh="无决定"),
    "open": Text(
        en='still open (counted as "not closed yet" for as long as they have been open)',
        zh='尚未结案 (按"到目前还没结案"计入)',
    ),
}
CUT = Text(en="the row has more or fewer cells than the header", zh="单元格数与表头不符")
NO_TEXT = Text(en="the row cannot be read as text", zh="该行无法按文本读取")
SUM = Text(en="a summary row", zh="合计行")
HEADER = Text(en="the header again", zh="重复的表头")
ABOVE = Text(en="above the header", zh="表头之前的行")
NO_STAGE = Text(en="no stage", zh="没有阶段")
STRANGE_STAGE = Text(
    en="the stage {stage} is not known: name it in the mapping file", zh="不认识阶段 {stage}: 请在映射文件中说明"
)
NO_REP = Text(en="no rep", zh="没有负责人")
TWICE = Text(en="the number of the deal was there before", zh="商机编号重复")
BACKWARDS = Text(en="closed before it came in", zh="结案早于创建")
NO_DATE = Text(en="{what}: not a date such as 2017-08-31", zh="{what}不是 2017-08-31 这样的日期")
FAR = Text(en="{what}: long after every other date of the file", zh="{what}远晚于文件中其他日期")
NEGATIVE = Text(en="the amount is negative", zh="金额为负")
NO_AMOUNT = Text(
    en="amount: not a number such as 12500, 12,500.00 or 12.5万", zh="金额不是 12500, 12,500.00 或 12.5万 这样的数"
)
TOO_LARGE = Text(en="the amount is above 1,000,000,000", zh="金额超过 10 亿")
NO_DAYS = Text(en="days it took: not a number from 0 to 10,000", zh="用时天数不是 0 到 10,000 的数")
EARLY = Text(
    en="first answer before it came in, or no date: not used for how soon we answer",
    zh="首次联系早于创建, 或不是日期: 不用于响应时间",
)
WORTHLESS = Text(en="won without an amount: not used for deal size", zh="赢单没有金额: 不用于成交规模")
_LONGEST = 10_000
_LARGEST = 1e9
_FAR = timedelta(days=400)
_MANY_STAGES = 10


@dataclass(frozen=True, slots=True)
class Contact:
    """Our first answer to a lead: the weekday (Monday 0) and hour it came in, how many days later we answered, at what hour.

    Hours are parts of a day, None where the file tells only days.
    """

    weekday: int
    hour: Days | None
    days: int
    at: Days | None


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal. `closed` is None while it is open; `amount` is None where there is none above 0.

    `created` is None in a file without dates; `days` is how long it took where the file says only that.
    """

    line: int
    rep: str
    product: str
    outcome: Outcome
    created: date | None
    closed: date | None
    amount: float | None
    days: Days | None = None
    source: str = ""
    client: str = ""
    id: str = ""
    contact: Contact | None = None

    @property
    def is_closed(self) -> bool:
        return self.outcome != "open"

    def came_since(self, day: date) -> bool:
        return self.created is not None and self.created >= day

    def age(self, today: date) -> Days | None:
        """Days from coming in to closing, or to today; None where the file does not tell."""
        if self.days is not None:
            return self.days
        end = self.closed if self.is_closed else today
        return float((end - self.created).days) if self.created is not None and end is not None else None


class Skip(Exception):
    """Why a row is not a deal."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def read_deals(export: Export) -> tuple[list[Deal], Accounting]:
    """All deals of a file and the account of its rows. Raises ExportError for what most rows depend on."""
    need(export, "stage")
    rows = [row for row in export.rows if _fault(row) is None]
    outcomes = read_stages(export.mapping, Counter(row.cell("stage") for row in rows))
    _refuse_strange(export, rows, outcomes)
    latest = _latest(export, rows)
    accounting, deals, seen = account_of(export), [], set[str]()
    for row in export.rows:
        try:
            deal = _deal(export, row, outcomes, latest, seen)
        except Skip as skip:
            accounting.skip(row.line, skip.why)
            continue
        deals.append(deal)
        accounting.use(row.line, OUTCOMES[deal.outcome])
        if deal.outcome == "won" and not deal.amount and export.has("amount"):
            accounting.remark(row.line, WORTHLESS)
        if deal.contact is None and not is_nothing(row.cell("contacted")):
            accounting.remark(row.line, EARLY)
    return deals, accounting


def account_of(export: Export) -> Accounting:
    accounting = Accounting(export.name)
    for line in export.above:
        accounting.skip(line, ABOVE)
    return accounting


def snapshot_of(deals: Iterable[Deal]) -> date | None:
    """The day the export was made, as far as it tells: the last date on which anything happened."""
    return max((day for deal in deals for day in (deal.created, deal.closed) if day is not None), default=None)


def first_close(deals: Iterable[Deal]) -> date:
    """The first day on which the file shows a deal closed; what was over by then is not in it."""
    return min((deal.closed for deal in deals if deal.closed is not None), default=date.max - timedelta(days=1))


def refuse_faults(row: Row) -> None:
    """Raises Skip for a row that is no record at all: cut, unreadable, a sum, the header again."""
    fault = _fault(row)
    if fault is not None:
        raise Skip(fault)


def _fault(row: Row) -> Text | None:
    if row.is_sum and not (row.cell("stage") and row.cell("id")):
        return SUM
    if row.is_header:
        return HEADER
    return CUT if not row.is_whole else None if row.is_text else NO_TEXT


def _refuse_strange(export: Export, rows: Sequence[Row], outcomes: dict[str, Outcome | None]) -> None:
    """Stops where no stage is known, or more rows have an unknown stage than a known one."""
    strange = Counter(row.cell("stage") for row in rows if row.cell("stage") and outcomes[row.cell("stage")] is None)
    known = sum(outcomes[row.cell("stage")] is not None for row in rows if row.cell("stage"))
    if sum(strange.values()) <= known:
        return
    lines = {row.cell("stage"): row.line for row in reversed(rows)}
    raise ExportError(
        [
            Problem(
                Place(export.name, lines[stage], 1),
                export.headers["stage"],
                Text(en="{stage} is not a known stage", zh="不认识阶段 {stage}").fill(stage=shown(stage)),
                allowed_stages(),
            )
            for stage, _ in strange.most_common(_MANY_STAGES)
        ]
    )


def _latest(export: Export, rows: Sequence[Row]) -> date:
    """The last believable date: a 2071 typed for 2017 must not become the day of the export."""
    column: Meaning = "created" if export.has("created") else "closed"
    days = sorted(day for row in rows if (day := read_day(row.cell(column), _order(export, column))) is not None)
    return days[int(0.99 * (len(days) - 1))] + _FAR if days else date.max


def _deal(export: Export, row: Row, outcomes: dict[str, Outcome | None], latest: date, seen: set[str]) -> Deal:
    refuse_faults(row)
    stage = row.cell("stage")
    if is_nothing(stage):
        raise Skip(NO_STAGE)
    outcome = outcomes[stage]
    if outcome is None:
        raise Skip(STRANGE_STAGE.fill(stage=shown(stage)))
    if export.has("rep") and is_nothing(row.cell("rep")):
        raise Skip(NO_REP)
    created = day_of(export, row, "created", latest)
    closed = day_of(export, row, "closed", latest) if outcome != "open" else None
    if created is not None and closed is not None and closed < created:
        raise Skip(BACKWARDS)
    days = None if export.has("created", "closed") else _days(row)
    amount = amount_of(export, row, outcome)
    refuse_twice(row.cell("id"), seen)
    return Deal(
        row.line,
        row.cell("rep"),
        _word(row, "product"),
        outcome,
        created,
        closed,
        amount,
        days,
        _word(row, "source"),
        _word(row, "client"),
        row.cell("id"),
        contact_of(export, row, created),
    )


def contact_of(export: Export, row: Row, created: date | None) -> Contact | None:
    """When the lead was first answered, as far as the file tells."""
    cell = row.cell("contacted")
    day = read_day(cell, _order(export, "contacted")) if cell and created is not None else None
    if day is None or created is None:
        return None
    came, at = hour_of(row.cell("created")), hour_of(cell)
    is_backwards = day < created or (day == created and came is not None and at is not None and at < came)
    return None if is_backwards else Contact(created.weekday(), came, (day - created).days, at)


def _word(row: Row, meaning: Meaning) -> str:
    cell = row.cell(meaning)
    return "" if is_nothing(cell) else cell


def refuse_twice(number: str, seen: set[str]) -> None:
    """Raises Skip for a deal that was there before."""
    if number and number in seen:
        raise Skip(TWICE)
    seen.add(number)


def _order(export: Export, meaning: Meaning) -> Order:
    return export.mapping.dates.get(export.headers.get(meaning, ""), "d/m/y")


def day_of(export: Export, row: Row, meaning: Meaning, latest: date = date.max) -> date | None:
    """None where the file has no such column. Raises Skip for a cell that is no date, or an impossible one."""
    if not export.has(meaning):
        return None
    found = read_day(row.cell(meaning), _order(export, meaning))
    if found is None:
        raise Skip(NO_DATE.fill(what=LABELS[meaning]))
    if found > latest:
        raise Skip(FAR.fill(what=LABELS[meaning]))
    return found


def _days(row: Row) -> Days | None:
    try:
        days = read_amount(row.cell("days"))
    except NoNumber:
        raise Skip(NO_DAYS) from None
    if days is not None and not 0 <= days <= _LONGEST:
        raise Skip(NO_DAYS)
    return days


def amount_of(export: Export, row: Row, outcome: Outcome) -> float | None:
    """Above 0, or None. What a deal that was not won says is used where it can be read, and else left."""
    try:
        amount = read_amount(row.cell("amount"))
    except NoNumber:
        if outcome == "won":
            raise Skip(NO_AMOUNT) from None
        return None
    if amount is not None and amount < 0 and outcome == "won":
        raise Skip(NEGATIVE)
    if amount is None or amount <= 0:
        return None
    amount *= export.mapping.amounts_in
    if amount > _LARGEST:
        if outcome == "won":
            raise Skip(TOO_LARGE)
        return None
    return amount
