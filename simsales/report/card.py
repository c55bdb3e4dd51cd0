"""The card: one page to take to a real meeting. How to begin, five questions, the own limits, what to give for what, answers to the
objections that came up, and what not to say.

Made of the brief, the preparation sheet and the talk that was practised; nothing on it was hidden from the seller, so that it holds
good in front of somebody whose limits nobody knows. It names a price only where the seller set it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rich.console import Group, RenderableType
from rich.padding import Padding

from simsales.i18n import Lang, Text, joined
from simsales.negotiation.levels import money_said
from simsales.negotiation.moves import Say
from simsales.negotiation.words import label_of
from simsales.review.lessons import lessons
from simsales.review.played import Played
from simsales.review.rubric import score
from simsales.review.words import money

from .paper import write_paper
from .tables import clean

_TITLE = Text(en="Card: {company}, {name}", zh="随身卡: {company} {name}")
_BEGIN, _ASK, _LIMITS, _TRADES, _ANSWERS, _NEVER, _START = (
    Text(en="Begin", zh="开场"),
    Text(en="Five questions", zh="五问"),
    Text(en="Limits", zh="底线"),
    Text(en="What for what", zh="拿什么换什么"),
    Text(en='If they say "{says}"', zh='对方说 "{says}"'),
    Text(en="Do not say", zh="不要说"),
    Text(en="This time", zh="这一次"),
)
_OPENING = Text(
    en='"Before we come to the price, may I check three things with you?"',
    zh='"今天我想先确认三件事, 再谈价格, 可以吗?"',
)
_QUESTIONS = (
    Text(en="What is it for, and who will use it?", zh="用在哪里, 谁来用?"),
    Text(en="Who decides, and how?", zh="谁来定, 怎么定?"),
    Text(en="When must it be there, and why then?", zh="何时必须到, 为什么是那天?"),
    Text(en="What do you compare us with, and where do we differ?", zh="和谁比, 差在哪一项?"),
    Text(en="Apart from the price: what worries you most?", zh="除了价格, 最担心什么?"),
)
_LEAST = Text(en="the least you take: {price}", zh="最低能接受: {price}")
_ALONE = Text(en="down to {own} alone, to {manager} with your manager", zh="{own} 以内自己定, 到 {manager} 请经理")
_ALONE_ONLY = Text(en="down to {own} alone, nobody to ask", zh="{own} 以内自己定, 没有可请示的人")
_TARGET = Text(en="you hope for: {price}", zh="希望达到: {price}")
_OUT = Text(en="if it fails: {fallback}", zh="谈不成时的退路: {fallback}")
_CHEAP = Text(en="give first, it costs little: {issues}", zh="先给不贵的: {issues}")
_DEAR = Text(en="give only for something: {issues}", zh="只拿来换的: {issues}")
_COSTING = Text(en="{level} (about {cost})", zh="{level} (约 {cost})")
_LEVEL = Text(en="{label} {level}", zh="{label} {level}")
_IF = Text(en='"If you ..., I can ..."', zh='"如果您 ..., 我可以 ..."')
_FIRST = Text(en='first ask: "{question}"', zh='先问: "{question}"')
_THEN = Text(en="then answer: {material}", zh="再答: {material}")
_SETTLED = Text(en='then check: "Does that settle it?"', zh='再确认: "这样可以放心了吗?"')
_ASK_BEHIND = {
    "price": Text(en="Compared with whom, and on which point?", zh="和哪一家比, 差在哪一项?"),
    "need": Text(en="What would it have to do for you?", zh="要解决什么问题, 才算有用?"),
    "timing": Text(en="What has to happen first?", zh="要先等什么事情定下来?"),
    "trust": Text(en="What would you have to see?", zh="看到什么您才放心?"),
    "rival": Text(en="What do they do better?", zh="他们哪一点做得更好?"),
}
_NOT = (
    Text(en="your lowest price", zh="最低价"),
    Text(en='"let me ask my manager", unless you really do', zh='"我去申请一下" (除非真去)'),
    Text(en='"shall we meet in the middle?"', zh='"要不一人让一半?"'),
)


class Card(NamedTuple):
    """A title and its blocks: heading and lines."""

    title: Text
    blocks: tuple[tuple[Text, tuple[Text, ...]], ...]


def card_of(played: Played) -> Card:
    """The card for the meeting that was practised; without moves it is made of the brief alone."""
    buyer = played.meeting.buyer
    blocks = [
        (_BEGIN, [_OPENING]),
        (_ASK, _QUESTIONS),
        (_LIMITS, _limits(played)),
        (_TRADES, _trades(played)),
        *_answers(played),
        (_NEVER, [joined(_NOT)]),
        (_START, _own_advice(played)),
    ]
    filled = tuple((title, tuple(lines)) for title, lines in blocks if lines)
    return Card(_TITLE.fill(company=buyer.company, name=buyer.name), filled)


def _limits(played: Played) -> list[Text]:
    seller, sheet = played.meeting.seller, played.preparation
    lines = list[Text]()
    if played.meeting.price is not None:
        if sheet is not None and sheet.walk_away is not None:
            lines.append(_LEAST.fill(price=money_said(sheet.walk_away)))
        if seller.manager is not None:
            lines.append(_ALONE.fill(own=money_said(seller.authority), manager=money_said(seller.manager)))
        else:
            lines.append(_ALONE_ONLY.fill(own=money_said(seller.authority)))
        target = sheet.target if sheet is not None and sheet.target is not None else seller.target
        lines.append(_TARGET.fill(price=money_said(target)))
    own = sheet.fallback if sheet is not None else None
    lines.append(_OUT.fill(fallback=Text.same(own) if own else seller.fallback))
    return lines


def _trades(played: Played) -> list[Text]:
    """Levels that cost us more than the standard, each by itself: the cheaper half first, the others and the price only in exchange."""
    found = _levels_by_cost(played)
    if not found:
        return [_IF]
    half = float(np.median([cost for cost, _ in found]))
    price = [label_of(played.truth.board, "price")] if "price" in played.truth.table.names else []
    cheap = [_COSTING.fill(level=level, cost=money(played, cost)) for cost, level in found if cost <= half]
    dear = [_COSTING.fill(level=level, cost=money(played, cost)) for cost, level in found if cost > half]
    said = [(_CHEAP, cheap), (_DEAR, [*price, *dear])]
    return [*(text.fill(issues=joined(levels)) for text, levels in said if levels), _IF]


def _levels_by_cost(played: Played) -> list[tuple[float, Text]]:
    """What each level beside the price costs us more than the standard, the cheapest first."""
    table = played.truth.table
    worths = zip(table.issues, table.per_issue(table.firm), strict=True)
    found = [
        (float(worth[issue.standard] - worth[level]), _LEVEL.fill(label=issue.label, level=name))
        for issue, worth in worths
        if issue.name != "price"
        for level, name in enumerate(issue.names)
    ]
    return sorted((one for one in found if one[0] >= played.money), key=lambda one: one[0])


def _answers(played: Played) -> list[tuple[Text, list[Text]]]:
    """The objections that came up in practice, each with what to ask, to answer and to check."""
    raised = dict.fromkeys(one.topic for turn in played.turns for one in turn.said if one.say is Say.RAISE)
    found = list[tuple[Text, list[Text]]]()
    for kind, objection in played.meeting.buyer.objections.items():
        if kind not in raised:
            continue
        material = played.meeting.seller.can_answer.get(kind)
        lines = [_FIRST.fill(question=_ASK_BEHIND[kind])]
        lines += [_THEN.fill(material=material)] if material is not None else []
        found.append((_ANSWERS.fill(says=objection.says), [*lines, _SETTLED]))
    return found


def _own_advice(played: Played) -> list[Text]:
    """What practice showed: the one thing to start with."""
    start = lessons(score(played), [], {}).start if played.turns else None
    return [start.text] if start is not None else []


def card_text(card: Card, lang: Lang) -> RenderableType:
    """The card for a terminal."""
    parts: list[RenderableType] = [clean(card.title, lang, "bold")]
    for title, lines in card.blocks:
        parts.append(clean(title, lang, "bold"))
        parts += [Padding(clean(line, lang), (0, 0, 0, 2)) for line in lines]
    return Group(*parts)


def write_card(card: Card, path: Path, lang: Lang) -> None:
    """The card as one HTML file that prints on one page. Raises InputError where it cannot be written."""
    write_paper("card.html", path, lang, title=card.title.say(lang), blocks=said_in(card, lang))


def said_in(card: Card, lang: Lang) -> Sequence[tuple[str, list[str]]]:
    """Its blocks in one language."""
    return [(title.say(lang), [line.say(lang) for line in lines]) for title, lines in card.blocks]
