"""What a seat may see when it is asked: one view per kind of decision, and nothing that is hidden from it.

Every field says what it is (`Param`), so that a screen, a line of text or a bot can show it without knowing the kind.
Money is in minor units, shares are 0..1, times are days.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from ..i18n import Text
from ..units import Days, Money, Param

Name = Annotated[str, Param(en="deal", zh="商机")]


class DealLine(NamedTuple):
    """What a rep knows of one of their deals."""

    deal: Name
    segment: Annotated[Text, Param(en="segment", zh="细分市场")]
    product: Annotated[Text, Param(en="product", zh="产品")]
    stage: Annotated[Text, Param(en="stage", zh="阶段")]
    value: Annotated[Money, Param(en="list value", zh="目录价值", unit="money")]
    offer: Annotated[Money | None, Param(en="our offer", zh="我方报价", unit="money")]
    age: Annotated[Days, Param(en="age", zh="已有天数", unit="days")]
    on: Annotated[Text, Param(en="waits for", zh="在等")]


class WeekView(NamedTuple):
    """A rep on Monday morning."""

    rep: Annotated[Text, Param(en="you are", zh="您是")]
    week: Annotated[int, Param(en="week", zh="第几周")]
    days_left: Annotated[Days, Param(en="days left in the pay period", zh="考核期剩余天数", unit="days")]
    quota: Annotated[Money, Param(en="quota", zh="指标", unit="money")]
    credited: Annotated[Money, Param(en="credited so far", zh="已计入业绩", unit="money")]
    attainment: Annotated[float, Param(en="attainment", zh="达成率", unit="share")]
    leads: Annotated[int, Param(en="new leads last week", zh="上周新线索")]
    open: Annotated[int, Param(en="open deals", zh="在跟商机")]
    pipeline: Annotated[Money, Param(en="worth at list price", zh="目录价值", unit="money")]
    waiting: Annotated[int, Param(en="deals waiting on your desk", zh="桌上等着处理的商机")]


class FocusView(NamedTuple):
    """Which deals to work first this week."""

    waiting: Annotated[int, Param(en="deals waiting on your desk", zh="桌上等着处理的商机")]
    deals: Annotated[Sequence[DealLine], Param(en="open deals", zh="在跟商机")]


class QuoteView(NamedTuple):
    """An offer about to go out."""

    deal: DealLine
    price: Annotated[Money, Param(en="price by the price line", zh="按价格线的报价", unit="money")]
    cost: Annotated[Money, Param(en="what it costs us", zh="我方成本", unit="money")]
    authority: Annotated[float, Param(en="you may give alone", zh="您可自行让价", unit="share")]
    rivals: Annotated[Text, Param(en="rivals in the segment", zh="该细分市场的对手")]


class BargainView(NamedTuple):
    """The buyer asks for something off before signing."""

    deal: DealLine
    offer: Annotated[Money, Param(en="our offer", zh="我方报价", unit="money")]
    cost: Annotated[Money, Param(en="what it costs us", zh="我方成本", unit="money")]
    asked: Annotated[float, Param(en="the buyer asks for", zh="客户要求让价", unit="share")]
    authority: Annotated[float, Param(en="you may give alone", zh="您可自行让价", unit="share")]
    above: Annotated[float, Param(en="the manager may give", zh="经理可批", unit="share")]
    approval: Annotated[Days, Param(en="approval takes (working days)", zh="审批需要 (工作日)", unit="days")]
    days_left: Annotated[Days, Param(en="days left in the pay period", zh="考核期剩余天数", unit="days")]


class TimingView(NamedTuple):
    """A ripe deal shortly before the period ends."""

    deal: DealLine
    offer: Annotated[Money, Param(en="our offer", zh="我方报价", unit="money")]
    days_left: Annotated[Days, Param(en="days left in the pay period", zh="考核期剩余天数", unit="days")]
    quota: Annotated[Money, Param(en="quota", zh="指标", unit="money")]
    credited: Annotated[Money, Param(en="credited so far", zh="已计入业绩", unit="money")]


class QuarterView(NamedTuple):
    """The manager at the start of a quarter, looking back on the last one."""

    quarter: Annotated[int, Param(en="quarter", zh="第几季")]
    bookings: Annotated[Money, Param(en="bookings last quarter", zh="上季签约额", unit="money")]
    won: Annotated[int, Param(en="deals won", zh="赢单数")]
    lost: Annotated[int, Param(en="deals lost to rivals", zh="输给对手的单数")]
    undecided: Annotated[int, Param(en="no decision", zh="无决定")]
    discount: Annotated[float, Param(en="mean discount of deals won", zh="赢单平均让价", unit="share")]
    approvals: Annotated[int, Param(en="approvals asked of you", zh="向您申请的审批")]
