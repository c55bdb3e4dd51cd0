"""A game that is over, played again to be read: a firm's quarter takes a moment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType
from textual.message import Message
from textual.screen import Screen

from simsales.errors import SimsalesError
from simsales.game import Game
from simsales.i18n import LANGS, Lang
from simsales.report.replay_pages import replay_pages
from simsales.store.journal import Journal

from .news import Failed


@dataclass
class Replayed(Message):
    """The pages of a game, by language."""

    pages: dict[Lang, list[RenderableType]]


def replay_game(screen: Screen[None], journal: Path, number: int) -> None:
    """Play a kept game again and lay out its pages."""
    try:
        with Journal(journal) as kept:
            game = Game.resume(kept, number)
            pages = {lang: list(replay_pages(game, lang)) for lang in LANGS}
    except SimsalesError as error:
        screen.post_message(Failed(error))
    else:
        screen.post_message(Replayed(pages))
