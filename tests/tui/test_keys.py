"""Keys are called by what is printed on them, in the language of the screen."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from simsales_tui import keys
from simsales_tui.app import SimsalesApp
from tests.tui.every_screen import EVERY_SCREEN


@pytest.mark.parametrize("kind", EVERY_SCREEN, ids=lambda kind: kind.__name__)
def test_no_key_is_called_by_the_name_a_program_has_for_it(kind) -> None:
    for one in kind.BINDINGS:
        for key in one.key.split(","):
            said = keys.key_said(key)
            assert not (len(key) > 2 and said.zh == key.upper()), key
            assert "_" not in said.en + said.zh, key


def test_signs_are_said_by_themselves_and_held_keys_by_their_capitals() -> None:
    assert [keys.key_said(key).zh for key in ("full_stop", "f6", "ctrl+s", "space")] == [".", "F6", "Ctrl+S", "空格"]


def test_the_bar_at_the_bottom_speaks_the_language_of_the_screen() -> None:
    space, escape = Binding("space", "go", "go"), Binding("escape", "back", "back")
    assert [SimsalesApp(lang).get_key_display(space) for lang in ("zh", "en")] == ["空格", "space"]
    assert len({SimsalesApp(lang).get_key_display(escape) for lang in ("zh", "en")}) == 1
