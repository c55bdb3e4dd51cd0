"""A moment of a run: what an onlooker sees when the world is held still, as far as the log tells it.

Frozen, so that it can be handed from the thread that moves time to the screen that shows it. Money is in minor units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..units import Days, Hours, Money
from .events import (
    COMPLAINT_MADE,
    CONTRACT_LAPSED,
    DEAL_HELD,
    DEAL_LOST,
    DEAL_PUSHED,
    DEAL_UNDECIDED,
    DEAL_WON,
    DELIVERED_LATE,
    GOODS_RETURNED,
    HONOUR_GIVEN,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
    PAYMENT_HELD_BACK,
    PENALTY_CHARGED,
    PRICES_SET,
    REP_HIRED,
    REP_LEFT,
    REP_TRAINED,
    RISK_STRUCK,
)
from .facts import Happening
from .log import Name

TELLING = frozenset(
    (
        DEAL_WON,
        DEAL_LOST,
        DEAL_UNDECIDED,
        DEAL_PUSHED,
        DEAL_HELD,
        CONTRACT_LAPSED,
        INVOICE_WRITTEN_OFF,
        REP_LEFT,
        REP_HIRED,
        REP_TRAINED,
        RISK_STRUCK,
        PRICES_SET,
        DELIVERED_LATE,
        PENALTY_CHARGED,
        COMPLAINT_MADE,
        PAYMENT_HELD_BACK,
        ORDER_CANCELLED,
        GOODS_RETURNED,
        HONOUR_GIVEN,
    )
)
"""What an onlooker is told unasked: how things end, and what nobody wanted."""


class InStage(NamedTuple):
    """Open deals of one stage: how many, and what they are worth at list price."""

    deals: int
    listed: Money


class Customer(NamedTuple):
    """Whose deal it is: an account of a segment, by its number."""

    segment: Name
    number: int


class OpenDeal(NamedTuple):
    """A deal nobody has decided yet. `offered` is 0 before an offer was made; `last` is what happened to it last."""

    need: str
    customer: Customer
    seller: Name
    stage: int
    opened: Days
    listed: Money
    offered: Money
    last: Happening


class Member(NamedTuple):
    """Somebody who sells, now. `quota` and `credited` are of the running period; 0 and none where the log says nothing."""

    name: Name
    is_here: bool
    quota: Money
    credited: Money
    hours: tuple[Hours, Hours, Hours] | None
    """A week's, in the order of the tasks (selling, prospecting, service); None where nobody plans weeks."""
    morale: float | None
    open_deals: int
    won: int
    booked: Money
    pay: Money

    @property
    def attainment(self) -> float:
        """Of the running period's quota; not a number without one."""
        return self.credited / self.quota if self.quota else float("nan")


class News(NamedTuple):
    """Something that happened: its row, whose deal (a need, a customer), and what it came of."""

    row: int
    happening: Happening
    need: str | None
    customer: Customer | None
    cause: Happening | None


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything an onlooker sees at once."""

    now: Days
    is_over: bool
    board: tuple[InStage, ...]
    deals: tuple[OpenDeal, ...]
    """Those furthest on, the largest first; not all of them."""
    team: tuple[Member, ...]
    news: tuple[News, ...]
    """What an onlooker is told, the newest first."""
    everything: tuple[News, ...]
    """Every single event, the newest first."""
    won: int
    lost: int
    undecided: int
    invoiced: Money
    booked_by_week: tuple[Money, ...]
    cash_by_week: tuple[Money, ...]
    figures: Mapping[str, float]
    """KPIs so far, by their ids; money in minor units."""

    @property
    def open_deals(self) -> int:
        return sum(stage.deals for stage in self.board)
