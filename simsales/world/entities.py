"""The people and things of the sales world. Entities hold state; the engine moves time; policies decide.

Money is in minor units. Utilities are log-odds: a difference of 1 multiplies the odds of being chosen by 2.7.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from ..units import Days, Money

Utility: TypeAlias = float


@dataclass(frozen=True, slots=True)
class Product:
    """What is sold. `quality` is what buyers see of it, against an ordinary offer."""

    name: str
    list_price: Money
    unit_cost: Money
    quality: Utility
    code: int


@dataclass(frozen=True, slots=True)
class Rival:
    """A competitor as buyers see it; `price` is a share of our list price."""

    name: str
    price: float
    quality: Utility
    brand: Utility
    code: int


@dataclass(slots=True)
class Account:
    """A customer, or one that may become one. `satisfaction` is 0 when things are as expected."""

    segment: str
    number: int
    grade: str
    slowness: float = 1.0
    satisfaction: float = 0.0
    expectation: float = 0.0
    is_customer: bool = False
    failed: bool = False
    outstanding: Money = 0
    bought: Money = 0


@dataclass(slots=True)
class Offer:
    """What we put to the buyer: the amount of the whole deal, its share of the list price, the days to pay.

    `delivery` is the day promised, counted from the signature; None where none was agreed. `extras` is what the services,
    training or warranty promised with it will cost us.
    """

    amount: Money
    price: float
    payment_days: Days = 0.0
    delivery: Days | None = None
    extras: Money = 0

    def less(self, discount: float) -> Offer:
        """The same with a share taken off."""
        amount = self.amount - round(self.amount * discount)
        return Offer(amount, self.price * (1 - discount), self.payment_days, self.delivery, self.extras)


@dataclass(slots=True)
class Seller:
    """Who sells: a rep of ours, or a dealer's desk. `code` is its number in the log, `quota` is per period."""

    name: str
    code: int
    channel: str
    appeal: Utility = 0.0
    territory: float = 1.0
    book: float = 1.0
    quota: Money = 0
    partner: Seller | None = field(default=None, repr=False)
    is_rep: bool = True
