"""Judging an effect: what its gate asks, and what may be said of the estimates.

Matched: every estimate lies inside its gate, on the right side, with an interval that excludes no effect. Direction only:
everything points the right way and the first estimate does so clearly. Anything else is not matched. Gates are those of
MODEL M; they are written beside each effect and never moved.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simsales.experiment.estimates import Estimate, estimate
from simsales.i18n import Text

Unit = Literal["share", "ratio", "months", "number"]
Status = Literal["matched", "direction only", "not matched", "not yet"]


@dataclass(frozen=True, slots=True)
class Gate:
    """What one estimate must keep. `null` is no effect; None where only the band counts.

    `within` asks no more than that the interval reaches into the band ("at least as much, within the interval").
    """

    says: Text
    low: float = -math.inf
    high: float = math.inf
    null: float | None = 0.0
    unit: Unit = "share"
    within: bool = False

    @property
    def is_signed(self) -> bool:
        return self.null is not None and not self.within

    def points_right(self, found: Estimate) -> bool:
        """On the side of no effect where the gate lies."""
        if self.null is None or self.within:
            return True
        return found.mean > self.null if self._is_above else found.mean < self.null

    def is_clear(self, found: Estimate) -> bool:
        """The interval excludes no effect, on the right side."""
        if self.null is None or self.within:
            return True
        return found.low > self.null if self._is_above else found.high < self.null

    def keeps(self, found: Estimate) -> bool:
        if self.within:
            return found.high >= self.low and found.low <= self.high
        return self.is_clear(found) and self.low <= found.mean <= self.high

    @property
    def _is_above(self) -> bool:
        return self.null is not None and self.low >= self.null


@dataclass(frozen=True, slots=True)
class Judged:
    """One gate and what was found for it, over so many paired lives."""

    name: str
    gate: Gate
    found: Estimate

    @property
    def is_kept(self) -> bool:
        return self.gate.keeps(self.found)


def judged(gates: Mapping[str, Gate], values: Mapping[str, Sequence[float]]) -> list[Judged]:
    """Every gate against its paired values, in the order of the gates."""
    return [Judged(name, gate, estimate(values[name])) for name, gate in gates.items()]


def status(found: Sequence[Judged]) -> Status:
    if all(one.is_kept for one in found):
        return "matched"
    signed = [one for one in found if one.gate.is_signed]
    if signed and signed[0].gate.is_clear(signed[0].found) and all(one.gate.points_right(one.found) for one in signed):
        return "direction only"
    return "not matched"
