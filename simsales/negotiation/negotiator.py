"""Whoever sits on our side of the table without being a person: one file for each in `negotiation/bots`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from .moves import Move
from .talk import Talk
from .view import TableView

CHANCES = 8
"""Keyed uniform numbers a negotiator may use in a turn."""


class Negotiator(Protocol):
    """A way to sell. Pure: the same view and chances get the same move."""

    @property
    def kind(self) -> str: ...

    def choose(self, view: TableView, chances: Sequence[float]) -> Move:
        """The next move; it must be legal."""


@runtime_checkable
class Seer(Protocol):
    """A negotiator that is shown the truth: what could have been done."""

    @property
    def kind(self) -> str: ...

    def look(self, talk: Talk) -> Move:
        """The first of them."""

    def foresee(self, talk: Talk) -> Sequence[Move]:
        """All its moves from here to the end: a buyer who is known leaves nothing open."""
