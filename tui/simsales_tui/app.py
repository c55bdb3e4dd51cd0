"""The application: which screen is shown, in which language; the games it opens are those of the journal.

What a screen is made of is loaded when somebody goes there: home is on the terminal before the engine is.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.geometry import Size

from simsales.errors import InputError, SimsalesError
from simsales.i18n import Lang, Text
from simsales.spec.shelf import data_folder, sessions_folder
from simsales.store.journal import Journal

from . import keys, themes, ui
from .base import BaseScreen, Deed
from .screens.home import HomeScreen
from .settings import Settings, keep, kept_settings
from .wrapping import wrap_as_people_read

if TYPE_CHECKING:
    from simsales.game import Game, Rerun
    from simsales.report.chairs import ChairChosen
    from simsales.spec.casefile import CaseFile

    from .chair import Chair

_HERE = Path(__file__).parent
_BASELINE = "baseline"
_SMALLEST = Size(80, 24)
_READ_FOR = 30.0
"""Seconds in which the word about a small window can be read; it stands in the way of what is beneath."""
_TOO_SMALL = Text(
    en="This window is {width}x{height}; {least} is needed. Make it larger, or the letters smaller.",
    zh="窗口现在是 {width}x{height}, 至少要 {least}。请把窗口拉大, 或把字调小。",
)
_TO_QUIT = Text(en="Ctrl+Q quits; what you played is kept.", zh="按 Ctrl+Q 退出; 玩过的都已保存。")
_BRANCHED = Text(
    en="This is now game {id}; game {parent} stays as it was.", zh="现在是第 {id} 局; 第 {parent} 局保持原样。"
)
_DO_LIGHT = Text(en="light or dark", zh="浅色或深色")
_DO_SETTINGS = Text(en="settings", zh="设置")


class SimsalesApp(App[None]):
    """simsales in a terminal. `game`: the number of a kept game to open at once; `chair`: a scenario whose chairs are offered at once,
    with what has been chosen already. F2 is kept in the settings like a language chosen there, unless one was asked for in this call
    (`is_lang_asked`): then it holds for this run."""

    CSS_PATH = [_HERE / "app.tcss", _HERE / "screens" / "home.tcss"]
    TITLE = "simsales"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [keys.bound("ctrl+q", "quit", keys.QUIT, shown=False, first=True)]

    def __init__(
        self,
        lang: Lang,
        game: int | None = None,
        chair: tuple[str, ChairChosen] | None = None,
        *,
        is_lang_asked: bool = False,
    ) -> None:
        super().__init__()
        wrap_as_people_read()
        self.lang: Lang = lang
        self._is_lang_asked, self._is_small = is_lang_asked, False
        self.settings, self._trouble = kept_settings()
        self._first, self._chair = game, chair
        for theme, _ in themes.ALL:
            self.register_theme(theme)
        self.set_reactive(
            App.theme, themes.DARK.name
        )  # silently: else all styles are read twice before the first screen
        self.theme = self.settings.theme

    @cached_property
    def journal(self) -> Journal:
        """The games that are kept. Raises GameError when they cannot be."""
        journal = Journal(data_folder() / "games.sqlite")
        if sessions_folder() is not None:
            from simsales.classroom.autosave import keep_sessions

            keep_sessions(journal)
        return journal

    def on_mount(self) -> None:
        self.call_after_refresh(self._read_looks)
        if self._trouble is not None:
            ui.notify(self, self._trouble, self.lang)
        try:
            if self._first is not None:
                self.resume(self._first)
            elif self._chair is not None:
                self._offer_chairs_of(*self._chair)
            else:
                self.push_screen(HomeScreen())
        except SimsalesError as error:
            self.push_screen(HomeScreen())
            ui.notify(self, error.message, self.lang)

    def _read_looks(self) -> None:
        """The looks of all screens, once the first one stands: looks that come with a screen have all others read again."""
        for path in sorted(_HERE.rglob("*.tcss")):
            self.stylesheet.read(path)
        self.stylesheet.parse()

    def on_unmount(self) -> None:
        if "journal" in self.__dict__:
            self.journal.close()

    # --- games ----------------------------------------------------------------------------------------------------------
    def begin(self, name_or_path: str, form: str = _BASELINE) -> Game:
        """A new game of a role-play. Raises ScenarioError, GameError."""
        from simsales.game import Game, at_the_table
        from simsales.spec.casefile import open_case

        case = open_case(name_or_path)
        scenario = case.variants[case.chosen([form])[-1]]
        return Game.begin(self.journal, scenario, name=case.name, variant=form, seats=at_the_table(scenario))

    def offer_chairs(self, case: CaseFile, chosen: ChairChosen | None = None) -> None:
        """Ask whose chair somebody takes for a quarter."""
        from .screens.chairs import ChairScreen

        self._show(ChairScreen(case, chosen))

    def _offer_chairs_of(self, scenario: str, chosen: ChairChosen) -> None:
        from simsales.spec.casefile import open_case

        self.offer_chairs(open_case(scenario), chosen)

    def resume(self, number: int) -> None:
        """Go on with a kept game where it was left. Raises GameError."""
        from simsales.game import Game

        self.open_game(Game.resume(self.journal, number))

    def go_on(self, again: Rerun) -> None:
        """Go on with a game that has been played again up to its last answer."""
        from simsales.game import Game

        self.open_game(Game(self.journal, *again))

    def branch_off(self, again: Rerun) -> None:
        """Try something else from where a game has been played again to. Raises GameError."""
        from simsales.game import Game

        game = Game.branch_off(self.journal, again)
        self.open_game(game)
        ui.notify(self, _BRANCHED.fill(id=game.record.id, parent=again.record.id), self.lang)

    def open_game(self, game: Game) -> None:
        """Sit down where the game stands."""
        from .chair import Chair
        from .screens.quarter import QuarterScreen

        if game.scenario.meeting is None:
            self._show(QuarterScreen(game))
        else:
            self.sit_down(Chair(game, self.lang))

    def close_quarter(self, game: Game) -> None:
        """Nobody is asked any more: beside the colleague."""
        from .screens.quarter_end import QuarterEndScreen

        self._show(QuarterEndScreen(game))

    def sit_down(self, chair: Chair) -> None:
        from .screens.preparation import PreparationScreen
        from .screens.roleplay import RolePlayScreen

        if chair.is_preparing:
            self._show(PreparationScreen(chair))
        elif chair.question is None and chair.game.scenario.meeting is None:
            self.open_game(chair.game)
        elif chair.question is None:
            self.open_review(chair.game.record.id)
        else:
            self._show(RolePlayScreen(chair))

    def open_review(self, number: int) -> None:
        from .screens.review import ReviewScreen

        self._show(ReviewScreen(number))

    def go_home(self) -> None:
        """To the home screen with everything there is; it is made now where a game was opened at once."""
        home = next((screen for screen in self.screen_stack if isinstance(screen, HomeScreen)), None)
        if home is not None:
            while self.screen is not home:
                self.pop_screen()
            home.show_everything()
        else:
            self.switch_screen(HomeScreen())

    def _show(self, screen: BaseScreen) -> None:
        """In place of what is shown; over home."""
        if isinstance(self.screen, BaseScreen) and not isinstance(self.screen, HomeScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def on_resize(self, event: events.Resize) -> None:
        """A window in which not everything has room is told so once, until it is large enough; all goes on beneath."""
        (width, height), was_small = event.size, self._is_small
        self._is_small = width < _SMALLEST.width or height < _SMALLEST.height
        if self._is_small and not was_small:
            least = f"{_SMALLEST.width}x{_SMALLEST.height}"
            words = _TOO_SMALL.fill(width=width, height=height, least=least)
            ui.notify(self, words, self.lang, seconds=_READ_FOR)
        elif was_small and not self._is_small:
            self.clear_notifications()

    def get_key_display(self, binding: Binding) -> str:
        """In the bar at the bottom: a key that is called by a word in the language of the screen, others as short as they are there."""
        said = keys.key_said(binding.key)
        return said.say(self.lang) if said.en != said.zh else super().get_key_display(binding)

    # --- the application ------------------------------------------------------------------------------------------------
    def use(self, settings: Settings) -> None:
        """These settings from now on."""
        self.settings, self.theme = settings, settings.theme

    @property
    def pace(self) -> float:
        """Seconds the other side takes to answer; none where nothing is to move by itself."""
        return 0.0 if self.animation_level == "none" else self.settings.beat

    async def speak(self, lang: Lang) -> None:
        """Another language on all screens there are."""
        if lang == self.lang:
            return
        self.lang = lang
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                await screen.say_again()

    async def action_switch_language(self) -> None:
        lang: Lang = "en" if self.lang == "zh" else "zh"
        if not self._is_lang_asked:
            self._keep_language(lang)
        await self.speak(lang)

    def _keep_language(self, lang: Lang) -> None:
        """In the settings, beside what was kept there; a file that cannot be read or written stays as it is."""
        self.settings = self.settings.but("lang", lang)
        kept, trouble = kept_settings()
        if trouble is None and kept.language != lang:
            with suppress(InputError):
                keep(kept.but("lang", lang))

    def action_switch_light(self) -> None:
        is_dark = self.current_theme.dark
        self.theme = (themes.LIGHT if is_dark else themes.DARK).name

    def action_open_settings(self) -> None:
        from .screens.settings import SettingsScreen

        self.push_screen(SettingsScreen(self.settings))

    def action_help_quit(self) -> None:
        ui.notify(self, _TO_QUIT, self.lang)

    def action_command_palette(self) -> None:
        """All that can be done on the screen, then what can be done anywhere."""
        from .screens.commands import CommandsScreen

        if not isinstance(self.screen, BaseScreen) or isinstance(self.screen, CommandsScreen):
            return
        here = [one for one in self.screen.deeds() if one.action not in ("command_palette", "app.command_palette")]
        known = {one.label for one in here}
        everywhere = (
            Deed(_DO_SETTINGS, (), "open_settings", self),
            Deed(_DO_LIGHT, (), "switch_light", self),
        )
        self.push_screen(CommandsScreen([*here, *(one for one in everywhere if one.label not in known)]))
