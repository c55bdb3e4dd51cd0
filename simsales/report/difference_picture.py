"""What each plan changes, KPI by KPI, with intervals: the table of a comparison as a picture."""

from __future__ import annotations

import math
from collections.abc import Iterator

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
_MOST = 12
"""KPIs that are drawn; the table has all."""
_WIDEST = 3.0
"""A difference that is known less well than this (in shares of the current plan) would squeeze all others."""


def differences_picture(found: Findings) -> Picture:
    """The objective first, then what stands in the table, where its interval is of a size that can be drawn."""
    comparison = found.comparison
    names = [name for name in comparison.kpis if says_something(comparison, name) and name != comparison.objective]
    points = [point for name in [comparison.objective, *names] for point in _points(found, comparison.kpis[name])]
    drawn = list(dict.fromkeys(point.x for point in points))[:_MOST]
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
    points = [point for name in found.comparison.others for point in _point(found.comparison, found, name, kpi, label)]
    return points if all(abs(end) < _WIDEST for point in points for end in (point.low, point.high)) else []


def _point(comparison: Comparison, found: Findings, name: str, kpi: Kpi, label: str) -> Iterator[Point]:
    difference, base = comparison.differences[name][kpi.id], comparison.estimates[BASELINE][kpi.id].mean
    size = 1.0 if kpi.unit == "share" else abs(base)
    if size and not math.isnan(size) and not math.isnan(difference.margin):
        yield Point(found.name(name), label, difference.mean / size, difference.low / size, difference.high / size)
