"""A meeting: what a negotiation is about, who sits at the table, and the truth about the buyer.

`scenario.py` takes it as a block of its own, so that a role-play is a scenario like any other: a small firm, one customer,
and a deal that is signed (or not) at this table and lives on afterwards. Money is in major units. Whatever may be drawn is
written as a number or as a range `[low, high]`; the seed of the meeting settles it. Fields marked hidden reach nobody's
view before the review. Source of the parts: the handbook's phases, and the role-play sheets named in FEATURES.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from ..registry import OneOf
from ..units import Amount, Finite, Param, Positive, Share
from ..world.bargaining import StandIn, Tactic
from .block import Block, Words

IssueName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
AskTopic = Literal["need", "priorities", "budget", "deadline", "decision", "rival", "worry"]
ObjectionKind = Literal["price", "need", "timing", "trust", "rival"]


def _range(raw: Any) -> Any:
    """A number, or the range `[low, high]` it is drawn from."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return raw, raw
    if isinstance(raw, list | tuple) and len(raw) == 2 and all(_is_number(one) for one in raw) and raw[0] <= raw[1]:
        return tuple(raw)
    raise ValueError("expected a number, or a range [low, high]")


def _is_number(raw: object) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)


Drawn = Annotated[
    tuple[Finite, Finite],
    BeforeValidator(_range),
    WithJsonSchema(
        {"anyOf": [{"type": "number"}, {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}]}
    ),
]
"""A number, or the range it is drawn from."""


class PriceIssue(Block):
    """The price, from `low` to `high` in steps. With a quantity on the table it is per piece."""

    low: Annotated[Amount, Param(en="lowest price that can be named", zh="可报的最低价", unit="money")]
    high: Annotated[Amount, Param(en="list price", zh="目录价", unit="money")]
    step: Annotated[Positive, Param(en="step", zh="步长", unit="money")]
    label: Words | None = None


class LevelIssue(Block):
    """Anything else that is negotiated: its levels, what each costs us, and (hidden) what each is worth to the buyer."""

    levels: Annotated[list[Finite], Field(min_length=2, max_length=9), Param(en="what can be agreed", zh="可谈的各档")]
    standard: Annotated[Finite, Param(en="level of the standard package", zh="标准方案里的一档")]
    worth: Annotated[
        list[Drawn],
        Field(min_length=2, max_length=9),
        Param(en="worth to the buyer, level by level (hidden)", zh="各档对客户值多少 (保密)", unit="money"),
    ]
    cost: Annotated[
        list[Finite] | None,
        Field(max_length=9),
        Param(
            en="cost to us, level by level (from the scenario's own credit terms where left out for payment)",
            zh="各档我方成本 (账期不写 = 按场景的信用条款计算)",
            unit="money",
        ),
    ] = None
    names: Annotated[list[Words] | None, Field(max_length=9), Param(en="levels in words", zh="各档的说法")] = None
    label: Words | None = None
    unit: Words | None = None


class Objection(Block):
    """A doubt that has to be cleared before the buyer signs: ask what is behind it, answer it, check that it is gone."""

    says: Annotated[Words, Param(en="in the buyer's words", zh="客户的原话")]
    behind: Annotated[Words, Param(en="what is behind it, told when asked", zh="背后的原因 (问了才说)")]
    weight: Annotated[
        Amount,
        Param(en="what it takes off the offer's worth until cleared", zh="未消除前报价在客户眼里的折扣", unit="money"),
    ]
    after: Annotated[
        int, Field(ge=0, le=30), Param(en="raised after so many turns, once we have offered", zh="报价后第几轮提出")
    ] = 0


class Fact(Block):
    """Something about the buyer that a question brings out."""

    says: Annotated[Words, Param(en="the true answer", zh="真实回答")]
    about: Annotated[IssueName | None, Param(en="issue whose weight it tells", zh="说明哪一项的分量")] = None
    bluff: Annotated[Words | None, Param(en="what is said instead by one who bluffs", zh="虚张声势时的说法")] = None


class Gate(Block):
    """Somebody who answers first, and lets us through once they see why."""

    name: Words
    role: Words
    needs: Annotated[int, Field(ge=1, le=4), Param(en="good reasons it takes", zh="需要几条好理由")] = 2
    turns: Annotated[int, Field(ge=2, le=10), Param(en="patience of the gatekeeper, turns", zh="把关人的耐心 (轮)")] = 5


class Member(Block):
    """Somebody else who decides with the buyer. What is left out is as with the buyer."""

    name: Words
    role: Words
    limit: Annotated[
        Drawn | None,
        Param(en="most they pay for the standard package (hidden)", zh="标准方案最高能接受 (保密)", unit="money"),
    ] = None
    worth: Annotated[
        dict[IssueName, list[Drawn]], Param(en="worth of levels to them (hidden)", zh="各档对其价值 (保密)")
    ] = {}


class Buyer(Block):
    """The person across the table, and the truth about them."""

    name: Words
    role: Words
    company: Words
    voice: Annotated[Literal["warm", "businesslike", "blunt", "formal"], Param(en="way of speaking", zh="说话方式")] = (
        "businesslike"
    )
    tactic: Annotated[Tactic, OneOf("tactic"), Param(en="how they bargain", zh="谈判风格")]
    or_tactics: Annotated[
        list[Annotated[Tactic, OneOf("tactic")]],
        Field(max_length=8),
        Param(en="or so: one of all these is drawn", zh="或者这样: 与上面的一起抽一种"),
    ] = []
    limit: Annotated[
        Drawn,
        Param(
            en="most they pay for the standard package: there their best alternative is as good (hidden); "
            "without a price: what that alternative is worth to them",
            zh="标准方案最高能接受的价: 再高就不如另一条路 (保密); 没有价格时: 那条路对他们值多少",
            unit="money",
        ),
    ]
    fair: Annotated[
        Drawn,
        Param(
            en="what they think it usually goes for (hidden); without a price: what they think it usually leaves them",
            zh="他们心里的行情价 (保密); 没有价格时: 他们觉得通常能得到多少",
            unit="money",
        ),
    ]
    alternative: Annotated[Words, Param(en="what they do without us (hidden)", zh="谈不成时他们怎么办 (保密)")]
    patience: Annotated[Drawn, Param(en="turns before they want to be done", zh="耐心 (轮)")] = (14.0, 14.0)
    prepared: Annotated[
        bool, Param(en="has prepared: first offers move them less", zh="有备而来, 不易被首次报价带走")
    ] = False
    authority: Annotated[
        Drawn | None,
        Param(en="price they may sign without asking (hidden)", zh="不请示可签的最高价 (保密)", unit="money"),
    ] = None
    objections: Annotated[dict[ObjectionKind, Objection], Field(max_length=4)] = {}
    facts: dict[AskTopic, Fact] = {}
    gate: Gate | None = None
    members: Annotated[dict[str, Member], Field(max_length=4)] = {}
    quorum: Annotated[
        int,
        Field(ge=1, le=5),
        Param(en="how many of them must want it, the buyer included", zh="几人同意才行 (含买方本人)"),
    ] = 1


class OurSide(Block):
    """What the seller knows and may do."""

    you: Annotated[Words, Param(en="who you are", zh="您是谁")]
    brief: Annotated[Words, Param(en="private brief", zh="任务书 (保密)")]
    cost: Annotated[
        Amount,
        Param(
            en="what the standard package costs us (per piece with a quantity)",
            zh="标准方案成本 (有数量时为单件)",
            unit="money",
        ),
    ]
    authority: Annotated[Amount, Param(en="lowest price you may give alone", zh="您可自行给出的最低价", unit="money")]
    manager: Annotated[
        Amount | None, Param(en="lowest price your manager may give", zh="经理可批的最低价", unit="money")
    ] = None
    approval: Annotated[int, Field(ge=0, le=5), Param(en="turns an approval takes", zh="审批占用几轮")] = 1
    fallback: Annotated[Words, Param(en="what you do if it fails", zh="谈不成时的退路")]
    fallback_worth: Annotated[
        Finite, Param(en="what that is worth to the firm", zh="退路对公司值多少", unit="money")
    ] = 0.0
    target: Annotated[Amount, Param(en="price you hope for", zh="希望达到的价格", unit="money")]
    opening: Annotated[Literal["ours", "theirs", "open"], Param(en="who names a price first", zh="谁先报价")] = "open"
    can_answer: Annotated[
        dict[ObjectionKind, Words], Param(en="what you can answer to an objection", zh="可用来回应异议的材料")
    ] = {}
    can_promise: Annotated[dict[str, Words], Param(en="what you can promise and keep", zh="您能兑现的承诺")] = {}


class Meeting(Block):
    """One negotiation, from the greeting to the signature or the door."""

    rep: Annotated[
        str | None, Param(en="who of us sits there (the first rep if left out)", zh="我方由谁出席 (不写 = 第一位销售)")
    ] = None
    seed: Annotated[
        int | None,
        Field(ge=0, le=2**53),
        Param(
            en="luck of this form, the same for all (the game's own if left out)",
            zh="本卷的运气, 人人相同 (不写 = 随对局)",
        ),
    ] = None
    difficulty: Annotated[int, Field(ge=1, le=5), Param(en="difficulty, 1 easy to 5 hard", zh="难度, 1 易 5 难")] = 2
    turns: Annotated[int, Field(ge=4, le=60), Param(en="most turns", zh="最多几轮")] = 30
    price: PriceIssue | None = None
    issues: Annotated[
        dict[IssueName, LevelIssue], Field(max_length=5), Param(en="what else is negotiated", zh="还谈什么")
    ] = {}
    seller: OurSide
    buyer: Buyer
    stand_in: Annotated[
        Annotated[StandIn, OneOf("negotiator")] | None,
        Param(
            en="who negotiates for us when nobody sits there (scripted if left out)",
            zh="无人出席时谁代谈 (不写 = scripted)",
        ),
    ] = None
    money_cost: Annotated[Share, Param(en="cost of money a year", zh="资金年成本", source="assumption")] = 0.08
    teaching: Annotated[Words | None, Param(en="note for the trainer", zh="教学说明")] = None
    reveal: Annotated[Words | None, Param(en="what to take from it, shown in the review", zh="复盘时的要点")] = None
    rubric: Annotated[
        dict[str, Share], Param(en="weights of rubric items that differ from the usual", zh="与惯例不同的评分权重")
    ] = {}
