"""The selling process: how many leads become deals, where they are lost, how long it takes."""

from __future__ import annotations

import numpy as np

from ..units import HOURS_PER_DAY
from ..world.events import (
    DEAL_HELD,
    DEAL_LOST,
    DEAL_PUSHED,
    DEAL_UNDECIDED,
    DEAL_WON,
    LEAD_ARRIVED,
    STAGE_PASSED,
    WORK_STARTED,
)
from ..world.facts import Facts, Tally
from ..world.measures import Parts, kpi


@kpi(
    "leads",
    en="Leads",
    zh="线索数",
    unit="count",
    better="info",
    formula_en="leads that came in",
    formula_zh="进来的线索",
)
def leads(facts: Facts) -> Parts:
    return facts.count(LEAD_ARRIVED), None


@kpi(
    "win_rate",
    en="Win rate",
    zh="赢单率",
    unit="share",
    better="higher",
    formula_en="won / (won + lost)",
    formula_zh="赢单 / (赢单 + 丢单)",
)
def win_rate(facts: Facts) -> Parts:
    return facts.count(DEAL_WON), facts.count(DEAL_WON) + facts.count(DEAL_LOST)


@kpi(
    "no_decision_rate",
    en="No-decision rate",
    zh="无决定率",
    unit="share",
    better="lower",
    formula_en="no decision / all closed",
    formula_zh="无决定 / 全部结案",
)
def no_decision_rate(facts: Facts) -> Parts:
    undecided = facts.count(DEAL_UNDECIDED)
    return undecided, undecided + facts.count(DEAL_WON) + facts.count(DEAL_LOST)


@kpi(
    "cycle_days",
    en="Sales cycle",
    zh="销售周期",
    unit="days",
    better="lower",
    formula_en="days from lead to signature, of deals won",
    formula_zh="线索到签约的天数, 只算赢单",
)
def cycle_days(facts: Facts) -> Parts:
    return facts.age(DEAL_WON), facts.count(DEAL_WON)


def _entered(facts: Facts) -> Tally:
    """Every entry into a stage, under the stage entered."""
    first, passed = facts.of(LEAD_ARRIVED), facts.of(STAGE_PASSED)
    rows = np.concatenate([first, passed])
    stage = np.concatenate([np.zeros(len(first), dtype=np.int64), facts.step[passed].astype(np.int64) + 1])
    return Tally(rows, np.ones(len(rows)), stage)


@kpi(
    "conversion",
    en="Conversion",
    zh="转化率",
    unit="share",
    better="higher",
    formula_en="passed a stage / entered it (the last stage: won)",
    formula_zh="通过阶段 / 进入阶段 (末阶段为赢单)",
)
def conversion(facts: Facts) -> Parts:
    return facts.count(STAGE_PASSED) + facts.count(DEAL_WON), _entered(facts)


@kpi(
    "stage_loss",
    en="Loss in a stage",
    zh="阶段流失率",
    unit="share",
    better="lower",
    formula_en="lost or let rest in a stage / entered it",
    formula_zh="在阶段内丢失或搁置 / 进入阶段",
)
def stage_loss(facts: Facts) -> Parts:
    return facts.count(DEAL_LOST) + facts.count(DEAL_UNDECIDED), _entered(facts)


@kpi(
    "open_pipeline",
    en="Open pipeline",
    zh="在途商机",
    unit="money",
    better="info",
    formula_en="list value of deals open at the end",
    formula_zh="期末未结商机的目录价值",
)
def open_pipeline(facts: Facts) -> Parts:
    closed = np.concatenate([facts.subject[facts.of(kind)] for kind in (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED)])
    rows = facts.of(LEAD_ARRIVED)
    is_open = np.ones(len(facts.cases), dtype=bool)
    is_open[closed] = False
    rows = rows[is_open[facts.subject[rows]]]
    return Tally(rows, facts.amount[rows]), None


@kpi(
    "response_time",
    en="Response time",
    zh="响应时间",
    unit="hours",
    better="lower",
    formula_en="hours from lead to first work on it",
    formula_zh="线索到首次跟进的小时数",
)
def response_time(facts: Facts) -> Parts:
    rows = facts.of(WORK_STARTED, step=0)
    waited = facts.t[rows] - facts.t[facts.cause[rows]]
    return Tally(rows, waited * HOURS_PER_DAY), Tally(rows, np.ones(len(rows)))


@kpi(
    "rushed",
    en="Signed under pressure",
    zh="催签金额",
    unit="money",
    better="info",
    formula_en="contracts signed at the moment their buyer was pressed",
    formula_zh="催签当时签下的合同金额",
)
def rushed(facts: Facts) -> Parts:
    pushed, won = facts.of(DEAL_PUSHED), facts.of(DEAL_WON)
    moments = set(zip(facts.subject[pushed].tolist(), facts.t[pushed].tolist(), strict=True))
    is_rushed = [pair in moments for pair in zip(facts.subject[won].tolist(), facts.t[won].tolist(), strict=True)]
    rows = won[np.array(is_rushed, dtype=bool)]
    return Tally(rows, facts.amount[rows]), None


@kpi(
    "held_over",
    en="Put off to next period",
    zh="推到下期的金额",
    unit="money",
    better="info",
    formula_en="list value of deals whose signature was put off past the end of a pay period",
    formula_zh="被推到下一考核期签约的商机目录价值",
)
def held_over(facts: Facts) -> Parts:
    return facts.case(DEAL_HELD, "list_value"), None
