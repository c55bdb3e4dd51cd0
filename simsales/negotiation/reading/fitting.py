"""A share of a price taken to what can be agreed: who says "3% off" names no sum, so the nearest step is meant, and said back."""

from __future__ import annotations

from collections.abc import Sequence

from .echo import said_back
from .table import Reading, Terms


def fitted(reading: Reading, terms: Terms) -> Reading:
    """The reading with every value that was reckoned from a share on the nearest step; one that was named stays as it was said."""
    steps = {name: nearest(terms.issues[name].allowed, value) for name, value in reading.reckoned.items()}
    moved = {name: step for name, step in steps.items() if step is not None and step != reading.reckoned[name]}
    if not moved:
        return reading
    values = {name: moved.get(name, value) for name, value in reading.values.items()}
    give, get = ({name: moved.get(name, value) for name, value in side.items()} for side in (reading.give, reading.get))
    made = reading._replace(values=values, give=give, get=get)
    return made._replace(echo=said_back(made, terms))


def nearest(allowed: Sequence[float], value: float) -> float | None:
    """The allowed value nearest to this one, of two as near the higher; None where it lies outside of what can be agreed."""
    if not allowed or not min(allowed) <= value <= max(allowed):
        return None
    return min(allowed, key=lambda one: (abs(one - value), -one))


def around(allowed: Sequence[float], value: float) -> tuple[float, ...]:
    """The allowed values next to this one, the lower first; one of them where it lies outside of what can be agreed."""
    below, above = [one for one in allowed if one < value], [one for one in allowed if one > value]
    return (*((max(below),) if below else ()), *((min(above),) if above else ()))
