"""Watching one run as it happens: the day, the figures, the board, and lists of news, deals and people to look closer at."""

from __future__ import annotations

import math
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Sparkline, Static

from simsales.experiment.watching import Watched
from simsales.i18n import Text
from simsales.report.looking_closer import Subject
from simsales.report.watching import Words
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Scenario
from simsales.units import Days
from simsales.world.log import EventLog

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.live_list import LiveList
from ..widgets.status_bar import StatusBar
from ..workers.watching import Remote, Seen, Wish, watch
from . import watch_words as said

WEEK: Days = 7.0
PACES: dict[str, Days] = {"1": WEEK, "4": 4 * WEEK, "0": math.inf}
"""Simulated days a second, by the digit that asks for them."""
_LISTS = ("news", "deals", "team")


class WatchScreen(BaseScreen):
    """One run; nobody is asked anything. It stops when the screen is left."""

    CSS_PATH = "watch.tcss"
    ABOUT: ClassVar[Text] = said.ABOUT
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("space", "go", said.GO, first=True),
        keys.bound("full_stop", "step", said.STEP),
        keys.bound("right", "step", said.STEP, shown=False, first=True),
        *(keys.bound(digit, f"pace('{digit}')", said.PACE[digit]) for digit in PACES),
        keys.bound("tab", "next(1)", said.NEXT, shown=False, first=True),
        keys.bound("shift+tab", "next(-1)", said.NEXT, shown=False, first=True),
        *(keys.bound(name[0], f"list('{name}')", said.NEXT, shown=False) for name in _LISTS),
        keys.bound("e", "events", said.EVENTS, shown=False),
        keys.bound("c", "customer", said.WHOSE, shown=False),
        keys.bound("r", "again", said.AGAIN, shown=False),
        keys.bound("v", "other", said.OTHER, shown=False),
        keys.bound("escape", "leave", keys.BACK),
        keys.bound("q", "leave", keys.BACK, shown=False),
    ]

    def __init__(self, case: CaseFile | None, variant: str = BASELINE, seed: int = 1, replication: int = 1) -> None:
        super().__init__()
        self._case, self._variant, self._luck = case, variant, (seed, replication)
        self._kept: tuple[Scenario, EventLog] | None = None
        self._pace, self._is_going = "1", True
        self._list, self._is_everything = "news", False
        self._seen: Seen | None = None
        self._subject: Subject | None = None

    @classmethod
    def of_log(cls, scenario: Scenario, log: EventLog) -> WatchScreen:
        """A run that is over, watched again from its log."""
        made = cls(None)
        made._kept = scenario, log
        return made

    def compose(self) -> ComposeResult:
        words = Words(self._scenario)
        yield StatusBar()
        yield Static(id="figures")
        yield Static(id="counts")
        with Horizontal(id="weeks"):
            yield Static(ui.text(said.SOLD, self.lang))
            yield Sparkline(id="sold")
            yield Static(ui.text(said.CASH, self.lang))
            yield Sparkline(id="cash")
        yield Static(id="board")
        with Vertical(id="lists", classes=self._arranged):
            with Horizontal(id="first"):
                yield LiveList("deals", words.deal_columns())
                yield LiveList("team", words.team_columns())
            with VerticalScroll(id="closer"):
                yield Static(id="told")
            yield LiveList("news", words.news_columns())
        yield Static(id="message")
        yield Footer(compact=True)

    @property
    def _arranged(self) -> str:
        return f"-{self._list}" if self._subject is None else "-closer"

    @property
    def _scenario(self) -> Scenario:
        if self._kept is not None:
            return self._kept[0]
        assert self._case is not None
        return self._case.variants[self._variant]

    @property
    def _plan(self) -> Text:
        return self._case.label(self._variant) if self._case is not None else self._scenario.title

    # --- the run --------------------------------------------------------------------------------------------------------
    def opened(self) -> None:
        self._begin(0.0)
        self._turn_to(self._list)

    def _begin(self, until: Days) -> None:
        """A run from its first day, at once up to a day that was reached before."""
        seed, replication = self._luck
        self._watched = (
            Watched.of_log(*self._kept)
            if self._kept is not None
            else Watched.live(self._scenario, self._variant, seed, replication)
        )
        self._words, self._seen, self._why_not = Words(self._scenario), None, None
        self._remote = Remote(Wish(self._is_going, PACES[self._pace], until, self._subject))
        self.work(partial(watch, self, self._watched, self._remote))
        self.refresh_bindings()

    def _want(self) -> None:
        """Tell the run what is wanted now."""
        wish = Wish(self._is_going, PACES[self._pace], self._remote.wish.until, self._subject)
        self._remote.want(wish)
        self.fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing moves a run that is over."""
        return not (self._is_over and action in ("go", "step", "pace"))

    @property
    def _is_over(self) -> bool:
        return self._seen is not None and self._seen.moment.is_over

    @on(Seen)
    def _look(self, message: Seen) -> None:
        if message.watched is self._watched:
            was_over, self._seen = self._is_over, message
            self.fill()
            self._remote.shown()
            if was_over != self._is_over:
                self.refresh_bindings()

    async def say_again(self) -> None:
        """In the other language; marks stay where they are."""
        marks = {table.id: table.marked for table in self.query(LiveList) if table.at > 0}
        await super().say_again()
        for table in self.query(LiveList):
            table.mark(marks.get(table.id))

    # --- showing --------------------------------------------------------------------------------------------------------
    def fill(self) -> None:
        self._show_head()
        self._say()
        seen = self._seen
        if seen is None:
            return
        words, moment = self._words, seen.moment
        self.query_one("#figures", Static).update(ui.page(words.figures(moment, self.lang)), layout=False)
        self.query_one("#counts", Static).update(ui.text(words.counts(moment), self.lang), layout=False)
        self.query_one("#board", Static).update(ui.page(words.board(moment, self.lang)), layout=False)
        for name, weeks in zip(("sold", "cash"), words.weeks(moment), strict=True):
            self.query_one(f"#{name}", Sparkline).data = weeks
        self._show_lists(seen)
        if self._subject is not None and seen.subject == self._subject:
            self.query_one("#told", Static).update(ui.lines(*(ui.text(line, self.lang) for line in seen.closer)))

    def _show_lists(self, seen: Seen) -> None:
        """Only those that can be seen."""
        words, moment = self._words, seen.moment
        for table in self.query(LiveList):
            if table.is_on_screen or table.id == self._list:
                match table.id:
                    case "deals":
                        table.show(words.deals(moment))
                    case "team":
                        table.show(words.team(moment))
                    case _:
                        table.show(words.news(moment.everything if self._is_everything else moment.news))

    def _show_head(self) -> None:
        seen = self._seen
        if seen is None:
            self.query_one(StatusBar).show(said.BEGINNING, self._plan)
            return
        pace = said.OVER if seen.moment.is_over else said.PACE[self._pace] if self._is_going else said.PAUSED
        day = self._words.status(seen.moment)
        self.query_one(StatusBar).show(said.STATUS.fill(day=day, pace=pace, plan=self._plan))

    def _say(self) -> None:
        events = said.TELLING if self._is_everything else said.ALL_EVENTS
        if self._why_not is not None:
            says = self._why_not
        elif self._subject is not None:
            says = said.SAYS_CLOSER
        elif self._is_over:
            says = said.SAYS_OVER
        else:
            says = (said.SAYS_GOING if self._is_going else said.SAYS_PAUSED).fill(events=events)
        self.query_one("#message", Static).update(ui.text(says, self.lang), layout=False)

    # --- keys -----------------------------------------------------------------------------------------------------------
    def action_go(self) -> None:
        self._is_going = not self._is_going
        self._want()

    def action_step(self) -> None:
        self._is_going = False
        self._remote.step()
        self.fill()

    def action_pace(self, digit: str) -> None:
        self._pace, self._is_going = digit, True
        self._want()

    def action_events(self) -> None:
        self._is_everything = not self._is_everything
        self.fill()

    def action_next(self, by: int) -> None:
        if self._subject is None:
            self._turn_to(_LISTS[(_LISTS.index(self._list) + by) % len(_LISTS)])

    def action_list(self, name: str) -> None:
        self._close()
        self._turn_to(name)

    def _turn_to(self, name: str) -> None:
        self._list = name
        self.query_one("#lists").set_classes(self._arranged)
        self.query_one(f"#{name}").focus()
        self.fill()

    # --- looking closer -------------------------------------------------------------------------------------------------
    @on(LiveList.Chosen)
    def _choose(self, message: LiveList.Chosen) -> None:
        self._look_at(message.subject)

    def _look_at(self, subject: Subject) -> None:
        self._subject = subject
        self.query_one("#lists").set_classes(self._arranged)
        closer = self.query_one("#closer", VerticalScroll)
        closer.scroll_home(animate=False)
        closer.focus()
        self._want()

    def action_customer(self) -> None:
        """Of what is looked at, or else of what is marked."""
        subject = self._subject or self.query_one(f"#{self._list}", LiveList).marked
        need = None
        if subject is not None:
            need = subject.key if subject.kind in ("deal", "customer") else subject.need
        if need is None:
            self.query_one("#message", Static).update(ui.text(said.NO_CUSTOMER, self.lang), layout=False)
        else:
            self._look_at(Subject("customer", need))

    def _close(self) -> None:
        if self._subject is not None:
            self._subject = None
            self._want()

    def action_leave(self) -> None:
        if self._subject is None:
            self.action_back()
            return
        self._close()
        self._turn_to(self._list)

    # --- once more ------------------------------------------------------------------------------------------------------
    def action_again(self) -> None:
        self._forget_event()
        self._begin(0.0)
        self.fill()

    def action_other(self) -> None:
        """The next plan with the same luck, up to the same day: the same customers come in."""
        plans = list(self._case.variants) if self._case is not None else []
        if len(plans) < 2:
            self.query_one("#message", Static).update(ui.text(said.NO_OTHER, self.lang), layout=False)
            return
        self._variant = plans[(plans.index(self._variant) + 1) % len(plans)]
        self._forget_event()
        self._begin(self._remote.now)
        self.fill()

    def _forget_event(self) -> None:
        """Another run has other rows: of an event, its deal is looked at instead."""
        subject = self._subject
        if subject is not None and subject.kind == "event":
            self._subject = Subject("deal", subject.need) if subject.need is not None else None
            self.query_one("#lists").set_classes(self._arranged)
