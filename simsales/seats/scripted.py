"""A seat that plays back answers given before: a saved game, a file of answers, a bot's plan.

Answers are found by the decision they were given to, never by their order. A decision nobody wrote an answer for gets
the usual one; answers that were never asked for are left in `unused`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..world.decisions import Choice, Decision, DecisionId


class Scripted:
    """Answers by decision."""

    def __init__(self, answers: Mapping[DecisionId, Choice]) -> None:
        self.unused = dict(answers)

    def ask(self, decision: Decision) -> Choice | None:
        return self.unused.pop(decision.id, decision.usual)
