"""How an answer about one's own meeting is read: amounts, per cents and 95折, picks by number or word, days, a feared sentence.

Each reader takes what was typed and what is known already, and raises `NotTaken` with what is allowed instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from ..amounts import NoNumber, amount_in
from ..i18n import Text
from ..spec.meeting import ObjectionKind
from ..text import safe_text
from .moves import TOPIC_LABELS

LONGEST = 120
_MOST, _LEAST_PART = 1e9, 0.1
"""No price above the first; none below this part of the list price: that is a slip of 万, or no price of this thing."""
_OFF_UP_TO = 50.0
"""5% is what is taken off the list price, 95% what is left of it."""
_WAN = re.compile(r"(?<=\d)\s*[wW]$")
_PER_CENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\s*%")
_FOLD = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s*折")
_BETWEEN = re.compile(r"[,，、;；+\n]+")
_DAYS = re.compile(r"(\d{1,3})\s*(个?工作日|天|日内|days?|周|个?星期|weeks?|个月|months?)(?![a-z])", re.IGNORECASE)
_UNIT_DAYS = {"天": 1, "日": 1, "d": 1, "工": 1.4, "周": 7, "星": 7, "w": 7, "月": 30, "m": 30}
NONE = frozenset({"", "-", "no", "none", "没有", "无", "不知道", "i don't know", "don't know"})
KNOWN = ("payment", "delivery", "service", "warranty", "training", "volume", "scope")
"""What the customer may care about beside the price, in the order of their numbers."""
_ALSO: Mapping[str, str] = {
    "账期": "payment", "付款": "payment", "付款方式": "payment", "payment terms": "payment", "credit": "payment",
    "交期": "delivery", "交货": "delivery", "交货期": "delivery", "发货": "delivery", "lead time": "delivery",
    "售后": "service", "售后服务": "service", "维护": "service", "maintenance": "service", "support": "service",
    "保修": "warranty", "质保期": "warranty", "guarantee": "warranty",
    "quantity": "volume", "采购量": "volume", "support visits": "service",
}  # fmt: skip
_FEARS: Mapping[ObjectionKind, re.Pattern[str]] = {
    "rival": re.compile(r"别家|另一家|另外一家|竞品|对手|competitor|other supplier|another (?:firm|supplier|quote)"),
    "trust": re.compile(r"没听[说过]|不放心|信不过|不信|口碑|案例|质量|风险|trust|never heard|reference|quality|risk"),
    "need": re.compile(r"不需要|没必要|用不[上着]|够用|已经有|don't need|do not need|no need|already have|good enough"),
    "timing": re.compile(r"不急|再等|再说|以后|明年|下个?季|太早|not now|later|next (?:year|quarter)|wait|too early"),
}


class NotTaken(ValueError):
    """An answer that cannot be used; `allowed` says what can."""

    def __init__(self, allowed: Text) -> None:
        super().__init__(allowed.en)
        self.allowed = allowed


class Named(NamedTuple):
    """Words, and what stood behind the stroke: the customer, the other way, or the other's price."""

    words: Text
    behind: Text | None = None
    price: float | None = None


class Care(NamedTuple):
    """Something the customer may care about; `known` is empty for own words."""

    known: str
    label: Text


class Deadline(NamedTuple):
    """In the customer's words; `days` where a number of days, weeks or months was named."""

    words: Text
    days: float | None = None


class Fear(NamedTuple):
    """A sentence one is afraid of, and what kind of objection it is."""

    words: Text
    kind: ObjectionKind


def own_words(raw: str, most: int = LONGEST) -> str:
    """What was typed, fit for a file and a screen. Raises NotTaken for nothing and for a novel."""
    words = "".join(one for one in safe_text(raw, limit=most * 8) if unicodedata.category(one) not in _STRANGE)
    words = " ".join(words.split())
    if len(words) > most or not any(one.isalnum() for one in words):
        raise NotTaken(Text(en=f"some words, at most {most} characters", zh=f"几个字, 最多 {most} 个字符"))
    return words


_STRANGE = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})


def two_parts(raw: str) -> tuple[str, str]:
    """What stands before and behind the first stroke."""
    before, _, behind = raw.replace("／", "/").partition("/")
    return before.strip(), behind.strip()


def price_in(raw: str, list_price: float | None = None, most: float = _MOST) -> float:
    """An amount; with a list price also 5% (off), 95% or 95折 (of it). Raises NotTaken."""
    words = unicodedata.normalize("NFKC", raw[:60]).strip() if len(raw) <= 60 else ""
    least = 0.01 if list_price is None else list_price * _LEAST_PART
    share = _share_in(words) if list_price is not None else None
    try:
        amount = (
            share * list_price if share is not None and list_price is not None else amount_in(_WAN.sub("万", words))
        )
    except NoNumber:
        amount = -1.0
    if not least <= amount <= most * (1 + 1e-9):
        raise NotTaken(_prices_allowed(least, most, list_price))
    return float(f"{amount:.10g}")


def _share_in(words: str) -> float | None:
    """What part of the list price is meant."""
    if found := _PER_CENT.fullmatch(words):
        share = float(found[1]) / 100
        return 1 - share if share * 100 <= _OFF_UP_TO else share
    if found := _FOLD.fullmatch(words):
        folds = float(found[1])
        return folds / 100 if folds >= 10 else folds / 10
    return None


def _prices_allowed(least: float, most: float, list_price: float | None) -> Text:
    if list_price is None:
        return Text(
            en="an amount such as 460000, 460k or 46万, at most 1,000,000,000",
            zh="金额, 如 46万、460000 或 460k, 不超过 10 亿",
        )
    return Text(
        en=f"an amount from {least:,.10g} to {most:,.10g}, or per cent off the list price such as 5%",
        zh=f"{least:,.10g} 到 {most:,.10g} 之间的金额, 或在目录价上的优惠, 如 5% 或 95折",
    )


def cares_in(raw: str) -> tuple[Care, ...]:
    """One to three different things, by number, word or in own words. Raises NotTaken."""
    normal = unicodedata.normalize("NFKC", raw)
    parts = normal.split() if normal.replace(" ", "").isdigit() else _BETWEEN.split(normal)
    found = list(dict.fromkeys(_care(part.strip()) for part in parts if part.strip()))
    if not 1 <= len(found) <= 3:
        raise NotTaken(CARES_ALLOWED)
    return tuple(found)


CARES_ALLOWED = Text(
    en="one to three of the numbers 1-7, or own words, with commas between them",
    zh="一到三项: 序号 1-7 或自己的话, 用逗号隔开",
)


def _care(part: str) -> Care:
    word = part.casefold()
    if word.isdecimal():
        if not 1 <= int(word[:3]) <= len(KNOWN):
            raise NotTaken(CARES_ALLOWED)
        known = KNOWN[int(word) - 1]
    else:
        known = next((one for one in KNOWN if word in (one, TOPIC_LABELS[one].zh)), _ALSO.get(word, ""))
    return Care(known, TOPIC_LABELS[known] if known else Text.same(own_words(part, 40)))


def days_in(words: str) -> float | None:
    """How many days "six weeks" typed with digits are; None where no span is named."""
    found = _DAYS.search(unicodedata.normalize("NFKC", words))
    if found is None:
        return None
    unit = found[2].removeprefix("个").casefold()
    days = float(found[1]) * _UNIT_DAYS[unit[0]]
    return days if 1 <= days <= 1000 else None


def fear_in(raw: str) -> Fear:
    """A feared sentence and its kind; what names nothing else is about the price."""
    words = own_words(raw)
    kinds = (kind for kind, sign in _FEARS.items() if sign.search(words.casefold()))
    return Fear(Text.same(words), next(kinds, "price"))
