"""Numbered choices beside each other: arrows and Enter, a digit, or a click.

A digit picks at once where no longer number begins with it; else it is marked, and Enter or a second digit settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

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

_GAP = 1
Doing: TypeAlias = tuple[Text, Callable[[], None]]
"""What can be done, and what does it."""


class ChoiceList(Widget, can_focus=True):
    """Choices by number, from 1. `IS_LEFT_BY_ROWS`: up from the first row, and down from the last, leaves it. `TAKES_SPACE`: it picks."""

    IS_LEFT_BY_ROWS: ClassVar[bool] = False
    TAKES_SPACE: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("enter", "pick", show=False),
    ]

    @dataclass
    class Picked(Message):
        """Somebody has picked one; `place` counts from 0."""

        place: int

    def __init__(self, name_: str) -> None:
        super().__init__(id=name_)
        self._options: tuple[Text, ...] = ()
        self._does: tuple[Callable[[], None], ...] = ()
        self._digits = ""
        self.at = 0

    def show(self, options: Sequence[Text], at: int = 0) -> None:
        """Other choices, the one at `at` marked."""
        self._options, self._does, self._digits = tuple(options), (), ""
        self.at = min(at, max(len(options) - 1, 0))
        self.refresh(layout=True)

    def offer(self, doings: Sequence[Doing], at: int = 0) -> None:
        """Other choices, each of which the screen does as soon as it is picked; nothing is posted then."""
        self.show([label for label, _ in doings], at)
        self._does = tuple(does for _, does in doings)

    def mark(self, typed: str) -> None:
        """Mark the choice whose number is typed somewhere else."""
        if typed.isdecimal() and len(typed) < 3 and 1 <= int(typed) <= len(self._options):
            self._go(int(typed) - 1)

    # --- looks ----------------------------------------------------------------------------------------------------------
    def _said(self) -> list[str]:
        lang = lang_of(self)
        return [f"{number} {ui.text(one, lang).plain}" for number, one in enumerate(self._options, start=1)]

    def _spots(self, width: int) -> list[Spot]:
        return beside((cell_len(words) + 2 for words in self._said()), width, _GAP)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return rows_of(self._spots(width))

    def render(self) -> Line:
        shown, before = Line(no_wrap=True, overflow="ellipsis"), Spot(0, 0, 0)
        for place, (spot, words) in enumerate(zip(self._spots(self.size.width), self._said(), strict=True)):
            if place:
                shown.append("\n" if spot.row > before.row else " " * _GAP)
            is_marked = place == self.at
            style = ("reverse" if self.has_focus else "bold") if is_marked else ""
            shown.append(f"{'>' if is_marked else ' '}{words} ", style=style)
            before = spot
        return shown

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self._digits = ""
        self.refresh()

    # --- picking --------------------------------------------------------------------------------------------------------
    def on_key(self, event: events.Key) -> None:
        if event.key == "space" and self.TAKES_SPACE:
            event.stop()
            self.action_pick()
        if event.character is None or not event.character.isdecimal():
            return
        event.stop()
        typed = self._digits + event.character
        number = int(typed) if len(typed) < 3 and 1 <= int(typed) <= len(self._options) else int(event.character)
        if not 1 <= number <= len(self._options):
            self._digits = ""
            return
        self._go(number - 1)
        self._digits = str(number)
        if number * 10 > len(self._options):
            self.action_pick()

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None:
            return
        for place, spot in enumerate(self._spots(self.size.width)):
            if spot.holds(at.x, at.y):
                self._go(place)
                self.action_pick()

    def action_pick(self) -> None:
        self._digits = ""
        if self._does:
            self.screen.call_later(self._does[self.at])
        elif self._options:
            self.post_message(self.Picked(self.at))

    def action_step(self, by: int) -> None:
        self._digits = ""
        self._go((self.at + by) % max(len(self._options), 1))

    def action_row(self, by: int) -> None:
        """To the nearest choice of the next row, or out of the list."""
        self._digits = ""
        spots = self._spots(self.size.width)
        row = spots[self.at].row + by if spots else 0
        nearby = [place for place, spot in enumerate(spots) if spot.row == row]
        if nearby:
            self._go(min(nearby, key=lambda place: abs(spots[place].left - spots[self.at].left)))
        elif self.IS_LEFT_BY_ROWS:
            (self.screen.focus_previous if by < 0 else self.screen.focus_next)()

    def _go(self, place: int) -> None:
        self.at = place
        self.refresh()
