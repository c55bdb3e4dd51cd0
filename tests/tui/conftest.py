"""The application under test: its own data folder, no blinking, no animation, no waiting where nothing is under way."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["TEXTUAL_FPS"] = (
    "1"  # read once, when Textual is loaded: screens are drawn when all is done (`quiet`), not on a beat
)

import pytest
import textual.app
import textual.pilot
from textual.widgets import Input

from simsales_tui.app import SimsalesApp
from tests.tui.quiet import QuietPilot, quiet


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Games and own scenarios of one test."""
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(SimsalesApp, "pace", 0.0)  # TEXTUAL_ANIMATIONS counts only where it is set before the start
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def no_blinking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Input.cursor_blink, "_default", False)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textual.pilot, "Pilot", QuietPilot)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", quiet)
    monkeypatch.setattr(textual.app, "wait_for_idle", quiet)
