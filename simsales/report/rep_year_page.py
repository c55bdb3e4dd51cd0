"""The page of one rep in one simulated year: who it is, what the year paid against today's plan, month by month, line by line."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.rep_months import TASKS, RepMonth
from simsales.experiment.rep_year import RepYear
from simsales.i18n import Lang, Text
from simsales.spec.scenario import BASELINE
from simsales.units import Money

from .pay_statements import Slip, slips
from .statement_pages import statement_page
from .tables import clean

_WHO = Text(en="{name}  {kind}", zh="{name}  {kind}")
_TERMS = Text(
    en="territory {territory:g}  quota {quota:,.0f} {code} a pay period  selling skill {skill:+.2f} (0 is ordinary)",
    zh="区域 {territory:g}  每期指标 {quota:,.0f} {code}  销售能力 {skill:+.2f} (0 为一般水平)",
)
_PAY = Text(en="Pay of this year: {pay} {code}", zh="这一年的收入: {pay} {code}")
_TODAY = Text(en="under today's plan: {pay} ({change} with reactions)", zh="现行方案: {pay} (算上反应 {change})")
_SAME = Text(en="if nobody changes: {pay} ({change})", zh="谁都不改: {pay} ({change})")
_LEFT = Text(
    en="In this year somebody else came to this place under one of the plans; what is paid counts for both.",
    zh="这一年在某一方案下这个位置换过人; 收入为前后两人之和。",
)
_MONTHS = Text(en="Month by month (hours a week, as planned)", zh="逐月 (每周工时, 按计划)")
_HEADS = (
    Text(en="month", zh="月份"),
    Text(en="selling", zh="跟进"),
    Text(en="finding", zh="开发"),
    Text(en="serving", zh="服务"),
    Text(en="hours", zh="合计"),
    Text(en="", zh=""),
    Text(en="deals", zh="签约"),
    Text(en="credited ({code})", zh="计入业绩 ({code})"),
    Text(en="paid ({code})", zh="应发 ({code})"),
)
_KEY = Text(
    en="bar: s selling, f finding new business, c serving customers; one letter is {hours:g} hours",
    zh="横条: s 跟进, f 开发, c 服务; 每个字母 {hours:g} 小时",
)
_PERIODS = Text(en="Quota and attainment", zh="指标与完成率")
_PERIOD_HEADS = (
    Text(en="pay period", zh="考核期"),
    Text(en="quota ({code})", zh="指标 ({code})"),
    Text(en="credited ({code})", zh="计入业绩 ({code})"),
    Text(en="attainment", zh="完成率"),
    Text(en="", zh=""),
    Text(en="paid ({code})", zh="应发 ({code})"),
)
_NO_QUOTA = Text(en="No quota.", zh="没有指标。")
_LETTERS = dict(zip(TASKS, "sfc", strict=True))
_HOURS_A_LETTER = 4.0
_CELLS_OF_QUOTA, _MOST_CELLS = 10, 20


def rep_year_page(year: RepYear, lang: Lang, alias: Text | None = None) -> RenderableType:
    """The whole page; under an alias nothing on it tells who it is."""
    name = alias or year.scenario.reps[year.rep].name or Text.same(year.rep)
    shown: list[RenderableType] = [*_head(year, name, lang), Line("")]
    shown += [_months(year, lang), clean(_KEY.fill(hours=_HOURS_A_LETTER), lang, "dim"), Line("")]
    shown += [_periods(year, lang), Line("")]
    for slip in slips(year.facts, year.scenario, year.rep):
        shown.append(statement_page(slip if alias is None else _hidden(slip, alias), year.scenario.money, lang))
    return Group(*shown)


def _hidden(slip: Slip, alias: Text) -> Slip:
    """Deals are called after the lead of a rep: of these the number is left."""
    credits_ = [one._replace(deal="#" + one.deal.rpartition("#")[2]) for one in slip.credits]
    return slip._replace(rep=alias.en, called=alias, credits=credits_)


def _head(year: RepYear, name: Text, lang: Lang) -> list[Line]:
    spec, money = year.scenario.reps[year.rep], year.scenario.money
    kind = spec.kind_of_rep or Text.same("")
    said = [
        clean(_WHO.fill(name=name, kind=kind), lang, "bold"),
        clean(_TERMS.fill(territory=spec.territory, quota=spec.quota, code=money.code, skill=spec.able), lang),
        clean(_PAY.fill(pay=money.show(year.pay), code=money.code), lang, "bold"),
    ]
    if year.variant != BASELINE:
        said.append(clean(_TODAY.fill(pay=money.show(year.today), change=_change(year.pay, year.today)), lang))
        if year.unchanged is not None:
            said.append(
                clean(_SAME.fill(pay=money.show(year.unchanged), change=_change(year.unchanged, year.today)), lang)
            )
    if year.has_left:
        said.append(clean(_LEFT, lang))
    return said


def _change(new: Money, old: Money) -> str:
    return f"{new / old - 1:+.1%}" if old else "-"


def _table(title: Text, heads: Sequence[Text], left: Sequence[int], code: str, lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), title=clean(title, lang), title_justify="left")
    for place, head in enumerate(heads):
        table.add_column(
            clean(head.fill(code=code), lang), justify="left" if place in left else "right", no_wrap=place in left
        )
    return table


def _months(year: RepYear, lang: Lang) -> Table:
    money = year.scenario.money
    table = _table(_MONTHS, _HEADS, (0, 5), money.code, lang)
    for month in year.months:
        hours = [month.hours[task] for task in TASKS]
        table.add_row(
            f"{month.first:%Y-%m-%d}",
            *(f"{one:.1f}" for one in hours),
            f"{math.fsum(hours):.1f}",
            _bar(month),
            str(month.deals),
            f"{money.major(month.booked):,.0f}",
            f"{money.major(month.paid):,.0f}",
        )
    return table


def _bar(month: RepMonth) -> str:
    """The week as letters; what is rounded is rounded once, so that the bar is as long as the sum."""
    ends = [
        0,
        *(round(math.fsum(month.hours[one] for one in TASKS[: n + 1]) / _HOURS_A_LETTER) for n in range(len(TASKS))),
    ]
    return "".join(_LETTERS[task] * (ends[n + 1] - ends[n]) for n, task in enumerate(TASKS))


def _periods(year: RepYear, lang: Lang) -> RenderableType:
    if not year.periods:
        return clean(_NO_QUOTA, lang)
    money = year.scenario.money
    table = _table(_PERIODS, _PERIOD_HEADS, (0, 4), money.code, lang)
    for one in year.periods:
        cells = min(max(round(one.attainment * _CELLS_OF_QUOTA), 0), _MOST_CELLS)
        bar = "".join(
            "|" if place == _CELLS_OF_QUOTA else "#" if place < cells else "." for place in range(_MOST_CELLS)
        )
        table.add_row(
            str(one.number),
            f"{money.major(one.quota):,.0f}",
            f"{money.major(one.booked):,.0f}",
            f"{one.attainment:.1%}",
            bar,
            f"{money.major(one.pay):,.0f}",
        )
    return table
