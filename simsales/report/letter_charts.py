"""What a comparison shows as pictures, drawn with letters: for a terminal, where every font has these and none is wider than told.

Most kinds are rows with a name, a stretch of letters and the figure itself; curves over time or attainment need a plane, which
a screen has. A plan is told apart by its letter first; colours only help.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.table import Table
from rich.text import Text as Line

from simsales.text import FREE_TEXT_LENGTH, safe_text

from .pictures import Kind, Picture, Point
from .tables import with_margin

MARKERS = "ox+*#%@"
"""The letter of each plan, the current one first."""
UP, DOWN, WHOLE = "+", "-", "="
"""What a waterfall's parts are drawn with: more, less, together."""
_NAMES, _FEWEST = 0.42, 10
"""The share of the width that names may take, and the cells that bars take at least."""


class Look(NamedTuple):
    """The colours a picture is drawn in: those of the plans in their order, and of more and less."""

    plans: Sequence[str] = ("",)
    more: str = ""
    less: str = ""

    def plan(self, place: int) -> str:
        return self.plans[place % len(self.plans)]


def marker(place: int) -> str:
    """The letter of a plan, the same one in every picture."""
    return MARKERS[place % len(MARKERS)]


def plans_shown(picture: Picture, look: Look) -> Line:
    """Which letter is which plan; nothing where a picture is about one plan only."""
    said = Line()
    if picture.kind == "waterfall":
        return said
    for place, plan in enumerate(picture.plans, start=picture.first_colour):
        said.append(f"{marker(place)} {_cleaned(plan)}", style=look.plan(place)).append("   ")
    said.rstrip()
    return said


def axes_said(picture: Picture) -> str:
    """What stands on the axes, in one line; nothing where each row says it."""
    if picture.kind == "intervals":
        return ""
    return _cleaned(picture.y if picture.kind in ("waterfall", "box") else f"{picture.y} | {picture.x}")


def is_rows(kind: Kind) -> bool:
    """Whether a picture of this kind can be drawn in rows."""
    return kind in _ROWS


def rows(picture: Picture, width: int, look: Look) -> list[Line]:
    """A waterfall, a spread or bars in lines of at most `width` cells."""
    return _ROWS[picture.kind](picture, max(width, 30), look)


def table_of(picture: Picture) -> Table:
    """The figures of a picture."""
    heads, lines = picture.table()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, head in enumerate(heads):
        table.add_column(Line(_cleaned(head)), justify="right" if place else "left")
    for line in lines:
        table.add_row(*(Line(_cleaned(cell)) for cell in line))
    return table


def figure(picture: Picture, value: float) -> str:
    """A figure as the picture counts: a share in per cent, a difference of shares in points, else with as many digits as it takes."""
    if picture.y_is_share:
        is_points = all(point.is_points for point in picture.points)
        return f"{value * 100:.1f} pt" if is_points else f"{value:.1%}"
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:,.2f}"


def _cleaned(words: str) -> str:
    return safe_text(words, limit=FREE_TEXT_LENGTH)


class _Scale(NamedTuple):
    """Values laid over so many cells."""

    low: float
    high: float
    cells: int

    def at(self, value: float) -> int:
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return min(max(round(share * (self.cells - 1)), 0), self.cells - 1)

    @property
    def zero(self) -> int | None:
        return self.at(0.0) if self.low <= 0 <= self.high else None


def _name_cells(names: Sequence[str], width: int) -> int:
    """How wide the column of names is."""
    return min(max(map(cell_len, names), default=0), int(width * _NAMES))


def _known(picture: Picture) -> list[Point]:
    return [point for point in picture.points if not math.isnan(point.y)]


# --- where a gap comes from ---------------------------------------------------------------------------------------------
def _waterfall(picture: Picture, width: int, look: Look) -> list[Line]:
    """Each part begins where the one before ended; the last one is the whole."""
    points = _known(picture)
    if not points:
        return []
    starts = [0.0]
    for point in points[:-1]:
        starts.append(starts[-1] + point.y)
    starts[-1] = 0.0
    ends = [start + point.y for start, point in zip(starts, points, strict=True)]
    figures = [_with_margin(picture, point) for point in points]
    said_cells = max(map(len, figures))
    names = [_cleaned(str(point.x)) for point in points]
    wide = _name_cells(names, width)
    cells = max(width - wide - said_cells - 2, _FEWEST)
    scale = _Scale(min(*starts, *ends), max(*starts, *ends), cells)
    lines = []
    for place, (name, start, end, said) in enumerate(zip(names, starts, ends, figures, strict=True)):
        letter = WHOLE if place == len(points) - 1 else UP if end >= start else DOWN
        style = look.more if end > start else look.less if end < start else ""
        drawn = _stretch(scale, start, end, letter, style)
        lines.append(_line(name, wide, drawn, said.rjust(said_cells), "bold" if letter == WHOLE else ""))
    return lines


def _with_margin(picture: Picture, point: Point) -> str:
    """As the table of the comparison has it."""
    is_points, parts = point.is_points or picture.kind != "intervals", 100 if picture.y_is_share else 1
    unit = "" if not picture.y_is_share else " pt" if is_points else "%"
    margin = (point.high - point.low) / 2 * parts
    return with_margin(point.y * parts, margin, picture.digits(point), unit)


def _stretch(scale: _Scale, start: float, end: float, letter: str, style: str) -> Line:
    """A bar from one value to another, with a line where zero is."""
    at = sorted((scale.at(start), scale.at(end)))
    cells = [" "] * scale.cells
    if scale.zero is not None:
        cells[scale.zero] = "|"
    if start != end:
        cells[at[0] : at[1] + 1] = letter * (at[1] - at[0] + 1)
    line = Line("".join(cells))
    if start != end:
        line.stylize(style, at[0], at[1] + 1)
    return line


def _line(name: str, wide: int, drawn: Line, said: str, style: str = "") -> Line:
    return Line(set_cell_size(name, wide), style=style).append(" ").append(drawn).append(f" {said}")


# --- how years or people spread -----------------------------------------------------------------------------------------
def _box(picture: Picture, width: int, look: Look) -> list[Line]:
    """From the lowest to the highest twentieth; `=` is the middle half, the plan's letter the middle."""
    points = _known(picture)
    if not points:
        return []
    plans = [plan for plan in picture.plans if any(point.plan == plan for point in points)]
    levels = {plan: [point.y for point in points if point.plan == plan] for plan in plans}
    middles = {plan: figure(picture, found[len(found) // 2]) for plan, found in levels.items()}
    names = {plan: _cleaned(plan) for plan in plans}
    wide = _name_cells(list(names.values()), width)
    said = max(map(len, middles.values()))
    scale = _Scale(
        min(point.y for point in points), max(point.y for point in points), max(width - wide - said - 2, _FEWEST)
    )
    lines = []
    for plan in plans:
        place = picture.plans.index(plan) + picture.first_colour
        drawn = _spread(scale, levels[plan], marker(place), look.plan(place))
        lines.append(_line(names[plan], wide, drawn, middles[plan].rjust(said)))
    return [*lines, _foot(picture, scale, wide)]


def _spread(scale: _Scale, levels: Sequence[float], letter: str, style: str) -> Line:
    cells = [" "] * scale.cells
    if scale.zero is not None:
        cells[scale.zero] = "|"
    at = [scale.at(value) for value in levels]
    for cell in range(at[0], at[-1] + 1):
        cells[cell] = "-"
    for cell in range(at[len(at) // 4], at[-1 - len(at) // 4] + 1):
        cells[cell] = "="
    cells[at[len(at) // 2]] = letter
    line = Line("".join(cells))
    line.stylize(style, at[0], at[-1] + 1)
    return line


def _foot(picture: Picture, scale: _Scale, wide: int) -> Line:
    """The ends of the axis, and zero where it lies between."""
    low, high = figure(picture, scale.low), figure(picture, scale.high)
    cells = list(low.ljust(scale.cells - len(high)) + high)[: scale.cells]
    zero = scale.zero
    if zero is not None and len(low) < zero < scale.cells - len(high) - 1:
        cells[zero] = "0"
    return Line(" " * (wide + 1) + "".join(cells), style="dim")


# --- how many where -----------------------------------------------------------------------------------------------------
def _bars(picture: Picture, width: int, look: Look) -> list[Line]:
    """Under each place a bar for every plan, made of its letter."""
    points = _known(picture)
    if not points:
        return []
    places = list(dict.fromkeys(str(point.x) for point in points))
    names = {place: _cleaned(place) for place in places}
    wide = _name_cells(list(names.values()), width)
    figures = [figure(picture, point.y) for point in points]
    longest = max(width - wide - max(map(len, figures)) - 2, _FEWEST)
    most = max(point.y for point in points) or 1.0
    lines = []
    for place in places:
        name = names[place]
        for point, said in zip(points, figures, strict=True):
            if str(point.x) == place:
                at = picture.plans.index(point.plan) + picture.first_colour
                bar = Line(marker(at) * max(round(point.y / most * longest), 0), style=look.plan(at))
                lines.append(_line(name, wide, bar, said))
                name = ""
    return lines


# --- how sure a difference is -------------------------------------------------------------------------------------------
def _intervals(picture: Picture, width: int, look: Look) -> list[Line]:
    """Under each KPI a stretch from the low to the high end of the interval for every plan, its letter where the mean is."""
    points = _known(picture)
    if not points:
        return []
    names = [_cleaned(str(point.x)) for point in points]
    wide = _name_cells(names, width)
    figures = [_with_margin(picture, point) for point in points]
    said = max(map(len, figures))
    ends = [end for point in points for end in (point.low, point.high, 0.0) if not math.isnan(end)]
    scale = _Scale(min(ends), max(ends), max(width - wide - said - 2, _FEWEST))
    lines, before = [], ""
    for point, name, shown in zip(points, names, figures, strict=True):
        place = picture.plans.index(point.plan) + picture.first_colour
        drawn = _interval(scale, point, marker(place), look.plan(place))
        lines.append(_line("" if name == before else name, wide, drawn, shown.rjust(said)))
        before = name
    return [*lines, _foot(picture, scale, wide)]


def _interval(scale: _Scale, point: Point, letter: str, style: str) -> Line:
    cells = [" "] * scale.cells
    if scale.zero is not None:
        cells[scale.zero] = "|"
    low, high = (point.y if math.isnan(end) else end for end in (point.low, point.high))
    first, last = scale.at(low), scale.at(high)
    cells[first : last + 1] = "-" * (last - first + 1)
    cells[first], cells[last] = "<", ">"
    cells[scale.at(point.y)] = letter
    line = Line("".join(cells))
    line.stylize(style, first, last + 1)
    return line


_ROWS: Mapping[Kind, Callable[[Picture, int, Look], list[Line]]] = {
    "waterfall": _waterfall,
    "box": _box,
    "bars": _bars,
    "intervals": _intervals,
}
