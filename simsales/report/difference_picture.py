"""What each plan changes, KPI by KPI, with intervals: the table of a comparison as a picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from simsales.experiment.comparison import Comparison
from simsales.i18n import Text
from simsales.spec.scenario import BASELINE
from simsales.world.measures import Kpi

from .findings import Findings
from .pictures import Picture, Point
from .tables import says_something

_TITLE = Text(en="What the plans change, against {current}", zh="各方案的变化, 与「{current}」相比")
_NOTE = Text(
    en="In per cent of {current}; shares in percentage points. The stretch between < and > is the 95% margin of error; where it "
    "crosses the line at 0 we cannot tell.",
    zh="占「{current}」的百分比; 比例类指标为百分点。< 与 > 之间为 95% 误差范围; 跨过 0 线的分不清。",
)
_CHANGE, _KPI = Text(en="change", zh="变化"), Text(en="KPI", zh="指标")
_POINTS = Text(en="{kpi}, points", zh="{kpi}, 百分点")
_MOST_ROWS = 24
"""Rows that are drawn; the table has all."""
_WIDER, _LEAST = 4.0, 0.1
"""Whatever reaches so many times farther than the objective (or than this share of the current plan) would squeeze all others."""


def differences_picture(found: Findings) -> Picture:
    """The objective first, then what stands in the table, where its interval is of a size that can be drawn."""
    comparison = found.comparison
    names = [name for name in comparison.kpis if says_something(comparison, name) and name != comparison.objective]
    first = _points(found, comparison.kpis[comparison.objective])
    widest = _WIDER * max([_LEAST / _WIDER, *(abs(end) for point in first for end in (point.low, point.high))])
    rest = [points for name in names if _fit(points := _points(found, comparison.kpis[name]), widest)]
    points = [*first, *(point for some in rest for point in some)]
    most = _MOST_ROWS // max(len(comparison.others), 1)
    drawn = list(dict.fromkeys(point.x for point in points))[:most]
    current = found.name(BASELINE)
    return Picture(
        "intervals",
        found.say(_TITLE, current=current),
        found.say(_NOTE, current=current),
        found.say(_KPI),
        found.say(_CHANGE),
        [point for point in points if point.x in drawn],
        y_is_share=True,
        first_colour=1,
    )


def _points(found: Findings, kpi: Kpi) -> list[Point]:
    label = found.say(_POINTS, kpi=kpi.label) if kpi.unit == "share" else found.say(kpi.label)
    return [point for name in found.comparison.others for point in _point(found.comparison, found, name, kpi, label)]


def _fit(points: Sequence[Point], widest: float) -> bool:
    return all(abs(end) <= widest for point in points for end in (point.low, point.high))


def _point(comparison: Comparison, found: Findings, name: str, kpi: Kpi, label: str) -> Iterator[Point]:
    difference, base = comparison.differences[name][kpi.id], comparison.estimates[BASELINE][kpi.id].mean
    is_points = kpi.unit == "share"
    size = 1.0 if is_points else abs(base)
    if size and not math.isnan(size) and not math.isnan(difference.margin):
        mean, low, high = (end / size for end in (difference.mean, difference.low, difference.high))
        yield Point(found.name(name), label, mean, low, high, is_points)
