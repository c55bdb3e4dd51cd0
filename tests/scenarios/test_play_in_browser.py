"""`--browser` on the command line: what opens, and what is refused before anything is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner, Result

from simsales.cli import app as commands
from simsales.cli import main, play
from simsales.errors import SimsalesError
from simsales.report.chairs import ChairChosen
from simsales.store.journal import Journal


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Any, ...]]:
    """What would be served instead of a browser opening."""
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path))

    def screen() -> Any:
        return lambda lang, game=None, port=None, chair=None: asked.append(
            (lang, game, port, *([chair] if chair else []))
        )

    monkeypatch.setattr(play, "browser_screen", screen)
    monkeypatch.setattr(commands, "browser_screen", screen)
    return asked


def simsales(*words: str) -> Result:
    return CliRunner().invoke(commands.app, [*words, "--lang", "zh"])


def games(folder: Path) -> list[str]:
    with Journal(folder / "games.sqlite") as journal:
        return [one.name for one in journal.games()]


def test_with_nothing_named_home_is_opened(served: list[Any], tmp_path: Path) -> None:
    assert (simsales("--browser").exit_code, simsales("play", "--browser").exit_code) == (0, 0)
    assert served == [("zh", None, None), ("zh", None, None)]
    assert games(tmp_path) == []


def test_a_role_play_is_begun_and_opened(served: list[Any], tmp_path: Path) -> None:
    assert simsales("play", "tutorial", "--browser", "--port", "8123").exit_code == 0
    assert served == [("zh", 1, 8123)]
    assert games(tmp_path) == ["tutorial"]


def test_a_kept_game_is_gone_on_with(served: list[Any], tmp_path: Path) -> None:
    simsales("play", "tutorial", "--browser")
    assert simsales("play", "--browser", "--from", "1").exit_code == 0
    assert served[1] == ("zh", 1, None)
    assert games(tmp_path) == ["tutorial"]


def test_a_scenario_with_several_chairs_offers_them_in_the_browser(served: list[Any], tmp_path: Path) -> None:
    assert simsales("play", "incentive-rollout", "--browser", "--quarter", "3").exit_code == 0
    assert served == [("zh", None, None, ("incentive-rollout", ChairChosen("", 3)))]
    assert games(tmp_path) == []


def test_a_chair_that_is_named_is_taken_at_once(served: list[Any], tmp_path: Path) -> None:
    assert simsales("play", "incentive-rollout", "--browser", "--seat", "manager").exit_code == 0
    assert served == [("zh", 1, None)]


@pytest.mark.parametrize(
    "words",
    [
        ["play", "tutorial", "--browser", "--plain"],
        ["play", "tutorial", "--browser", "--bot", "novice"],
        ["play", "--browser", "--port", "0"],
        ["--browser", "play", "tutorial"],
    ],
)
def test_what_does_not_go_together_is_wrong_usage(words: list[str], served: list[Any]) -> None:
    assert simsales(*words).exit_code == 2
    assert served == []


def test_where_it_is_not_installed_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simsales.cli.installed.entry_points", lambda **_: [])
    result = simsales("--browser")
    assert isinstance(result.exception, SimsalesError)
    assert "pip install" in result.exception.say("zh")


def test_simsales_without_a_word_opens_the_terminal_application_whatever_else_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []

    class Installed(NamedTuple):
        name: str

        def load(self) -> Callable[[str], None]:
            return lambda lang: opened.append(self.name)

    both = [Installed("browser"), Installed("textual")]
    monkeypatch.setattr(
        "simsales.cli.installed.entry_points",
        lambda group, name=None: [one for one in both if name in (None, one.name)],
    )
    monkeypatch.setattr("sys.argv", ["simsales"])
    main()
    assert opened == ["textual"]
