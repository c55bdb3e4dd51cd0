"""Roll-outs: what a talk is worth to the firm from here on, by playing it to its end many times with the same buyer.

The buyer is the one who was met: limits, weights, temper, patience, doubts. What differs from one roll-out to the next are the
habits of whoever goes on for us, and the buyer's luck: whether they answer, are convinced, leave the table. So a move is judged by
what it was worth, not by how it happened to turn out. All of it is keyed by turn, stage and number: two moves are compared
under the same numbers, and the final figure has numbers of its own, so that it is not the luckiest of many guesses. The style of
whoever goes on is the one of a small grid that suits this buyer best: else every move that only gains time for a better style
would seem worth something.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, product
from typing import Any, NamedTuple

import numpy as np

from ..negotiation.moves import Move, Reply, Say
from ..negotiation.talk import Talk
from ..negotiation.truth import Truth
from ..rng import Luck, Purpose
from .continuation import NUMBERS, QUESTIONS, Continuation, Style

HABITS = Purpose("review.habits", "uniform")
LEAVING = Purpose("review.leaving", "uniform")
ANSWERING = Purpose("review.answering", "uniform")
CONVINCED = Purpose("review.convinced", "uniform")
TRIES = 6
"""Numbers for one question; who asks more often meets the last again."""
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


_OPENINGS, _YIELDS, _HURRIES, _TRIES = (0.5, 0.9), (0.03, 0.06, 0.1, 0.17), (3.5, 5.5, 8.0), 10


class Chance(NamedTuple):
    """One roll-out's luck: our style, and the buyer with this luck of leaving."""

    style: Style
    truth: Truth


class Rollouts:
    """Worths of moves at one meeting."""

    def __init__(self, truth: Truth, way: Continuation, luck: Luck, style: Style | None = None) -> None:
        self._truth, self._way, self._luck = truth, way, luck
        self.style = self._suited() if style is None else style

    def chances(self, talk: Talk, stream: str, many: int, style: Style | None = None) -> list[Chance]:
        """The luck of so many roll-outs from here; the same stream gives the same."""
        habits = self._luck.rows(HABITS, stream, NUMBERS)
        manner = self.style if style is None else style
        lucks = self._lucks(talk, stream)
        return [Chance(manner.about(habits[k]), next(lucks)) for k in range(many)]

    def _lucks(self, talk: Talk, stream: str) -> Iterator[Truth]:
        """The same buyer with other luck: of leaving, of answering, and of being convinced by what was not tried yet."""
        truth, topics = self._truth, list(self._truth.answers)
        leaving = self._luck.rows(LEAVING, stream, truth.turns + 1)
        answering = self._luck.rows(ANSWERING, stream, max(len(topics) * TRIES, 1))
        convinced = self._luck.rows(CONVINCED, stream, max(len(truth.doubts), 1))
        for k in count():
            answers = {topic: answering[k][i * TRIES : (i + 1) * TRIES] for i, topic in enumerate(topics)}
            doubts = tuple(
                doubt if tried else doubt._replace(chance=chance)
                for doubt, tried, chance in zip(truth.doubts, talk.listening.tries, convinced[k], strict=False)
            )
            yield replace(truth, tempers=leaving[k], answers=answers, doubts=doubts)

    def _suited(self) -> Style:
        """Of a grid of styles the one that brings most from this buyer, met from the start; then how many questions."""
        ways = [Style(1, *rest) for rest in product(_OPENINGS, _YIELDS, _HURRIES)]
        best = max(ways, key=self._brings)
        return max((best._replace(questions=number) for number in range(len(QUESTIONS) + 1)), key=self._brings)

    def _brings(self, style: Style) -> float:
        start = Talk(self._truth)
        return float(self.worth(start, None, self.chances(start, "style", _TRIES, style)).mean())

    def worth(self, talk: Talk, move: Move | None, chances: list[Chance]) -> Worths:
        """What comes out when `move` is made (None: as the habits say), once for each chance."""
        return np.array([self._play(talk, move, chance) for chance in chances])

    def _play(self, talk: Talk, move: Move | None, chance: Chance) -> float:
        there, is_last = with_luck(talk, chance.truth), False
        if move is not None:
            is_last = is_last_call(there.hear(move))
        while not there.ending and there.deal < 0:
            said = there.hear(self._way.choose(there, chance.style, is_last=is_last))
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
