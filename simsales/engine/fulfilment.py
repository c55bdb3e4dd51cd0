"""After the signature: delivery, invoice, payment, and the invoices that are never paid.

Money is posted in whole minor units at each step; what a customer owes is on the account until paid or written off.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..rng import Purpose
from ..units import Days, Money
from ..world.entities import Account, Offer, Product
from ..world.events import (
    CASH_COLLECTED,
    CHANNEL_PAID,
    COST_COMMITTED,
    CUSTOMER_WON,
    GOODS_DELIVERED,
    INVOICE_ISSUED,
    INVOICE_WRITTEN_OFF,
)
from .aftersales import Aftersales
from .payroll import Payroll

if TYPE_CHECKING:
    from .selling import Deal
    from .world import World

LATENESS = Purpose("invoice.lateness", "normal")
CHANCES = Purpose("invoice.chances", "uniform")
_YEAR = 365.0


class Fulfilment:
    """Turns signed deals into deliveries, invoices and cash."""

    def __init__(self, world: World, payroll: Payroll, aftersales: Aftersales) -> None:
        self.world, self.payroll, self.aftersales = world, payroll, aftersales

    def sign(self, deal: Deal, offer: Offer) -> None:
        """Book a won deal and start what follows from it; money in advance comes with the signature."""
        world = self.world
        order = Order(self, deal, offer)
        world.log.add(world.clock.now, COST_COMMITTED, order.case, order.seller.code, order.cause, order.cost)
        world.ledger.post(offer.amount, debit="orders", credit="revenue")
        self._first_order(order)
        if order.account is not None:
            order.account.outstanding += order.amount
        self.payroll.signed(order)
        if order.is_prepaid:
            order.bill(order.cause)
            order.pay()
        if world.scenario.aftersales.delivery:
            world.clock.at(world.scenario.aftersales.delivery, order.deliver)
        else:
            order.deliver()

    def _first_order(self, order: Order) -> None:
        account = order.account
        if account is None or not account.is_customer:
            self.world.log.add(self.world.clock.now, CUSTOMER_WON, order.case, order.seller.code, order.cause)
        if account is not None:
            account.is_customer = True
            account.bought += order.amount


class Order:
    """A signed contract on its way to cash."""

    __slots__ = (
        "_fulfilment",
        "account",
        "amount",
        "case",
        "cause",
        "cost",
        "invoice",
        "is_settled",
        "ordinal",
        "origin",
        "payment_days",
        "product",
        "seller",
        "signed_on",
    )

    def __init__(self, fulfilment: Fulfilment, deal: Deal, offer: Offer) -> None:
        need = deal.need
        self._fulfilment = fulfilment
        self.case, self.cause, self.seller = deal.case, deal.cause, deal.seller
        self.origin, self.ordinal = deal.origin, deal.ordinal
        self.account: Account | None = need.account
        self.product: Product = need.product
        self.amount: Money = offer.amount
        self.cost: Money = round(need.list_value * need.product.unit_cost / need.product.list_price)
        self.payment_days: Days = offer.payment_days
        self.signed_on: Days = fulfilment.world.clock.now
        self.invoice = deal.cause
        self.is_settled = False

    @property
    def is_prepaid(self) -> bool:
        return self.payment_days < 0

    def deliver(self) -> None:
        """Goods out, and the invoice with them where it is not paid already."""
        world = self._fulfilment.world
        log, ledger, now, code = world.log, world.ledger, world.clock.now, self.seller.code
        row = log.add(now, GOODS_DELIVERED, self.case, code, self.cause, self.cost)
        ledger.post(self.cost, debit="cost of goods", credit="suppliers")
        margin = round(self.amount * world.scenario.channels[self.seller.channel].margin)
        if margin:
            log.add(now, CHANNEL_PAID, self.case, code, row, margin)
            ledger.post(margin, debit="channel margin", credit="dealers")
        self._fulfilment.aftersales.delivered(self)
        if not self.is_prepaid:
            self.bill(row)
            self._await_payment()

    def bill(self, cause: int) -> None:
        world = self._fulfilment.world
        self.invoice = world.log.add(world.clock.now, INVOICE_ISSUED, self.case, self.seller.code, cause, self.amount)
        world.ledger.post(self.amount, debit="receivables", credit="orders")

    def _await_payment(self) -> None:
        """The customer pays on the day, late, or never; somebody without an account pays on the day."""
        account, world = self.account, self._fulfilment.world
        if account is None:
            world.clock.at(self.payment_days, self.pay)
            return
        lateness, chances = world.rows(LATENESS, self.origin.stream), world.rows(CHANCES, self.origin.stream, 2)
        payment, fails, waits = world.scenario.payment, *chances[self.ordinal]
        grade = payment.grades[account.grade]
        at_risk = (self.payment_days + payment.write_off) / _YEAR
        if account.failed or fails < 1 - (1 - grade.default) ** at_risk:
            world.clock.at(self.payment_days + payment.write_off, self.write_off)
        else:
            late = (
                grade.late * account.slowness * math.exp(grade.sigma * lateness[self.ordinal][0])
                if waits >= grade.prompt
                else 0.0
            )
            world.clock.at(self.payment_days + late, self.pay)

    def pay(self) -> None:
        """The money is in, unless the customer has failed meanwhile."""
        if self.is_settled:
            return
        if self.account is not None and self.account.failed:
            self.write_off()
            return
        self._settle()
        world = self._fulfilment.world
        row = world.log.add(world.clock.now, CASH_COLLECTED, self.case, self.seller.code, self.invoice, self.amount)
        world.ledger.post(self.amount, debit="cash", credit="receivables")
        self._fulfilment.payroll.collected(self, row)

    def write_off(self) -> None:
        """The money never comes."""
        if self.is_settled:
            return
        self._settle()
        world = self._fulfilment.world
        row = world.log.add(
            world.clock.now, INVOICE_WRITTEN_OFF, self.case, self.seller.code, self.invoice, self.amount
        )
        world.ledger.post(self.amount, debit="bad debt", credit="receivables")
        self._fulfilment.payroll.unpaid(self, row)

    def _settle(self) -> None:
        self.is_settled = True
        if self.account is not None:
            self.account.outstanding -= self.amount
