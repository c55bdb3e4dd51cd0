"""The comparison of a scenario's variants: running, then the table and the answer."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, ProgressBar, Static

from simsales.i18n import Text
from simsales.report.tables import comparison_table
from simsales.spec.casefile import CaseFile

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.status_bar import StatusBar
from ..workers.comparing import Compared, compare
from ..workers.news import Failed, Progress

_RUNNING = Text(en="same customers, same luck: simulating ...", zh="同样的客户, 同样的运气: 正在模拟 ...")


class ComparisonScreen(BaseScreen):
    """Runs on entering, stops on leaving."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "back", keys.BACK),
        keys.bound("q", "back", keys.BACK, shown=False),
    ]

    ABOUT: ClassVar[Text] = Text(
        en="""Comparison
  Every plan lives through the same years with the same customers and the same luck. Wait for the table; Esc stops it.""",
        zh="""比较
  每种方案都过同样的年份, 同样的客户, 同样的运气。等表格出来; Esc 停下。""",
    )

    def __init__(self, case: CaseFile) -> None:
        super().__init__()
        self._case = case
        self._state: Compared | Failed | None = None

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield ProgressBar(show_eta=False, id="progress")
        with VerticalScroll():
            yield Static(id="answer")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.work(partial(compare, self, self._case, self.house.settings.years, self.house.settings.processes))

    def fill(self) -> None:
        self.query_one(StatusBar).show(self._case.scenario.title)
        answer, state = self.query_one("#answer", Static), self._state
        if isinstance(state, Compared):
            answer.update(ui.page(comparison_table(self._case, state.comparison, self.lang)))
        elif isinstance(state, Failed):
            answer.update(ui.text(state.error.message, self.lang))
        else:
            answer.update(ui.text(_RUNNING, self.lang))

    @on(Progress)
    def _advance(self, message: Progress) -> None:
        self.query_one("#progress", ProgressBar).update(total=message.total, progress=message.done)

    @on(Compared)
    @on(Failed)
    def _show(self, message: Compared | Failed) -> None:
        self._state = message
        self.fill()
