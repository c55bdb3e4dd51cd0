"""The last page of a quarter: everything fits 80 columns, and days are dates."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.console import Console

from simsales.game import Game
from simsales.i18n import LANGS
from simsales.report.closing import closing_page
from simsales.session import Pending
from simsales.store.journal import Journal
from tests.small_quarter import REP as SEAT
from tests.small_quarter import SHIFT, WORLD


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> Game:
    """A quarter played as usual to its end."""
    with Journal(tmp_path_factory.mktemp("kept") / "games.sqlite") as journal:
        game = Game.begin(journal, WORLD, name="small", seats={SEAT: SHIFT})
        while isinstance(game.advance(), Pending):
            game.answer(game.session.pending[0].id, {})
        return game


def page(game: Game, lang, width: int) -> str:
    console = Console(file=StringIO(), width=width)
    for part in closing_page(game, lang):
        console.print(part)
    return console.file.getvalue()


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_the_last_page_is_cut_at_80_columns(played: Game, lang) -> None:
    narrow, wide = page(played, lang, 78), page(played, lang, 300)
    assert "…" not in narrow
    assert sorted("".join(narrow.split())) == sorted("".join(wide.split()))
    assert ("任期内" if lang == "zh" else "your days") in narrow


def test_days_of_the_last_page_are_dates(played: Game) -> None:
    said = page(played, "zh", 300)
    assert re.match(r"结束。.*\d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d", said)
    assert not re.search(r"\d{4}-\d\d-\d\d +\d+\.\d\d", said)
