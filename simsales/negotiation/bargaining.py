"""Bargaining: how far a buyer has come, when an offer is good enough, and what is offered back.

A first offer moves what the buyer takes for fair, and with it the limit; from an opening the buyer goes towards that limit as
the tactic says; of all packages that are worth the same to the buyer, the one is offered that should please us most, by what
the buyer believes about us: at first, that we lose what they win. Source: MODEL C (anchoring, Faratin's concessions, the
fixed-pie belief of Bazerman and Neale 1983 and its correction by answers and offers).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..world.bargaining import Stand
from .mood import EXCESS, Mood
from .truth import Truth

_ABOVE_FAIR = 1.18
"""Nobody pays more than this times what they take for fair, whatever it is worth to them (MODEL C)."""
_FIRST_OFFER = 0.8
"""An opening is a mix of the own aim and this part of our first offer (MODEL C)."""
_LASTS = 0.5
"""Of the patience: rounds of bargaining a buyer expects [assumption]."""
_TOLD_MORE, _TOLD_LESS, _SEEN_LESS, _SEEN_MORE = 1.6, 0.6, 0.15, 1.03
"""How far an exchange we propose, and what we give or keep in our offers, moves the buyer's idea of our weights [assumption]."""


class Bargain:
    """Offers and the way so far. `ours` and `theirs` are the outcomes that stand, -1 for none; `our_offers` and `their_offers`
    all of them in order."""

    __slots__ = (
        "asking",
        "fair",
        "gone",
        "is_allowed",
        "limit",
        "opening",
        "our_offers",
        "ours",
        "rounds",
        "their_offers",
        "theirs",
        "truth",
        "weights",
    )

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.ours = self.theirs = self.asking = -1
        self.our_offers: tuple[int, ...] = ()
        self.their_offers: tuple[int, ...] = ()
        self.opening: float | None = None
        self.fair, self.limit = truth.fair, 0.0
        self.gone, self.rounds = 0.0, 0
        self.is_allowed = truth.authority is None
        self.weights: Any = np.array(truth.weights)
        self._settle_limit()

    def copy(self) -> Bargain:
        other = Bargain.__new__(Bargain)
        for name in Bargain.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    # --- the way --------------------------------------------------------------------------------------------------------
    @property
    def time(self) -> float:
        return self.rounds / max(self.truth.patience * _LASTS, 1.0)

    def target(self) -> float:
        """What the buyer would have it cost them now."""
        assert self.opening is not None
        return self.opening + self.gone * (self.limit - self.opening)

    def _settle_limit(self) -> None:
        self.limit = min(self.truth.scale, _ABOVE_FAIR * self.fair)

    def hear(self, outcome: int, mood: Mood) -> float:
        """Take in an offer of ours: it may anchor, it tells what we give. Returns what it gave, as a share of the buyer's way."""
        truth, before = self.truth, self.ours
        cost = truth.cost(outcome)
        pulls = min(cost, EXCESS * truth.fair)
        if before < 0:
            mood.insult(max(cost / truth.fair - EXCESS, 0.0) if truth.fair > 0 else 0.0, truth.tactic.temper)
            if self.theirs < 0:
                self.fair = (1 - truth.anchored) * self.fair + truth.anchored * pulls
                self._settle_limit()
        else:
            self._learn(before, outcome)
        self.ours = outcome
        self.our_offers += (outcome,)
        if self.opening is None:
            self._open(pulls)
        room = max(self.limit - self.opening, truth.band) if self.opening is not None else truth.band
        return (truth.cost(before) - cost) / room if before >= 0 else 0.0

    def open_first(self) -> None:
        """Name a figure before we did."""
        if self.opening is None:
            self._open(None)
            self.answer()

    def _open(self, first: float | None) -> None:
        """`first` is our first offer, as far as it is taken seriously: what is out of proportion insults and pulls no further."""
        aim, echo = self.truth.aim * self.fair, self.truth.echo
        opening = aim if first is None else (1 - echo) * aim + echo * _FIRST_OFFER * first
        self.opening = min(opening, self.limit)

    def go(self, ours: float, mood: Mood) -> None:
        """A round: go as far as the manner says."""
        self.rounds += 1
        stand = Stand(self.time, self.gone, ours, mood.goodwill, mood.anger)
        self.gone = max(self.gone, min(self.truth.tactic.way(stand), 1.0))

    # --- offers ---------------------------------------------------------------------------------------------------------
    def is_good(self, outcome: int, doubt: float) -> bool:
        """Whether an offer is as good as what the buyer would ask for next, doubts counted."""
        return self.truth.cost(outcome) + doubt <= self.target() + 1e-6

    def answer(self, doubt: float = 0.0) -> int:
        """The buyer's next offer, doubts counted; the same as before where there is no way left to go."""
        self.theirs = self._package(doubt)
        self.their_offers += (self.theirs,)
        return self.theirs

    def _package(self, doubt: float) -> int:
        """Worth to them what they aim for, and of those worth most to us as they see us; of equals the nearest to our offer."""
        truth, cost = self.truth, self.target() - doubt
        if truth.authority is not None and not self.is_allowed:
            cost = min(cost, truth.authority)
        worth = truth.scale - cost
        first = int(np.searchsorted(truth.sorted_worth, worth - 1e-6))
        last = int(np.searchsorted(truth.sorted_worth, worth + truth.band, side="right"))
        if first >= len(truth.order):
            return int(truth.order[-1])
        outcomes = truth.order[first : max(last, first + 1)]
        pleasing = truth.opposed[outcomes] @ self.weights
        if self.ours >= 0:
            pleasing = pleasing + 1e-4 * (truth.table.levels[outcomes] == truth.table.levels[self.ours]).sum(axis=1)
        chosen = int(outcomes[int(pleasing.argmax())])
        return chosen if self.theirs < 0 or truth.cost(chosen) >= truth.cost(self.theirs) else self.theirs

    def is_beyond_authority(self, outcome: int) -> bool:
        limit = self.truth.authority
        return limit is not None and not self.is_allowed and self.truth.cost(outcome) > limit

    # --- what they believe about us ----------------------------------------------------------------------------------------
    def told(self, give: str, get: str) -> None:
        """We offered one thing for another: that one matters less to us, this one more."""
        names = self.truth.table.names
        weights = self.weights.copy()
        if get in names:
            weights[names.index(get)] *= _TOLD_MORE
        if give in names:
            weights[names.index(give)] *= _TOLD_LESS
        self._believe(weights)

    def _learn(self, before: int, after: int) -> None:
        table, opposed = self.truth.table, self.truth.opposed
        given = opposed[before] - opposed[after]
        if not given.any() or len(table.issues) == 1:
            return
        self._believe(self.weights * np.where(given > 0, 1 - _SEEN_LESS * np.clip(given, 0, 1), _SEEN_MORE))

    def _believe(self, weights: Any) -> None:
        self.weights = weights / weights.sum()
