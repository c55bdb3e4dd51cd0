"""Jump: every part of the screen below shows a letter; that letter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from simsales.i18n import Text

from .. import ui
from ..language import lang_of

_LETTERS = "asdfghklwertyuiopzxcvbnm"
_MARK = Text(en=" {letter} ", zh=" {letter} ")
_ASKS = Text(en=" Press a letter to go there; Esc stays. ", zh=" 按字母跳到那一块; Esc 不跳。 ")


class JumpScreen(ModalScreen[Widget | None]):
    """Over the screen it jumps about in."""

    CSS_PATH = "jump.tcss"

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = below
        self._goals = dict(zip(_LETTERS, _goals(below), strict=False))

    def compose(self) -> ComposeResult:
        lang = lang_of(self)
        for letter in self._goals:
            yield Static(
                ui.text(_MARK.fill(letter=letter), lang, "bold reverse"), id=f"jump-{letter}", classes="letter"
            )
        yield Static(ui.text(_ASKS, lang), id="asks")

    def on_mount(self) -> None:
        self._place()

    def on_resize(self) -> None:
        """Once the parts below have found their new places."""
        self._below.call_after_refresh(self._place)

    def _place(self) -> None:
        """Each letter to the upper left corner of its part."""
        for letter, goal in self._goals.items() if self.is_attached else ():
            self.query_one(f"#jump-{letter}").absolute_offset = goal.region.offset
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in self._goals:
            self.dismiss(self._goals[event.key])
        elif event.key in ("escape", "j", "ctrl+o", "enter"):
            self.dismiss(None)


def _goals(screen: Screen[Any]) -> Sequence[Widget]:
    """What can have the focus and is in sight, in the order of Tab."""
    return [one for one in screen.focus_chain if one.region.area and one.region.overlaps(screen.region)]
