"""Hard: opens far away, gives late, tells little. Source: the Boulware tactics of Faratin et al. (1998)."""

from __future__ import annotations

from typing import Literal

from ...registry import plugin
from ..manner import Aim, Bluffs, Manner, Mirrors, Openness, Pace, Warmth


@plugin("tactic")
class Hard(Manner):
    """Time works for them, they think."""

    kind: Literal["hard"] = "hard"
    aim: Aim = 0.7
    pace: Pace = 0.45
    mirrors: Mirrors = 0.15
    openness: Openness = 0.45
    bluffs: Bluffs = 0.6
    warmth: Warmth = 0.25
