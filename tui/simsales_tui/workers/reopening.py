"""A kept game played again up to one of its answers, to go on from there: a firm's quarter takes a moment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from simsales.errors import SimsalesError
from simsales.game import Rerun, rerun
from simsales.store.journal import Journal


@dataclass
class PlayedAgain(Message):
    """The game as it stood then, or why it cannot be played again."""

    found: Rerun | SimsalesError


def play_again(screen: Screen[Any], journal: Path, number: int, answers: int | None) -> None:
    """Play a kept game again, nothing is written down; silent where something else was asked for meanwhile."""
    worker = get_current_worker()
    try:
        with Journal(journal) as kept:
            found: Rerun | SimsalesError = rerun(kept, number, answers)
    except SimsalesError as error:
        found = error
    if not worker.is_cancelled:
        screen.post_message(PlayedAgain(found))
