"""Every screen there is, and how it is opened: what must hold on all of them is tested over this list.

A new screen joins by one entry of `EVERY_SCREEN`; a test says so as long as it is missing.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

import simsales_tui.screens
from simsales.game import Game
from simsales.i18n import Text
from simsales.session import Pending
from simsales.spec.casefile import open_case
from simsales.store import file
from simsales.store.journal import Shift
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.chairs import ChairScreen
from simsales_tui.screens.commands import CommandsScreen
from simsales_tui.screens.doors import DoorsScreen
from simsales_tui.screens.help import HelpScreen
from simsales_tui.screens.home import HomeScreen
from simsales_tui.screens.jump import JumpScreen
from simsales_tui.screens.lab import LabScreen
from simsales_tui.screens.lab_changes import ChangedPlans
from simsales_tui.screens.levers import LeversScreen
from simsales_tui.screens.name_entry import NameScreen
from simsales_tui.screens.past import PastScreen
from simsales_tui.screens.preparation import PreparationScreen
from simsales_tui.screens.quarter import QuarterScreen
from simsales_tui.screens.quarter_end import QuarterEndScreen
from simsales_tui.screens.rep_page import RepScreen
from simsales_tui.screens.review import ReviewScreen
from simsales_tui.screens.roleplay import RolePlayScreen
from simsales_tui.screens.settings import SettingsScreen
from simsales_tui.screens.talk_room import TalkRoom
from simsales_tui.screens.variant_choice import VariantScreen
from simsales_tui.screens.watch import WatchScreen
from tests.on_screen import shown, until
from tests.tui.test_role_play_screen import begun, over

PARTS: set[type[Screen[object]]] = {TalkRoom, ChangedPlans}
"""What screens are made from, never shown itself."""

_FIRST_READ = ("tutorial",)
"""What home shows before it has read everything."""
_ANY = Text(en="any", zh="任意")
_TALK = """\
simsales: 1
extends: tutorial
title: {{en: "{0} title", zh: "{0} 标题"}}
story: {{en: "{0} story", zh: "{0} 故事"}}
meeting:
  seller:
    you: {{en: "{0} you", zh: "{0} 您"}}
    brief: {{en: "{0} brief", zh: "{0} 任务"}}
    fallback: {{en: "{0} out", zh: "{0} 退路"}}
  buyer:
    name: {{en: "{0} name", zh: "{0} 名"}}
    role: {{en: "{0} role", zh: "{0} 角色"}}
    company: {{en: "{0} firm", zh: "{0} 公司"}}
"""
_FIRM = """\
simsales: 1
extends: reference-pipeline
horizon: 28
title: {{en: "{0} firm", zh: "{0} 公司"}}
story: {{en: "{0} story", zh: "{0} 故事"}}
baseline: {{en: "{0} as it is", zh: "{0} 现行"}}
"""


class Stock(NamedTuple):
    """What screens are opened with: files of one's own, and two games of the talk."""

    talk: str
    firm: str
    begun: int
    over: int


Opening = Callable[[Pilot[None], Stock], Awaitable[None]]


def stocked(folder: Path, named: str = "plain") -> Stock:
    """A folder with a talk, a small firm, a game at its first turn and one that is over; `named` is in all their texts."""
    (folder / "scenarios").mkdir(exist_ok=True)
    talk, firm = folder / "scenarios" / "my-talk.yaml", folder / "scenarios" / "my-firm.yaml"
    talk.write_text(_TALK.format(named), encoding="utf-8")
    firm.write_text(_FIRM.format(named), encoding="utf-8")
    (folder / "settings.json").write_text(json.dumps({"workers": 1, "years": 20}), encoding="utf-8")
    journal, first, second = _played(named, str(file._STEPS[0]))
    (folder / "games.sqlite").write_bytes(journal)
    return Stock(str(talk), str(firm), first, second)


@cache
def _played(named: str, tables: str) -> tuple[bytes, int, int]:
    """The journal with both games; played once for all who look at them. `tables`: what its clock is."""
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIMSALES_DATA", name)
        (Path(name) / "scenarios").mkdir()
        talk = Path(name) / "scenarios" / "my-talk.yaml"
        talk.write_text(_TALK.format(named), encoding="utf-8")
        games = begun(str(talk)), over(str(talk))
        assert [path.name for path in sorted(Path(name).glob("games*"))] == ["games.sqlite"]
        return (Path(name) / "games.sqlite").read_bytes(), *games


async def _home(pilot: Pilot[None], stock: Stock) -> None:
    """With the whole shelf read."""
    screen = pilot.app.screen
    assert isinstance(screen, HomeScreen)
    await until(pilot, lambda: len(screen._books) > len(_FIRST_READ))


def _pushed(make: Callable[[SimsalesApp, Stock], Screen[None]]) -> Opening:
    async def opening(pilot: Pilot[None], stock: Stock) -> None:
        made = make(_app(pilot), stock)
        await pilot.app.push_screen(made)
        await until(pilot, lambda: pilot.app.screen is made)

    return opening


async def _preparation(pilot: Pilot[None], stock: Stock) -> None:
    app = _app(pilot)
    app.open_game(app.begin(stock.talk))
    await until(pilot, lambda: isinstance(app.screen, PreparationScreen))


async def _talk(pilot: Pilot[None], stock: Stock) -> None:
    app = _app(pilot)
    app.open_game(Game.branch(app.journal, stock.begun, 1))
    await until(pilot, lambda: isinstance(app.screen, RolePlayScreen))


async def _review(pilot: Pilot[None], stock: Stock) -> None:
    app = _app(pilot)
    app.open_review(stock.over)
    await until(pilot, lambda: "/10" in shown(app))


async def _past(pilot: Pilot[None], stock: Stock) -> None:
    await _pushed(lambda app, stock: PastScreen(stock.over))(pilot, stock)
    await until(pilot, lambda: _app(pilot).screen._pages)


def _by(key: str, kind: type[Screen[object]]) -> Opening:
    async def opening(pilot: Pilot[None], stock: Stock) -> None:
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, kind))

    return opening


async def _rep(pilot: Pilot[None], stock: Stock) -> None:
    case = open_case(stock.firm)
    screen = RepScreen(case, list(case.variants), next(iter(case.scenario.reps)), replications=2)
    await pilot.app.push_screen(screen)
    await until(pilot, lambda: screen.year is not None)


async def _watched(pilot: Pilot[None], stock: Stock) -> None:
    """To the end: whatever day a pause would find is a matter of the machine."""
    screen = WatchScreen(open_case(stock.firm))
    await pilot.app.push_screen(screen)
    await pilot.press("0")
    for _ in range(2_000):  # its thread goes on as long as one watches, so nobody can wait for its end
        await pilot.pause(0.01)
        if screen._seen is not None and screen._seen.moment.is_over:
            return
    raise AssertionError(shown(_app(pilot)))


async def _desk(pilot: Pilot[None], stock: Stock) -> None:
    app = _app(pilot)
    app.open_game(_in_a_chair(app, stock))
    await until(pilot, lambda: isinstance(app.screen, QuarterScreen) and app.screen._desk.draft is not None)


async def _quarter_over(pilot: Pilot[None], stock: Stock) -> None:
    app, game = _app(pilot), _in_a_chair(_app(pilot), stock)
    while isinstance(game.advance(), Pending):
        game.answer(game.session.pending[0].id, {})
    app.close_quarter(game)
    await until(pilot, lambda: isinstance(app.screen, QuarterEndScreen) and app.screen._pages)


def _in_a_chair(app: SimsalesApp, stock: Stock) -> Game:
    """A week as the first rep of the small firm."""
    scenario = open_case(stock.firm).scenario
    return Game.begin(app.journal, scenario, name="firm", seats={next(iter(scenario.reps)): Shift(0.0, 7.0)})


EVERY_SCREEN: dict[type[Screen[object]], Opening] = {
    HomeScreen: _home,
    DoorsScreen: _pushed(lambda app, stock: DoorsScreen(open_case(stock.firm))),
    LabScreen: _pushed(lambda app, stock: LabScreen(open_case(stock.firm), 2)),
    LeversScreen: _pushed(lambda app, stock: LeversScreen(open_case(stock.firm), (), "better-solution")),
    VariantScreen: _pushed(lambda app, stock: VariantScreen(open_case(stock.firm))),
    NameScreen: _pushed(lambda app, stock: NameScreen(_ANY, _ANY, str)),
    RepScreen: _rep,
    WatchScreen: _watched,
    ChairScreen: _pushed(lambda app, stock: ChairScreen(open_case(stock.firm))),
    QuarterScreen: _desk,
    QuarterEndScreen: _quarter_over,
    PreparationScreen: _preparation,
    RolePlayScreen: _talk,
    ReviewScreen: _review,
    PastScreen: _past,
    SettingsScreen: _pushed(lambda app, stock: SettingsScreen(app.settings)),
    HelpScreen: _by("f1", HelpScreen),
    CommandsScreen: _by("ctrl+p", CommandsScreen),
    JumpScreen: _by("ctrl+o", JumpScreen),
}


async def opened(pilot: Pilot[None], kind: type[Screen[object]], stock: Stock) -> None:
    """Go home, and from there to a screen."""
    app = _app(pilot)
    app.go_home()
    await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    await EVERY_SCREEN[kind](pilot, stock)


def _app(pilot: Pilot[None]) -> SimsalesApp:
    assert isinstance(pilot.app, SimsalesApp)
    return pilot.app


def screens_there_are() -> Iterator[type[Screen[object]]]:
    """All screens in the files of the application."""
    for found in pkgutil.walk_packages(simsales_tui.screens.__path__, "simsales_tui.screens."):
        for thing in vars(importlib.import_module(found.name)).values():
            if isinstance(thing, type) and issubclass(thing, Screen) and thing.__module__ == found.name:
                yield thing
