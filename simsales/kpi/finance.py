"""Money: what was sold, what it cost, what is left, what came in."""

from __future__ import annotations

from ..world.events import (
    CASH_COLLECTED,
    CHANNEL_PAID,
    CONTRACT_LAPSED,
    COST_COMMITTED,
    DEAL_WON,
    GOODS_RETURNED,
    INVOICE_ISSUED,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
    PAY_EARNED,
    PENALTY_CHARGED,
    REP_LEFT,
)
from ..world.facts import Facts, Tally
from ..world.measures import Parts, kpi


@kpi(
    "revenue",
    en="Sales amount",
    zh="销售额",
    unit="money",
    better="higher",
    formula_en="worth of all deals signed, at the prices signed",
    formula_zh="全部签约金额, 按实际签约价",
)
def revenue(facts: Facts) -> Parts:
    return facts.money(DEAL_WON), None


def _gross_profit(facts: Facts) -> Tally:
    return facts.money(DEAL_WON) - facts.money(COST_COMMITTED)


@kpi(
    "gross_profit",
    en="Gross profit",
    zh="毛利",
    unit="money",
    better="higher",
    formula_en="sales amount - cost of what was sold",
    formula_zh="销售额 - 所售成本",
)
def gross_profit(facts: Facts) -> Parts:
    return _gross_profit(facts), None


@kpi(
    "margin",
    en="Profit rate",
    zh="利润率",
    unit="share",
    better="higher",
    formula_en="(sales amount - cost of what was sold) / sales amount",
    formula_zh="(销售额 - 所售成本) / 销售额",
)
def margin(facts: Facts) -> Parts:
    return _gross_profit(facts), facts.money(DEAL_WON)


@kpi(
    "pay_cost",
    en="Pay cost",
    zh="薪酬成本",
    unit="money",
    better="lower",
    formula_en="all pay earned by reps",
    formula_zh="销售人员全部应得薪酬",
)
def pay_cost(facts: Facts) -> Parts:
    return facts.money(PAY_EARNED), None


@kpi(
    "pay_share",
    en="Pay per sales",
    zh="薪酬占销售额",
    unit="share",
    better="lower",
    formula_en="pay cost / sales amount",
    formula_zh="薪酬成本 / 销售额",
)
def pay_share(facts: Facts) -> Parts:
    return facts.money(PAY_EARNED), facts.money(DEAL_WON)


@kpi(
    "selling_cost",
    en="Cost of sales work",
    zh="销售费用",
    unit="money",
    better="lower",
    formula_en="pay + margin kept by channels + cost of replacing leavers",
    formula_zh="薪酬 + 渠道毛利 + 补人成本",
)
def selling_cost(facts: Facts) -> Parts:
    return facts.money(PAY_EARNED) + facts.money(CHANNEL_PAID) + facts.money(REP_LEFT), None


@kpi(
    "contribution",
    en="Contribution",
    zh="贡献",
    unit="money",
    better="higher",
    formula_en="gross profit - pay - channel margin - cost of replacing leavers - invoices written off "
    "- margin lost with lapsed service contracts - penalties for late delivery - orders cancelled, less goods returned",
    formula_zh="毛利 - 薪酬 - 渠道毛利 - 补人成本 - 核销坏账 - 未续约损失的毛利 - 误期违约金 - 取消的订单 (扣除退回的货物)",
)
def contribution(facts: Facts) -> Parts:
    costs = (
        facts.money(PAY_EARNED)
        + facts.money(CHANNEL_PAID)
        + facts.money(REP_LEFT)
        + facts.money(INVOICE_WRITTEN_OFF)
        + facts.money(CONTRACT_LAPSED)
        + facts.money(PENALTY_CHARGED)
        + facts.money(ORDER_CANCELLED)
        - facts.money(GOODS_RETURNED)
    )
    return _gross_profit(facts) - costs, None


@kpi(
    "cash",
    en="Cash collected",
    zh="回款额",
    unit="money",
    better="higher",
    formula_en="payments received for deals",
    formula_zh="收到的货款",
)
def cash(facts: Facts) -> Parts:
    return facts.money(CASH_COLLECTED), None


@kpi(
    "collection_days",
    en="Collection period",
    zh="回款周期",
    unit="days",
    better="lower",
    formula_en="days from invoice to cash, weighted by amount",
    formula_zh="开票到回款的天数, 按金额加权",
)
def collection_days(facts: Facts) -> Parts:
    paid = facts.money(CASH_COLLECTED)
    waited = facts.t[paid.rows] - facts.t[facts.cause[paid.rows]]
    return Tally(paid.rows, paid.weights * waited), paid


@kpi(
    "bad_debt",
    en="Bad-debt rate",
    zh="坏账率",
    unit="share",
    better="lower",
    formula_en="written off / invoiced",
    formula_zh="核销 / 开票",
)
def bad_debt(facts: Facts) -> Parts:
    return facts.money(INVOICE_WRITTEN_OFF), facts.money(INVOICE_ISSUED)


@kpi(
    "discount_depth",
    en="Discount depth",
    zh="折扣深度",
    unit="share",
    better="lower",
    formula_en="(list value - price signed) / list value, of deals won",
    formula_zh="(目录价值 - 签约价) / 目录价值, 只算赢单",
)
def discount_depth(facts: Facts) -> Parts:
    listed = facts.case(DEAL_WON, "list_value")
    return listed - facts.money(DEAL_WON), listed
