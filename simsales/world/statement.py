"""A pay statement: the credits of a period in, one line of pay after the other out, each with the rows it rests on.

A pure function, used by payroll on every pay day, by whoever pays a run again under another plan, and by reports. All
reps are paid together, because a contest or a team bonus looks at all of them. Money is whole minor units: a statement is
the sum of its lines, and nothing is left over.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, NamedTuple

from ..units import Currency, Money, Share
from .incentive import Basis, Credit, Earned, PayComponent, Quota, Sheet, SinglePlan
from .log import NOTHING
from .pay_terms import Term

BASE, CAP = "base", "cap"
OWN_NAMES = (BASE, CAP)
"""Lines every statement may have; no line of a plan may be called so."""


class Entry(NamedTuple):
    """One credit on its way to pay, and the log's row that says so."""

    credit: Credit
    row: int


@dataclass(slots=True)
class Book:
    """What one rep has brought in since the last pay day."""

    entries: list[Entry] = field(default_factory=list)
    due: int = 0
    renewed: int = 0
    served: int = NOTHING
    """The row of the last service contract that came up."""
    has_left: bool = False
    """Whether somebody else has the place now: advances, awards and promotions went with whoever left."""

    def total(self, basis: str) -> Money:
        return sum(entry.credit.amount for entry in self.entries if entry.credit.basis == basis)


@dataclass(frozen=True, slots=True)
class SoFar:
    """What a line that counts over several pay periods has seen of the running one."""

    number: int = -1
    quota: Money = 0
    measure: Money = 0
    paid: Money = 0
    cause: int = NOTHING


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rep carries from one pay day to the next. `quota` is for a whole pay period."""

    quota: Money
    carried: Mapping[str, Any] = field(default_factory=dict)
    so_far: Mapping[str, SoFar] = field(default_factory=dict)
    reached: SoFar = SoFar()
    """Bookings against quota since the quota moved last."""

    def quota_now(self, plan: SinglePlan) -> Money:
        """The quota of a whole period, as promotions have made it."""
        factors = (line.quota_factor(self.carried.get(name)) for name, line in plan.pays.items())
        return round(self.quota * math.prod(factors))


class StatementLine(NamedTuple):
    """One line: its name, what it pays, the row that decided, all rows that moved it in the period, and what it was settled on.

    Base pay, the ceiling and plans before have no sheet.
    """

    name: str
    money: Money
    cause: int = NOTHING
    rows: Sequence[int] = ()
    is_honour: bool = False
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One rep's pay of one period, and what is carried on."""

    rep: str
    lines: Sequence[StatementLine]
    standing: Standing

    @property
    def total(self) -> Money:
        return sum(line.money for line in self.lines)

    def money(self) -> dict[str, Money]:
        return {line.name: line.money for line in self.lines}


@dataclass(frozen=True, slots=True)
class PayDay:
    """What is the same for everybody on a pay day."""

    plan: SinglePlan
    term: Term
    currency: Currency
    planned_margin: Share


def statements(
    day: PayDay, books: Mapping[str, Book], standings: Mapping[str, Standing], old: Sequence[RunOff] = ()
) -> dict[str, Statement]:
    """Every rep's statement for one period. A rep without a quota has base pay only; lines come in the plan's order.

    `old` are the plans before, with what is still to be paid under them.
    """
    paid = [rep for rep, standing in standings.items() if standing.quota]
    settled = _settled(day, {rep: books[rep] for rep in paid}, standings)
    return {rep: _statement(day, rep, books[rep], standings[rep], settled.get(rep, {}), old) for rep in standings}


class RunOff(NamedTuple):
    """A plan that has been replaced: its name on statements, and the credits still paid under it, by rep."""

    name: str
    plan: SinglePlan
    books: Mapping[str, Book]


@dataclass(frozen=True, slots=True)
class _Settled:
    """One line of one rep, settled."""

    sheet: Sheet
    earned: Earned
    so_far: SoFar
    rows: Sequence[int]


def _settled(
    day: PayDay, books: Mapping[str, Book], standings: Mapping[str, Standing]
) -> dict[str, dict[str, _Settled]]:
    """Line after line, each for all reps at once."""
    found: dict[str, dict[str, _Settled]] = {rep: {} for rep in books}
    today = {rep: _today(day, rep, books[rep], standings[rep]) for rep in books}
    for name in in_order(day.plan.pays):
        line = day.plan.pays[name]
        counted = {rep: [entry for entry in book.entries if line.counts(entry.credit)] for rep, book in books.items()}
        seen = {rep: _seen(day, name, line, standings[rep], today[rep], counted[rep]) for rep in books}
        sheets = [_sheet(day, name, standings[rep], today[rep], seen[rep], found[rep]) for rep in books]
        rows = {rep: [entry.row for entry in entries] for rep, entries in counted.items()}
        everyone = [row for own in rows.values() for row in own] if line.of_team else None
        for sheet, earned in zip(sheets, line.settle(sheets, day.currency), strict=True):
            so_far = replace(seen[sheet.rep], paid=seen[sheet.rep].paid + earned.money)
            own = rows[sheet.rep] if everyone is None else everyone
            found[sheet.rep][name] = _Settled(sheet, earned, so_far, own)
    return found


def in_order(pays: Mapping[str, PayComponent]) -> Iterator[str]:
    """Names of lines, each after the lines it looks at; otherwise in the plan's order."""
    waiting = list(pays)
    while waiting:
        ready = [name for name in waiting if not pays[name].after.intersection(waiting)] or waiting
        yield from ready
        waiting = [name for name in waiting if name not in ready]


class _Today(NamedTuple):
    """A rep on a pay day, whatever the line."""

    rep: str
    quota: Money
    """Of the days this pay day is for."""
    whole_quota: Money
    scores: Mapping[str, float]
    served: int
    is_new: bool


def _today(day: PayDay, rep: str, book: Book, standing: Standing) -> _Today:
    whole = standing.quota_now(day.plan)
    quota = max(1, round(whole * day.term.part))
    scores = _scores(book, Quota(quota, day.planned_margin))
    return _Today(rep, quota, whole, scores, book.served, book.has_left)


def _seen(
    day: PayDay, name: str, line: PayComponent, standing: Standing, today: _Today, counted: Sequence[Entry]
) -> SoFar:
    """What the line has counted over its own period, this pay period included."""
    before = SoFar()
    if line.counted_by is not None:
        number = day.term.longer[line.counted_by].number
        known = standing.so_far.get(name, before)
        before = known if known.number == number else SoFar(number)
    measure = sum(entry.credit.amount for entry in counted)
    cause = counted[-1].row if counted else before.cause
    return SoFar(before.number, before.quota + today.quota, before.measure + measure, before.paid, cause)


def _sheet(
    day: PayDay, name: str, standing: Standing, today: _Today, seen: SoFar, settled: Mapping[str, _Settled]
) -> Sheet:
    line = day.plan.pays[name]
    target, is_last = seen.quota, True
    if line.counted_by is not None:
        within = day.term.longer[line.counted_by]
        target += round(today.whole_quota * within.remaining)
        is_last = within.is_last
    return Sheet(
        rep=today.rep,
        quota=Quota(target, day.planned_margin),
        measure=seen.measure,
        paid=seen.paid,
        is_last=is_last,
        scores=today.scores,
        lines={name: done.earned.money for name, done in settled.items()},
        base=round(day.plan.base_pay(day.currency) * day.term.part),
        carried=None if today.is_new else standing.carried.get(name),
        cause=seen.cause,
        served=today.served,
    )


def _scores(book: Book, quota: Quota) -> dict[str, float]:
    """The rep's own KPIs of the period; what divides by nothing is not a number."""
    booked, margin = book.total("bookings"), book.total("margin")
    return {
        "attainment": booked / quota.of("bookings"),
        "margin_attainment": margin / quota.of("margin"),
        "cash_attainment": book.total("cash") / quota.of("cash"),
        "margin": margin / booked if booked else math.nan,
        "retention": book.renewed / book.due if book.due else math.nan,
    }


SCORES: Mapping[str, frozenset[Basis]] = {
    "attainment": frozenset({"bookings"}),
    "margin_attainment": frozenset({"margin"}),
    "cash_attainment": frozenset({"cash"}),
    "margin": frozenset({"bookings", "margin"}),
    "retention": frozenset(),
}
"""KPIs of one rep that a line may look at, and the credit they need."""


def _statement(
    day: PayDay,
    rep: str,
    book: Book,
    standing: Standing,
    settled: Mapping[str, _Settled],
    old: Sequence[RunOff],
) -> Statement:
    lines = [StatementLine(BASE, round(day.plan.base_pay(day.currency) * day.term.part))]
    for name in day.plan.pays:
        if name in settled:
            done = settled[name]
            cause = done.sheet.cause if done.earned.cause is None else done.earned.cause
            lines.append(StatementLine(name, done.earned.money, cause, done.rows, done.earned.is_honour, done.sheet))
    if standing.quota:
        for run_off in old:
            lines += _run_off(day, run_off, rep, standing)
    most, total = day.plan.most(day.currency), sum(line.money for line in lines)
    if most is not None and total > (limit := round(most * day.term.part)):
        last = max((line.cause for line in lines if line.cause != NOTHING), default=NOTHING)
        lines.append(StatementLine(CAP, limit - total, last))
    return Statement(rep, lines, _after(day, book, standing, settled))


def _run_off(day: PayDay, run_off: RunOff, rep: str, standing: Standing) -> Iterator[StatementLine]:
    """What deals of an earlier plan's time still bring: its rates, without its goals, draws and guarantees."""
    book = run_off.books.get(rep)
    if book is None or not book.entries:
        return
    quota = Quota(max(1, round(standing.quota * day.term.part)), day.planned_margin)
    for name, line in run_off.plan.pays.items():
        if not line.runs_off:
            continue
        counted = [entry for entry in book.entries if line.counts(entry.credit)]
        if counted:
            curve = line.curve(quota, day.currency)
            money = round(curve.pay(sum(entry.credit.amount for entry in counted))) - round(curve.pay(0))
            rows = [entry.row for entry in counted]
            yield StatementLine(f"{name}@{run_off.name}", money, rows[-1], rows)


def _after(day: PayDay, book: Book, standing: Standing, settled: Mapping[str, _Settled]) -> Standing:
    """What is carried to the next pay day; the ratchet moves the quota where its own period ends."""
    carried = {name: done.earned.carried for name, done in settled.items() if done.earned.carried is not None}
    if book.has_left:
        carried = {}
    so_far = {name: done.so_far for name, done in settled.items() if day.plan.pays[name].counted_by is not None}
    return replace(_ratcheted(day, book, standing), carried=carried, so_far=so_far)


def _ratcheted(day: PayDay, book: Book, standing: Standing) -> Standing:
    ratchet = day.plan.ratchet
    if ratchet is None or not standing.quota:
        return standing
    within = day.term.longer[ratchet.every]
    before = standing.reached if standing.reached.number == within.number else SoFar(within.number)
    target = before.quota + round(standing.quota_now(day.plan) * day.term.part)
    reached = replace(before, quota=target, measure=before.measure + book.total("bookings"))
    if not within.is_last:
        return replace(standing, reached=reached)
    periods = reached.quota / max(1, standing.quota_now(day.plan))
    quota = ratchet.moved(standing.quota, reached.quota, reached.measure, periods)
    return replace(standing, quota=max(1, quota), reached=SoFar())


def together(paid: Sequence[Mapping[str, Statement]]) -> dict[str, dict[str, Money]]:
    """Pay by rep and line over many pay days."""

    def added(total: dict[str, dict[str, Money]], day: Mapping[str, Statement]) -> dict[str, dict[str, Money]]:
        for rep, statement in day.items():
            lines = total.setdefault(rep, {})
            for name, money in statement.money().items():
                lines[name] = lines.get(name, 0) + money
        return total

    return reduce(added, paid, {})
