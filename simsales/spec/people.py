"""The people of a scenario: who sells, how an ordinary week is spent, and what more or less effort does in the world.

`scenario.py` puts the blocks together. Efforts count against the ordinary week: whoever keeps to it is the measure of all
other numbers (work per stage, leads a year, odds of winning), so that an ordinary week changes nothing.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..i18n import Text
from ..units import Amount, LogOdds, NotNegative, Param, Share
from .block import Block, Sparing, Words
from .morale import Morale
from .persona import Persona, PersonaName, persona_of
from .skills import Skills
from .staying import Staying

WeekHours = Annotated[float, Field(gt=0, le=100)]


class RepSpec(Sparing):
    """One person of the team."""

    later: ClassVar[frozenset[str]] = frozenset({"persona"})

    name: Words | None = None
    persona: Annotated[
        PersonaName | None, Param(en="kind of person: `simsales personas`", zh="人物画像: 见 `simsales personas`")
    ] = None
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

    @property
    def who(self) -> Persona:
        """The person; somebody like everybody where none is written."""
        return persona_of(self.persona)

    @property
    def able(self) -> float:
        """Selling skill, log-odds: the rep's own on top of the persona's."""
        return self.who.skill + self.skill

    @property
    def kind_of_rep(self) -> Text | None:
        """As the scenario says, else the persona's name."""
        return self.group if self.group is not None or self.persona is None else self.who.name

    def is_in(self, group: str | None) -> bool:
        """Whether this is the kind of rep that is meant, in either language."""
        return self.kind_of_rep is not None and group in (self.kind_of_rep.en, self.kind_of_rep.zh)


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
            en="what selling hours do for closing",
            zh="跟进时间对成交的作用",
            unit="log-odds",
            source="set for an elasticity of sales to effort of about .34 (meta-analysis); range: .2-.5, an assumption",
            low=0.2,
            high=0.5,
        ),
    ] = 0.35
    prospecting: Annotated[
        NotNegative,
        Field(le=0.9),
        Param(
            en="what prospecting hours do for own leads (power)",
            zh="开发时间对自找线索的作用 (幂)",
            source="assumption; range: half to double",
            low=0.15,
            high=0.6,
        ),
    ] = 0.3
    referral: Annotated[
        NotNegative,
        Field(le=0.9),
        Param(en="referrals: power of the hours", zh="转介绍: 小时数的幂", source="assumption"),
    ] = 0.3
    lag: Annotated[
        int,
        Field(ge=1, le=52),
        Param(en="weeks until leads come of it", zh="多少周后带来线索", unit="weeks", source="assumption"),
    ] = 4
    renewal: Annotated[
        NotNegative,
        Field(le=10),
        Param(
            en="what service hours do for renewals",
            zh="服务时间对续约的作用",
            unit="log-odds",
            source="assumption; range: half to double",
            low=0.25,
            high=1.0,
        ),
    ] = 0.5
    care: Annotated[
        NotNegative,
        Field(le=10),
        Param(en="experience per unit of service", zh="体验: 每单位服务投入", source="assumption"),
    ] = 0.3
    response: Annotated[
        Share,
        Param(
            en="how much of all this the world answers (0: people believe in it, and nothing comes of it)",
            zh="世界对投入的回应程度 (0 = 只有人相信, 没有实际效果)",
            source="1; 0 shows what is belief alone",
        ),
    ] = 1.0


class Reactions(Block):
    """How `responsive` reps weigh pay, hours and risk, and what they believe of buyers (MODEL A4, A5, A9)."""

    ordinary_rate: Annotated[
        float,
        Field(gt=0, le=1),
        Param(
            en="pay per unit sold that calls forth an ordinary week",
            zh="带来普通一周投入的单位提成",
            unit="share of bookings",
            source="assumption: set per scenario, so that the current plan makes an ordinary week; range: 1.5 times either way",
            times=1.5,
        ),
    ] = 0.012
    power: Annotated[
        float,
        Field(ge=1, le=15),
        Param(
            en="how fast hours become dear (power of their cost)",
            zh="工时成本上升的快慢 (幂)",
            source="assumption: 1 (quadratic) to 7",
            low=1,
            high=7,
        ),
    ] = 7.0
    risk: Annotated[
        NotNegative,
        Field(le=100),
        Param(
            en="risk aversion, per ordinary period's sales",
            zh="风险厌恶 (按一期正常销售额)",
            source="assumption; range: half to double",
            low=2,
            high=8,
        ),
    ] = 4.0
    patience: Annotated[
        float,
        Field(gt=0, le=1),
        Param(
            en="worth of the next pay day against this one",
            zh="下一个发薪日的折现",
            source="assumption; range: from twice the impatience to none",
            low=0.94,
            high=1,
        ),
    ] = 0.97
    present: Annotated[
        float,
        Field(gt=0, le=1),
        Param(
            en="worth of pay days further away",
            zh="更远发薪日的额外折扣",
            source="present bias: .7-.8 in experiments",
            low=0.7,
            high=0.8,
        ),
    ] = 0.75
    leaving: Annotated[
        Share,
        Param(en="chance to be gone before a pay day", zh="发薪前离职的可能", source="turnover of about 20% a year"),
    ] = 0.05
    doubt: Annotated[
        NotNegative,
        Field(le=2),
        Param(en="doubt about the territory's luck (log-sd)", zh="对区域运气的不确定", source="assumption"),
    ] = 0.2
    wanted: Annotated[
        float,
        Field(ge=0, lt=0.9),
        Param(
            en="discount believed to make half the good buyers sign today",
            zh="以为能让一半好客户今天签的让价",
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
    sharpness: Annotated[
        float, Field(gt=0, le=200), Param(en="how sharply that is believed", zh="该信念的陡峭程度", source="assumption")
    ] = 25.0
    good_loss: Annotated[
        Share, Param(en="good buyers believed lost when pressed", zh="以为会催丢的好客户", source="assumption")
    ] = 0.05
    bad_loss: Annotated[
        Share, Param(en="other buyers believed lost when pressed", zh="以为会催丢的其他客户", source="assumption")
    ] = 0.6
    learning: Annotated[
        Share,
        Param(
            en="how fast buyers learn to wait for the period end, a quarter",
            zh="客户学会等到期末的速度 (每季)",
            source="assumption; range: half to double",
            low=0.15,
            high=0.6,
        ),
    ] = 0.3


class PeopleSpec(Sparing):
    """How reps behave.

    `fixed` reps keep an ordinary week and price by policy, whatever the plan; `responsive` reps choose their hours, and
    which deals to pull or hold, by what the plan pays for the next unit.
    """

    later: ClassVar[frozenset[str]] = frozenset({"morale"})

    behaviour: Annotated[Literal["fixed", "responsive"], Param(en="behaviour", zh="行为")] = "fixed"
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
    reactions: Reactions = Reactions()
    skills: Annotated[
        Skills | None, Param(en="how skill grows (not at all if left out)", zh="能力如何变化 (不写 = 不变)")
    ] = None
    staying: Annotated[Staying | None, Param(en="who leaves (nobody if left out)", zh="谁会离职 (不写 = 无人离职)")] = (
        None
    )
    morale: Annotated[
        Morale | None, Param(en="what moves morale (nothing if left out)", zh="士气如何变化 (不写 = 不变)")
    ] = None
