"""A negotiation as it was played: the meeting, the truth about the buyer, the moves made, and what was said at every turn.

A talk is deterministic, so the moves are the whole record; everything else is played again from them. Outcomes are numbers of
the truth's table, -1 for none; worths are minor units above leaving.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ..errors import SimsalesError
from ..i18n import Text
from ..negotiation.moves import OFFERING, Act, Move, Reply
from ..negotiation.rules import refusal
from ..negotiation.talk import Talk
from ..negotiation.truth import Truth
from ..spec.meeting import Meeting

_ILLEGAL = Text(en="move {number} ({act}) cannot be made there: {why}", zh="第 {number} 步 ({act}) 在当时不能走: {why}")


class Preparation(NamedTuple):
    """What was written down before the talk. Prices are of the standard package, in major units; None = left empty."""

    walk_away: float | None = None
    target: float | None = None
    their_limit: float | None = None
    matters_most: str | None = None
    fallback: str | None = None


class Turn(NamedTuple):
    """One turn: the talk as it stood before our move, the move, what the buyer said, and how it stood then. Read, never change."""

    number: int
    before: Talk
    move: Move
    said: Reply
    after: Talk

    @property
    def is_offer(self) -> bool:
        return self.move.act in OFFERING


class Played:
    """A talk from its first move to its last. Raises SimsalesError at the first move that was not legal.

    `money` is how many minor units, in which worths are, make a major one, in which prices are.
    """

    def __init__(
        self,
        meeting: Meeting,
        truth: Truth,
        moves: Sequence[Move],
        preparation: Preparation | None = None,
        money: float = 100.0,
    ) -> None:
        self.meeting, self.truth, self.preparation, self.money = meeting, truth, preparation, money
        self.moves = tuple(moves)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        talk, turns = Talk(self.truth), list[Turn]()
        for number, move in enumerate(self.moves, start=1):
            why = refusal(talk, move)
            if why is not None:
                raise SimsalesError(_ILLEGAL.fill(number=number, act=move.act.value, why=why))
            before = talk.copy()
            said = talk.hear(move)
            turns.append(Turn(number, before, move, said, talk.copy()))
        return tuple(turns)

    @property
    def end(self) -> Talk:
        """The talk as it was left."""
        return self.turns[-1].after if self.turns else Talk(self.truth)

    @property
    def deal(self) -> int:
        return self.end.deal

    @property
    def worth(self) -> float:
        """What came out of it for the firm: 0 without a deal, which is the fallback."""
        return float(self.truth.table.firm[self.deal]) if self.deal >= 0 else 0.0

    @cached_property
    def stake(self) -> float:
        """The most the firm could have had with the buyer just content; 0 where no agreement is good for both."""
        table = self.truth.table
        possible = table.firm[(table.buyer >= 0) & (table.firm >= 0)]
        return float(possible.max()) if len(possible) else 0.0

    @property
    def step(self) -> float:
        """What one step of the price is worth to the firm; 0 where there is no price."""
        firm = self.truth.table.firm
        return float(firm[self.standard[1]] - firm[self.standard[0]]) if len(self.standard) > 1 else 0.0

    # --- prices and worth ------------------------------------------------------------------------------------------------
    @cached_property
    def standard(self) -> tuple[int, ...]:
        """The outcomes of the standard package, from the lowest price to the highest; empty where there is no price."""
        table = self.truth.table
        if self.meeting.price is None:
            return ()
        first, price = table.standard, table.names.index("price")
        return tuple(table.moved(first, price, level) for level in range(table.sizes[price]))

    def worth_of_price(self, price: float) -> float:
        """What the standard package at this price (major units) is worth to the firm; NaN where there is no price."""
        if not self.standard:
            return float("nan")
        table = self.truth.table
        issue = table.names.index("price")
        return float(
            np.interp(
                price, [table.value(one, issue) for one in self.standard], [table.firm[one] for one in self.standard]
            )
        )

    def price_of_worth(self, worth: float) -> float:
        """The price (major units) at which the standard package is worth so much to the firm; NaN where there is no price."""
        if not self.standard:
            return float("nan")
        table = self.truth.table
        issue, firm = table.names.index("price"), [table.firm[one] for one in self.standard]
        rate = (table.value(self.standard[-1], issue) - table.value(self.standard[0], issue)) / (firm[-1] - firm[0])
        return float(table.value(self.standard[0], issue) + (worth - firm[0]) * rate)

    @property
    def least(self) -> float:
        """What the firm must at least have: by the preparation sheet, else as good as the fallback."""
        sheet = self.preparation
        if sheet is None or sheet.walk_away is None or not self.standard:
            return 0.0
        return self.worth_of_price(sheet.walk_away)

    @property
    def first_offer(self) -> Turn | None:
        """The turn in which we first put an offer on the table."""
        return next((turn for turn in self.turns if turn.is_offer), None)

    @property
    def signing(self) -> Turn | None:
        """The turn in which it was agreed."""
        return next((turn for turn in self.turns if turn.before.deal < 0 <= turn.after.deal), None)

    def concessions(self) -> list[tuple[Turn, float]]:
        """The turns in which an offer of ours was worth less to us than the one before, and how much less."""
        firm, found = self.truth.table.firm, list[tuple[Turn, float]]()
        for turn in self.turns:
            standing = turn.before.bargain.ours
            if turn.is_offer and standing >= 0 and firm[turn.move.offer] < firm[standing] - 0.5:
                found.append((turn, float(firm[standing] - firm[turn.move.offer])))
        return found

    def asked_before(self, turn: Turn) -> bool:
        """Whether anything had been asked (beside what they would pay) by then."""
        return any(one.move.act is Act.ASK and one.move.topic != "price" for one in self.turns[: turn.number - 1])
