"""A deaf seller: asks what the other one asks, and nothing of the answers reaches its offers.

The talk goes as always, patience and mood included; so what is left of the gain from asking is what questions bring by other
ways than information. Used by tests and evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .bots.skilled import Skilled
from .moves import Act, Move
from .view import TableView


class Deaf(NamedTuple):
    """Does until the first offer what a listener does, and from then on what somebody does who was told nothing."""

    listener: Skilled

    @property
    def kind(self) -> str:
        return "deaf"

    def choose(self, view: TableView, chances: Sequence[float]) -> Move:
        move = self.listener.choose(view, chances)
        if view.ours < 0 and move.act is not Act.OFFER:
            return move
        return self.listener.choose(view._replace(told={}, answered=frozenset()), chances)
