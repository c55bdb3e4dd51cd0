"""How a talk is gone on with in a review: a competent seller with habits that differ a little from one roll-out to the next.

Asks, opens between target and list price, clears objections in three steps, gives a part of the gap a round in the packages
that should please this buyer most by what was told, and signs when the gap is small. Looks only at what a seller may know:
own worths, offers made, answers given. Not the best way to play, the same for all moves that are judged. Rates are
assumptions; a review's verdicts are differences under the same habits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..negotiation.listening import ANSWERED, EXPLAINED
from ..negotiation.moves import Act, Move
from ..negotiation.table import Numbers
from ..negotiation.talk import Talk
from .played import Played

NUMBERS = 3
"""Uniform numbers that make one seller."""
QUESTIONS = ("priorities", "need", "deadline")
_AT_THE_GATE = (Move(Act.ASK, "need"), Move(Act.ASK, "decision"), Move(Act.PRESENT, "need"), Move(Act.ASK, "worry"))
_SPAN = {"high": 0.4, "middle": 0.25, "": 0.2, "low": 0.16}
"""What an issue is taken to be worth to them at most, as a part of the price range, by how much they said it
matters ("": nothing said); close together, because not all that is said is true."""
_STANDARD = 0.5
"""Of packages that should please alike the one nearer to the standard is offered: how much it counts, in small gaps."""
_IN_A_HURRY = 0.4
"""Part of the gap given in a round by one who hurries."""
_CLOSE = 0.03
"""A gap of this part of the stakes is small enough to sign."""


class Style(NamedTuple):
    """How somebody bargains: how many questions before the first offer, where between target and list price (0..1) they open, what
    part of the gap they give in a round, and with how many turns of the buyer's patience left they hurry (whoever has met this
    buyer knows about when)."""

    questions: int = 1
    opening: float = 0.7
    yields: float = 0.1
    hurry: float = 5.0

    def about(self, numbers: Sequence[float]) -> Style:
        """Somebody of about this style: `NUMBERS` uniform numbers say who."""
        opening = min(max(self.opening + 0.2 * (numbers[0] - 0.5), 0.1), 1.0)
        hurry = self.hurry + 2 * (numbers[2] - 0.5)
        return Style(self.questions, opening, self.yields * (0.75 + 0.5 * numbers[1]), hurry)


class Continuation:
    """Everything a seller knows about the own side of one meeting, and what to do next."""

    def __init__(self, played: Played) -> None:
        truth, meeting = played.truth, played.meeting
        table = self.table = truth.table
        self.truth, self.least = truth, max(played.least, 0.0)
        top = float(table.firm.max())
        self.top = played.worth_of_price(meeting.price.high) if meeting.price is not None else top
        self.target = played.worth_of_price(meeting.seller.target) if meeting.price is not None else top / 2
        self.close = _CLOSE * max(self.top, 1.0)
        self._free = [self._in_order(approved=False), self._in_order(approved=True)]
        self._shapes, self._cheap = self._as_a_fixed_pie()
        self._is_priced = int("price" in table.names)
        self._standard = self._nearness()
        self._pleasing: dict[tuple[tuple[str, str], ...], Numbers] = {}

    def _nearness(self) -> Numbers:
        """How many issues beside price stand at their standard, over outcomes."""
        standard = self.table.levels[self.table.standard]
        near = self.table.levels == standard
        return np.asarray(near[:, self._is_priced :].sum(axis=1))

    def _in_order(self, *, approved: bool) -> tuple[Numbers, Numbers]:
        """Outcomes within our authority by what they are worth to us, and that worth."""
        free = np.array([i for i in range(len(self.table)) if self.truth.is_free(i, approved=approved)], dtype=int)
        order = free[np.argsort(self.table.firm[free], kind="stable")]
        return order, self.table.firm[order]

    def _as_a_fixed_pie(self) -> tuple[list[Numbers], list[float]]:
        """Of each issue 0..1 over outcomes, 1 where it costs us most; and how much that is."""
        shapes, spans = list[Numbers](), list[float]()
        for i, worth in enumerate(self.table.per_issue(self.table.firm)):
            span = float(np.ptp(worth))
            shape = (worth.max() - worth) / span if span > 0 else np.zeros(len(worth))
            shapes.append(shape[self.table.levels[:, i]])
            spans.append(span)
        return shapes, spans

    # --- packages -------------------------------------------------------------------------------------------------------
    def pleasing(self, talk: Talk) -> Numbers:
        """What each outcome should be worth to them, by what was told; else what costs us little comes first."""
        told = talk.listening.told
        key = tuple(sorted(told.items()))
        found = self._pleasing.get(key)
        if found is None:
            found = self._pleasing[key] = self._guess(told)
        return found

    def _guess(self, told: Mapping[str, str]) -> Numbers:
        most, guess = max(self._cheap), _STANDARD * self.close * self._standard
        for name, shape, span in zip(self.table.names, self._shapes, self._cheap, strict=True):
            worth = span if name == "price" else _SPAN[told.get(name, "")] * most
            guess = guess + worth * shape
        return guess

    def package(self, talk: Talk, worth: float) -> int:
        """The outcome of about this worth to us that should please them most; our lowest offer where all are worth more."""
        order, worths = self._free[talk.approved]
        first = int(worths.searchsorted(worth - 1e-6))
        first = min(first, len(order) - 1)
        last = int(worths.searchsorted(worths[first] + self.close, side="right"))
        outcomes = order[first:last]
        return int(outcomes[int(self.pleasing(talk)[outcomes].argmax())])

    # --- what next ------------------------------------------------------------------------------------------------------
    def choose(self, talk: Talk, style: Style, *, is_last: bool = False) -> Move:
        """A legal move; `is_last` after they have said that it is their last offer."""
        if talk.deal >= 0 or talk.bargain.asking >= 0:
            return Move(Act.SUMMARISE)
        if talk.gate_left:
            return _AT_THE_GATE[talk.turn % len(_AT_THE_GATE)]
        doubt = talk.listening.open_doubt
        if doubt is not None:
            return self._about(talk, doubt)
        if talk.bargain.ours < 0:
            return self._before_offering(talk, style)
        return self._bargain(talk, style, is_last=is_last)

    def _about(self, talk: Talk, doubt: str) -> Move:
        step = next(s for d, s in zip(self.truth.doubts, talk.listening.doubts, strict=True) if d.kind == doubt)
        if step < EXPLAINED:
            return Move(Act.ASK, "objection")
        return Move(Act.ANSWER, doubt) if step < ANSWERED else Move(Act.CHECK)

    def _before_offering(self, talk: Talk, style: Style) -> Move:
        asked = talk.listening.asked
        if len(asked) < style.questions:
            for topic in QUESTIONS:
                if topic not in asked:
                    return Move(Act.ASK, topic)
        opening = self.target + style.opening * (self.top - self.target)
        return Move(Act.OFFER, offer=self.package(talk, opening))

    def _bargain(self, talk: Talk, style: Style, *, is_last: bool) -> Move:
        firm, ours, theirs = self.table.firm, talk.bargain.ours, talk.bargain.theirs
        stands = float(firm[ours])
        offered = float(firm[theirs]) if theirs >= 0 else self.least
        yields = style.yields if talk.patience > style.hurry else _IN_A_HURRY
        wanted = stands - yields * (stands - max(offered, self.least))
        if theirs >= 0 and offered >= self.least and (is_last or offered >= wanted - self.close):
            if self.truth.is_free(theirs, approved=talk.approved):
                return Move(Act.ACCEPT)
            if self.truth.manager_floor is not None and not talk.approved:
                return Move(Act.APPROVAL)
        if is_last:
            wanted = max(offered, self.least)
        offer = self.package(talk, max(wanted, self.least))
        if firm[offer] < stands:
            return self._put(ours, offer)
        if self.truth.manager_floor is not None and not talk.approved:
            return Move(Act.APPROVAL)
        return Move(Act.HOLD)

    def _put(self, ours: int, offer: int) -> Move:
        """As an exchange for a better price where another issue is given, else plainly."""
        if "price" in self.table.names:
            gives = [
                (float(self._shapes[i][ours] - self._shapes[i][offer]) * self._cheap[i], name)
                for i, name in enumerate(self.table.names)
                if name != "price"
            ]
            most, issue = max(gives, default=(0.0, ""))
            if most > 0:
                return Move(Act.TRADE, offer=offer, give=issue, get="price")
        return Move(Act.OFFER, offer=offer)
