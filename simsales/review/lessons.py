"""Keep, start, stop: one line each, from what the rubric and the regrets say, with the turns they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from ..i18n import Text
from .regret import Judged
from .rubric import Score
from .why import Reason


class Lesson(NamedTuple):
    """One line, and the turns it rests on (none: the preparation sheet)."""

    key: str
    text: Text
    turns: tuple[int, ...]


class Lessons(NamedTuple):
    """What to keep, start and stop doing; None where there is nothing to say."""

    keep: Lesson | None
    start: Lesson | None
    stop: Lesson | None


def lessons(score: Score, judged: Sequence[Judged], reasons: Mapping[int, Sequence[Reason]]) -> Lessons:
    """The dearest habit to stop, the heaviest failed item to start with, the heaviest passed one to keep. No turn is praised that cost
    something or that the other two lines blame."""
    stop = _stop(judged, reasons)
    start = _start(score, stop)
    blamed = {one.turn.number for one in judged if one.label not in ("best", "good")}
    blamed.update(turn for line in (start, stop) if line is not None for turn in line.turns)
    return Lessons(_keep(score, blamed), start, stop)


def _stop(judged: Sequence[Judged], reasons: Mapping[int, Sequence[Reason]]) -> Lesson | None:
    lost, turns = defaultdict[str, float](float), defaultdict[str, list[int]](list)
    for one in judged:
        for reason in reasons.get(one.turn.number, ())[:1]:
            if one.weight > 0 and reason.key in STOP:
                lost[reason.key] += one.lost
                turns[reason.key].append(one.turn.number)
    if not lost:
        return None
    key = max(lost, key=lambda one: (lost[one], one))
    return Lesson(key, STOP[key], tuple(turns[key]))


def _start(score: Score, stop: Lesson | None) -> Lesson | None:
    said = _SAME.get(stop.key, "") if stop is not None else ""
    failed = [
        (one.weight * (1 - one.check.share), one)
        for one in score.items
        if one.check is not None and one.key in START and one.key != said and not one.check.is_passed
    ]
    if not failed:
        return None
    _, item = max(failed, key=lambda pair: pair[0])
    assert item.check is not None
    return Lesson(item.key, START[item.key], item.check.turns)


def _keep(score: Score, blamed: Container[int]) -> Lesson | None:
    """The heaviest passed item that rests on a turn without blame, or on none; with the turns that are without."""
    best, found = 0.0, None
    for one in score.items:
        if one.check is None or one.key not in KEEP or not one.check.is_passed or one.weight <= best:
            continue
        turns = tuple(turn for turn in one.check.turns if turn not in blamed)
        if turns or not one.check.turns:
            best, found = one.weight, Lesson(one.key, KEEP[one.key], turns)
    return found


KEEP: Mapping[str, Text] = {
    "prepared": Text(en="preparing in writing", zh="谈前写下底线和目标"),
    "asked first": Text(en="asking before you give", zh="先问后让"),
    "found out": Text(en="finding out what matters to them", zh="问出对方在意什么"),
    "clarified": Text(en="asking what is behind an objection", zh="先问清异议再回答"),
    "conditional": Text(en="giving only in exchange", zh="有条件让步"),
    "not alone": Text(en="waiting until they move", zh="等对方动了再让"),
    "shrinking": Text(en="smaller and smaller steps", zh="越让越小"),
    "summarised": Text(en="summing up before closing", zh="成交前总结"),
    "next step": Text(en="confirming terms and the next step", zh="谈成后确认条款与下一步"),
}
START: Mapping[str, Text] = {
    "prepared": Text(en="write down limit, target and fallback before you go", zh="谈前写下底线, 目标和退路"),
    "asked first": Text(en="ask one question before any step", zh="让步前先问一个问题"),
    "found out": Text(en="ask what they need, by when, and whom they compare with", zh="问用途, 时间, 和谁比"),
    "opening": Text(en="ask first, then open above your target", zh="先问清, 再按高于目标的价开口"),
    "clarified": Text(
        en='ask "what is behind that?" before answering', zh="对方有异议时, 先问一句: 主要是哪方面的考虑?"
    ),
    "confirmed": Text(en='ask "is that settled?" after answering', zh="答完异议问一句: 这样可以放心了吗?"),
    "conditional": Text(en='say "if you ..., I can ..."', zh="让步时说: 如果您 ..., 我可以 ..."),
    "shrinking": Text(en="make every step smaller than the last", zh="每一步都比上一步小"),
    "not alone": Text(en="after an offer wait for theirs", zh="报价后等对方先动"),
    "summarised": Text(en="sum up before you close", zh="收尾前先总结谈妥的几点"),
    "authority": Text(en="use your own room before asking your manager", zh="先用足自己的权限, 再请示经理"),
    "discipline": Text(en="look at your limit before you say yes", zh="点头前看一眼底线"),
    "promises": Text(en="promise only what you can keep", zh="只承诺办得到的"),
    "next step": Text(en="say who does what by when, once agreed", zh="谈成后说清谁, 何时, 做什么"),
}
STOP: Mapping[str, Text] = {
    "before asking": Text(en="naming a price before asking anything", zh="什么都没问就报价"),
    "pressed": Text(en="pressing somebody who is angry", zh="对方生气时还在逼"),
    "against oneself": Text(en="bidding against yourself", zh="对方没动, 自己又降"),
    "took back": Text(en="taking back what was given", zh="把给出去的又收回"),
    "unclarified": Text(en="answering objections nobody has explained", zh="没问清就急着解释"),
    "asked again": Text(en="asking twice", zh="重复提问"),
    "speech": Text(en="speeches about what nobody asked for", zh="讲对方不关心的"),
    "too high": Text(en="opening out of all proportion", zh="离谱的开价"),
    "walked": Text(en="leaving while a deal is possible", zh="还能谈就离席"),
    "signed early": Text(en="saying yes one round too early", zh="早一轮点头"),
    "without getting": Text(en="giving for nothing", zh="白送"),
    "large step": Text(en="large steps", zh="一步让太大"),
    "opened low": Text(en="opening low", zh="开口就低"),
    "less given": Text(en="giving more than it takes", zh="让得比需要的多"),
    "held": Text(en="standing still for too long", zh="一味坚持"),
    "no step": Text(en="using up their patience without a step", zh="空耗对方的耐心"),
}
_SAME = {
    "before asking": "asked first",
    "against oneself": "not alone",
    "without getting": "conditional",
    "unclarified": "clarified",
}
"""What to stop and what to start would be the same advice."""
