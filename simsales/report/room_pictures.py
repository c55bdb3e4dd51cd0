"""The results of a room as pictures for a projector: a dot for every table, the name only for whoever points at it.

Names come from files of anybody: they are cleaned and escaped here, because pictures go into a page as they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from simsales.i18n import Lang, Text, joined
from simsales.review.words import told_apart
from simsales.text import safe_text

_WIDE, _EDGE, _DOT = 1000.0, 40.0, 11.0
_FOOT = 54.0
_ROW = 26.0
_INK, _SOFT, _BLUE, _LINE = "#1b1f24", "#5b6470", "#0b5a9c", "#9aa4b1"
_TICKS = 5


_NO_DEAL = Text(en="no deal", zh="没谈成")


class Dot(NamedTuple):
    """A table in a picture: where it stands, its name, and what is said when somebody points at it."""

    x: float
    y: float
    name: Text
    said: Text


class _Plane(NamedTuple):
    """From figures to places on the picture."""

    low: tuple[float, float]
    high: tuple[float, float]
    tall: float

    def x(self, value: float) -> float:
        return _EDGE + (value - self.low[0]) / ((self.high[0] - self.low[0]) or 1.0) * (_WIDE - 2 * _EDGE)

    def y(self, value: float) -> float:
        usable = self.tall - _EDGE - _FOOT
        return self.tall - _FOOT - (value - self.low[1]) / ((self.high[1] - self.low[1]) or 1.0) * usable


def strip(values: Sequence[tuple[float, Text]], title: Text, lang: Lang, marked: int | None = None) -> str:
    """Results along a line; equal and near ones are put on top of each other. From number `marked` on they are squares, not tables."""
    numbers = [value for value, _ in values]
    spread = (max(numbers) - min(numbers)) or abs(numbers[0]) or 1.0
    low, high = min(numbers) - 0.05 * spread, max(numbers) + 0.05 * spread
    flat = _Plane((low, 0.0), (high, 1.0), 0.0)
    heights = _stacked([flat.x(value) for value in numbers])
    tall = _EDGE + _ROW * (max(heights) + 1) + _FOOT
    plane = _Plane((low, 0.0), (high, 1.0), tall)
    floor = tall - _FOOT
    dots = [
        _dot(
            plane.x(value),
            floor - _ROW * (height + 0.6),
            Dot(value, 0.0, name, said),
            lang,
            shape="square" if marked is not None and i >= marked else "dot",
        )
        for i, ((value, name), height, said) in enumerate(zip(values, heights, told_apart(numbers), strict=True))
    ]
    axis = f'<line x1="{_EDGE:g}" y1="{floor:.1f}" x2="{_WIDE - _EDGE:g}" y2="{floor:.1f}" stroke="{_INK}"/>'
    return _picture(tall, title.say(lang), [axis, *_ticks(plane, low, high, floor, lang), *dots])


def edge_picture(
    edge: Sequence[tuple[float, float]],
    dots: Sequence[Dot],
    words: tuple[Text, Text, Text],
    walked: Sequence[Text],
    lang: Lang,
) -> str:
    """The frontier (theirs, ours) and where every table came out; `words`: title, across, up. `walked`: tables without a deal, which
    both sides left as they came."""
    points = [*edge, *((dot.x, dot.y) for dot in dots), (0.0, 0.0)]
    tall = 520.0
    low = min(x for x, _ in points), min(y for _, y in points)
    high = max(x for x, _ in points), max(y for _, y in points)
    plane = _Plane(low, high, tall)
    path = " ".join(f"{plane.x(x):.1f},{plane.y(y):.1f}" for x, y in edge)
    title, across, up = (one.say(lang) for one in words)
    parts = [
        _rule(plane.x(0.0), plane.y(low[1]), plane.x(0.0), plane.y(high[1])),
        _rule(plane.x(low[0]), plane.y(0.0), plane.x(high[0]), plane.y(0.0)),
        f'<polyline points="{path}" fill="none" stroke="{_LINE}" stroke-width="3"/>',
        *(_dot(plane.x(x), plane.y(y), _together(some), lang, many=len(some)) for (x, y), some in _by_place(dots)),
        *(
            _dot(plane.x(0.0) + 2.4 * _DOT * i, plane.y(0.0), Dot(0.0, 0.0, name, _NO_DEAL), lang, shape="hollow")
            for i, name in enumerate(walked)
        ),
        _words(4.0, 22.0, up),
        _words(_WIDE - 4, tall - 14, across, "end"),
    ]
    return _picture(tall, title, parts)


def _by_place(dots: Sequence[Dot]) -> list[tuple[tuple[float, float], list[Dot]]]:
    """Tables that came out at the very same place are one dot, with their number in it."""
    found = dict[tuple[float, float], list[Dot]]()
    for dot in dots:
        found.setdefault((round(dot.x, 2), round(dot.y, 2)), []).append(dot)
    return list(found.items())


def _together(dots: Sequence[Dot]) -> Dot:
    return dots[0]._replace(name=joined(dot.name for dot in dots))


def _stacked(places: Sequence[float]) -> list[int]:
    """How many dots lie below each, so that none covers another."""
    heights = list[int]()
    for i, place in enumerate(places):
        near = {heights[j] for j in range(i) if abs(places[j] - place) < 2 * _DOT}
        heights.append(next(one for one in range(len(near) + 1) if one not in near))
    return heights


def _ticks(plane: _Plane, low: float, high: float, floor: float, lang: Lang) -> list[str]:
    values = _round_values(low, high)
    return [
        part
        for value, said in zip(values, told_apart(values), strict=True)
        for part in (
            _rule(plane.x(value), floor, plane.x(value), floor + 8),
            _words(plane.x(value), floor + 32, said.say(lang), "middle"),
        )
    ]


def _round_values(low: float, high: float) -> list[float]:
    """Values of few digits between the ends."""
    rough = (high - low) / _TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * one for one in (1, 2, 5, 10) if size * one >= rough)
    return [step * i for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _dot(x: float, y: float, dot: Dot, lang: Lang, *, shape: str = "dot", many: int = 1) -> str:
    """A dot; its name stands above the picture for whoever points at it or comes to it by Tab, and for nobody else."""
    said = f"{safe_text(dot.name.say(lang))}: {dot.said.say(lang)}"
    drawn = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT:g}" fill="{_BLUE}"/>'
    if shape == "hollow":
        drawn = f'<circle class="hollow" cx="{x:.1f}" cy="{y:.1f}" r="{_DOT - 1.5:g}" fill="#fff"/>'
    elif shape == "square":
        drawn = (
            f'<rect x="{x - _DOT:.1f}" y="{y - _DOT:.1f}" width="{2 * _DOT:g}" height="{2 * _DOT:g}" fill="{_SOFT}"/>'
        )
    if many > 1:
        drawn += f'<text x="{x:.1f}" y="{y + 5.5:.1f}" text-anchor="middle" font-size="16" fill="#fff">{many}</text>'
    return (
        f'<g class="dot" tabindex="0">{drawn}'
        f'<text class="who" x="{_WIDE / 2:g}" y="24" text-anchor="middle" font-size="22">{escape(said)}</text></g>'
    )


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{_LINE}"/>'


def _words(x: float, y: float, words: str, anchor: str = "start") -> str:
    said = escape(words)
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="20" fill="{_SOFT}">{said}</text>'


def _picture(tall: float, title: str, parts: Sequence[str]) -> str:
    label = escape(title, quote=True)
    return f'<svg viewBox="0 0 {_WIDE:g} {tall:g}" role="img" aria-label="{label}" width="100%">{"".join(parts)}</svg>'
