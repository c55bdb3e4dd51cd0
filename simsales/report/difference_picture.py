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

_TITLES = (
    Text(en="What the plans change, against {current}", zh="各方案的变化, 与「{current}」相比"),
    Text(en="What the plans change in shares, against {current}", zh="各方案在比例上的变化, 与「{current}」相比"),
)
_NOTES = (
    Text(en="In per cent of {current}.", zh="以「{current}」为 100% 的变化。"),
    Text(en="In percentage points.", zh="单位: 百分点。"),
)
_HOW = Text(
    en="{note} The stretch between < and > is the 95% margin of error; where it crosses the line at 0 we cannot tell, and near it the "
    "verdicts of the answer may not either: they are corrected for the number of figures.",
    zh="{note}< 与 > 之间为 95% 误差范围; 跨过 0 线的分不清, 靠近 0 线的也可能分不清: 结论里的判断按指标个数从严。",
)
_CHANGE, _KPI = Text(en="change", zh="变化"), Text(en="KPI", zh="指标")
_MOST_ROWS = 24
"""Rows that are drawn; the table has all."""
_WIDER, _LEAST = 4.0, 0.1
"""Whatever reaches so many times farther than the first (or than this share) would squeeze all others."""


def differences_pictures(found: Findings) -> list[Picture]:
    """What counts in per cent of the current plan, then shares, in points: on one line they could not be compared.

    The objective is the first of its picture, then what stands in the table.
    """
    comparison = found.comparison
    rest = [name for name in comparison.kpis if says_something(comparison, name) and name != comparison.objective]
    names = [comparison.objective, *rest]
    parts = [
        [name for name in names if (comparison.kpis[name].unit == "share") == is_share] for is_share in (False, True)
    ]
    return [
        _picture(found, part, title, note) for part, title, note in zip(parts, _TITLES, _NOTES, strict=True) if part
    ]


def _picture(found: Findings, names: Sequence[str], title: Text, note: Text) -> Picture:
    """These KPIs, as far as their intervals are of a size that can be drawn."""
    first, *others = (_points(found, found.comparison.kpis[name]) for name in names)
    widest = max([_LEAST, *(_WIDER * abs(end) for point in first for end in (point.low, point.high))])
    points = [*first, *(point for some in others if _fit(some, widest) for point in some)]
    most = _MOST_ROWS // max(len(found.comparison.others), 1)
    drawn = list(dict.fromkeys(point.x for point in points))[:most]
    current = found.name(BASELINE)
    return Picture(
        "intervals",
        found.say(title, current=current),
        found.say(_HOW, note=found.say(note, current=current)),
        found.say(_KPI),
        found.say(_CHANGE),
        [point for point in points if point.x in drawn],
        y_is_share=True,
        first_colour=1,
    )


def _points(found: Findings, kpi: Kpi) -> list[Point]:
    label = found.say(kpi.label)
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
