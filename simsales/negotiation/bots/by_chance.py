"""Random: any legal move. What can be reached without thinking at all: the bottom of the ladder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar

import numpy as np

from ...registry import plugin
from ...spec.block import Block
from ..moves import ASK_TOPICS, OFFERING, PRESENT_TOPICS, PROMISES, Act, Move
from ..view import TableView
from .desk import free

T = TypeVar("T")


@plugin("negotiator")
class ByChance(Block):
    """Every act that can be done now is as likely as every other, and so is everything it can be about."""

    kind: Literal["random"] = "random"

    def choose(self, view: TableView, chances: Sequence[float]) -> Move:
        act = _one(view.acts, chances[0])
        names = view.board.names
        if act is Act.ASK:
            topics = [*ASK_TOPICS, *names] if view.doubt else [*ASK_TOPICS[:-1], *names]
            return Move(act, _one(topics, chances[1]))
        if act is Act.PRESENT:
            return Move(act, _one([*PRESENT_TOPICS, *(name for name in names if name != "price")], chances[1]))
        if act is Act.ANSWER:
            return Move(act, view.doubt or "")
        if act is Act.PROMISE:
            return Move(act, _one(PROMISES, chances[1]))
        if act in OFFERING:
            return _offer(view, act, chances)
        return Move(act)


def _offer(view: TableView, act: Act, chances: Sequence[float]) -> Move:
    may = free(view)
    if act is Act.CONCEDE and view.ours >= 0:
        may &= view.firm < view.firm[view.ours]
    outcomes: list[int] = np.flatnonzero(may).tolist()
    if not outcomes:
        return Move(Act.SILENCE)
    offer = _one(outcomes, chances[1])
    names = view.board.names
    return (
        Move(act, "", offer, _one(names, chances[2]), _one(names, chances[3]))
        if act is Act.TRADE
        else Move(act, "", offer)
    )


def _one(things: Sequence[T], chance: float) -> T:
    return things[int(chance * len(things))]
