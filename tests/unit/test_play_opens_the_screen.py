"""`simsales play` in a terminal: the application opens where one sits down, or where one chooses a chair; `--plain` never does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simsales.cli import play
from simsales.report.chairs import ChairChosen
from tests.small_quarter import begun, on_the_shelf


class Screen:
    """What was opened, in place of the application."""

    def __init__(self) -> None:
        self.opened: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def load(self) -> Callable[..., None]:
        return lambda *words, **named: self.opened.append((words, named))


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path))
    made = Screen()
    monkeypatch.setattr(play, "screen_here", lambda: made)
    return made


def asked(**more: Any) -> dict[str, Any]:
    usual = {
        "plain": False,
        "seat": None,
        "quarter": 1,
        "variant": "baseline",
        "seed": 1,
        "kept": None,
        "bot": None,
        "browser": False,
        "port": None,
    }
    return {**usual, "lang": "en", **more}


def test_without_a_seat_the_screen_asks_whose_chair_and_knows_what_was_said(screen: Screen, tmp_path: Path):
    name = on_the_shelf(tmp_path)
    play.command(name, **asked(variant="dearer", seed=5))
    assert screen.opened == [(("en",), {"chair": (name, ChairChosen("", 1, "dearer", 5))})]


def test_with_a_seat_the_game_is_begun_and_opened(screen: Screen, tmp_path: Path):
    play.command(on_the_shelf(tmp_path), **asked(seat="li"))
    assert screen.opened == [(("en", 1), {})]


def test_a_kept_quarter_is_opened_where_it_stands(screen: Screen):
    number = begun()
    play.command("", **asked(kept=str(number)))
    assert screen.opened == [(("en", number), {})]


def test_a_role_play_needs_no_choice_of_chairs(screen: Screen):
    play.command("tutorial", **asked())
    assert screen.opened == [(("en", 1), {})]


def test_line_by_line_stays_line_by_line(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    played = []
    monkeypatch.setattr(play, "play_plain", lambda *words: played.append(words))
    play.command(on_the_shelf(tmp_path), **asked(seat="li", plain=True))
    assert (len(played), screen.opened) == (1, [])
