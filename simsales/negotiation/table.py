"""The table: what can be agreed, and what every agreement is worth to each side.

An outcome is one level for each issue; outcomes are numbered, with the last issue running fastest. Worths are money, above
what each side has without an agreement: an outcome below 0 is worse for that side than leaving. There are few enough outcomes
to look at all of them, so nothing here is approximate. Sources: Raiffa, The Art and Science of Negotiation (1982), for the
frontier; Nash (1950), Kalai and Smorodinsky (1975) for the two fair points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..i18n import Text

Numbers = npt.NDArray[Any]
MOST_OUTCOMES = 20_000


class Issue(NamedTuple):
    """One thing that is negotiated: the values of its levels, how each is said, and which is the standard package's."""

    name: str
    label: Text
    values: tuple[float, ...]
    names: tuple[Text, ...]
    standard: int = 0


class Board:
    """The outcomes without their worth: all that both sides know. `levels` has one row of level numbers for each outcome."""

    __slots__ = ("issues", "levels", "names", "sizes", "strides")

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues = tuple(issues)
        self.names = [issue.name for issue in self.issues]
        self.sizes = tuple(len(issue.values) for issue in issues)
        self.strides = _strides(self.sizes)
        self.levels = all_levels(self.sizes)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.issues!r})"

    def __len__(self) -> int:
        return len(self.levels)

    @property
    def standard(self) -> int:
        """The standard package, at the list price where there is one."""
        return self.number([issue.standard for issue in self.issues])

    def number(self, levels: Sequence[int]) -> int:
        """The number of the outcome with these levels."""
        return sum(level * stride for level, stride in zip(levels, self.strides, strict=True))

    def at(self, outcome: int) -> tuple[int, ...]:
        """The levels of an outcome."""
        return tuple(outcome // stride % size for stride, size in zip(self.strides, self.sizes, strict=True))

    def value(self, outcome: int, issue: int) -> float:
        return self.issues[issue].values[outcome // self.strides[issue] % self.sizes[issue]]

    def values(self, outcome: int) -> dict[str, float]:
        """What an outcome says, issue by issue."""
        return {issue.name: self.value(outcome, i) for i, issue in enumerate(self.issues)}

    def spelled(self, outcome: int) -> dict[str, Text]:
        levels = self.at(outcome)
        return {issue.name: issue.names[level] for issue, level in zip(self.issues, levels, strict=True)}

    def moved(self, outcome: int, issue: int, level: int) -> int:
        """The same outcome with another level of one issue."""
        return outcome + (level - outcome // self.strides[issue] % self.sizes[issue]) * self.strides[issue]

    def per_issue(self, worth: Numbers) -> list[Numbers]:
        """Mean worth of each level of each issue, issue by issue."""
        return [
            np.array([worth[self.levels[:, i] == level].mean() for level in range(size)])
            for i, size in enumerate(self.sizes)
        ]


class Table(Board):
    """All outcomes and their worth, as arrays over outcomes: `buyer`, the buyer's above their best alternative; `firm`, our
    firm's above our fallback; `pay`, what the rep would earn. All in minor units."""

    __slots__ = ("buyer", "firm", "pay")

    def __init__(self, issues: Sequence[Issue], buyer: Numbers, firm: Numbers, pay: Numbers) -> None:
        super().__init__(issues)
        self.buyer, self.firm, self.pay = buyer, firm, pay


def all_levels(sizes: Sequence[int]) -> Numbers:
    """Every outcome's levels, one row each, in the order of their numbers."""
    grids = np.meshgrid(*(np.arange(size) for size in sizes), indexing="ij")
    return np.stack([grid.ravel() for grid in grids], axis=1)


def _strides(sizes: Sequence[int]) -> tuple[int, ...]:
    strides, stride = list[int](), 1
    for size in reversed(sizes):
        strides.append(stride)
        stride *= size
    return tuple(reversed(strides))
