"""Skilled: finds out what matters, then trades: for what it wants to have itself, the package that should please them most.

Asks before it offers, opens far but not insultingly, comes a small part of the gap nearer each time with the package that
should please them so much and costs least (logrolling), clears objections, takes an offer that is as good as its own next
one. It knows the view and nothing else. Sources: Raiffa (1982) on trading along a line of equal worth; Thompson (1991) on questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param, Share
from ..moves import Act, Move, Say
from ..table import Numbers
from ..view import TableView
from .belief import Belief, unknown_issues
from .desk import formality, free, heard, price_issue, put_forward
from .scripted import objection_by_the_book

_BEFORE_ASKING = 3
"""Offers of ours before the manager is asked."""
_WORTH_SUMMING_UP = 3
"""Answers; fewer need no summary."""
_STUCK = 0.04
"""Of the opening's worth: what is given where no step is small enough, or nothing should lie between and they still refuse."""
_NEAR = 0.02
"""Of the opening's worth: what it takes to change one more issue of our last offer."""
_LEAST = 0.1
"""Of the opening's worth: what is enough where the talk would end otherwise."""
_NOISE = 0.06


@plugin("negotiator")
class Skilled(Block):
    """Listens, then lets everything have its price."""

    kind: Literal["skilled"] = "skilled"
    questions: Annotated[
        int, Field(ge=0, le=12), Param(en="most questions", zh="最多问几个问题", source="assumption")
    ] = 2
    trust: Annotated[Share, Param(en="weight of what was told", zh="对所听到的相信几成", source="assumption")] = 0.9
    gives: Annotated[
        Share,
        Param(en="part of the gap given each time", zh="每次让出差距的几成", source="assumption"),
    ] = 0.02

    def choose(self, view: TableView, chances: Sequence[float]) -> Move:
        courtesy = formality(view)
        if courtesy is not None:
            return courtesy
        if view.turn == 0:
            return Move(Act.GREET)
        if view.doubt is not None:
            return objection_by_the_book(view)
        topic = self._question(view) if view.ours < 0 else ""
        if topic:
            return Move(Act.ASK, topic)
        return self._bargains(view, chances)

    # --- questions ------------------------------------------------------------------------------------------------------
    def _question(self, view: TableView) -> str:
        """What matters most, then each thing nothing is known about, the cheapest for us first; "" when that is enough. What was
        dodged is asked once more."""
        if sum(view.asked.values()) >= self.questions:
            return ""
        unknown = unknown_issues(view)
        for most in (0, 1):
            for topic in ("priorities", *unknown):
                if topic not in view.answered and view.asked.get(topic, 0) == most and unknown:
                    return topic
        return ""

    # --- bargaining -----------------------------------------------------------------------------------------------------
    def _bargains(self, view: TableView, chances: Sequence[float]) -> Move:
        belief = Belief(view, self.trust)
        offer = self._offer(view, belief, chances[0])
        if Act.ACCEPT in view.acts and self._is_good(view, belief, offer):
            return Move(Act.ACCEPT)
        if view.summaries == 0 and len(view.answered) >= _WORTH_SUMMING_UP:
            return Move(Act.SUMMARISE)
        if (
            Act.APPROVAL in view.acts
            and len(view.our_offers) >= _BEFORE_ASKING
            and self._needs_approval(view, belief, offer)
        ):
            return Move(Act.APPROVAL)
        return _put(view, belief, offer)

    def _offer(self, view: TableView, belief: Belief, chance: float) -> int:
        """First far and as pleasing as that can be; then nearer to what they ask for, by a part of what lies between."""
        if view.ours < 0 or view.theirs < 0:
            return _opening_package(view, belief)
        gap = belief.of(view.theirs) - belief.of(view.ours)
        if heard(view, Say.LAST_OFFER):
            offer = _best(view, belief, belief.of(view.theirs))
            return offer if offer != view.ours else _pleasing(view, belief, _LEAST * _opening(view), view.floor)
        if gap > 0:
            offer = _best(view, belief, belief.of(view.ours) + self.gives * gap * (1 + _NOISE * (chance - 0.5)))
            if offer != view.ours and view.firm[view.ours] - view.firm[offer] <= _STUCK * _opening(view):
                return offer
        if heard(view, Say.GIVE) and view.turn % 2:
            return view.ours  # they came nearer by themselves: every other time it need not be answered
        return _less(view, belief, _STUCK * _opening(view))

    def _is_good(self, view: TableView, belief: Belief, offer: int) -> bool:
        """As good as our next offer; or the last they make, once they have refused what should have been as good for them."""
        theirs = float(view.firm[view.theirs])
        if theirs < 0:
            return False
        is_tried = view.ours >= 0 and belief.of(view.ours) >= belief.of(view.theirs)
        return theirs >= view.firm[offer] or (is_tried and heard(view, Say.LAST_OFFER))

    def _needs_approval(self, view: TableView, belief: Belief, offer: int) -> bool:
        """Their offer would do and is beyond our authority; or a price beyond it would please them more for the same worth."""
        if Act.ACCEPT not in view.acts and view.firm[view.theirs] >= 0:
            return True
        if view.manager_floor is None:
            return False
        i = price_issue(view)
        if view.board.value(offer, i) <= view.floor:
            return True
        beyond = _best(view, belief, belief.of(offer), view.manager_floor)
        return bool(view.firm[beyond] > view.firm[offer])


def _opening(view: TableView) -> float:
    """The worth of the standard package at list price: far, and nobody is insulted by a list price."""
    if price_issue(view) >= 0:
        return float(view.firm[view.board.standard])
    return float(view.firm.max())


def _opening_package(view: TableView, belief: Belief) -> int:
    """Of what is worth to us about as much as the standard package at list price, what should please them most."""
    return _pleasing(view, belief, _opening(view), view.floor)


def _less(view: TableView, belief: Belief, amount: float) -> int:
    """Something worth so much less to us than our last offer, what should please them most."""
    return _pleasing(view, belief, max(float(view.firm[view.ours]) - amount, 0.0), view.floor)


def _pleasing(view: TableView, belief: Belief, wanted: float, floor: float) -> int:
    may, band = free(view, floor), 0.02 * max(abs(_opening(view)), 1.0)
    outcomes = np.flatnonzero(may & (view.firm >= wanted) & (view.firm <= wanted + band))
    if not len(outcomes):
        outcomes = np.flatnonzero(may)
        outcomes = outcomes[[int(np.abs(view.firm[outcomes] - wanted).argmin())]]
    return int(outcomes[int((belief.worth(outcomes) + _near(view, outcomes)).argmax())])


def _best(view: TableView, belief: Belief, pleases: float, floor: float | None = None) -> int:
    """The best for us of what should please them so much and takes nothing back; the last offer where there is none."""
    most = float(view.firm[view.ours])
    outcomes = np.flatnonzero(free(view, floor) & (view.firm >= 0) & (view.firm <= most))
    outcomes = outcomes[belief.worth(outcomes) >= pleases - 1]
    if not len(outcomes):
        return view.ours
    return int(outcomes[int((view.firm[outcomes] + _near(view, outcomes)).argmax())])


def _near(view: TableView, outcomes: Numbers) -> Numbers:
    """What staying close to our last offer, or to the standard package, is worth: people follow small changes."""
    near = view.ours if view.ours >= 0 else view.board.standard
    same = (view.board.levels[outcomes] == view.board.levels[near]).sum(axis=1)
    return np.asarray(_NEAR * abs(_opening(view)) * same)


def _put(view: TableView, belief: Belief, offer: int) -> Move:
    """How an offer is put: as an exchange where something goes each way, else as a step; the same again is held."""
    if view.ours < 0:
        return Move(Act.OFFER, offer=offer)
    if offer == view.ours:
        return Move(Act.CLOSE)
    before, after = view.board.at(view.ours), view.board.at(offer)
    gains = [float(value[new] - value[old]) for value, new, old in zip(belief.values, after, before, strict=True)]
    give, get = int(np.argmax(gains)), int(np.argmin(gains))
    names = view.board.names
    if gains[give] > 0 > gains[get]:
        return Move(Act.TRADE, offer=offer, give=names[give], get=names[get])
    if gains[give] > 0 and names[give] != "price" and "price" in names:
        return Move(Act.TRADE, offer=offer, give=names[give], get="price")
    return put_forward(view, offer)
