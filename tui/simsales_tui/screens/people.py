"""Everybody of the team: pay under another plan against today's, and hours; Enter opens the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.table import Table
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from simsales.experiment.earnings import Earnings
from simsales.i18n import Lang, Text
from simsales.report.people_rows import HEADS, NOTE, PersonRow, people_rows
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.status_bar import StatusBar
from ..workers.news import Failed, Progress
from ..workers.people import Earned, earn_all
from .rep_page import RepScreen

_TITLE = Text(en="Who earns more, who less: {title}", zh="谁多谁少: {title}")
_PLAN = Text(en="< {plan} > instead of {today}", zh="< {plan} > 代替 {today}")
_RUNNING = Text(en="same customers, same luck: simulating ...", zh="同样的客户, 同样的运气: 正在模拟 ...")
_NO_OTHER = Text(
    en="There is no other plan to compare with yet. Esc goes back.", zh="还没有可比较的其他方案。Esc 返回。"
)
_HINT = Text(
    en="Up and down mark, Enter opens one rep's page, left and right change the plan, h hides names.",
    zh="上下键选择, 回车打开一个人的页面, 左右键换方案, h 隐去姓名。",
)
_NEXT_PLAN = Text(en="plan", zh="换方案")
_NAMES = Text(en="names", zh="姓名")
_WIDTHS = (0, 9, 12, 10, 10, 12)


class PeopleScreen(BaseScreen):
    """Everybody under each of these plans. `anonymous`: R01, R02, .. instead of names, as `simsales earnings` has it."""

    CSS_PATH = "people.tcss"
    ABOUT: ClassVar[Text] = Text(
        en="""Everybody
  Pay of a year today, and its change under another plan: if nobody changes (exact), and with reactions (modelled).
  ? means: cannot be told from luck. The figures are those of simsales earnings.
  Left, right: another plan. Enter: the page of one rep. h: names or R01, R02, ..""",
        zh="""所有人
  现行方案一年的收入, 以及换方案后的变化: 谁都不改 (精确), 算上反应 (模型)。
  ? 表示分不清是否只是运气。数字与 simsales earnings 相同。
  左右键: 换方案。回车: 打开一个人的页面。h: 姓名或 R01, R02, ..""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "back", keys.BACK),
        keys.bound("left", "plan(-1)", _NEXT_PLAN, shown=False, first=True),
        keys.bound("right", "plan(1)", _NEXT_PLAN, shown=False, first=True),
        keys.bound("h", "hide", _NAMES),
    ]

    def __init__(
        self, case: CaseFile, variants: Sequence[str], seed: int = 1, replications: int = 10, *, anonymous: bool = False
    ) -> None:
        super().__init__()
        self._case, self._seed, self._replications, self._is_hidden = case, seed, replications, anonymous
        self._others = [name for name in dict.fromkeys(variants) if name != BASELINE]
        self._plan = self._others[0] if self._others else BASELINE
        self._state: Earnings | Failed | None = None
        self._rows: Sequence[PersonRow] = ()

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield Static(id="whose")
        yield ProgressBar(show_eta=False, id="progress")
        yield Static(id="heads")
        yield OptionList(id="people")
        yield Static(id="note")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.query_one("#people").focus()
        if self._others:
            variants = {name: self._case.variants[name] for name in (BASELINE, *self._others)}
            self.work(partial(earn_all, self, variants, self._seed, self._replications))

    def fill(self) -> None:
        self.query_one(StatusBar).show(_TITLE.fill(title=self._case.scenario.title))
        today = self._case.label(BASELINE)
        plan = _PLAN.fill(plan=self._case.label(self._plan), today=today) if self._others else today
        self.query_one("#whose", Static).update(ui.text(plan, self.lang, "bold"))
        self.set_class(self._state is not None or not self._others, "-there")
        message = _RUNNING if self._others else _NO_OTHER
        if isinstance(self._state, Failed):
            message = self._state.error.message
        elif isinstance(self._state, Earnings):
            message = _HINT
            self._fill_rows(self._state)
        self.query_one("#message", Static).update(ui.text(message, self.lang))

    def _fill_rows(self, earnings: Earnings) -> None:
        code = {"code": earnings.scenario.money.code}
        heads = [head.fill(**code).say(self.lang) for head in HEADS]
        self.query_one("#heads", Static).update(ui.page(_line(heads, self.lang)))
        self.query_one("#note", Static).update(ui.text(NOTE.fill(n=earnings.replications), self.lang))
        self._rows = people_rows(earnings, self._plan, anonymous=self._is_hidden)
        people = self.query_one("#people", OptionList)
        marked = people.highlighted or 0
        people.clear_options()
        people.add_options(
            [
                Option(_line([one.name.say(self.lang), one.group.say(self.lang), *one[3:]], self.lang))
                for one in self._rows
            ]
        )
        people.highlighted = min(marked, len(self._rows) - 1) if self._rows else None

    @on(Progress)
    def _advance(self, event: Progress) -> None:
        self.query_one("#progress", ProgressBar).update(total=event.total, progress=event.done)

    @on(Earned)
    def _earned(self, event: Earned) -> None:
        self._state = event.earnings
        self.fill()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._state = event
        self.fill()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        row = self._rows[event.option_index]
        plans = [self._plan, *(one for one in self._others if one != self._plan)]
        alias = row.name if self._is_hidden else None
        self.app.push_screen(RepScreen(self._case, plans, row.rep, self._seed, self._replications, alias))

    def action_plan(self, by: int) -> None:
        if self._others:
            self._plan = self._others[(self._others.index(self._plan) + by) % len(self._others)]
            self.fill()

    def action_hide(self) -> None:
        self._is_hidden = not self._is_hidden
        self.fill()


def _line(cells: Sequence[str], lang: Lang) -> Table:
    row = Table.grid(expand=True, padding=(0, 1, 0, 0))
    for place, width in enumerate(_WIDTHS):
        if not width:
            row.add_column(ratio=1, no_wrap=True, overflow="crop")
        else:
            row.add_column(width=width, no_wrap=True, overflow="crop", justify="left" if place < 2 else "right")
    row.add_row(*(ui.text(cell, lang) for cell in cells))
    return row
