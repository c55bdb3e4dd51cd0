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
from ..units import Amount, Currency, Duration, Finite, LogOdds, NotNegative, Param, Positive, Share
from ..world.calendar import Calendar, make_calendar
from ..world.contracts import ChannelPolicy, CreditPolicy, DiscountPolicy, Pipeline, PricingPolicy, Risk
from ..world.incentive import IncentivePlan
from .block import Block, Form, Words

FORMAT = 1
BASELINE = "baseline"
"""How the scenario as it stands is called among its variants."""
NAME = r"^[A-Za-z0-9_\-\u4e00-\u9fff]{1,40}$"
Name = Annotated[
    str, Field(pattern=NAME), Form(en="1 to 40 letters, digits, - and _", zh="1 到 40 个字母, 汉字, 数字, - 和 _")
]
Count = Annotated[int, Field(ge=0, le=100_000)]


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


class ProductSpec(Block):
    """What is sold."""

    name: Words | None = None
    list_price: Annotated[Positive, Param(en="list price per piece", zh="目录单价", unit="money")]
    unit_cost: Annotated[Amount, Param(en="cost per piece", zh="单位成本", unit="money")]
    quality: Annotated[
        LogOdds, Param(en="quality buyers see", zh="客户感知质量", unit="log-odds", source="assumption")
    ] = 0.0


class RivalSpec(Block):
    """A competitor that does not react (yet)."""

    name: Words | None = None
    price: Annotated[
        float, Field(gt=0, le=10), Param(en="price, as a share of our list price", zh="价格 (相对我方目录价)")
    ]
    quality: Annotated[LogOdds, Param(en="quality", zh="质量", unit="log-odds")] = 0.0
    brand: Annotated[LogOdds, Param(en="brand", zh="品牌", unit="log-odds")] = 0.0
    segments: Annotated[
        list[str] | None, Param(en="segments it sells to (all if left out)", zh="所在细分 (不写 = 全部)")
    ] = None


class Taste(Block):
    """What buyers weigh, in log-odds."""

    price: Annotated[
        float,
        Field(ge=-20, le=0),
        Param(en="per log of price", zh="对数价格的权重", source="Bijmolt et al. 2005: elasticity -2.62 at 25% share"),
    ] = -3.5
    quality: Annotated[NotNegative, Param(en="per unit of quality", zh="质量权重", source="scale of the unit")] = 1.0
    brand: Annotated[NotNegative, Param(en="per unit of brand", zh="品牌权重", source="scale of the unit")] = 1.0
    terms: Annotated[
        NotNegative, Field(le=50), Param(en="per 30 days of credit", zh="每 30 天账期的权重", source="assumption")
    ] = 0.15
    relationship: Annotated[
        NotNegative, Field(le=50), Param(en="per unit of satisfaction", zh="满意度权重", source="assumption")
    ] = 0.5


class DealSize(Block):
    """Worth of a need at our list price: heavy-tailed."""

    mean: Annotated[float, Field(gt=0, le=1e9), Param(en="mean", zh="均值", unit="money")]
    sigma: Annotated[
        float, Field(ge=0, le=3), Param(en="log-sd", zh="对数标准差", source="public deal data: 1.1-2.0")
    ] = 1.1
    law: Annotated[
        Literal["lognormal", "weibull"], Param(en="law", zh="分布", source="public deal data: heavy-tailed")
    ] = "lognormal"
    shape: Annotated[
        float,
        Field(ge=0.2, le=10),
        Param(
            en="shape of a Weibull law (in place of the log-sd)",
            zh="威布尔分布的形状 (代替对数标准差)",
            source="public deal data: 0.6-0.9",
        ),
    ] = 0.8
    odds: Annotated[
        float,
        Field(ge=-5, le=5),
        Param(
            en="log-odds of winning per log of worth",
            zh="规模 (对数) 对赢单的影响",
            unit="log-odds",
            source="assumption",
        ),
    ] = 0.0


class Bargaining(Block):
    """Buyers who ask for something off: how many, and how much on average (uniform up to twice that)."""

    share: Annotated[Share, Param(en="share of buyers who ask", zh="要求让价的客户比例", source="assumption")] = 0.6
    mean: Annotated[
        float, Field(ge=0, le=0.5), Param(en="mean discount asked", zh="平均要求让价", source="assumption")
    ] = 0.08


class SegmentSpec(Block):
    """A kind of account: how many there are, what they buy, weigh and owe."""

    name: Words | None = None
    accounts: Annotated[
        Count, Param(en="number of accounts (0: every lead is somebody new)", zh="客户数 (0 = 每条线索都是新客户)")
    ] = 0
    customers: Annotated[Share, Param(en="share that buys from us already", zh="已是客户的比例")] = 0.0
    deal: DealSize
    products: Annotated[
        dict[str, Positive],
        Param(en="what they want: product and weight (all alike if left out)", zh="想要的产品和权重 (不写 = 一样)"),
    ] = {}
    grades: Annotated[dict[str, NotNegative], Param(en="credit grades and weights", zh="信用等级和权重")] = {"A": 1.0}
    taste: Taste = Taste()
    no_decision: Annotated[
        LogOdds, Param(en="worth of not deciding", zh="不做决定的价值", unit="log-odds", source="assumption")
    ] = 0.0
    bargaining: Bargaining = Bargaining()


class SourceSpec(Block):
    """Where leads come from: one stream per rep (times the rep's territory), or one for the whole firm."""

    segment: Annotated[str, Param(en="segment", zh="细分市场")]
    per: Annotated[
        Literal["rep", "firm"],
        Param(
            en="one stream per rep, or one for the firm, dealt to the reps in turn",
            zh="每个销售一条, 或全公司一条轮流分配",
        ),
    ] = "rep"
    per_year: Annotated[NotNegative, Field(le=1e7), Param(en="leads a year", zh="每年线索数")]
    swing: Annotated[
        float,
        Field(ge=0, le=2),
        Param(
            en="coefficient of variation of a stream's weeks",
            zh="单条线索流周强度的变异系数",
            source="real leads: variance/mean 2-5; 0 is plain Poisson",
        ),
    ] = 0.0
    tide: Annotated[
        float,
        Field(ge=0, le=2),
        Param(
            en="coefficient of variation of the weeks of the whole market",
            zh="整个市场周强度的变异系数",
            source="real leads: variance/mean 2-5; 0 is plain Poisson",
        ),
    ] = 0.0
    luck: Annotated[
        float,
        Field(ge=0, le=1),
        Param(
            en="luck of the territory, lasting a year (log-sd)",
            zh="区域运气 (对数标准差, 持续一年)",
            source="assumption",
        ),
    ] = 0.0
    weekend: Annotated[
        NotNegative,
        Param(
            en="leads on a day off, as a share of a working day",
            zh="休息日线索占工作日比例",
            source="public funnel data: about 0.4",
        ),
    ] = 1.0
    season: Annotated[
        list[NotNegative], Field(min_length=12, max_length=12), Param(en="factor per month", zh="每月系数")
    ] = [1.0] * 12


class RepSpec(Block):
    """One person of the team."""

    name: Words | None = None
    group: Annotated[Words | None, Param(en="kind of rep", zh="类型")] = None
    territory: Annotated[
        NotNegative, Field(le=1000), Param(en="size of the territory (1 = ordinary)", zh="区域大小 (1 = 一般)")
    ] = 1.0
    quota: Annotated[Amount, Param(en="bookings quota per pay period", zh="每个考核期的签约指标", unit="money")] = 0.0
    book: Annotated[
        NotNegative | None,
        Field(le=1000),
        Param(en="size of the service book (as the territory if left out)", zh="服务合同存量大小 (不写 = 同区域)"),
    ] = None
    skill: Annotated[LogOdds, Param(en="selling skill", zh="销售能力", unit="log-odds")] = 0.0
    partner: Annotated[str | None, Param(en="rep who shares the credit", zh="分享业绩的同事")] = None


class PeopleSpec(Block):
    """How reps behave. `fixed` reps work normal hours and price by policy, whatever the plan."""

    behaviour: Annotated[Literal["fixed"], Param(en="behaviour", zh="行为")] = "fixed"


class ChannelSpec(Block):
    """A way to the customer. `desks` is 0 for our own reps; a dealer has desks of its own and keeps a margin."""

    name: Words | None = None
    desks: Annotated[int, Field(ge=0, le=500), Param(en="people at work there", zh="人数")] = 0
    margin: Annotated[Share, Param(en="margin it keeps", zh="渠道毛利")] = 0.0
    appeal: Annotated[
        LogOdds, Param(en="what buyers think of it", zh="客户观感", unit="log-odds", source="assumption")
    ] = 0.0


class Grade(Block):
    """How customers of a credit grade pay."""

    late: Annotated[
        Duration,
        Param(
            en="median days late, of those who are late", zh="逾期者的逾期天数中位数", unit="days", source="assumption"
        ),
    ]
    prompt: Annotated[
        Share,
        Param(
            en="share that pays on the day",
            zh="按期付款的比例",
            source="public receivables: 35-50% of value is overdue",
        ),
    ] = 0.55
    sigma: Annotated[
        float, Field(ge=0, le=3), Param(en="spread of lateness (log-sd)", zh="逾期离散度", source="assumption")
    ] = 0.8
    default: Annotated[
        Share, Param(en="chance to fail within a year", zh="一年内违约概率", source="grade A to D at least 1:10")
    ]


def _grades() -> dict[str, Grade]:
    return {
        "A": Grade(late=8, prompt=0.7, default=0.006),
        "B": Grade(late=15, prompt=0.55, default=0.015),
        "C": Grade(late=25, prompt=0.35, default=0.04),
        "D": Grade(late=45, prompt=0.15, default=0.1),
    }


class Payment(Block):
    """How invoices end: paid early or late, or written off."""

    grades: Annotated[dict[str, Grade], Param(en="credit grades", zh="信用等级")] = Field(default_factory=_grades)
    write_off: Annotated[
        Duration, Param(en="days overdue until written off", zh="逾期多少天核销", unit="days", source="assumption")
    ] = 90.0
    between: Annotated[
        float,
        Field(ge=0, le=2),
        Param(
            en="spread of lateness between customers (log-sd)",
            zh="客户之间的差异 (对数标准差)",
            source="public receivables data: strong",
        ),
    ] = 0.5


class Book(Block):
    """Service contracts that exist on the first day."""

    per_rep: Annotated[
        NotNegative, Field(le=10_000), Param(en="contracts per ordinary territory", zh="每个一般区域的合同数")
    ] = 0.0
    segment: Annotated[str, Param(en="segment", zh="细分市场")]
    mean: Annotated[Positive, Param(en="mean worth a year", zh="年均价值", unit="money")]
    sigma: Annotated[float, Field(ge=0, le=3), Param(en="log-sd", zh="对数标准差", source="assumption")] = 0.8


class Aftersales(Block):
    """Delivery, satisfaction and renewal."""

    delivery: Annotated[Duration, Param(en="days to deliver", zh="交付天数", unit="days")] = 0.0
    attach: Annotated[
        Share,
        Param(en="share of deals that come with a service contract", zh="附带服务合同的成交比例", source="assumption"),
    ] = 0.0
    service_share: Annotated[
        Share, Param(en="service a year, as a share of the deal", zh="年服务费占成交额", source="assumption")
    ] = 0.1
    term: Annotated[Positive, Param(en="days of a service contract", zh="服务合同期限", unit="days")] = 364.0
    margin: Annotated[Share, Param(en="margin of service", zh="服务毛利率", source="assumption")] = 0.6
    worth: Annotated[
        NotNegative,
        Param(
            en="years of margin that a lost renewal costs",
            zh="丢一次续约损失几年毛利",
            unit="years",
            source="assumption",
        ),
    ] = 1.6
    renewal: Annotated[
        LogOdds,
        Param(en="renewal at ordinary satisfaction", zh="一般满意度时的续约", unit="log-odds", source="assumption"),
    ] = 1.9
    loyalty: Annotated[
        NotNegative,
        Field(le=50),
        Param(en="renewal per unit of satisfaction", zh="每单位满意度对续约", unit="log-odds", source="assumption"),
    ] = 1.0
    noise: Annotated[
        NotNegative, Field(le=50), Param(en="spread of experiences (sd)", zh="体验离散度 (标准差)", source="assumption")
    ] = 0.5
    learning: Annotated[
        Share,
        Param(
            en="weight of a good surprise (a bad one weighs double)",
            zh="好意外的权重 (坏意外加倍)",
            source="loss aversion in satisfaction, about 2",
        ),
    ] = 0.3
    book: dict[str, Book] = {}


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
        Literal["whole", "worst rep"], Param(en="of the whole firm, or of the worst rep", zh="全公司或最差的销售")
    ] = "whole"
    at_most: Finite | None = None
    at_least: Finite | None = None
    share_of_years: Annotated[Share | None, Param(en="kept in this share of years", zh="在多少比例的年份守住")] = None
    against: Annotated[Literal["baseline"] | None, Param(en="as a share of the baseline", zh="相对现行方案")] = None


class Variant(Block):
    """A named delta on the scenario: dotted path -> new value."""

    name: Words | None = None
    story: Words | None = None
    set: Annotated[dict[str, Any], Param(en="changes", zh="改动")] = {}


class Scenario(Block):
    """A whole scenario, checked and frozen."""

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
    risks: Annotated[dict[Name, Annotated[Risk, OneOf("risk")]], Field(max_length=100)] = {}
    objective: Annotated[str, Param(en="KPI to be best in", zh="以哪个指标论最好")] = "contribution"
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
        dict[str, Literal["file", "published", "assumption"]],
        Param(en="where single numbers are from (dotted path)", zh="数字出处 (点号路径)"),
    ] = {}

    @property
    def money(self) -> Currency:
        return self.currency.made()

    def fingerprint(self) -> str:
        """What makes this scenario this scenario, as a short digest: every value, whoever wrote it where."""
        return sha256(self.model_dump_json(exclude={"title", "story", "variants"}).encode()).hexdigest()[:16]
