"""The rubric on a page, to be read before the talk: what will be scored, and how much each item counts."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table

from simsales.engine.meeting import MeetingRoom
from simsales.i18n import Lang, Text
from simsales.review.of_game import played_in
from simsales.review.rubric import rubric, score
from simsales.spec.meeting import Meeting

from .tables import clean

_TITLE = Text(en="What will be scored", zh="评分规则")
_SIDES = {"process": Text(en="how you do it", zh="过程"), "outcome": Text(en="what comes of it", zh="结果")}
_NOTE = Text(
    en="Two scores out of ten, never added up. What does not come up in a talk is left out. Every point names its turns. "
    "Words are never scored.",
    zh="两个分数, 各 10 分, 不相加。没有出现的项不计。每一分都写明出自第几轮。措辞不计分。",
)
_SO_FAR = Text(en="how you do it: {points} so far", zh="过程分目前 {points}")


def points(value: float | None) -> str:
    """A score as it is shown: out of ten, a dash where nothing of that side came up."""
    return f"{value:.0f}/10" if value is not None else "-"


def points_so_far(room: MeetingRoom) -> Text:
    """The score for how it is done, from what was said until now; what comes of it nobody knows yet."""
    return _SO_FAR.fill(points=points(score(played_in(room)).process))


def rubric_page(meeting: Meeting, lang: Lang) -> RenderableType:
    """Every item with its share of the score of its side."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column("")
    table.add_column("", justify="right")
    before = ""
    for _, side, label, weight in rubric(meeting):
        if side != before:
            table.add_row(clean(_SIDES[side], lang, "bold"), "")
        table.add_row(clean(Text(en=f"  {label.en}", zh=f"  {label.zh}"), lang), f"{weight:.0%}")
        before = side
    return Group(clean(_TITLE, lang, "bold"), table, clean(_NOTE, lang, "dim"))
