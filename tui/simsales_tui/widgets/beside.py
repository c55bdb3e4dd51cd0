"""Where choices stand that are laid beside each other, in as many rows as they take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_NARROWEST = 4
"""Cells below which no choice is cut."""


class Spot(NamedTuple):
    """Where a choice stands: row, first cell, how many cells."""

    row: int
    left: int
    width: int

    def holds(self, x: int, y: int) -> bool:
        """Whether the cell `x` of row `y` belongs to it."""
        return y == self.row and self.left <= x < self.left + self.width


def beside(wanted: Iterable[int], width: int, gap: int) -> list[Spot]:
    """Choices that take so many cells each, `gap` cells apart, in rows of `width` cells; one that is wider is cut."""
    spots, row, left = list[Spot](), 0, 0
    for cells in wanted:
        wide = min(cells, max(width, _NARROWEST))
        if left and left + wide > width:
            row, left = row + 1, 0
        spots.append(Spot(row, left, wide))
        left += wide + gap
    return spots


def rows_of(spots: Iterable[Spot]) -> int:
    """How many rows they take; one where there are none."""
    return max((spot.row + 1 for spot in spots), default=1)
