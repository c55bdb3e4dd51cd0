"""A quarter that is played: time between two decisions, and the colleague's own run at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from simsales.errors import SimsalesError
from simsales.game import Game
from simsales.i18n import LANGS, Lang
from simsales.report.closing import closing_page, colleague_of
from simsales.session import Session

from .news import Failed, Progress


@dataclass
class Compared(Message):
    """The colleague has worked through the same days: the page of both, in each language."""

    pages: Mapping[Lang, Sequence[RenderableType]]


@dataclass
class Arrived(Message):
    """Time stands at the next decision, or at the end."""


def go_on(screen: Screen[None], session: Session) -> None:
    """Move time to the next decision or to the end; nothing is answered and nothing is written down here."""
    worker = get_current_worker()

    def should_stop() -> bool:
        screen.post_message(Progress(int(session.now), int(session.scenario.horizon)))
        return worker.is_cancelled

    try:
        session.advance(should_stop=should_stop)
    except SimsalesError as error:
        screen.post_message(Failed(error))
    else:
        if not worker.is_cancelled:
            screen.post_message(Arrived())


def ask_colleague(screen: Screen[None], game: Game) -> None:
    """Let nobody sit in the seats of a game that is over, and lay the two beside each other."""
    try:
        colleague = colleague_of(game)
        screen.post_message(Compared({lang: list(closing_page(game, lang, colleague)) for lang in LANGS}))
    except SimsalesError as error:
        screen.post_message(Failed(error))
