"""A talk turn by turn, one line each, with a bar of what it was worth; the marked turn is told in full below."""

from __future__ import annotations

from dataclasses import dataclass

from rich.table import Table
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simsales.i18n import Lang, Text
from simsales.report.review_text import lines_shown
from simsales.report.turn_bars import TurnBar, key_said, turn_bars, turn_told
from simsales.review.review import Review

from .. import ui
from ..language import lang_of

_CELLS = 10


class TurnList(Vertical):
    """The turns of one review. The keys stay with whoever asks; `go` moves the mark."""

    @dataclass
    class Marked(Message):
        """Another turn is marked."""

        number: int

    def __init__(self, name_: str) -> None:
        super().__init__(id=name_)
        self._review: Review | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="turn-key")
        marks = OptionList(id="turn-marks")
        marks.can_focus = False
        yield marks
        with VerticalScroll(id="turn-room", can_focus=False):
            yield Static(id="turn-told")

    def show(self, review: Review, marked: int) -> None:
        """A review, one of its turns marked."""
        self._review, lang = review, lang_of(self)
        self.query_one("#turn-key", Static).update(ui.text(key_said(review), lang))
        marks, bars = self.query_one("#turn-marks", OptionList), turn_bars(review, _CELLS)
        marks.clear_options()
        marks.add_options([Option(ui.page(_row(bar, lang)), id=f"turn-{bar.number}") for bar in bars])
        marks.highlighted = next((place for place, bar in enumerate(bars) if bar.number == marked), None)

    def go(self, by: int) -> None:
        """The mark up or down."""
        marks = self.query_one("#turn-marks", OptionList)
        (marks.action_cursor_up if by < 0 else marks.action_cursor_down)()

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self._review is None:
            return
        number, lang = int((event.option.id or "turn-0").removeprefix("turn-")), lang_of(self)
        told = lines_shown(turn_told(self._review, number), lang)
        self.query_one("#turn-told", Static).update(ui.page(*told))
        self.query_one("#turn-room").scroll_home(animate=False)
        self.post_message(self.Marked(number))

    @on(OptionList.OptionSelected)
    def _keep(self, event: OptionList.OptionSelected) -> None:
        """A click only marks."""
        event.stop()


def _row(bar: TurnBar, lang: Lang) -> Table:
    row = Table.grid(expand=True, padding=(0, 1))
    row.add_column(width=2, justify="right")
    row.add_column(width=_CELLS + 2, no_wrap=True)
    row.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    row.add_column(width=8, justify="right", no_wrap=True)
    row.add_column(width=18, no_wrap=True, overflow="ellipsis")
    lost = Text(en="-{lost}", zh="-{lost}").fill(lost=bar.lost) if bar.lost.en else bar.lost
    drawn = f"|{bar.bar:<{_CELLS}}|"
    row.add_row(*(ui.text(cell, lang) for cell in (str(bar.number), drawn, bar.done, lost, bar.label)))
    return row
