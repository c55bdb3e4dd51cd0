"""Complaints: what a customer does whose order came late, how we answer, and how it ends.

The longer an order is overdue, the likelier the customer complains when it comes. An open complaint holds the payment back.
Our answer settles it or not; one that is not settled ends after a standoff, with the order cancelled or the money paid all the
same. Who has paid in advance holds nothing back, and complains without cancelling. All luck is keyed by the need.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..rng import Purpose
from ..world.entities import Utility
from ..world.events import (
    COMPLAINT_ANSWERED,
    COMPLAINT_MADE,
    COMPLAINT_NOT_SETTLED,
    COMPLAINT_SETTLED,
)

if TYPE_CHECKING:
    from ..spec.promises import Complaints as Terms
    from .fulfilment import Order
    from .world import World

CHANCES = Purpose("complaint.chances", "uniform")
ANSWER = Purpose("complaint.answer", "normal")


class Complaint:
    """One customer's complaint about one order; `cause` is the last row about it."""

    __slots__ = ("_cancels", "_order", "_settles", "_terms", "_world", "cause", "is_open")

    def __init__(self, world: World, terms: Terms, order: Order, settles: float, cancels: float, cause: int) -> None:
        self._world, self._terms, self._order, self.cause = world, terms, order, cause
        self._settles, self._cancels = settles, cancels
        self.is_open = True

    def open(self) -> None:
        """The customer says so, thinks less of us, and waits for an answer."""
        self._tell(COMPLAINT_MADE)
        self._feel(-self._terms.hurt)
        luck = self._world.rows(ANSWER, self._order.origin.stream)[self._order.ordinal][0]
        self._world.clock.at(self._terms.answer * math.exp(self._terms.sigma * luck), self.answer)

    def answer(self) -> None:
        """We answer: what was lost comes back in part, or the standoff begins."""
        self._tell(COMPLAINT_ANSWERED)
        if self._settles < self._terms.settles:
            self._tell(COMPLAINT_SETTLED)
            self._feel(self._terms.regained * self._terms.hurt)
            self._end()
        else:
            self._tell(COMPLAINT_NOT_SETTLED)
            self._world.clock.at(self._terms.standoff, self.stand_off)

    def stand_off(self) -> None:
        """It was never settled: the order is cancelled, or the customer pays all the same."""
        if self._cancels < self._terms.cancels:
            self._order.cancel(self.cause, self._terms.returned)
        self._end()

    def _end(self) -> None:
        self.is_open = False
        self._order.release()

    def _tell(self, kind: int) -> None:
        order = self._order
        self.cause = self._world.log.add(self._world.clock.now, kind, order.case, order.seller.code, self.cause)

    def _feel(self, change: Utility) -> None:
        if self._order.account is not None:
            self._order.account.satisfaction += change


def complaint_about(world: World, order: Order, cause: int) -> Complaint | None:
    """What the customer of an order says that came late; None where they let it pass."""
    terms = world.scenario.aftersales.complaints
    if terms is None:
        return None
    made, settles, cancels = world.rows(CHANCES, order.origin.stream, 3)[order.ordinal]
    if made >= 1 - math.exp(-(terms.broken + terms.a_day * order.delivery.late)):
        return None
    return Complaint(world, terms, order, settles, cancels, cause)
