"""Payroll: credits are counted per pay line, and every period is paid to the minor unit.

A signed contract credits bookings and margin, its payment credits cash; a written-off one takes the credit back when the
plan says so. Every pay line cites the last credit that moved it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..units import Days, Money, split_money
from ..world.calendar import period_starts
from ..world.entities import Seller
from ..world.events import CREDIT_GIVEN, CREDIT_TAKEN_BACK, PAY_EARNED, QUOTA_SET, STAGE_SHIFT
from ..world.incentive import BASES, Basis, Credit, Quota
from ..world.log import NOTHING

if TYPE_CHECKING:
    from .fulfilment import Order
    from .world import World


class Account:
    """What one rep has been credited with in the running period, per pay line."""

    __slots__ = ("bookings", "causes", "measures")

    def __init__(self) -> None:
        self.bookings: Money = 0
        self.measures: defaultdict[str, Money] = defaultdict(int)
        self.causes: dict[str, int] = {}


class Payroll:
    """Counts credits and closes periods."""

    def __init__(self, world: World, planned_margin: float) -> None:
        self.world = world
        self.plan = world.scenario.policies.incentive
        self._planned_margin = planned_margin
        self._bounds = period_starts(world.calendar, self.plan.period, world.horizon)
        self._period = 0
        self._bases = {"bookings"} | {line.basis for line in self.plan.pays.values()}  # attainment is read on bookings
        self._reps = [seller for seller in world.sellers.values() if seller.is_rep]
        self._accounts = {rep.name: Account() for rep in self._reps}
        self._codes = {name: world.log.code("pay line", name) for name in ["base", *self.plan.pays]}

    def open(self) -> None:
        """Set the first period's quotas and wait for its end."""
        self._set_quotas()
        if self._bounds[1] < self.world.horizon:
            self.world.clock.on(self._bounds[1], self._turn_period)

    def _turn_period(self) -> None:
        self._pay(1.0)
        self._period += 1
        self._set_quotas()
        following = self._bounds[self._period + 1]
        if following < self.world.horizon:
            self.world.clock.on(following, self._turn_period)

    def close(self) -> None:
        """The run ends: pay what the running period has earned, base pay and quota by the part of it that has passed."""
        self._pay(self._part())

    def _part(self) -> float:
        start, end = self._bounds[self._period], self._bounds[self._period + 1]
        return (min(self.world.horizon, end) - start) / (end - start)

    def _set_quotas(self) -> None:
        world, part = self.world, self._part()
        for rep in self._reps:
            if rep.quota:
                world.log.add(world.clock.now, QUOTA_SET, actor=rep.code, amount=round(rep.quota * part))

    @property
    def period(self) -> tuple[Days, Days]:
        """First and last day of the running pay period."""
        return self._bounds[self._period], self._bounds[self._period + 1]

    def booked(self, rep: Seller) -> Money:
        """Bookings credited to a rep in the running period."""
        return self._accounts[rep.name].bookings

    # --- credits --------------------------------------------------------------------------------------------------------
    def signed(self, order: Order) -> None:
        self._credit(order, "bookings", order.amount, order.cause)
        self._credit(order, "margin", order.amount - order.cost, order.cause)

    def collected(self, order: Order, cause: int) -> None:
        self._credit(order, "cash", order.amount, cause)

    def unpaid(self, order: Order, cause: int) -> None:
        """A contract was written off: within the clawback its credit is taken back."""
        if self.world.clock.now - order.signed_on <= self.plan.clawback_days:
            self._credit(order, "bookings", -order.amount, cause)
            self._credit(order, "margin", order.cost - order.amount, cause)

    def _credit(self, order: Order, basis: Basis, amount: Money, cause: int) -> None:
        rep = order.seller
        if not rep.is_rep or basis not in self._bases:
            return
        shares = [(rep, amount)]
        if rep.partner is not None and self.plan.partner_share:
            own, theirs = split_money(amount, [1 - self.plan.partner_share, self.plan.partner_share])
            shares = [(rep, own), (rep.partner, theirs)]
        for seller, part in shares:
            self._count(seller, Credit(basis, part, order.product.name, order.signed_on), order.case, cause)

    def _count(self, rep: Seller, credit: Credit, case: int, cause: int) -> None:
        kind = (CREDIT_GIVEN if credit.amount >= 0 else CREDIT_TAKEN_BACK) | BASES.index(credit.basis) << STAGE_SHIFT
        row = self.world.log.add(self.world.clock.now, kind, case, rep.code, cause, abs(credit.amount))
        account = self._accounts[rep.name]
        if credit.basis == "bookings":
            account.bookings += credit.amount
        for name, line in self.plan.pays.items():
            if line.counts(credit):
                account.measures[name] += credit.amount
                account.causes[name] = row

    # --- pay ------------------------------------------------------------------------------------------------------------
    def _pay(self, part: float) -> None:
        """Close the running period, of which `part` has passed."""
        world = self.world
        for rep in self._reps:
            account = self._accounts[rep.name]
            self._post(rep, "base", round(self.plan.base_pay(world.currency) * part), NOTHING)
            if rep.quota:
                quota = Quota(max(1, round(rep.quota * part)), self._planned_margin)
                for name, money in self.plan.lines(quota, account.measures, world.currency).items():
                    self._post(rep, name, money, account.causes.get(name, NOTHING))
            self._accounts[rep.name] = Account()

    def _post(self, rep: Seller, line: str, money: Money, cause: int) -> None:
        if money:
            self.world.log.add(self.world.clock.now, PAY_EARNED, self._codes[line], rep.code, cause, money)
            self.world.ledger.post(money, debit="pay", credit="payroll")
