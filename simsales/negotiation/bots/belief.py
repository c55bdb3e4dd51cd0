"""What a seller believes about the buyer: how much money each level of each issue is worth across the table.

It starts as a fixed pie (they win what we lose), takes what was told for the weight of an issue, and is mended wherever the
buyer refused what it said they should prefer to their own offer. Only the view is read. Sources: the fixed-pie prior of
Bazerman and Neale (1983); the mending is the perceptron rule on the buyer's own choices.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..table import Numbers
from ..view import TableView
from .desk import price_issue, worth_by_level

_SAID = {"high": (1.5, 4.0), "middle": (0.8, 1.15), "low": (0.0, 0.5)}
"""What a word leaves open: the weight of an issue as a multiple of the mean weight. A belief that fits the word stays as it is."""
_MEND = 0.25
"""By how much one refusal moves the logarithm of a weight at most [assumption]."""


class Belief:
    """`values[i][level]` is what a level of issue i is thought to be worth to them, minor units."""

    __slots__ = ("board", "exact", "values")

    def __init__(self, view: TableView, trust: float = 1.0) -> None:
        self.board = view.board
        ours = [worth_by_level(view, i) for i in range(len(view.board.issues))]
        shapes = [_shape(view, i, worths) for i, worths in enumerate(ours)]
        losses = [float(np.ptp(worths)) for worths in ours]
        spans = _spans(view, losses, trust)
        self.values: list[Numbers] = []
        for i, issue in enumerate(view.board.issues):
            is_told = issue.name in view.told or not losses[i]
            fixed_pie = ours[i].max() - ours[i]
            self.values.append(spans[i] * np.array(shapes[i]) if is_told else fixed_pie * spans[i] / losses[i])
        self.exact = _money_moved(view)
        if self.exact is not None:
            for name in ("price", "volume"):
                self.values[view.board.names.index(name)] *= 0.0
        self._mend(view)

    def worth(self, outcomes: Numbers) -> Numbers:
        """What outcomes are thought to be worth to them, above an unknown base."""
        total = np.zeros(len(outcomes))
        for value, stride, size in zip(self.values, self.board.strides, self.board.sizes, strict=True):
            total += value[outcomes // stride % size]
        return total if self.exact is None else total + self.exact[outcomes]

    def of(self, outcome: int) -> float:
        other = sum(float(value[level]) for value, level in zip(self.values, self.board.at(outcome), strict=True))
        return other if self.exact is None else other + float(self.exact[outcome])

    def _mend(self, view: TableView) -> None:
        """They made their offer rather than take ours: where we thought ours better for them, what they ask for matters more."""
        priced = price_issue(view)
        for ours, theirs in zip(view.our_offers[-len(view.their_offers) :], view.their_offers, strict=False):
            if self.of(ours) <= self.of(theirs):
                continue
            mine, asked = self.board.at(ours), self.board.at(theirs)
            for i, value in enumerate(self.values):
                span = float(value.max() - value.min())
                if i != priced and span:
                    self.values[i] = value * math.exp(_MEND * float(value[asked[i]] - value[mine[i]]) / span)


def _money_moved(view: TableView) -> Numbers | None:
    """With a quantity on the table price and quantity act together: a piece is taken to be worth to them what we hope to get for
    it, and what it costs them is no guess. In minor units; None without a price and a quantity."""
    names = view.board.names
    if "volume" not in names or "price" not in names:
        return None
    values = [np.array(view.board.issues[names.index(name)].values) for name in ("price", "volume")]
    price, volume = (
        one[view.board.levels[:, names.index(name)]] for one, name in zip(values, ("price", "volume"), strict=True)
    )
    standard = view.board.standard
    cheaper = view.board.moved(standard, names.index("price"), 0)
    money = float(view.firm[standard] - view.firm[cheaper]) / float(
        (price * volume)[standard] - (price * volume)[cheaper]
    )
    return np.asarray(volume * (view.target - price) * money)


def _shape(view: TableView, issue: int, ours: Numbers) -> list[float]:
    """0..1 along the levels: the dearer a level is for us the better for them; where it costs us nothing, towards what they
    asked for first."""
    values = view.board.issues[issue].values
    low, high = min(values), max(values)
    slope = float(ours[values.index(high)] - ours[values.index(low)])
    if not slope and view.their_offers:
        slope = (low + high) / 2 - view.board.value(view.their_offers[0], issue)
    if not slope:
        return [0.5] * len(values)
    return [(value - low if slope < 0 else high - value) / (high - low) for value in values]


def _spans(view: TableView, losses: Sequence[float], trust: float) -> list[float]:
    """What lies between the worst and the best level of each issue for them, in money; a price is worth the same to both."""
    count, total = len(losses), sum(losses) or 1.0
    shares = [loss / total for loss in losses]
    for i, issue in enumerate(view.board.issues):
        if issue.name in view.told:
            least, most = (bound / count for bound in _SAID[view.told[issue.name]])
            shares[i] += trust * (min(max(shares[i], least), most) - shares[i])
    priced = price_issue(view)
    if priced < 0 or not losses[priced]:
        return [share * total for share in shares]
    if "price" not in view.told:
        shares[priced] = max(1 - sum(shares[:priced] + shares[priced + 1 :]), 1 / count)
    return [losses[priced] * share / shares[priced] for share in shares]


def unknown_issues(view: TableView) -> list[str]:
    """Issues beside price that nothing was told about, what costs us least first."""
    names = [name for name in view.board.names if name != "price" and name not in view.told]
    losses = {name: np.ptp(worth_by_level(view, view.board.names.index(name))) for name in names}
    return sorted(names, key=lambda name: losses[name])
