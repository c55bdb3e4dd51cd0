"""One of a few options in a question: left and right, a digit or a click choose it, Enter answers with all that stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from .choice_list import ChoiceList


class PickLine(ChoiceList):
    """A field of an answer. The option that stands there is marked; choosing another sends nothing yet."""

    IS_LEFT_BY_ROWS: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "send", show=False)]

    @dataclass
    class Chosen(Message):
        """Another option stands there; `place` counts from 0."""

        name: str
        place: int

    @dataclass
    class Sent(Message):
        """The answer as it stands is to be given."""

    def action_pick(self) -> None:
        """A digit or a click has chosen; Enter is what answers."""

    def action_send(self) -> None:
        self.post_message(self.Sent())

    def _go(self, place: int) -> None:
        if place != self.at:
            self.post_message(self.Chosen(self.id or "", place))
        super()._go(place)
