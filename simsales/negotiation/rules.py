"""What the seller may do now, and why not otherwise. The same rules hold for a person, a script and a bot."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..i18n import Text
from .moves import ASK_TOPICS, OFFERING, PRESENT_TOPICS, PROMISES, Act, Move
from .talk import Talk

_NO_OFFER = Text(en="there is no offer of yours to stand on yet", zh="您还没有报价")
_NO_THEIRS = Text(en="they have not made an offer yet", zh="对方还没有报价")
_NO_DOUBT = Text(en="no objection stands", zh="目前没有待处理的异议")
_NO_SUCH_DOUBT = Text(en="they have not raised that", zh="对方没有提出这条异议")
_AUTHORITY = Text(
    en="that price is below your authority: ask your manager first", zh="这个价低于您的权限: 请先请示经理"
)
_NO_MANAGER = Text(en="there is nobody to ask: the limit is firm", zh="没有可以请示的人: 底价已定")
_ASKED = Text(en="your manager has agreed already", zh="经理已经同意过了")
_NO_TOPIC = Text(en="about what? choose a topic", zh="关于什么? 请选一个话题")
_NO_WORTH = Text(en="an offer names a level of every issue", zh="报价要写明每一项")
_SAME = Text(en="that is not more than you offered before", zh="这并不比您上次的报价更优惠")
_GATE = Text(
    en="first get past who is answering: say who you are, why it matters, ask who decides",
    zh="先让接待的人愿意引见: 说明来意, 说明价值, 问问谁来定",
)
_AGREED = Text(en="it is agreed: say what happens next", zh="已经谈成: 请说明下一步")
_OVER = Text(en="the talk is over", zh="谈话已经结束")
_EXCHANGE = Text(en="an exchange names what you give and what you get", zh="交换要写明让什么, 换什么")
_AT_THE_GATE = frozenset((Act.GREET, Act.ASK, Act.PRESENT, Act.PROMISE, Act.WALK, Act.SILENCE))
_AFTER = frozenset((Act.SUMMARISE, Act.PROMISE, Act.CHECK, Act.GREET, Act.SILENCE))


def refusal(talk: Talk, move: Move) -> Text | None:
    """Why a move cannot be made now; None when it can."""
    if talk.is_over:
        return _OVER
    if talk.deal >= 0:
        return None if move.act in _AFTER else _AGREED
    if talk.gate_left and move.act not in _AT_THE_GATE:
        return _GATE
    return _topic_refusal(talk, move) or _standing_refusal(talk, move) or _offer_refusal(talk, move)


def _topic_refusal(talk: Talk, move: Move) -> Text | None:
    topics = topics_of(talk, move.act)
    if topics and move.topic not in topics:
        if move.act is Act.ANSWER:
            return _NO_SUCH_DOUBT
        return _NO_DOUBT if move.topic == "objection" else _NO_TOPIC
    return _NO_DOUBT if move.act is Act.ANSWER and not topics else None


def _standing_refusal(talk: Talk, move: Move) -> Text | None:
    bargain = talk.bargain
    match move.act:
        case Act.HOLD | Act.CLOSE if bargain.ours < 0:
            return _NO_OFFER
        case Act.ACCEPT if bargain.theirs < 0:
            return _NO_THEIRS
        case Act.APPROVAL if talk.truth.manager_floor is None:
            return _NO_MANAGER
        case Act.APPROVAL if talk.approved:
            return _ASKED
    return None


def _offer_refusal(talk: Talk, move: Move) -> Text | None:
    if move.act is Act.ACCEPT:
        return None if talk.truth.is_free(talk.bargain.theirs, approved=talk.approved) else _AUTHORITY
    if move.act not in OFFERING:
        return None
    if not 0 <= move.offer < len(talk.truth.table):
        return _NO_WORTH
    if not talk.truth.is_free(move.offer, approved=talk.approved):
        return _AUTHORITY
    if move.act is Act.TRADE and not (move.give and move.get):
        return _EXCHANGE
    if move.act is Act.CONCEDE and talk.bargain.ours >= 0 and not _gives(talk, move.offer):
        return _SAME
    return None


def _gives(talk: Talk, offer: int) -> bool:
    """Whether an offer takes something back from our own economics: what costs us nothing is no concession."""
    firm = talk.truth.table.firm
    return bool(firm[offer] < firm[talk.bargain.ours])


def topics_of(talk: Talk, act: Act) -> tuple[str, ...]:
    """What an act may be about now; empty for acts without a topic."""
    names = talk.truth.table.names
    match act:
        case Act.ASK:
            return _questions(tuple(names), talk.listening.open_doubt is not None)
        case Act.PRESENT:
            return _speeches(tuple(names))
        case Act.ANSWER:
            doubt = talk.listening.open_doubt
            return (doubt,) if doubt is not None else ()
        case Act.PROMISE:
            return PROMISES
    return ()


@cache
def _questions(issues: tuple[str, ...], is_objected: bool) -> tuple[str, ...]:
    return tuple(topic for topic in (*ASK_TOPICS, *issues) if topic != "objection" or is_objected)


@cache
def _speeches(issues: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*PRESENT_TOPICS, *(name for name in issues if name != "price"))))


def legal_acts(talk: Talk) -> Iterator[Act]:
    """Acts that can be done now in some form."""
    if talk.is_over:
        return
    if talk.deal >= 0:
        yield from (act for act in Act if act in _AFTER)
    elif talk.gate_left:
        yield from (act for act in Act if act in _AT_THE_GATE)
    else:
        out = set(_out_of_place(talk))
        yield from (act for act in Act if act not in out)


def _out_of_place(talk: Talk) -> Iterator[Act]:
    """Acts that have nothing to be about yet, or any more."""
    bargain, truth = talk.bargain, talk.truth
    if talk.listening.open_doubt is None:
        yield Act.ANSWER
    if bargain.ours < 0:
        yield from (Act.HOLD, Act.CLOSE)
    if bargain.theirs < 0 or not truth.is_free(bargain.theirs, approved=talk.approved):
        yield Act.ACCEPT
    if truth.manager_floor is None or talk.approved:
        yield Act.APPROVAL
