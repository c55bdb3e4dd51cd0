"""The contracts between the rooms: what a policy, pipeline or risk is asked, and what it may answer.

A question comes as a small view made for it; a view simply lacks what the asked one must not know. Policies are pure:
the same question gets the same answer, and no time passes. `engine/build.py` connects them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..units import Days, Money
from .entities import Account, Offer, Product, Rival, Utility

if TYPE_CHECKING:
    from ..rng import Luck, Rows


# --- pricing -----------------------------------------------------------------------------------------------------------
class QuoteRequest(NamedTuple):
    """What a price is asked for."""

    product: Product
    units: int
    segment: str
    channel: str
    day: Days
    rivals: Sequence[Rival]


class PricingPolicy(Protocol):
    @property
    def kind(self) -> str: ...

    def unit_price(self, request: QuoteRequest) -> float:
        """Minor units per piece, before any discount."""


# --- discount authority ------------------------------------------------------------------------------------------------
class DiscountRequest(NamedTuple):
    """A buyer asks for this share off the quoted price."""

    asked: float
    day: Days


class Grant(NamedTuple):
    """What may be given, and how many working days it takes until somebody with the authority has said so."""

    discount: float
    approval: Days = 0.0


class Authority(NamedTuple):
    """What a rep may give alone, what the manager may, and the working days the manager takes."""

    rep: float
    manager: float
    approval: Days


class DiscountPolicy(Protocol):
    @property
    def kind(self) -> str: ...

    @property
    def authority(self) -> Authority:
        """Who may give how much."""

    def grant(self, request: DiscountRequest) -> Grant: ...

    def with_authority(self, rep: float) -> DiscountPolicy:
        """The same policy once reps may give so much alone."""


# --- channels ----------------------------------------------------------------------------------------------------------
class LeadView(NamedTuple):
    """What is known of a lead when it comes in; its worth is in major units, as in a scenario."""

    segment: str
    product: str
    list_value: float
    is_customer: bool


class ChannelPolicy(Protocol):
    @property
    def kind(self) -> str: ...

    def route(self, lead: LeadView) -> str:
        """The name of the channel that takes the lead."""

    def channels(self) -> Sequence[str]:
        """Every channel it may name."""


# --- credit ------------------------------------------------------------------------------------------------------------
class CreditRequest(NamedTuple):
    """A customer of this grade wants to buy for `amount` and has signed for `outstanding` not paid yet; major units, as in a scenario."""

    grade: str
    amount: float
    outstanding: float


class Terms(NamedTuple):
    """Days to pay after delivery; below 0: in advance, at signing."""

    days: Days


class CreditPolicy(Protocol):
    @property
    def kind(self) -> str: ...

    def terms(self, request: CreditRequest) -> Terms: ...


# --- pipelines ---------------------------------------------------------------------------------------------------------
class Outcome(Enum):
    """Where a pursuit stands after a step."""

    GOES_ON = "goes on"
    WON = "won"
    LOST = "lost"
    UNDECIDED = "no decision"


class Pursuit(Protocol):
    """One firm's pursuit of a Need, as the buyer sees it."""

    offer: Offer | None
    response: Days

    @property
    def appeal(self) -> Utility:
        """What speaks for whoever sells."""


class Need(Protocol):
    """What an account wants once: identity, hidden quality, truths, shocks and timing, the same in every variant.

    `delays[s]` is the buyer's time before stage s, `works[s]` the seller's working days on it; `deadline` the days after
    arrival at which the buyer's own clock decides (infinite: never); `asks` the discount the buyer will ask for.
    """

    product: Product
    account: Account | None
    list_value: Money
    units: int
    delays: Sequence[Days]
    works: Sequence[Days]
    deadline: Days
    asks: float

    def after(self, stage: int, pursuit: Pursuit) -> Outcome:
        """What the buyer does once our work on a stage is done."""

    def at_deadline(self, pursuit: Pursuit) -> Outcome:
        """What the buyer does when time is up."""

    def pressed(self, pursuit: Pursuit, early: Days, discount: float) -> Outcome:
        """What the buyer does when asked to sign so many days before being ready, for so much off (in the offer already)."""

    def can_wait(self, days: Days) -> bool:
        """Whether a buyer who is asked to sign later by so many days does not mind."""

    def taken_by(self) -> Rival | None:
        """Who would have it without us; None when the buyer would rather not decide."""

    def walk_away(self, pursuit: Pursuit, payment_days: Days) -> float | None:
        """The price, as a share of the list price, at which the buyer's best alternative is as good; None: nobody to talk to."""


class Needs(Protocol):
    """The needs of one source, by ordinal."""

    def __getitem__(self, i: int) -> Need: ...


class Accounts(Protocol):
    """The accounts of one segment, by number; made when first looked at, always the same."""

    def __getitem__(self, number: int) -> Account: ...


@dataclass(frozen=True, slots=True)
class Demand:
    """Where needs come from, as a pipeline sees it: one source of one segment, its buyers and their alternatives.

    `stream` keys the luck. `money` is minor units per major one. `taste` maps price, brand, terms, relationship to weights.
    """

    stream: str
    segment: str
    accounts: Accounts | None
    account_count: int
    products: Sequence[tuple[float, Product]]
    deal_mean: float
    deal_sigma: float
    bargain_share: float
    bargain_mean: float
    taste: Mapping[str, float]
    no_decision: Utility
    brand: Utility
    rivals: Sequence[Rival]
    money: int
    deal_law: str = "lognormal"
    deal_shape: float = 1.0
    deal_odds: Utility = 0.0


class Pipeline(Protocol):
    """How a lead becomes a contract. `quote_after` is the stage after which an offer lies on the table."""

    @property
    def kind(self) -> str: ...

    @property
    def stage_names(self) -> Sequence[str]: ...

    @property
    def quote_after(self) -> int: ...

    @property
    def has_buyers(self) -> bool:
        """Whether there is somebody to be pressed or won by effort, or only a table of numbers."""

    def needs(self, demand: Demand, luck: Luck) -> Needs: ...


# --- risks -------------------------------------------------------------------------------------------------------------
class RiskWorld(Protocol):
    """The verbs by which a risk may act on the world."""

    def largest_customers(self, segment: str | None = None) -> Sequence[Account]:
        """Accounts that bought, the largest first."""

    def fail(self, account: Account) -> None:
        """The account goes under: open invoices are lost, open deals and contracts end."""


class Risk(Protocol):
    """An outside shock. It says when it strikes next; the engine keeps the time."""

    @property
    def kind(self) -> str: ...

    def first(self, luck: Rows) -> Days: ...

    def strike(self, world: RiskWorld, luck: Rows, k: int) -> Days | None:
        """Act for the k-th time (from 0); the days until the next time, None for never again."""
