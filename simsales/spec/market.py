"""The market of a scenario: what is sold, against whom, to whom, and where leads come from.

Money is in major units, utilities in log-odds, time in days; `scenario.py` puts the blocks together.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..units import Amount, LogOdds, NotNegative, Param, Positive, Share
from .block import Block, Words

Count = Annotated[int, Field(ge=0, le=100_000)]


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
        Param(
            en="weight of price for buyers, per log",
            zh="客户对价格的看重 (按对数价格)",
            source="Bijmolt et al. 2005: elasticity -2.62 at 25% share; range: -1.8 to -3.5",
            low=-4.7,
            high=-2.4,
        ),
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
    own: Annotated[
        Share,
        Param(
            en="share of the leads that the rep finds (moves with prospecting hours)",
            zh="销售自己开发的线索比例 (随开发时间变化)",
            source="none unless written",
        ),
    ] = 0.0
    referred: Annotated[
        Share,
        Param(
            en="share of the leads that customers refer (moves with service hours)",
            zh="老客户介绍的线索比例 (随服务时间变化)",
            source="none unless written",
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
    weekdays: Annotated[
        list[NotNegative],
        Field(min_length=7, max_length=7),
        Param(
            en="factor per day of the week, Monday first (a day off also takes its share)",
            zh="一周各天的系数, 从周一起 (休息日还要乘以休息日比例)",
            source="all alike unless written",
        ),
    ] = [1.0] * 7
    season: Annotated[
        list[NotNegative], Field(min_length=12, max_length=12), Param(en="factor per month", zh="每月系数")
    ] = [1.0] * 12

    @property
    def is_steered(self) -> bool:
        """Whether a rep's hours move it."""
        return bool(self.own or self.referred)
