"""Focus: which deals come first when there is more to do than the week has hours.

Work goes where an hour brings most: the deal's worth, by its chance in this pay period at what a unit pays there, and by its
chance later at what it pays then, over the hours its stage takes. Where all of it can be done in turn, nothing comes first.
Source: MODEL, part A (deal choice by expected marginal value per hour).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..units import Hours


class Task(NamedTuple):
    """Work on a deal that waits on the desk: case, what it is believed to be worth in pay, hours it takes."""

    case: int
    worth: float
    hours: Hours


def put_first(tasks: Sequence[Task], hours: Hours) -> frozenset[int]:
    """Cases of the tasks that fill the hours, best worth per hour first; none where there are hours for all."""
    if sum(task.hours for task in tasks) <= hours:
        return frozenset()
    chosen, left = [], hours
    for task in sorted(tasks, key=lambda task: (-task.worth / task.hours, task.case)):
        if left <= 0:
            break
        chosen.append(task.case)
        left -= task.hours
    return frozenset(chosen)
