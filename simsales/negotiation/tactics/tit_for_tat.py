"""Tit for tat: gives what it is given. Source: the imitative tactics of Faratin et al. (1998)."""

from __future__ import annotations

from typing import Literal

from ...registry import plugin
from ..manner import Aim, Manner, Mirrors, Pace


@plugin("tactic")
class TitForTat(Manner):
    """Who does not move gets nothing; who gives gets as much back."""

    kind: Literal["tit-for-tat"] = "tit-for-tat"
    aim: Aim = 0.8
    pace: Pace = 0.8
    mirrors: Mirrors = 0.7
