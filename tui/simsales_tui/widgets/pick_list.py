"""Many things, each of which gets one of the same options: Enter, Space or a click turn to the next one, a digit names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from .. import ui


class PickList(OptionList):
    """Lines under each other. Up beyond the first and down beyond the last leave the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
    ]

    @dataclass
    class Turned(Message):
        """The line at `place` gets another option: so many further, or the one of a number from 1."""

        place: int
        by: int = 1
        number: int = 0

    def show(self, lines: Sequence[str]) -> None:
        """One line for each thing, with the option it has; the place one stands at stays."""
        if len(lines) == self.option_count:
            for place, line in enumerate(lines):
                self.replace_option_prompt_at_index(place, ui.text(line, "en"))
            return
        self.clear_options()
        self.add_options(Option(ui.text(line, "en")) for line in lines)
        self.highlighted = 0 if lines else None

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character.isdecimal() and self.highlighted is not None:
            event.stop()
            self.post_message(self.Turned(self.highlighted, number=int(event.character)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Turned(event.option_index))

    def action_turn(self, by: int) -> None:
        if self.highlighted is not None:
            self.post_message(self.Turned(self.highlighted, by))

    def action_row(self, by: int) -> None:
        place = (self.highlighted if self.highlighted is not None else -1) + by
        if 0 <= place < self.option_count:
            self.highlighted = place
        else:
            (self.screen.focus_previous if by < 0 else self.screen.focus_next)()
