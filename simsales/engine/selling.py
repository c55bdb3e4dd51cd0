"""Selling: our pursuit of one Need, from the lead to the signature or the end.

A deal waits for its buyer, then for its seller's desk, is worked on, and then the buyer says what comes next. What we
offer is asked of `quoting.py`; what the buyer does is asked of the Need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from simsales.units import Days
from simsales.world.contracts import Grant, Need, Outcome
from simsales.world.decisions import Choice
from simsales.world.entities import Offer, Seller, Utility
from simsales.world.events import (
    DEAL_HELD,
    DEAL_LOST,
    DEAL_PUSHED,
    DEAL_UNDECIDED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    LEAD_ARRIVED,
    STAGE_PASSED,
    STAGE_SHIFT,
)
from simsales.world.log import NOTHING

from .desk import Desk
from .fulfilment import Fulfilment
from .quoting import TABLE, Quoting
from .waiting import Waiting

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


class Deal:
    """One pursuit. `stage` is the one being waited for or worked on, since day `since`; `cause` the last row of the log about
    it; `ready` the day on which the buyer will be, which nobody in a seat may see, and None while it is on a desk."""

    __slots__ = (
        "_floor",
        "arrived",
        "begun",
        "case",
        "cause",
        "desk",
        "first_price",
        "grant",
        "is_open",
        "need",
        "offer",
        "ordinal",
        "origin",
        "ready",
        "response",
        "since",
        "stage",
    )
    begun: Days  # of the current work; not there before the first
    response: Days  # from arrival to our first work on it; not there before that
    first_price: float  # of our first offer, as a share of the list price; not there before that

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
        self.arrived = self.since = arrived
        self.case = case
        self.cause = cause
        self.stage = 0
        self.is_open = True
        self.grant: Grant | None = None
        self.offer: Offer | None = None
        self.ready: Days | None = None

    @property
    def name(self) -> str:
        """The need behind it: stream of leads # ordinal, the same in every variant."""
        return f"{self.origin.stream}#{self.ordinal}"

    @property
    def seller(self) -> Seller:
        return self.desk.seller

    @property
    def appeal(self) -> Utility:
        """What speaks for whoever sells: skill and channel, and the work put into this deal."""
        desk = self.desk
        return desk.seller.appeal + desk.effort.closing(self.arrived, self._floor.clock.now)

    @property
    def is_ripe(self) -> bool:
        """Our offer lies on the table, and we wait for the buyer."""
        return self.ready is not None and self.offer is not None

    def await_buyer(self, delay: Days) -> None:
        """The buyer will be ready for the stage after a delay."""
        clock = self._floor.clock
        self.ready = ready = clock._now + delay
        clock.on(ready, self.buyer_ready)

    def buyer_ready(self) -> None:
        """The buyer is ready for the next stage: work on it now, or when the desk is free."""
        self.ready = None
        if self.is_open:
            desk = self.desk
            if desk.free:
                desk.start(self)
            else:
                desk.queue(self)

    def work_done(self) -> None:
        """Our work on the stage is done: the desk takes up the next deal, the buyer says what comes next."""
        self.desk.release()
        self.go_on()

    def go_on(self) -> None:
        """Everything on our side is there; the buyer says what comes next."""
        floor, stage = self._floor, self.stage
        if not self.is_open or (stage >= floor.quote_after and not floor.quoting.is_ready(self)):
            return
        outcome = self.need.after(stage, self)
        if outcome is GOES_ON:
            self.since = now = floor.clock._now
            self.cause = floor.log.add(now, STAGE_PASSED | stage << STAGE_SHIFT, self.case, self.desk.code, self.cause)
            self.stage = stage = stage + 1
            delay = self.need.delays[stage]
            if stage == floor.last_stage:
                delay = floor.waiting.stretched(delay)
            self.await_buyer(delay)
        else:
            floor.close(self, outcome)

    def quoted(self, choices: Sequence[Choice]) -> None:
        """The rep has said how much to take off our first offer."""
        self._floor.quoting.offer(self, float(choices[0]["discount"]))
        self.go_on()

    def bargained(self, choices: Sequence[Choice]) -> None:
        """The rep has said what the buyer gets of what was asked for, or sits down with them."""
        if choices[0].get("how") == TABLE:
            self._floor.quoting.rooms.sit_down(self)
            return
        if self._floor.quoting.request(self, float(choices[0]["discount"])):
            self.go_on()

    def time_is_up(self) -> None:
        """The buyer's own clock rings."""
        if self.is_open:
            self._floor.close(self, self.need.at_deadline(self))


class SalesFloor:
    """Where deals are opened, pushed and closed; what is asked for them is `quoting`'s."""

    def __init__(
        self,
        world: World,
        fulfilment: Fulfilment,
        quoting: Quoting,
        waiting: Waiting,
        quote_after: int,
        last_stage: int,
    ) -> None:
        self.world, self.clock, self.log, self.counts = world, world.clock, world.log, world.counts
        self.quoting, self.waiting = quoting, waiting
        self.quote_after, self.last_stage = quote_after, last_stage
        self._fulfilment = fulfilment

    def open(self, need: Need, desk: Desk, origin: Origin, ordinal: int) -> None:
        """A lead has come in: file the case and let its buyer's clocks run."""
        deal = self._filed(need, desk, origin, ordinal)
        deal.await_buyer(need.delays[0])
        if need.deadline < inf:
            self.clock.at(need.deadline, deal.time_is_up)

    def sit_down(self, need: Need, desk: Desk, origin: Origin, ordinal: int) -> Deal:
        """A buyer who comes straight to the table: everything before the negotiation is done."""
        deal = self._filed(need, desk, origin, ordinal)
        deal.stage, deal.response = self.last_stage, 0.0
        return deal

    def _filed(self, need: Need, desk: Desk, origin: Origin, ordinal: int) -> Deal:
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
        desk.leads += 1
        desk.deals[deal] = None
        counts.open += 1
        return deal

    def push(self, deal: Deal, discount: float) -> None:
        """Press the buyer for a signature now: some sign, some walk away, the others go on as if nothing had been said."""
        before, now, ready = deal.offer, self.clock.now, deal.ready
        if before is None or ready is None or not deal.is_open:
            return
        log, stage, code = self.log, deal.stage << STAGE_SHIFT, deal.desk.code
        off = round(before.amount * discount)
        deal.cause = log.add(now, DEAL_PUSHED | stage, deal.case, code, deal.cause, off)
        deal.offer = before.less(discount)
        outcome = deal.need.pressed(deal, ready - now, discount)
        if outcome is GOES_ON:
            deal.offer = before
            return
        if outcome is WON and off:
            deal.cause = log.add(now, DISCOUNT_GRANTED | stage, deal.case, code, deal.cause, off)
            self.waiting.given(off)
        self.close(deal, outcome)

    def hold(self, deal: Deal, until: Days) -> None:
        """Ask a buyer to sign only after a day; those who are ready sooner and do not mind wait."""
        now, ready = self.clock.now, deal.ready
        if ready is None or ready >= until or not deal.is_open:
            return
        if deal.need.can_wait(until - now):
            row = self.log.add(now, DEAL_HELD | deal.stage << STAGE_SHIFT, deal.case, deal.desk.code, deal.cause)
            deal.cause = row
            self.clock.move(deal.buyer_ready, until)
            deal.ready = until

    def close(self, deal: Deal, outcome: Outcome) -> None:
        """The deal is over, one way or another."""
        log, counts, stage = self.log, self.counts, deal.stage << STAGE_SHIFT
        now, code = self.clock._now, deal.desk.code
        deal.is_open = False
        del deal.desk.deals[deal]
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
            self.waiting.signed(deal.offer.amount)
            self._fulfilment.sign(deal, deal.offer)
        else:
            counts.undecided += 1
            log.add(now, DEAL_UNDECIDED | stage, deal.case, code, deal.cause)
