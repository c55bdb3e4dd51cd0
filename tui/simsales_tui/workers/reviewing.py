"""A talk that is over, judged move by move."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message
from textual.screen import Screen

from simsales.errors import SimsalesError
from simsales.game import Game, next_form
from simsales.report.later_life import later_of
from simsales.review.of_game import played_in
from simsales.review.review import Review, review
from simsales.store.journal import Journal

from .news import Failed, Stopped, teller


@dataclass
class Reviewed(Message):
    """A game was judged; `next_form`: the variant to be played next, None for none."""

    game: Game
    review: Review
    next_form: str | None


def review_game(screen: Screen[None], journal: Path, number: int) -> None:
    """Judge a game that is over."""
    tell = teller(screen)
    try:
        with Journal(journal) as kept:
            game = Game.resume(kept, number)
            game.advance()
        room = game.session.meetings[0]
        found = review(played_in(room), later_of(game, room), progress=tell)
    except Stopped:
        return
    except SimsalesError as error:
        screen.post_message(Failed(error))
    else:
        screen.post_message(Reviewed(game, found, next_form(game)))
