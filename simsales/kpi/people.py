"""People: how much of their time is used, how much of their quota is reached."""

from __future__ import annotations

import numpy as np

from ..world.events import (
    CAPACITY_CHANGED,
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    MORALE_MOVED,
    QUOTA_SET,
    REP_LEFT,
    RUN_ENDED,
    SELLER_JOINED,
    TIME_PLANNED,
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


@kpi(
    "turnover",
    en="Staff turnover",
    zh="人员流失率",
    unit="share",
    better="lower",
    formula_en="reps who left in a year / reps",
    formula_zh="一年内离职人数 / 销售人数",
)
def turnover(facts: Facts) -> Parts:
    joined = facts.of(SELLER_JOINED)
    reps = [facts.log.names[code].kind == "rep" for code in facts.actor[joined].tolist()]
    years = facts.horizon / facts.calendar.year
    return facts.count(REP_LEFT), Tally(joined, np.array(reps, dtype=float) * years)


@kpi(
    "morale",
    en="Morale",
    zh="士气",
    unit="share",
    better="higher",
    formula_en="mean over reps and months, 100% is ordinary; known where people have a morale",
    formula_zh="按人和月平均, 100% 为一般水平; 只在考虑士气时可知",
)
def morale(facts: Facts) -> Parts:
    months = facts.count(MORALE_MOVED)
    return Tally(months.rows, facts.amount[months.rows] / _MILLION), months


_MILLION = 1e6
_SELLING, _PROSPECTING, _SERVING = range(3)
_HOUR = 3.6e9


def _hours(facts: Facts, task: int) -> Parts:
    """Planned hours a week: every plan holds until the rep's next one, or the end of the run."""
    rows = facts.of(TIME_PLANNED, step=task)
    ends = facts.t[facts.of(RUN_ENDED)]
    until = np.full(len(rows), ends[0] if len(ends) else facts.horizon)
    for actor in np.unique(facts.actor[rows]):
        mine = np.flatnonzero(facts.actor[rows] == actor)
        until[mine[:-1]] = facts.t[rows[mine[1:]]]
    days = until - facts.t[rows]
    return Tally(rows, facts.amount[rows] / _HOUR * days), Tally(rows, days)


@kpi(
    "selling_hours",
    en="Selling hours a week",
    zh="每周跟进商机",
    unit="hours",
    better="info",
    formula_en="planned hours with open deals, mean over reps and weeks; known where people plan their weeks",
    formula_zh="计划用于商机的小时, 按人和周平均; 只在有周计划时可知",
)
def selling_hours(facts: Facts) -> Parts:
    return _hours(facts, _SELLING)


@kpi(
    "prospecting_hours",
    en="Prospecting hours a week",
    zh="每周开发新客户",
    unit="hours",
    better="info",
    formula_en="planned hours for new business, mean over reps and weeks; known where people plan their weeks",
    formula_zh="计划用于开发的小时, 按人和周平均; 只在有周计划时可知",
)
def prospecting_hours(facts: Facts) -> Parts:
    return _hours(facts, _PROSPECTING)


@kpi(
    "service_hours",
    en="Service hours a week",
    zh="每周服务老客户",
    unit="hours",
    better="info",
    formula_en="planned hours with customers we have, mean over reps and weeks; known where people plan their weeks",
    formula_zh="计划用于老客户的小时, 按人和周平均; 只在有周计划时可知",
)
def service_hours(facts: Facts) -> Parts:
    return _hours(facts, _SERVING)
