"""History: the log of a run, read on as it is written, and what stands at any moment of it.

Whoever watches a run reads only what is new: every row is folded in once. However often one looks, and in whatever pieces
the rows come, the moment at the end is the same, and its figures are the KPIs of the same rows.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from ..units import HOURS_PER_DAY, MICROSECONDS_PER_DAY, Days, Money
from .events import (
    BY_CODE,
    CASH_COLLECTED,
    CHANNEL_PAID,
    CONTRACT_DUE,
    CONTRACT_LAPSED,
    CONTRACT_RENEWED,
    COST_COMMITTED,
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    CUSTOMER_WON,
    DEAL_LOST,
    DEAL_UNDECIDED,
    DEAL_WON,
    GOODS_RETURNED,
    INVOICE_ISSUED,
    INVOICE_WRITTEN_OFF,
    KIND_MASK,
    LEAD_ARRIVED,
    MORALE_MOVED,
    OFFER_MADE,
    ORDER_CANCELLED,
    PAY_EARNED,
    PENALTY_CHARGED,
    QUOTA_SET,
    REP_HIRED,
    REP_LEFT,
    RUN_ENDED,
    SELLER_JOINED,
    STAGE_PASSED,
    STAGE_SHIFT,
    TIME_PLANNED,
)
from .facts import Happening, ratio
from .log import NOTHING, Case, EventLog, Row
from .moment import TELLING, Customer, InStage, Member, Moment, News, OpenDeal

DEALS_SHOWN, NEWS_KEPT = 40, 40
_WEEK: Days = 7.0
_MILLION = 1e6
_TASKS = 3
_ABOUT_CASES = frozenset(code for code, kind in BY_CODE.items() if kind.subject == "case")


@dataclass(slots=True)
class _Deal:
    case: int
    opened: Days
    listed: Money
    last: int
    stage: int = 0
    offered: Money = 0


@dataclass(slots=True)
class _Person:
    is_here: bool = True
    quota: Money = 0
    quotas: Money = 0
    credited: Money = 0
    credits: Money = 0
    hours: list[float] | None = None
    morale: float | None = None
    open_deals: int = 0
    won: int = 0
    booked: Money = 0
    pay: Money = 0


@dataclass(slots=True)
class _Weeks:
    """Money by week."""

    sums: list[Money] = field(default_factory=list)

    def add(self, t: Days, money: Money) -> None:
        week = int(t // _WEEK)
        self.sums += [0] * (week + 1 - len(self.sums))
        self.sums[week] += money


class History:
    """One run, as far as its log has been read. `stages` is how many a deal can be in."""

    def __init__(self, log: EventLog, stages: int) -> None:
        self.log, self.stages = log, stages
        self.read = 0
        self.now: Days = 0.0
        self._cases: list[Case] = []
        self._deals: dict[int, _Deal] = {}
        self._people: dict[int, _Person] = {}
        self._counts, self._sums = Counter[int](), Counter[int]()
        self._listed_won: Money = 0
        self._booked, self._cash = _Weeks(), _Weeks()
        self._telling, self._all = deque[int](maxlen=NEWS_KEPT), deque[int](maxlen=NEWS_KEPT)
        self._does: dict[int, Callable[[Row, int], None]] = {
            SELLER_JOINED: self._joined,
            QUOTA_SET: self._quota,
            CREDIT_GIVEN: self._credit,
            CREDIT_TAKEN_BACK: self._credit,
            TIME_PLANNED: self._week_planned,
            MORALE_MOVED: self._morale,
            PAY_EARNED: self._paid,
            REP_LEFT: self._left,
            REP_HIRED: self._hired,
            LEAD_ARRIVED: self._lead,
            STAGE_PASSED: self._passed,
            OFFER_MADE: self._offer,
            DEAL_WON: self._won,
            DEAL_LOST: self._closed,
            DEAL_UNDECIDED: self._closed,
            CASH_COLLECTED: self._collected,
        }

    # --- reading on -----------------------------------------------------------------------------------------------------
    def read_on(self, until: int | None = None) -> None:
        """Fold in what is new, up to row `until` (all there is, if left out)."""
        rows = self.log.rows_since(self.read)[: None if until is None else max(until - self.read, 0)].tolist()
        self._cases += [Case(*case) for case in self.log.cases_since(len(self._cases)).tolist()]
        for packed in rows:
            self._fold(Row(*packed))
            self.read += 1

    def _fold(self, row: Row) -> None:
        kind = row.kind & KIND_MASK
        self._counts[kind] += 1
        self._sums[kind] += row.amount
        self.now = row.t
        does = self._does.get(kind)
        if does is not None:
            does(row, row.kind >> STAGE_SHIFT)
        if kind in _ABOUT_CASES and row.subject in self._deals:
            self._deals[row.subject].last = self.read
        self._all.append(self.read)
        if kind in TELLING:
            self._telling.append(self.read)

    # --- people ---------------------------------------------------------------------------------------------------------
    def _joined(self, row: Row, step: int) -> None:
        self._people[row.actor] = _Person()

    def _quota(self, row: Row, step: int) -> None:
        person = self._people[row.actor]
        person.quota, person.credited = row.amount, 0
        person.quotas += row.amount

    def _credit(self, row: Row, step: int) -> None:
        """Step 0 is the credit for bookings; margin and cash only repeat it."""
        if step == 0:
            person = self._people[row.actor]
            money = row.amount if row.kind & KIND_MASK == CREDIT_GIVEN else -row.amount
            person.credited += money
            person.credits += money

    def _week_planned(self, row: Row, step: int) -> None:
        person = self._people[row.actor]
        hours = person.hours or [0.0] * _TASKS
        hours[step] = row.amount / MICROSECONDS_PER_DAY * HOURS_PER_DAY
        person.hours = hours

    def _morale(self, row: Row, step: int) -> None:
        self._people[row.actor].morale = row.amount / _MILLION

    def _paid(self, row: Row, step: int) -> None:
        self._people[row.actor].pay += row.amount

    def _left(self, row: Row, step: int) -> None:
        self._people[row.actor].is_here = False

    def _hired(self, row: Row, step: int) -> None:
        self._people[row.actor].is_here = True

    # --- deals ----------------------------------------------------------------------------------------------------------
    def _seller(self, case: int) -> _Person:
        return self._people[self._cases[case].seller]

    def _lead(self, row: Row, step: int) -> None:
        self._deals[row.subject] = _Deal(row.subject, row.t, row.amount, self.read)
        self._seller(row.subject).open_deals += 1

    def _passed(self, row: Row, step: int) -> None:
        if row.subject in self._deals:
            self._deals[row.subject].stage = step + 1

    def _offer(self, row: Row, step: int) -> None:
        if row.subject in self._deals:
            self._deals[row.subject].offered = row.amount

    def _won(self, row: Row, step: int) -> None:
        seller = self._seller(row.subject)
        seller.won += 1
        seller.booked += row.amount
        self._listed_won += self._cases[row.subject].list_value
        self._booked.add(row.t, row.amount)
        self._closed(row, step)

    def _closed(self, row: Row, step: int) -> None:
        if self._deals.pop(row.subject, None) is not None:
            self._seller(row.subject).open_deals -= 1

    def _collected(self, row: Row, step: int) -> None:
        self._cash.add(row.t, row.amount)

    # --- looking --------------------------------------------------------------------------------------------------------
    def moment(self, now: Days | None = None) -> Moment:
        """What stands now; `now` where the clock is further than the last row."""
        board = [InStage(0, 0)] * self.stages
        for deal in self._deals.values():
            at = min(deal.stage, self.stages - 1)
            board[at] = InStage(board[at].deals + 1, board[at].listed + deal.listed)
        shown = sorted(self._deals.values(), key=lambda deal: (-deal.stage, -deal.listed, deal.case))[:DEALS_SHOWN]
        return Moment(
            now=self.now if now is None else max(now, self.now),
            is_over=self._counts[RUN_ENDED] > 0,
            board=tuple(board),
            deals=tuple(map(self._shown, shown)),
            team=tuple(self._member(code, one) for code, one in self._people.items()),
            news=tuple(self._news(row) for row in reversed(self._telling)),
            everything=tuple(self._news(row) for row in reversed(self._all)),
            won=self._counts[DEAL_WON],
            lost=self._counts[DEAL_LOST],
            undecided=self._counts[DEAL_UNDECIDED],
            invoiced=self._sums[INVOICE_ISSUED],
            booked_by_week=tuple(self._booked.sums),
            cash_by_week=tuple(self._cash.sums),
            figures=self._figures(),
        )

    def _shown(self, deal: _Deal) -> OpenDeal:
        case = self._cases[deal.case]
        return OpenDeal(
            self._need(case),
            self._customer(case),
            self.log.names[case.seller],
            deal.stage,
            deal.opened,
            deal.listed,
            deal.offered,
            self._happening(deal.last),
        )

    def _member(self, code: int, person: _Person) -> Member:
        return Member(
            self.log.names[code],
            person.is_here,
            person.quota,
            person.credited,
            (person.hours[0], person.hours[1], person.hours[2]) if person.hours is not None else None,
            person.morale,
            person.open_deals,
            person.won,
            person.booked,
            person.pay,
        )

    def _news(self, number: int) -> News:
        row = self.log.row(number)
        is_of_case = row.kind & KIND_MASK in _ABOUT_CASES and row.subject != NOTHING
        case = self._cases[row.subject] if is_of_case else None
        return News(
            number,
            self._happening(number),
            self._need(case) if case is not None else None,
            self._customer(case) if case is not None else None,
            self._happening(row.cause) if row.cause != NOTHING else None,
        )

    def _need(self, case: Case) -> str:
        return f"{self.log.names[case.source].key}#{case.ordinal}"

    def _customer(self, case: Case) -> Customer:
        return Customer(self.log.names[case.segment], case.account)

    def _happening(self, number: int) -> Happening:
        row = self.log.row(number)
        actor = self.log.names[row.actor] if row.actor != NOTHING else None
        return Happening(row.t, row.kind & KIND_MASK, row.kind >> STAGE_SHIFT, actor, row.amount)

    def _figures(self) -> dict[str, float]:
        """The KPIs that are sums over rows read so far."""
        sums, counts = self._sums, self._counts
        revenue, cost, pay = sums[DEAL_WON], sums[COST_COMMITTED], sums[PAY_EARNED]
        won, lost, undecided = counts[DEAL_WON], counts[DEAL_LOST], counts[DEAL_UNDECIDED]
        lost_otherwise = sums[REP_LEFT] + sums[INVOICE_WRITTEN_OFF] + sums[CONTRACT_LAPSED] + sums[PENALTY_CHARGED]
        gone = lost_otherwise + sums[CHANNEL_PAID] + sums[ORDER_CANCELLED] - sums[GOODS_RETURNED]
        quotas = sum(one.quotas for one in self._people.values())
        return {
            "revenue": float(revenue),
            "gross_profit": float(revenue - cost),
            "margin": ratio(revenue - cost, revenue),
            "pay_cost": float(pay),
            "pay_share": ratio(pay, revenue),
            "contribution": float(revenue - cost - pay - gone),
            "cash": float(sums[CASH_COLLECTED]),
            "bad_debt": ratio(sums[INVOICE_WRITTEN_OFF], sums[INVOICE_ISSUED]),
            "discount_depth": ratio(self._listed_won - revenue, self._listed_won),
            "leads": float(counts[LEAD_ARRIVED]),
            "win_rate": ratio(won, won + lost),
            "no_decision_rate": ratio(undecided, won + lost + undecided),
            "open_pipeline": float(sum(deal.listed for deal in self._deals.values())),
            "share": ratio(revenue, revenue + sums[DEAL_LOST]),
            "new_customers": float(counts[CUSTOMER_WON]),
            "retention": ratio(counts[CONTRACT_RENEWED], counts[CONTRACT_DUE]),
            "attainment": ratio(sum(one.credits for one in self._people.values() if one.quotas), quotas),
        }
