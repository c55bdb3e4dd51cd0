"""Page 4: what the verdict hangs on: each assumption that matters at the ends of its range, and where the answer turns."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from simsales.i18n import Lang, Text
from simsales.report.hanging import hanging_table

from .. import ui
from .page import NO_YEARS, LabPage
from .state import Lab

_ASK = Text(
    en="Enter moves the assumptions that matter one by one and tells which of them would change the answer (with four plans 10 minutes or more on two cores).",
    zh="按回车, 逐个改动要紧的假设, 看哪些会改变结论 (4 个方案在两核电脑上要 10 分钟以上)。",
)
_ENTER = Text(en="Enter looks for what would change the answer.", zh="按回车找出什么会改变结论。")
_READ = Text(en="Up and down read on, 1-6 turn the pages.", zh="上下键往下读, 1-6 翻页。")


class HangingPage(LabPage):
    """Empty until somebody asks."""

    TITLE: ClassVar[Text] = Text(en="hangs on", zh="取决于什么")
    IS_ABOUT: ClassVar[str] = "hanging"

    def __init__(self) -> None:
        super().__init__(id=f"page-{self.IS_ABOUT}")

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="hanging-room", can_focus=False, classes="paper"):
            yield Static(id="hanging")

    def fill(self, lab: Lab, lang: Lang) -> None:
        page, moved = self.query_one("#hanging", Static), lab.moved.get(lab.moved_key)
        if lab.comparison is None:
            page.update(ui.text(NO_YEARS, lang))
        elif moved is None:
            page.update(ui.text(_ASK, lang))
        else:
            page.update(ui.page(hanging_table(lab.shown, moved, lang)))

    def advice(self, lab: Lab) -> Text | None:
        if lab.comparison is None or lab.is_busy:
            return None
        return _READ if lab.moved_key in lab.moved else _ENTER
