"""Names and lines that want to drive the screen: nothing is run, nothing breaks, no byte of them reaches the terminal."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from textual.widgets import Input

import simsales_tui
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.home import HomeScreen
from tests.on_screen import overflow, shown, typed, until
from tests.tui.test_role_play_screen import answers, at_table, begun, over

HOSTILE = [
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;aGFja2Vk\x07",
    "\x9b2J\x9d0;owned\x9c",
    "\u202eabc\u2066",
    "z\u0300" * 200,
    "长" * 10_000,
]
FORBIDDEN = {"\x1b", "\x07", "\x9b", "\x9d", "\x9c", "\u202e", "\u2066"}


@pytest.mark.asyncio
async def test_lines_that_want_to_drive_the_screen_are_words() -> None:
    number = begun()
    app = SimsalesApp("zh", number)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        for words in HOSTILE:
            await typed(pilot, f"您好 {words}")
            assert harmless(app)
            screen.query_one("#words", Input).value = ""
        for words in HOSTILE:
            screen.query_one("#offer-price", Input).value = words
            await pilot.pause()
            assert harmless(app)
        assert app.is_running
        assert any("[@click" in str(one.get("said", "")) for one in answers(number))


@pytest.mark.asyncio
async def test_what_was_typed_is_harmless_in_the_review_and_at_home(own_folder: Path) -> None:
    number = over()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "/10" in shown(app))
        assert harmless(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert harmless(app)


def harmless(app: SimsalesApp) -> bool:
    """Nothing of what a terminal obeys is on the screen, nothing can be clicked that runs something, and all of it fits."""
    strips = [part for line in app.screen._compositor.render_strips() for part in line]
    obeyed = [part for part in strips if FORBIDDEN & set(part.text)]
    run = [
        part
        for part in strips
        if part.style is not None and "@click" in (part.style.meta or {}) and "app.quit" in part.text
    ]
    return (obeyed, run, overflow(app)) == ([], [], [])


# --- the one way in ---------------------------------------------------------------------------------------------------------
SHOWING = {"Static", "Label", "Option", "Button", "update", "notify"}
SOURCES = sorted(Path(simsales_tui.__file__).parent.rglob("*.py"))


def bare(source: str) -> list[int]:
    """Lines where a widget is given something that does not come out of `ui`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        is_of_ui = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "ui"
        if name in SHOWING and not is_of_ui and not _comes_from_ui(node.args[0]):
            found.append(node.lineno)
    return found


def _comes_from_ui(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and getattr(node.func.value, "id", "") == "ui"
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_data_enters_a_widget_only_through_ui(path: Path) -> None:
    assert path.name == "ui.py" or bare(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line", ["Static(name)", "box.update(f'{name}')", "Option(text.say(lang))", "self.notify(name)"]
)
def test_a_bare_string_is_found(line: str) -> None:
    assert bare(line) == [1]
