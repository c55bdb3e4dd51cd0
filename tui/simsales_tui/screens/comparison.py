"""The comparison of a scenario's variants: running, then the table and the answer."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, ProgressBar, Static

from simsales.i18n import Text
from simsales.report.tables import comparison_table
from simsales.spec.casefile import CaseFile

from .. import ui
from ..language import lang_of
from ..workers import Compared, Failed, Progress, compare

_RUNNING = Text(en="same customers, same luck: simulating ...", zh="同样的客户, 同样的运气: 正在模拟 ...")


class ComparisonScreen(Screen[None]):
    """Runs on entering, stops on leaving."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "back | 返回")]

    def __init__(self, case: CaseFile, replications: int = 40) -> None:
        super().__init__()
        self._case, self._replications = case, replications

    def compose(self) -> ComposeResult:
        yield ProgressBar(show_eta=False, id="progress")
        with VerticalScroll():
            yield Static(ui.text(_RUNNING, lang_of(self)), id="answer")
        yield Footer()

    def on_mount(self) -> None:
        work = partial(compare, self, self._case, self._replications)
        self.run_worker(work, thread=True, exclusive=True, group="session")

    @on(Progress)
    def _advance(self, message: Progress) -> None:
        self.query_one("#progress", ProgressBar).update(total=message.total, progress=message.done)

    @on(Compared)
    def _show(self, message: Compared) -> None:
        self.query_one("#answer", Static).update(comparison_table(self._case, message.comparison, lang_of(self)))

    @on(Failed)
    def _tell(self, message: Failed) -> None:
        self.query_one("#answer", Static).update(ui.text(message.error.message, lang_of(self)))
