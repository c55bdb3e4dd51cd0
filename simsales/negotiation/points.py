"""What would have been possible: the frontier, the fair points, and what was left on the table.

Used by reviews, bots that know the truth, and lint. `ours` and `theirs` are arrays of worths over the outcomes of a `Table`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .table import Numbers, Table


class Possible(NamedTuple):
    """The numbers of outcomes that stand out; `frontier` runs from the buyer's end to ours, `nash` and `kalai` are -1 where
    nothing is better for both than leaving."""

    frontier: tuple[int, ...]
    nash: int
    kalai: int
    joint: int
    zone: int
    """How many outcomes are at least as good as leaving for both."""


def possible(ours: Numbers, theirs: Numbers) -> Possible:
    """Everything that stands out, by looking at every outcome."""
    inside = (ours >= 0) & (theirs >= 0)
    nash = kalai = -1
    if inside.any():
        gains = np.where(inside, ours * theirs, -1.0)
        nash = int(gains.argmax())
        top_ours, top_theirs = ours[inside].max() or 1.0, theirs[inside].max() or 1.0
        least = np.where(inside, np.minimum(ours / top_ours, theirs / top_theirs), -1.0)
        kalai = int(least.argmax())
    return Possible(frontier(ours, theirs), nash, kalai, int((ours + theirs).argmax()), int(inside.sum()))


def frontier(ours: Numbers, theirs: Numbers) -> tuple[int, ...]:
    """Outcomes that no other beats for one side without being worse for the other; of equals the first."""
    order = np.lexsort((np.arange(len(ours)), -ours, -theirs))
    best, kept = -np.inf, list[int]()
    for outcome in order.tolist():
        if ours[outcome] > best:
            best = ours[outcome]
            kept.append(outcome)
    return tuple(kept)


def left_on_the_table(ours: Numbers, theirs: Numbers, outcome: int) -> float:
    """The most that our side could have had more with the buyer no worse off."""
    return float(ours[theirs >= theirs[outcome]].max() - ours[outcome])


def compromise(table: Table) -> int:
    """Every issue in the middle: where two sides end who think that each loses what the other wins."""
    return table.number([(size - 1) // 2 for size in table.sizes])


def integrative_share(table: Table, ours: Numbers, theirs: Numbers, outcome: int) -> float:
    """The share of what trading across issues can add to a plain compromise; NaN where it can add nothing."""
    joint = ours + theirs
    base = joint[compromise(table)]
    room = joint.max() - base
    return float((joint[outcome] - base) / room) if room > 0 else float("nan")


def surplus_share(ours: Numbers, theirs: Numbers, outcome: int) -> float:
    """Our part of the most that we could have had with the buyer just content; 0 without a deal, NaN where nothing was possible."""
    reachable = ours[theirs >= 0]
    most = reachable.max() if len(reachable) else 0.0
    return float(ours[outcome] / most) if most > 0 else float("nan")
