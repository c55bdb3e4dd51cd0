"""The only way data enters a widget: cleaned text without markup, so that a customer's name cannot drive the screen."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line
from textual.app import App

from simsales.i18n import Lang, Text
from simsales.text import FREE_TEXT_LENGTH, safe_text


def text(words: Text | str, lang: Lang, style: str = "") -> Line:
    said = words.say(lang) if isinstance(words, Text) else words
    return Line(safe_text(said, limit=FREE_TEXT_LENGTH, lines=True), style=style)


def lines(*parts: Line) -> Line:
    """Cleaned texts below each other."""
    return Line("\n").join(parts)


def page(*parts: RenderableType) -> Group:
    """Pages that the report has made (of cleaned text, as everything there); a bare string is cleaned here."""
    return Group(*(text(part, "en") if isinstance(part, str) else part for part in parts))


def bar(left: Text | str, right: Text | str, lang: Lang) -> Table:
    """One line with two ends."""
    row = Table.grid(expand=True, padding=(0, 1))
    row.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    row.add_column(no_wrap=True, justify="right")
    row.add_row(text(left, lang), text(right, lang))
    return row


def notify(app: App[None], words: Text | str, lang: Lang) -> None:
    """A note in the corner for a few seconds."""
    app.notify(text(words, lang).plain, markup=False)
