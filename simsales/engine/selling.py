"""Selling: our pursuit of one Need, from the lead to the signature or the end.

A deal waits for its buyer, then for its seller's desk, is worked on, and then the buyer says what comes next. Prices,
discounts and who decides are asked of the policies; what the buyer does is asked of the Need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from simsales.units import Days, Money
from simsales.world.contracts import CreditRequest, DiscountRequest, Grant, Need, Outcome, QuoteRequest
from simsales.world.entities import Offer, Rival, Seller
from simsales.world.events import (
    APPROVAL_ASKED,
    DEAL_LOST,
    DEAL_UNDECIDED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    LEAD_ARRIVED,
    OFFER_MADE,
    STAGE_PASSED,
    STAGE_SHIFT,
)
from simsales.world.log import NOTHING

from .desk import Desk
from .fulfilment import Fulfilment

if TYPE_CHECKING:
    from .world import World


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a case is from: the stream that keys its luck, and how the log names source and segment."""

    stream: str
    segment: str
    code: int
    segment_code: int


GOES_ON, WON, LOST = Outcome.GOES_ON, Outcome.WON, Outcome.LOST
NOTHING_MORE = Grant(0.0)
"""What was asked for has been given or refused."""


class Deal:
    """One pursuit. `stage` is the one being waited for or worked on; `cause` the last row of the log about it."""

    __slots__ = (
        "_floor",
        "appeal",
        "arrived",
        "begun",
        "case",
        "cause",
        "desk",
        "grant",
        "is_open",
        "need",
        "offer",
        "ordinal",
        "origin",
        "response",
        "stage",
    )
    begun: Days  # of the current work; not there before the first
    response: Days  # from arrival to our first work on it; not there before that

    def __init__(
        self,
        floor: SalesFloor,
        need: Need,
        desk: Desk,
        origin: Origin,
        ordinal: int,
        arrived: Days,
        case: int,
        cause: int,
    ) -> None:
        self._floor = floor
        self.need = need
        self.desk = desk
        self.origin = origin
        self.ordinal = ordinal
        self.arrived = arrived
        self.case = case
        self.cause = cause
        self.appeal = desk.seller.appeal
        self.stage = 0
        self.is_open = True
        self.grant: Grant | None = None
        self.offer: Offer | None = None

    @property
    def seller(self) -> Seller:
        return self.desk.seller

    def buyer_ready(self) -> None:
        """The buyer is ready for the next stage: work on it now, or when the desk is free."""
        if self.is_open:
            desk = self.desk
            if desk.free:
                desk.start(self)
            else:
                desk.queue(self)

    def work_done(self) -> None:
        """Our work on the stage is done: first the buyer's answer, then the next deal on the desk."""
        self.go_on()
        self.desk.release()

    def go_on(self) -> None:
        """Everything on our side is there; the buyer says what comes next."""
        floor, stage = self._floor, self.stage
        if not self.is_open or (stage >= floor.quote_after and not floor.is_prepared(self)):
            return
        outcome = self.need.after(stage, self)
        if outcome is GOES_ON:
            clock = floor.clock
            self.cause = floor.log.add(
                clock._now, STAGE_PASSED | stage << STAGE_SHIFT, self.case, self.desk.code, self.cause
            )
            self.stage = stage = stage + 1
            clock.at(self.need.delays[stage], self.buyer_ready)
        else:
            floor.close(self, outcome)

    def time_is_up(self) -> None:
        """The buyer's own clock rings."""
        if self.is_open:
            self._floor.close(self, self.need.at_deadline(self))


class SalesFloor:
    """Where deals are opened, priced and closed."""

    def __init__(self, world: World, fulfilment: Fulfilment, quote_after: int, last_stage: int) -> None:
        policies = world.scenario.policies
        self.world, self.clock, self.log, self.counts = world, world.clock, world.log, world.counts
        self.quote_after = quote_after
        self._last_stage = last_stage
        self._fulfilment = fulfilment
        self._pricing, self._discount, self._credit = policies.pricing, policies.discount, policies.credit
        self._rivals_in = {name: rivals_of(world, name) for name in world.scenario.segments}

    def open(self, need: Need, desk: Desk, origin: Origin, ordinal: int) -> None:
        """A lead has come in: file the case and let its buyer's clocks run."""
        log, clock, counts = self.log, self.clock, self.counts
        account, value, code, now = need.account, need.list_value, desk.code, clock._now
        case = log.open_case(
            origin.code,
            ordinal,
            origin.segment_code,
            ordinal if account is None else account.number,
            need.product.code,
            code,
            desk.channel_code,
            need.units,
            value,
        )
        arrived = log.add(now, LEAD_ARRIVED, case, code, NOTHING, value)
        deal = Deal(self, need, desk, origin, ordinal, now, case, arrived)
        counts.leads += 1
        counts.open += 1
        clock.at(need.delays[0], deal.buyer_ready)
        if need.deadline < inf:
            clock.at(need.deadline, deal.time_is_up)

    def is_prepared(self, deal: Deal) -> bool:
        """Quote when it is time to, bargain in the last stage; False while somebody still has to approve."""
        if deal.offer is None:
            self.quote(deal)
        if deal.stage == self._last_stage and deal.need.asks and deal.grant != NOTHING_MORE:
            return self._bargain(deal)
        return True

    def quote(self, deal: Deal) -> None:
        """Put our offer on the table: price by the pricing policy, days to pay by the credit policy."""
        need, seller, segment, now = deal.need, deal.seller, deal.origin.segment, self.clock.now
        product = need.product
        request = QuoteRequest(product, need.units, segment, seller.channel, now, self._rivals_in[segment])
        price = self._pricing.unit_price(request) / product.list_price
        amount = max(1, round(need.list_value * price))
        deal.offer = Offer(amount, price, self._payment_days(need, amount))
        deal.cause = self.log.add(
            now, OFFER_MADE | deal.stage << STAGE_SHIFT, deal.case, seller.code, deal.cause, amount
        )

    def _payment_days(self, need: Need, amount: Money) -> Days:
        account, money = need.account, self.world.currency
        grade, owed = (account.grade, account.outstanding) if account is not None else ("", 0)
        return self._credit.terms(CreditRequest(grade, money.major(amount), money.major(owed))).days

    def _bargain(self, deal: Deal) -> bool:
        """The buyer asks for something off. Within the rep's authority it is given at once, else when approved."""
        assert deal.offer is not None
        now, code, stage = self.clock.now, deal.seller.code, deal.stage << STAGE_SHIFT
        if deal.grant is None:
            deal.grant = self._discount.grant(DiscountRequest(deal.need.asks, now))
            if deal.grant.approval and deal.grant.discount:
                asked = round(deal.offer.amount * deal.need.asks)
                deal.cause = self.log.add(now, APPROVAL_ASKED | stage, deal.case, code, deal.cause, asked)
                self.clock.on(self.world.calendar.work_end(now, deal.grant.approval), deal.go_on)
                return False
        offer, discount = deal.offer, deal.grant.discount
        off = round(offer.amount * discount)
        if off:
            deal.cause = self.log.add(now, DISCOUNT_GRANTED | stage, deal.case, code, deal.cause, off)
            deal.offer = Offer(offer.amount - off, offer.price * (1 - discount), offer.payment_days)
        deal.grant = NOTHING_MORE
        return True

    def close(self, deal: Deal, outcome: Outcome) -> None:
        """The deal is over, one way or another."""
        log, counts, stage = self.log, self.counts, deal.stage << STAGE_SHIFT
        now, code = self.clock._now, deal.desk.code
        deal.is_open = False
        counts.open -= 1
        if outcome is LOST:
            counts.lost += 1
            rival, taken = deal.need.taken_by(), 0
            if rival is not None:
                code, taken = rival.code, round(deal.need.list_value * rival.price)
            log.add(now, DEAL_LOST | stage, deal.case, code, deal.cause, taken)
        elif outcome is WON:
            counts.won += 1
            assert deal.offer is not None
            deal.cause = log.add(now, DEAL_WON | stage, deal.case, code, deal.cause, deal.offer.amount)
            self._fulfilment.sign(deal, deal.offer)
        else:
            counts.undecided += 1
            log.add(now, DEAL_UNDECIDED | stage, deal.case, code, deal.cause)


def rivals_of(world: World, segment: str) -> Sequence[Rival]:
    """The rivals that sell to a segment."""
    specs = world.scenario.rivals
    return [
        rival
        for name, rival in world.rivals.items()
        if specs[name].segments is None or segment in (specs[name].segments or ())
    ]
