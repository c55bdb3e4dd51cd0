"""The contract with a bargaining manner: what a buyer's tactic looks at, and what it decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol


class Stand(NamedTuple):
    """Where a negotiation stands, in the eyes of a buyer who is about to move.

    Ways are shares of the buyer's own way from the opening to the walk-away limit. `ours` is the part of it that the seller
    has given since the buyer's last offer, `gone` what the buyer has given so far. `time` is 0 at the start and 1 when
    patience is used up. Moods are 0..1.
    """

    time: float
    gone: float
    ours: float
    goodwill: float
    anger: float


class Tactic(Protocol):
    """A buyer's way to bargain. `aim` is the part of the fair price they open at; chances and weights are 0..1."""

    @property
    def kind(self) -> str: ...

    @property
    def aim(self) -> float: ...

    @property
    def openness(self) -> float:
        """Chance that a question gets a true answer, before mood and trust count."""

    @property
    def bluffs(self) -> float:
        """Chance that what is not told truthfully is told untruthfully, rather than not at all."""

    @property
    def warmth(self) -> float:
        """How much kindness and its opposite move the mood."""

    @property
    def temper(self) -> float:
        """How much an insult angers."""

    def way(self, stand: Stand) -> float:
        """The share of the way to have gone after this turn; never less than `stand.gone` counts."""


class StandIn(Protocol):
    """Whoever sits on our side of a table without being a person. Pure: the same view and chances get the same move."""

    @property
    def kind(self) -> str: ...

    def choose(self, view: Any, chances: Sequence[float]) -> Any:
        """The next move, a legal one. `view` is a `TableView`, `chances` are keyed uniform numbers of this turn."""
