"""Watersheds: which way of doing it went with which result in this room, with an interval that says how little a room can tell.

A difference of two means with a common spread (Student's t, 95%). Tables chose what they did, and the largest of many differences is
looked at first: a topic, never a conclusion.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from simsales.experiment.estimates import CONFIDENCE
from simsales.i18n import Text

FEW = 30
"""With fewer tables the page calls it a topic and nothing more [convention]."""


class Watershed(NamedTuple):
    """A behaviour and the mean result of those who showed it, and of those who did not; `low` and `high` are None where two results or
    fewer leave no spread to judge by."""

    key: str
    label: Text
    n_with: int
    n_without: int
    mean_with: float
    mean_without: float
    difference: float
    low: float | None
    high: float | None

    @property
    def is_sure(self) -> bool:
        """Whether the interval excludes nothing at all, in a room that is not small."""
        enough = self.n_with + self.n_without >= FEW
        return enough and self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


class Behaviour(NamedTuple):
    """What somebody did or did not do (None: it did not come up), beside their result."""

    key: str
    label: Text
    shown: Sequence[bool | None]


def watersheds(behaviours: Iterable[Behaviour], results: Sequence[float | None]) -> list[Watershed]:
    """Those on which the room was divided, the largest difference first."""
    found = [one for behaviour in behaviours if (one := _watershed(behaviour, results)) is not None]
    return sorted(found, key=lambda one: (-abs(one.difference), one.key))


def _watershed(behaviour: Behaviour, results: Sequence[float | None]) -> Watershed | None:
    pairs = [
        (shown, result)
        for shown, result in zip(behaviour.shown, results, strict=True)
        if shown is not None and result is not None
    ]
    did, did_not = [result for shown, result in pairs if shown], [result for shown, result in pairs if not shown]
    if not did or not did_not:
        return None
    mean, other = math.fsum(did) / len(did), math.fsum(did_not) / len(did_not)
    half = _half_width(did, did_not)
    low, high = (mean - other - half, mean - other + half) if half is not None else (None, None)
    return Watershed(behaviour.key, behaviour.label, len(did), len(did_not), mean, other, mean - other, low, high)


def _half_width(did: Sequence[float], did_not: Sequence[float]) -> float | None:
    """Half the interval of a difference of means; None where nothing tells the spread."""
    from scipy.special import stdtrit

    freedom = len(did) + len(did_not) - 2
    squares = math.fsum(_square(one, did) for one in did) + math.fsum(_square(one, did_not) for one in did_not)
    if freedom < 1 or squares <= 0:
        return None
    error = math.sqrt(squares / freedom * (1 / len(did) + 1 / len(did_not)))
    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2)) * error


def _square(one: float, group: Sequence[float]) -> float:
    return (one - math.fsum(group) / len(group)) ** 2
