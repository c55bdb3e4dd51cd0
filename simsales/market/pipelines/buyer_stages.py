"""The stages of the buyer pipeline as a scenario writes them: the buyers' time, our work, and how long interest lasts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...i18n import Text
from ...spec.block import Block, Words
from ...units import NotNegative, Param, Positive, Share


class SlowBuyers(Block):
    """Buyers who take their own time over a stage, and may like us more, or less, than the others do."""

    share: Annotated[Share, Param(en="share of slow buyers", zh="慢客户的比例")]
    delay: Annotated[
        Positive, Param(en="median days until they are ready", zh="他们准备好的天数 (中位数)", unit="days")
    ]
    sigma: Annotated[
        float,
        Field(ge=0, le=3),
        Param(
            en="spread of that time (log-sd)",
            zh="该时间的离散度 (对数标准差)",
            source="time to close in public funnels: 1.1-1.6",
        ),
    ] = 1.1
    odds: Annotated[
        float,
        Field(ge=-10, le=10),
        Param(
            en="log-odds of winning them, against the others",
            zh="相对其他客户的赢单优势",
            unit="log-odds",
            source="assumption",
        ),
    ] = 0.0


class BuyerStage(Block):
    """A stage as the buyer lives it: how long it takes them to be ready, how much work it is for us."""

    name: Words | None = None
    delay: Annotated[
        NotNegative,
        Param(
            en="median days until the buyer is ready", zh="客户准备好的天数 (中位数)", unit="days", source="assumption"
        ),
    ]
    sigma: Annotated[
        float,
        Field(ge=0, le=3),
        Param(
            en="spread of that time (log-sd)",
            zh="该时间的离散度 (对数标准差)",
            source="time to close in public funnels: 1.1-1.6",
        ),
    ] = 1.1
    law: Annotated[
        Literal["lognormal", "weibull", "gamma"],
        Param(en="law of that time", zh="该时间的分布", source="public funnels: lognormal, Weibull, gamma"),
    ] = "lognormal"
    shape: Annotated[
        float,
        Field(ge=0.1, le=20),
        Param(
            en="shape of a Weibull or gamma law (in place of the log-sd)",
            zh="威布尔或伽马分布的形状 (代替对数标准差)",
            source="public deal data: 0.6-1.1",
        ),
    ] = 1.0
    slow: Annotated[
        dict[str, SlowBuyers],
        Field(max_length=4),
        Param(en="buyers who take their own time", zh="节奏不同的客户", source="none unless an export shows them"),
    ] = {}
    work: Annotated[
        float,
        Field(gt=0, le=10_000),
        Param(en="median hours of our work", zh="我方工时 (中位数)", unit="hours", source="assumption"),
    ]


class Interest(Block):
    """How long a fresh lead stays interested before anyone has talked to it: a mix of two kinds."""

    hot_share: Annotated[Share, Param(en="share of hot leads", zh="热线索比例", source="assumption")] = 0.3
    hot_half_life: Annotated[
        Positive,
        Param(
            en="half-life of a hot lead",
            zh="热线索半衰期",
            unit="minutes",
            source="lead-response studies (vendors): upper bounds",
        ),
    ] = 20.0
    warm_half_life: Annotated[
        Positive,
        Param(
            en="half-life of a warm lead",
            zh="温线索半衰期",
            unit="days",
            source="lead-response studies (vendors): upper bounds",
        ),
    ] = 2.0


class Haste(Block):
    """What it takes to make a buyer sign before being ready, and what pressing costs.

    The discount a buyer wants for signing now is lognormal around `discount` + `per_cycle` x (part of a cycle that is
    skipped), and whoever would have chosen us anyway signs for it. Others may walk away, anew every time they are pressed: who
    prefers us with chance `good_loss`, another with `bad_loss`.
    """

    discount: Annotated[
        float,
        Field(ge=0, lt=0.9),
        Param(
            en="discount that buyers want for signing today (median)",
            zh="客户今天就签要的让价 (中位数)",
            unit="share of the price",
            source="assumption; range: half to double",
            low=0.06,
            high=0.24,
        ),
    ] = 0.12
    per_cycle: Annotated[
        float,
        Field(ge=0, le=0.9),
        Param(en="more for a whole cycle earlier", zh="提前一个周期再加", source="assumption"),
    ] = 0.2
    sigma: Annotated[
        float, Field(ge=0, le=2), Param(en="spread between buyers (log-sd)", zh="客户之间的离散度", source="assumption")
    ] = 0.4
    good_loss: Annotated[
        Share, Param(en="a buyer who prefers us is lost", zh="催丢本会选我们的客户", source="assumption")
    ] = 0.05
    bad_loss: Annotated[Share, Param(en="another buyer is lost", zh="催丢其他客户", source="assumption")] = 0.6
    holds: Annotated[
        float,
        Field(ge=0, le=10),
        Param(
            en="how long a ready buyer can be put off (mean, in cycles)",
            zh="准备好的客户能拖多久 (均值, 以周期计)",
            source="assumption",
        ),
    ] = 0.03


class FirstResponse(Block):
    """How long our own side takes before a new lead is first taken up: routing it, reading the inbox.

    Elapsed hours, nights and weekends included; the desk then still waits for the office to open.
    """

    median: Annotated[
        Positive,
        Param(
            en="median hours until a new lead is taken up",
            zh="新线索被接手前的小时数 (中位数)",
            unit="hours",
            source="assumption",
        ),
    ]
    sigma: Annotated[
        float,
        Field(ge=0, le=3),
        Param(
            en="spread of that time (log-sd)",
            zh="该时间的离散度 (对数标准差)",
            source="lead-response audits (Oldroyd et al. 2011): mean far above the median",
        ),
    ] = 1.3
    within: Annotated[
        Positive | None,
        Param(
            en="promise: taken up within so many hours (no promise if left out)",
            zh="承诺: 多少小时内接手 (不写 = 没有承诺)",
            unit="hours",
            source="none unless written",
        ),
    ] = None


def usual_stages() -> dict[str, BuyerStage]:
    rows = [
        ("contacted", "First contact", "初步接触", 0.0, 1.0),
        ("needs", "Needs analysis", "需求分析", 4.0, 3.0),
        ("solution", "Solution", "方案制定", 8.0, 5.0),
        ("quote", "Quote", "报价", 5.0, 2.0),
        ("negotiation", "Negotiation", "谈判与签约", 9.0, 3.0),
    ]
    return {key: BuyerStage(name=Text(en=en, zh=zh), delay=delay, work=work) for key, en, zh, delay, work in rows}
