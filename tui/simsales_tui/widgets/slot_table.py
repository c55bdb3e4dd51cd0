"""A list that changes while one looks at it: slots that are written anew where something else stands in them.

The mark stays with what is marked, not with its place; at the top it stays at the top. To the table every line is one cell,
because its cost grows with cells: columns are set here, in fixed widths, and the last one takes the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.text import Text as Line
from textual import on
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from simsales.i18n import Lang, Text
from simsales.report.looking_closer import Subject
from simsales.report.watching import Column, Row

from .. import ui
from ..language import lang_of

_LEAST = 6


class SlotTable(DataTable[Line]):
    """Rows with a subject each; Enter or a click on the marked one asks for a closer look."""

    @dataclass
    class Chosen(Message):
        """Somebody wants to look closer at this."""

        subject: Subject

    def __init__(self, name_: str, columns: Sequence[Column]) -> None:
        super().__init__(id=name_, cursor_type="row", cell_padding=0)
        self._plan, self._kept = tuple(columns), list[Row]()
        self._made_for: tuple[int, Lang] | None = None
        self._wanted: Subject | None = None

    @property
    def marked(self) -> Subject | None:
        """What the mark stands on."""
        return self._kept[self.cursor_row].subject if self.cursor_row < len(self._kept) else None

    def show(self, rows: Sequence[Row]) -> None:
        """Other rows: only what differs is written."""
        marked = self.marked if self.cursor_row > 0 else None
        before, self._kept = self._kept, list(rows)
        if self._made_for != self._fits:
            self._make()
        else:
            self._write(before)
        self._go_to(marked)

    def mark(self, subject: Subject | None) -> None:
        """Mark this, as soon as it is there."""
        self._wanted = subject
        self._go_to(subject)

    def _go_to(self, subject: Subject | None) -> None:
        places = {row.subject: at for at, row in enumerate(self._kept)}
        if subject in places and places[subject] != self.cursor_row:
            self.move_cursor(row=places[subject], animate=False)

    # --- writing --------------------------------------------------------------------------------------------------------
    @property
    def _fits(self) -> tuple[int, Lang]:
        """What lines are made for: this width, this language."""
        return self.size.width, lang_of(self)

    def on_resize(self) -> None:
        if self._made_for != self._fits:
            self._make()

    def _make(self) -> None:
        """All of it, in this width and language."""
        at, self._made_for = self.cursor_row, self._fits
        self.clear(columns=True)
        self.add_column(self._line([column.label for column in self._plan]), width=self._room)
        for row in self._kept:
            self.add_row(self._line(row.cells))
        if self._kept:
            self.move_cursor(row=min(at, len(self._kept) - 1), animate=False)
        self._go_to(self._wanted)
        if self.size.width:
            self._wanted = None

    def _write(self, before: Sequence[Row]) -> None:
        for place, (old, new) in enumerate(zip(before, self._kept, strict=False)):
            if old.cells != new.cells:
                self.update_cell_at(Coordinate(place, 0), self._line(new.cells))
        for row in self._kept[len(before) :]:
            self.add_row(self._line(row.cells))
        for _ in before[len(self._kept) :]:
            self.remove_row(self.coordinate_to_cell_key(Coordinate(self.row_count - 1, 0)).row_key)

    @property
    def _room(self) -> int:
        """Cells beside the scrollbar."""
        taken = sum(column.width + 1 for column in self._plan[:-1])
        return max(self.size.width - self.styles.scrollbar_size_vertical, taken + _LEAST)

    def _line(self, cells: Sequence[Text]) -> Line:
        """Cells beside each other, cut by what they take on the screen, a blank between them."""
        lang, room, line = lang_of(self), self._room, ""
        for column, cell in zip(self._plan, cells, strict=True):
            said = ui.text(cell, lang).plain.replace("\n", " ")
            width = column.width or room - cell_len(line) - 1
            blanks = " " * (width - cell_len(said)) if column.is_number else ""
            line += set_cell_size(blanks + said, width) + " "
        return ui.text(line, lang)

    @on(DataTable.RowSelected)
    def _choose(self, event: DataTable.RowSelected) -> None:
        event.stop()
        if self.marked is not None:
            self.post_message(self.Chosen(self.marked))
