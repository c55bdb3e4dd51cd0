"""Felt pay: what a pay plan is worth to a rep who does not know how the period will end.

A large uncertain sum counts for less than its mean, and so does a slope on an uncertain result: constant risk aversion, a
step B weighs (1 - exp(-risk B)) / risk, a slope mu costs risk/2 (mu x spread)^2. Expectations under a normal forecast are
exact. Scalar mathematics only, and no more of it than needed: this is asked a hundred times per rep and week.
Source: MODEL A3, A4.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, exp, hypot, pi, sqrt
from typing import NamedTuple, TypeAlias

from ..world.pay import Curve, Pair

_DENSITY = 1 / sqrt(2 * pi)
_ROOT_2 = sqrt(2)


class Part(NamedTuple):
    """A part of the plan over the rep's bookings of the period; `doubt` is about the goal itself, `worth` discounts its pay day."""

    curve: Curve
    doubt: float = 0.0
    worth: float = 1.0


_Ready: TypeAlias = tuple[list[Pair], list[Pair], float, float, float]
"""A part as it is evaluated: hinges, steps as they are felt, one over (spread x root of two), spread with doubt, and that by
its density at the mean."""


class Felt:
    """The parts of a plan under one forecast spread."""

    __slots__ = ("_base", "_line", "_parts", "_risk", "_spread")

    def __init__(self, parts: Sequence[Part], spread: float, risk: float) -> None:
        self._risk, self._spread = risk / 2, spread
        below = [(kink, rate * part.worth) for part in parts for kink, rate in part.curve.hinges if kink <= 0]
        self._line = sum(rate for _, rate in below)  # nobody sells less than nothing: from there up a hinge is a line
        self._base = sum(part.curve.base * part.worth for part in parts) - sum(kink * rate for kink, rate in below)
        self._parts = [_ready(part, spread, risk) for part in parts]

    def at(self, mean: float) -> float:
        """Felt pay when the result is expected at `mean`."""
        total, slope = self._base + self._line * mean, self._line
        for hinges, steps, over, _, peak in self._parts:
            for kink, rate in hinges:
                above = mean - kink
                d = above * over
                chance = 0.5 * erfc(-d)
                slope += rate * chance
                total += rate * (above * chance + peak * exp(-d * d))
            for goal, pay in steps:
                total += pay * 0.5 * erfc((goal - mean) * over)
        return total - self._risk * (slope * self._spread) ** 2

    def marginal(self, mean: float) -> float:
        """What one more unit brings, risk aside."""
        total = self._line
        for hinges, steps, over, spread, _ in self._parts:
            for kink, rate in hinges:
                total += rate * 0.5 * erfc((kink - mean) * over)
            for goal, pay in steps:
                d = (mean - goal) * over
                total += pay * _DENSITY * exp(-d * d) / spread
        return total


def _ready(part: Part, spread: float, risk: float) -> _Ready:
    wide = hypot(spread, part.doubt)
    hinges = [(kink, rate * part.worth) for kink, rate in part.curve.hinges if kink > 0]
    steps = [(goal, _felt(pay * part.worth, risk)) for goal, pay in part.curve.steps]
    return hinges, steps, 1 / (wide * _ROOT_2), wide, wide * _DENSITY


def _felt(pay: float, risk: float) -> float:
    return (1 - exp(-risk * pay)) / risk if risk else pay
