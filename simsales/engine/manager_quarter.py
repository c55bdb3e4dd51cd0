"""The manager's quarter: on its first day, how much reps may give alone and where the price line is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..i18n import Text
from ..world.calendar import period_starts
from ..world.decisions import MANAGER, Choice, Decision, DecisionId, Form, Steps
from ..world.events import (
    APPROVAL_ASKED,
    AUTHORITY_SET,
    DEAL_LOST,
    DEAL_UNDECIDED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    KIND_MASK,
    PRICES_SET,
)
from ..world.seat_views import QuarterView
from .quoting import STEP, Quoting
from .seating import Seating

if TYPE_CHECKING:
    from .world import World

MOST_AUTHORITY = 0.3
PRICE_ROOM = 0.1
_MILLION = 1_000_000
_QUESTION = Text(
    en="How much may reps give alone, and where is the price line?", zh="销售可自行让多少价? 价格线定在哪里?"
)
_HELP = Text(
    en="More authority: fewer approvals, fewer buyers lost while they wait, more discount given away. The price line moves "
    "every new offer: higher earns more per deal and loses buyers who compare.",
    zh="权限大: 审批少, 等审批丢的客户少, 但让价多。价格线作用于所有新报价: 高则单笔赚得多, 但丢掉比价的客户。",
)
_AUTHORITY = Text(en="discount a rep may give alone", zh="销售可自行让价")
_PRICE = Text(en="price line (1 = as the pricing policy says)", zh="价格线 (1 = 按定价规则)")
_ROOM = Text(en="ten per cent either way", zh="上下一成")


class ManagerQuarters:
    """The first days of the quarters."""

    def __init__(self, world: World, seating: Seating, quoting: Quoting) -> None:
        self._world, self._seating, self._quoting = world, seating, quoting
        self._starts = period_starts(world.calendar, "quarter", world.horizon)
        self._quarter = 0

    def open(self) -> None:
        if self._seating.is_asked(MANAGER):
            self._world.clock.on(0.0, self.first_day)

    def first_day(self) -> None:
        following = self._starts[self._quarter + 1]
        self._quarter += 1
        if following < self._world.horizon:
            self._world.clock.on(following, self.first_day)
        self._seating.ask([self._question()], self.decided)

    def _question(self) -> Decision:
        authority = self._quoting.discount.authority.rep
        form = Form(
            {
                "authority": Steps(_AUTHORITY, 0.0, max(MOST_AUTHORITY, authority), STEP, authority, "share"),
                "price": Steps(_PRICE, 1 - PRICE_ROOM, 1 + PRICE_ROOM, STEP, self._quoting.price_line, "factor", _ROOM),
            }
        )
        identity = DecisionId(MANAGER, "quarter", MANAGER, self._quarter - 1)
        return Decision(identity, self._world.clock.now, _QUESTION, _HELP, form, self._view())

    def _view(self) -> QuarterView:
        """What happened since the last first day."""
        rows = self._world.log.rows()
        since = self._starts[self._quarter - 2] if self._quarter > 1 else 0.0
        rows = rows[np.searchsorted(rows["t"], since) :]
        kinds = rows["kind"] & KIND_MASK
        won, everything = rows[kinds == DEAL_WON], self._world.log.rows()
        given = everything[(everything["kind"] & KIND_MASK) == DISCOUNT_GRANTED]
        bookings = int(won["amount"].sum())
        off = int(given["amount"][np.isin(given["subject"], won["subject"])].sum())
        count = {kind: int((kinds == kind).sum()) for kind in (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED, APPROVAL_ASKED)}
        return QuarterView(
            self._quarter,
            bookings,
            count[DEAL_WON],
            count[DEAL_LOST],
            count[DEAL_UNDECIDED],
            off / (bookings + off) if bookings else float("nan"),
            count[APPROVAL_ASKED],
        )

    def decided(self, choices: Sequence[Choice]) -> None:
        authority, price = float(choices[0]["authority"]), float(choices[0]["price"])
        quoting, log, now = self._quoting, self._world.log, self._world.clock.now
        if authority != quoting.discount.authority.rep:
            quoting.discount = quoting.discount.with_authority(authority)
            log.add(now, AUTHORITY_SET, amount=round(authority * _MILLION))
        if price != quoting.price_line:
            quoting.price_line = price
            log.add(now, PRICES_SET, amount=round(price * _MILLION))
