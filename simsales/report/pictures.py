"""What the report shows as pictures: points with their intervals, said so that they read as a chart or as a table.

Nothing here draws; `charts.py` does, where a library for it is installed. A distribution is shown by five of its levels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from simsales.experiment.estimates import Estimate
from simsales.experiment.payouts import last_plan, middle_rep, payouts
from simsales.experiment.shapes import Shapes
from simsales.experiment.spread import quantile
from simsales.i18n import Text
from simsales.spec.scenario import BASELINE, Scenario
from simsales.world.calendar import MONTHS

from .findings import Findings
from .gap import gap_parts

if TYPE_CHECKING:
    from simsales.experiment.why import Why

Kind = Literal["waterfall", "box", "line", "bars", "series", "intervals"]
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
BANDS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, math.inf)
CURVE = tuple(level / 100 for level in range(40, 206))
"""Attainment at which the earnings curve is computed."""
_TABLED = 20
"""Every so many points of a line stand in its table."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one plan (or part of a gap) at one place of the horizontal axis."""

    plan: str
    x: str | float
    y: float
    low: float = math.nan
    high: float = math.nan
    is_points: bool = False
    """A difference of two shares: percentage points, where the others of the picture are per cent."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart to be: what it shows, its axes, its points; shares are shown in per cent."""

    kind: Kind
    title: str
    note: str
    x: str
    y: str
    points: Sequence[Point]
    y_is_share: bool = False
    x_is_share: bool = False
    first_colour: int = 0
    """Of the colours: a picture without the current plan begins with the second."""

    @property
    def plans(self) -> list[str]:
        return list(dict.fromkeys(point.plan for point in self.points))

    def table(self) -> tuple[list[str], list[list[str]]]:
        """The same as a table: headings, then a row for each place of the horizontal axis."""
        places = list(dict.fromkeys(point.x for point in self.points))
        if self.kind == "line":
            places = places[::_TABLED]
        cells = {(point.x, point.plan): self._cell(point) for point in self.points}
        rows = [[self._place(x), *(cells.get((x, plan), "-") for plan in self.plans)] for x in places]
        return [self.x, *self.plans], rows

    def _place(self, x: str | float) -> str:
        return x if isinstance(x, str) else f"{x:.0%}" if self.x_is_share else f"{x:g}"

    def digits(self, point: Point) -> int:
        """Behind the decimal point: a change in points is told as finely as in the table of the comparison."""
        return 2 if self.kind == "intervals" and point.is_points else 1

    def _cell(self, point: Point) -> str:
        digits, parts = self.digits(point), 100 if self.y_is_share else 1
        unit = "" if not self.y_is_share else " pt" if point.is_points else "%"
        shown, margin = f"{point.y * parts:,.{digits}f}{unit}", (point.high - point.low) / 2 * parts
        return shown if math.isnan(margin) else f"{shown} ±{margin:,.{digits}f}"


def pictures(found: Findings, shapes: Shapes | None, why: Why | None) -> list[Picture]:
    """All that can be shown: those of `shapes` only where somebody looked into the logs."""
    names = [BASELINE, *found.comparison.others]
    made = [*_gap(found, why), *_years(found), *_earnings(found, names)]
    if shapes is not None:
        made += [
            _attainment(found, shapes, names),
            _pay(found, shapes, names),
            _funnel(found, shapes, names),
            *_quarters(found, shapes, names),
        ]
    return [picture for picture in made if picture.points]


# --- from the results -------------------------------------------------------------------------------------------------------
_GAP = Text(
    en="{kpi}: where the difference comes from, {plan} against {current}",
    zh="{kpi}: 差额从哪里来, 「{plan}」对比「{current}」",
)
_GAP_NOTE = Text(
    en="The parts add up to the whole, year by year; {money} in {span}.",
    zh="各部分逐年相加等于总差额; 单位{money}, {span}。",
)
_PART = Text(en="part", zh="组成部分")
_TOTAL = Text(en="together", zh="合计")


def _gap(found: Findings, why: Why | None) -> Iterator[Picture]:
    """The waterfall: what `why` found for the same two plans, else the parts of the contribution."""
    from .advice import span

    if why is not None and why.causes and found.comparison.kpis[why.kpi].unit == "money":
        one, other, kpi = why.one, why.other, why.kpi
        parts = [(share.label.say(found.lang), share.estimate) for share in why.causes]
        whole = why.gap
    elif found.subject is not None:
        one, other, kpi = BASELINE, found.subject, "contribution"
        parts = [(part.label.say(found.lang), part.estimate) for part in gap_parts(found.comparison, other)]
        whole = found.comparison.differences[other][kpi]
    else:
        return
    plan = found.name(other)
    yield Picture(
        "waterfall",
        found.say(_GAP, kpi=found.comparison.kpis[kpi].label, plan=plan, current=found.name(one)),
        found.say(_GAP_NOTE, money=found.scale.title, span=found.say(span(found)).strip()),
        found.say(_PART),
        found.scale.title,
        [_scaled(found, plan, label, one) for label, one in [*parts, (found.say(_TOTAL), whole)]],
    )


def _scaled(found: Findings, plan: str, x: str, estimate: Estimate) -> Point:
    size = found.scale.divisor
    return Point(plan, x, estimate.mean / size, estimate.low / size, estimate.high / size)


_YEARS = Text(en="{kpi}: difference to {current}, year by year", zh="{kpi}: 与「{current}」之差, 逐年")
_YEARS_NOTE = Text(
    en="Same customers, same luck in each pair of years. Years above the current plan: {shares}.",
    zh="每一对年份都是同样的客户、同样的运气。优于现行方案的年份: {shares}。",
)
_LEVEL = Text(en="level", zh="分位")
_LEVEL_WORDS = {
    0.05: Text(en="lowest 5% below", zh="最低 5% 以下"),
    0.25: Text(en="lower quarter below", zh="下四分位"),
    0.5: Text(en="middle", zh="中位"),
    0.75: Text(en="upper quarter above", zh="上四分位"),
    0.95: Text(en="highest 5% above", zh="最高 5% 以上"),
}


def _years(found: Findings) -> Iterator[Picture]:
    """How the objective's differences spread over the years."""
    comparison, results = found.comparison, found.comparison.results
    kpi = comparison.kpis[comparison.objective]
    size = found.scale.divisor if kpi.unit == "money" else 1.0
    base, sign = results.values(BASELINE, kpi.id), -1 if kpi.better == "lower" else 1
    points, shares = list[Point](), list[str]()
    for name in comparison.others:
        pairs = zip(results.values(name, kpi.id), base, strict=False)
        differences = [(mine - theirs) / size for mine, theirs in pairs if not math.isnan(mine - theirs)]
        if differences:
            points += _levels(found, found.name(name), differences, is_points=kpi.unit == "share")
            ahead = sum(sign * difference > 0 for difference in differences) / len(differences)
            shares.append(f"{found.name(name)} {ahead:.0%}")
    title = found.say(_YEARS, kpi=kpi.label, current=found.name(BASELINE))
    note = found.say(_YEARS_NOTE, shares=", ".join(shares))
    is_share = kpi.unit == "share"
    yield Picture("box", title, note, found.say(_LEVEL), found.heading(kpi), points, is_share, first_colour=1)


def _levels(found: Findings, plan: str, values: Sequence[float], *, is_points: bool = False) -> list[Point]:
    ordered = sorted(values)
    return [
        Point(plan, found.say(_LEVEL_WORDS[level]), quantile(ordered, level), is_points=is_points) for level in LEVELS
    ]


_EARNINGS = Text(en="What the plans pay {rep} in a year, by attainment", zh="各方案一年付给{rep}多少, 按达成率")
_EARNINGS_NOTE = Text(
    en="The arithmetic of the plans at the same attainment all year (the middle quota of the team); nobody reacts.",
    zh="按方案条文计算, 假定全年同一达成率 (取团队中位指标的人), 不含反应。",
)
_ATTAINED = Text(en="attainment", zh="达成率")


def _earnings(found: Findings, names: Sequence[str]) -> Iterator[Picture]:
    """Pay at each attainment, under the plan that each variant ends with."""
    rep = middle_rep(found.comparison.results.scenario)
    if rep is None:
        return
    points = []
    for name in names:
        scenario = found.case.variants[name]
        if rep not in scenario.reps or not scenario.reps[rep].quota:
            continue
        plan = last_plan(scenario)
        year = 12 / MONTHS[plan.period]
        for paid in payouts(scenario, rep, plan, CURVE):
            points.append(Point(found.name(name), paid.attainment, scenario.money.major(paid.total) * year))
    who = found.comparison.results.scenario.reps[rep].name or Text.same(rep)
    code = found.comparison.results.scenario.money.code
    title = found.say(_EARNINGS, rep=who)
    yield Picture("line", title, found.say(_EARNINGS_NOTE), found.say(_ATTAINED), code, points, x_is_share=True)


# --- from the logs ----------------------------------------------------------------------------------------------------------
_LOOKED = Text(
    en="From the logs of the first {n} simulated years of each plan.", zh="取自每个方案前 {n} 个模拟年的日志。"
)
_ATTAINMENT = Text(en="How many reps end the year where", zh="年终达成率分布")
_SHARE_OF_REPS = Text(en="share of reps", zh="人数占比")
_PAY = Text(en="Pay of a rep in a year", zh="每人年薪酬分布")
_FUNNEL = Text(en="Deals that enter each stage, and those signed", zh="漏斗: 进入各阶段的商机与签约数")
_SIGNED = Text(en="signed", zh="签约")
_DEALS = Text(en="deals", zh="商机数")
_STAGE = Text(en="stage", zh="阶段")
_SERIES = Text(en="{kpi} by quarter", zh="各季度{kpi}")
_QUARTER = Text(en="quarter", zh="季度")
_INTERVALS = Text(en="{looked} Lines are 95% intervals.", zh="{looked}竖线为 95% 误差范围。")


def _looked(found: Findings, shapes: Shapes) -> str:
    return found.say(_LOOKED, n=shapes.replications)


def _attainment(found: Findings, shapes: Shapes, names: Sequence[str]) -> Picture:
    points = []
    for name in names:
        values = shapes.attainment(name)
        for low, high in pairwise(BANDS):
            words = f"{low:.0%}+" if math.isinf(high) else f"{low:.0%}-{high:.0%}"
            inside = sum(low <= value < high for value in values)
            if values:
                points.append(Point(found.name(name), words, inside / len(values)))
    axes = found.say(_ATTAINED), found.say(_SHARE_OF_REPS)
    return Picture("bars", found.say(_ATTAINMENT), _looked(found, shapes), *axes, points, y_is_share=True)


def _pay(found: Findings, shapes: Shapes, names: Sequence[str]) -> Picture:
    points = [point for name in names for point in _levels(found, found.name(name), shapes.pay(name) or [0.0])]
    return Picture(
        "box", found.say(_PAY), _looked(found, shapes), found.say(_LEVEL), shapes.scenario.money.code, points
    )


def _funnel(found: Findings, shapes: Shapes, names: Sequence[str]) -> Picture:
    scenario = shapes.scenario
    stages = [_stage(scenario, key).say(found.lang) for key in scenario.pipeline.stage_names]
    stages.append(found.say(_SIGNED))
    points = [
        Point(found.name(name), stage, one.mean, one.low, one.high)
        for name in names
        for stage, one in zip(stages, shapes.funnel(name), strict=False)
    ]
    return Picture("bars", found.say(_FUNNEL), _looked(found, shapes), found.say(_STAGE), found.say(_DEALS), points)


def _stage(scenario: Scenario, key: str) -> Text:
    stage = getattr(scenario.pipeline, "stages", {}).get(key)
    return stage.name if stage is not None and stage.name is not None else Text.same(key)


def _quarters(found: Findings, shapes: Shapes, names: Sequence[str]) -> Iterator[Picture]:
    for kpi in ("revenue", "contribution"):
        points = [
            _scaled(found, found.name(name), quarter, one)
            for name in names
            for quarter, one in zip(shapes.periods, shapes.series(name, kpi), strict=True)
        ]
        title = found.say(_SERIES, kpi=found.comparison.kpis[kpi].label)
        note = found.say(_INTERVALS, looked=_looked(found, shapes))
        yield Picture("series", title, note, found.say(_QUARTER), found.scale.title, points)
