"""What could be agreed and the way both sides went, as points.

A point is (worth to them, worth to us) in minor units above what each would have by leaving.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .played import Played
from .reveal import Reveal
from .review import Review

_BESIDE = 0.3
"""The edge is shown as far as neither side loses more than this part of what was at stake."""
Point = tuple[float, float]


class Frontier(NamedTuple):
    """`edge`: outcomes that nothing betters for both; `ours` and `theirs`: the offers in their order; `deal`: None without one."""

    edge: Sequence[Point]
    ours: Sequence[Point]
    theirs: Sequence[Point]
    deal: Point | None

    @property
    def corners(self) -> tuple[Point, Point]:
        """The lowest and the highest of both worths, leaving included."""
        points = [*self.edge, *self.ours, *self.theirs, (0.0, 0.0)]
        (low_x, high_x), (low_y, high_y) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
        return (low_x, low_y), (high_x, high_y)


def frontier_of(review: Review) -> Frontier:
    """The plane of one talk."""
    table, found = review.played.truth.table, review.reveal
    ours, theirs = ([(one.buyer, one.firm) for one in found.path if one.is_ours is side] for side in (True, False))
    deal = (float(table.buyer[found.deal]), float(table.firm[found.deal])) if found.deal >= 0 else None
    return Frontier(edge_of(review.played, found), ours, theirs, deal)


def edge_of(played: Played, found: Reveal) -> list[Point]:
    """The outcomes that nothing betters for both; of those worse for one side than leaving, only the near ones."""
    table, least = played.truth.table, -_BESIDE * max(played.stake, 1.0)
    points = [(float(table.buyer[one]), float(table.firm[one])) for one in found.possible.frontier]
    return [point for point in points if min(point) >= least]
