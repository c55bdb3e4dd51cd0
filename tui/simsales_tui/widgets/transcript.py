"""What was said: bubbles, ours to the right, theirs to the left, the last one at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.widgets import Static

from simsales.i18n import Lang, Text

from .. import ui
from ..chair import Bubble


class Transcript(VerticalScroll, can_focus=False):
    """The talk so far."""

    def on_mount(self) -> None:
        self.anchor()

    def begin(self, story: Text, lang: Lang) -> None:
        """What it is about, before anybody speaks."""
        self.mount(Static(ui.text(story, lang, "dim")))

    def add(self, bubbles: Sequence[Bubble], lang: Lang) -> None:
        """Further bubbles, looked at wherever somebody had scrolled to."""
        self.anchor()
        self.mount_all(_shown(one, lang) for one in bubbles)


def _shown(bubble: Bubble, lang: Lang) -> Static:
    parts = [ui.text(bubble.who, lang, "dim"), ui.text(bubble.words, lang)]
    if bubble.terms is not None:
        parts.append(ui.text(bubble.terms, lang, "bold"))
    if bubble.aside is not None:
        parts.append(ui.text(bubble.aside, lang))
    return Static(ui.lines(*parts), classes="ours" if bubble.is_ours else "theirs")
