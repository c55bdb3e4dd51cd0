"""The terminal application at its smallest: pick a scenario, see the comparison, in both languages and both sizes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.widgets import OptionList, Static

from simsales_tui.app import SimsalesApp
from simsales_tui.screens.home import HomeScreen
from simsales_tui.screens.lab import LabScreen
from tests.on_screen import until


def text_of(screen, selector: str) -> str:
    return str(screen.query_one(selector, Static).visual)


async def mark(pilot, name: str) -> None:
    """Bring the mark on the shelf to a scenario."""
    shelf = pilot.app.screen.query_one("#shelf", OptionList)
    await until(pilot, lambda: shelf.option_count > 5)
    shelf.highlighted = shelf.get_option_index(name)
    await pilot.pause()


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_home_shows_the_story_of_the_highlighted_scenario(lang, size):
    app = SimsalesApp(lang)
    async with app.run_test(size=size) as pilot:
        await mark(pilot, "incentive-rollout")
        assert isinstance(app.screen, HomeScreen)
        story = text_of(app.screen, "#story")
        assert ("启衡" if lang == "zh" else "Qiheng") in story


@pytest.mark.asyncio
async def test_escape_leaves_a_comparison_and_stops_its_work():
    app = SimsalesApp("en")
    async with app.run_test(size=(120, 40)) as pilot:
        await mark(pilot, "reference-pipeline")
        await pilot.press("enter", "1")
        await pilot.pause()
        assert isinstance(app.screen, LabScreen)
        await pilot.press("s")
        lab = app.screen
        for _ in range(3):  # what runs is stopped, then the lab is left, then the firm
            await pilot.press("escape")
            await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert all(one.is_finished or one.is_cancelled for one in app.workers if one.node is lab)


def test_the_core_never_imports_the_screen():
    code = "import sys, simsales, simsales.cli.app; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
