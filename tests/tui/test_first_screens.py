"""The terminal application at its smallest: pick a scenario, see the comparison, in both languages and both sizes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.widgets import ProgressBar, Static

from simsales_tui.app import SimsalesApp
from simsales_tui.screens.comparison import ComparisonScreen
from simsales_tui.screens.home import HomeScreen


def text_of(screen, selector: str) -> str:
    return str(screen.query_one(selector, Static).visual)


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_home_shows_the_story_of_the_highlighted_scenario(lang, size):
    app = SimsalesApp(lang)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        story = text_of(app.screen, "#story")
        assert ("启衡" if lang == "zh" else "Qiheng") in story


@pytest.mark.asyncio
async def test_escape_leaves_a_comparison_and_stops_its_work():
    app = SimsalesApp("en")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ComparisonScreen)
        assert app.screen.query_one("#progress", ProgressBar) is not None
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


def test_the_core_never_imports_the_screen():
    code = "import sys, simsales, simsales.cli.app; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
