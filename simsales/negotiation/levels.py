"""The issues of a meeting and how their levels are said: money in round words, days, months, sessions."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..i18n import Text
from ..spec.meeting import LevelIssue, Meeting, PriceIssue
from .moves import TOPIC_LABELS
from .table import Issue

_UNITS: Mapping[str, tuple[Text, Text]] = {
    "payment": (Text(en="{n} days", zh="{n} 天"), Text(en="in advance", zh="预付")),
    "delivery": (Text(en="{n} days", zh="{n} 天"), Text(en="from stock", zh="现货")),
    "warranty": (Text(en="{n} months", zh="{n} 个月"), Text(en="none", zh="无")),
    "training": (Text(en="{n} sessions", zh="{n} 次"), Text(en="none", zh="无")),
    "service": (Text(en="{n} visits a year", zh="每年 {n} 次"), Text(en="none", zh="无")),
    "volume": (Text(en="{n} pieces", zh="{n} 台"), Text(en="none", zh="无")),
    "scope": (Text(en="level {n}", zh="{n} 级"), Text(en="basic", zh="基本款")),
}
_ONE = {
    "payment": "{n} day",
    "delivery": "{n} day",
    "warranty": "{n} month",
    "training": "{n} session",
    "service": "{n} visit a year",
    "volume": "{n} piece",
}
"""English of a single one."""
_PLAIN = Text(en="{n}", zh="{n}")
_WAN = 10_000


def issues_of(meeting: Meeting) -> list[Issue]:
    """The price first, where there is one, then the others in the order of the file."""
    issues = [_price(meeting.price)] if meeting.price is not None else []
    return issues + [_levels(name, issue) for name, issue in meeting.issues.items()]


def _price(spec: PriceIssue) -> Issue:
    count = round((spec.high - spec.low) / spec.step) + 1
    values = tuple(round(float(value), 6) for value in np.linspace(spec.low, spec.low + (count - 1) * spec.step, count))
    return Issue(
        "price", spec.label or TOPIC_LABELS["price"], values, tuple(money_said(value) for value in values), count - 1
    )


def _levels(name: str, spec: LevelIssue) -> Issue:
    label = spec.label or TOPIC_LABELS.get(name, Text.same(name))
    values = tuple(float(value) for value in spec.levels)
    standard = values.index(float(spec.standard))
    if spec.names is not None:
        return Issue(name, label, values, tuple(spec.names), standard)
    said = tuple(_level_said(name, value, spec.unit) for value in values)
    return Issue(name, label, values, said, standard)


def _level_said(name: str, value: float, unit: Text | None) -> Text:
    if unit is not None:
        return Text(en=f"{value:g} {unit.en}", zh=f"{value:g} {unit.zh}")
    some, none = _UNITS.get(name, (_PLAIN, _PLAIN))
    if name == "payment" and value < 0:
        return Text(en=f"{-value:g} days in advance", zh=f"预付, 提前 {-value:g} 天")
    if value == 1 and name in _ONE:
        some = Text(en=_ONE[name], zh=some.zh)
    return (none if value == 0 and name != "payment" else some).fill(n=f"{value:g}")


def money_said(amount: float) -> Text:
    """Major units as people say them: 96.5 万 in Chinese, 965,000 in English."""
    if abs(amount) >= _WAN:
        return Text(en=f"{amount:,.0f}", zh=f"{amount / _WAN:,.4f}".rstrip("0").rstrip(".") + " 万")
    return Text(en=f"{amount:,.10g}", zh=f"{amount:,.10g}")
