"""A firm on the shelf, and the doors into it: compare its plans, watch it work, or sit down in it for a quarter."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from simsales.i18n import Text
from simsales.report.library import Book, told
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.choice_list import ChoiceList, Doing
from ..widgets.status_bar import StatusBar
from .question import Question

_COMPARE, _WATCH, _CHAIR = (
    Text(en="compare the plans", zh="比较方案"),
    Text(en="watch it work", zh="看它运转"),
    Text(en="take a chair for a quarter", zh="坐上位子做一个季度"),
)
_BACK = Text(en="back", zh="返回")
_WHAT = Text(en="What now? Press a number, or arrows and Enter.", zh="做什么? 按序号, 或方向键加回车。")
_WHICH = Text(en="Under which plan? Press a number; Esc = back.", zh="按哪个方案运转? 按序号; Esc = 返回。")
_SEED = 1


class DoorsScreen(BaseScreen):
    """One question: what to do with this firm."""

    ABOUT: ClassVar[Text] = Text(
        en="""A firm
  Compare: the same customers and the same luck under each of its plans, over many years.
  Watch: one year under one plan, day by day.
  Take a chair: you decide as a rep or as the manager; at the end your quarter is laid beside a colleague's.""",
        zh="""一家公司
  比较方案: 同样的客户, 同样的运气, 每种方案都过很多年。
  看它运转: 在一种方案下, 一天一天看一年。
  坐上位子: 您作为销售或经理来决定; 结束时和自动同事的同一季度对照。""",
    )
    CSS_PATH = "doors.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "leave", keys.BACK),
        keys.bound("q", "leave", keys.BACK, shown=False),
        *keys.LEAFING,
    ]

    def __init__(self, case: CaseFile) -> None:
        super().__init__()
        self._case = case
        self._question = self._doors()

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with VerticalScroll(id="papers", can_focus=False):
            yield Static(id="story")
        yield ChoiceList("doors")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.query_one(ChoiceList).focus()

    def fill(self) -> None:
        case = self._case
        self.query_one(StatusBar).show(case.scenario.title)
        whole = told(Book(case.name, case.path, case, is_own=False))
        self.query_one("#story", Static).update(ui.text(whole, self.lang))
        self._show()

    def _show(self) -> None:
        self.query_one(ChoiceList).offer(self._question.options)
        self.tell(self._question.asks or _WHAT)

    def _ask(self, question: Question) -> None:
        self._question = question
        self._show()

    def _doors(self) -> Question:
        options: list[Doing] = [
            (_COMPARE, self._compare),
            (_WATCH, self._watch_which),
            (_CHAIR, self._take_a_chair),
            (_BACK, self.action_back),
        ]
        return Question(None, options if len(self._case.variants) > 1 else options[1:], is_aside=False)

    # --- the doors ------------------------------------------------------------------------------------------------------
    def _compare(self) -> None:
        from .lab import LabScreen

        self.app.push_screen(LabScreen(self._case, self.house.settings.years))

    def _watch_which(self) -> None:
        names = list(self._case.variants)
        if len(names) == 1:
            self._watch(BASELINE)
        else:
            self._ask(Question(_WHICH, [(self._case.label(name), partial(self._watch, name)) for name in names]))

    def _watch(self, variant: str) -> None:
        from .watch import WatchScreen

        self._question = self._doors()
        self.app.push_screen(WatchScreen(self._case, variant, _SEED))

    def _take_a_chair(self) -> None:
        self.house.offer_chairs(self._case)

    def action_leave(self) -> None:
        if self._question.is_aside:
            self._ask(self._doors())
        else:
            self.action_back()
