"""The timetable of a class: how many minutes for what, from the purpose on the board to the line everybody takes home.

The shares are those of ninety minutes with four tables; a third of the time is talk about what happened, whatever the length.
Collecting the files takes as long as there are tables, everything else shares the rest. Minutes are whole and add up exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from ..i18n import Text
from ..review.lint import BRIEFING, SECONDS_A_TURN

Kind = Literal["talk", "quarter"]
SHORTEST, USUAL, LONGEST = 45, 90, 240
A_TABLE = 4
"""People at a table, as usual: two negotiate, two watch, and they change places at the half."""
TOGETHER = 2.0
"""Two people who agree on every move take so many times as long as one alone [assumption]."""
_SHARES: Mapping[str, int] = {"open": 8, "prepare": 12, "play": 22, "debrief": 30, "again": 10, "apply": 3}
_DEBRIEF: Mapping[str, int] = {"reactions": 5, "what happened": 8, "why": 10, "rules": 7}
"""Minutes of ninety, and of the thirty of the debrief (USERS C, FEATURES 6)."""
LEAST_AGAIN = 3
"""Turns below which a second try is left out, and its minutes go to the rest."""
_COMPUTING = 1
"""Minutes to compute the debrief once the last file is there; a table's file takes one more."""
QUARTER_WEEKS = 13


class Part(NamedTuple):
    """A stretch of the class, minutes from the start; what the trainer does and says in it."""

    key: str
    start: int
    end: int
    title: Text
    does: Text

    @property
    def minutes(self) -> int:
        return self.end - self.start


class Timetable(NamedTuple):
    """All parts in order, and those of the debrief again, with their minutes counted from the start of the class."""

    minutes: int
    tables: int
    people: int
    parts: tuple[Part, ...]
    debrief: tuple[Part, ...]

    def part(self, key: str) -> Part:
        return next(one for one in (*self.parts, *self.debrief) if one.key == key)


def timetable(kind: Kind = "talk", *, minutes: int = USUAL, tables: int = 4, people: int | None = None) -> Timetable:
    """A class of so many minutes, tables and people (four to a table if left out)."""
    collecting = min(_COMPUTING + tables, minutes // 6)
    shared = _whole(minutes - collecting, _SHARES)
    if turns_in(shared["again"] - BRIEFING) < LEAST_AGAIN:
        shared = _whole(minutes - collecting, {name: share for name, share in _SHARES.items() if name != "again"})
    order = {name: collecting if name == "collect" else shared[name] for name in _ORDER if name in (*shared, "collect")}
    words = _WORDS[kind]
    parts = _placed(order, 0, words)
    start = next(part.start for part in parts if part.key == "debrief")
    return Timetable(
        minutes,
        tables,
        people if people is not None else tables * A_TABLE,
        parts,
        _placed(_whole(shared["debrief"], _DEBRIEF), start, words),
    )


def turns_in(minutes: float) -> int:
    """How many turns two people together manage, at a lint's pace."""
    return int(max(minutes, 0) * 60 / (TOGETHER * SECONDS_A_TURN))


def turns_again(table: Timetable) -> int:
    """How many turns of the other form the second try has room for, once its brief is read; 0 where there is none."""
    again = [part for part in table.parts if part.key == "again"]
    return turns_in(again[0].minutes - BRIEFING) if again else 0


def weeks_in(minutes: float) -> float:
    """Minutes a week of a quarter may take."""
    return minutes / QUARTER_WEEKS


def _whole(total: int, shares: Mapping[str, int]) -> dict[str, int]:
    """Whole minutes by shares, at least one each, that add up (largest remainders first)."""
    exact = {name: total * share / sum(shares.values()) for name, share in shares.items()}
    whole = {name: max(1, int(minutes)) for name, minutes in exact.items()}
    by_rest = sorted(exact, key=lambda name: whole[name] - exact[name])
    for i in range(total - sum(whole.values())):
        whole[by_rest[i % len(by_rest)]] += 1
    return whole


def _placed(minutes: Mapping[str, int], start: int, words: Mapping[str, tuple[Text, Text]]) -> tuple[Part, ...]:
    parts, now = list[Part](), start
    for key, length in minutes.items():
        parts.append(Part(key, now, now + length, *words[key]))
        now += length
    return tuple(parts)


_ORDER: Sequence[str] = ("open", "prepare", "play", "collect", "debrief", "again", "apply")
_SAME: Mapping[str, tuple[Text, Text]] = {
    "open": (
        Text(en="Why, rules, rubric", zh="为什么, 规则, 评分规则"),
        Text(
            en="Say what it is for: practice, not an assessment. Show the rubric and the fairness page. Hand out the briefs.",
            zh="说明目的: 是练习, 不是考核。给大家看评分规则和公平说明。发任务书。",
        ),
    ),
    "collect": (
        Text(en="Files to the stick", zh="收文件"),
        Text(
            en="From table to table with the stick, a minute each; then run simsales debrief. Everybody writes down one surprise.",
            zh="拿 U 盘逐桌收对局文件, 每桌一分钟; 然后运行 simsales debrief。其间每人写下一个意外。",
        ),
    ),
    "debrief": (
        Text(en="Debrief", zh="复盘讨论"),
        Text(
            en="Ask before you answer. The order is below; questions are on their own page.",
            zh="先问后答。顺序见下表; 讨论题另有一页。",
        ),
    ),
    "reactions": (
        Text(en="Reactions", zh="感受"),
        Text(en="One word each. No explanations yet.", zh="每人一个词, 先不解释。"),
    ),
    "what happened": (
        Text(en="What happened", zh="发生了什么"),
        Text(
            en="The results side by side, names hidden. Which table did something else than the others?",
            zh="把各桌的结果放在一起, 不显示名字。哪一桌的做法和别人不一样?",
        ),
    ),
    "why": (
        Text(en="Why", zh="为什么"),
        Text(
            en="The turning points, then the hidden truth. Let the tables guess before you show it.",
            zh="先看转折点, 再揭晓真相。揭晓前先让各桌猜。",
        ),
    ),
    "rules": (
        Text(en="Rules", zh="规律"),
        Text(
            en="What would you do again? Three sentences on the board, in the words of the class.",
            zh="哪些做法值得再用? 用大家自己的话写三句在白板上。",
        ),
    ),
    "apply": (
        Text(en="Tomorrow", zh="明天用"),
        Text(
            en='Everybody writes one line: "with my next customer I will ...".',
            zh='每人写一句: "我的下一位客户, 我会 ..."。',
        ),
    ),
}
_WORDS: Mapping[Kind, Mapping[str, tuple[Text, Text]]] = {
    "talk": {
        **_SAME,
        "prepare": (
            Text(en="Brief and preparation sheet", zh="读任务书, 填准备单"),
            Text(
                en="On paper, everybody alone first, then the two who negotiate together. Only brief A, nobody sees the buyer's.",
                zh="用纸, 先各自填, 再由主谈副谈商量。只发 A 卷, 谁也不看客户的任务书。",
            ),
        ),
        "play": (
            Text(en="The talk", zh="谈判"),
            Text(
                en="Each table negotiates on its laptop; or on the projector by turns. At the half the two pairs change places.",
                zh="每桌用自己的电脑谈; 或者轮流上投影。到一半时两对互换。",
            ),
        ),
        "again": (
            Text(en="Once more, form B", zh="再来一次, B 卷"),
            Text(
                en="Hand out form B. Another customer, as much to be had. Try one thing that was said in the debrief.",
                zh="发 B 卷。另一位客户, 能谈到的差不多。试一条刚才讨论出的做法。",
            ),
        ),
    },
    "quarter": {
        **_SAME,
        "prepare": (
            Text(en="Read your chair", zh="读任务书"),
            Text(
                en="Who you are, your quota, your plan in words. Write down: with which hours do you begin, and what for?",
                zh="您是谁, 指标多少, 方案怎么说。写下: 时间怎么安排, 为了什么?",
            ),
        ),
        "play": (
            Text(en="The quarter", zh="这个季度"),
            Text(
                en="Week by week on the table's laptop. What is not decided in time stays as usual (key a).",
                zh="每桌在电脑上逐周做决定。来不及定的按惯例 (按 a)。",
            ),
        ),
        "again": (
            Text(en="The first weeks again", zh="头几周再来一次"),
            Text(
                en="Branch off at the first week (simsales play --from GAME@1) and try one thing that was said.",
                zh="从第一周另走一步 (simsales play --from 局号@1), 试一条刚才讨论出的做法。",
            ),
        ),
    },
}
