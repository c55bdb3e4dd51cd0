"""Roll-outs: what a talk is worth to the firm from here on, by playing it to its end many times with the same buyer.

The buyer is the one who was met: limits, weights, answers, doubts. What differs from one roll-out to the next are the habits
of whoever goes on for us, and the luck of somebody leaving the table, keyed by turn, stage and number: two moves are compared
under the same numbers, and the final figure has numbers of its own, so that it is not the luckiest of many guesses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from ..negotiation.moves import Move, Reply, Say
from ..negotiation.talk import Talk
from ..negotiation.truth import Truth
from ..rng import Luck, Purpose
from .continuation import NUMBERS, Continuation, Habits

HABITS = Purpose("review.habits", "uniform")
LEAVING = Purpose("review.leaving", "uniform")
Worths = Any
"""An array of worths to the firm, minor units, one for each roll-out."""


class Estimate(NamedTuple):
    """A worth (minor units) and its standard error."""

    mean: float
    error: float

    @property
    def margin(self) -> float:
        """Half the width of the 95% interval."""
        return 1.96 * self.error


def estimate(worths: Worths) -> Estimate:
    """The mean of roll-outs; the error is 0 where all came out the same."""
    count = len(worths)
    return Estimate(float(np.mean(worths)), float(np.std(worths, ddof=1)) / count**0.5 if count > 1 else 0.0)


class Chance(NamedTuple):
    """One roll-out's luck: our habits, and the buyer with this luck of leaving."""

    habits: Habits
    truth: Truth


class Rollouts:
    """Worths of moves at one meeting."""

    def __init__(self, truth: Truth, way: Continuation, luck: Luck) -> None:
        self._truth, self._way, self._luck = truth, way, luck

    def chances(self, stream: str, count: int, questions: int | None = None) -> list[Chance]:
        """The luck of so many roll-outs; the same stream gives the same."""
        habits = self._luck.rows(HABITS, stream, NUMBERS)
        leaving = self._luck.rows(LEAVING, stream, self._truth.turns + 1)
        return [
            Chance(Habits.of(habits[k], questions), replace(self._truth, tempers=leaving[k])) for k in range(count)
        ]

    def worth(self, talk: Talk, move: Move | None, chances: list[Chance]) -> Worths:
        """What comes out when `move` is made (None: as the habits say), once for each chance."""
        return np.array([self._play(talk, move, chance) for chance in chances])

    def _play(self, talk: Talk, move: Move | None, chance: Chance) -> float:
        there, is_last = with_luck(talk, chance.truth), False
        if move is not None:
            is_last = is_last_call(there.hear(move))
        while not there.ending and there.deal < 0:
            said = there.hear(self._way.choose(there, chance.habits, is_last=is_last))
            is_last = is_last or is_last_call(said)
        return float(self._truth.table.firm[there.deal]) if there.deal >= 0 else 0.0


def with_luck(talk: Talk, truth: Truth) -> Talk:
    """A copy of the talk in which the buyer is this one; it must be the same but for luck."""
    other = talk.copy()
    other.truth = other.bargain.truth = other.listening.truth = truth
    return other


def is_last_call(said: Reply) -> bool:
    """Whether they have just said that this is their last offer."""
    return any(one.say is Say.LAST_OFFER for one in said)
