"""The answer slip as it is printed: what a table writes down turn by turn, when nobody types.

Headings are the ones a filled-in slip is read by (`simsales play --from-slip`). A move may be written as its number on paper or in
words, and keeps its number whatever is possible at the moment; terms are those of the whole offer, what is left empty stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..i18n import Text
from ..negotiation.moves import ACT_LABELS, ASK_TOPICS, OBJECTIONS, OFFERING, PRESENT_TOPICS, PROMISES, Act
from ..negotiation.table import Board
from ..negotiation.words import label_of

HEAD: Mapping[str, Text] = {
    "scenario": Text(en="scenario", zh="场景"),
    "form": Text(en="form", zh="卷别"),
    "seed": Text(en="seed", zh="运气编号"),
    "table": Text(en="table", zh="桌"),
    "people": Text(en="people", zh="人员"),
}
"""The first lines of a slip of a talk."""
SEAT: Mapping[str, Text] = {"seat": Text(en="seat", zh="位子"), "quarter": Text(en="quarter", zh="第几季")}
"""Beside them, of a slip of a quarter."""
TURN: Mapping[str, Text] = {
    "turn": Text(en="turn", zh="轮次"),
    "act": Text(en="move", zh="动作"),
    "topic": Text(en="about", zh="话题"),
    "give": Text(en="you give", zh="您让"),
    "get": Text(en="you get", zh="您换"),
}
"""What every turn of a talk has; one column for each issue follows."""
ROW: Mapping[str, Text] = {
    "week": Text(en="week", zh="周"),
    "kind": Text(en="question", zh="问题"),
    "entity": Text(en="deal", zh="商机"),
    "field": Text(en="field", zh="项目"),
    "value": Text(en="answer", zh="回答"),
}
"""Columns of a quarter: a row for each field that is not left as usual."""
KINDS: Mapping[str, Text] = {
    "week": Text(en="week plan", zh="周计划"),
    "focus": Text(en="focus", zh="重点商机"),
    "timing": Text(en="timing", zh="成交时机"),
    "quote": Text(en="quote", zh="报价"),
    "bargain": Text(en="bargain", zh="议价"),
    "quarter": Text(en="quarter rules", zh="季度规则"),
}
"""What the questions of a quarter are called on a slip."""
ROLES: Mapping[str, Text] = {
    "negotiator": Text(en="negotiates", zh="主谈"),
    "partner": Text(en="negotiates, too", zh="副谈"),
    "observer": Text(en="watches", zh="观察"),
    "timekeeper": Text(en="writes", zh="记录"),
}
"""Who sits at a table of four; at the half the two pairs change places. Fewer people leave lines empty."""


def columns(board: Board) -> dict[str, Text]:
    """All columns of a talk's slip: key and heading."""
    return dict(TURN) | {issue.name: issue.label for issue in board.issues}


def numbered_acts() -> Sequence[tuple[int, Act, Text]]:
    """Moves with their numbers on paper; those that put an offer on the table carry a star."""
    star = Text(en="{label} *", zh="{label} *")
    return [
        (number, act, star.fill(label=ACT_LABELS[act]) if act in OFFERING else ACT_LABELS[act])
        for number, act in enumerate(Act, start=1)
    ]


def topics(board: Board) -> Sequence[Text]:
    """What can be talked about, in words: questions first, then what is on the table, then everything else."""
    names = dict.fromkeys((*ASK_TOPICS, *board.names, *PRESENT_TOPICS, *PROMISES, *OBJECTIONS))
    return [label_of(board, name) for name in names]
