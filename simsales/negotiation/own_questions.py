"""The nine questions about one's own meeting, as data, and the interview that asks them one by one.

Used by `simsales new NAME --roleplay` and by any screen that wants to ask the same. An `Interview` takes typed lines, says
what it understood, and never loses an answer; where all are given, `own_meeting` makes a role-play of them.
Source of what is asked: USERS B, a preparation before a real meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..i18n import Text, joined
from .levels import money_said
from .moves import TOPIC_LABELS
from .own_answers import (
    CARES_ALLOWED,
    KNOWN,
    NONE,
    Care,
    Deadline,
    Fear,
    Named,
    NotTaken,
    cares_in,
    days_in,
    fear_in,
    own_words,
    price_in,
    two_parts,
)

Answers = Mapping[str, Any]
"""By question: sold, list, authority, walk-away, cares, rival, deadline, style, fear."""


class Question(NamedTuple):
    """What is asked, what may be answered, how an answer is read, how it is said back, and what Enter alone means.

    `options` are picked by number; `usual` is None where an answer is needed.
    """

    id: str
    asks: Text
    allowed: Text
    read: Callable[[str, Answers], Any]
    said: Callable[[Any], Text]
    options: tuple[Text, ...] = ()
    usual: Callable[[Answers], Any] | None = None


def _sold(raw: str, _: Answers) -> Named:
    what, whom = two_parts(raw)
    return Named(Text.same(own_words(what, 60)), Text.same(own_words(whom, 60)) if whom else None)


def _list_price(raw: str, _: Answers) -> float:
    return price_in(raw)


def _authority(raw: str, answers: Answers) -> float:
    return price_in(raw, answers["list"], answers["list"])


def _walk_away(raw: str, answers: Answers) -> Named:
    price, otherwise = two_parts(raw)
    way = Text.same(own_words(otherwise)) if otherwise else None
    return Named(OTHERWISE, way, price_in(price, answers["list"], _most_walk_away(answers)))


def _most_walk_away(answers: Answers) -> float:
    """Not above one's authority, and below the list price: else there is nothing to talk about."""
    return float(min(answers["authority"], _LEAST_ROOM * answers["list"]))


def _usual_part(part: float, answers: Answers) -> float:
    return float(f"{part * answers['list']:.10g}")


def _rival(raw: str, answers: Answers) -> Named:
    whom, price = two_parts(raw)
    if whom.casefold() in NONE:
        return NO_RIVAL
    return Named(
        Text.same(own_words(whom, 60)), None, price_in(price, answers["list"], answers["list"] * 3) if price else None
    )


def _deadline(raw: str, _: Answers) -> Deadline:
    return NO_DEADLINE if raw.strip().casefold() in NONE else Deadline(Text.same(own_words(raw)), days_in(raw))


def _style(raw: str, _: Answers) -> str:
    word = raw.strip().casefold()
    if word in STYLES:
        return word
    if word in NONE:
        return UNKNOWN
    if word.isdecimal() and 1 <= int(word[:3]) <= len(STYLES):
        return list(STYLES)[int(word) - 1]
    raise NotTaken(_STYLE_ALLOWED)


def _named_said(named: Named) -> Text:
    price = money_said(named.price) if named.price is not None else None
    parts = [one for one in (named.words, named.behind, price) if one is not None]
    return joined(parts, " / ")


def _walk_away_said(named: Named) -> Text:
    assert named.price is not None
    way = named.behind or named.words
    return Text(en="{price}; else: {way}", zh="{price}; 谈不成: {way}").fill(price=money_said(named.price), way=way)


def _cares_said(cares: tuple[Care, ...]) -> Text:
    return joined((one.label for one in cares), Text(en=", ", zh="、"))


def _fear_said(fear: Fear) -> Text:
    about = TOPIC_LABELS[fear.kind] if fear.kind != "rival" else Text(en="a competitor", zh="竞争对手")
    return Text(en="{words} (about: {kind})", zh="{words} (关于: {kind})").fill(words=fear.words, kind=about)


_LEAST_ROOM, _USUAL_AUTHORITY, _USUAL_WALK_AWAY = 0.97, 0.95, 0.9
"""Parts of the list price: the highest walk-away that leaves something to negotiate, and what Enter means [assumptions]."""
OTHERWISE = Text(en="another customer", zh="去谈别的客户")
NO_RIVAL = Named(Text(en="doing nothing for now", zh="暂时不买"))
NO_DEADLINE = Deadline(Text(en="There is no fixed date.", zh="时间没有定死。"))
UNKNOWN = "unknown"
STYLES: Mapping[str, Text] = {
    "conceder": Text(en="wants to be done, gives early", zh="想早点定下来, 让步早"),
    "hard": Text(en="hard: far away at first, gives late", zh="强硬: 开价离得远, 很晚才让"),
    "procurement": Text(en="a trained buyer who presses", zh="专业采购, 一路压价"),
    "relationship": Text(en="buys from people they like", zh="看重关系, 谈得来就好说"),
    "tit-for-tat": Text(en="gives what they are given", zh="你让我也让, 你不让我也不让"),
    UNKNOWN: Text(en="I don't know", zh="我不知道"),
}
_STYLE_ALLOWED = Text(en=f"a number from 1 to {len(STYLES)}", zh=f"1 到 {len(STYLES)} 的序号")
_USUAL_CARES = tuple(Care(one, TOPIC_LABELS[one]) for one in KNOWN[:3])
_USUAL_FEAR = Fear(Text(en="That is too expensive.", zh="太贵了。"), "price")
QUESTIONS: tuple[Question, ...] = (
    Question(
        "sold",
        Text(en="What do you sell, and to whom?", zh="您卖什么, 卖给谁?"),
        Text(en="in your words, for example: two analysers / Anhe Hospital", zh="用自己的话, 如: 两台分析仪 / 安和医院"),
        _sold,
        _named_said,
    ),
    Question(
        "list",
        Text(en="What is the list price of all of it?", zh="总的目录价是多少?"),
        Text(en="an amount such as 460000 or 460k", zh="金额, 如 46万 或 460000"),
        _list_price,
        money_said,
    ),
    Question(
        "authority",
        Text(en="How low may you go without asking anybody?", zh="不用请示, 您最低能给到多少?"),
        Text(en="an amount, or per cent off such as 5%", zh="金额, 或优惠幅度, 如 5% 或 95折"),
        _authority,
        money_said,
        usual=lambda answers: _usual_part(_USUAL_AUTHORITY, answers),
    ),
    Question(
        "walk-away",
        Text(
            en="Below which price is it better to let it go, and what do you do then?",
            zh="低于多少就宁可不做? 谈不成您还有什么退路?",
        ),
        Text(en="an amount or per cent off, for example: 430k / a clinic next month", zh="金额或幅度, 如: 43万 / 下月的县院项目"),
        _walk_away,
        _walk_away_said,
        usual=lambda answers: Named(OTHERWISE, None, min(answers["authority"], _usual_part(_USUAL_WALK_AWAY, answers))),
    ),
    Question(
        "cares",
        Text(en="Beside the price, which three things may they care about?", zh="除价格外, 对方可能最在意哪三样?"),
        CARES_ALLOWED,
        lambda raw, _: cares_in(raw),
        _cares_said,
        options=tuple(TOPIC_LABELS[one] for one in KNOWN),
        usual=lambda _: _USUAL_CARES,
    ),
    Question(
        "rival",
        Text(en="With whom do they compare you, and at what price?", zh="他们拿您和谁比? 对方什么价?"),
        Text(en="for example: a domestic model / 430k; - for nobody", zh="如: 国产另一款 / 43万; 没有就填 -"),
        _rival,
        _named_said,
        usual=lambda _: NO_RIVAL,
    ),
    Question(
        "deadline",
        Text(en="By when do they need it?", zh="他们什么时候必须要?"),
        Text(en="in your words, for example: 6 weeks, before the inspection; - for no date", zh="用自己的话, 如: 检查前, 45 天内; 没有就填 -"),
        _deadline,
        lambda deadline: deadline.words,
        usual=lambda _: NO_DEADLINE,
    ),
    Question(
        "style",
        Text(en="How do they bargain?", zh="对方怎么谈?"),
        _STYLE_ALLOWED,
        _style,
        lambda style: STYLES[style],
        options=tuple(STYLES.values()),
        usual=lambda _: UNKNOWN,
    ),
    Question(
        "fear",
        Text(en="Which sentence of theirs do you fear most?", zh="您最怕对方说哪一句?"),
        Text(en="the sentence, in your words", zh="用自己的话写那一句"),
        lambda raw, _: fear_in(raw),
        _fear_said,
        usual=lambda _: _USUAL_FEAR,
    ),
)  # fmt: skip


class Interview:
    """One person's answers so far. Take lines until `question` is None."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}

    @property
    def question(self) -> Question | None:
        return next((one for one in QUESTIONS if one.id not in self.answers), None)

    @property
    def number(self) -> int:
        """Of the question that is open, from 1."""
        return len(self.answers) + 1

    def take(self, line: str) -> Text:
        """Take a line as the answer to the open question; says what was understood. Raises NotTaken, and then has taken nothing."""
        question = self.question
        assert question is not None
        if not line.strip():
            if question.usual is None:
                raise NotTaken(question.allowed)
            answer = question.usual(self.answers)
        else:
            answer = question.read(line, self.answers)
        self.answers[question.id] = answer
        return question.said(answer)

    def usual_said(self) -> Text | None:
        """What Enter alone would mean at the open question."""
        question = self.question
        if question is None or question.usual is None:
            return None
        return question.said(question.usual(self.answers))

    def take_back(self) -> None:
        """Forget the last answer, where there is one."""
        if self.answers:
            self.answers.popitem()
