"""What a listener would take certain words for: word lists in both languages, and when such words may be heard.

Written from the listener's side, without looking at how a line was made: the checker hears with these ears.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..moves import Say
from .scene import TONES, Tone


class Ear(NamedTuple):
    """Words, and the acts (any of them in the turn) and moods in which they are in place; `bars` are acts they contradict."""

    wrong: str
    zh: re.Pattern[str]
    en: re.Pattern[str]
    says: frozenset[Say]
    tones: frozenset[Tone]
    bars: frozenset[Say] = frozenset()


def _ear(
    wrong: str, zh: str, en: str, says: Iterable[Say] = Say, tones: Iterable[Tone] = TONES, bars: Iterable[Say] = ()
) -> Ear:
    heard = re.compile(en, re.IGNORECASE)
    return Ear(wrong, re.compile(zh), heard, frozenset(says), frozenset(tones), frozenset(bars))


EARS: tuple[Ear, ...] = (
    _ear(
        "agrees, though nothing was accepted",
        "成交(?!期)|就这么(定|办。)|说定|一言为定|可以签|签吧|，签。|按这个签|合同|合作愉快",
        r"(?<!great )\bdeal\b|\bagreed\b|\bagreement\b|\baccept\b|let('s| us) sign|contract\b|shake on|working with you",
        says=[Say.ACCEPT],
    ),
    _ear(
        "refuses, though an offer was accepted",
        "不行|没法|谈不|算了|还不够|不换|还差|太早|不能接受|拉倒|不谈|免谈|不动",
        r"no deal|not enough|can't (take|accept|say yes)|won't do|too far apart|doesn't work|no swap|not moving|too early",
        bars=[Say.ACCEPT],
    ),
    _ear(
        "thanks for a concession nobody made",
        "谢谢.{0,6}让|感谢.{0,4}让|让了|有所让步|松口的|给面子|肯让|的让步|动了，|你退|有来有往|也让一让|对应你们的调整",
        r"concession|thank\w* (you )?for moving|you've moved|you moved|came towards us|in return|you gave(?! your word)|fair to me"
        r"|fair's fair|good turn|with your change",
        says=[Say.GIVE, Say.TRADE_YES],
    ),
    _ear(
        "calls an offer the last",
        "最后|最终|到头了|一口价|底线|不再调整|拉倒|最多(能|给|出|只)|不能再",
        r"\blast (offer|of it|you'll)|for the last time|\bfinal|take it or leave it|bottom line|that's all you get|best i can",
        says=[Say.LAST_OFFER],
    ),
    _ear(
        "ends the talk",
        "就到这里|到这儿|没有必要再谈|先走一步|告辞|不谈了|谈不成|终止|到此为止|就此打住|走了|散了|我们就散|各找各的|再会|失陪|再联系|回头再说",
        r"leave it (there|at that)|walk away|we're done|calling this off|my leave|i'm off|ending the talks|i'm going|end it here"
        r"|goodbye|\bbye\b|we part|good day to you|take care\b"
        r"|(so|,) let's leave it\b|stopping here|so i'll go|it doesn't fit|it does not fit|closing the meeting|leaving it there|we are done|i am off",
        says=[Say.LEAVE, Say.FAREWELL, Say.LAST_OFFER],
    ),
    _ear(
        "speaks of somebody above",
        "领导|请示|上面|上级|审批|批了|批下来|批不了|权限|上会|授权|报上去",
        r"\bboss\b|upstairs|approv|sign-off|superiors|management|authority|(from|someone) above|argued for it|asked for you",
        says=[Say.MUST_ASK, Say.WAS_ALLOWED],
    ),
    _ear(
        "is angry out of season",
        "离谱|过分|看不起人|欺负|来气|开玩笑|没诚意|糊弄|恼火|受够|没多少耐心|浪费时间|别再这么谈|别再磨|够了，|干什么，先|耳旁风|要我说几遍|免谈|话说到这份上|别兜圈子",
        r"ridiculous|\bjok(e|ing)\b|furious|had enough|fob me off|patience is thin|insult|annoys me|\bcheek\b|out of patience|stop right there|chipping"
        r"|get this straight|how many times|forget the rest|can't go on like this|no more games",
        tones=["cool", "angry"],
    ),
    _ear(
        "is pleased out of season",
        "太好了|(?<!两边都)高兴|痛快|合作愉快|欢迎|好消息|好嘞|来精神|贵客|那好啊",
        r"delighted|wonderful|lovely|\bglad\b|\bpleased\b|look forward|good news|pleasure|oh, good|nice to see|welcome",
        tones=["warm", "even"],
    ),
    _ear(
        "speaks of a promise nobody gave",
        "答应(过|的)|承诺|兑现|说好的|没做到|如约|守信",
        r"\bpromis|your word\b|undertaking",
        says=[Say.NOTE_PROMISE, Say.BROKEN_PROMISE],
    ),
    _ear(
        "says that a promise was broken",
        "没兑现|失约|没见着|未履行|那件旧的|拖到现在|又是怎么做的|耳旁风|逾期|未予履行|未能如约|说话不算话|答应的事没办",
        r"hasn't happened|nothing came|wasn't kept|not (been )?kept|let down|overdue|not been honoured|never came|did another",
        says=[Say.BROKEN_PROMISE],
    ),
    _ear(
        "is convinced, though nothing was answered",
        "放心了|踏实了|销项|没有疑问|有道理|说得通|算过了|不再是障碍|解开了|(?<!未能)信服|满意的答复|说清楚了。|划掉|不再提出异议|已经厘清|关闭",
        r"weight off|cleared up|makes sense to me|off the table|cross .* off|withdrawn|is sorted|no more (questions|doubts)"
        r"|no further question|satisfactory|persuasive|is closed|disposed of|resolved\.|put that one behind|answers my point",
        says=[Say.HALF_CONVINCED, Say.SETTLED],
    ),
    _ear(
        "says that the rest stays",
        "其他的不变|照原来的|其余各条先不动",
        r"the rest stays|else as before|leaving the other points alone",
        says=[Say.COUNTER, Say.GIVE, Say.LAST_OFFER],
    ),
)

OBJECTION_WORDS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    kind: (re.compile(zh), re.compile(en, re.IGNORECASE))
    for kind, (zh, en) in {
        "price": ("太贵|贵了|偏高|价格高", r"expensive|high side|too high|costs too much|a price like that"),
        "need": ("用不上|真用得上|现在这套", r"we'd use it|managed without|still works"),
        "timing": ("不是时候|往后放放|时间点不合适", r"right time|hands full|come back to it later"),
        "trust": ("不放心|信不过|没合作过", r"never worked with|holds up\?|who'll come|haven't seen it run"),
        "rival": ("另一家|别家|同行|竞争", r"another supplier|competition|competitor|others can do|other supplier"),
    }.items()
}
"""Objection -> how one would recognise it, Chinese and English."""

WEIGHT_WORDS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    weight: (re.compile(zh), re.compile(en, re.IGNORECASE))
    for weight, (zh, en) in {
        "high": (
            "很要紧|多大意思|要紧得很|很重|头等|很关键|重点指标|重点要看|盯得很死|十分重视|最上心|肯定在前头|不会马虎|重点考量",
            r"great deal to us|look very hard|near the top|a lot hangs|weighs heavily|key criterion|great importance"
            r"|considerable importance|big ones for us|lot of weight|won't be casual|not be casual"
            r"|more than most|rest hardly counts|\bkey\b|up at night|matters\. a lot",
        ),
        "low": (
            "其次|不太在意|无所谓|差不多就行|影响不大|分量不重|不关心。|得往后放|并非我方主要",
            r"long way down|easy about|little difference|lose sleep|near the bottom|little weight|don't care|not bothered",
        ),
    }.items()
}
ADDRESS: dict[str, re.Pattern[str]] = {
    "warm": re.compile("你|贵方"),
    "formal": re.compile("你"),
    "businesslike": re.compile("贵方"),
    "blunt": re.compile("贵方|您"),
}
"""Chinese: how each voice never addresses the other side."""
