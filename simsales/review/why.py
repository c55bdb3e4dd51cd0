"""Why a move was a good or a bad one, in words that follow from the facts of its turn, never from its label.

Each rule looks at one turn and says nothing, or one sentence. Rules of what cost something come before the others in order of how
plainly the fact speaks; which of them are shown is decided by whether the turn lost or won.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..i18n import Text
from ..negotiation.listening import EXPLAINED
from ..negotiation.moves import OFFERING, Act, Say
from ..negotiation.words import change_said, label_of
from .played import Played
from .regret import Judged
from .words import money

_PRESSING = frozenset((Act.HOLD, Act.CLOSE, Act.SILENCE))
_TALKING = frozenset((Act.GREET, Act.PRESENT, Act.PROMISE, Act.SUMMARISE, Act.ASK, Act.CHECK))
_LARGE = 0.1
"""A step of this part of the stakes is a large one [convention]."""


class Reason(NamedTuple):
    """A fact of a turn: its key, and the sentence."""

    key: str
    text: Text


Rule = Callable[[Played, Judged], Text | None]


def reasons(played: Played, judged: Judged, most: int = 2) -> tuple[Reason, ...]:
    """What explains a turn: what cost something where it lost, else what was well done; may be empty."""
    is_good = judged.label in ("best", "good")
    rules = _WELL if is_good else _COSTLY
    found = [Reason(key, text) for key, rule in rules.items() if (text := rule(played, judged)) is not None]
    if not is_good and judged.best != judged.turn.move:
        better = _as_if_best(judged)
        found = [one for one in found if rules[one.key](played, better) is None]
    return tuple(found[:most])


def _as_if_best(judged: Judged) -> Judged:
    """The turn with the best move made: what can be said against that one, too, is not what the other lost by."""
    after = judged.turn.before.copy()
    said = after.hear(judged.best)
    return judged._replace(turn=judged.turn._replace(move=judged.best, said=said, after=after))


# --- the facts ----------------------------------------------------------------------------------------------------------
def given(played: Played, judged: Judged) -> float:
    """How much less our new offer is worth to us than the one before; 0 without both."""
    turn, firm = judged.turn, played.truth.table.firm
    standing = turn.before.bargain.ours
    return float(firm[standing] - firm[turn.move.offer]) if turn.is_offer and standing >= 0 else 0.0


def has_moved(played: Played, judged: Judged) -> bool:
    """Whether they have made another offer since our last but one word on ours."""
    number = judged.turn.number
    last = next((one for one in reversed(played.turns[: number - 1]) if one.is_offer), None)
    return last is None or last.before.bargain.theirs != judged.turn.before.bargain.theirs


def _is_first_offer(played: Played, judged: Judged) -> bool:
    first = played.first_offer
    return judged.turn.is_offer and first is not None and judged.turn.number == first.number


def _heard(judged: Judged, *says: Say) -> bool:
    return any(one.say in says for one in judged.turn.said)


def _before_asking(played: Played, judged: Judged) -> Text | None:
    is_first = _is_first_offer(played, judged)
    return _T["before asking"] if is_first and not played.asked_before(judged.turn) else None


def _against_oneself(played: Played, judged: Judged) -> Text | None:
    if given(played, judged) <= 0 or has_moved(played, judged):
        return None
    return _T["against oneself"].fill(amount=money(played, given(played, judged)))


def _without_getting(played: Played, judged: Judged) -> Text | None:
    turn = judged.turn
    if given(played, judged) <= 0 or turn.move.act is Act.TRADE:
        return None
    what = change_said(played.truth.board, turn.before.bargain.ours, turn.move.offer)
    return _T["without getting"].fill(what=what, amount=money(played, given(played, judged)))


def _large_step(played: Played, judged: Judged) -> Text | None:
    size = given(played, judged)
    return _T["large step"].fill(amount=money(played, size)) if size > _LARGE * played.stake > 0 else None


def _pressed(played: Played, judged: Judged) -> Text | None:
    is_angry = judged.turn.before.mood.tone == "angry"
    return _T["pressed"] if is_angry and judged.turn.move.act in _PRESSING else None


def _unclarified(played: Played, judged: Judged) -> Text | None:
    turn = judged.turn
    if turn.move.act is not Act.ANSWER:
        return None
    doubts = zip(played.truth.doubts, turn.before.listening.doubts, strict=True)
    step = next((step for doubt, step in doubts if doubt.kind == turn.move.topic), EXPLAINED)
    return _T["unclarified"] if step < EXPLAINED else None


def _again(played: Played, judged: Judged) -> Text | None:
    return _T["asked again"] if _heard(judged, Say.SAID_ALREADY) else None


def _speech(played: Played, judged: Judged) -> Text | None:
    turn = judged.turn
    is_empty = turn.move.act is Act.PRESENT and _heard(judged, Say.UNMOVED)
    return _T["speech"].fill(topic=label_of(played.truth.board, turn.move.topic)) if is_empty else None


def _took_back(played: Played, judged: Judged) -> Text | None:
    truth, turn = played.truth, judged.turn
    standing = turn.before.bargain.ours
    if not turn.is_offer or standing < 0 or truth.cost(turn.move.offer) <= truth.cost(standing) + 1:
        return None
    return _T["took back"]


def _abashed(played: Played, judged: Judged) -> Text | None:
    return _T["too high"] if _heard(judged, Say.TAKEN_ABACK) else None


def _opened_low(played: Played, judged: Judged) -> Text | None:
    if not _is_first_offer(played, judged) or judged.best.act not in OFFERING:
        return None
    firm = played.truth.table.firm
    less = float(firm[judged.best.offer] - firm[judged.turn.move.offer])
    return _T["opened low"].fill(amount=money(played, less)) if less > 0 else None


def _signed_early(played: Played, judged: Judged) -> Text | None:
    return _T["signed early"] if judged.turn.after.deal >= 0 else None


def _walked(played: Played, judged: Judged) -> Text | None:
    is_walk = judged.turn.move.act is Act.WALK
    return _T["walked"] if is_walk and played.stake > 0 else None


def _other_package(played: Played, judged: Judged) -> Text | None:
    """A package that is at least as good for both was at hand."""
    table, turn = played.truth.table, judged.turn
    if not turn.is_offer or judged.best.act not in OFFERING:
        return None
    ours, best = turn.move.offer, judged.best.offer
    more = float(table.firm[best] - table.firm[ours])
    if table.buyer[best] < table.buyer[ours] or more <= 0:
        return None
    return _T["other package"].fill(what=change_said(table, ours, best), amount=money(played, more))


def _held(played: Played, judged: Judged) -> Text | None:
    is_held = judged.turn.move.act in _PRESSING and judged.best.act in OFFERING
    return _T["held"] if is_held else None


def _no_step(played: Played, judged: Judged) -> Text | None:
    is_talk = judged.turn.move.act in _TALKING and judged.best.act in OFFERING | {Act.ACCEPT}
    return _T["no step"] if is_talk else None


def _could_wait(played: Played, judged: Judged) -> Text | None:
    is_talk = judged.turn.move.act in _TALKING | {Act.ANSWER} and judged.best.act in _PRESSING
    return _T["could wait"] if is_talk else None


def _could_ask(played: Played, judged: Judged) -> Text | None:
    if judged.turn.move.act is Act.ASK or judged.best.act is not Act.ASK:
        return None
    return _T["could ask"].fill(topic=label_of(played.truth.board, judged.best.topic))


def _less_given(played: Played, judged: Judged) -> Text | None:
    """The best was to give less, or to give nothing now."""
    firm, size = played.truth.table.firm, given(played, judged)
    if size <= 0:
        return None
    standing = float(firm[judged.turn.before.bargain.ours])
    best = standing - float(firm[judged.best.offer]) if judged.best.act in OFFERING else 0.0
    return _T["less given"].fill(amount=money(played, size - best)) if best < size else None


def _learned(played: Played, judged: Judged) -> Text | None:
    turn = judged.turn
    if turn.move.act is not Act.ASK or not _heard(judged, Say.TELL):
        return None
    return _T["learned"].fill(topic=label_of(played.truth.board, turn.move.topic))


def _exchanged(played: Played, judged: Judged) -> Text | None:
    return _T["exchanged"] if _heard(judged, Say.TRADE_YES) else None


def _settled(played: Played, judged: Judged) -> Text | None:
    return _T["settled"] if _heard(judged, Say.SETTLED) else None


def _convincing(played: Played, judged: Judged) -> Text | None:
    return _T["convincing"] if _heard(judged, Say.HALF_CONVINCED) else None


def _clarified(played: Played, judged: Judged) -> Text | None:
    return _T["clarified"] if _heard(judged, Say.EXPLAIN) else None


def _summarised(played: Played, judged: Judged) -> Text | None:
    is_right = judged.turn.move.act is Act.SUMMARISE and _heard(judged, Say.AGREED_SO_FAR)
    return _T["summarised"] if is_right else None


def _signed(played: Played, judged: Judged) -> Text | None:
    return _T["signed"] if judged.turn.after.deal >= 0 else None


def _stood_firm(played: Played, judged: Judged) -> Text | None:
    gave = judged.turn.after.bargain.gone > judged.turn.before.bargain.gone
    return _T["stood firm"] if judged.turn.move.act in _PRESSING and gave else None


def _small_step(played: Played, judged: Judged) -> Text | None:
    size = given(played, judged)
    gave = _heard(judged, Say.GIVE, Say.TRADE_YES)
    return _T["small step"].fill(amount=money(played, size)) if 0 < size <= _LARGE * played.stake and gave else None


def _asked_early(played: Played, judged: Judged) -> Text | None:
    is_early = judged.turn.move.act is Act.ASK and judged.turn.before.bargain.ours < 0
    return _T["asked early"] if is_early else None


def _informed_opening(played: Played, judged: Judged) -> Text | None:
    is_first = _is_first_offer(played, judged) and played.asked_before(judged.turn)
    return _T["informed opening"] if is_first else None


_COSTLY: dict[str, Rule] = {
    "before asking": _before_asking,
    "pressed": _pressed,
    "against oneself": _against_oneself,
    "took back": _took_back,
    "unclarified": _unclarified,
    "asked again": _again,
    "speech": _speech,
    "too high": _abashed,
    "walked": _walked,
    "signed early": _signed_early,
    "without getting": _without_getting,
    "large step": _large_step,
    "opened low": _opened_low,
    "other package": _other_package,
    "less given": _less_given,
    "could ask": _could_ask,
    "could wait": _could_wait,
    "held": _held,
    "no step": _no_step,
}
_WELL: dict[str, Rule] = {
    "learned": _learned,
    "exchanged": _exchanged,
    "settled": _settled,
    "clarified": _clarified,
    "convincing": _convincing,
    "summarised": _summarised,
    "signed": _signed,
    "stood firm": _stood_firm,
    "small step": _small_step,
    "informed opening": _informed_opening,
    "asked early": _asked_early,
}
_T: dict[str, Text] = {
    "before asking": Text(en="you named a price before asking anything", zh="还什么都没问, 就先报了价"),
    "pressed": Text(en="you pressed somebody who was angry already", zh="对方已经在生气, 您还在逼"),
    "against oneself": Text(
        en="you gave {amount} more although they had not moved since your last offer",
        zh="上次报价后对方还没动, 您自己又让了 {amount}",
    ),
    "took back": Text(en="you asked for more than before", zh="您把已经给的又收了回来"),
    "unclarified": Text(
        en="you answered before finding out what was behind the objection", zh="没问清异议背后的原因, 就急着回答"
    ),
    "asked again": Text(en="you asked what they had told you already", zh="对方说过的, 您又问了一遍"),
    "speech": Text(
        en="you spoke about {topic}; nothing they had told you made it matter",
        zh="您讲了{topic}, 可对方没说过在意这个",
    ),
    "too high": Text(
        en="your first price was out of proportion; it made them angry", zh="首次报价高得离谱, 惹恼了对方"
    ),
    "walked": Text(en="you left although a deal good for both was possible", zh="您离席了, 可对双方都合适的方案还在"),
    "signed early": Text(
        en="it was signed while there was still something to be had", zh="签得早了一点: 当时还能再谈出一些"
    ),
    "without getting": Text(
        en="you gave something ({what}, {amount}) and asked for nothing in return",
        zh="您让了 ({what}, 约 {amount}), 没有要回东西",
    ),
    "large step": Text(en="a large step at once: {amount}", zh="一步让得太大: {amount}"),
    "opened low": Text(en="you opened {amount} lower than you could have", zh="开价就比能开的低了 {amount}"),
    "other package": Text(
        en="another package ({what}) is no worse for them and brings us {amount} more",
        zh="换个组合 ({what}), 对方一样满意, 我们多拿 {amount}",
    ),
    "less given": Text(en="{amount} less would have done", zh="少让 {amount} 也够了"),
    "could ask": Text(en="a question was worth more here: {topic}", zh="这里先问一句更值: {topic}"),
    "could wait": Text(
        en="standing by the offer was worth more here: they would have moved first",
        zh="这时先稳住报价更值: 对方会先动",
    ),
    "held": Text(
        en="standing still cost goodwill; a small offer would have moved them",
        zh="只是坚持, 伤了和气; 小让一步就能推动对方",
    ),
    "no step": Text(
        en="a round of their patience went by without an offer on the table", zh="用掉对方一轮耐心, 谈判没有往前走"
    ),
    "learned": Text(en="you asked, and learned something true: {topic}", zh="问出了真话: {topic}"),
    "exchanged": Text(en="you gave only in exchange, and they took it up", zh="有条件地让, 对方接了"),
    "settled": Text(en="you made sure that the objection was gone", zh="核实了异议已经消除"),
    "clarified": Text(en="you first asked what was behind the objection", zh="先问清了异议背后的原因"),
    "convincing": Text(en="your answer went to the point", zh="回答说到了点子上"),
    "summarised": Text(en="you summed up what was agreed so far", zh="总结了已经谈妥的几点"),
    "signed": Text(en="you signed at the right moment", zh="在合适的时候成交"),
    "stood firm": Text(en="you did not give, and they did", zh="您没让, 对方先让了"),
    "small step": Text(en="a small step ({amount}), and they came towards you", zh="小步让 ({amount}), 对方也让了一步"),
    "asked early": Text(en="you asked before you named a price", zh="报价之前先问"),
    "informed opening": Text(en="you asked first and then named a price", zh="先问, 后报价"),
}
