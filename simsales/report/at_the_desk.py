"""What somebody in a chair sees between two decisions: where they stand, and what has happened since.

All of it is read from the log of the running game; the figures are those of `simsales statement` and of the KPIs, for the days
there have been.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from simsales.engine.pay_again import pay_again
from simsales.game import Game
from simsales.i18n import Text
from simsales.registry import installed
from simsales.spec.scenario import Scenario
from simsales.text import safe_text
from simsales.units import Money
from simsales.world.calendar import date_of
from simsales.world.decisions import MANAGER, Decision
from simsales.world.events import (
    APPROVAL_ASKED,
    AUTHORITY_SET,
    BY_CODE,
    COMPLAINT_MADE,
    COMPLAINT_NOT_SETTLED,
    CONTRACT_LAPSED,
    CONTRACT_RENEWED,
    DEAL_HELD,
    DEAL_LOST,
    DEAL_PUSHED,
    DEAL_UNDECIDED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    HONOUR_GIVEN,
    LEAD_ARRIVED,
    MEETING_ENDED,
    OFFER_MADE,
    ORDER_CANCELLED,
    PAY_EARNED,
    PRICES_SET,
    QUOTA_SET,
    REP_HIRED,
    REP_LEFT,
    REP_TRAINED,
    RISK_STRUCK,
    STAGE_PASSED,
)
from simsales.world.facts import Facts, Happening
from simsales.world.log import NOTHING
from simsales.world.statement import BASE

from .stories import happening_told

MOST_NEWS = 40
_WEEK = 7.0
_DEAL_ENDINGS = (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED)
_ENDINGS = (*_DEAL_ENDINGS, CONTRACT_LAPSED, ORDER_CANCELLED)
_ON_THE_WAY = (LEAD_ARRIVED, STAGE_PASSED, OFFER_MADE)
"""Steps that are left out where more has happened to a deal since."""
_DONE = (OFFER_MADE, APPROVAL_ASKED, DISCOUNT_GRANTED, DEAL_PUSHED, DEAL_HELD, MEETING_ENDED)
"""What somebody did about a deal, which its ending answers."""
_OF_A_REP = (
    *_ENDINGS,
    *_ON_THE_WAY,
    CONTRACT_RENEWED,
    APPROVAL_ASKED,
    DISCOUNT_GRANTED,
    DEAL_PUSHED,
    DEAL_HELD,
    COMPLAINT_MADE,
    COMPLAINT_NOT_SETTLED,
    MEETING_ENDED,
    QUOTA_SET,
    PAY_EARNED,
    HONOUR_GIVEN,
    REP_TRAINED,
)
_OF_THE_FIRM = (REP_LEFT, REP_HIRED, RISK_STRUCK, PRICES_SET, AUTHORITY_SET, ORDER_CANCELLED)
OF_THE_FIRM = ("revenue", "margin", "discount_depth", "win_rate")
_LARGEST = 6
_LINE = Text(en="{date} {about}{told}{why}", zh="{date} {about}{told}{why}")
_WHY = Text(en=" < {told}", zh=" < {told}")
_COUNTED = Text(
    en="{won} won for {money}, {lost} lost to rivals, {undecided} no decision; the largest:",
    zh="赢单 {won} 笔共 {money}, 输给对手 {lost} 笔, 无决定 {undecided} 笔; 其中最大的:",
)
_EARLIER = Text(en="... and {count} earlier ones", zh="... 更早的还有 {count} 件")
_QUOTA, _BOOKED = Text(en="quota", zh="指标"), Text(en="credited", zh="已计入业绩")
_REACHED = Text(en="reached", zh="达成")
_PAY = Text(en="bonus pay", zh="按此得提成奖金")
_DAYS_LEFT, _DAYS = Text(en="left", zh="还剩"), Text(en="{days:.0f} d", zh="{days:.0f} 天")
_NOTHING = Text.same("-")


class Standing(NamedTuple):
    """One figure of where a chair stands, in words; the same in every language but for its label."""

    label: Text
    value: Text


# --- where one stands ---------------------------------------------------------------------------------------------------
def standing(game: Game, seat: str, facts: Facts) -> list[Standing]:
    """A rep's quota, credit and pay of the running pay period; what the whole firm has sold in the manager's quarter."""
    return _of_firm(game, facts, seat) if seat == MANAGER else _of_rep(game, facts, seat)


def _of_rep(game: Game, facts: Facts, seat: str) -> list[Standing]:
    """As the statement of the running period would stand, were nothing more to come."""
    now, scenario = game.session.now, game.scenario
    terms = pay_again(facts, scenario).days
    term, statements = next((one for one in terms if one[0].start <= now < one[0].end), terms[-1])
    credited, quotas = installed().kinds("kpi")["attainment"].parts(facts)
    booked = round(facts.part(credited, term.start, term.end, seat).total)
    quota = round(facts.part(quotas, term.start, term.end, seat).total)
    earned = sum(line.money for line in statements[seat].lines if line.name != BASE)
    return [
        Standing(_QUOTA, _money(scenario, quota) if quota else _NOTHING),
        Standing(_BOOKED, _money(scenario, booked)),
        Standing(_REACHED, Text.same(f"{booked / quota:.0%}") if quota else _NOTHING),
        Standing(_DAYS_LEFT, _DAYS.fill(days=min(term.end, scenario.horizon) - now)),
        Standing(_PAY, _money(scenario, earned)),
    ]


def _of_firm(game: Game, facts: Facts, seat: str) -> list[Standing]:
    """What the KPIs say for the days since the manager sat down."""
    money, shift = game.scenario.money, game.record.seats[seat]
    found = []
    for name in OF_THE_FIRM:
        kpi = installed().kinds("kpi")[name]
        value = kpi.within(facts, money, shift.since, shift.until)
        found.append(Standing(kpi.label, Text.same(kpi.show(value, money))))
    return found


def _money(scenario: Scenario, amount: Money) -> Text:
    return Text.same(f"{scenario.money.major(amount):,.0f}")


# --- what has happened --------------------------------------------------------------------------------------------------
def first_row_to_tell(game: Game, decision: Decision) -> int:
    """Where the news begin for somebody who sits down to a question: at the instant of the last answer before it, or a week
    before the chair was taken."""
    seat = decision.id.seat
    asked = [
        turn.decision.at for turn in game.turns if turn.decision.id.seat == seat and turn.decision.at < decision.at
    ]
    since = asked[-1] if asked else game.record.seats[seat].since - _WEEK
    return int(np.searchsorted(game.session.log.rows()["t"], since))


def news(game: Game, seat: str, since: int, facts: Facts) -> list[Text]:
    """What has happened from a row of the log on that concerns a chair, in order of time: what ended or was paid before what is
    on its way; each ending with what was done before it."""
    if seat == MANAGER:
        return _firm_news(game.scenario, facts, since)
    rows = [row for row in _rows(facts, since, _OF_A_REP) if _is_of(facts, row, seat)]
    last = {int(facts.subject[row]): row for row in rows}
    rows = [row for row in rows if facts.kind[row] not in _ON_THE_WAY or last[int(facts.subject[row])] == row]
    count = len(rows)
    rows = sorted(rows[-MOST_NEWS:], key=lambda row: (facts.kind[row] in _ON_THE_WAY, row))
    told = [_told(game.scenario, facts, row) for row in _one_pay_day(facts, rows)]
    return [*told, _EARLIER.fill(count=count - MOST_NEWS)] if count > MOST_NEWS else told


def _firm_news(scenario: Scenario, facts: Facts, since: int) -> list[Text]:
    """How deals ended, counted, with the largest of them, and what happened to people and customers."""
    ended = {kind: [row for row in facts.of(kind).tolist() if row >= since] for kind in _DEAL_ENDINGS}
    if not any(ended.values()):
        return [_told(scenario, facts, row) for row in _rows(facts, since, _OF_THE_FIRM)][-MOST_NEWS:]
    won = ended[DEAL_WON]
    head = _COUNTED.fill(
        won=len(won),
        money=_money(scenario, int(facts.amount[won].sum()) if won else 0),
        lost=len(ended[DEAL_LOST]),
        undecided=len(ended[DEAL_UNDECIDED]),
    )
    largest = sorted(won + ended[DEAL_LOST], key=lambda row: -int(facts.amount[row]))[:_LARGEST]
    rows = sorted({*largest, *_rows(facts, since, _OF_THE_FIRM)[-MOST_NEWS:]})
    return [head, *(_told(scenario, facts, row) for row in rows)]


def _rows(facts: Facts, since: int, kinds: Sequence[int]) -> list[int]:
    """Rows of these kinds, in order of the log."""
    found = np.flatnonzero(np.isin(facts.kind[since:], np.array(kinds, dtype=np.uint8))) + since
    return [int(row) for row in found]


def _is_of(facts: Facts, row: int, seat: str) -> bool:
    """Whether somebody did it, or it happened to a deal of theirs."""
    actor, case = int(facts.actor[row]), _case(facts, row)
    codes = [actor] if actor != NOTHING else []
    codes += [int(facts.cases[case]["seller"])] if case is not None else []
    return any(facts.log.names[code] == ("rep", seat) for code in codes)


def _case(facts: Facts, row: int) -> int | None:
    """Which case a row is about."""
    subject = int(facts.subject[row])
    return subject if BY_CODE[int(facts.kind[row])].subject == "case" and subject != NOTHING else None


def _one_pay_day(facts: Facts, rows: Sequence[int]) -> list[int]:
    """Of the lines of a pay day only the first: it is told with the sum of them."""
    days = {float(facts.t[row]): row for row in reversed(rows) if facts.kind[row] == PAY_EARNED}
    return [row for row in rows if facts.kind[row] != PAY_EARNED or days[float(facts.t[row])] == row]


def _happening(facts: Facts, row: int) -> Happening:
    """What a row says; the first line of a pay day says what all lines of that day pay to that person."""
    happening = facts.happening(row)
    if happening.kind != PAY_EARNED:
        return happening
    lines = facts.of(PAY_EARNED)
    same = lines[(facts.t[lines] == facts.t[row]) & (facts.actor[lines] == facts.actor[row])]
    return happening._replace(amount=int(facts.amount[same].sum()))


def _told(scenario: Scenario, facts: Facts, row: int) -> Text:
    case = _case(facts, row)
    return _LINE.fill(
        date=f"{date_of(facts.calendar, float(facts.t[row])):%m-%d}",
        about=f"{safe_text(facts.case_name(case))}: " if case is not None else "",
        told=happening_told(scenario, _happening(facts, row)),
        why=_reason(scenario, facts, row),
    )


def _reason(scenario: Scenario, facts: Facts, row: int) -> Text:
    """What was last done about a deal before it ended, as the log's causes say."""
    cause = int(facts.cause[row]) if facts.kind[row] in _ENDINGS else NOTHING
    while cause != NOTHING and facts.kind[cause] not in _DONE:
        cause = int(facts.cause[cause])
    return Text.same("") if cause == NOTHING else _WHY.fill(told=happening_told(scenario, facts.happening(cause)))
