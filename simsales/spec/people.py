"""The people of a scenario: who sells, how an ordinary week is spent, and what more or less effort does in the world.

`scenario.py` puts the blocks together. Efforts count against the ordinary week: whoever keeps to it is the measure of all
other numbers (work per stage, leads a year, odds of winning), so that an ordinary week changes nothing.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..units import Amount, LogOdds, NotNegative, Param
from .block import Block, Words

WeekHours = Annotated[float, Field(gt=0, le=100)]


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


class OrdinaryWeek(Block):
    """Where the hours of an ordinary week go."""

    sell: Annotated[
        WeekHours, Param(en="hours with open deals", zh="跟进商机的小时", unit="hours a week", source="assumption")
    ] = 30.0
    prospect: Annotated[
        WeekHours,
        Param(en="hours looking for new business", zh="开发新客户的小时", unit="hours a week", source="assumption"),
    ] = 6.0
    serve: Annotated[
        WeekHours,
        Param(
            en="hours with customers we have",
            zh="服务老客户的小时",
            unit="hours a week",
            source="service 5-10% of time",
        ),
    ] = 4.0

    @property
    def hours(self) -> float:
        return self.sell + self.prospect + self.serve


class Effort(Block):
    """What effort does in the world, against an ordinary week; every return diminishes.

    Selling hours set the pace of the desk; with effort z the odds of closing move by `closing` x 2(z - 1)/(z + 1), those
    of a renewal by `renewal` and an experience by `care` times the same; the leads a rep finds, or is referred to, change
    with the power `prospecting` and `referral` of the hours, `lag` weeks later.
    """

    closing: Annotated[
        NotNegative,
        Field(le=10),
        Param(
            en="closing: log-odds per unit of selling effort",
            zh="成交: 每单位销售投入",
            unit="log-odds",
            source="set for an elasticity of sales to effort of about .34 (meta-analysis)",
        ),
    ] = 0.25
    prospecting: Annotated[
        NotNegative,
        Field(le=2),
        Param(en="own leads: power of the hours", zh="自找线索: 小时数的幂", source="assumption"),
    ] = 0.5
    referral: Annotated[
        NotNegative,
        Field(le=2),
        Param(en="referrals: power of the hours", zh="转介绍: 小时数的幂", source="assumption"),
    ] = 0.5
    lag: Annotated[
        int,
        Field(ge=1, le=52),
        Param(en="weeks until leads come of it", zh="多少周后带来线索", unit="weeks", source="assumption"),
    ] = 4
    renewal: Annotated[
        NotNegative,
        Field(le=10),
        Param(
            en="renewal: log-odds per unit of service", zh="续约: 每单位服务投入", unit="log-odds", source="assumption"
        ),
    ] = 0.5
    care: Annotated[
        NotNegative,
        Field(le=10),
        Param(en="experience per unit of service", zh="体验: 每单位服务投入", source="assumption"),
    ] = 0.3


class PeopleSpec(Block):
    """How reps behave. `fixed` reps keep an ordinary week and price by policy, whatever the plan."""

    behaviour: Annotated[Literal["fixed"], Param(en="behaviour", zh="行为")] = "fixed"
    week: OrdinaryWeek = OrdinaryWeek()
    most_hours: Annotated[
        WeekHours,
        Param(
            en="most hours a week",
            zh="每周最多小时",
            unit="hours a week",
            source="48: 40 and 8 of overtime; labour law in China (36 a month) and the EU",
        ),
    ] = 48.0
    effort: Effort = Effort()
