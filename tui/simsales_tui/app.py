"""The application: which screen is shown, in which language; the games it opens are those of the journal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from simsales.classroom.autosave import keep_sessions
from simsales.errors import GameError
from simsales.game import Game, at_the_table
from simsales.i18n import Lang, Text
from simsales.spec.casefile import open_case
from simsales.spec.scenario import BASELINE
from simsales.spec.shelf import data_folder
from simsales.store.journal import Journal

from . import keys, themes, ui
from .base import BaseScreen
from .chair import Chair
from .screens.home import HomeScreen
from .screens.preparation import PreparationScreen
from .screens.review import ReviewScreen
from .screens.roleplay import RolePlayScreen
from .workers.news import prepare

_TO_QUIT = Text(en="Ctrl+Q quits; what you played is kept.", zh="按 Ctrl+Q 退出; 玩过的都已保存。")
_SEARCH = Text(en="What do you want to do?", zh="想做什么?")
_DO_HELP = Text(en="Help for this screen", zh="本屏帮助")
_DO_LANGUAGE = Text(en="Language: 中文 / English", zh="语言: 中文 / English")
_DO_THEME = Text(en="Light or dark", zh="浅色或深色")
_DO_QUIT = Text(en="Quit", zh="退出")
_NOTHING = Text.same("")


class SimsalesApp(App[None]):
    """simsales in a terminal. `game`: the number of a kept game to open at once."""

    CSS_PATH = "app.tcss"
    TITLE = "simsales"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [keys.bound("ctrl+q", "quit", keys.QUIT, shown=False, first=True)]

    def __init__(self, lang: Lang, game: int | None = None) -> None:
        super().__init__()
        prepare()
        self.lang: Lang = lang
        self._first = game
        for theme in (themes.DARK, themes.LIGHT):
            self.register_theme(theme)
        self.theme = themes.DARK.name

    @cached_property
    def journal(self) -> Journal:
        """The games that are kept. Raises GameError when they cannot be."""
        journal = Journal(data_folder() / "games.sqlite")
        keep_sessions(journal)
        return journal

    def on_mount(self) -> None:
        if self._first is None:
            self.push_screen(HomeScreen())
            return
        try:
            self.open_game(Game.resume(self.journal, self._first))
        except GameError as error:
            self.push_screen(HomeScreen())
            ui.notify(self, error.message, self.lang)

    def on_unmount(self) -> None:
        if "journal" in self.__dict__:
            self.journal.close()

    # --- games ----------------------------------------------------------------------------------------------------------
    def begin(self, name_or_path: str, form: str = BASELINE) -> Game:
        """A new game of a role-play. Raises ScenarioError, GameError."""
        case = open_case(name_or_path)
        scenario = case.variants[case.chosen([form])[-1]]
        return Game.begin(self.journal, scenario, name=case.name, variant=form, seats=at_the_table(scenario))

    def open_game(self, game: Game) -> None:
        """Sit down where the game stands."""
        self.sit_down(Chair(game, self.lang))

    def sit_down(self, chair: Chair) -> None:
        if chair.is_preparing:
            self._show(PreparationScreen(chair))
        elif chair.question is None:
            self.open_review(chair.game.record.id)
        else:
            self._show(RolePlayScreen(chair))

    def open_review(self, number: int) -> None:
        self._show(ReviewScreen(number))

    def go_home(self) -> None:
        """To the home screen, which is made now where a game was opened at once."""
        if any(isinstance(screen, HomeScreen) for screen in self.screen_stack):
            self.pop_screen()
        else:
            self.switch_screen(HomeScreen())

    def _show(self, screen: BaseScreen) -> None:
        """In place of what is shown; over home."""
        if isinstance(self.screen, BaseScreen) and not isinstance(self.screen, HomeScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    # --- the application ------------------------------------------------------------------------------------------------
    async def action_switch_language(self) -> None:
        self.lang = "en" if self.lang == "zh" else "zh"
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                await screen.say_again()

    def action_switch_light(self) -> None:
        self.theme = themes.LIGHT.name if self.theme == themes.DARK.name else themes.DARK.name

    def action_help_quit(self) -> None:
        ui.notify(self, _TO_QUIT, self.lang)

    def action_command_palette(self) -> None:
        if not CommandPalette.is_open(cast("App[object]", self)):
            self.push_screen(CommandPalette(placeholder=_SEARCH.say(self.lang), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        def named(words: Text, action: str) -> SystemCommand:
            return SystemCommand(
                words.say(self.lang), _NOTHING.say(self.lang), lambda: self.call_later(self.run_action, action)
            )

        if isinstance(screen, BaseScreen):
            yield named(_DO_HELP, "screen.help")
        yield named(_DO_LANGUAGE, "switch_language")
        yield named(_DO_THEME, "switch_light")
        yield named(_DO_QUIT, "quit")
