"""After the talk: the review with the truth, the card for the real meeting, and another try."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import ContentSwitcher, Footer, Static

from simsales.errors import GameError, ScenarioError
from simsales.i18n import Text
from simsales.report.card import card_of, card_text
from simsales.report.meeting_closing import meeting_page
from simsales.report.review_text import hidden_page, review_page
from simsales.report.transcript import whole_talk
from simsales.review.of_game import answers_before, played_in

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.choice_list import ChoiceList, Doing
from ..widgets.frontier_plot import FrontierPlot
from ..widgets.status_bar import StatusBar
from ..widgets.turn_list import TurnList
from ..workers.news import Progress
from ..workers.reviewing import Reviewed, review_game

_TITLE = Text(en="Review of game {id}: {title}", zh="复盘 第 {id} 局: {title}")
_WORKING = Text(en="Playing every turn again in other ways ...", zh="正在把每一轮换着走法重演 ...")
_DONE = Text(
    en="Playing every turn again in other ways: {done} of {total}. Esc leaves, and stops it.",
    zh="正在把每一轮换着走法重演: {done}/{total}。Esc 离开并停下。",
)
_NEXT_FORM = Text(en="play the other form", zh="练另一份卷")
_AGAIN = Text(en="play turn {n} again", zh="第 {n} 轮重新走")
_REVIEW, _TURNS, _PICTURE, _HIDDEN, _CARD, _TALK, _CLOSING = (
    Text(en="review", zh="复盘"),
    Text(en="turn by turn", zh="逐轮看, 重新走"),
    Text(en="picture", zh="图"),
    Text(en="what was hidden", zh="揭晓"),
    Text(en="card", zh="随身卡"),
    Text(en="what was said", zh="对话记录"),
    Text(en="what became of it", zh="后来怎样"),
)
_WHICH = Text(
    en="Up and down choose a turn; Enter plays it again (the game you played stays as it is).",
    zh="上下键选一轮; 回车把它重新走 (原来那局不变)。",
)
_PAGES = {
    "review": _REVIEW,
    "turns": _TURNS,
    "picture": _PICTURE,
    "hidden": _HIDDEN,
    "card": _CARD,
    "talk": _TALK,
    "closing": _CLOSING,
}


class ReviewScreen(BaseScreen):
    """One game looked at again. Judging stops when the screen is left."""

    ABOUT: ClassVar[Text] = Text(
        en="""The review
  Two scores out of ten: how you did it, and what came of it. Below: the turns on which most hung, and what could have been said.
  Numbers at the bottom: other pages, or the other form. "Turn by turn" shows what each move was worth, and plays one again
  from where it was. The picture shows every offer of both sides, and the best that could have been agreed.
  Up, down, PageUp and PageDown scroll.""",
        zh="""复盘
  两个分数, 各 10 分: 过程和结果。下面是最要紧的几轮, 以及当时可以怎么说。
  底部序号: 其它页, 或另一份卷。"逐轮看" 显示每一步值多少, 还能从某一轮重新走。"图" 显示双方每次报价和最多能谈成什么。
  上下键, PageUp 和 PageDown 翻看。""",
    )
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "leave", keys.BACK),
        keys.bound("q", "leave", keys.BACK, shown=False),
        *keys.READING,
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._found: Reviewed | None = None
        self._page = "review"
        self._turn = 0

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with ContentSwitcher(initial="papers", id="pages"):
            with VerticalScroll(id="papers", can_focus=False):
                yield Static(id="page")
            yield TurnList("turns")
            yield FrontierPlot("picture")
        yield ChoiceList("next")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.work(partial(review_game, self, self.house.journal.path, self._number))
        self.query_one(ChoiceList).focus()

    def fill(self) -> None:
        if self._why_not is not None:
            self.query_one("#page", Static).update(ui.text(self._why_not, self.lang))
        elif self._found is None:
            self.query_one("#page", Static).update(ui.text(_WORKING, self.lang))
        else:
            title = self._found.game.scenario.title
            self.query_one(StatusBar).show(_TITLE.fill(id=self._number, title=title))
            self._show_page(self._found)
        self._offer_choices()

    def _show_page(self, found: Reviewed) -> None:
        """Turns and picture have widgets of their own; everything else is paper."""
        of_its_own = self._page in ("turns", "picture")
        self.query_one("#pages", ContentSwitcher).current = self._page if of_its_own else "papers"
        if self._page == "turns":
            self.query_one(TurnList).show(found.review, self._turn)
        elif self._page == "picture":
            self.query_one(FrontierPlot).show(found.review, found.game.scenario.money)
        else:
            self.query_one("#page", Static).update(ui.page(*self._pages(found)))

    def _pages(self, found: Reviewed) -> list[RenderableType]:
        game, room = found.game, found.game.session.meetings[0]
        match self._page:
            case "card":
                return [card_text(card_of(played_in(room)), self.lang)]
            case "talk":
                return list(whole_talk(room, game.turns, game.record.seed, self.lang))
            case "closing":
                return list(meeting_page(game, self.lang))
            case "hidden":
                return [hidden_page(found.review, self.lang)]
            case _:
                form = _NEXT_FORM if found.next_form is not None else None
                return [review_page(found.review, self.lang, next_form=form)]

    # --- what comes next ------------------------------------------------------------------------------------------------
    def _offer_choices(self) -> None:
        home: Doing = (keys.HOME, self.house.go_home)
        if self._found is None:
            self._show([home], Text.same(""))
            return
        is_turns = self._page == "turns" and self._turn > 0
        form: list[Doing] = [(_NEXT_FORM, self._play_next_form)] if self._found.next_form is not None else []
        pages: dict[str, Doing] = {page: (label, partial(self._turn_to, page)) for page, label in _PAGES.items()}
        if is_turns:
            pages["turns"] = (_AGAIN.fill(n=self._turn), self._play_again)
        choices = [*form, *pages.values(), home]
        if is_turns:
            self._show(choices, _WHICH, at=choices.index(pages["turns"]))
        else:
            self._show(choices, keys.READ_ON)

    def _show(self, choices: list[Doing], asks: Text, at: int = 0) -> None:
        self.query_one(ChoiceList).offer(choices, at)
        self.tell(asks)

    def _turn_to(self, page: str) -> None:
        self._page = page
        self.fill()
        self.query_one("#papers").scroll_home(animate=False)

    @on(TurnList.Marked)
    def _mark(self, event: TurnList.Marked) -> None:
        if self._turn != event.number:
            self._turn = event.number
            self._offer_choices()

    def _play_again(self) -> None:
        assert self._found is not None
        before = answers_before(self._found.game.turns, self._turn)
        self.go_on_from(self._number, before, self.house.branch_off)

    def _play_next_form(self) -> None:
        assert self._found is not None
        name, form = self._found.game.record.name, self._found.next_form or ""
        try:
            self.house.open_game(self.house.begin(name, form))
        except (GameError, ScenarioError) as error:
            self.tell(error.message)

    def action_leave(self) -> None:
        if self._page == "review" or self._found is None:
            self.house.go_home()
        else:
            self._turn_to("review")

    def action_line(self, by: int) -> None:
        """On the turns the mark moves."""
        if self._page == "turns":
            self.query_one(TurnList).go(by)
        else:
            super().action_line(by)

    # --- news -----------------------------------------------------------------------------------------------------------
    @on(Progress)
    def _advance(self, message: Progress) -> None:
        if self._found is None:
            self.query_one("#page", Static).update(
                ui.text(_DONE.fill(done=message.done, total=message.total), self.lang)
            )

    @on(Reviewed)
    def _arrived(self, message: Reviewed) -> None:
        self._found = message
        judged = message.review.judged
        self._turn = max(judged, key=lambda one: one.lost).turn.number if judged else 0
        self.fill()
