"""What follows a signature in a scenario: how customers pay, and what delivery and service do to them.

`scenario.py` puts the blocks together.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from ..units import Duration, LogOdds, NotNegative, Param, Positive, Share
from .block import Block, Sparing
from .promises import Complaints, LatePenalty, Production


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
    mean: Annotated[
        Positive,
        Param(
            en="worth of a service contract a year (mean)",
            zh="一份服务合同一年的价值 (均值)",
            unit="money",
            source="the scenario; range: half to double, an assumption",
            times=2,
        ),
    ]
    sigma: Annotated[float, Field(ge=0, le=3), Param(en="log-sd", zh="对数标准差", source="assumption")] = 0.8


class Aftersales(Sparing):
    """Delivery, satisfaction and renewal.

    Where a deal promises a day, or production has a time of its own, an order may be late; else it takes `delivery` days.
    """

    later: ClassVar[frozenset[str]] = frozenset({"production", "penalty", "complaints"})

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
            source="assumption; range: half to double",
            low=0.8,
            high=3.2,
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
    production: Annotated[
        Production | None,
        Param(
            en="how long production really takes (as long as delivery if left out)",
            zh="生产实际用时 (不写 = 与交付天数相同)",
        ),
    ] = None
    penalty: Annotated[
        LatePenalty | None, Param(en="what late delivery costs (nothing if left out)", zh="误期违约金 (不写 = 没有)")
    ] = None
    complaints: Annotated[
        Complaints | None, Param(en="who complains (nobody if left out)", zh="客户投诉 (不写 = 无人投诉)")
    ] = None
