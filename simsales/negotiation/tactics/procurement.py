"""Procurement: trained to press, bound by an authority limit, open about process and not about numbers. An assumption."""

from __future__ import annotations

from typing import Literal

from ...registry import plugin
from ..manner import Aim, Bluffs, Manner, Mirrors, Openness, Pace, Temper, Warmth


@plugin("tactic")
class Procurement(Manner):
    """Saves for a living."""

    kind: Literal["procurement"] = "procurement"
    aim: Aim = 0.74
    pace: Pace = 0.6
    mirrors: Mirrors = 0.35
    openness: Openness = 0.55
    bluffs: Bluffs = 0.7
    warmth: Warmth = 0.2
    temper: Temper = 0.2
