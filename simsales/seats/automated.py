"""The automated colleague: does what is usual, at once."""

from __future__ import annotations

from ..world.decisions import Choice, Decision


class Automated:
    """Every seat nobody else sits in."""

    def ask(self, decision: Decision) -> Choice | None:
        return decision.usual
