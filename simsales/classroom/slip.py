"""The answer slip: what a table writes down turn by turn, when nobody types.

The pack prints it and `simsales play --from-slip` reads it, so both take columns, numbers and header lines from here. A move may
be written as its number or its name, a topic likewise; terms are those of the whole offer, what is left empty stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..i18n import Text
from ..negotiation.moves import ACT_LABELS, ASK_TOPICS, OBJECTIONS, OFFERING, PRESENT_TOPICS, PROMISES, Act
from ..negotiation.table import Board
from ..negotiation.words import label_of

TURN, MOVE, ABOUT, GIVE, GET = "turn", "move", "about", "give", "get"
HEADER: Mapping[str, Text] = {
    "scenario": Text(en="scenario", zh="场景"),
    "form": Text(en="form", zh="卷别"),
    "table": Text(en="table", zh="桌号"),
    "date": Text(en="date", zh="日期"),
}
"""The first lines of a slip; the people follow, by role."""
ROLES: Mapping[str, Text] = {
    "negotiator": Text(en="negotiates", zh="主谈"),
    "partner": Text(en="negotiates, too", zh="副谈"),
    "observer": Text(en="watches, with the observer sheet", zh="观察, 填观察表"),
    "timekeeper": Text(en="keeps time, writes the slip", zh="计时, 填记录单"),
}
"""Who sits at a table of four; at the half the two pairs change places. Fewer people leave lines empty."""
COLUMNS: Mapping[str, Text] = {
    TURN: Text(en="turn", zh="轮"),
    MOVE: Text(en="move", zh="动作"),
    ABOUT: Text(en="about", zh="话题"),
    GIVE: Text(en="you give", zh="您让"),
    GET: Text(en="you get", zh="您换"),
}
"""What every turn has; the terms of the offer follow, one column for each issue, by the issue's name."""
ACT_NUMBERS: Mapping[int, Act] = dict(enumerate(Act, start=1))
"""On paper a move keeps its number, whatever is possible at the moment."""


def columns(board: Board) -> dict[str, Text]:
    """All columns of a slip: key and heading."""
    return dict(COLUMNS) | {issue.name: issue.label for issue in board.issues}


def topic_numbers(board: Board) -> dict[int, str]:
    """What can be talked about, by the number on paper: questions first, then what is on the table, then everything else."""
    topics = dict.fromkeys((*ASK_TOPICS, *board.names, *PRESENT_TOPICS, *PROMISES, *OBJECTIONS))
    return dict(enumerate(topics, start=1))


def numbered_acts() -> Sequence[tuple[int, Act, Text]]:
    """Moves with their numbers, as printed; those that put an offer on the table carry a star."""
    star = Text(en="{label} *", zh="{label} *")
    return [
        (number, act, star.fill(label=ACT_LABELS[act]) if act in OFFERING else ACT_LABELS[act])
        for number, act in ACT_NUMBERS.items()
    ]


def numbered_topics(board: Board) -> Sequence[tuple[int, str, Text]]:
    """Topics with their numbers, as printed."""
    return [(number, topic, label_of(board, topic)) for number, topic in topic_numbers(board).items()]
