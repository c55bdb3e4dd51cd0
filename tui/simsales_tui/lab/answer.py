"""Page 1: the answer. The decision first, then every figure with its verdict by sign, word and colour, then how sure it is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from simsales.i18n import Lang, Text
from simsales.report.comparison_page import comparison_page

from .. import ui
from .page import NO_YEARS, LabPage
from .state import Lab

_STORY = Text(en="{title}\n\n{story}\n\n{empty}", zh="{title}\n\n{story}\n\n{empty}")
_COMING = Text(
    en="The first years are being simulated: the answer stands here with the second of them.",
    zh="正在模拟最初的年份: 模拟完第 2 年, 这里就有初步结论。",
)
_CHANGED = Text(en="* changed here. {changes}", zh="* 在这里改过。{changes}")
_READ = Text(
    en="Up and down read on, a shows every figure, 1-6 turn the pages.",
    zh="上下键往下读, a 看全部指标, 1-6 翻页。",
)


class AnswerPage(LabPage):
    """The table and what it says."""

    TITLE: ClassVar[Text] = Text(en="answer", zh="结论")
    IS_ABOUT: ClassVar[str] = "answer"

    def __init__(self) -> None:
        super().__init__(id=f"page-{self.IS_ABOUT}")
        self.is_full = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="answer-room", can_focus=False, classes="paper"):
            yield Static(id="answer")

    def fill(self, lab: Lab, lang: Lang) -> None:
        page = self.query_one("#answer", Static)
        marked = [ui.text(_CHANGED.fill(changes=lab.changes), lang, "dim")] if lab.sets else []
        if lab.comparison is None:
            scenario = lab.case.scenario
            empty = _COMING if lab.is_running else NO_YEARS
            story = ui.text(_STORY.fill(title=scenario.title, story=scenario.story, empty=empty), lang)
            page.update(ui.lines(*marked, story))
            return
        width = max(self.app.size.width - 3, 40)
        answer = comparison_page(lab.shown, lab.comparison, lang, width=width, full=self.is_full)
        page.update(ui.page(*marked, answer))

    def advice(self, lab: Lab) -> Text | None:
        return _READ if lab.comparison is not None and not lab.is_busy else None
