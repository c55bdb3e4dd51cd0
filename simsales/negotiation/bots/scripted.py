"""Scripted: does what the handbook says, in its order, whoever sits there.

Greet, three questions, a summary; open at list price; clarify, answer and check an objection; give in shrinking steps and
once in exchange; ask the manager in time; ask for the signature. It follows the book and not the buyer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from ...registry import plugin
from ...spec.block import Block
from ...units import Param, Share
from ..moves import Act, Move, Say
from ..view import TableView
from .desk import at_price, formality, heard, price_issue, put_forward, sweetened

_QUESTIONS = ("need", "deadline", "decision")
_OPENING_NOISE = 0.01


@plugin("negotiator")
class Scripted(Block):
    """The chapters of the handbook, one after the other."""

    kind: Literal["scripted"] = "scripted"
    gives: Annotated[
        Share,
        Param(
            en="part of the way left to the floor given each time",
            zh="每次让出到底价剩余空间的几成",
            source="assumption",
        ),
    ] = 0.4

    def choose(self, view: TableView, chances: Sequence[float]) -> Move:
        courtesy = formality(view)
        if courtesy is not None:
            return courtesy
        if view.turn == 0:
            return Move(Act.GREET)
        if view.doubt is not None:
            return objection_by_the_book(view)
        for topic in _QUESTIONS:
            if view.ours < 0 and topic not in view.asked:
                return Move(Act.ASK, topic)
        if view.answered and not view.summaries:
            return Move(Act.SUMMARISE)
        if view.ours < 0:
            return Move(Act.OFFER, offer=_opening(view, chances[0]))
        return self._bargains(view)

    def _bargains(self, view: TableView) -> Move:
        made = len(view.our_offers)
        offer, given = self._next(view, made)
        if Act.ACCEPT in view.acts:
            good = view.firm[view.theirs] >= view.firm[offer] or heard(view, Say.LAST_OFFER)
            if good and view.firm[view.theirs] >= 0:
                return Move(Act.ACCEPT)
        if offer == view.ours or view.firm[offer] < 0:
            if Act.APPROVAL in view.acts:
                return Move(Act.APPROVAL)
            return Move(Act.CLOSE if view.turn % 2 else Act.HOLD)
        if given:
            return Move(Act.TRADE, offer=offer, give=given, get="price" if price_issue(view) >= 0 else given)
        return put_forward(view, offer)

    def _next(self, view: TableView, made: int) -> tuple[int, str]:
        """The second and the fifth offer are an exchange of something cheap, the others a step down in price."""
        is_exchange = made % 3 == 1
        if is_exchange or price_issue(view) < 0:
            offer, name = sweetened(view, view.ours)
            if name:
                return offer, name
        return at_price(view, view.ours, self._price(view)), ""

    def _price(self, view: TableView) -> float:
        """Each step down is a part of what is left, so each is smaller than the one before."""
        issue = view.board.issues[price_issue(view)]
        own, step = view.board.value(view.ours, price_issue(view)), issue.values[1] - issue.values[0]
        return max(own - max(self.gives * (own - view.floor), step), view.floor)


def objection_by_the_book(view: TableView) -> Move:
    """Ask what is behind it, answer it, check that it is gone."""
    if not view.doubt_explained:
        return Move(Act.ASK, "objection")
    return Move(Act.CHECK) if view.doubt_answered else Move(Act.ANSWER, view.doubt or "")


def _opening(view: TableView, chance: float) -> int:
    standard, i = view.board.standard, price_issue(view)
    if i < 0:
        return int(view.firm.argmax())
    return at_price(view, standard, view.board.issues[i].values[-1] * (1 - _OPENING_NOISE * chance))
