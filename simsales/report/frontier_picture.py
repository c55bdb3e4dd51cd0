"""The frontier drawn for paper: across what an offer is worth to them, up what it is worth to us.

The two thin lines are where each side would rather leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simsales.i18n import Lang
from simsales.review.frontier import Point, frontier_of
from simsales.review.review import Review

from .frontier import DEAL, EDGE, OURS, THEIRS, TITLE, TO_THEM, TO_US

_WIDE, _HIGH, _BORDER = 640.0, 300.0, 34.0


class _Plane(NamedTuple):
    """From worths (theirs, ours) to places on the page."""

    low: Point
    high: Point

    def at(self, point: Point) -> str:
        across, up = (
            (value - low) / ((high - low) or 1.0) for value, low, high in zip(point, self.low, self.high, strict=True)
        )
        x = _BORDER + across * (_WIDE - 2 * _BORDER)
        return f"{x:.1f},{_HIGH - _BORDER - up * (_HIGH - 2 * _BORDER):.1f}"


def frontier_picture(review: Review, lang: Lang) -> str:
    """The picture as SVG; its words are the program's own."""
    found = frontier_of(review)
    plane = _Plane(*found.corners)
    parts = [
        *_axes(plane, lang),
        _line(plane, found.edge, "#9aa4b1", 1.2),
        _line(plane, found.ours, "#0b5a9c", 1.6, dots="ours"),
        _line(plane, found.theirs, "#a8450a", 1.6, dots="theirs"),
        *([_dot(plane, found.deal, "#1b1f24", 5.5)] if found.deal is not None else []),
        *_key(lang, has_deal=found.deal is not None),
    ]
    label = TITLE.say(lang)
    return f'<svg viewBox="0 0 {_WIDE:g} {_HIGH:g}" role="img" aria-label="{label}" width="100%">{"".join(parts)}</svg>'


def _axes(plane: _Plane, lang: Lang) -> list[str]:
    (left, low), (right, high) = plane.low, plane.high
    lines = [[(0.0, low), (0.0, high)], [(left, 0.0), (right, 0.0)]]
    drawn = [_line(plane, line, "#c9ced6", 0.8) for line in lines]
    return [*drawn, _words(4, 14, TO_US.say(lang)), _words(_WIDE - 4, _HIGH - 6, TO_THEM.say(lang), "end")]


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
    marks = [("●", "#0b5a9c", OURS), ("■", "#a8450a", THEIRS), ("—", "#9aa4b1", EDGE)]
    marks += [("⬤", "#1b1f24", DEAL)] if has_deal else []
    spans = "".join(
        f'<tspan fill="{colour}">{mark}</tspan> {text.say(lang)}&#160;&#160; ' for mark, colour, text in marks
    )
    return [f'<text x="{_WIDE - 4:g}" y="14" text-anchor="end" font-size="12" fill="#5b6470">{spans}</text>']


def _words(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="12" fill="#5b6470">{words}</text>'
