"""Relationship: buys from people they like; kindness opens, insult closes. Source: the handbook on trust in negotiation."""

from __future__ import annotations

from typing import Literal

from ...registry import plugin
from ..manner import Aim, Bluffs, Manner, Openness, Pace, Temper, Warmth


@plugin("tactic")
class Relationship(Manner):
    """A good talk is half the price."""

    kind: Literal["relationship"] = "relationship"
    aim: Aim = 0.84
    pace: Pace = 0.9
    openness: Openness = 0.75
    bluffs: Bluffs = 0.1
    warmth: Warmth = 1.0
    temper: Temper = 0.9
