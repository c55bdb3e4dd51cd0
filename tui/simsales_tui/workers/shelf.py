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
    """What lies on the shelf, by name; the first of it, or all."""

    books: Mapping[str, Book]
    is_all: bool


def read_shelf(screen: Screen[None]) -> None:
    """Open every scenario there is; then load what the first talk will want, while somebody still reads."""
    worker, found = get_current_worker(), dict[str, Book]()
    for book in books():
        if worker.is_cancelled:
            return
        found[book.name] = book
        if len(found) == 1:
            screen.post_message(Shelved(dict(found), is_all=False))
    screen.post_message(Shelved(found, is_all=True))
    if not worker.is_cancelled:
        from ..screens import preparation, roleplay  # noqa: F401
