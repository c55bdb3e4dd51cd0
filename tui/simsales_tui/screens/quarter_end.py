"""The end of a quarter: beside the colleague, the moments that mattered, every answer again, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simsales.errors import SimsalesError
from simsales.game import Game
from simsales.i18n import Lang, Text
from simsales.report.chairs import chair_called, chair_of
from simsales.report.question_text import turn_said
from simsales.spec.casefile import open_case
from simsales.store.answers import write_answers

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.answer_line import AnswerLine
from ..widgets.choice_list import ChoiceList
from ..widgets.status_bar import StatusBar
from ..workers.playing import Compared, ask_colleague

_TITLE = Text(en="Game {id} is over: {who}, {title}", zh="第 {id} 局结束: {who}, {title}")
_WORKING = Text(en="The colleague is working through the same days ...", zh="自动同事正在做同样的日子 ...")
_TURNS, _PAGE = Text(en="my answers", zh="我的回答"), Text(en="result", zh="结果")
_AGAIN, _OTHER, _EXPORT = (
    Text(en="play again", zh="再玩一次"),
    Text(en="another chair", zh="换个位子"),
    Text(en="save as a file", zh="存成文件"),
)
_READ = Text(
    en="PageUp and PageDown scroll. A number, or left and right and Enter, goes on.",
    zh="PageUp 和 PageDown 翻看。按序号, 或左右键加回车继续。",
)
_WHICH = Text(
    en="Enter on an answer: play on from there, otherwise. The game you played stays as it is. Tab: what else.",
    zh="在某个回答上按回车: 从那里重新走。原来那局不变。Tab: 其它。",
)
_WROTE = Text(en="Wrote {name} ({count} answers) in {folder}", zh="已写出 {name} ({count} 个回答), 在 {folder}")
_LINE = Text(en="{number:3d}  {turn}", zh="{number:3d}  {turn}")


class QuarterEndScreen(BaseScreen):
    """A game that is over. The colleague's run is made beside the screen."""

    CSS_PATH = "quarter_end.tcss"
    ABOUT: ClassVar[Text] = Text(
        en="""The end of the quarter
  Beside you the automated colleague, with the same customers and the same luck: every difference comes from an answer.
  Below: the deals on which most hung, with your answers and the rows of the log.
  "My answers": every one of them; Enter on one plays on from before it. The game you played stays as it is.""",
        zh="""季末
  旁边是自动同事, 同样的客户, 同样的运气: 每个差别都来自某个回答。
  下面: 最要紧的几个商机, 您的回答, 以及日志行号。
  "我的回答": 逐个列出; 在某个上按回车, 就从它之前重新走。原来那局不变。""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "leave", keys.BACK),
        *keys.LEAFING,
    ]

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._pages: Mapping[Lang, Sequence[RenderableType]] = {}
        self._message = _READ
        self._shows_turns, self._turn = False, 0

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with Container(id="room"):
            with VerticalScroll(id="papers", can_focus=False):
                yield Static(id="page")
            yield OptionList(id="turns")
        yield AnswerLine("next")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.work(partial(ask_colleague, self, self._game))
        self.query_one("#next").focus()

    def fill(self) -> None:
        game = self._game
        called = chair_called(game.scenario, chair_of(game).seat)
        self.query_one(StatusBar).show(_TITLE.fill(id=game.record.id, who=called, title=game.scenario.title))
        self.query_one("#room").set_class(self._shows_turns, "-turns")
        page = self.query_one("#page", Static)
        if not self._pages:
            page.update(ui.text(_WORKING, self.lang))
        else:
            page.update(ui.page(*self._pages[self.lang]))
        self._fill_turns()
        self._show_choices()
        self.tell(self._message)

    def _fill_turns(self) -> None:
        turns = self.query_one("#turns", OptionList)
        marked = self._turn
        turns.clear_options()
        turns.add_options(
            Option(ui.text(_LINE.fill(number=number, turn=turn_said(turn, self._game.scenario, self.lang)), self.lang))
            for number, turn in enumerate(self._game.turns, start=1)
        )
        turns.highlighted = min(marked, len(self._game.turns) - 1) if self._game.turns else None

    def _show_choices(self) -> None:
        turn = (_PAGE, partial(self._turn_to, False)) if self._shows_turns else (_TURNS, partial(self._turn_to, True))
        first = [(_AGAIN, self._play_again), (_OTHER, self._take_another)]
        choices = self.query_one("#next", ChoiceList)
        choices.offer([*first, turn, (_EXPORT, self._export), (keys.HOME, self.house.go_home)], choices.at)

    def tell(self, words: Text) -> None:
        self._message = words
        super().tell(words)

    # --- news -----------------------------------------------------------------------------------------------------------
    @on(Compared)
    def _compared(self, message: Compared) -> None:
        self._pages = message.pages
        self.fill()

    def could_not(self, why: Text) -> None:
        self.tell(ui.refused(why))

    # --- what comes next ------------------------------------------------------------------------------------------------
    def _turn_to(self, turns: bool) -> None:
        self._shows_turns, self._message = turns, _WHICH if turns else _READ
        self.fill()
        self.query_one("#turns" if turns else "#next").focus()

    @on(OptionList.OptionHighlighted, "#turns")
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        self._turn = event.option_index

    @on(OptionList.OptionSelected, "#turns")
    def _from_there(self, event: OptionList.OptionSelected) -> None:
        self.go_on_from(self._game.record.id, event.option_index, self.house.branch_off)

    def _play_again(self) -> None:
        """The same chair, the same luck, from the first question."""
        self.go_on_from(self._game.record.id, 0, self.house.branch_off)

    def _take_another(self) -> None:
        self._try(lambda: self.house.offer_chairs(open_case(self._game.record.name), chair_of(self._game)))

    def _export(self) -> None:
        self._try(self._write)

    def _write(self) -> None:
        number = self._game.record.id
        path, answers = Path(f"game-{number}.json").resolve(), self.house.journal.answers(number)
        write_answers(path, self._game.record, answers)
        self.tell(_WROTE.fill(name=path.name, count=len(answers), folder=str(path.parent)))

    def _try(self, does: Callable[[], None]) -> None:
        try:
            does()
        except SimsalesError as error:
            self.tell(ui.refused(error.message))

    def action_leave(self) -> None:
        if self._shows_turns:
            self._turn_to(False)
        else:
            self.house.go_home()
