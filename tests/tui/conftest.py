"""The application under test: its own data folder, no blinking, no animation."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from simsales_tui.app import SimsalesApp


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
