"""Morale: drifts back to 1, falls with what is felt to be unfair, rises with honour.

Unfair is pay that ranks far below the hours, money taken off, and a quota raised beyond what the territory did. Morale
multiplies what pay is worth to a rep, and so moves hours by the rep's own reckoning; it never touches a sale.
Source: MODEL A7.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from ..spec.morale import Morale


class Month(NamedTuple):
    """What a month brought to somebody.

    `behind`: how far pay ranks below hours, as a part of the team; `taken_off`: the part of a pay day's pay that was;
    `raised`: by which part the quota rose beyond what the territory did; `honours`: how many.
    """

    behind: float = 0.0
    taken_off: float = 0.0
    raised: float = 0.0
    honours: int = 0


def morale_after(spec: Morale, before: float, month: Month, peers: float = 1.0) -> float:
    """Morale a month later; comparison and honour move a person as far as colleagues count (`peers`)."""
    felt = 1 + (before - 1) * math.pow(0.5, 1 / spec.half_life)
    felt += peers * spec.honour * month.honours
    felt -= peers * spec.luck * max(month.behind - spec.slack, 0.0)
    felt -= spec.fine * month.taken_off + spec.quota * month.raised
    return min(max(felt, spec.least), spec.most)


def behind(pay: float, hours: float, others: Sequence[tuple[float, float]]) -> float:
    """How far somebody's pay ranks below their hours among colleagues (pay, hours each); 0 while all are paid alike."""
    if all(other == pay for other, _ in others):
        return 0.0
    return max(_rank(hours, [each for _, each in others]) - _rank(pay, [each for each, _ in others]), 0.0)


def _rank(own: float, others: Sequence[float]) -> float:
    """0 for the last, 1 for the first; whoever is alike shares a place."""
    below = sum(other < own for other in others)
    alike = sum(other == own for other in others)
    return (below + alike / 2) / len(others)


def raised_beyond(before: float, now: float, did: float) -> float:
    """By which part a quota rose beyond what it was and what the territory did; all three for the same time."""
    return max(now - max(before, did), 0.0) / before if before else 0.0
