"""The only way data enters a widget: cleaned text without markup, so that a customer's name cannot drive the screen."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text as Line
from textual.app import App

from simsales.i18n import Lang, Text
from simsales.text import FREE_TEXT_LENGTH, safe_text, without_control

_REFUSED = Text(en="! {why}", zh="! {why}")


def text(words: Text | str, lang: Lang, style: str = "") -> Line:
    said = words.say(lang) if isinstance(words, Text) else words
    return Line(safe_text(said, limit=FREE_TEXT_LENGTH, lines=True), style=style)


def lines(*parts: Line) -> Line:
    """Cleaned texts below each other."""
    return Line("\n").join(parts)


class _Inert:
    """Pages as they are, with nothing in them that is obeyed: no markup, no control characters."""

    def __init__(self, parts: tuple[RenderableType, ...]) -> None:
        self._whole = Group(*parts)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for part in console.render(self._whole, options.update(markup=False, highlight=False)):
            if part.control is None:
                yield part._replace(text=without_control(part.text))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options.update(markup=False, highlight=False), self._whole)


def page(*parts: RenderableType) -> RenderableType:
    """Pages that the report has made (of cleaned text, as everything there); a bare string is cleaned here."""
    return _Inert(tuple(text(part, "en") if isinstance(part, str) else part for part in parts))


def refused(why: Text) -> Text:
    """What was not taken, and why: the mark says it without a colour."""
    return _REFUSED.fill(why=why)


def bar(left: Text | str, right: Text | str, lang: Lang) -> Table:
    """One line with two ends."""
    row = Table.grid(expand=True, padding=(0, 1))
    row.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    row.add_column(no_wrap=True, justify="right")
    row.add_row(text(left, lang), text(right, lang))
    return row


def notify(app: App[None], words: Text | str, lang: Lang, *, seconds: float | None = None) -> None:
    """A note in the corner, for a few seconds unless said otherwise."""
    app.notify(text(words, lang).plain, timeout=seconds, markup=False)
