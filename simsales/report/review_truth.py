"""What was hidden, on a page: how much each issue weighs for both, what each side believed, the mood, the way of the offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.table import Table

from simsales.i18n import Lang, Text
from simsales.negotiation.words import label_of, move_said, outcome_said
from simsales.review.labels import LABELS
from simsales.review.regret import Judged
from simsales.review.review import Review
from simsales.review.words import money

from .tables import clean

SAID = {
    "high": Text(en="a lot", zh="很重要"),
    "middle": Text(en="some", zh="一般"),
    "low": Text(en="little", zh="不重要"),
    None: Text(en="nothing", zh="没说"),
}
_UNTRUE = Text(en=" (not true)", zh=" (不实)")
TONES = {
    "warm": Text(en="warm", zh="热情"),
    "even": Text(en="even", zh="平和"),
    "cool": Text(en="cool", zh="冷淡"),
    "angry": Text(en="angry", zh="生气"),
}
WEIGHTS = Text(en="What mattered to whom", zh="各自看重什么")
PATH = Text(en="The way of the offers", zh="报价走过的路")
EVERY = Text(en="Every turn", zh="每一轮")
_COLUMNS = (
    Text(en="", zh=""),
    Text(en="to them", zh="对方"),
    Text(en="they said", zh="对方的说法"),
    Text(en="to you", zh="您"),
    Text(en="they thought, first and last", zh="对方以为您看重 (起初, 最后)"),
)
_PATH_COLUMNS = (
    Text(en="turn", zh="轮"),
    Text(en="whose", zh="谁"),
    Text(en="offer", zh="报价"),
    Text(en="to you above your way out", zh="对您, 比退路多"),
    Text(en="to them above theirs", zh="对对方, 比其退路多"),
)
_TURN_COLUMNS = (
    Text(en="turn", zh="轮"),
    Text(en="you did", zh="您的动作"),
    Text(en="mood", zh="对方态度"),
    Text(en="the talk was worth", zh="这时谈判值"),
    Text(en="lost", zh="亏"),
    Text(en="error", zh="误差"),
    Text(en="", zh=""),
)
_OURS, _THEIRS = Text(en="you", zh="您"), Text(en="they", zh="对方")
Rows = list[list[Text]]


class Sheet(NamedTuple):
    """A table: its title, the columns, which of them are numbers, the rows."""

    title: Text
    columns: Sequence[Text]
    numbers: frozenset[int]
    rows: Rows


def weight_rows(review: Review) -> Rows:
    """Issue, weight to them, what they said, weight to us, what they thought of that."""
    board, rows = review.played.truth.board, Rows()
    for name, found in review.reveal.beliefs.items():
        said = SAID[found.told]
        if found.is_true is False:
            said = Text(en=said.en + _UNTRUE.en, zh=said.zh + _UNTRUE.zh)
        thought = Text.same(f"{found.believed_first:.0%}, {found.believed_last:.0%}")
        theirs, ours = Text.same(f"{found.theirs:.0%}"), Text.same(f"{found.ours:.0%}")
        rows.append([label_of(board, name), theirs, said, ours, thought])
    return rows


def path_rows(review: Review) -> Rows:
    """Every offer of both sides in order."""
    played = review.played
    return [
        [
            Text.same(str(one.turn)),
            _OURS if one.is_ours else _THEIRS,
            outcome_said(played.truth.board, one.outcome),
            money(played, one.firm),
            money(played, one.buyer),
        ]
        for one in review.reveal.path
    ]


def turn_rows(review: Review) -> Rows:
    """Every turn: what was done, the mood after it, what the talk was worth then, what was lost, the label."""
    moods = {one.turn: one for one in review.reveal.moods}
    return [_turn_row(review, one, TONES[moods[one.turn.number].tone]) for one in review.judged]


def _turn_row(review: Review, one: Judged, tone: Text) -> list[Text]:
    played, nothing = review.played, Text.same("")
    return [
        Text.same(str(one.turn.number)),
        move_said(played.truth.board, one.turn.move),
        tone,
        money(played, one.after.mean),
        money(played, one.lost) if one.lost > 0 else nothing,
        money(played, one.loss.margin) if one.lost > 0 else nothing,
        LABELS[one.label],
    ]


def sheets(review: Review) -> list[Sheet]:
    """The tables of a review."""
    found = [
        Sheet(WEIGHTS, _COLUMNS, frozenset((1, 3)), weight_rows(review)),
        Sheet(PATH, _PATH_COLUMNS, frozenset((0, 3, 4)), path_rows(review)),
        Sheet(EVERY, _TURN_COLUMNS, frozenset((0, 3, 4, 5)), turn_rows(review)),
    ]
    return [one for one in found if one.rows]


def shown(sheet: Sheet, lang: Lang) -> RenderableType:
    """One of them for a terminal."""
    title = clean(sheet.title, lang, "bold")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title=title, title_justify="left")
    for i, column in enumerate(sheet.columns):
        table.add_column(clean(column, lang), justify="right" if i in sheet.numbers else "left")
    for row in sheet.rows:
        table.add_row(*(clean(cell, lang) for cell in row))
    return table
