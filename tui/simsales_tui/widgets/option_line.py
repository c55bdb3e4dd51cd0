"""Choices beside each other in a line or two: any number of them ticked, or one of them taken; arrows, space, Enter, or a click.

Unlike a list of numbered choices it takes no digits: those turn the pages of the screen it stands on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.text import Text as Line
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from simsales.i18n import Text

from .. import ui
from ..language import lang_of
from .beside import Spot, beside, rows_of

Kind = Literal["ticks", "one", "tabs"]


class OptionLine(Widget, can_focus=True):
    """`ticks`: any of them, and something to be done at the end; `one`: whichever is marked; `tabs`: the same, numbered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("space", "take", show=False),
        Binding("enter", "take", show=False),
    ]
    DEFAULT_CSS = "OptionLine { height: auto; max-height: 4; }"

    @dataclass
    class Changed(Message):
        """Others are ticked, or another one is taken."""

        line: OptionLine

        @property
        def control(self) -> OptionLine:
            return self.line

    @dataclass
    class Entered(Message):
        """Enter on what is to be done, or on the one taken."""

        line: OptionLine

        @property
        def control(self) -> OptionLine:
            return self.line

    def __init__(self, name_: str, kind: Kind) -> None:
        super().__init__(id=name_)
        self._kind = kind
        self._options: tuple[Text, ...] = ()
        self._does: Text | None = None
        self._fixed: frozenset[int] = frozenset()
        self.ticked: frozenset[int] = frozenset()
        self.at = 0

    def show(
        self,
        options: Sequence[Text],
        *,
        at: int | None = None,
        ticked: Sequence[int] = (),
        fixed: Sequence[int] = (),
        does: Text | None = None,
    ) -> None:
        """Other choices; `fixed` ones stay ticked, `does` is what stands behind them to be done."""
        self._options, self._does = tuple(options), does
        self.ticked, self._fixed = frozenset(ticked) | frozenset(fixed), frozenset(fixed)
        self.at = min(self.at if at is None else at, max(self._count - 1, 0))
        self.refresh(layout=True)

    def take(self, place: int) -> None:
        """Take another one, as if it had been marked."""
        self._go(place)

    @property
    def _count(self) -> int:
        return len(self._options) + (self._does is not None)

    # --- looks ----------------------------------------------------------------------------------------------------------
    def _said(self) -> list[str]:
        lang = lang_of(self)
        said = [self._marked(place, ui.text(one, lang).plain) for place, one in enumerate(self._options)]
        return [*said, f"<{ui.text(self._does, lang).plain}>"] if self._does is not None else said

    def _marked(self, place: int, words: str) -> str:
        if self._kind == "ticks":
            return f"[{'x' if place in self.ticked else ' '}] {words}"
        if self._kind == "one":
            return f"({'o' if place == self.at else ' '}) {words}"
        return f"[{place + 1} {words}]" if place == self.at else f" {place + 1} {words} "

    def _spots(self, width: int) -> list[Spot]:
        return beside(map(cell_len, self._said()), width, gap=0 if self._kind == "tabs" else 2)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return rows_of(self._spots(width))

    @property
    def _first_row(self) -> int:
        """The first row that is seen: where there are too many, the marked one is among them."""
        spots = self._spots(self.size.width)
        return max(0, spots[self.at].row - self.size.height + 1) if spots else 0

    def render(self) -> Line:
        rows: dict[int, Line] = {}
        for place, (spot, words) in enumerate(zip(self._spots(self.size.width), self._said(), strict=True)):
            row = rows.setdefault(spot.row, Line(no_wrap=True, overflow="ellipsis"))
            row.pad_right(spot.left - row.cell_len)
            row.append(words, style=self._style(place))
        return Line("\n").join(rows[row] for row in sorted(rows) if row >= self._first_row)

    def _style(self, place: int) -> str:
        if place == self.at and self.has_focus:
            return "reverse"
        is_taken = place == self.at if self._kind != "ticks" else place == len(self._options)
        return "bold" if is_taken else ""

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # --- picking --------------------------------------------------------------------------------------------------------
    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None:
            return
        for place, spot in enumerate(self._spots(self.size.width)):
            if spot.holds(at.x, at.y + self._first_row):
                self._go(place)
                if self._kind == "ticks":
                    self.action_take()

    def action_step(self, by: int) -> None:
        self._go((self.at + by) % max(self._count, 1))

    def action_take(self) -> None:
        if self._kind != "ticks" or self.at == len(self._options):
            self.post_message(self.Entered(self))
        elif self.at not in self._fixed:
            self.ticked = self.ticked ^ {self.at}
            self.refresh()
            self.post_message(self.Changed(self))

    def _go(self, place: int) -> None:
        is_other, self.at = place != self.at, place
        self.refresh(layout=self._kind == "tabs")
        if is_other and self._kind != "ticks":
            self.post_message(self.Changed(self))
