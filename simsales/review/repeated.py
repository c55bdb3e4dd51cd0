"""Always the same: a seller who makes one offer and from then on does one thing, whatever is said.

Where one of these does as well as skill, the meeting has a trick instead of a lesson. Courtesy and objections are dealt with by
the book, so that the one thing gets its chance. Used by lint.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..negotiation.bots.desk import at_price, formality, price_issue, sweetened
from ..negotiation.bots.scripted import objection_by_the_book
from ..negotiation.moves import Act, Move
from ..negotiation.view import TableView

REPEATED = (Act.OFFER, Act.HOLD, Act.CLOSE, Act.SILENCE, Act.TRADE, Act.CONCEDE, Act.ACCEPT)


class Repeated(NamedTuple):
    """Offers the standard package at list price, or at the target, and then does `act` again and again."""

    act: Act
    at_target: bool = False

    @property
    def kind(self) -> str:
        return "repeated"

    def choose(self, view: TableView, chances: Sequence[float]) -> Move:
        courtesy = formality(view)
        if courtesy is not None:
            return courtesy
        if view.ours < 0:
            return Move(Act.OFFER, offer=self._first(view))
        if view.doubt is not None:
            return objection_by_the_book(view)
        return self._again(view)

    def _first(self, view: TableView) -> int:
        if price_issue(view) < 0:
            return int(view.firm.argmax())
        standard = view.board.standard
        return at_price(view, standard, view.target) if self.at_target else standard

    def _again(self, view: TableView) -> Move:
        match self.act:
            case Act.ACCEPT:
                return Move(Act.ACCEPT) if Act.ACCEPT in view.acts and view.firm[view.theirs] >= 0 else Move(Act.CLOSE)
            case Act.TRADE:
                offer, given = sweetened(view, view.ours)
                return Move(Act.TRADE, offer=offer, give=given, get=given) if given else Move(Act.CLOSE)
            case Act.CONCEDE:
                return self._down(view)
            case Act.OFFER:
                return Move(Act.OFFER, offer=view.ours)
        return Move(self.act)

    def _down(self, view: TableView) -> Move:
        i = price_issue(view)
        if i < 0:
            offer = sweetened(view, view.ours)[0]
        else:
            values = view.board.issues[i].values
            offer = at_price(view, view.ours, view.board.value(view.ours, i) - (values[1] - values[0]))
        return Move(Act.CONCEDE, offer=offer) if view.firm[offer] < view.firm[view.ours] else Move(Act.CLOSE)
