"""A game that is over, looked at again: its review, every decision, its answers as a file."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from simsales.errors import SimsalesError
from simsales.game import is_role_play
from simsales.i18n import Lang, Text
from simsales.spec.shelf import data_folder
from simsales.store.answers import write_answers

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.choice_list import ChoiceList
from ..widgets.status_bar import StatusBar
from ..workers.replaying import Replayed, replay_game

_TITLE = Text(en="Game {id}: {name}", zh="第 {id} 局: {name}")
_REVIEW, _SAVE = Text(en="review", zh="复盘"), Text(en="save the answers as a file", zh="把回答存成文件")
_WORKING = Text(en="Playing it again ...", zh="正在重放 ...")
_SAVED = Text(
    en="Saved as {name} (run --answers plays it again) in {folder}",
    zh="已存为 {name} (用 run --answers 可以重放), 在 {folder}",
)


class PastScreen(BaseScreen):
    """One game that is over. `number`: which of the journal."""

    ABOUT: ClassVar[Text] = Text(
        en="""A game that is over
  Here is every decision again, and how it ended. A talk has a review, too: what went well, and what could have been said.
  Saving writes your answers into a file that others can play again on their own computer.""",
        zh="""结束的一局
  这里是每个决定, 以及最后怎样。谈判还有复盘: 哪里好, 当时还可以怎么说。
  存成文件后, 别人可以在自己的电脑上重放您的回答。""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "leave", keys.BACK),
        keys.bound("q", "leave", keys.BACK, shown=False),
        *keys.READING,
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._pages: dict[Lang, list[RenderableType]] = {}
        self._said = keys.READ_ON

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with VerticalScroll(id="papers", can_focus=False):
            yield Static(id="page")
        yield ChoiceList("next")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.work(partial(replay_game, self, self.house.journal.path, self._number))
        self.query_one(ChoiceList).focus()

    def fill(self) -> None:
        record, page = self.house.journal.game(self._number), self.query_one("#page", Static)
        self.query_one(StatusBar).show(_TITLE.fill(id=record.id, name=record.name))
        if self._why_not is not None:
            page.update(ui.text(self._why_not, self.lang))
        elif self._pages:
            page.update(ui.page(*self._pages[self.lang]))
        else:
            page.update(ui.text(_WORKING, self.lang))
        review = [(_REVIEW, partial(self.house.open_review, record.id))] if is_role_play(record) else []
        self.query_one(ChoiceList).offer([*review, (_SAVE, self._save), (keys.HOME, self.house.go_home)])
        self.tell(self._said)

    def tell(self, words: Text) -> None:
        self._said = words
        super().tell(words)

    def _save(self) -> None:
        journal, path = self.house.journal, data_folder() / "exports" / f"game-{self._number}.json"
        try:
            record, answers = journal.game(self._number), journal.answers(self._number)
            write_answers(path, record, answers, is_new_folder=True)
        except SimsalesError as error:
            self.tell(error.message)
        else:
            self.tell(_SAVED.fill(name=path.name, folder=str(path.parent)))

    @on(Replayed)
    def _arrived(self, message: Replayed) -> None:
        self._pages = message.pages
        self.fill()

    def action_leave(self) -> None:
        self.house.go_home()
