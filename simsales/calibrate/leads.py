"""Two files that are one pipeline: all leads with the day they came in, and those that were won with the day.

A lead without a win is open on the day of the export, whatever became of it: no file says. Leads that came in before
the first win of the other file may have been won unseen; they are left out, and said to be.
Used when no file has a column of stages. Source of the shape: Olist's marketing funnel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from simsales.i18n import Text

from .accounting import Accounting
from .deals import BACKWARDS, TWICE, Deal, Skip, account_of, amount_of, contact_of, day_of, refuse_faults, refuse_twice
from .export import Export, Row

WON = Text(en="lead that was won", zh="赢单的线索")
OPEN = Text(
    en="lead that was not won by the day of the export (open, or ended: the files do not tell)",
    zh="导出日之前没有赢单的线索 (未结案或已结束: 文件没有说)",
)
UNSEEN = Text(
    en="came in before the first win on file: may have been won unseen", zh="早于文件中第一个赢单: 可能已赢单但看不到"
)
JOINED = Text(en="won deal, joined to its lead", zh="赢单, 已与线索对上")
LEFT_OUT = Text(en="won deal of a lead that is left out", zh="赢单, 但其线索未计入")
NO_LEAD = Text(en="no lead has this number", zh="没有这个编号的线索")
NO_NUMBER = Text(en="no number to join by", zh="没有可对应的编号")


@dataclass(frozen=True, slots=True)
class _Win:
    row: Row
    day: date
    amount: float | None


def is_funnel(exports: Sequence[Export]) -> bool:
    return _pair(exports) is not None


def read_funnel(exports: Sequence[Export]) -> tuple[list[Deal], Sequence[Accounting], tuple[Export, Export]]:
    """The deals, the account of both files, and both files (leads first)."""
    pair = _pair(exports)
    assert pair is not None
    leads, won = pair
    won_account, wins = _wins(won)
    start = min((win.day for win in wins.values()), default=date.max)
    account, deals, seen = account_of(leads), [], set[str]()
    for row in leads.rows:
        try:
            deal = _lead(leads, row, wins, start, seen)
        except Skip as skip:
            account.skip(row.line, skip.why)
            continue
        deals.append(deal)
        account.use(row.line, WON if deal.outcome == "won" else OPEN)
    used = {deal.id for deal in deals}
    for number, win in wins.items():
        if number in used:
            won_account.use(win.row.line, JOINED)
        else:
            won_account.skip(win.row.line, LEFT_OUT if number in seen else NO_LEAD)
    return deals, (account, won_account), pair


def _pair(exports: Sequence[Export]) -> tuple[Export, Export] | None:
    leads = [each for each in exports if each.has("id", "created") and not each.has("won_on")]
    won = [each for each in exports if each.has("id", "won_on")]
    return (leads[0], won[0]) if len(leads) == len(won) == 1 else None


def _wins(export: Export) -> tuple[Accounting, Mapping[str, _Win]]:
    account, wins = account_of(export), dict[str, _Win]()
    for row in export.rows:
        try:
            refuse_faults(row)
            number, day = row.cell("id"), day_of(export, row, "won_on")
            if not number:
                raise Skip(NO_NUMBER)
            if number in wins:
                raise Skip(TWICE)
            assert day is not None
            wins[number] = _Win(row, day, amount_of(export, row, "won"))
        except Skip as skip:
            account.skip(row.line, skip.why)
    return account, wins


def _lead(export: Export, row: Row, wins: Mapping[str, _Win], start: date, seen: set[str]) -> Deal:
    refuse_faults(row)
    number, created = row.cell("id"), day_of(export, row, "created")
    assert created is not None
    if not number:
        raise Skip(NO_NUMBER)
    refuse_twice(number, seen)
    if created < start:
        raise Skip(BACKWARDS if number in wins and wins[number].day < created else UNSEEN)
    deal = Deal(
        row.line,
        row.cell("rep"),
        row.cell("product"),
        "open",
        created,
        None,
        None,
        None,
        row.cell("source"),
        row.cell("client"),
        number,
        contact_of(export, row, created),
    )
    win = wins.get(number)
    if win is None:
        return deal
    if win.day < created:
        raise Skip(BACKWARDS)
    return replace(
        deal,
        outcome="won",
        closed=win.day,
        amount=win.amount,
        rep=win.row.cell("rep") or deal.rep,
        product=win.row.cell("product") or deal.product,
    )
