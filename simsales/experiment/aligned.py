"""Two runs laid side by side, need by need: which rows of the log make the gap between them.

A KPI of money (or a count) is a sum of rows with signed weights. Rows about the same need are set against each other, rows
about nobody's need by their kind; each row belongs to exactly one part, so that the parts sum to the gap, whole unit by whole
unit. There is no rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from simsales.i18n import Text
from simsales.world.events import (
    BY_CODE,
    CASH_COLLECTED,
    CHANNEL_PAID,
    CONTRACT_LAPSED,
    DEAL_LOST,
    DEAL_UNDECIDED,
    DEAL_WON,
    GOODS_RETURNED,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
    PAY_EARNED,
    PENALTY_CHARGED,
    REP_LEFT,
)
from simsales.world.facts import Facts, Tally
from simsales.world.measures import Kpi

PARTS = {
    "volume": Text(en="needs that came up on one side only", zh="只在一边出现的需求"),
    "win_rate": Text(en="deals won on one side only", zh="只有一边赢的商机"),
    "timing": Text(en="deals signed before the end on one side only", zh="只有一边赶在结束前签约的商机"),
    "price": Text(en="discount on deals won on both sides", zh="两边都赢的商机: 让价不同"),
    "mix": Text(en="list value or cost of deals won on both sides", zh="两边都赢的商机: 目录价值或成本不同"),
    "renewals": Text(en="service contracts not renewed", zh="未续约的服务合同"),
    "pay": Text(en="pay", zh="薪酬"),
    "channel": Text(en="margin kept by channels", zh="渠道毛利"),
    "credit": Text(en="invoices never paid", zh="收不回的货款"),
    "promises": Text(en="late deliveries and orders cancelled", zh="误期交付与取消的订单"),
    "turnover": Text(en="replacing people who left", zh="离职补人"),
}
_OF_KIND = {
    CONTRACT_LAPSED: "renewals",
    INVOICE_WRITTEN_OFF: "credit",
    PENALTY_CHARGED: "promises",
    ORDER_CANCELLED: "promises",
    GOODS_RETURNED: "promises",
    CHANNEL_PAID: "channel",
    PAY_EARNED: "pay",
    REP_LEFT: "turnover",
}
_AT_PRICE = (DEAL_WON, CASH_COLLECTED)
"""Rows whose amount is the price signed: the list value less what was taken off."""


class Line(NamedTuple):
    """What of a KPI: a kind of row; `is_off` what was taken off the list value, where the amount is a price."""

    kind: int
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Books:
    """One run's rows of one KPI. `fates` of every need (won, over, open), `needs` the lines of those that count, `others` the
    rows about no need, by kind; all in whole units."""

    fates: Mapping[str, str]
    needs: Mapping[str, Mapping[Line, int]]
    others: Mapping[int, int]

    @property
    def total(self) -> int:
        return sum(self.others.values()) + sum(self.worth(need) for need in self.needs)

    def worth(self, need: str) -> int:
        """What a need brings to the KPI."""
        return sum(self.needs.get(need, {}).values())

    @property
    def parts(self) -> set[str]:
        """Every part that these books have a row in, whatever the other side."""
        kinds = {line.kind for lines in self.needs.values() for line in lines} | set(self.others)
        fixed = {_part_of_kind(kind) for kind in kinds if kind in _OF_KIND or kind in self.others}
        deals = {"volume", "win_rate", "timing", "price", "mix"} if kinds - set(_OF_KIND) - set(self.others) else set()
        return fixed | deals


def can_be_split(kpi: Kpi, facts: Facts) -> bool:
    """Whether a KPI is a sum of whole amounts; a ratio has no parts that sum to its gap."""
    numerator, denominator = kpi.parts(facts)
    return denominator is None and bool((numerator.weights == np.round(numerator.weights)).all())


def books_of(facts: Facts, tally: Tally) -> Books:
    """A run's rows of a KPI, by need."""
    names = [facts.case_name(case) for case in range(len(facts.cases))]
    fates = np.full(len(names), "open", dtype="<U4")
    for kind, fate in ((DEAL_WON, "won"), (DEAL_LOST, "over"), (DEAL_UNDECIDED, "over")):
        fates[facts.subject[facts.of(kind)]] = fate
    needs: defaultdict[str, Counter[Line]] = defaultdict(Counter)
    others: Counter[int] = Counter()
    listed = facts.cases["list_value"]
    for row, weight in zip(tally.rows.tolist(), tally.weights.tolist(), strict=True):
        kind, whole = int(facts.kind[row]), round(weight)
        if BY_CODE[kind].subject != "case":
            others[kind] += whole
            continue
        case, amount = int(facts.subject[row]), int(facts.amount[row])
        lines = needs[names[case]]
        if kind in _AT_PRICE and abs(whole) == amount:
            at_list = int(listed[case]) * (1 if whole > 0 else -1)
            lines[Line(kind)] += at_list
            lines[Line(kind, True)] += whole - at_list
        else:
            lines[Line(kind)] += whole
    return Books(dict(zip(names, fates.tolist(), strict=True)), dict(needs), others)


def by_need(one: Books, other: Books) -> dict[str, dict[str, int]]:
    """need -> part -> what it adds to the gap, other less one."""
    found: dict[str, dict[str, int]] = {}
    for need in dict.fromkeys([*one.needs, *other.needs]):
        mine, theirs = one.needs.get(need, {}), other.needs.get(need, {})
        parts: Counter[str] = Counter()
        for line in dict.fromkeys([*mine, *theirs]):
            if change := theirs.get(line, 0) - mine.get(line, 0):
                is_on_both = line in mine and line in theirs
                parts[_part(line, is_on_both, one.fates.get(need), other.fates.get(need))] += change
        if parts:
            found[need] = dict(parts)
    return found


def split(one: Books, other: Books, needs: Mapping[str, Mapping[str, int]] | None = None) -> dict[str, int]:
    """part -> what it adds to the gap; the parts sum to the gap. `needs` are those of `by_need`, if known already."""
    parts: Counter[str] = Counter(dict.fromkeys(_ordered(one.parts | other.parts), 0))
    for found in (by_need(one, other) if needs is None else needs).values():
        for part, change in found.items():
            parts[part] += change
    for kind in dict.fromkeys([*one.others, *other.others]):
        parts[_part_of_kind(kind)] += other.others.get(kind, 0) - one.others.get(kind, 0)
    return dict(parts)


def label_of(part: str) -> Text:
    """A part in words; a kind of row that only somebody's own KPI counts goes by its name."""
    words = part.replace("_", " ")
    return PARTS.get(part) or Text(en=f"rows of the log: {words}", zh=f"日志事件: {words}")


def _ordered(parts: Iterable[str]) -> list[str]:
    known = list(PARTS)
    return sorted(parts, key=lambda part: (known.index(part) if part in known else len(known), part))


def _part_of_kind(kind: int) -> str:
    return _OF_KIND.get(kind) or BY_CODE[kind].name


def _part(line: Line, is_on_both: bool, mine: str | None, theirs: str | None) -> str:
    """Where a line about a need belongs, by what became of the need on either side (none: it never came up)."""
    if line.kind in _OF_KIND:
        return _OF_KIND[line.kind]
    if mine is None or theirs is None:
        return "volume"
    if mine != theirs:
        return "timing" if "open" in (mine, theirs) else "win_rate"
    if not is_on_both:
        return "timing"
    return "price" if line.is_off else "mix"
