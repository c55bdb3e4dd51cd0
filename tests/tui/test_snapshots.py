"""How every screen looks, kept as pictures: `pytest tests/tui/test_snapshots.py --snapshot-update` draws them anew.

They change in a commit that means them to change, and with another Textual. What a screen says is told by the other tests.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from simsales.store import file
from simsales_tui.app import SimsalesApp
from tests.on_screen import SIZES, shown
from tests.tui.every_screen import EVERY_SCREEN, opened, stocked

NARROW, WIDE = SIZES
WIDE_TOO = 11
"""So many of the screens are looked at in both sizes."""
SCREENS = sorted(EVERY_SCREEN, key=lambda kind: kind.__name__)


@pytest.fixture(autouse=True)
def clock_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """All games were begun at one time."""
    tables = file._TABLES.replace("strftime('%Y-%m-%d %H:%M', 'now', 'localtime')", "'2027-01-04 09:00'")
    assert tables != file._TABLES
    monkeypatch.setitem(file._STEPS, 0, tables)


def looks(compare: Any, kind: type[Screen[object]], lang: str, size: tuple[int, int], folder: Path) -> bool:
    stock = stocked(folder)

    async def go(pilot: Pilot[None]) -> None:
        await opened(pilot, kind, stock)
        seen = ""
        while seen != (seen := shown(app)):  # what was just filled may be laid out once more
            await pilot.pause()

    app = SimsalesApp(lang)
    return bool(compare(app, run_before=go, terminal_size=size))


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
def test_narrow_in_chinese(kind: type[Screen[object]], snap_compare: Any, own_folder: Path) -> None:
    assert looks(snap_compare, kind, "zh", NARROW, own_folder)


@pytest.mark.parametrize("kind", itertools.islice(SCREENS, WIDE_TOO), ids=lambda kind: kind.__name__)
def test_wide_in_english(kind: type[Screen[object]], snap_compare: Any, own_folder: Path) -> None:
    assert looks(snap_compare, kind, "en", WIDE, own_folder)
