"""The pictures of the README: `python -m tests.pictures` plays each scene in both languages and writes it to tui/pictures.

A picture is what the screen really shows, and asks nobody for a font.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from simsales.engine.meeting import PREPARE
from simsales.game import Game, at_the_table
from simsales.i18n import LANGS, Lang
from simsales.registry import installed
from simsales.session import Pending
from simsales.spec.casefile import open_case
from simsales_tui.app import SimsalesApp
from simsales_tui.chair import Chair
from simsales_tui.screens.lab import LabScreen
from simsales_tui.screens.roleplay import RolePlayScreen
from simsales_tui.screens.watch import WatchScreen
from tests.on_screen import until

FOLDER = Path(__file__).parent.parent / "tui" / "pictures"
TALK, FIRM = "price-pressure", "incentive-rollout"
YEARS, DAYS, TURNS = 40, 120.0, 6
SIZE = (110, 32)
_FONTS = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','Microsoft YaHei Mono',Menlo,Consolas,monospace"
_FETCHED = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
_NAMED = re.compile(r"font-family:\s*Fira Code, monospace")
_WORDS = re.compile(r'textLength="[\d.]+"([^>]*)>([^<]*)</text>')
_CELL = 12.2
"""Width of a cell in an exported picture; Chinese letters take two, which the export does not count."""
Scene = Callable[[Pilot[None], SimsalesApp], Awaitable[None]]


async def _talk(pilot: Pilot[None], app: SimsalesApp) -> None:
    """A skilled seller's first turns."""
    scenario = open_case(TALK).scenario
    game = Game.begin(app.journal, scenario, name=TALK, seats=at_the_table(scenario))
    _played(game, "skilled", TURNS)
    app.sit_down(Chair(game, app.lang))
    await until(pilot, lambda: isinstance(app.screen, RolePlayScreen))


async def _turns(pilot: Pilot[None], app: SimsalesApp) -> None:
    await _reviewed(pilot, app, "3")


async def _offers(pilot: Pilot[None], app: SimsalesApp) -> None:
    await _reviewed(pilot, app, "4")


async def _reviewed(pilot: Pilot[None], app: SimsalesApp, page: str) -> None:
    """A novice's talk, one page of its review."""
    scenario = open_case(TALK).scenario
    game = Game.begin(app.journal, scenario, name=TALK, seats=at_the_table(scenario))
    _played(game, "novice", 99)
    app.open_review(game.record.id)
    await until(pilot, lambda: getattr(app.screen, "_found", None) is not None)
    await pilot.press(page)


def _played(game: Game, bot: str, most: int) -> None:
    negotiator = installed().kinds("negotiator")[bot]()
    for _ in range(most):
        if not isinstance(game.advance(), Pending):
            return
        decision = game.session.pending[0]
        room = game.session.meetings[0]
        game.answer(decision.id, {} if decision.id.kind == PREPARE else room.suggested(negotiator))


async def _lab(pilot: Pilot[None], app: SimsalesApp) -> None:
    screen = LabScreen(open_case(FIRM), YEARS)
    await app.push_screen(screen)
    await pilot.press("s")
    await until(pilot, lambda: screen.lab.done == YEARS and not screen.lab.is_busy)


async def _watch(pilot: Pilot[None], app: SimsalesApp) -> None:
    screen = WatchScreen(open_case(FIRM))
    await app.push_screen(screen)
    await pilot.press("4")
    while screen._seen is None or screen._seen.moment.now < DAYS:
        await pilot.pause(0.05)
    await pilot.press("space")


async def _home(pilot: Pilot[None], app: SimsalesApp) -> None:
    await until(pilot, lambda: len(getattr(app.screen, "_books", ())) > 1)


SCENES: dict[str, Scene] = {
    "home": _home,
    "talk": _talk,
    "turns": _turns,
    "offers": _offers,
    "lab": _lab,
    "watch": _watch,
}


async def _draw(name: str, lang: Lang) -> None:
    app = SimsalesApp(lang)
    async with app.run_test(size=SIZE) as pilot:
        await SCENES[name](pilot, app)
        await pilot.pause()
        (FOLDER / f"{name}-{lang}.svg").write_text(_mended(app.export_screenshot(title="simsales")), encoding="utf-8")
        await pilot.press("escape")


def _mended(picture: str) -> str:
    """Without a font to be fetched, and with words as wide as the cells they take."""

    def as_wide_as_it_is(found: re.Match[str]) -> str:
        return f'textLength="{_CELL * cell_len(unescape(found[2])):.1f}"{found[1]}>{found[2]}</text>'

    return _WORDS.sub(as_wide_as_it_is, _NAMED.sub(f"font-family: {_FONTS}", _FETCHED.sub("", picture)))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in SCENES:
        for lang in LANGS:
            with tempfile.TemporaryDirectory() as data:
                os.environ["SIMSALES_DATA"] = data
                asyncio.run(_draw(name, lang))
            print(FOLDER / f"{name}-{lang}.svg")


if __name__ == "__main__":
    main()
