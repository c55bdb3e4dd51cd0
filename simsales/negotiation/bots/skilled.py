"""Skilled: finds out what matters, then trades: for what it wants to have itself, the package that should please them most.

Asks before it offers, opens far but not insultingly, comes down its own worth in shrinking steps, lays every step where the
buyer is believed to gain most (logrolling), clears objections, takes an offer that is as good as its own next one. It knows
the view and nothing else. Sources: Raiffa (1982) on trading along one's own indifference line; Thompson (1991) on questions.
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
from ..view import TableView
from .belief import Belief, unknown_issues
from .desk import formality, free, heard, price_issue
from .scripted import objection_by_the_book

_BEFORE_ASKING = 3
"""Offers of ours before the manager is asked."""
_WORTH_SUMMING_UP = 3
"""Answers; fewer need no summary."""
_NOISE = 0.06


@plugin("negotiator")
class Skilled(Block):
    """Listens, then lets everything have its price."""

    kind: Literal["skilled"] = "skilled"
    questions: Annotated[
        int, Field(ge=0, le=12), Param(en="most questions", zh="最多问几个问题", source="assumption")
    ] = 2
    trust: Annotated[Share, Param(en="weight of what was told", zh="对所听到的相信几成", source="assumption")] = 0.9
    aim: Annotated[
        Share, Param(en="ends at this part of the opening's worth", zh="最终守住开价价值的几成", source="assumption")
    ] = 0.65
    shrink: Annotated[
        float,
        Field(gt=0, lt=1),
        Param(en="each concession is this part of the one before", zh="每次让步是上一次的几成", source="assumption"),
    ] = 0.75

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
        """A step down our own line; at once what should be as good for them as their own offer, where that is more for us."""
        if view.theirs >= 0:
            same = _as_good(view, belief)
            if same >= 0 and (heard(view, Say.LAST_OFFER) or view.firm[same] >= self._aspiration(view, chance)):
                return same
        return _package(view, belief, self._aspiration(view, chance), view.floor)

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
        beyond = _package(view, belief, float(view.firm[offer]), view.manager_floor)
        return belief.of(beyond) > belief.of(offer) + 1

    def _aspiration(self, view: TableView, chance: float) -> float:
        """What our next offer should be worth to us: from the opening in shrinking steps towards the best they offered, or the
        fallback; never more than the last."""
        opening = _opening(view)
        end = self.aim * opening + (1 - self.aim) * max([0.0, *view.firm[list(view.their_offers)]])
        down = (1 - self.shrink ** len(view.our_offers)) * (1 + _NOISE * (chance - 0.5))
        wanted = opening - (opening - end) * down
        return float(min(wanted, view.firm[view.ours])) if view.ours >= 0 else wanted


def _opening(view: TableView) -> float:
    """The worth of the standard package at list price: far, and nobody is insulted by a list price."""
    if price_issue(view) >= 0:
        return float(view.firm[view.board.standard])
    return float(view.firm.max())


def _package(view: TableView, belief: Belief, wanted: float, floor: float) -> int:
    """Of what is worth about so much to us, what should please them most; of equals the nearest to our last offer."""
    may = free(view, floor)
    band = 0.02 * max(abs(_opening(view)), 1.0)
    outcomes = np.flatnonzero(may & (view.firm >= wanted) & (view.firm <= wanted + band))
    if not len(outcomes):
        outcomes = np.flatnonzero(may)
        outcomes = outcomes[[int(np.abs(view.firm[outcomes] - wanted).argmin())]]
    pleases = belief.worth(outcomes)
    near = view.ours if view.ours >= 0 else view.board.standard
    pleases = pleases + 1e-3 * (view.board.levels[outcomes] == view.board.levels[near]).sum(axis=1)
    return int(outcomes[int(pleases.argmax())])


def _as_good(view: TableView, belief: Belief) -> int:
    """The best for us of what should please them as much as their own offer; -1 where that is nothing we may name."""
    levels = np.flatnonzero(free(view) & (view.firm >= 0))
    same = levels[belief.worth(levels) >= belief.of(view.theirs) - 1]
    return int(same[int(view.firm[same].argmax())]) if len(same) else -1


def _put(view: TableView, belief: Belief, offer: int) -> Move:
    """How an offer is put: as an exchange where something goes each way, else as a step; the same again is held."""
    if view.ours < 0:
        return Move(Act.OFFER, offer=offer)
    if offer == view.ours:
        return Move(Act.HOLD)
    before, after = view.board.at(view.ours), view.board.at(offer)
    gains = [float(value[new] - value[old]) for value, new, old in zip(belief.values, after, before, strict=True)]
    give, get = int(np.argmax(gains)), int(np.argmin(gains))
    names = view.board.names
    if gains[give] > 0 > gains[get]:
        return Move(Act.TRADE, offer=offer, give=names[give], get=names[get])
    if gains[give] > 0 and names[give] != "price" and "price" in names:
        return Move(Act.TRADE, offer=offer, give=names[give], get="price")
    return Move(Act.CONCEDE if view.firm[offer] < view.firm[view.ours] else Act.OFFER, offer=offer)
