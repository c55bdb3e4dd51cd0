"""What a result pays: every pay rule is a sum of hinges and steps over one credited measure.

The one evaluator of the whole program. It pays reps at the period end, forecasts their pay, tells them what one more
booked unit is worth (effort, timing, discount), and answers "what would this plan do". Money in and out is minor units,
unrounded; whoever writes a pay line rounds it.
Source of the idea: MODEL A1 (the language) and A3 (exact expectations under a normal forecast).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_ROOT_2 = math.sqrt(2.0)
_DENSITY_AT_0 = 1.0 / math.sqrt(2.0 * math.pi)
_NOISE = 1e-12  # sums of rates such as .1 + .2 - .3 miss 0 by rounding; below this part of their size they are 0

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """Pay as a function of one credited measure S (minor units): base + sum c*max(S-K, 0) + sum B*1[S >= Q].

    A period in which more was taken back than credited (S < 0) needs no rule of its own: hinges from 0 on give 0.
    """

    base: float = 0.0
    hinges: tuple[Pair, ...] = ()
    """(K, c): from K on, c more per unit; a negative c bends the curve down."""
    steps: tuple[Pair, ...] = ()
    """(Q, B): B once Q is reached, at S = Q already."""

    def pay(self, s: float) -> float:
        total = self.base
        for kink, slope in self.hinges:
            if s > kink:
                total += slope * (s - kink)
        for goal, amount in self.steps:
            if s >= goal:
                total += amount
        return total

    def expected(self, mean: float, sd: float) -> float:
        """Mean pay when S is normal, exactly; without doubt (sd = 0) simply the pay at `mean`."""
        if _certain(sd):
            return self.pay(mean)
        total = self.base
        for kink, slope in self.hinges:
            d = (mean - kink) / sd
            total += slope * ((mean - kink) * _chance_below(d) + sd * _density(d))
        for goal, amount in self.steps:
            total += amount * _chance_below((mean - goal) / sd)
        return total

    def marginal(self, mean: float, sd: float) -> float:
        """What one more unit of S is worth: the slope of `expected` in the mean.

        Without doubt it is what the next unit brings: hinges already reached, and no step.
        """
        if _certain(sd):
            return sum(slope for kink, slope in self.hinges if mean >= kink)
        total = 0.0
        for kink, slope in self.hinges:
            total += slope * _chance_below((mean - kink) / sd)
        for goal, amount in self.steps:
            total += amount * _density((mean - goal) / sd) / sd
        return total

    def __add__(self, other: Curve) -> Curve:
        """Both rules together; equal kinks and goals merge, what cancels out is dropped."""
        return Curve(self.base + other.base, _merged(self.hinges + other.hinges), _merged(self.steps + other.steps))

    def scaled(self, factor: float) -> Curve:
        """The same rule paying `factor` times as much."""
        return Curve(
            self.base * factor,
            _merged((k, c * factor) for k, c in self.hinges),
            _merged((q, b * factor) for q, b in self.steps),
        )

    def on_share(self, share: float) -> Curve:
        """The same pay seen from a larger measure X of which S is a fixed share (margin in bookings)."""
        return Curve(
            self.base,
            _merged((k / share, c * share) for k, c in self.hinges),
            _merged((q / share, b) for q, b in self.steps),
        )

    def shifted(self, by: float) -> Curve:
        """The same rule with every kink and goal `by` higher: what a measure pays of which `-by` is counted already."""
        return Curve(self.base, tuple((k + by, c) for k, c in self.hinges), tuple((q + by, b) for q, b in self.steps))

    def at_most(self, limit: float) -> Curve:
        """min(pay(S), limit), again as hinges and steps; ValueError where the curve falls anywhere."""
        return _bounded(self, -math.inf, limit)

    def at_least(self, floor: float) -> Curve:
        """max(pay(S), floor), again as hinges and steps; ValueError where the curve falls anywhere."""
        return _bounded(self, floor, math.inf)


NOTHING = Curve()


def linear(rate: float) -> Curve:
    """`rate` of everything from the first unit on."""
    return Curve(hinges=_merged([(0.0, rate)]))


def step(at: float, amount: float) -> Curve:
    """`amount` once `at` is reached."""
    return Curve(steps=_merged([(at, amount)]))


def marginal_tiers(tiers: Sequence[Pair]) -> Curve:
    """[(from, rate), ...] rising in `from`: each rate for the part of S between its own start and the next one."""
    return Curve(hinges=_merged((start, rise) for start, rise in _rises(tiers)))


def whole_tiers(tiers: Sequence[Pair]) -> Curve:
    """[(from, rate), ...] rising in `from`: the rate reached holds for the whole of S, so pay jumps at each start.

    Where a later rate is lower, pay falls there: the step is negative, and `at_most` and `at_least` refuse the curve.
    """
    rises = list(_rises(tiers))
    return Curve(hinges=_merged(rises), steps=_merged((start, rise * start) for start, rise in rises))


def _rises(tiers: Sequence[Pair]) -> Iterator[Pair]:
    """Each start with how much its rate exceeds the one before."""
    before = 0.0
    last = -math.inf
    for start, rate in tiers:
        if start <= last:
            raise ValueError(f"tiers must start higher one after the other, but {start} follows {last}")
        yield start, rate - before
        before, last = rate, start


def _merged(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    total: dict[float, float] = {}
    size: dict[float, float] = {}
    for at, amount in pairs:
        total[at] = total.get(at, 0.0) + amount
        size[at] = size.get(at, 0.0) + abs(amount)
    return tuple((at, total[at]) for at in sorted(total) if abs(total[at]) > _NOISE * size[at])


@dataclass(frozen=True, slots=True)
class _Knot:
    """A place where the curve jumps or bends: pay just below it, pay at it, slope from it on."""

    at: float
    below: float
    value: float
    slope: float


def _knots(curve: Curve) -> list[_Knot]:
    """The curve from left to right. Left of its first knot it is flat at `base`."""
    bends, jumps = dict(_merged(curve.hinges)), dict(_merged(curve.steps))
    noise = _NOISE * sum(abs(slope) for slope in bends.values())
    knots: list[_Knot] = []
    at, value, slope = 0.0, curve.base, 0.0
    for here in sorted({*bends, *jumps}):
        below = value + slope * (here - at)
        at, value, slope = here, below + jumps.get(here, 0.0), slope + bends.get(here, 0.0)
        slope = slope if abs(slope) > noise else 0.0
        if slope < 0 or value < below:
            raise ValueError(f"pay falls at {here:g}: a limit is defined only for pay that never falls")
        knots.append(_Knot(at, below, value, slope))
    return knots


def _bounded(curve: Curve, floor: float, limit: float) -> Curve:
    """The curve held between floor and limit. A jump across a bound becomes a smaller jump."""

    def held(value: float) -> float:
        return min(max(value, floor), limit)

    hinges: list[Pair] = []
    steps: list[Pair] = []
    before = 0.0
    for knot in _with_crossings(_knots(curve), floor, limit):
        slope = knot.slope if floor <= knot.value < limit else 0.0
        hinges.append((knot.at, slope - before))
        steps.append((knot.at, held(knot.value) - held(knot.below)))
        before = slope
    return Curve(held(curve.base), _merged(hinges), _merged(steps))


def _with_crossings(knots: list[_Knot], floor: float, limit: float) -> Iterator[_Knot]:
    """The knots, and between them the places where a rising stretch meets a bound."""
    ends = [*(following.below for following in knots[1:]), math.inf]
    for knot, end in zip(knots, ends, strict=False):
        yield knot
        for bound in (floor, limit):
            if knot.slope > 0 and knot.value < bound < end:
                yield _Knot(knot.at + (bound - knot.value) / knot.slope, bound, bound, knot.slope)


def _certain(sd: float) -> bool:
    if sd < 0:
        raise ValueError(f"a spread cannot be negative: {sd}")
    return sd == 0


def _chance_below(d: float) -> float:
    """Phi(d), by the complementary error function: the plain one loses all digits in the lower tail."""
    return 0.5 * math.erfc(-d / _ROOT_2)


def _density(d: float) -> float:
    return _DENSITY_AT_0 * math.exp(-0.5 * d * d)
