"""Home: go on with a game, practise a talk, open a firm, look at a game again; with the story of what is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.widgets import Footer, Input, OptionList, Static

from simsales.errors import GameError, ScenarioError
from simsales.i18n import Text
from simsales.report.library import FIRST, Book, told
from simsales.store.journal import GameRecord

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.choice_list import ChoiceList
from ..widgets.shelf_list import ShelfList
from ..widgets.status_bar import StatusBar
from ..widgets.typed_line import TypedLine
from ..workers.shelf import Shelved, read_shelf
from . import home_words as say

_FEW = 5


class HomeScreen(BaseScreen):
    """Where one starts and comes back to."""

    ABOUT: ClassVar[Text] = say.ABOUT
    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("slash", "find", say.FIND),
        keys.bound("escape", "everything", say.EVERYTHING, shown=False),
        keys.bound("f6", "settings", say.SETTINGS),
        keys.bound("q", "app.quit", keys.QUIT),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._books: Mapping[str, Book] = {}
        self._open_games: dict[str, GameRecord] = {}
        self._past_games: dict[str, GameRecord] = {}
        self._kind, self._words, self._marked = 0, "", FIRST

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield Static(id="welcome")
        with Horizontal(id="finding"):
            yield ChoiceList("kinds")
            yield TypedLine(hint=say.HINT.say(self.lang), name_="find")
        with Horizontal(id="home"):
            yield ShelfList(id="shelf")
            with VerticalScroll(id="story-room", can_focus=False):
                yield Static(id="story")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.query_one("#shelf").focus()

    def on_screen_resume(self) -> None:
        """Looked at: games may have come to an end meanwhile, and files may have been written."""
        if self.is_current:
            if self._books:
                self.fill()
            self.call_after_refresh(self._read)

    def _read(self) -> None:
        self.work(partial(read_shelf, self))

    @on(Shelved)
    def _filled(self, message: Shelved) -> None:
        if message.is_all or not self._books:
            self._books = message.books
            self.fill()

    # --- showing --------------------------------------------------------------------------------------------------------
    def fill(self) -> None:
        self.query_one(StatusBar).show(say.HEAD)
        self._read_journal()
        welcome = self.query_one("#welcome", Static)
        welcome.update(ui.text(say.WELCOME, self.lang))
        welcome.display = not (self._open_games or self._past_games)
        self.query_one("#kinds", ChoiceList).show(say.KINDS, self._kind)
        self._show_shelf()

    def _show_shelf(self) -> None:
        shelf = self.query_one("#shelf", ShelfList)
        shelf.show(self._sections(), self._marked)
        if shelf.highlighted is None:
            self._show_story(self._nothing())
        if shelf.highlighted is None or self.focused is not shelf:
            self._hint()

    def _read_journal(self) -> None:
        """Games that go on, and games that are over, the latest first; one that was left before the first answer is none yet."""
        try:
            answered = self.house.journal.answered()
            unfinished = [one for one in self.house.journal.unfinished() if one.id in answered]
            records = [one for one in self.house.journal.games() if one.is_readable and one.id in answered]
        except GameError as error:
            ui.notify(self.app, error.message, self.lang)
            unfinished = records = []
        going = {one.id for one in unfinished}
        self._open_games = {f"game-{one.id}": one for one in unfinished}
        self._past_games = {f"game-{one.id}": one for one in records if one.id not in going}

    def _sections(self) -> dict[Text, dict[str, Text]]:
        """Headings with what there is under them, of the kind chosen and with the words looked for."""
        found = [one for one in self._books.values() if one.holds(self._words)]
        talks = [one for one in found if one.kind == "talk" and not one.is_own]
        own, firms = [one for one in found if one.is_own], [one for one in found if one.kind == "firm"]
        titled = sorted(talks, key=lambda one: one.name != FIRST)
        is_all = self._kind == 0
        few = _FEW if is_all and not self._words else None
        sections = (
            (say.CONTINUE, is_all, self._games(self._open_games, few)),
            (say.PRACTISE, self._kind in (0, 1), _titles(titled)),
            (say.FIRMS, self._kind in (0, 2), _titles(one for one in firms if not one.is_own)),
            (say.OWN, self._kind in (0, 3), _titles(own)),
            (say.PAST, self._kind in (0, 4), self._games(self._past_games, few)),
        )
        return {heading: named for heading, is_asked, named in sections if is_asked}

    def _games(self, games: Mapping[str, GameRecord], most: int | None) -> dict[str, Text]:
        words = self._words.casefold().split()
        kept = [name for name, one in games.items() if all(word in self._words_of(one) for word in words)]
        return {name: self._line(games[name]) for name in kept[:most]}

    def _words_of(self, record: GameRecord) -> str:
        """Where the words looked for may stand."""
        title = self._title(record)
        return f"{record.id} {record.started} {title.en} {title.zh}".casefold()

    def _line(self, record: GameRecord) -> Text:
        """When it was begun, and its title as far as a colon: a line of the shelf is short, the whole title stands beside it."""
        title = self._title(record)
        short = Text(en=title.en.partition(": ")[0], zh=title.zh.partition(": ")[0])
        return say.GAME.fill(when=record.started[5:16], title=short)

    def _title(self, record: GameRecord) -> Text:
        known = self._books.get(record.name) or next(
            (one for one in self._books.values() if str(one.path) == record.name), None
        )
        return known.title if known is not None else Text.same(record.name)

    def _nothing(self) -> Text:
        """Why the shelf is empty."""
        if not self._books:
            return say.READING
        return say.NOTHING.fill(words=self._words) if self._words else say.NONE

    def _show_story(self, words: Text) -> None:
        self.query_one("#story", Static).update(ui.text(words, self.lang))

    def _hint(self) -> None:
        """The one obvious next key where the focus is."""
        name = self.focused.id if self.focused is not None else None
        if name in say.HINTS:
            self.tell(say.HINTS[name])

    def on_descendant_focus(self) -> None:
        self._hint()
        if self.focused is not None and self.focused.id == "shelf":
            self.tell(self._next_key())

    def _next_key(self) -> Text:
        """What Enter does with what is marked."""
        if self.query_one("#shelf", ShelfList).highlighted is None:
            return self._nothing()
        if self._marked in self._open_games:
            return say.ENTER_GAME
        if self._marked in self._past_games:
            return say.ENTER_PAST
        book = self._books.get(self._marked)
        return say.ENTERS[book.kind] if book is not None else say.READING

    # --- what is marked -------------------------------------------------------------------------------------------------
    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        self._marked = event.option.id or ""
        record = self._open_games.get(self._marked) or self._past_games.get(self._marked)
        if record is not None:
            self._show_story(self._of_game(record))
        elif self._marked in self._books:
            self._show_story(told(self._books[self._marked]))
        self.query_one("#story-room").scroll_home(animate=False)
        if self.focused is self.query_one("#shelf"):
            self.tell(self._next_key())

    def _of_game(self, record: GameRecord) -> Text:
        facts = say.OPEN_GAME if self._marked in self._open_games else say.PAST_GAME
        answers = self.house.journal.count(record.id)
        return facts.fill(id=record.id, title=self._title(record), started=record.started[:16], answers=answers)

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        name = event.option.id or ""
        try:
            if name in self._open_games:
                self.go_on_from(self._open_games[name].id, None, self.house.go_on)
            elif name in self._past_games:
                self._look_again(self._past_games[name])
            elif name in self._books:
                self._open_book(self._books[name])
        except (GameError, ScenarioError) as error:
            self._show_story(error.message)

    def not_again(self, why: Text) -> None:
        """A game of another model has more to say than the line below holds; what was still to be read is read on."""
        self._show_story(why)
        self.tell(self._next_key())
        self._read()

    def _open_book(self, book: Book) -> None:
        if book.case is None:
            self._read()
        elif book.kind == "talk":
            self.house.open_game(self.house.begin(str(book.path)))
        else:
            from .doors import DoorsScreen

            self.app.push_screen(DoorsScreen(book.case))

    def _look_again(self, record: GameRecord) -> None:
        from .past import PastScreen

        self.app.push_screen(PastScreen(record.id))

    # --- finding --------------------------------------------------------------------------------------------------------
    @on(ChoiceList.Picked)
    def _choose_kind(self, event: ChoiceList.Picked) -> None:
        self._kind = event.place
        self._show_shelf()
        self.query_one("#shelf").focus()

    @on(Input.Changed, "#find")
    def _look_for(self, event: Input.Changed) -> None:
        self._words = event.value
        self._show_shelf()

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.query_one("#shelf").focus()

    def on_key(self, event: Key) -> None:
        """Letters on the shelf are looked for, digits choose a kind; down leads from the line to the shelf."""
        line, shelf = self.query_one("#find", TypedLine), self.query_one("#shelf")
        typed = event.character if event.is_printable and event.character else ""
        if self.focused is line and event.key == "down":
            shelf.focus()
        elif self.focused is shelf and typed.isdecimal() and 1 <= int(typed) <= len(say.KINDS):
            event.stop()
            self.query_one("#kinds", ChoiceList).at = int(typed) - 1
            self._choose_kind(ChoiceList.Picked(int(typed) - 1))
            self.query_one("#kinds").refresh()
        elif self.focused is shelf and typed.isalpha() and event.key not in self.active_bindings:
            event.stop()
            line.focus()
            line.insert_text_at_cursor(typed)

    def action_find(self) -> None:
        self.query_one("#find").focus()

    def action_everything(self) -> None:
        """Nothing looked for any more, every kind shown; where that is so already, how to leave."""
        if not self._words and not self._kind:
            self.tell(say.LEAVING)
            return
        self.show_everything()

    def show_everything(self) -> None:
        """As one finds it at the start; so it is, too, when one comes home from a game."""
        self._kind = 0
        self.query_one("#kinds", ChoiceList).show(say.KINDS)
        self.query_one("#find", TypedLine).value = ""
        self._words = ""
        self._show_shelf()
        self.query_one("#shelf").focus()

    def action_settings(self) -> None:
        self.house.action_open_settings()


def _titles(books: Iterable[Book]) -> dict[str, Text]:
    return {one.name: one.title if one.case is not None else say.BROKEN.fill(file=one.title) for one in books}
