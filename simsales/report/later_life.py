"""The later life of a negotiated deal, told from the log: when it was delivered and paid, what went wrong, what was left of it."""

from __future__ import annotations

from simsales.engine.meeting import MeetingRoom
from simsales.game import Game
from simsales.i18n import Text
from simsales.review.review import Later
from simsales.spec.scenario import Scenario
from simsales.world.calendar import date_of
from simsales.world.events import (
    CASH_COLLECTED,
    COMPLAINT_MADE,
    CONTRACT_LAPSED,
    COST_COMMITTED,
    CREDIT_TAKEN_BACK,
    DEAL_WON,
    DELIVERED_LATE,
    GOODS_RETURNED,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
    PENALTY_CHARGED,
)
from simsales.world.facts import Facts

from .stories import happening_told

_TOLD = frozenset(
    (
        DELIVERED_LATE,
        PENALTY_CHARGED,
        COMPLAINT_MADE,
        CASH_COLLECTED,
        INVOICE_WRITTEN_OFF,
        ORDER_CANCELLED,
        GOODS_RETURNED,
        CREDIT_TAKEN_BACK,
        CONTRACT_LAPSED,
    )
)
_MONTHS = 30.4
_WHEN = Text(en="month {month}, {date}", zh="第 {month} 个月, {date}")
_LOOKED, _WAS = Text(en="as it looked when signed", zh="签约时看起来"), Text(en="what became of it", zh="最后的结果")
_LOOKED_LIKE = Text(en="price less what it costs us", zh="价格减去我方成本")
_LEFT = Text(
    en="money that came in less what it cost us, returned goods counted; {verdict}",
    zh="实际收到的钱减去成本, 退货折价计入; {verdict}",
)
_LOSS, _GAIN = Text(en="a loss", zh="亏了"), Text(en="a gain", zh="赚了")


def later_of(game: Game, room: MeetingRoom) -> list[Later]:
    """What happened after the signature, in order, framed by how it looked and what was left; empty without a deal."""
    if room.talk.deal < 0:
        return []
    scenario = game.scenario
    facts = Facts(game.session.log, scenario.calendar.made(), scenario.pipeline.stage_names, scenario.horizon)
    rows = facts.rows_of(room.case)
    told = [_told(scenario, facts, row) for row in rows if facts.happening(row).kind in _TOLD]
    looked = _sum(facts, rows, DEAL_WON) - _sum(facts, rows, COST_COMMITTED)
    came = _sum(facts, rows, CASH_COLLECTED) + _sum(facts, rows, GOODS_RETURNED) - _sum(facts, rows, COST_COMMITTED)
    verdict = _GAIN if came > 0 else _LOSS
    return [
        Later(_LOOKED, float(looked), _LOOKED_LIKE),
        *told,
        Later(_WAS, float(came), _LEFT.fill(verdict=verdict)),
    ]


def _sum(facts: Facts, rows: list[int], kind: int) -> int:
    return sum(facts.happening(row).amount for row in rows if facts.happening(row).kind == kind)


def _told(scenario: Scenario, facts: Facts, row: int) -> Later:
    happening = facts.happening(row)
    date = date_of(facts.calendar, happening.t).isoformat()
    when = _WHEN.fill(month=int(happening.t // _MONTHS) + 1, date=date)
    return Later(when, None, happening_told(scenario, happening))
