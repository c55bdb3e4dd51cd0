"""Regret: for every turn what the talk was worth before and after our move, and how much more the best move would have brought.

As in the review of a game of chess, with roll-outs in place of an engine. Cheap roll-outs sort the moves out, more of them choose
among the best few, and the chosen one and the one that was made are then played on with fresh chances: the gain that is claimed is not
that of the luckiest guess. Worths are expected money to the firm above its fallback (minor units), under one way of going on.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

import numpy as np

from ..negotiation.moves import Move
from ..rng import KeyedLuck
from .candidates import candidates
from .continuation import Continuation
from .labels import Label, label_of
from .played import Played, Turn
from .rollouts import Chance, Estimate, Rollouts, estimate

Progress = Callable[[int, int], None]
"""So many turns are judged, of so many."""


class Effort(NamedTuple):
    """Roll-outs per move in each stage, how many moves stay for the next, and roll-outs for the final figures."""

    stages: tuple[tuple[int, int], ...] = ((2, 12), (5, 5), (14, 1))
    final: int = 44


USUAL = Effort()
_LIGHT = 0.1
"""A turn on which less than this part of the heaviest one's weight hung is no turning point."""


class Judged(NamedTuple):
    """A turn and its worth: of the talk before, after our move, and after the best one; `loss` is the gain of the best over ours,
    from the same chances, and may come out below 0; `usual` is the median over everything that could have been done."""

    turn: Turn
    before: Estimate
    after: Estimate
    best: Move
    best_worth: Estimate
    loss: Estimate
    usual: float
    tried: int
    label: Label

    @property
    def lost(self) -> float:
        """What the move lost, 0 where that is not certain."""
        return self.loss.mean if self.label != "best" and self.loss.mean > self.loss.margin else 0.0

    @property
    def won(self) -> float:
        """What a good move was worth more than an ordinary one; 0 for others."""
        return max(self.after.mean - self.usual, 0.0) if self.label in ("best", "good") else 0.0

    @property
    def weight(self) -> float:
        """How much hung on the turn."""
        return self.won if self.label in ("best", "good") else self.lost


class Judge:
    """Judges the turns of one meeting. The same meeting and moves get the same judgements."""

    def __init__(self, played: Played, effort: Effort = USUAL) -> None:
        self.played, self.effort = played, effort
        self.way = Continuation(played)
        self.rollouts = Rollouts(played.truth, self.way, KeyedLuck(played.meeting.seed or 0))

    def all(self, progress: Progress | None = None) -> list[Judged]:
        """Every turn up to the agreement or the end; whoever listens is told how many are done, and may raise to stop it."""
        turns = [turn for turn in self.played.turns if turn.before.deal < 0]
        found = list[Judged]()
        for turn in turns:
            if progress is not None:
                progress(len(found), len(turns))
            found.append(self.judged(turn))
        return found

    def judged(self, turn: Turn) -> Judged:
        moves = candidates(turn.before, self.way, turn.move)
        best, usual = self._chosen(turn, moves)
        fresh = self.rollouts.chances(turn.before, f"{turn.number}/final", self.effort.final)
        made = self.rollouts.worth(turn.before, turn.move, fresh)
        other = made if best == turn.move else self.rollouts.worth(turn.before, best, fresh)
        before = self.rollouts.worth(turn.before, None, fresh)
        loss = estimate(other - made)
        return Judged(
            turn,
            estimate(before),
            estimate(made),
            best,
            estimate(other),
            loss,
            usual,
            len(moves),
            label_of(loss, self.played.stake, self.played.step),
        )

    def _chosen(self, turn: Turn, moves: list[Move]) -> tuple[Move, float]:
        """The best of the moves by stages of more and more roll-outs, and the median of all in the first."""
        left, found, usual = list(range(len(moves))), [np.empty(0) for _ in moves], 0.0
        for stage, (count, kept) in enumerate(self.effort.stages):
            chances = self.rollouts.chances(turn.before, f"{turn.number}/{stage}", count)
            for i in left:
                found[i] = np.concatenate([found[i], self._worth(turn, moves[i], chances)])
            usual = float(np.median([one.mean() for one in found])) if stage == 0 else usual
            left = sorted(left, key=lambda i: (-found[i].mean(), i))[:kept]
        return moves[left[0]], usual

    def _worth(self, turn: Turn, move: Move, chances: list[Chance]) -> np.ndarray:
        return np.asarray(self.rollouts.worth(turn.before, move, chances))


def turning_points(judged: Sequence[Judged], explained: Container[int] = (), most: int = 3) -> list[Judged]:
    """The turns on which most hung, in the order they were played; where there was a good one, one of them is good, if possible one of
    the turns (by number) that can be explained."""
    least = _LIGHT * max((one.weight for one in judged), default=0.0)
    heaviest = sorted((one for one in judged if one.weight > least), key=lambda one: (-one.weight, one.turn.number))
    good = sorted((one for one in heaviest if one.won > 0), key=lambda one: one.turn.number not in explained)[:1]
    others = [one for one in heaviest if one not in good][: most - len(good)]
    return sorted([*good, *others], key=lambda one: one.turn.number)
