"""The ladder: the same buyers for sellers of every skill, from any legal move up to knowing everything.

What a rung brings home tells how hard a meeting is, and for whom. An outcome is what the deal is worth to the firm above its
fallback, as a part of the most that this buyer would have signed; no deal is 0, a deal below the fallback less. Comparing
the rungs is left to a higher floor.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..registry import installed
from ..rng import KeyedLuck, Seed, replication_seed
from ..spec.meeting import OurSide
from .negotiator import Negotiator, Seer
from .playing import bot_chances, play_out
from .talk import Talk
from .truth import Truth

RUNGS = ("random", "novice", "scripted", "skilled", "oracle")


class Game(NamedTuple):
    """One game: the share of what could be had, whether there was a deal, and how many turns it took."""

    share: float
    is_deal: bool
    turns: int


def rung(kind: str) -> Negotiator | Seer:
    """The seller of a rung, as it comes."""
    made: Negotiator | Seer = installed().kinds("negotiator")[kind]()
    return made


def climb(
    seller: Negotiator | Seer, side: OurSide, truths: Sequence[Truth], seed: Seed, games: range, form: str = "form"
) -> list[Game]:
    """Play these games: the first meets the first buyer and so on, round and round, each with chances of its own. Who sees everything needs no chance,
    so each buyer is met once and the game counted again."""
    known: dict[int, Game] = {}
    played = list[Game]()
    for place, i in enumerate(games):
        number = place % len(truths)
        if isinstance(seller, Seer) and number in known:
            played.append(known[number])
            continue
        chances = bot_chances(KeyedLuck(replication_seed(seed, i)), seller.kind, form)
        game = told(play_out(Talk(truths[number]), side, seller, chances))
        known[number] = game
        played.append(game)
    return played


def told(talk: Talk) -> Game:
    """What a finished talk came to."""
    most = reachable(talk.truth)
    worth = float(talk.truth.table.firm[talk.deal]) if talk.deal >= 0 else 0.0
    return Game(worth / most if most > 0 else 0.0, talk.deal >= 0, talk.turn)


def reachable(truth: Truth) -> float:
    """The most the firm could have of what the buyer would rather sign than leave and our manager may give, minor units; 0 where
    there is nothing."""
    table = truth.table
    worths = table.firm[(table.buyer >= 0) & may_be_signed(truth)]
    return max(float(worths.max()), 0.0) if len(worths) else 0.0


def may_be_signed(truth: Truth) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which outcomes are within our manager's authority, or our own where nobody can be asked."""
    table = truth.table
    if "price" not in table.names:
        return np.ones(len(table), dtype=bool)
    least = truth.own_floor if truth.manager_floor is None else min(truth.own_floor, truth.manager_floor)
    i = table.names.index("price")
    return (np.array(table.issues[i].values) >= least - 1e-9)[table.levels[:, i]]
