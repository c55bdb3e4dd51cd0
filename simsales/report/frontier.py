"""What could be agreed and the way both sides went, as points: drawn on paper by `frontier_picture`, on a screen by the application.

A point is (worth to them, worth to us) in minor units above what each would have by leaving.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simsales.i18n import Text
from simsales.review.review import Review

TITLE = Text(en="What could be agreed, and the way you went", zh="能谈成什么, 双方怎么走过来")
OURS, THEIRS, DEAL, EDGE = (
    Text(en="your offers", zh="您的报价"),
    Text(en="their offers", zh="对方的报价"),
    Text(en="the deal", zh="成交"),
    Text(en="nothing is better for both", zh="再好就要有一方吃亏"),
)
TO_US, TO_THEM = Text(en="worth to you", zh="对您值"), Text(en="worth to them", zh="对对方值")
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
    edge = [(float(table.buyer[one]), float(table.firm[one])) for one in found.possible.frontier]
    least = -_BESIDE * max(review.played.stake, 1.0)
    ours, theirs = ([(one.buyer, one.firm) for one in found.path if one.is_ours is side] for side in (True, False))
    deal = (float(table.buyer[found.deal]), float(table.firm[found.deal])) if found.deal >= 0 else None
    return Frontier([point for point in edge if min(point) >= least], ours, theirs, deal)
