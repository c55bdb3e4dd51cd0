"""The offer: one field for every issue, in the order of reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from simsales.negotiation.table import Board

from .. import ui
from ..language import lang_of
from .typed_line import TypedLine

PREFIX = "offer-"


class OfferForm(Horizontal):
    """Fields with an offer to be changed; Enter in any of them sends it."""

    @dataclass
    class Sent(Message):
        """This is to be offered."""

    def __init__(self, board: Board) -> None:
        super().__init__(id="offer")
        self._board = board
        self._filled: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        lang = lang_of(self)
        for issue in self._board.issues:
            with Vertical():
                yield Static(ui.text(issue.label, lang))
                yield TypedLine(name_=PREFIX + issue.name)

    def show(self, outcome: int) -> None:
        """Fill in an offer."""
        lang = lang_of(self)
        self._filled = {name: words.say(lang) for name, words in self._board.spelled(outcome).items()}
        for name, words in self._filled.items():
            field = self.field(name)
            with field.prevent(Input.Changed):
                field.value = words

    def field(self, name: str) -> TypedLine:
        return self.query_one(f"#{PREFIX}{name}", TypedLine)

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields, by issue."""
        return {name: self.field(name).value for name in self._board.names}

    def is_changed(self, name: str) -> bool:
        return self.field(name).value != self._filled.get(name, "")

    @on(Input.Submitted)
    def _send(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Sent())
