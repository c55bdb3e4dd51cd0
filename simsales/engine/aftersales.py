"""After-sales: what a delivery does to satisfaction, and whether service contracts are renewed.

A bad surprise weighs twice a good one, and expectations drift to what is experienced. A renewal is one keyed number
against a logit of satisfaction, so that the same contract meets the same luck under every plan.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..rng import Purpose
from ..units import Days, Money
from ..world.entities import Account, Seller
from ..world.events import CONTRACT_DUE, CONTRACT_LAPSED, CONTRACT_RENEWED
from ..world.log import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .effort import Effort
    from .fulfilment import Order
    from .world import World

EXPERIENCE = Purpose("account.experience", "normal")
ATTACH = Purpose("contract.attach", "uniform")
RENEWAL = Purpose("contract.renewal", "uniform")
BOOK_DUE = Purpose("book.due", "uniform")
BOOK_ACCOUNT = Purpose("book.account", "uniform")
BOOK_VALUE = Purpose("book.value", "lognormal")
_LOSS_AVERSION = 2.0
_DRIFT = 0.3
_RENEWALS = 4
"""Keyed renewal decisions in one row; later ones come from the next stream."""


class ServiceContract:
    """A contract that comes up for renewal; `stream` and `ordinal` key its luck. It is over when its order is cancelled."""

    __slots__ = ("_aftersales", "account", "case", "cause", "is_over", "ordinal", "seller", "stream", "times", "yearly")

    def __init__(
        self,
        aftersales: Aftersales,
        case: int,
        cause: int,
        account: Account | None,
        seller: Seller,
        yearly: Money,
        stream: str,
        ordinal: int,
    ) -> None:
        self._aftersales, self.case, self.cause, self.account, self.seller = aftersales, case, cause, account, seller
        self.yearly, self.stream, self.ordinal = yearly, stream, ordinal
        self.times = 0
        self.is_over = False

    def due(self) -> None:
        """The customer renews, or not."""
        if self.is_over:
            return
        aftersales, code = self._aftersales, self.seller.code
        world = aftersales.world
        log, now = world.log, world.clock.now
        row = log.add(now, CONTRACT_DUE, self.case, code, self.cause, self.yearly)
        chance = world.rows(RENEWAL, f"{self.stream}/{self.times // _RENEWALS}", _RENEWALS)[self.ordinal][
            self.times % _RENEWALS
        ]
        self.times += 1
        if chance < aftersales.renewal_chance(self.account, self.seller):
            self.cause = log.add(now, CONTRACT_RENEWED, self.case, code, row, self.yearly)
            world.ledger.post(self.yearly, debit="cash", credit="service revenue")
            world.clock.at(aftersales.spec.term, self.due)
        else:
            log.add(now, CONTRACT_LAPSED, self.case, code, row, aftersales.worth(self.yearly))


class Aftersales:
    """Satisfaction and service contracts."""

    def __init__(self, world: World, efforts: Mapping[str, Effort]) -> None:
        self.world, self._efforts = world, efforts
        self.spec = world.scenario.aftersales

    def renewal_chance(self, account: Account | None, seller: Seller) -> float:
        """What they have lived through counts, and how well they were looked after in the last year."""
        if account is not None and account.failed:
            return 0.0
        satisfaction = account.satisfaction if account is not None else 0.0
        served = self._efforts[seller.name].renewal(self.world.clock.now)
        return 1 / (1 + math.exp(-(self.spec.renewal + self.spec.loyalty * satisfaction + served)))

    def worth(self, yearly: Money) -> Money:
        """Margin lost with one renewal."""
        return round(yearly * self.spec.margin * self.spec.worth)

    def delivered(self, order: Order) -> None:
        """The customer lives through a delivery, and may take a service contract with it."""
        stream, ordinal = order.origin.stream, order.ordinal
        if order.account is not None:
            care = self._efforts[order.seller.name].care(self.world.clock.now)
            self._experienced(order.account, self.world.rows(EXPERIENCE, stream)[ordinal][0] * self.spec.noise + care)
        if self.spec.attach and self.world.rows(ATTACH, stream)[ordinal][0] < self.spec.attach:
            yearly = round(order.amount * self.spec.service_share)
            order.service = contract = ServiceContract(
                self, order.case, order.cause, order.account, order.seller, yearly, stream, ordinal
            )
            self.world.clock.at(self.spec.term, contract.due)

    def _experienced(self, account: Account, experience: float) -> None:
        surprise = experience - account.expectation
        weight = self.spec.learning if surprise >= 0 else self.spec.learning * _LOSS_AVERSION
        account.satisfaction += weight * surprise
        account.expectation += _DRIFT * surprise

    def open_book(self, name: str, seller: Seller) -> None:
        """The contracts a rep's territory has on the first day, due once within their term."""
        world, book = self.world, self.spec.book[name]
        stream = f"book/{name}/{seller.name}"
        segment = world.scenario.segments[book.segment]
        accounts = world.accounts.get(book.segment)
        luck, log = world.luck, world.log
        due, who = luck.rows(BOOK_DUE, stream), luck.rows(BOOK_ACCOUNT, stream)
        values = luck.rows(BOOK_VALUE, stream, 1, math.log(book.mean) - book.sigma**2 / 2, book.sigma)
        for i in range(round(book.per_rep * seller.book)):
            account = accounts[int(who[i][0] * segment.accounts)] if accounts is not None else None
            yearly = world.currency.minor(values[i][0])
            case = log.open_case(
                log.code("source", stream),
                i,
                log.code("segment", book.segment),
                account.number if account is not None else i,
                log.code("product", "service"),
                seller.code,
                log.code("channel", seller.channel),
                1,
                yearly,
            )
            contract = ServiceContract(self, case, NOTHING, account, seller, yearly, stream, i)
            time: Days = due[i][0] * self.spec.term
            world.clock.at(time, contract.due)
