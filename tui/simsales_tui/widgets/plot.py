"""Curves on a plane, drawn with narrow letters only, so that they look the same in every font and beside Chinese words.

It is the plot of textual-plot with our own pen: no keys of its own, no markup in labels, words by the cells they take.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Grid
from textual_hires_canvas import Canvas, TextAlign
from textual_plot import PlotWidget
from textual_plot.axis_formatter import AxisFormatter, NumericAxisFormatter
from textual_plot.plot_widget import Legend

from simsales.report.letter_charts import marker
from simsales.text import safe_text

from .. import themes

_NARROW = {"│": "|", "─": "-", "┼": "+", "·": ".", "╷": ".", "╵": "'", "╶": "-", "╴": "-", "█": "#"}
"""What the plot draws with, as a letter that no terminal makes two cells wide."""
_PADDING = 0.04
_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of one plan; `place` gives its letter and colour. `margins`: half the length of each interval, NaN for none."""

    xs: Sequence[float]
    ys: Sequence[float]
    place: int
    margins: Sequence[float] | None = None


class Axis(AxisFormatter):
    """Words at places, or figures with thousands set off and shares in per cent."""

    def __init__(self, places: Sequence[str] = (), *, is_share: bool = False) -> None:
        self._places, self._is_share = places, is_share
        self._plain = NumericAxisFormatter()

    def get_ticks(self, min_: float, max_: float, max_ticks: int = 8) -> list[float]:
        if self._places:
            return [float(place) for place in range(len(self._places))]
        return self._plain.get_ticks(min_, max_, max_ticks)

    def get_labels_for_ticks(self, ticks: Sequence[float]) -> list[str]:
        if self._places:
            return [safe_text(self._places[round(tick)], limit=_LONGEST_LABEL) for tick in ticks]
        step = min((right - left for left, right in pairwise(ticks)), default=1.0) * (100 if self._is_share else 1)
        digits = max(0, math.ceil(-math.log10(step))) if step > 0 else 0
        return [f"{tick:.{digits}%}" if self._is_share else f"{tick:,.{digits}f}" for tick in ticks]


class Pen(Canvas):
    """Narrow letters for lines; words by their cells, whatever stands in them."""

    def set_pixel(self, x: int, y: int, char: str = "#", style: str = "") -> None:
        super().set_pixel(x, y, _NARROW.get(char, char), style)

    def set_pixels(self, coordinates: Any, char: str = "#", style: str = "") -> None:
        super().set_pixels(coordinates, _NARROW.get(char, char), style)

    def draw_rectangle_box(self, x0: int, y0: int, x1: int, y1: int, thickness: int = 1, style: str = "") -> None:
        """Of a box the two axes."""
        self.set_pixels([(x0, y) for y in range(y0, y1)], "|", style)
        self.set_pixels([(x, y1) for x in range(x0, x1 + 1)], "-", style)
        self.set_pixel(x0, y1, "+", style)

    def write_text(self, x: int, y: int, text: str, align: TextAlign = TextAlign.LEFT) -> None:
        """`text` is a style in brackets, then words as they are; what does not fit, or would cover others, is left out."""
        style, _, words = text.removeprefix("[").partition("]")
        width = cell_len(words)
        x -= width - 1 if align is TextAlign.RIGHT else width // 2 if align is TextAlign.CENTER else 0
        x = min(max(x, 0), self._canvas_size.width - width)
        if not words or x < 0 or not 0 <= y < self._canvas_size.height:
            return
        if any(self._buffer[y][at] != " " for at in range(max(x - 1, 0), x + width)):
            return
        for letter in words:
            self._buffer[y][x], self._styles[y][x] = letter, style
            for beside in range(x + 1, x + cell_len(letter)):
                self._buffer[y][beside], self._styles[y][beside] = "", style
            x += cell_len(letter)
        self.refresh()


class Plot(PlotWidget, can_focus=False, inherit_bindings=False):
    """Curves with their intervals; words about them stand outside."""

    DEFAULT_CSS = """
    Plot {
        & > .plot--axis { color: $foreground 50%; }
        & > .plot--tick { color: $foreground 80%; text-style: none; }
        & > .plot--label { color: $foreground 80%; text-style: none; }
    }
    """

    def __init__(self, name_: str | None = None) -> None:
        super().__init__(id=name_, allow_pan_and_zoom=False)
        self._curves: Sequence[Curve] = ()
        self._axes = Axis(), Axis()

    def compose(self) -> ComposeResult:
        with Grid():
            yield Pen(1, 1, id="margin-top")
            yield Pen(1, 1, id="margin-left")
            yield Pen(1, 1, id="plot")
            yield Pen(1, 1, id="margin-bottom")
        yield Legend(id="legend")

    def on_mount(self) -> None:
        super().on_mount()
        self.margin_top, self.margin_bottom = 0, 1
        self._draw()

    def show(self, curves: Sequence[Curve], *, x: Axis | None = None, y: Axis | None = None) -> None:
        """Other curves in place of those there are."""
        self._curves, self._axes = curves, (x or Axis(), y or Axis())
        if self.is_mounted:
            self._draw()

    # --- drawing --------------------------------------------------------------------------------------------------------
    def _draw(self) -> None:
        self.clear()
        curves = [found for one in self._curves if (found := _known(one)).xs]
        if not curves:
            return
        x, y = self._axes
        self.set_x_formatter(x)
        self.set_y_formatter(y)
        xs, ys = _range([value for one in curves for value in one.xs]), _range(_heights(curves))
        self.set_xlimits(*xs)
        self.set_ylimits(*ys)
        self.margin_left = max(map(cell_len, y.get_ticks_and_labels(*ys)[1]), default=0) + 2
        colours = themes.lines(is_dark=self.app.current_theme.dark)
        for one in curves:
            letter, colour = marker(one.place), colours[one.place % len(colours)]
            if one.margins is not None:
                self.errorbar(one.xs, one.ys, yerr=one.margins, marker=letter, marker_style=colour)
            else:
                self.scatter(one.xs, one.ys, marker=letter, marker_style=colour)
        self._take_turns(curves, colours)

    def _take_turns(self, curves: Sequence[Curve], colours: Sequence[str]) -> None:
        """Where curves lie on each other, they are seen in turn."""
        for turn, one in enumerate(curves):
            mine = [at for at in range(len(one.xs)) if at // _RUN % len(curves) == turn]
            if one.margins is None and len(one.xs) > _RUN:
                self.scatter(
                    [one.xs[at] for at in mine],
                    [one.ys[at] for at in mine],
                    marker=marker(one.place),
                    marker_style=colours[one.place % len(colours)],
                )

    def notify_style_update(self) -> None:
        """Other colours: the letters keep what they were drawn with, so all is drawn again."""
        super().notify_style_update()
        if self.is_mounted and self._curves:
            self._draw()

    def combine_quad_with_pixel(self, quad: tuple[int, int, int, int], canvas: Canvas, x: int, y: int) -> str:
        """A tick on an axis; the sides without one have none."""
        return "+" if x == 0 or y == self._scale_rectangle.bottom else canvas.get_pixel(x, y)[0]

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.prevent_default()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.prevent_default()


_RUN = 3
"""Points of a dense curve that are drawn before another's turn comes."""


def _known(curve: Curve) -> Curve:
    """Without points that have no value."""
    kept = [at for at in range(len(curve.xs)) if math.isfinite(curve.ys[at])]
    margins = None
    if curve.margins is not None:
        margins = [0.0 if math.isnan(curve.margins[at]) else curve.margins[at] for at in kept]
    return Curve([curve.xs[at] for at in kept], [curve.ys[at] for at in kept], curve.place, margins)


def _heights(curves: Sequence[Curve]) -> list[float]:
    found = []
    for one in curves:
        margins = one.margins or [0.0] * len(one.ys)
        found += [one.ys[at] + side * margins[at] for at in range(len(one.ys)) for side in (-1, 1)]
    return found


def _range(values: Sequence[float]) -> tuple[float, float]:
    """A little more than they take."""
    low, high = min(values), max(values)
    more = (high - low) * _PADDING or abs(high) * _PADDING or 1.0
    return low - more, high + more
