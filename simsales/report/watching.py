"""What an onlooker reads of a run: the day, the figures so far, the board, and lists of deals, people and news.

Every list comes as columns and rows of texts, each row under a key by which a closer look is asked for. All money of a page is in
one unit, which the page names.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rich.table import Table

from simsales.experiment.watching import figures_of
from simsales.i18n import LANGS, Lang, Text
from simsales.registry import installed
from simsales.spec.scenario import Scenario
from simsales.world.calendar import date_of
from simsales.world.events import LEAD_ARRIVED, TIME_PLANNED
from simsales.world.facts import Happening
from simsales.world.moment import Customer, Member, Moment, News, OpenDeal

from .amounts import scale_for
from .looking_closer import Subject
from .stories import called, happening_told, stage_called
from .tables import clean

_STATUS = Text(en="{date} {weekday}  week {week} of {weeks}", zh="{date} {weekday}  第 {week} 周, 共 {weeks} 周")
_WEEKDAYS = [
    Text(en=en, zh=zh)
    for en, zh in zip(
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        strict=True,
    )
]
_FIGURES = ("revenue", "cash", "contribution", "pay_cost", "attainment", "win_rate", "share", "discount_depth")
_INVOICED, _BESIDE = Text(en="Invoiced", zh="开票额"), 3
_COUNTS = Text(
    en="open {open}, won {won}, lost {lost}, no decision {undecided}; money in {unit}",
    zh="在途 {open}, 赢单 {won}, 丢单 {lost}, 无决定 {undecided}; 金额单位: {unit}",
)
_DEALS, _WORTH = Text(en="deals", zh="商机数"), Text(en="worth", zh="金额")
_EMPTY, _NONE, _NOTHING = Text(en="place is empty", zh="岗位空缺"), Text.same("-"), Text.same("")
_TASKS = (
    Text(en="selling", zh="跟进商机"),
    Text(en="prospecting", zh="开发新客户"),
    Text(en="service", zh="服务老客户"),
)
_FOR_TASK = Text(en="{what}, {task}", zh="{what}, {task}")
_NEW = Text(en="just came in", zh="刚进来")


class Column(NamedTuple):
    """A column of a list; the last one takes what room is left."""

    label: Text
    width: int
    is_number: bool = False


class Row(NamedTuple):
    """A row, and what a closer look at it is a look at."""

    subject: Subject
    cells: tuple[Text, ...]


_CUSTOMER = Column(Text(en="customer", zh="客户"), 14)


class Words:
    """How a scenario's run is said; made once per run."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.calendar = scenario, scenario.calendar.made()
        largest = max((segment.deal.mean for segment in scenario.segments.values()), default=0.0) * 10
        self._scales = {lang: scale_for(largest, scenario.money, lang) for lang in LANGS}

    @property
    def unit(self) -> Text:
        """The unit of all money here."""
        return Text(en=self._scales["en"].title, zh=self._scales["zh"].title)

    def money(self, minor: float) -> Text:
        """An amount in that unit."""
        major = self.scenario.money.major(minor)
        return Text(en=self._scales["en"].show(major), zh=self._scales["zh"].show(major))

    def customer(self, customer: Customer) -> Text:
        """A customer's name, whose number is never cut off."""
        segment, number = called(self.scenario, customer.segment), str(customer.number)
        room = max(_CUSTOMER.width - len(number) - 1, 1)
        return Text(en=f"{_cut(segment.en, room)} {number}", zh=f"{_cut(segment.zh, room)} {number}")

    def told(self, happening: Happening) -> Text:
        """What happened, with money in the unit of the page."""
        what = happening_told(self.scenario, happening, self.money)
        return _FOR_TASK.fill(what=what, task=_TASKS[happening.step % 3]) if happening.kind == TIME_PLANNED else what

    # --- the top --------------------------------------------------------------------------------------------------------
    def status(self, moment: Moment) -> Text:
        """Which day it is."""
        day, weeks = date_of(self.calendar, moment.now), math.ceil(self.scenario.horizon / 7)
        return _STATUS.fill(
            date=day.isoformat(),
            weekday=_WEEKDAYS[day.weekday()],
            week=min(int(moment.now // 7) + 1, weeks),
            weeks=weeks,
        )

    def figures(self, moment: Moment, lang: Lang) -> Table:
        """The KPIs so far, three beside each other."""
        kpis, money, values = installed().kinds("kpi"), self.scenario.money, figures_of(moment, self.scenario.money)
        told = {
            name: self.money(moment.figures[name]) if kpi.unit == "money" else Text.same(kpi.show(values[name], money))
            for name, kpi in kpis.items()
            if name in moment.figures
        }
        cells = [(kpis[name].label, told[name]) for name in _FIGURES]
        cells.insert(1, (_INVOICED, self.money(moment.invoiced)))
        table = Table.grid(expand=True, padding=(0, 1))
        for number in range(2 * _BESIDE):
            table.add_column(
                no_wrap=True, overflow="crop", ratio=number % 2 or None, justify="right" if number % 2 else "left"
            )
        for first in range(0, len(cells), _BESIDE):
            row = [part for cell in cells[first : first + _BESIDE] for part in cell]
            table.add_row(*(clean(part, lang, "bold" if at % 2 else "") for at, part in enumerate(row)))
        return table

    def counts(self, moment: Moment) -> Text:
        """How many deals are open, and how the others ended."""
        return _COUNTS.fill(
            open=moment.open_deals, won=moment.won, lost=moment.lost, undecided=moment.undecided, unit=self.unit
        )

    def board(self, moment: Moment, lang: Lang) -> Table:
        """The pipeline: a column for every stage, its deals and what they are worth."""
        table = Table.grid(expand=True, padding=(0, 1))
        for at in range(len(moment.board) + 1):
            table.add_column(no_wrap=True, overflow="crop", ratio=1 if at else None, justify="right" if at else "left")
        stages = [stage_called(self.scenario, step) for step in range(len(moment.board))]
        table.add_row("", *(clean(stage, lang, "bold") for stage in stages))
        table.add_row(clean(_DEALS, lang), *(str(stage.deals) for stage in moment.board))
        table.add_row(clean(_WORTH, lang), *(self.money(stage.listed).say(lang) for stage in moment.board))
        return table

    def weeks(self, moment: Moment) -> tuple[list[float], list[float]]:
        """Sales and cash week by week, over the whole length of the run; weeks to come are 0."""
        length = math.ceil(self.scenario.horizon / 7)
        booked, cash = moment.booked_by_week[:length], moment.cash_by_week[:length]
        return _filled(booked, length), _filled(cash, length)

    # --- lists ----------------------------------------------------------------------------------------------------------
    def deal_columns(self) -> tuple[Column, ...]:
        return (
            _CUSTOMER,
            Column(Text(en="rep", zh="销售"), 10),
            Column(Text(en="stage", zh="阶段"), 12),
            Column(Text(en="days", zh="天数"), 4, is_number=True),
            Column(Text(en="worth", zh="金额"), 7, is_number=True),
            Column(Text(en="last", zh="最近"), 0),
        )

    def deals(self, moment: Moment) -> list[Row]:
        """Open deals, those furthest on first."""
        return [self._deal(deal, moment) for deal in moment.deals]

    def _deal(self, deal: OpenDeal, moment: Moment) -> Row:
        return Row(
            Subject("deal", deal.need),
            (
                self.customer(deal.customer),
                called(self.scenario, deal.seller),
                stage_called(self.scenario, deal.stage),
                Text.same(f"{moment.now - deal.opened:.0f}"),
                self.money(deal.offered or deal.listed),
                _NEW if deal.last.kind == LEAD_ARRIVED else self.told(deal.last),
            ),
        )

    def team_columns(self) -> tuple[Column, ...]:
        return (
            Column(Text(en="who", zh="姓名"), 10),
            Column(Text(en="quota", zh="达成"), 5, is_number=True),
            Column(Text(en="open", zh="在途"), 4, is_number=True),
            Column(Text(en="won", zh="赢单"), 4, is_number=True),
            Column(Text(en="sold", zh="签约"), 7, is_number=True),
            Column(Text(en="pay", zh="薪酬"), 6, is_number=True),
            Column(Text(en="h/week", zh="周工时"), 0),
        )

    def team(self, moment: Moment) -> list[Row]:
        """Everybody who sells, in the order of the scenario."""
        return [self._member(member) for member in moment.team]

    def _member(self, member: Member) -> Row:
        share = "-" if math.isnan(member.attainment) else f"{member.attainment:.0%}"
        return Row(
            Subject("rep", member.name.key),
            (
                called(self.scenario, member.name),
                Text.same(share),
                Text.same(str(member.open_deals)),
                Text.same(str(member.won)),
                self.money(member.booked),
                self.money(member.pay),
                self._week(member),
            ),
        )

    def _week(self, member: Member) -> Text:
        """Hours by task, and morale where it is known."""
        if not member.is_here:
            return _EMPTY
        hours = "/".join(f"{one:.0f}" for one in member.hours) if member.hours is not None else "-"
        return Text.same(hours if member.morale is None else f"{hours} {member.morale:.0%}")

    def news_columns(self) -> tuple[Column, ...]:
        return (
            Column(Text(en="day", zh="日期"), 5),
            _CUSTOMER,
            Column(Text(en="what happened", zh="发生了什么"), 34),
            Column(Text(en="after", zh="起因"), 0),
        )

    def news(self, told: Sequence[News]) -> list[Row]:
        """What happened, the newest first, each with what it came of."""
        return [self._news(one) for one in told]

    def _news(self, news: News) -> Row:
        day = date_of(self.calendar, news.happening.t)
        return Row(
            Subject("event", str(news.row), news.need),
            (
                Text.same(f"{day:%m-%d}"),
                self.customer(news.customer) if news.customer is not None else _NONE,
                self.told(news.happening),
                self.told(news.cause) if news.cause is not None else _NOTHING,
            ),
        )


def _cut(words: str, cells: int) -> str:
    """As much of some words as there is room for."""
    line = clean(words, "en")
    line.truncate(cells, overflow="crop")
    return line.plain


def _filled(weeks: Sequence[int], length: int) -> list[float]:
    return [float(money) for money in weeks] + [0.0] * (length - len(weeks))
