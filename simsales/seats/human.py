"""A person in a seat: every answer comes later. Outside of their shift the automated colleague minds the seat."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from ..units import Days
from ..world.decisions import Choice, Decision


@dataclass(frozen=True, slots=True)
class Human:
    """Asked from day `since` until before day `until`."""

    since: Days = 0.0
    until: Days = inf

    def ask(self, decision: Decision) -> Choice | None:
        return None if self.since <= decision.at < self.until else decision.usual
