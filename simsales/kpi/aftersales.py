"""After-sales: promises kept, complaints, and how soon they are answered. Known where a day of delivery is promised."""

from __future__ import annotations

import numpy as np

from ..units import HOURS_PER_DAY
from ..world.events import COMPLAINT_ANSWERED, COMPLAINT_MADE, DELIVERED_LATE, DELIVERY_PROMISED, GOODS_DELIVERED
from ..world.facts import Facts, Tally
from ..world.measures import Parts, kpi


def _delivered(facts: Facts) -> Tally:
    """Deliveries of orders with a day promised."""
    rows = facts.of(GOODS_DELIVERED)
    promised = np.isin(facts.subject[rows], facts.subject[facts.of(DELIVERY_PROMISED)])
    return Tally(rows[promised], np.ones(int(promised.sum())))


@kpi(
    "late_deliveries",
    en="Late deliveries",
    zh="误期交付率",
    unit="share",
    better="lower",
    formula_en="delivered after the day promised / delivered, of orders with a day promised",
    formula_zh="晚于承诺日交付 / 已交付, 只算有承诺交期的订单",
)
def late_deliveries(facts: Facts) -> Parts:
    return facts.count(DELIVERED_LATE), _delivered(facts)


@kpi(
    "complaints",
    en="Complaints",
    zh="客户投诉",
    unit="share",
    better="lower",
    formula_en="complaints per 100 orders delivered with a day promised",
    formula_zh="每 100 个已交付的有承诺交期的订单的投诉数",
)
def complaints(facts: Facts) -> Parts:
    return facts.count(COMPLAINT_MADE), _delivered(facts)


@kpi(
    "complaint_response",
    en="Time to answer a complaint",
    zh="投诉响应时间",
    unit="hours",
    better="lower",
    formula_en="hours from complaint to first answer",
    formula_zh="投诉到首次答复的小时数",
)
def complaint_response(facts: Facts) -> Parts:
    rows = facts.of(COMPLAINT_ANSWERED)
    waited = facts.t[rows] - facts.t[facts.cause[rows]]
    return Tally(rows, waited * HOURS_PER_DAY), Tally(rows, np.ones(len(rows)))
