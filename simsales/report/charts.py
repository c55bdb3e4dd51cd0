"""Charts: the pictures of a report drawn by Vega-Altair to SVG, with nothing left to run in the reader's browser.

An extra (`pip install simsales[report]`), because the renderer is large; without it a report shows tables. The renderer gets
its data in the chart and may fetch nothing.
"""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .pictures import Kind, Picture

COLOURS = ("#4d4d4d", "#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Told apart by colour-blind readers too (Okabe & Ito 2008); the current plan is grey."""
DASHES = ([1, 0], [6, 2], [2, 2], [8, 2, 2, 2], [4, 4], [10, 3], [1, 3])
"""Told apart on a page printed in grey."""
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
FONT = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','WenQuanYi Micro Hei',Arial,sans-serif"
_WIDTH, _HEIGHT = 560, 230
_ROW = 26
_UP, _DOWN, _WHOLE = "#0072b2", "#d55e00", "#4d4d4d"


def can_draw() -> bool:
    """Whether the extra is installed."""
    return find_spec("altair") is not None and find_spec("vl_convert") is not None


def drawn(pictures: Sequence[Picture]) -> list[str]:
    """Every picture as an image that stands in the page itself (a data URI of SVG): as an image, it can run nothing."""
    vl_convert = import_module("vl_convert")
    return [
        "data:image/svg+xml;base64,"
        + b64encode(vl_convert.vegalite_to_svg(_spec(one), allowed_base_urls=[]).encode()).decode("ascii")
        for one in pictures
    ]


def _altair() -> Any:
    """Imported when needed: it is an extra, and slow to load."""
    return import_module("altair")


def _spec(picture: Picture) -> dict[str, Any]:
    chart = _DRAW[picture.kind](picture)
    config = {"font": FONT, "axis": {"labelLimit": 260, "titleFontWeight": "normal"}, "view": {"stroke": None}}
    made: dict[str, Any] = chart.to_dict()
    return {**made, "config": {**made.get("config", {}), **config}}


def _rows(picture: Picture) -> list[dict[str, Any]]:
    return [
        {
            "plan": point.plan,
            "x": point.x,
            "y": point.y,
            "low": None if math.isnan(point.low) else point.low,
            "high": None if math.isnan(point.high) else point.high,
        }
        for point in picture.points
        if not math.isnan(point.y)
    ]


def _data(rows: Sequence[Mapping[str, Any]]) -> Any:
    altair = _altair()
    return altair.Data(values=list(rows))


def _y(picture: Picture, name: str = "y") -> Any:
    altair = _altair()
    return altair.Y(f"{name}:Q", title=picture.y, axis=altair.Axis(format=_format(picture.y_is_share)))


def _format(is_share: bool) -> str:
    return ".0%" if is_share else ",~r"


def _places(picture: Picture) -> Any:
    """The horizontal axis: words in their own order, level to be read."""
    altair = _altair()
    order = list(dict.fromkeys(point.x for point in picture.points))
    return altair.X("x:N", sort=order, title=picture.x, axis=altair.Axis(labelAngle=0))


def _colour(picture: Picture) -> Any:
    return _altair().Color("plan:N", scale=_scale(picture, COLOURS), title=None, legend=_legend())


def _scale(picture: Picture, marks: Sequence[Any]) -> Any:
    """A mark for each plan, the same one in every picture."""
    places = range(picture.first_colour, picture.first_colour + len(picture.plans))
    return _altair().Scale(domain=picture.plans, range=[marks[at % len(marks)] for at in places])


def _legend() -> Any:
    return _altair().Legend(orient="bottom", labelLimit=300, symbolSize=160, symbolStrokeWidth=2)


def _sized(chart: Any, height: int = _HEIGHT) -> Any:
    return chart.properties(width=_WIDTH, height=height)


def _waterfall(picture: Picture) -> Any:
    """Each part begins where the one before ended; the last bar is the whole."""
    altair = _altair()
    rows, start = list[dict[str, Any]](), 0.0
    *parts, whole = _rows(picture)
    for part in parts:
        end = start + part["y"]
        rows.append({**part, "from": start, "to": end, "sign": _UP if part["y"] >= 0 else _DOWN})
        start = end
    rows.append({**whole, "from": 0.0, "to": whole["y"], "sign": _WHOLE})
    for row in rows:
        row["said"] = f"{row['y']:+,.1f}"
        row["end"] = max(row["from"], row["to"])
    base = altair.Chart(_data(rows)).encode(
        y=altair.Y("x:N", sort=[row["x"] for row in rows], title=None, axis=altair.Axis(labelLimit=300))
    )
    scale = altair.Axis(format=_format(False))
    bars = base.mark_bar(height=16).encode(
        x=altair.X("from:Q", title=picture.y, axis=scale), x2="to:Q", color=altair.Color("sign:N", scale=None)
    )
    labels = base.mark_text(align="left", dx=5).encode(x="end:Q", text="said:N")
    return _sized(altair.layer(bars, labels), _ROW * len(rows))


def _box(picture: Picture) -> Any:
    """From the lowest to the highest twentieth, the middle half as a bar, the middle as a line."""
    altair = _altair()
    levels = list(dict.fromkeys(point.x for point in picture.points))
    rows = [
        {"plan": plan, **{f"l{at}": _found(picture, plan, level) for at, level in enumerate(levels)}}
        for plan in picture.plans
    ]
    base = altair.Chart(_data(rows)).encode(y=altair.Y("plan:N", sort=picture.plans, title=None))
    axis = altair.Axis(format=_format(picture.y_is_share), tickCount=7)
    legless = _colour(picture).legend(None)
    whiskers = base.mark_rule().encode(
        x=altair.X("l0:Q", title=picture.y, axis=axis, scale=altair.Scale(zero=False)), x2="l4:Q"
    )
    halves = base.mark_bar(height=12).encode(x="l1:Q", x2="l3:Q", color=legless)
    middles = base.mark_tick(color="white", thickness=2, size=12).encode(x="l2:Q")
    return _sized(altair.layer(whiskers, halves, middles), _ROW * len(rows) + 10)


def _found(picture: Picture, plan: str, level: str | float) -> float:
    return next(point.y for point in picture.points if point.plan == plan and point.x == level)


def _line(picture: Picture) -> Any:
    altair = _altair()
    x = altair.X("x:Q", title=picture.x, axis=altair.Axis(format=".0%"), scale=altair.Scale(zero=False, nice=False))
    marks = altair.Chart(_data(_rows(picture))).mark_line(strokeWidth=2)
    dashes = altair.StrokeDash("plan:N", scale=_scale(picture, DASHES), title=None, legend=_legend())
    return _sized(marks.encode(x=x, y=_y(picture), color=_colour(picture), strokeDash=dashes))


def _bars(picture: Picture) -> Any:
    altair = _altair()
    offset = altair.XOffset("plan:N", sort=picture.plans)
    bars = altair.Chart(_data(_rows(picture))).mark_bar()
    return _sized(bars.encode(x=_places(picture), xOffset=offset, y=_y(picture), color=_colour(picture)))


def _series(picture: Picture) -> Any:
    """A point with its interval for every plan and period, side by side, joined by a line."""
    altair = _altair()
    base = altair.Chart(_data(_rows(picture))).encode(
        x=_places(picture), xOffset=altair.XOffset("plan:N", sort=picture.plans), color=_colour(picture)
    )
    scale = altair.Scale(zero=False)
    axis = altair.Axis(format=_format(picture.y_is_share))
    points = base.mark_point(filled=True, size=45, opacity=1).encode(
        y=altair.Y("y:Q", title=picture.y, scale=scale, axis=axis),
        shape=altair.Shape("plan:N", scale=_scale(picture, SHAPES), title=None, legend=_legend()),
    )
    intervals = base.mark_rule().encode(y="low:Q", y2="high:Q")
    return _sized(altair.layer(intervals, points))


def _intervals(picture: Picture) -> Any:
    """A row for each KPI, in it a point with its interval for every plan."""
    altair = _altair()
    order = list(dict.fromkeys(point.x for point in picture.points))
    axis = altair.Axis(format=_format(picture.y_is_share))
    base = altair.Chart(_data(_rows(picture))).encode(
        y=altair.Y("x:N", sort=order, title=None), yOffset=altair.YOffset("plan:N", sort=picture.plans)
    )
    points = base.mark_point(filled=True, size=45, opacity=1).encode(
        x=altair.X("y:Q", title=picture.y, axis=axis), color=_colour(picture)
    )
    lengths = base.mark_rule().encode(x="low:Q", x2="high:Q", color=_colour(picture))
    return _sized(altair.layer(lengths, points), _ROW * len(order))


_DRAW: Mapping[Kind, Callable[[Picture], Any]] = {
    "waterfall": _waterfall,
    "box": _box,
    "line": _line,
    "bars": _bars,
    "series": _series,
    "intervals": _intervals,
}
