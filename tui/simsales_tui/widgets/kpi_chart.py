"""One picture of a comparison on the screen: drawn where there is room, as a table where there is none or somebody wants it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.console import RenderableType
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from simsales.report import letter_charts
from simsales.report.letter_charts import Look
from simsales.report.pictures import Picture

from .. import themes, ui
from .plot import Axis, Curve, Plot

_NARROWEST, _LOWEST = 46, 12
"""Cells and lines below which nothing can be drawn."""
_SCROLLBAR = 1
_APART = 0.09
"""How far the plans of one quarter stand beside each other, in quarters."""


class KpiChart(VerticalScroll, can_focus=False):
    """A picture: its title, which letter is which plan, the drawing, and how it was made."""

    DEFAULT_CSS = """
    KpiChart {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > Static { height: auto; }
        & > Plot { height: 1fr; min-height: 8; }
    }
    """

    def __init__(self, name_: str | None = None) -> None:
        super().__init__(id=name_)
        self._picture: Picture | None = None
        self._wants_table = False

    def compose(self) -> ComposeResult:
        yield Static(id="chart-head")
        yield Plot("chart-plot")
        yield Static(id="chart-body")
        yield Static(id="chart-foot")

    def on_mount(self) -> None:
        self._fill()

    def show(self, picture: Picture | None, *, as_table: bool = False) -> None:
        """Another picture, or none."""
        self._picture, self._wants_table = picture, as_table
        if self.is_mounted:
            self._fill()
            self.scroll_home(animate=False)

    @property
    def is_table(self) -> bool:
        """Whether figures stand in place of the drawing."""
        return self._wants_table or self.size.width < _NARROWEST or self.size.height < _LOWEST

    def on_resize(self, event: events.Resize) -> None:
        self._fill()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self.is_mounted:
            self._fill()

    # --- looks ----------------------------------------------------------------------------------------------------------
    def _fill(self) -> None:
        picture, plot = self._picture, self.query_one(Plot)
        is_plane = picture is not None and not self.is_table and not letter_charts.is_rows(picture.kind)
        plot.display = is_plane
        head, body, foot = (self.query_one(f"#chart-{part}", Static) for part in ("head", "body", "foot"))
        if picture is None:
            for part in (head, body, foot):
                part.update(ui.page())
            return
        look = self._look()
        legend = letter_charts.plans_shown(picture, look)
        title, axes = ui.text(picture.title, "en", "bold"), ui.text(letter_charts.axes_said(picture), "en", "dim")
        head.update(ui.page(title, *(line for line in (legend, axes) if line.plain)))
        foot.update(ui.text(picture.note, "en", "dim"))
        body.update(ui.page(*([] if is_plane else [self._body(picture, look)])))
        body.display = not is_plane
        if is_plane:
            _plane(plot, picture)

    def _body(self, picture: Picture, look: Look) -> RenderableType:
        if self.is_table:
            return ui.page(letter_charts.table_of(picture))
        return ui.page(*letter_charts.rows(picture, self.outer_size.width - _SCROLLBAR, look))

    def _look(self) -> Look:
        theme = self.app.current_theme
        return Look(themes.lines(is_dark=theme.dark), theme.primary, theme.accent or "")


def _plane(plot: Plot, picture: Picture) -> None:
    """Curves: over quarters a little apart from each other, with their intervals; over attainment as they are."""
    if picture.kind == "line":
        plot.show(
            [_curve(picture, plan, at) for at, plan in enumerate(picture.plans)],
            x=Axis(is_share=picture.x_is_share),
            y=Axis(is_share=picture.y_is_share),
        )
        return
    places = list(dict.fromkeys(str(point.x) for point in picture.points))
    plot.show(
        [_beside(picture, plan, at, places) for at, plan in enumerate(picture.plans)],
        x=Axis(places),
        y=Axis(is_share=picture.y_is_share),
    )


def _curve(picture: Picture, plan: str, at: int) -> Curve:
    points = [point for point in picture.points if point.plan == plan]
    return Curve([float(point.x) for point in points], [point.y for point in points], at + picture.first_colour)


def _beside(picture: Picture, plan: str, at: int, places: Sequence[str]) -> Curve:
    points = [point for point in picture.points if point.plan == plan]
    aside = (at - (len(picture.plans) - 1) / 2) * _APART
    return Curve(
        [places.index(str(point.x)) + aside for point in points],
        [point.y for point in points],
        at + picture.first_colour,
        [(point.high - point.low) / 2 if not math.isnan(point.low) else math.nan for point in points],
    )
