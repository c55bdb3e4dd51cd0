"""The offers, ours above theirs: one column for every issue, ours to be written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from simsales.i18n import Text
from simsales.negotiation.table import Board

from .. import ui
from ..language import lang_of
from .typed_line import TypedLine

PREFIX = "offer-"
_THEIRS_AT = "theirs-"
_OURS, _THEIRS, _NONE = Text(en="you", zh="您"), Text(en="they", zh="对方"), Text.same("-")


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
        with Vertical(id="whose"):
            yield Static()
            yield Static(ui.text(_OURS, lang))
            yield Static(ui.text(_THEIRS, lang))
        for issue in self._board.issues:
            with Vertical():
                yield Static(ui.text(issue.label, lang))
                yield TypedLine(name_=PREFIX + issue.name)
                yield Static(id=_THEIRS_AT + issue.name)

    def show(self, outcome: int, theirs: int) -> None:
        """Fill in an offer of ours; beside it theirs, -1 for none."""
        lang = lang_of(self)
        asked = self._board.spelled(theirs) if theirs >= 0 else {}
        for name in self._board.names:
            self.query_one(f"#{_THEIRS_AT}{name}", Static).update(ui.text(asked.get(name, _NONE), lang, "bold"))
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
