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
from ..workers.news import Failed
from ..workers.watching import Remote, Seen, Wish, watch

WEEK: Days = 7.0
PACES: dict[str, Days] = {"1": WEEK, "4": 4 * WEEK, "0": math.inf}
"""Simulated days a second, by the digit that asks for them."""
_LISTS = ("news", "deals", "team")
_STATUS = Text(en="{day} | {pace} | {plan}", zh="{day} | {pace} | {plan}")
_PACE = {"1": Text.same("1x"), "4": Text.same("4x"), "0": Text(en="to end", zh="到底")}
_PAUSED, _OVER = Text(en="paused", zh="暂停"), Text(en="over", zh="已结束")
_BEGINNING = Text(en="The first day ...", zh="第一天 ...")
_SOLD, _CASH = Text(en="sold by week", zh="每周签约"), Text(en="cash", zh="回款")
_SAYS_GOING = Text(
    en="Space pauses. Tab: next list. Enter: closer. e: {events}. v: other plan.",
    zh="空格暂停。Tab 换列表。回车细看所选。e: {events}。v: 换方案。",
)
_SAYS_PAUSED = Text(
    en="Space goes on. Tab: next list. Enter: closer. e: {events}. v: other plan.",
    zh="空格继续。Tab 换列表。回车细看所选。e: {events}。v: 换方案。",
)
_SAYS_CLOSER = Text(
    en="Esc closes this. Up and down scroll. c: all this customer wanted.",
    zh="Esc 收起。上下键翻看。c: 这个客户的全部需求。",
)
_SAYS_OVER = Text(
    en="Over. v: same customers, other plan. r: once more. Tab: next list. Enter: closer.",
    zh="模拟已结束。v: 同样的客户, 换个方案。r: 再看一遍。回车细看。",
)
_ALL_EVENTS, _TELLING = Text(en="all events", zh="全部事件"), Text(en="fewer events", zh="只看要紧的")
_NO_CUSTOMER = Text(en="Mark a deal, or news of one, then c.", zh="先选一个商机或它的消息, 再按 c。")
_NO_OTHER = Text(en="There is no other plan here.", zh="这里没有别的方案。")
_GO, _STEP, _NEXT = Text(en="go/pause", zh="走/停"), Text(en="a day", zh="一天"), Text(en="next list", zh="换列表")
_EVENTS, _WHOSE = Text(en="all events", zh="全部事件"), Text(en="customer", zh="客户")
_AGAIN, _OTHER = Text(en="again", zh="重来"), Text(en="other plan", zh="换方案")


class WatchScreen(BaseScreen):
    """One run; nobody is asked anything. It stops when the screen is left."""

    CSS_PATH = "watch.tcss"
    ABOUT: ClassVar[Text] = Text(
        en="""Watching a run
  Space   go on, pause              .   one day on (also Right)
  1  4    one week, four weeks a second      0   on to the end
  Tab     next list: news, deals, people     n d t   straight to one of them
  Enter   look closer at what is marked: a rep, a deal's whole story, what led to an event
  c       the customer of the marked deal, with all it wanted so far
  e       every single event, or only what matters
  r       the same once more        v   the other plan, same customers, same luck, up to the same day
  "after" is what an event came out of. "h/week": selling/prospecting/service, morale where it is known.
  Nobody is asked anything here: all decide as usual. The figures at the end are those of `simsales run`.""",
        zh="""观看一次模拟
  空格    继续, 暂停                .   走一天 (也可按右键)
  1  4    每秒一周, 每秒四周        0   一直到结束
  Tab     换列表: 消息, 商机, 人员          n d t   直接到其中一个
  回车    细看所选: 一个人, 一个商机的来龙去脉, 一件事的起因
  c       所选商机的客户, 及其到目前为止的全部需求
  e       全部事件, 或只看要紧的
  r       重新看一遍                v   换个方案, 同样的客户和运气, 到同一天
  "起因"是一件事由什么引出。"周工时": 跟进商机/开发新客户/服务老客户, 考虑士气时附士气。
  这里不问任何人: 都按通常的做法决定。结束时的数字就是 `simsales run` 的数字。""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("space", "go", _GO, first=True),
        keys.bound("full_stop", "step", _STEP),
        keys.bound("right", "step", _STEP, shown=False, first=True),
        *(keys.bound(digit, f"pace('{digit}')", _PACE[digit]) for digit in PACES),
        keys.bound("tab", "next(1)", _NEXT, shown=False, first=True),
        keys.bound("shift+tab", "next(-1)", _NEXT, shown=False, first=True),
        *(keys.bound(name[0], f"list('{name}')", _NEXT, shown=False) for name in _LISTS),
        keys.bound("e", "events", _EVENTS, shown=False),
        keys.bound("c", "customer", _WHOSE, shown=False),
        keys.bound("r", "again", _AGAIN, shown=False),
        keys.bound("v", "other", _OTHER, shown=False),
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
        self._failed: Failed | None = None

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
            yield Static(ui.text(_SOLD, self.lang))
            yield Sparkline(id="sold")
            yield Static(ui.text(_CASH, self.lang))
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
        self._words, self._seen, self._failed = Words(self._scenario), None, None
        self._remote = Remote(Wish(self._is_going, PACES[self._pace], until, self._subject))
        self.work(partial(watch, self, self._watched, self._remote))

    def _want(self) -> None:
        """Tell the run what is wanted now."""
        wish = Wish(self._is_going, PACES[self._pace], self._remote.wish.until, self._subject)
        self._remote.want(wish)
        self.fill()

    @on(Seen)
    def _look(self, message: Seen) -> None:
        if message.watched is self._watched:
            self._seen = message
            self.fill()
            self._remote.shown()

    @on(Failed)
    def _tell(self, message: Failed) -> None:
        self._failed = message
        self.fill()

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
            self.query_one(StatusBar).show(_BEGINNING, self._plan)
            return
        pace = _OVER if seen.moment.is_over else _PACE[self._pace] if self._is_going else _PAUSED
        day = self._words.status(seen.moment)
        self.query_one(StatusBar).show(_STATUS.fill(day=day, pace=pace, plan=self._plan))

    def _say(self) -> None:
        events = _TELLING if self._is_everything else _ALL_EVENTS
        if self._failed is not None:
            says = self._failed.error.message
        elif self._subject is not None:
            says = _SAYS_CLOSER
        elif self._seen is not None and self._seen.moment.is_over:
            says = _SAYS_OVER
        else:
            says = (_SAYS_GOING if self._is_going else _SAYS_PAUSED).fill(events=events)
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
            self.query_one("#message", Static).update(ui.text(_NO_CUSTOMER, self.lang), layout=False)
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
            self.query_one("#message", Static).update(ui.text(_NO_OTHER, self.lang), layout=False)
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
