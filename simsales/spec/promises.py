"""Promises in a scenario: how long production really takes, what a day late costs, and what customers do about it.

`service.py` puts these blocks beside delivery and renewal; each may be left out, and then nothing of it happens.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..units import Duration, NotNegative, Param, Positive, Share
from .block import Block


class Production(Block):
    """How long an order really takes: lognormal around a median. The promise is the deal's, else `aftersales.delivery`."""

    median: Annotated[
        Duration,
        Param(
            en="days from signature until an order is done (median)",
            zh="签约到完工的天数 (中位数)",
            unit="days",
            source="the scenario; range: half to double, an assumption",
            times=2,
        ),
    ]
    sigma: Annotated[
        float, Field(ge=0, le=3), Param(en="spread of it (log-sd)", zh="离散度 (对数标准差)", source="assumption")
    ] = 0.3


class LatePenalty(Block):
    """What late delivery costs by contract; it is taken off the invoice."""

    a_day: Annotated[
        Share, Param(en="off the price for every day late", zh="每延误一天扣合同额", source="assumption: .5%")
    ] = 0.005
    at_most: Annotated[
        Share, Param(en="together at most", zh="合计最多扣", source="assumption: 5% of the contract")
    ] = 0.05


class Complaints(Block):
    """Who complains of a broken promise, how we answer, and what an open complaint does to satisfaction and payment."""

    broken: Annotated[
        NotNegative,
        Field(le=50),
        Param(
            en="hazard of a complaint once the day is missed",
            zh="一旦误期的投诉风险",
            unit="hazard",
            source="assumption",
        ),
    ] = 0.1
    a_day: Annotated[
        NotNegative,
        Field(le=50),
        Param(
            en="more of it for every day late",
            zh="每延误一天增加的投诉风险",
            unit="hazard a day",
            source="assumption; range: half to double",
            times=2,
        ),
    ] = 0.05
    answer: Annotated[
        Duration,
        Param(en="days until we first answer (median)", zh="首次答复的天数 (中位数)", unit="days", source="assumption"),
    ] = 3.0
    sigma: Annotated[
        float, Field(ge=0, le=3), Param(en="spread of it (log-sd)", zh="离散度 (对数标准差)", source="assumption")
    ] = 0.8
    settles: Annotated[
        Share,
        Param(
            en="chance that the answer settles it",
            zh="答复后平息的概率",
            source="assumption; range: .4 to .8",
            low=0.4,
            high=0.8,
        ),
    ] = 0.6
    hurt: Annotated[
        NotNegative,
        Field(le=50),
        Param(
            en="satisfaction lost with a complaint",
            zh="一次投诉损失的满意度",
            unit="satisfaction",
            source="assumption: as much as an ordinary spread of experiences; range: half to double",
            times=2,
        ),
    ] = 0.5
    regained: Annotated[
        Share,
        Param(
            en="share of it that comes back when settled",
            zh="平息后恢复的比例",
            source="assumption; direction: a recovery repairs satisfaction, trust only in part",
        ),
    ] = 0.6
    standoff: Annotated[
        Positive,
        Field(le=3650),
        Param(
            en="days until an unsettled complaint ends: cancelled, or paid all the same",
            zh="未平息的投诉僵持天数: 之后取消订单或照付",
            unit="days",
            source="assumption",
        ),
    ] = 45.0
    cancels: Annotated[
        Share,
        Param(
            en="share of those that cancel the order",
            zh="其中取消订单的比例",
            source="assumption; range: half to double",
            low=0.1,
            high=0.4,
        ),
    ] = 0.2
    returned: Annotated[
        Share,
        Param(
            en="what goods are worth that come back, of their cost",
            zh="退回货物的价值占成本",
            source="assumption",
        ),
    ] = 0.5
