"""Conceder: wants to be done, gives early. Source: the conceder tactics of Faratin et al. (1998)."""

from __future__ import annotations

from typing import Literal

from ...registry import plugin
from ..manner import Aim, Manner, Mirrors, Openness, Pace


@plugin("tactic")
class Conceder(Manner):
    """A quick answer is worth more than the last yuan."""

    kind: Literal["conceder"] = "conceder"
    aim: Aim = 0.86
    pace: Pace = 2.0
    mirrors: Mirrors = 0.2
    openness: Openness = 0.8
