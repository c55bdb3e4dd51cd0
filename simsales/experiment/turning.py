"""Turning points: at which value something changes its sign, or stops to hold, in a few looks.

A look is a whole experiment, so both searches take a number of looks and then say what they know. Used by `hangs_on`.
"""

from __future__ import annotations

from collections.abc import Callable

_CLOSE = 1e-3
"""A value so small against those at the ends is taken for zero."""


def crossing(look: Callable[[float], float], one: tuple[float, float], other: tuple[float, float], looks: int) -> float:
    """Where a function is 0, between two points (x, y) at which it has different signs.

    Regula falsi with the Illinois rule (an end that stays counts half): exact at the first look where it is a line.
    """
    (a, fa), (b, fb) = one, other
    enough = _CLOSE * max(abs(fa), abs(fb))
    for _ in range(looks):
        x = _secant(a, fa, b, fb)
        fx = look(x)
        if abs(fx) <= enough:
            return x
        if (fx > 0) == (fb > 0):
            fa /= 2
        else:
            a, fa = b, fb
        b, fb = x, fx
    return _secant(a, fa, b, fb)


def _secant(a: float, fa: float, b: float, fb: float) -> float:
    return a - fa * (b - a) / (fb - fa)


def last_holding(holds: Callable[[float], bool], inside: float, outside: float, looks: int) -> float:
    """About where something stops to hold, which holds at `inside` and not at `outside`: half-way each time."""
    for _ in range(looks):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    return (inside + outside) / 2
