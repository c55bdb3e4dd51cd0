"""Buyers who learn to wait: when reps pay for signatures at the period end, buyers come to expect it.

The stock is firm-wide and moves once a quarter towards what was given away for haste; it slows down the last step of every
deal outside the last fortnight of a pay period, and not in it. Nothing is learned where nothing was given.
Source: MODEL A5.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..units import Days, Money
from .clock import Clock

FORTNIGHT: Days = 14.0
_REACH, _MOST = 5.0, 0.8
"""How strongly a leak is felt, and the most that is ever learned [MODEL A5: the factor stays <= 5]."""


class Waiting:
    """What buyers have learned. `ends` are the ends of the pay periods."""

    __slots__ = ("_clock", "_ends", "_given", "_learning", "_quarters", "_signed", "level")

    def __init__(self, clock: Clock, ends: Sequence[Days], quarters: Sequence[Days], learning: float) -> None:
        self._clock, self._ends, self._quarters, self._learning = clock, ends, list(quarters), learning
        self.level = 0.0
        self._given: Money = 0
        self._signed: Money = 0

    def open(self) -> None:
        self._await()

    def given(self, off: Money) -> None:
        """Something was given away for an early signature."""
        self._given += off

    def signed(self, amount: Money) -> None:
        self._signed += amount

    def turn(self) -> None:
        """A quarter is over: buyers have heard of it."""
        leak = self._given / self._signed if self._signed else 0.0
        self.level += self._learning * (min(_MOST, _REACH * leak) - self.level)
        self._given = self._signed = 0
        self._await()

    def _await(self) -> None:
        if self._quarters:
            self._clock.on(self._quarters.pop(0), self.turn)

    def stretched(self, delay: Days) -> Days:
        """A buyer's last delay, by the clock of buyers who wait for the period end."""
        if not self.level:
            return delay
        pace, now, left = 1 - self.level, self._clock.now, delay
        for end in self._ends:
            if end <= now:
                continue
            opens = max(end - FORTNIGHT, now)
            if left <= (opens - now) * pace:
                break
            left -= (opens - now) * pace
            if left <= end - opens:
                return opens + left - self._clock.now
            left -= end - opens
            now = end
        return now + left / pace - self._clock.now
