"""Looks: what a screen says about its own widgets changes nothing on any other screen, whoever was there before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet

import simsales_tui
from simsales_tui.app import SimsalesApp

FOLDER = Path(simsales_tui.__file__).parent
OF_ALL = FOLDER / "app.tcss"
OTHERS = sorted(path for path in FOLDER.rglob("*.tcss") if path != OF_ALL)


def rooms(path: Path) -> set[str]:
    """What the selectors of a file begin with."""
    sheet = Stylesheet(variables=SimsalesApp("en").get_css_variables())
    sheet.read(path)
    return {selectors.selectors[0].name for rule in sheet.rules for selectors in rule.selector_set}


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_looks_reach_the_screen_or_the_widget_beside_them_and_nothing_else(path: Path) -> None:
    owned = set(re.findall(r"^class (\w+)", path.with_suffix(".py").read_text(encoding="utf-8"), re.MULTILINE))
    assert rooms(path) <= owned


def test_there_are_looks() -> None:
    assert len(OTHERS) > 10
