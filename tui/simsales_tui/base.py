"""What every screen has: its language live, keys called by their names, help, a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, cast

from textual.binding import ActiveBinding, BindingType
from textual.containers import VerticalScroll
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static
from typing_extensions import TypeVar

from simsales.errors import SimsalesError
from simsales.i18n import Lang, Text

from . import keys, ui
from .language import lang_of
from .workers.news import Failed, is_news, prepare

if TYPE_CHECKING:
    from simsales.game import Rerun

    from .app import SimsalesApp
    from .workers.reopening import PlayedAgain

_AGAIN = Text(en="Played again up to there ...", zh="正在重演到那一步 ...")


Result = TypeVar("Result", default=None)
"""What a screen is left with; nothing, unless it says so."""


class Typed(NamedTuple):
    """What stands in a field, and where the cursor is."""

    value: str
    cursor: int


class Deed(NamedTuple):
    """Something that a key does: what it is called, by which keys, and whose action it is."""

    label: Text
    keys: tuple[str, ...]
    action: str
    node: DOMNode


class BaseScreen(Screen[Result], Generic[Result]):
    """A screen. It shows what `compose` and `fill` make of its state, and can be made anew at any time."""

    ABOUT: ClassVar[Text] = Text.same("")
    READS: ClassVar[str] = "#papers"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("f1", "help", keys.HELP),
        keys.bound("question_mark", "help", keys.HELP, shown=False),
        keys.bound("f2", "app.switch_language", keys.LANGUAGE),
        keys.bound("ctrl+o", "jump", keys.JUMP, shown=False),
        keys.bound("j", "jump", keys.JUMP, shown=False),
    ]

    @property
    def lang(self) -> Lang:
        return lang_of(self)

    @property
    def house(self) -> SimsalesApp:
        """The application this screen stands in."""
        return cast("SimsalesApp", self.app)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, called by their names in the language of the screen."""
        found = {}
        for key, active in super().active_bindings.items():
            binding = replace(active.binding, description=keys.said(active.binding.description, self.lang))
            found[key] = active._replace(binding=binding)
        return found

    def deeds(self) -> list[Deed]:
        """All that can be done here by a key that has a name, each name once, with all its keys."""
        found = dict[Text, Deed]()
        for key, active in super().active_bindings.items():
            label = keys.meant(active.binding.description)
            if label is None or not active.enabled:
                continue
            known = found.get(label)
            found[label] = (
                Deed(label, (key,), active.binding.action, active.node)
                if known is None
                else known._replace(keys=(*known.keys, key))
            )
        return list(found.values())

    def __init__(self) -> None:
        super().__init__()
        self._is_made_anew = False
        self._late: list[Message] = []
        self._goes_on: Callable[[Rerun], None] = lambda _: None
        self._why_not: Text | None = None
        """Why the work beside the screen could not be done."""

    def on_mount(self) -> None:
        self.fill()
        self.opened()

    def opened(self) -> None:
        """What begins once, when the screen is first shown."""

    def work(self, does: Callable[[], None]) -> None:
        """Do something beside the screen, in a thread of its own; one thing at a time, and nothing once the screen is left."""
        prepare()
        self.run_worker(does, thread=True, exclusive=True, group="work", exit_on_error=False)

    def go_on_from(self, number: int, answers: int | None, then: Callable[[Rerun], None]) -> None:
        """Play a kept game again beside the screen, up to its last answer or so many of them, and then go on from there."""
        from .workers.reopening import play_again

        self._goes_on = then
        self.tell(_AGAIN)
        self.work(partial(play_again, self, self.house.journal.path, number, answers))

    def on_played_again(self, news: PlayedAgain) -> None:
        try:
            if isinstance(news.found, SimsalesError):
                raise news.found
            self._goes_on(news.found)
        except SimsalesError as error:
            self.not_again(error.message)

    def not_again(self, why: Text) -> None:
        """A kept game cannot be gone on with."""
        self.tell(ui.refused(why))

    def on_failed(self, news: Failed) -> None:
        self.could_not(news.error.message)

    def could_not(self, why: Text) -> None:
        """The work beside the screen could not be done; unless a screen has a better place for it, its page says why."""
        self._why_not = why
        self.fill()

    async def _on_message(self, message: Message) -> None:
        """News of the work wait while the screen is made anew, and nobody hears them once it is left."""
        if not is_news(message):
            await super()._on_message(message)
        elif self._is_made_anew:
            self._late.append(message)
        elif self.is_attached and self.children:
            await super()._on_message(message)

    def fill(self) -> None:
        """Put the state of the screen into its widgets."""

    def tell(self, words: Text) -> None:
        """Say it in the line of messages."""
        self.query_one("#message", Static).update(ui.text(words, self.lang))

    def kept(self) -> dict[str, Typed]:
        """What somebody has typed and not sent yet, by field."""
        return {one.id: Typed(one.value, one.cursor_position) for one in self.query(Input) if one.id is not None}

    async def say_again(self) -> None:
        """The same in the other language; what was being typed, and where, stays."""
        focused, kept = self.focused.id if self.focused is not None else None, self.kept()
        self._is_made_anew = True
        with self.app.batch_update():
            await self.recompose()
            self._is_made_anew = False
            self.fill()
            for name, typed in kept.items():
                for one in self.query(f"#{name}").results(Input):
                    with one.prevent(Input.Changed):
                        one.value = typed.value
            self._focus_again(focused)
        self.refresh_bindings()
        self.call_after_refresh(self._cursors_again, kept)
        late, self._late = self._late, []
        for message in late:
            self.post_message(message)

    def _cursors_again(self, kept: Mapping[str, Typed]) -> None:
        for name, typed in kept.items():
            for one in self.query(f"#{name}").results(Input):
                one.cursor_position = typed.cursor

    def _focus_again(self, name: str | None) -> None:
        if name is None:
            return
        try:
            self.set_focus(self.query_one(f"#{name}"))
        except NoMatches:
            self.set_focus(None)

    def about(self) -> Sequence[Text]:
        """What the help of the screen begins with, as the screen stands."""
        return [self.ABOUT]

    def action_help(self) -> None:
        from .screens.help import help_for

        self.app.push_screen(help_for(self))

    def action_jump(self) -> None:
        from .screens.jump import JumpScreen

        self.app.push_screen(JumpScreen(self), self._land)

    def _land(self, widget: Widget | None) -> None:
        if widget is not None:
            widget.focus()

    def action_back(self) -> None:
        self.app.pop_screen()

    # --- what is read by scrolling ----------------------------------------------------------------------------------------
    def reading(self) -> VerticalScroll:
        """What the keys for up, down and whole pages turn."""
        return self.query_one(self.READS, VerticalScroll)

    def action_scroll(self, pages: int) -> None:
        box = self.reading()
        box.scroll_relative(y=pages * max(box.size.height - 1, 1), animate=False)

    def action_line(self, by: int) -> None:
        self.reading().scroll_relative(y=by, animate=False)
