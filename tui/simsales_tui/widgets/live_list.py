"""A list that changes while one looks at it: arrows mark a line, Enter or a second click asks for a closer look.

The mark stays with what is marked, not with its place; at the top it stays at the top. Only lines that can be seen are made, in
fixed columns of which the last takes the rest: a table that is drawn anew four times a second must cost next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from simsales.i18n import Lang, Text
from simsales.report.looking_closer import Subject
from simsales.report.watching import Column, Row

from .. import ui
from ..language import lang_of

_HEAD = 1
_MARK, _NO_MARK = ">", " "
_LEAST = 4
_KEPT = 500


class LiveList(ScrollView, can_focus=True):
    """Rows with a subject each, under a line of headings."""

    DEFAULT_CSS = """
    LiveList > .live-list--head { text-style: bold; background: $panel; }
    LiveList > .live-list--mark { background: $primary 20%; }
    LiveList:focus > .live-list--mark { background: $primary; color: $background; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"live-list--head", "live-list--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "move(-1_000_000)", show=False),
        Binding("end", "move(1_000_000)", show=False),
        Binding("enter", "choose", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Somebody wants to look closer at this."""

        subject: Subject

    def __init__(self, name_: str, columns: Sequence[Column]) -> None:
        super().__init__(id=name_)
        self._columns, self._rows = tuple(columns), list[Row]()
        self.at = 0
        self._written: dict[tuple[Sequence[Text], int, Lang], str] = {}
        self._plain = Style()

    @property
    def marked(self) -> Subject | None:
        """What the mark stands on."""
        return self._rows[self.at].subject if self._rows else None

    def show(self, rows: Sequence[Row]) -> None:
        """Other rows."""
        marked, self._rows = self.marked, list(rows)
        self.virtual_size = Size(0, len(rows) + _HEAD)
        self.at = min(self.at, max(len(rows) - 1, 0))
        if self.at > 0:
            self.mark(marked)
        self.refresh()

    def mark(self, subject: Subject | None) -> None:
        """Mark this, where it is among the rows."""
        places = {row.subject: at for at, row in enumerate(self._rows)}
        if subject in places and places[subject] != self.at:
            self._go(places[subject])

    # --- drawing --------------------------------------------------------------------------------------------------------
    def render_lines(self, crop: Region) -> list[Strip]:
        """The look of a plain line is asked for once per drawing: it is what costs most."""
        self._plain = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        number, width = y - _HEAD + self.scroll_offset.y, self.size.width
        if y < _HEAD:
            mark, cells, style = _NO_MARK, tuple(column.label for column in self._columns), "live-list--head"
        elif number < len(self._rows):
            is_marked = number == self.at
            mark, cells, style = (
                _MARK if is_marked else _NO_MARK,
                self._rows[number].cells,
                "live-list--mark" if is_marked else "",
            )
        else:
            return Strip.blank(width, self._plain)
        drawn = self.get_component_rich_style(style) if style else self._plain
        return Strip([Segment(mark + self._line(cells, width - 1), drawn)], width)

    def _line(self, cells: Sequence[Text], room: int) -> str:
        """The cells of a line in so much room; what was written once is kept for a while."""
        lang = lang_of(self)
        key = cells, room, lang
        if key not in self._written:
            if len(self._written) > _KEPT:
                self._written.clear()
            self._written[key] = self._beside(cells, room, lang)
        return self._written[key]

    def _beside(self, cells: Sequence[Text], room: int, lang: Lang) -> str:
        """Cells beside each other, cut by what they take on the screen, a blank between them."""
        line = ""
        for column, cell in zip(self._columns, cells, strict=True):
            said = ui.text(cell, lang).plain.replace("\n", " ")
            width = column.width or max(room - cell_len(line), _LEAST)
            blanks = " " * (width - cell_len(said)) if column.is_number else ""
            line += set_cell_size(blanks + said, width) + " "
        return set_cell_size(line, room)

    # --- moving ---------------------------------------------------------------------------------------------------------
    def _go(self, place: int) -> None:
        """Mark a place, and have it in sight."""
        self.at = max(0, min(place, len(self._rows) - 1))
        top, seen = self.scroll_offset.y, max(self.size.height - _HEAD, 1)
        if not top <= self.at < top + seen:
            self.scroll_to(y=self.at if self.at < top else self.at - seen + 1, animate=False, force=True)
        self.refresh()

    def action_move(self, by: int) -> None:
        self._go(self.at + by)

    def action_page(self, pages: int) -> None:
        self._go(self.at + pages * max(self.size.height - _HEAD, 1))

    def action_choose(self) -> None:
        if self.marked is not None:
            self.post_message(self.Chosen(self.marked))

    def on_click(self, event: events.Click) -> None:
        number = event.y - _HEAD + self.scroll_offset.y
        if event.y < _HEAD or number >= len(self._rows):
            return
        if number == self.at:
            self.action_choose()
        self._go(number)
