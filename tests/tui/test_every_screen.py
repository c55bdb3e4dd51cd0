"""What holds on every screen: it fits, speaks both languages, keeps what is typed, can be used by keys alone and without colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.table import Table
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from simsales.i18n import LANGS, Text
from simsales_tui import keys, ui
from simsales_tui.app import SimsalesApp
from simsales_tui.base import BaseScreen
from simsales_tui.widgets.typed_line import TypedLine
from tests.on_screen import SIZES, overflow, shown
from tests.tui.every_screen import EVERY_SCREEN, PARTS, Stock, opened, screens_there_are, stocked
from tests.tui.hostile_texts import HOSTILE, OBEYED

by_screen = pytest.mark.parametrize("kind", EVERY_SCREEN, ids=lambda kind: kind.__name__)
_TYPED = "abc"


def test_every_screen_is_in_the_list() -> None:
    missing = {one.__name__ for one in screens_there_are()} - {one.__name__ for one in {*EVERY_SCREEN, *PARTS}}
    assert not missing, f"say in tests/tui/every_screen.py how these are opened: {sorted(missing)}"


# --- it fits, and another language keeps what one was doing ---------------------------------------------------------------
@pytest.mark.asyncio
@by_screen
async def test_it_fits_in_both_sizes_and_languages_and_keeps_focus_and_words(kind, own_folder: Path) -> None:
    stock = stocked(own_folder)
    app = SimsalesApp("zh")
    async with app.run_test(size=SIZES[1]) as pilot:
        await opened(pilot, kind, stock)
        if isinstance(app.screen, BaseScreen):
            assert app.screen.ABOUT.zh
            assert app.screen.ABOUT.en != app.screen.ABOUT.zh
        for size in (SIZES[1], SIZES[0], SIZES[1]):
            if size != app.size:
                await pilot.resize_terminal(*size)
                await pilot.pause()
            assert overflow(app) == [], (size, app.lang)
            if size == SIZES[0]:
                before = await busy(app.screen, pilot)
                for _ in LANGS:
                    await pilot.press("f2")
                    await pilot.pause()
                    assert overflow(app) == [], (size, app.lang)
                    assert doing(app.screen) == before, (size, app.lang)


async def busy(screen: Screen[object], pilot: Pilot[None]) -> tuple[object, ...]:
    """Somebody typing into the last line there is, or at the part that has the focus; what they are doing."""
    for line in screen.query(Input):
        if line.focusable:
            line.focus()
            line.value = _TYPED
    await pilot.pause()
    return doing(screen)


def doing(screen: Screen[object]) -> tuple[object, ...]:
    typed = {one.id: one.value for one in screen.query(Input) if one.value == _TYPED}
    return (type(screen), screen.focused.id if screen.focused else None, typed)


# --- keys -----------------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
@by_screen
async def test_every_key_in_the_bar_has_a_name_in_both_languages_and_does_something(
    kind, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock = stocked(own_folder)
    left: list[bool] = []
    monkeypatch.setattr(SimsalesApp, "exit", lambda self, *args, **kwargs: left.append(True))
    app = SimsalesApp("en")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, kind, stock)
        bar = [key for key, active in app.screen.active_bindings.items() if active.binding.show]
        unnamed = [
            active.binding.description
            for active in Screen.active_bindings.fget(app.screen).values()
            if active.binding.show and keys.meant(active.binding.description) is None
        ]
        assert not unnamed
        dead = []
        for key in bar:
            if not isinstance(app.screen, kind) or key in ("escape", "enter"):
                await opened(pilot, kind, stock)
            before = (state(app), len(left))
            await pilot.press(key)
            await pilot.pause()
            if (state(app), len(left)) == before:
                dead.append(key)
        assert dead == []
        monkeypatch.undo()


def state(app: SimsalesApp) -> tuple[object, ...]:
    return (
        tuple(map(id, app.screen_stack)),
        app.lang,
        app.theme,
        app.focused.id if app.focused else None,
        shown(app),
        len(app._notifications),
    )


# --- without colours ------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_without_colours_every_screen_fits_and_shows_where_the_focus_is(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stock = stocked(own_folder)
    app = SimsalesApp("zh")
    async with app.run_test(size=SIZES[0]) as pilot:
        for kind in EVERY_SCREEN:
            await opened(pilot, kind, stock)
            assert overflow(app) == [], kind
            looks = []
            for goal in app.screen.focus_chain[:4] if len(app.screen.focus_chain) > 1 else ():
                goal.focus()
                await pilot.pause()
                looks.append(looked_at(app, goal))
                app.screen.set_focus(None)
                await pilot.pause()
                assert looked_at(app, goal) != looks[-1], (kind, goal)


def looked_at(app: SimsalesApp, part: object) -> list[tuple[object, ...]]:
    """A part of the screen as it reaches a terminal without colours: letters, and what is bold, underlined or turned around;
    the shades of grey, too."""
    strips = app.screen._compositor.render_strips()
    region = part.region
    return [
        (
            segment.text,
            segment.style and (segment.style.bold, segment.style.reverse, segment.style.underline),
            grey(segment),
        )
        for line in strips[region.y : region.bottom]
        for strip in [line.apply_filter(one, app.screen.background_colors[1]) for one in app.get_line_filters()]
        or [line]
        for segment in strip
    ]


def grey(segment: object) -> tuple[object, ...]:
    style = segment.style
    return (style.color, style.bgcolor) if style is not None else ()


# --- hostile texts --------------------------------------------------------------------------------------------------------
SHORT = [one for one in HOSTILE if len(one) < 60]
BATCHES = ["".join(SHORT[place : place + 6]) for place in range(0, len(SHORT), 6)] + [
    one for one in HOSTILE if len(one) >= 60
]


def test_there_are_enough_hostile_texts() -> None:
    assert len(set(HOSTILE)) >= 40


@pytest.mark.asyncio
@by_screen
async def test_whatever_a_text_holds_it_is_shown_as_words(
    kind, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock = stocked(own_folder)
    app = SimsalesApp("en")
    left: list[bool] = []
    monkeypatch.setattr(SimsalesApp, "exit", lambda self, *args, **kwargs: left.append(True))
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, kind, stock)
        screen, said = app.screen, Text.say
        for place, words in enumerate(BATCHES):
            with monkeypatch.context() as held:
                held.setattr(Text, "say", lambda self, lang, words=words: f"{words}{said(self, lang)}")
                if isinstance(screen, BaseScreen) and place % 4 == 0:
                    await screen.say_again()
                elif isinstance(screen, BaseScreen):
                    screen.fill()
                await pilot.pause()
                assert (obeyed(app), overflow(app)) == ([], []), words
        for y in range(2, 20, 5):  # the right half, where stories and talks stand
            await pilot.click(offset=(50, y))
        assert (app.is_running, left) == (True, [])
        monkeypatch.undo()


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_gets_through_the_one_way_in(words: str) -> None:
    console = Console(width=60, color_system="truecolor")
    table = Table()
    table.add_column(words[:500])
    table.add_row(words[:500])
    ways = (
        ui.text(words, "en"),
        ui.bar(words, words, "en"),
        ui.page(words),
        ui.page(table),
        TypedLine(name_="x").validate_value(words),
    )
    for way in ways:
        shown_ = (
            [one for one in console.render(way) if one.control is None] if not isinstance(way, str) else [Segment(way)]
        )
        said = "".join(one.text for one in shown_).replace("\n", "")
        assert not OBEYED & set(said)
        assert not any("\ud800" <= one <= "\udfff" for one in said)
        assert not any(one.style is not None and one.style.meta.get("@click") for one in shown_)


@pytest.mark.asyncio
async def test_hostile_names_in_a_file_are_words_on_every_screen(own_folder: Path) -> None:
    named = "[/][@click=app.quit]x[/]\\e]52;c;aGFja2Vk\\a\\e]0;t\\a\\x9b2J\\u202e\\0" + "long " * 20
    stock: Stock = stocked(own_folder, named)
    app = SimsalesApp("en")
    async with app.run_test(size=SIZES[0]) as pilot:
        for kind in EVERY_SCREEN:
            await opened(pilot, kind, stock)
            assert (obeyed(app), overflow(app)) == ([], []), kind
        assert app.is_running


def obeyed(app: SimsalesApp) -> list[object]:
    """What a terminal would obey among what is on the screen, and what a click would run that no key is for."""
    parts = [part for line in app.screen._compositor.render_strips() for part in line]
    bytes_ = [
        part.text for part in parts if OBEYED & set(part.text) or any("\ud800" <= one <= "\udfff" for one in part.text)
    ]
    clicks = [
        part.text
        for part in parts
        if part.style is not None
        and "app.quit" in str((part.style.meta or {}).get("@click", ""))
        and part.text.strip() == "x"
    ]
    return [*bytes_, *clicks]
