"""The compare lab: pick plans and years, watch the answer settle, look into it from six sides, hand it over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Input, OptionList, Static

from simsales.i18n import Text
from simsales.report.handing_over import Files
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE

from .. import keys, ui
from ..lab import words
from ..lab.answer import AnswerPage
from ..lab.asking import Asked, AskedLine
from ..lab.charts import ChartsPage
from ..lab.export import ExportPage
from ..lab.hanging import HangingPage
from ..lab.looking import keep, lacking
from ..lab.page import LabPage
from ..lab.people import PeoplePage
from ..lab.state import Lab
from ..lab.why import WhyPage
from ..widgets.option_line import OptionLine
from ..widgets.status_bar import StatusBar
from ..widgets.typed_line import TypedLine
from ..workers.lab import Ended, GrownTo, Looked, Step, grow, look, write
from .lab_changes import ChangedPlans

PAGES: tuple[type[LabPage], ...] = (AnswerPage, ChartsPage, WhyPage, HangingPage, PeoplePage, ExportPage)
_FEWEST, _MOST = 2, 100_000
_NOT_WHILE_ASKED = ("run", "levers", "all_figures", "as_table", "names", "turn", "page", "wish")
"""What a question is answered before."""


class LabScreen(ChangedPlans):
    """Nothing runs before somebody says so; leaving stops whatever runs."""

    CSS_PATH = "lab.tcss"
    ABOUT: ClassVar[Text] = words.ABOUT
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("s", "run", words.RUN),
        keys.bound("escape", "leave", keys.BACK),
        keys.bound("a", "all_figures", words.ALL),
        keys.bound("t", "as_table", words.FIGURES),
        keys.bound("h", "names", words.NAMES),
        keys.bound("l", "levers", words.LEVERS),
        keys.bound("left", "turn(-1)", words.TURN, shown=False),
        keys.bound("right", "turn(1)", words.TURN, shown=False),
        *(
            keys.bound(str(number), f"page({number - 1})", words.TURN, shown=False)
            for number in range(1, len(PAGES) + 1)
        ),
        keys.bound("enter", "wish", keys.BACK, shown=False),
        *keys.READING,
    ]

    def __init__(self, case: CaseFile, replications: int = 40) -> None:
        super().__init__()
        self.lab = Lab(case, replications)
        self.at = 0
        self._job = 0
        self._said: Text | None = None
        self._asked: Asked | None = None

    # --- looks ----------------------------------------------------------------------------------------------------------
    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield OptionLine("plans", "ticks")
        with Horizontal(id="run-row"):
            yield Static(id="years-word")
            yield TypedLine(name_="years")
            yield Static(id="run-said")
        yield OptionLine("tabs", "tabs")
        for page in PAGES:
            yield page()
        yield AskedLine()
        yield Static(id="lab-message")
        yield Footer(compact=True)

    def opened(self) -> None:
        plans = self.query_one("#plans", OptionLine)
        plans.show(**self._plans(), at=len(self.lab.case.variants))
        plans.focus()

    def fill(self) -> None:
        self.query_one(StatusBar).show(self.lab.case.scenario.title)
        self.query_one("#years-word", Static).update(ui.text(words.YEARS, self.lang))
        years = self.query_one("#years", TypedLine)
        if not years.has_focus:
            with years.prevent(Input.Changed):
                years.value = str(self.lab.years)
        self.query_one("#plans", OptionLine).show(**self._plans())
        self.query_one("#tabs", OptionLine).show([page.TITLE for page in PAGES], at=self.at)
        for page in self.query(LabPage):
            page.display = isinstance(page, PAGES[self.at])
        self.query_one(AskedLine).ask(self._asked)
        self._fill_page()

    def _fill_page(self) -> None:
        """What changes while years come in."""
        self.page.fill(self.lab, self.lang)
        self.query_one("#run-said", Static).update(ui.text(words.run_said(self.lab), self.lang))
        asks = self._asked.asks if self._asked is not None else None
        said = asks or self._said or words.next_step(self.lab) or self.page.advice(self.lab) or words.TURN
        self.query_one("#lab-message", Static).update(ui.text(said, self.lang))
        self.refresh_bindings()

    def _plans(self) -> dict[str, Any]:
        names = list(self.lab.case.variants)
        return {
            "options": [self.lab.shown.label(name) for name in names],
            "ticked": [at for at, name in enumerate(names) if name in self.lab.chosen],
            "fixed": [names.index(BASELINE)],
            "does": words.STOP if self.lab.is_running else words.ON if self.lab.goes_on else words.START,
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of one page stand in the bar on that page only."""
        if self._asked is not None and action in _NOT_WHILE_ASKED:
            return False
        of_page = {"all_figures": AnswerPage, "as_table": ChartsPage, "names": PeoplePage}
        return action not in of_page or (PAGES[self.at] is of_page[action] and self.lab.comparison is not None)

    @property
    def page(self) -> LabPage:
        return self.query_one(PAGES[self.at])

    # --- pages ----------------------------------------------------------------------------------------------------------
    def action_page(self, at: int) -> None:
        self.query_one("#tabs", OptionLine).focus()
        self._open(at)

    def action_turn(self, by: int) -> None:
        self._open((self.at + by) % len(PAGES))

    def _open(self, at: int) -> None:
        self.at, self._said = at, None
        self.fill()
        self.page.opened(self.lab)

    @on(OptionLine.Changed, "#tabs")
    def _turned(self, event: OptionLine.Changed) -> None:
        if event.line.at != self.at:
            self._open(event.line.at)

    @on(OptionLine.Entered, "#tabs")
    def _wished(self) -> None:
        self.action_wish()

    def action_wish(self) -> None:
        """Enter: what the page is for."""
        if self.lab.comparison is None:
            if not self.lab.is_busy:
                self.action_run()
        elif isinstance(self.page, PeoplePage):
            self.query_one("#people", OptionList).action_select()
        elif isinstance(self.page, ExportPage):
            self.page.ask()
        elif not isinstance(self.page, AnswerPage):
            self.page.post_message(LabPage.Wants(self.page.IS_ABOUT))

    @on(LabPage.Refilled)
    def _refilled(self) -> None:
        self._fill_page()

    def action_line(self, by: int) -> None:
        self.page.step(by)
        if isinstance(self.page, ChartsPage):
            self._fill_page()

    def action_scroll(self, pages: int) -> None:
        self.page.leaf(pages)

    def action_all_figures(self) -> None:
        answer = self.query_one(AnswerPage)
        answer.is_full = not answer.is_full
        self._fill_page()

    def action_names(self) -> None:
        people = self.query_one(PeoplePage)
        people.is_hidden = not people.is_hidden
        self._fill_page()

    def action_as_table(self) -> None:
        charts = self.query_one(ChartsPage)
        charts.is_table = not charts.is_table
        self._fill_page()

    # --- what to compare ------------------------------------------------------------------------------------------------
    @on(OptionLine.Changed, "#plans")
    def _ticked(self, event: OptionLine.Changed) -> None:
        names = list(self.lab.case.variants)
        self.lab.chosen = [name for at, name in enumerate(names) if at in event.line.ticked]
        self._said = None
        self._fill_page()

    @on(Input.Changed, "#years")
    def _years_typed(self, event: Input.Changed) -> None:
        typed = event.value.strip()
        self._said = self._years_wrong()
        if self._said is None:
            self.lab.years = int(typed)
        self._fill_page()

    @on(OptionLine.Entered, "#plans")
    def _entered(self) -> None:
        self.action_run()

    @on(Input.Submitted, "#years")
    def _years_entered(self) -> None:
        """A digit may have been meant for a page: Enter leads to what starts, and starts nothing."""
        if self.lab.is_busy or self._years_wrong() is not None:
            self._say(words.BUSY if self.lab.is_busy else words.NEED_YEARS.fill(least=_FEWEST))
            return
        plans = self.query_one("#plans", OptionLine)
        plans.show(**self._plans(), at=len(self.lab.case.variants))
        plans.focus()
        self._say(words.TO_START)

    # --- running --------------------------------------------------------------------------------------------------------
    def action_run(self) -> None:
        """Start, stop, go on."""
        lab = self.lab
        if lab.is_busy:
            self._stop()
            return
        wrong = self._years_wrong() if len(lab.variants) > 1 else words.NEED_PLANS
        if wrong is not None:
            self._say(wrong)
            return
        self.query_one("#tabs", OptionLine).focus()
        self._said = None
        lab.start()
        self._begin(partial(grow, self, self._job + 1, lab.variants, lab.seed, lab.years))

    def _years_wrong(self) -> Text | None:
        """What is wrong with the years typed."""
        typed = self.query_one("#years", TypedLine).value.strip()
        is_fine = typed.isdecimal() and _FEWEST <= int(typed) <= _MOST
        return None if is_fine else words.NEED_YEARS.fill(least=_FEWEST)

    def _begin(self, does: Callable[[], None]) -> None:
        self._job += 1
        self.work(does)
        self.fill()

    def _stop(self) -> None:
        self.lab.is_stopping = True
        self.workers.cancel_group(self, "work")
        self._fill_page()

    def _give_up_work(self) -> None:
        self.workers.cancel_group(self, "work")
        self._job += 1

    def _ask(self, asked: Asked | None) -> None:
        was, self._asked = self._asked, asked
        self.fill()
        if was is not None and asked is None:
            self.query_one("#tabs", OptionLine).focus()

    # --- looking into it ------------------------------------------------------------------------------------------------
    @on(LabPage.Wants)
    def _wanted(self, message: LabPage.Wants) -> None:
        lab, comparison = self.lab, self.lab.comparison
        if comparison is None:
            return
        if lab.is_busy:
            self._said = words.BUSY
            self._fill_page()
            return
        lab.failed = self._said = None
        if message.page == ExportPage.IS_ABOUT:
            files = self.query_one(ExportPage).files or Files()
            lab.step = Text.same("..."), 0, 0
            self._begin(partial(write, self, self._job + 1, lab.case, comparison, files, self.lang, lab.known()))
            return
        what = lacking(lab).get(message.page)
        if what is not None:
            lab.step = Text.same("..."), 0, 0
            self._begin(partial(look, self, self._job + 1, what))

    # --- other screens --------------------------------------------------------------------------------------------------
    @on(PeoplePage.Opened)
    def _person(self, message: PeoplePage.Opened) -> None:
        if self.lab.comparison is None:
            return
        from .rep_page import RepScreen

        results, alias = self.lab.comparison.results, self.query_one(PeoplePage).alias(self.lab, message.rep)
        plans = list(results.runs)
        self.app.push_screen(RepScreen(self.lab.shown, plans, message.rep, results.seed, results.replications, alias))

    def _say(self, said: Text) -> None:
        self._said = said
        self._fill_page()

    # --- news -----------------------------------------------------------------------------------------------------------
    @on(GrownTo)
    def _grown(self, message: GrownTo) -> None:
        if message.job == self._job:
            self.lab.grown(message.done, message.comparison)
            self._fill_page()

    @on(Step)
    def _stepped(self, message: Step) -> None:
        if message.job == self._job:
            self.lab.step, self.lab.left = (message.what, message.done, message.total), message.left
            self._fill_page()

    @on(Looked)
    def _found(self, message: Looked) -> None:
        if message.job != self._job:
            return
        keep(self.lab, message.found)
        if isinstance(message.found, Files):
            self.query_one(ExportPage).written(message.found)

    @on(Ended)
    def _ended(self, message: Ended) -> None:
        if message.job != self._job:
            return
        lab = self.lab
        lab.is_running, lab.is_stopping, lab.step = False, False, None
        lab.failed = message.error.message if message.error is not None else None
        self.fill()
        if self._asked is None:
            self._take_what_waits()
