"""What could be agreed and the way both sides went: the frontier, the offers of both in their order, the deal."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from simsales.i18n import Text
from simsales.report.amounts import scale_for
from simsales.report.frontier import DEAL, EDGE, OURS, THEIRS, TO_THEM, TO_US
from simsales.report.letter_charts import marker
from simsales.review.frontier import Point, frontier_of
from simsales.review.review import Review
from simsales.units import Currency

from .. import ui
from ..language import lang_of
from .plot import Curve, Plot

_KEY = Text.same(
    "   ".join(f"{marker(place)} {{{name}}}" for place, name in enumerate(("edge", "ours", "theirs", "deal")))
)
_AXES = Text(
    en="Up: {up}; to the right: {right} ({unit}; 0: leaving)",
    zh="向上: {up}; 向右: {right} ({unit}; 0: 不成交)",
)


class FrontierPlot(Vertical):
    """The plane of one talk."""

    def __init__(self, name_: str) -> None:
        super().__init__(id=name_)

    def compose(self) -> ComposeResult:
        yield Static(id="frontier-axes")
        yield Plot("frontier")
        yield Static(id="frontier-key")

    def show(self, review: Review, currency: Currency) -> None:
        """Draw a review's offers; worths in the unit that fits."""
        lang, found, coin = lang_of(self), frontier_of(review), review.played.money
        (_, _), high = found.corners
        scale = scale_for(max(high) / coin, currency, lang)
        axes = _AXES.fill(up=TO_US, right=TO_THEM, unit=scale.title)
        self.query_one("#frontier-axes", Static).update(ui.text(axes, lang))
        self.query_one("#frontier-key", Static).update(
            ui.text(_KEY.fill(edge=EDGE, ours=OURS, theirs=THEIRS, deal=DEAL), lang)
        )
        offers = [[point for point in side if point != found.deal] for side in (found.ours, found.theirs)]
        sides = (found.edge, *offers, [] if found.deal is None else [found.deal])
        curves = [_curve(points, coin * scale.divisor, place) for place, points in enumerate(sides)]
        self.query_one(Plot).show(curves)


def _curve(points: Sequence[Point], unit: float, place: int) -> Curve:
    return Curve([across / unit for across, _ in points], [up / unit for _, up in points], place)
