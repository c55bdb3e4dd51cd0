"""People: how much of their time is used, how much of their quota is reached."""

from __future__ import annotations

import numpy as np

from ..world.events import (
    CAPACITY_CHANGED,
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    QUOTA_SET,
    SELLER_JOINED,
    WORK_CUT,
    WORK_STARTED,
)
from ..world.facts import Facts, Tally
from ..world.measures import Parts, kpi

_BOOKINGS = 0


@kpi(
    "utilisation",
    en="Use of working time",
    zh="工时利用率",
    unit="share",
    better="info",
    formula_en="hours worked on deals / capacity",
    formula_zh="用于商机的工时 / 总工时",
)
def utilisation(facts: Facts) -> Parts:
    return facts.money(WORK_STARTED) - facts.money(WORK_CUT), facts.money(SELLER_JOINED) + facts.money(CAPACITY_CHANGED)


def _with_quota(facts: Facts, tally: Tally) -> Tally:
    """Only what people with a quota did."""
    people = np.unique(facts.actor[facts.of(QUOTA_SET)])
    inside = np.isin(facts.actor[tally.rows], people)
    return Tally(tally.rows[inside], tally.weights[inside])


@kpi(
    "attainment",
    en="Target attainment",
    zh="销售目标达成率",
    unit="share",
    better="higher",
    formula_en="bookings credited / quota, of reps with a quota",
    formula_zh="计入业绩的签约额 / 指标, 只算有指标的人",
)
def attainment(facts: Facts) -> Parts:
    credited = facts.money(CREDIT_GIVEN, step=_BOOKINGS) - facts.money(CREDIT_TAKEN_BACK, step=_BOOKINGS)
    return _with_quota(facts, credited), facts.money(QUOTA_SET)
