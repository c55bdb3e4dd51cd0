"""A number in a question: typed, or moved by one step with the left and right keys; Enter answers with all that stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from .typed_line import TypedLine


class StepLine(TypedLine):
    """One field of an answer. What a step is, is said by whoever asks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]

    @dataclass
    class Stepped(Message):
        """One step down (-1) or up (1)."""

        name: str
        by: int

    def action_step(self, by: int) -> None:
        self.post_message(self.Stepped(self.id or "", by))
