"""What every page of the lab has: it is filled from the state, and asks the screen to look for what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from simsales.i18n import Lang, Text

from .state import Lab

NO_YEARS = Text(
    en="Nothing simulated yet. Enter on <Start> (or s) begins; this page fills while the years come in.",
    zh="还没有模拟。在 <开始> 上按回车 (或按 s) 即开始; 模拟过程中本页会逐步填满。",
)


class LabPage(Vertical):
    """A page. `TITLE` is its tab; `needs_years`: whether it has anything to say before a comparison."""

    TITLE: ClassVar[Text]
    IS_ABOUT: ClassVar[str]
    """Its name among the widgets."""

    @dataclass
    class Wants(Message):
        """Somebody wants what this page is for; the screen knows how to look for it."""

        page: str

    @dataclass
    class Refilled(Message):
        """The state was changed here: everything that shows it is to be shown again."""

        sender_page: LabPage

    def fill(self, lab: Lab, lang: Lang) -> None:
        """Show the state."""

    def advice(self, lab: Lab) -> Text | None:
        """The one obvious next key on this page; None for that of the screen."""
        return None

    def opened(self, lab: Lab) -> None:
        """It has come to the front."""

    def step(self, by: int) -> None:
        """Up or down by one line, or by whatever the page has one after the other."""
        for room in self.query(VerticalScroll):
            room.scroll_relative(y=by, animate=False)

    def leaf(self, pages: int) -> None:
        """On or back by as much as is seen."""
        for room in self.query(VerticalScroll):
            room.scroll_relative(y=pages * max(room.size.height - 1, 1), animate=False)
