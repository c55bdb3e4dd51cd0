"""The only way data enters a widget: cleaned text without markup, so that a customer's name cannot drive the screen."""

from __future__ import annotations

from rich.text import Text as Line

from simsales.i18n import Lang, Text
from simsales.text import FREE_TEXT_LENGTH, safe_text


def text(words: Text | str, lang: Lang, style: str = "") -> Line:
    said = words.say(lang) if isinstance(words, Text) else words
    return Line(safe_text(said, limit=FREE_TEXT_LENGTH, lines=True), style=style)
