"""The table as a picture: everything that could be agreed without loss for one side, and the way both sides went, drawn for paper.

Across: what an offer is worth to them; up: what it is worth to us; the two lines are where each side would rather leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simsales.i18n import Lang, Text
from simsales.review.review import Review

_WIDE, _HIGH, _EDGE = 640.0, 300.0, 34.0
TITLE = Text(en="What could be agreed, and the way you went", zh="能谈成什么, 双方怎么走过来")
_OURS, _THEIRS, _DEAL, _FRONTIER = (
    Text(en="your offers", zh="您的报价"),
    Text(en="their offers", zh="对方的报价"),
    Text(en="the deal", zh="成交"),
    Text(en="nothing is better for both", zh="再好就要有一方吃亏"),
)
_UP, _ACROSS = Text(en="worth to you", zh="对您值"), Text(en="worth to them", zh="对对方值")
Point = tuple[float, float]


class _Plane(NamedTuple):
    """From worths (theirs, ours) to places on the page."""

    low: Point
    high: Point

    def at(self, point: Point) -> str:
        across, up = (
            (value - low) / ((high - low) or 1.0) for value, low, high in zip(point, self.low, self.high, strict=True)
        )
        x = _EDGE + across * (_WIDE - 2 * _EDGE)
        return f"{x:.1f},{_HIGH - _EDGE - up * (_HIGH - 2 * _EDGE):.1f}"


def frontier_picture(review: Review, lang: Lang) -> str:
    """The picture as SVG; its words are the program's own."""
    table, found = review.played.truth.table, review.reveal
    edge = [(float(table.buyer[one]), float(table.firm[one])) for one in found.possible.frontier]
    ours, theirs = ([(one.buyer, one.firm) for one in found.path if one.is_ours is side] for side in (True, False))
    deal = [(float(table.buyer[found.deal]), float(table.firm[found.deal]))] if found.deal >= 0 else []
    shown = [point for point in edge if min(point) >= -0.3 * max(review.played.stake, 1.0)]
    points = [*shown, *ours, *theirs, (0.0, 0.0)]
    plane = _Plane(
        (min(x for x, _ in points), min(y for _, y in points)), (max(x for x, _ in points), max(y for _, y in points))
    )
    parts = [
        *_axes(plane, lang),
        _line(plane, shown, "#9aa4b1", 1.2),
        _line(plane, ours, "#0b5a9c", 1.6, dots="ours"),
        _line(plane, theirs, "#a8450a", 1.6, dots="theirs"),
        *(_dot(plane, point, "#1b1f24", 5.5) for point in deal),
        *_key(lang, has_deal=bool(deal)),
    ]
    label = TITLE.say(lang)
    return f'<svg viewBox="0 0 {_WIDE:g} {_HIGH:g}" role="img" aria-label="{label}" width="100%">{"".join(parts)}</svg>'


def _axes(plane: _Plane, lang: Lang) -> list[str]:
    (left, low), (right, high) = plane.low, plane.high
    lines = [[(0.0, low), (0.0, high)], [(left, 0.0), (right, 0.0)]]
    drawn = [_line(plane, line, "#c9ced6", 0.8) for line in lines]
    return [*drawn, _words(4, 14, _UP.say(lang)), _words(_WIDE - 4, _HIGH - 6, _ACROSS.say(lang), "end")]


def _line(plane: _Plane, points: Sequence[Point], colour: str, width: float, dots: str = "") -> str:
    places = " ".join(plane.at(point) for point in points)
    line = f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="{width:g}"/>'
    return line + "".join(_dot(plane, point, colour, 3.2, is_square=dots == "theirs") for point in points if dots)


def _dot(plane: _Plane, point: Point, colour: str, size: float, *, is_square: bool = False) -> str:
    """A round one or a square one: colour never stands alone."""
    x, y = plane.at(point).split(",")
    if is_square:
        x, y = f"{float(x) - size:.1f}", f"{float(y) - size:.1f}"
        return f'<rect x="{x}" y="{y}" width="{2 * size:g}" height="{2 * size:g}" fill="{colour}"/>'
    return f'<circle cx="{x}" cy="{y}" r="{size:g}" fill="{colour}"/>'


def _key(lang: Lang, *, has_deal: bool) -> list[str]:
    marks = [("●", "#0b5a9c", _OURS), ("■", "#a8450a", _THEIRS), ("—", "#9aa4b1", _FRONTIER)]
    marks += [("⬤", "#1b1f24", _DEAL)] if has_deal else []
    spans = "".join(
        f'<tspan fill="{colour}">{mark}</tspan> {text.say(lang)}&#160;&#160; ' for mark, colour, text in marks
    )
    return [f'<text x="{_WIDE - 4:g}" y="14" text-anchor="end" font-size="12" fill="#5b6470">{spans}</text>']


def _words(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="12" fill="#5b6470">{words}</text>'
