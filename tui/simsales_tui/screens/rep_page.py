"""The page of one rep: the weeks, the attainment and the pay of one simulated year, plan by plan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from simsales.experiment.rep_year import RepYear, RepYears
from simsales.i18n import Text
from simsales.report.rep_year_page import rep_year_page
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.status_bar import StatusBar
from ..workers.rep_year import RepLived, live_rep

_TITLE = Text(
    en="{name}: year {year} of {years}, luck number {seed}", zh="{name}: 第 {year} 年 (共 {years} 年), 运气编号 {seed}"
)
_PLANS = Text(en="< {plan} >  plan {number} of {plans}", zh="< {plan} >  第 {number}/{plans} 个方案")
_LIVING = Text(en="living this year ...", zh="正在模拟这一年 ...")
_HINT = Text(
    en="Left and right change the plan, n the year; up and down scroll. Esc goes back.",
    zh="左右键换方案, n 换年份, 上下键翻看。Esc 返回。",
)
_NEXT_PLAN = Text(en="plan", zh="换方案")
_NEXT_YEAR = Text(en="next year", zh="下一年")


class RepScreen(BaseScreen):
    """One rep. `variants` are the plans to go through; the first shown is the first that is not today's.

    Under an alias nothing tells who it is. The years are the first replications of the seed.
    """

    CSS_PATH = "rep_page.tcss"
    ABOUT: ClassVar[Text] = Text(
        en="""One rep
  One simulated year of one person under one plan: pay against today's plan on the same luck, the hours of a week by task,
  attainment, and every line of every pay statement with the deals it rests on.
  Left, right: another plan. n: another year. It is one year, not a forecast.""",
        zh="""一名销售
  一个人在一个方案下的一个模拟年份: 同样的运气下与现行方案相比的收入, 每周各项工时, 完成率, 以及每张工资单的每一项和依据的合同。
  左右键: 换方案。n: 换年份。这只是一年, 不是预测。""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "back", keys.BACK),
        keys.bound("left", "plan(-1)", _NEXT_PLAN, shown=False, first=True),
        keys.bound("right", "plan(1)", _NEXT_PLAN, shown=False, first=True),
        keys.bound("n", "year", _NEXT_YEAR),
    ]

    def __init__(
        self,
        case: CaseFile,
        variants: Sequence[str],
        rep: str,
        seed: int = 1,
        replications: int = 1,
        alias: Text | None = None,
    ) -> None:
        super().__init__()
        self._case, self._rep, self._seed, self._replications = case, rep, seed, replications
        self._plans = [one for one in dict.fromkeys([BASELINE, *variants]) if rep in case.variants[one].reps]
        self._plan = self._plans[min(1, len(self._plans) - 1)]
        self._alias = alias
        self._years: dict[int, RepYears] = {}
        self._replication = 1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is another year only where several were lived."""
        return action != "year" or self._replications > 1

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield Static(id="whose")
        with VerticalScroll(id="year-room"):
            yield Static(id="year")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.query_one("#year-room").focus()
        self._live()

    @property
    def _lived(self) -> RepYears:
        """The years of this replication, kept while one goes back and forth."""
        if self._replication not in self._years:
            variants = {name: self._case.variants[name] for name in self._plans}
            self._years[self._replication] = RepYears(variants, self._seed, self._replication)
        return self._years[self._replication]

    @property
    def year(self) -> RepYear | None:
        """What is shown, once it is there."""
        return self._lived.known(self._rep, self._plan)

    @property
    def page(self) -> RenderableType:
        """The page of the year that is there."""
        assert self.year is not None
        return ui.page(rep_year_page(self.year, self.lang, self._alias))

    def _live(self) -> None:
        self._why_not = None
        self.fill()
        if self.year is None:
            self.work(partial(live_rep, self, self._lived, self._rep, self._plan))

    def fill(self) -> None:
        name = self._alias or self._case.scenario.reps[self._rep].name or Text.same(self._rep)
        title = _TITLE.fill(name=name, year=self._replication, years=self._replications, seed=self._seed)
        self.query_one(StatusBar).show(title)
        place = {"number": self._plans.index(self._plan) + 1, "plans": len(self._plans)}
        plans = _PLANS.fill(plan=self._case.label(self._plan), **place)
        self.query_one("#whose", Static).update(ui.text(plans, self.lang, "bold"))
        shown, year = self.query_one("#year", Static), self.year
        if self._why_not is not None:
            shown.update(ui.text(self._why_not, self.lang))
        elif year is None:
            shown.update(ui.text(_LIVING, self.lang))
        else:
            shown.update(ui.page(rep_year_page(year, self.lang, self._alias)))
        self.tell(_HINT)

    @on(RepLived)
    def _show(self, event: RepLived) -> None:
        self.fill()

    def action_plan(self, by: int) -> None:
        self._plan = self._plans[(self._plans.index(self._plan) + by) % len(self._plans)]
        self._live()

    def action_year(self) -> None:
        self._replication = self._replication % self._replications + 1
        self._live()
