"""The scenario: one YAML file read as a briefing. World, policies, people, objective, limits, variants.

Things with names are mappings, so that a variant can name any of them by a dotted path (`reps.li.quota`). Money is in
major units here, utilities in log-odds, time in days. Fields with a default say where the number is from.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import Field

from ..i18n import Text
from ..registry import OneOf
from ..units import Currency, Finite, LogOdds, Param, Share
from ..world.calendar import Calendar, make_calendar
from ..world.contracts import ChannelPolicy, CreditPolicy, DiscountPolicy, Pipeline, PricingPolicy, Risk
from ..world.incentive import IncentivePlan
from .block import Block, Form, Sparing, Words
from .market import ProductSpec, RivalSpec, SegmentSpec, SourceSpec
from .meeting import Meeting
from .origin import Origin
from .people import PeopleSpec, RepSpec
from .service import Aftersales, Payment

FORMAT = 1
BASELINE = "baseline"
"""How the scenario as it stands is called among its variants."""
SCORECARD = "scorecard"
"""The objective of a scenario that weighs several KPIs."""
NAME = r"^[A-Za-z0-9_\-\u4e00-\u9fff]{1,40}$"
Name = Annotated[
    str, Field(pattern=NAME), Form(en="1 to 40 letters, digits, - and _", zh="1 到 40 个字母, 汉字, 数字, - 和 _")
]


class CurrencySpec(Block):
    """One currency per scenario."""

    code: Annotated[
        str,
        Field(pattern=r"^[A-Z]{3}$"),
        Form(en="three capital letters such as CNY", zh="三个大写字母, 如 CNY"),
        Param(en="currency code", zh="货币代码"),
    ] = "CNY"
    digits: Annotated[
        int, Field(ge=0, le=4), Param(en="digits of the minor unit", zh="辅币位数", source="ISO 4217")
    ] = 2

    def made(self) -> Currency:
        return Currency(self.code, self.digits)


class CalendarSpec(Block):
    """When people work and where periods end."""

    kind: Annotated[Literal["4-4-5", "months", "every-day"], Param(en="kind of calendar", zh="日历种类")] = "4-4-5"
    start: Annotated[date, Param(en="first day", zh="第一天")] = date(2027, 1, 4)
    holidays: Annotated[list[date], Field(max_length=1000), Param(en="days nobody works", zh="放假日")] = []

    def made(self) -> Calendar:
        return make_calendar(self.kind, self.start, self.holidays)


class ChannelSpec(Block):
    """A way to the customer. `desks` is 0 for our own reps; a dealer has desks of its own and keeps a margin."""

    name: Words | None = None
    desks: Annotated[int, Field(ge=0, le=500), Param(en="people at work there", zh="人数")] = 0
    margin: Annotated[Share, Param(en="margin it keeps", zh="渠道毛利")] = 0.0
    appeal: Annotated[
        LogOdds, Param(en="what buyers think of it", zh="客户观感", unit="log-odds", source="assumption")
    ] = 0.0


class Policies(Block):
    """Company rules: one plug-in each."""

    pricing: Annotated[PricingPolicy, OneOf("pricing")]
    discount: Annotated[DiscountPolicy, OneOf("discount")]
    channel: Annotated[ChannelPolicy, OneOf("channel")]
    credit: Annotated[CreditPolicy, OneOf("credit")]
    incentive: Annotated[IncentivePlan, OneOf("incentive")]


class Limit(Block):
    """What the best variant must keep. `share_of_years` asks for it in that part of the simulated years, not on average."""

    kpi: Annotated[str, Param(en="KPI", zh="指标")]
    of: Annotated[
        Literal["whole", "worst rep", "group"],
        Param(en="of the whole firm, of the worst rep, or of a group of reps", zh="全公司、最差的销售或一类销售"),
    ] = "whole"
    group: Annotated[str | None, Param(en="which group, in either language", zh="哪一类 (中英文均可)")] = None
    block: Annotated[
        Literal["reactions", "unchanged"],
        Param(en="with reactions, or if nobody changes", zh="算上反应, 还是谁都不改"),
    ] = "reactions"
    at_most: Finite | None = None
    at_least: Finite | None = None
    share_of_years: Annotated[Share | None, Param(en="kept in this share of years", zh="在多少比例的年份守住")] = None
    against: Annotated[Literal["baseline"] | None, Param(en="as a share of the baseline", zh="相对现行方案")] = None


class Variant(Block):
    """A named delta on the scenario: dotted path -> new value."""

    name: Words | None = None
    story: Words | None = None
    set: Annotated[dict[str, Any], Param(en="changes", zh="改动")] = {}


class Scenario(Sparing):
    """A whole scenario, checked and frozen."""

    later = frozenset(("meeting",))

    simsales: Annotated[Literal[1], Param(en="format version", zh="格式版本")]
    title: Words
    story: Words
    minutes: Annotated[int | None, Field(ge=1, le=600), Param(en="length for a person", zh="时长 (分钟)")] = None
    horizon: Annotated[float, Field(gt=0, le=3653), Param(en="length of the run", zh="模拟时长", unit="days")]
    currency: CurrencySpec = CurrencySpec()
    calendar: CalendarSpec = CalendarSpec()
    brand: Annotated[LogOdds, Param(en="our brand", zh="我方品牌", unit="log-odds", source="assumption")] = 0.0
    products: Annotated[dict[Name, ProductSpec], Field(min_length=1, max_length=1000)]
    segments: Annotated[dict[Name, SegmentSpec], Field(min_length=1, max_length=100)]
    rivals: Annotated[dict[Name, RivalSpec], Field(max_length=50)] = {}
    sources: Annotated[dict[Name, SourceSpec], Field(min_length=1, max_length=100)]
    reps: Annotated[dict[Name, RepSpec], Field(min_length=1, max_length=5000)]
    people: PeopleSpec = PeopleSpec()
    channels: Annotated[dict[Name, ChannelSpec], Field(min_length=1, max_length=20)] = {"direct": ChannelSpec()}
    pipeline: Annotated[Pipeline, OneOf("pipeline")]
    policies: Policies
    payment: Payment = Payment()
    aftersales: Aftersales = Aftersales()
    meeting: Annotated[Meeting | None, Param(en="a negotiation to be played", zh="要演练的一场谈判")] = None
    risks: Annotated[dict[Name, Annotated[Risk, OneOf("risk")]], Field(max_length=100)] = {}
    objective: Annotated[str, Param(en="KPI to be best in, or scorecard", zh="以哪个指标论最好, 或 scorecard")] = (
        "contribution"
    )
    scorecard: Annotated[
        dict[str, Share],
        Field(max_length=20),
        Param(en="weight of each KPI, for the objective scorecard", zh="综合评分中各指标的权重 (objective: scorecard)"),
    ] = {}
    limits: Annotated[dict[Name, Limit], Field(max_length=20)] = {}
    baseline: Annotated[Words, Param(en="name of the scenario as it stands", zh="现行方案的名称")] = Text(
        en="current", zh="现行方案"
    )
    variants: Annotated[dict[Name, Variant], Field(max_length=50)] = {}
    planned_margin: Annotated[
        float | None,
        Field(gt=0, le=1),
        Param(
            en="margin that quotas are planned with (list margin if left out)",
            zh="指标所含的计划毛利率 (不写 = 目录毛利率)",
        ),
    ] = None
    origins: Annotated[
        dict[str, Origin],
        Param(en="where single numbers are from (dotted path)", zh="数字出处 (点号路径)"),
    ] = {}

    @property
    def money(self) -> Currency:
        return self.currency.made()

    def fingerprint(self) -> str:
        """What makes this scenario this scenario, as a short digest: every value, whoever wrote it where."""
        return sha256(self.model_dump_json(exclude={"title", "story", "variants"}).encode()).hexdigest()[:16]
