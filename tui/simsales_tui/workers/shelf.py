"""Every scenario there is, opened: reading them takes a second, and home is shown before that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from simsales.report.library import Book, books


@dataclass
class Shelved(Message):
    """What lies on the shelf, by name."""

    books: Mapping[str, Book]


def read_shelf(screen: Screen[None]) -> None:
    """Open every scenario there is; then load what the first talk will want, while somebody still reads."""
    worker, found = get_current_worker(), dict[str, Book]()
    for book in books():
        if worker.is_cancelled:
            return
        found[book.name] = book
    screen.post_message(Shelved(found))
    if not worker.is_cancelled:
        from ..screens import preparation, roleplay  # noqa: F401
