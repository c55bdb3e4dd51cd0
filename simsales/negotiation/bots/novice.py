"""Novice: takes the deal for a fixed pie and talks about the price alone.

Opens near what is hoped for, gives in equal steps and asks for nothing back, answers objections nobody explained, splits the
difference once it is small. Sources: Bazerman and Neale (1983) on the fixed pie; sales trainers on giving without getting.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param, Share
from ..moves import Act, Move, Say
from ..view import TableView
from .desk import at_price, formality, heard, price_issue, put_forward, sweetened


@plugin("negotiator")
class Novice(Block):
    """What most people do the first time."""

    kind: Literal["novice"] = "novice"
    steps: Annotated[
        int, Field(ge=1, le=20), Param(en="steps from target to floor", zh="从目标到底价分几步", source="assumption")
    ] = 4
    splits: Annotated[
        Share,
        Param(
            en="splits the difference once it is this share of the target",
            zh="差距小于目标的这一比例就对半",
            source="assumption",
        ),
    ] = 0.06

    def choose(self, view: TableView, chances: Sequence[float]) -> Move:
        courtesy = formality(view)
        if courtesy is not None:
            return courtesy
        if view.turn == 0:
            return Move(Act.GREET)
        if view.doubt is not None:
            return Move(Act.CHECK) if view.doubt_answered else Move(Act.ANSWER, view.doubt)
        if price_issue(view) < 0:
            return self._gives_away(view)
        return self._names_a_price(view, chances[0])

    def _names_a_price(self, view: TableView, chance: float) -> Move:
        if view.ours < 0:
            return Move(Act.OFFER, offer=at_price(view, view.board.standard, view.target * (1 + 0.02 * (chance - 0.5))))
        i = price_issue(view)
        own = view.board.value(view.ours, i)
        if view.theirs >= 0:
            theirs = view.board.value(view.theirs, i)
            can_accept = Act.ACCEPT in view.acts and view.firm[view.theirs] >= 0
            if can_accept and (theirs >= own or heard(view, Say.LAST_OFFER)):
                return Move(Act.ACCEPT)
            if own - theirs <= self.splits * view.target:
                return self._lower(view, (own + theirs) / 2)
        least = view.manager_floor if view.manager_floor is not None else view.floor
        return self._lower(view, own - (view.target - least) / self.steps)

    def _lower(self, view: TableView, price: float) -> Move:
        offer = at_price(view, view.ours, price)
        if offer != view.ours:
            return put_forward(view, offer)
        if price < view.floor and Act.APPROVAL in view.acts:
            return Move(Act.APPROVAL)
        return Move(Act.CLOSE)

    def _gives_away(self, view: TableView) -> Move:
        """Without a price there is only giving: a step of whatever is cheapest, each time."""
        if view.ours < 0:
            return Move(Act.OFFER, offer=int(view.firm.argmax()))
        if Act.ACCEPT in view.acts and view.firm[view.theirs] >= 0 and heard(view, Say.LAST_OFFER):
            return Move(Act.ACCEPT)
        offer, name = sweetened(view, view.ours)
        return Move(Act.CONCEDE, offer=offer) if name and view.firm[offer] >= 0 else Move(Act.CLOSE)
