"""A buyer's mood: goodwill, anger and trust, each 0..1; patience is counted in turns and kept by the talk.

How much a word moves the mood is scaled by the manner: kindness by warmth, insult by temper. All sizes are assumptions, in
one place; what they must bring about together is measured by the evidence and by lint, never set here.
Source of the directions: MODEL C (questions, summaries and reciprocity raise goodwill; irritators and broken promises lower it).
"""

from __future__ import annotations

from typing import Literal

Tone = Literal["warm", "even", "cool", "angry"]

KIND, VERY_KIND = 0.03, 0.06
RUDE, VERY_RUDE = 0.04, 0.08
INSULT = 0.35
"""Anger per unit of a first offer's excess over 1.25 of the fair point (MODEL C)."""
EXCESS = 1.25
FADES = 0.25
"""Part of the anger that a turn without new offence takes away."""
BROKEN = 0.3
TRUSTED = 0.05
WALK_BASE, WALK_ANGER = 0.001, 0.4
"""Chance to leave in a turn of bargaining, and what full anger adds; with its square, as a little anger drives nobody out."""
_WARM, _COOL, _ANGRY = 0.62, 0.38, 0.35


class Mood:
    """Starts even."""

    __slots__ = ("anger", "goodwill", "trust")

    def __init__(self) -> None:
        self.goodwill, self.anger, self.trust = 0.5, 0.0, 0.5

    def copy(self) -> Mood:
        other = Mood.__new__(Mood)
        other.goodwill, other.anger, other.trust = self.goodwill, self.anger, self.trust
        return other

    def please(self, amount: float, warmth: float) -> None:
        self.goodwill = min(self.goodwill + amount * (0.5 + warmth), 1.0)

    def annoy(self, amount: float, temper: float) -> None:
        self.goodwill = max(self.goodwill - amount * (0.5 + temper), 0.0)
        self.anger = min(self.anger + amount * temper, 1.0)

    def insult(self, excess: float, temper: float) -> None:
        self.anger = min(self.anger + INSULT * excess * (0.5 + temper), 1.0)

    def cool_off(self) -> None:
        self.anger *= 1 - FADES

    def betray(self) -> None:
        self.trust = max(self.trust - BROKEN, 0.0)
        self.goodwill = max(self.goodwill - VERY_RUDE, 0.0)

    def believe(self) -> None:
        self.trust = min(self.trust + TRUSTED, 1.0)

    @property
    def walks(self) -> float:
        """Chance that the buyer leaves in this turn of bargaining."""
        return WALK_BASE + WALK_ANGER * self.anger**2

    @property
    def tone(self) -> Tone:
        """How the buyer sounds: all that anybody is told of the mood before the review."""
        if self.anger >= _ANGRY:
            return "angry"
        return "warm" if self.goodwill >= _WARM else "cool" if self.goodwill <= _COOL else "even"
