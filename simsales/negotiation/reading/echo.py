"""What the reader says back before anything binds: the act and every number, or the readings to pick from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simsales.i18n import Text, joined

from ..moves import ACT_LABELS, TOPIC_LABELS, Act
from .table import Exchange, Reading, Terms

_ACTS: Mapping[Act, Text] = {
    Act.OFFER: Text(en="offer", zh="提出"),
    Act.CONCEDE: Text(en="give", zh="让步"),
    Act.TRADE: Text(en="exchange", zh="交换"),
    Act.ACCEPT: Text(en="accept their offer", zh="接受对方报价"),
    Act.CLOSE: Text(en="ask to sign", zh="提议签约"),
    Act.APPROVAL: Text(en="ask your manager for", zh="请示经理"),
    Act.ASK: Text(en="ask about", zh="询问"),
    Act.PRESENT: Text(en="show what it is worth", zh="讲价值"),
    Act.ANSWER: Text(en="answer the objection", zh="回应异议"),
    Act.PROMISE: Text(en="promise", zh="承诺"),
}
_UNITS: Mapping[str, tuple[Text, Text]] = {
    "days": (Text(en="day", zh="天"), Text(en="days", zh="天")),
    "weeks": (Text(en="week", zh="周"), Text(en="weeks", zh="周")),
    "months": (Text(en="month", zh="个月"), Text(en="months", zh="个月")),
    "years": (Text(en="year", zh="年"), Text(en="years", zh="年")),
    "sessions": (Text(en="session", zh="次"), Text(en="sessions", zh="次")),
    "visits": (Text(en="visit", zh="次"), Text(en="visits", zh="次")),
    "times": (Text(en="time", zh="次"), Text(en="times", zh="次")),
    "units": (Text(en="unit", zh="台"), Text(en="units", zh="台")),
    "pieces": (Text(en="piece", zh="件"), Text(en="pieces", zh="件")),
}
_QUESTION = Text(en="{what}. Right?", zh="{what}。对吗?")
_SIDES = Text(en="{act}: we give {give}; we get {get}", zh="{act}: 我方给 {give}; 换 {get}")
_SOMETHING = Text(en="{issue} (no number)", zh="{issue} (没有数字)")
_NAMED = Text(en="{issue} {value}", zh="{issue} {value}")
_NEAREST = Text(en="{named} (nearest step to {reckoned})", zh="{named} (离 {reckoned} 最近的一档)")
_NOTHING_HEARD = Text(
    en="I did not understand. Say it in other words, or pick a move by its number.",
    zh="我没听懂。请换个说法, 或按数字选一步。",
)
HALF_AN_EXCHANGE = Text(
    en='I heard an "if", but not both sides of an exchange. Say "if you ..., I ...", or the offer without an "if".',
    zh='听到了"如果", 但没听出让什么, 换什么。请说"如果您 ..., 我就 ...", 或去掉"如果"直接报。',
)
_PICK = Text(
    en="Do you mean: {choices}  {last} none of these",
    zh="您是想: {choices}  {last} 都不是",
)


def amount(value: float, unit: str, terms: Terms) -> Text:
    """A value with its unit, money in 万 where Chinese speakers count so: 96.5 万, 965,000; 60 天, 60 days."""
    if unit == "money":
        wan = (
            f"{value / 1e4:,.6f}".rstrip("0").rstrip(".") + " 万"
            if value >= 1e4
            else f"{value:,.2f}".rstrip("0").rstrip(".")
        )
        plain = f"{value:,.2f}".removesuffix(".00")
        return Text(en=f"{plain} {terms.money}".strip(), zh=wan if "万" in wan else f"{wan} {terms.money}".strip())
    one, many = _UNITS.get(unit, (Text.same(unit), Text.same(unit)))
    name = one if value == 1 else many
    return Text(en=f"{value:g} {name.en}", zh=f"{value:g} {name.zh}")


def said_back(reading: Reading, terms: Terms) -> Text:
    """提出: 价格 96 万, 账期 60 天。对吗?"""
    return _QUESTION.fill(what=named(reading, terms))


def named(reading: Reading, terms: Terms) -> Text:
    """The reading in one line: act, topic, numbers."""
    act = _ACTS.get(reading.act, ACT_LABELS[reading.act])
    if reading.give or reading.get:
        give, get = (_listed(side, reading.reckoned, terms) for side in (reading.give, reading.get))
        return _SIDES.fill(act=act, give=give, get=get)
    parts = []
    if reading.topic:
        parts.append(terms.label(reading.topic) if reading.topic in terms.issues else TOPIC_LABELS[reading.topic])
    if reading.values:
        parts.append(_listed(reading.values, reading.reckoned, terms))
    if not parts:
        return act
    return joined([act, joined(parts)], ": ")


def _listed(values: Exchange, reckoned: Mapping[str, float], terms: Terms) -> Text:
    return joined([_one(issue, value, reckoned.get(issue, value), terms) for issue, value in values.items()])


def _one(issue: str, value: float | None, reckoned: float | None, terms: Terms) -> Text:
    label = terms.label(issue)
    if value is None:
        return _SOMETHING.fill(issue=label)
    known = terms.issues[issue]
    called = dict(zip(known.allowed, known.names, strict=False)).get(value)
    named = _NAMED.fill(issue=label, value=called or amount(value, known.unit, terms))
    if reckoned is None or reckoned == value:
        return named
    return _NEAREST.fill(named=named, reckoned=amount(reckoned, known.unit, terms))


def asked_back(candidates: Sequence[Reading], terms: Terms) -> Text:
    """您是想: 1 询问: 交期  2 提出: 价格 96 万  3 都不是"""
    if not candidates:
        return _NOTHING_HEARD
    said = [named(candidate, terms) for candidate in candidates]
    choices = Text(
        en="  ".join(f"{place} {one.en}" for place, one in enumerate(said, 1)),
        zh="  ".join(f"{place} {one.zh}" for place, one in enumerate(said, 1)),
    )
    return _PICK.fill(choices=choices, last=len(said) + 1)
