"""What every screen has: its language live, keys called by their names, help, a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, cast

from textual.binding import ActiveBinding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Input
from typing_extensions import TypeVar

from simsales.i18n import Lang, Text

from . import keys
from .language import lang_of

if TYPE_CHECKING:
    from .app import SimsalesApp


Result = TypeVar("Result", default=None)
"""What a screen is left with; nothing, unless it says so."""


class Typed(NamedTuple):
    """What stands in a field, and where the cursor is."""

    value: str
    cursor: int


class BaseScreen(Screen[Result], Generic[Result]):
    """A screen. It shows what `compose` and `fill` make of its state, and can be made anew at any time."""

    ABOUT: ClassVar[Text] = Text.same("")
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("f1", "help", keys.HELP),
        keys.bound("question_mark", "help", keys.HELP, shown=False),
        keys.bound("f2", "app.switch_language", keys.LANGUAGE),
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

    def on_mount(self) -> None:
        self.fill()
        self.opened()

    def opened(self) -> None:
        """What begins once, when the screen is first shown."""

    def work(self, does: Callable[[], None]) -> None:
        """Do something beside the screen, in a thread of its own; one thing at a time, and nothing once the screen is left."""
        self.run_worker(does, thread=True, exclusive=True, group="work", exit_on_error=False)

    def fill(self) -> None:
        """Put the state of the screen into its widgets."""

    def kept(self) -> dict[str, Typed]:
        """What somebody has typed and not sent yet, by field."""
        return {one.id: Typed(one.value, one.cursor_position) for one in self.query(Input) if one.id is not None}

    async def say_again(self) -> None:
        """The same in the other language; what was being typed, and where, stays."""
        focused, kept = self.focused.id if self.focused is not None else None, self.kept()
        with self.app.batch_update():
            await self.recompose()
            self.fill()
            for name, typed in kept.items():
                for one in self.query(f"#{name}").results(Input):
                    with one.prevent(Input.Changed):
                        one.value = typed.value
            self._focus_again(focused)
        self.refresh_bindings()
        self.call_after_refresh(self._cursors_again, kept)

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

    def action_help(self) -> None:
        from .screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.ABOUT))

    def action_back(self) -> None:
        self.app.pop_screen()
