"""Payroll: credits are counted as they arise, and every period is paid to the minor unit.

A signed contract credits bookings and margin, its payment cash and margin on cash; a written-off or cancelled one takes the
credit back when the plan says so. What that pays is worked out in `world/statement.py`; here it is put to time, log and ledger. Every
pay line cites the last credit that moved it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..units import Days, Money
from ..world.calendar import MONTHS, period_starts
from ..world.entities import Seller
from ..world.events import CREDIT_GIVEN, CREDIT_TAKEN_BACK, HONOUR_GIVEN, KIND_MASK, PAY_EARNED, QUOTA_SET, STAGE_SHIFT
from ..world.incentive import BASES, Known, SinglePlan
from ..world.pay_books import HEARD, Contract, Part, PayBooks, PayTerms, Rep
from ..world.pay_terms import part_of
from ..world.statement import BASE, StatementLine

if TYPE_CHECKING:
    from .fulfilment import Order
    from .world import World


class Following(NamedTuple):
    """A pay period to come: its plan, how much of a whole period it is, and its length."""

    plan: SinglePlan
    part: float
    length: Days


class Payroll:
    """Counts credits and closes periods."""

    def __init__(self, world: World, planned_margin: float) -> None:
        self.world = world
        self._reps = {seller.name: seller for seller in world.sellers.values() if seller.is_rep}
        tenures = world.scenario.policies.incentive.tenures(world.calendar.start)
        self._books = PayBooks(
            PayTerms(
                tenures,
                {name: Rep(rep.quota, rep.partner.name if rep.partner else None) for name, rep in self._reps.items()},
                world.calendar,
                world.horizon,
                world.currency,
                planned_margin,
            )
        )
        self._booked: dict[str, Money] = dict.fromkeys(self._reps, 0)
        self._past: list[tuple[Days, dict[str, Money]]] = []  # start and bookings of each period
        self._attained: dict[str, float] = {}
        self._known_on, self._known = -1.0, Known(tenures[0].plan)
        self._read_to = 0
        for name in [BASE, *tenures[0].plan.pays]:
            world.log.code("pay line", name)

    def open(self) -> None:
        """Set the first period's quotas and wait for its end."""
        self._set_quotas()
        self._await_turn()

    def _await_turn(self) -> None:
        if self._books.term.end < self.world.horizon:
            self.world.clock.on(self._books.term.end, self._turn_period)

    def _turn_period(self) -> None:
        self._pay()
        self._set_quotas()
        self._await_turn()

    def close(self) -> None:
        """The run ends: pay what the running period has earned, base pay and quota by the part of it that has passed."""
        self._pay()

    def _set_quotas(self) -> None:
        world, part = self.world, self._books.term.part
        for name, rep in self._reps.items():
            rep.quota = self._books.quota(name)
            if rep.quota:
                world.log.add(world.clock.now, QUOTA_SET, actor=rep.code, amount=round(rep.quota * part))

    @property
    def plan(self) -> SinglePlan:
        """The plan in force."""
        return self._books.plan

    @property
    def known(self) -> Known:
        """What reps know of their pay today; kept, because everybody asks on the same Monday."""
        world, today = self.world, self.world.clock.now
        if self._known_on != today:
            self._known_on = today
            self._known = world.scenario.policies.incentive.plan_known(today, world.calendar.start)
        return self._known

    @property
    def period(self) -> tuple[Days, Days]:
        """First and last day of the running pay period as people know it today, as far as the run goes.

        A change of plan ends it only once it is announced.
        """
        return self._books.term.start, min(self._known_end, self.world.horizon)

    @property
    def _known_end(self) -> Days:
        term, now = self._books.term, self.world.clock.now
        later = self._books.known.tenures[term.tenure + 1 :]
        return min([term.whole[1], *(tenure.starts for tenure in later if tenure.announced <= now)])

    @property
    def part(self) -> float:
        """How much of a whole pay period the running one is, as people know it today."""
        return part_of(self._books.term.whole, *self.period)

    @property
    def whole_length(self) -> Days:
        """The length of the running pay period if plan and run went on."""
        first, last = self._books.term.whole
        return last - first

    @property
    def following(self) -> Following:
        """The pay period after the running one, as people know it today."""
        known, end, length = self.known, self._known_end, self.whole_length
        if known.next is None or known.starts is None or known.starts > end:
            return Following(known.plan, 1.0, length)
        starts = period_starts(self.world.calendar, known.next.period, end + 1)
        after = bisect_right(starts, end)
        part = part_of((starts[after - 1], starts[after]), end, starts[after])
        return Following(known.next, part, length * part * MONTHS[known.next.period] / MONTHS[known.plan.period])

    def target(self, rep: Seller) -> Money:
        """The quota for the running period as people know it today, as far as the run goes."""
        return round(rep.quota * self.part)

    def carried(self, rep: Seller) -> Mapping[str, Any]:
        """What the lines of the plan kept for a rep on the last pay day, by name."""
        return self._books.standings[rep.name].carried

    def booked_since(self, rep: Seller, day: Days) -> Money:
        """Bookings credited in the pay periods that began on a day or later, the running one included."""
        return self._booked[rep.name] + sum(booked[rep.name] for start, booked in self._past if start >= day)

    @property
    def attained_last(self) -> Mapping[str, float]:
        """What everybody with a target reached in the last pay period, as part of it; empty before its end."""
        return self._attained

    def booked(self, rep: Seller) -> Money:
        """Bookings credited to a rep in the running period."""
        return self._booked[rep.name]

    # --- credits --------------------------------------------------------------------------------------------------------
    def signed(self, order: Order) -> None:
        if order.seller.is_rep:
            self._count(self._books.signed(self._contract(order), self.world.clock.now), order.case, order.cause)

    def collected(self, order: Order, cause: int) -> None:
        if order.seller.is_rep:
            contract = self._contract(order)._replace(amount=order.owed)
            self._count(self._books.collected(contract, self.world.clock.now), order.case, cause)

    def unpaid(self, order: Order, cause: int) -> None:
        """A contract was written off or cancelled: within the clawback its credit is taken back."""
        if order.seller.is_rep:
            self._count(self._books.unpaid(self._contract(order), self.world.clock.now), order.case, cause)

    def _contract(self, order: Order) -> Contract:
        delivered = order.delivered_on
        invoiced = order.signed_on if order.is_prepaid else delivered
        return Contract(
            order.seller.name, order.product.name, order.amount, order.cost, order.signed_on, delivered, invoiced
        )

    def _count(self, parts: list[Part], case: int, cause: int) -> None:
        log, now = self.world.log, self.world.clock.now
        for part in parts:
            credit = part.credit
            kind = CREDIT_GIVEN if credit.amount >= 0 else CREDIT_TAKEN_BACK
            kind |= BASES.index(credit.basis) << STAGE_SHIFT
            row = log.add(now, kind, case, self._reps[part.rep].code, cause, abs(credit.amount))
            if credit.basis == "bookings":
                self._booked[part.rep] += credit.amount
            self._books.add(part, row)

    def _read_log(self) -> None:
        """Who left, and which service contracts came up, since the last pay day."""
        names = {rep.code: name for name, rep in self._reps.items()}
        rows = self.world.log.rows()[self._read_to :]
        kinds = rows["kind"] & KIND_MASK
        for i in np.flatnonzero(np.isin(kinds, HEARD)).tolist():
            if (actor := int(rows["actor"][i])) in names:
                self._books.heard(names[actor], int(kinds[i]), self._read_to + i)
        self._read_to += len(rows)

    # --- pay ------------------------------------------------------------------------------------------------------------
    def _pay(self) -> None:
        """Close the running period."""
        start, part = self._books.term.start, self._books.term.part
        targets = {name: round(rep.quota * part) for name, rep in self._reps.items()}
        self._read_log()
        for name, statement in self._books.close().items():
            for line in statement.lines:
                self._post(self._reps[name], line)
        self._past.append((start, self._booked))
        self._attained = {name: self._booked[name] / target for name, target in targets.items() if target}
        self._booked = dict.fromkeys(self._reps, 0)

    def _post(self, rep: Seller, line: StatementLine) -> None:
        if line.is_honour and self.world.scenario.people.morale is not None:
            name = self.world.log.code("pay line", line.name)
            self.world.log.add(self.world.clock.now, HONOUR_GIVEN, name, rep.code, line.cause)
        if line.money:
            log = self.world.log
            log.add(self.world.clock.now, PAY_EARNED, log.code("pay line", line.name), rep.code, line.cause, line.money)
            self.world.ledger.post(line.money, debit="pay", credit="payroll")
