"""Market and customers: share, new customers, what stays."""

from __future__ import annotations

from ..world.events import CONTRACT_DUE, CONTRACT_RENEWED, CUSTOMER_WON, DEAL_LOST, DEAL_WON
from ..world.facts import Facts
from ..world.measures import Parts, kpi


@kpi(
    "units",
    en="Sales volume",
    zh="销售量",
    unit="count",
    better="higher",
    formula_en="pieces in deals won",
    formula_zh="赢单件数",
)
def units(facts: Facts) -> Parts:
    return facts.case(DEAL_WON, "units"), None


@kpi(
    "share",
    en="Market share",
    zh="市场份额",
    unit="share",
    better="higher",
    formula_en="our sales / (our sales + deals lost, at the winner's price)",
    formula_zh="我方销售 / (我方销售 + 丢单, 按赢家价格)",
)
def share(facts: Facts) -> Parts:
    return facts.money(DEAL_WON), facts.money(DEAL_WON) + facts.money(DEAL_LOST)


@kpi(
    "new_customers",
    en="New customers won",
    zh="新客户数量",
    unit="count",
    better="higher",
    formula_en="accounts with a first order",
    formula_zh="首次下单的客户",
)
def new_customers(facts: Facts) -> Parts:
    return facts.count(CUSTOMER_WON), None


@kpi(
    "retention",
    en="Renewal rate",
    zh="续约率",
    unit="share",
    better="higher",
    formula_en="service contracts renewed / due",
    formula_zh="续签的服务合同 / 到期的服务合同",
)
def retention(facts: Facts) -> Parts:
    return facts.count(CONTRACT_RENEWED), facts.count(CONTRACT_DUE)
