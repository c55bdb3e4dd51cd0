"""Oracle: is shown the truth and tries out whole talks before it says a word. What could have been reached, nearly.

It goes over ways to come down (how many questions first, in how many steps) and for each finds, by halving, the best package
of the frontier that the buyer still signs. A search, not a proof: a better line may exist. Used as the top of the ladder and
as the yardstick of reviews.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, product
from typing import Literal, NamedTuple

import numpy as np

from ...registry import plugin
from ...spec.block import Block
from ..moves import Act, Move
from ..points import frontier
from ..rules import refusal
from ..talk import Talk

_FIRST = ("priorities", "need", "deadline", "decision", "worry")
_QUESTIONS = (0, 3)
_STEPS = (2, 5, 10)


class _Plan(NamedTuple):
    """A way to go: the package it ends with, the questions before the first offer, the steps down to the end."""

    end: int
    questions: int
    steps: tuple[int, ...]


class _Line(NamedTuple):
    """A talk played to its end in the head, and what it was worth to the firm."""

    worth: float
    moves: tuple[Move, ...]


@plugin("negotiator")
class Oracle(Block):
    """Knows the buyer, and how they will answer."""

    kind: Literal["oracle"] = "oracle"

    def look(self, talk: Talk) -> Move:
        return self.foresee(talk)[0]

    def foresee(self, talk: Talk) -> Sequence[Move]:
        if talk.is_over:
            return ()
        best = _Line(0.0, _leave(talk))
        if talk.deal < 0:
            ends = _ends(talk)
            for questions, steps in product(_QUESTIONS, _STEPS):
                best = max(best, _halved(talk, ends, questions, steps), key=lambda line: line.worth)
        return best.moves


def _leave(talk: Talk) -> tuple[Move, ...]:
    return (Move(Act.SUMMARISE),) if talk.deal >= 0 else (Move(Act.WALK),)


def _ends(talk: Talk) -> list[int]:
    """What both sides would rather sign than leave, and no other beats for both; the buyer's end first."""
    truth = talk.truth
    table = truth.table
    good = (table.firm > 0) & (table.buyer >= 0)
    inside = np.flatnonzero(good & np.array([truth.is_free(i, approved=True) for i in range(len(table))]))
    return [int(inside[i]) for i in frontier(table.firm[inside], table.buyer[inside])]


def _halved(talk: Talk, ends: Sequence[int], questions: int, steps: int) -> _Line:
    """The best end that is signed, taking it that whoever signs a package signs what is better for them."""
    best, low, high = _Line(0.0, _leave(talk)), 0, len(ends) - 1
    while low <= high:
        middle = (low + high) // 2
        line = _tried(talk, _Plan(ends[middle], questions, _way(talk, ends, middle, steps)))
        best = max(best, line, key=lambda one: one.worth)
        low, high = (middle + 1, high) if line.worth > 0 else (low, middle - 1)
    return best


def _way(talk: Talk, ends: Sequence[int], end: int, steps: int) -> tuple[int, ...]:
    """Offers from our end of the frontier down to the package, or from where we stand."""
    top = len(ends) - 1
    stands = talk.bargain.ours
    offers = [ends[top - round((top - end) * step / steps)] for step in range(steps + 1)]
    firm = talk.truth.table.firm
    return tuple(dict.fromkeys(offer for offer in offers if stands < 0 or firm[offer] < firm[stands]))


def _tried(talk: Talk, plan: _Plan) -> _Line:
    firm = talk.truth.table.firm
    talk, moves = talk.copy(), list[Move]()
    ways = _moves(talk, plan)
    while not talk.is_over:
        move = next(ways)
        if refusal(talk, move) is not None:
            break
        moves.append(move)
        talk.hear(move)
    worth = float(firm[talk.deal]) if talk.is_over and talk.deal >= 0 else 0.0
    return _Line(worth, tuple(moves))


def _moves(talk: Talk, plan: _Plan) -> Iterator[Move]:
    """The moves of a plan, each chosen when the one before has been answered."""
    firm, waiting = talk.truth.table.firm, list(plan.steps)
    if talk.turn == 0 and not talk.gate_left:
        yield Move(Act.GREET)
    while True:
        bargain, listening = talk.bargain, talk.listening
        asked = sum(listening.asked.values())
        if talk.gate_left:
            yield Move(Act.ASK, "decision") if talk.turn % 2 == 0 else Move(Act.PRESENT, "need")
        elif talk.deal >= 0 or bargain.asking >= 0:
            yield Move(Act.CHECK)
        elif listening.open_doubt is not None:
            yield from _cleared(talk, listening.open_doubt)
        elif bargain.theirs >= 0 and firm[bargain.theirs] >= firm[plan.end]:
            yield from _allowed(talk, bargain.theirs, Move(Act.ACCEPT))
        elif bargain.ours < 0 and asked < plan.questions:
            yield Move(Act.ASK, _FIRST[asked])
        elif waiting:
            offer = waiting.pop(0)
            yield from _allowed(talk, offer, Move(Act.OFFER, offer=offer))
        else:
            yield Move(Act.CLOSE) if bargain.ours >= 0 else Move(Act.OFFER, offer=plan.end)


def _cleared(talk: Talk, doubt: str) -> Iterator[Move]:
    """Ask once what is behind it, then answer and check in turn while it stands; whoever asks for moves stops when all is over."""
    yield Move(Act.ASK, "objection")
    ways = cycle((Move(Act.ANSWER, doubt), Move(Act.CHECK)))
    while talk.listening.open_doubt == doubt:
        yield next(ways)


def _allowed(talk: Talk, outcome: int, move: Move) -> Iterator[Move]:
    """A price below our own authority is asked for first."""
    if not talk.truth.is_free(outcome, approved=talk.approved):
        yield Move(Act.APPROVAL)
    yield move
