"""The pay plans that effects compare, as changes of a business."""

from __future__ import annotations

from typing import Any

from .business import Changes

_WHERE = "policies.incentive"
_JUST_ABOVE = 1e-4
ORDINARY: Changes = {"people.behaviour": "fixed"}
"""Everybody keeps to an ordinary week, whatever the plan: what each can do by territory, skill and luck alone."""


def plan(pays: dict[str, Any], base: float = 8000, period: str = "quarter", **more: Any) -> Changes:
    """Exactly these lines in place of the usual ones."""
    lines = {"usual": None, "goal": None, **pays}
    return {_WHERE: {"kind": "plan", "base_per_month": base, "period": period, "pays": lines, **more}}


def rate(share: float, **more: Any) -> dict[str, Any]:
    """So much of every sale."""
    return {"kind": "commission", "rate": share, **more}


def bonus(share: float, at: float = 1.0) -> dict[str, Any]:
    """A bonus of so much of the goal, once it is reached: in proportion to the quota, so that large and small territories
    have the same at stake."""
    return {"kind": "commission", "rate": share, "starts_at": at, "on": "whole", "cap_at": at + _JUST_ABOVE}


def over(share: float, at: float = 1.0) -> dict[str, Any]:
    """So much of every sale above a mark."""
    return {"kind": "commission", "rate": share, "starts_at": at, "on": "above"}


def tiers(*rows: tuple[float, float]) -> dict[str, Any]:
    """Marginal rates by attainment."""
    return {"kind": "tiers", "on": "above", "tiers": [{"from": start, "rate": share} for start, share in rows]}
