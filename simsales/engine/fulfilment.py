"""After the signature: delivery, invoice, payment, and the invoices that are never paid.

Money is posted in whole minor units at each step; what a customer owes is on the account until paid, written off or cancelled.
What was promised beyond price and terms (`Offer.extras`) is committed with the signature: from then on we are bound to it, and
whoever is paid on margin gave it away. A penalty for lateness is taken off the invoice, or paid back where it is paid already.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..rng import Purpose
from ..units import MICROSECONDS_PER_DAY, Days, Money, Share
from ..world.entities import Account, Offer, Product
from ..world.events import (
    CASH_COLLECTED,
    CHANNEL_PAID,
    COST_COMMITTED,
    CUSTOMER_WON,
    DELIVERED_LATE,
    DELIVERY_PROMISED,
    EXTRAS_PROMISED,
    GOODS_DELIVERED,
    GOODS_RETURNED,
    INVOICE_ISSUED,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
    PAYMENT_HELD_BACK,
    PENALTY_CHARGED,
)
from .aftersales import Aftersales, ServiceContract
from .complaints import Complaint, complaint_about
from .delivery import Delivery, delivery_of, penalty_of
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
        self._promised(order)
        world.log.add(world.clock.now, COST_COMMITTED, order.case, order.seller.code, order.cause, order.cost)
        world.ledger.post(offer.amount, debit="orders", credit="revenue")
        self._first_order(order)
        if order.account is not None:
            order.account.outstanding += order.amount
        self.payroll.signed(order)
        if order.is_prepaid:
            order.bill(order.cause)
            order.pay()
        if order.delivery.wait:
            world.clock.at(order.delivery.wait, order.deliver)
        else:
            order.deliver()

    def _promised(self, order: Order) -> None:
        """Say what was agreed beyond price and days to pay."""
        log, now, code = self.world.log, self.world.clock.now, order.seller.code
        if order.delivery.promised is not None:
            day = round(order.delivery.promised * MICROSECONDS_PER_DAY)
            log.add(now, DELIVERY_PROMISED, order.case, code, order.cause, day)
        if order.extras:
            log.add(now, EXTRAS_PROMISED, order.case, code, order.cause, order.extras)

    def _first_order(self, order: Order) -> None:
        account = order.account
        if account is None or not account.is_customer:
            self.world.log.add(self.world.clock.now, CUSTOMER_WON, order.case, order.seller.code, order.cause)
        if account is not None:
            account.is_customer = True
            account.bought += order.amount


class Order:
    """A signed contract on its way to cash. `owed` is what the customer still pays for it: the amount less penalties."""

    __slots__ = (
        "_fulfilment",
        "_is_held_back",
        "account",
        "amount",
        "case",
        "cause",
        "complaint",
        "cost",
        "delivery",
        "extras",
        "invoice",
        "is_settled",
        "ordinal",
        "origin",
        "owed",
        "payment_days",
        "product",
        "seller",
        "service",
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
        self.owed: Money = offer.amount
        self.extras: Money = offer.extras
        self.cost: Money = round(need.list_value * need.product.unit_cost / need.product.list_price) + offer.extras
        self.delivery: Delivery = delivery_of(fulfilment.world, deal, offer)
        self.payment_days: Days = offer.payment_days
        self.signed_on: Days = fulfilment.world.clock.now
        self.invoice = deal.cause
        self.is_settled = self._is_held_back = False
        self.complaint: Complaint | None = None
        self.service: ServiceContract | None = None

    @property
    def is_prepaid(self) -> bool:
        return self.payment_days < 0

    @property
    def delivered_on(self) -> Days:
        """The day the goods go out."""
        return self.signed_on + self.delivery.wait

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
        if self.delivery.late > 0:
            self._is_late(row)
        if not self.is_prepaid:
            self.bill(row)
            self._await_payment()

    def _is_late(self, cause: int) -> None:
        """What the contract takes off for it, and what the customer says."""
        world, late = self._fulfilment.world, self.delivery.late
        log, now, code = world.log, world.clock.now, self.seller.code
        row = log.add(now, DELIVERED_LATE, self.case, code, cause, round(late * MICROSECONDS_PER_DAY))
        if penalty := penalty_of(world, self.amount, late):
            log.add(now, PENALTY_CHARGED, self.case, code, row, penalty)
            world.ledger.post(penalty, debit="penalties", credit="cash" if self.is_prepaid else "orders")
            if not self.is_prepaid:
                self._owe(self.owed - penalty)
        self.complaint = complaint_about(world, self, row)
        if self.complaint is not None:
            self.complaint.open()

    def _owe(self, owed: Money) -> None:
        if self.account is not None:
            self.account.outstanding += owed - self.owed
        self.owed = owed

    def bill(self, cause: int) -> None:
        world = self._fulfilment.world
        self.invoice = world.log.add(world.clock.now, INVOICE_ISSUED, self.case, self.seller.code, cause, self.owed)
        world.ledger.post(self.owed, debit="receivables", credit="orders")

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
        """The money is in, unless the customer has failed meanwhile, or waits until a complaint is over."""
        if self.is_settled:
            return
        if self.account is not None and self.account.failed:
            self.write_off()
            return
        world = self._fulfilment.world
        if self.complaint is not None and self.complaint.is_open:
            self._is_held_back = True
            cause = self.complaint.cause
            world.log.add(world.clock.now, PAYMENT_HELD_BACK, self.case, self.seller.code, cause, self.owed)
            return
        self._settle()
        row = world.log.add(world.clock.now, CASH_COLLECTED, self.case, self.seller.code, self.invoice, self.owed)
        world.ledger.post(self.owed, debit="cash", credit="receivables")
        self._fulfilment.payroll.collected(self, row)

    def release(self) -> None:
        """No complaint is in the way any more: what was held back is paid."""
        if self._is_held_back:
            self.pay()

    def cancel(self, cause: int, worth: Share) -> None:
        """The customer sends the goods back and never pays; what they are worth of their cost comes in again.

        What is paid or written off stays so, and a dealer keeps its margin.
        """
        if self.is_settled or (self.account is not None and self.account.failed):
            return
        self._settle()
        world = self._fulfilment.world
        log, now, code = world.log, world.clock.now, self.seller.code
        row = log.add(now, ORDER_CANCELLED, self.case, code, cause, self.owed)
        world.ledger.post(self.owed, debit="cancelled orders", credit="receivables")
        goods = round((self.cost - self.extras) * worth)
        log.add(now, GOODS_RETURNED, self.case, code, row, goods)
        world.ledger.post(goods, debit="stock", credit="cost of goods")
        if self.service is not None:
            self.service.is_over = True
        self._fulfilment.payroll.unpaid(self, row)

    def write_off(self) -> None:
        """The money never comes."""
        if self.is_settled:
            return
        self._settle()
        world = self._fulfilment.world
        row = world.log.add(world.clock.now, INVOICE_WRITTEN_OFF, self.case, self.seller.code, self.invoice, self.owed)
        world.ledger.post(self.owed, debit="bad debt", credit="receivables")
        self._fulfilment.payroll.unpaid(self, row)

    def _settle(self) -> None:
        self.is_settled = True
        if self.account is not None:
            self.account.outstanding -= self.owed
