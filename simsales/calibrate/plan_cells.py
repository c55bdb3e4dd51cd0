"""The numbers of a pay table as people write them: rates, marks on the way to the quota, sums of money, days.

A number that can be meant in two ways (a rate of 0.5, a mark of 300) is refused with both ways to write it. Digits are
kept exact: 2.2% is 0.022 and nothing near it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from simsales.i18n import Text
from simsales.spec.wrong import Wrong, shown

How = Literal["sign", "share", "percent", "money"]

_NUMBER = re.compile(
    r"(百分之|千分之)?(?:¥|\$|€|£|cny|rmb|usd|eur)? ?([+-]?)(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(\.\d{1,12})?"
    r" ?(%|‰|万元|万|亿元|亿|元|k|m)?(?: ?(?:cny|rmb|usd|eur|yuan))?"
)
_TIMES = {"万": 10_000, "万元": 10_000, "亿": 10**8, "亿元": 10**8, "k": 1_000, "m": 10**6, "元": 1}
_NOUGHT = Decimal(0)
_MOST_MONEY = Decimal(10) ** 12
_MOST_SHARE = Decimal(10)
_SURE_RATE = Decimal("0.2")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SERIAL = re.compile(r"[2-7]\d{4}")
_REACHED = re.compile(r"^(?:≥|>=|⩾|不低于|at least|from) ?|(?:及以上|以上|起)$")
_BELOW = re.compile(r"^(?:<=|≤|<|不超过|up to|below|under) ?|(?:以下|以内|及以下)$")
_PAST = re.compile(r"^(?:>|超过|大于|高于|above|over)")
_RATE = Text(
    en="allowed: 0% to 100%, written 2.2%, 0.022, 22‰ or 千分之22",
    zh="允许: 0% 至 100%, 写作 2.2%、0.022、22‰ 或 千分之22",
)
_MARK = Text(
    en="allowed: an attainment of 0% to 1000% (80%, 0.8 or 80), or sales in money from 1000 on (500000, 50万)",
    zh="允许: 完成率 0% 至 1000% (80%、0.8 或 80), 或 1000 以上的销售额 (500000, 50万)",
)
_MONEY = Text(
    en="allowed: a sum from 0 to 1,000,000,000,000, written 6000, 6,000.00 or 0.6万",
    zh="允许: 0 至 1 万亿的金额, 写作 6000、6,000.00 或 0.6万",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something begins or ends: a part of the quota, or sales in money (major units)."""

    value: Decimal
    is_money: bool
    how: How = "sign"

    @property
    def said(self) -> str:
        return f"{self.value:,f}" if self.is_money else percent(self.value)

    def same_kind(self, other: Mark) -> bool:
        """Whether the two can be compared without a quota; 0 is 0 in both."""
        return self.is_money == other.is_money or not self.value or not other.value


ZERO = Mark(_NOUGHT, False)


def percent(share: Decimal | float) -> str:
    return f"{float(share) * 100:.10g}%"


def rate(cell: str, unit: str) -> float:
    """A rate as a share. Raises Wrong."""
    value, sign = _number(cell, unit, _RATE)
    if value < 0:
        raise Wrong(Text(en="the rate {cell} is negative", zh="比例 {cell} 是负数").fill(cell=shown(cell)), _RATE)
    if sign in ("%", "‰"):
        value /= 100 if sign == "%" else 1000
    elif sign or value >= 1:
        raise Wrong(Text(en="{cell} is not a rate", zh="{cell} 不是比例").fill(cell=shown(cell)), _RATE)
    elif value > _SURE_RATE:
        raise Wrong(
            Text(en="the rate {cell} can be {big} or {small}", zh="比例 {cell} 可以是 {big}, 也可以是 {small}").fill(
                cell=shown(cell), big=percent(value), small=percent(value / 100)
            ),
            Text(en="allowed: {big} or {small}, with its sign", zh="允许: 带百分号写 {big} 或 {small}").fill(
                big=percent(value), small=percent(value / 100)
            ),
        )
    if value > 1:
        raise Wrong(Text(en="the rate {cell} is above 100%", zh="比例 {cell} 超过 100%").fill(cell=shown(cell)), _RATE)
    return float(value)


def mark(cell: str, unit: str, *, is_end: bool = False) -> Mark:
    """A mark on the way to the quota and beyond. Raises Wrong."""
    words = _levelled(cell)
    if not is_end and _PAST.search(words):
        raise Wrong(
            Text(en="{cell}: at exactly this mark, is it reached or not?", zh="{cell}: 正好达到时算不算?").fill(
                cell=shown(cell)
            ),
            Text(
                en="allowed: the mark alone (80%); a mark counts as reached at exactly its value",
                zh="允许: 只写数值 (80%); 正好达到即算达到",
            ),
        )
    value, sign = _number((_BELOW if is_end else _REACHED).sub("", words), unit, _MARK)
    if value < 0:
        raise Wrong(Text(en="{cell} is negative", zh="{cell} 是负数").fill(cell=shown(cell)), _MARK)
    found = (
        _bare(value)
        if sign in ("", "¥")
        else Mark(value / 100, False)
        if sign == "%"
        else Mark(value, True)
        if sign == "money"
        else None
    )
    if sign == "¥":
        found = Mark(value, True)
    if found is None or found.value > (_MOST_MONEY if found.is_money else _MOST_SHARE):
        raise Wrong(
            Text(en="{cell} is no mark that can be read in one way only", zh="{cell} 不能只有一种读法").fill(
                cell=shown(cell)
            ),
            _MARK,
        )
    return found


def _bare(value: Decimal) -> Mark | None:
    """A number without a sign: 0.8 and 1.2 are shares, 80 and 120 per cent, 500000 is money; between lies doubt."""
    if not value:
        return ZERO
    if value <= 3:
        return Mark(value, False, "share")
    if 10 <= value <= 200:
        return Mark(value / 100, False, "percent")
    return Mark(value, True, "money") if value >= 1000 else None


def span(cell: str, unit: str) -> tuple[str, str]:
    """`80%-100%`, `80%以下`, `≥100%` as the words of its start and its end; an open end is no word."""
    words = _levelled(cell).strip("[]()")
    parts = [part.strip() for part in re.split(r"[-~–—,至到]|\bto\b", words) if part.strip()]
    if len(parts) == 2:
        return parts[0], parts[1]
    return ("", words) if _BELOW.search(words) else (words, "")


def money(cell: str, unit: str, *, may_be_negative: bool = False) -> Decimal:
    """A sum in major units. Raises Wrong."""
    value, sign = _number(cell, unit, _MONEY)
    if sign in ("%", "‰") or abs(value) > _MOST_MONEY:
        raise Wrong(Text(en="{cell} is not a sum of money", zh="{cell} 不是金额").fill(cell=shown(cell)), _MONEY)
    if value < 0 and not may_be_negative:
        raise Wrong(Text(en="{cell} is negative", zh="{cell} 是负数").fill(cell=shown(cell)), _MONEY)
    return value


def day(cell: str) -> date:
    """A day as people or Excel write it. Raises Wrong."""
    try:
        if found := _DAY.match(_levelled(cell)):
            return date(*(int(part) for part in found.groups()))
        if _SERIAL.fullmatch(cell):
            return date(1899, 12, 30) + timedelta(days=int(cell))
    except ValueError:
        pass
    raise Wrong(
        Text(en="{cell} is not a date", zh="{cell} 不是日期").fill(cell=shown(cell)),
        Text(en="allowed: 2027-01-04", zh="允许: 2027-01-04"),
    )


def _number(cell: str, unit: str, allowed: Text) -> tuple[Decimal, str]:
    """The number and what its sign makes of it: %, ‰, `money` (万, 元, ...), or nothing."""
    words = _levelled(cell)
    found = _NUMBER.fullmatch(words)
    if found is None:
        raise Wrong(
            Text(en="{cell} is not a number that can be read", zh="{cell} 不是能读懂的数").fill(cell=shown(cell)),
            allowed,
        )
    before, minus, whole, fraction, sign = found.groups()
    value = Decimal(f"{minus}{whole.replace(',', '')}{fraction or ''}")
    said = {"百分之": "%", "千分之": "‰"}.get(before) or sign or (_levelled(unit) if _known(unit) else "")
    if before and sign:
        raise Wrong(Text(en="{cell} has two signs", zh="{cell} 有两个单位").fill(cell=shown(cell)), allowed)
    if said in _TIMES:
        return value * _TIMES[said], "money"
    return value, said or ("¥" if words[:1] in "¥$€£" else "")


def _known(unit: str) -> bool:
    return _levelled(unit) in ("%", "‰", *_TIMES)


def _levelled(words: str) -> str:
    """Full-width digits and signs as plain ones."""
    plain = unicodedata.normalize("NFKC", words).replace("\u2212", "-").replace("，", ",").casefold().strip()
    return " ".join(plain.split())
