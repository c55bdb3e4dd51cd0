"""The pay books of a team: credits come in, a pay day closes them, and what is left over is carried on.

The one place where credits meet plans. Payroll feeds it from a running world, `repaid.py` from the log of a finished run;
it keeps no time and writes no log itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..units import Currency, Days, Money, Share, split_money
from .calendar import MONTHS, Calendar
from .events import CONTRACT_DUE, CONTRACT_RENEWED, REP_LEFT
from .incentive import AT_PAYMENT, Basis, Credit, SinglePlan, Tenure, in_force, plan_of
from .pay_terms import Term, terms_of
from .statement import Book, Entry, PayDay, RunOff, Standing, Statement, statements

HEARD = (CONTRACT_DUE, CONTRACT_RENEWED, REP_LEFT)
"""Events of a rep that pay looks at beside credits."""


class Contract(NamedTuple):
    """A signed contract, as far as pay is concerned."""

    rep: str
    product: str
    amount: Money
    cost: Money
    signed: Days
    delivered: Days
    invoiced: Days


class Rep(NamedTuple):
    """A rep, as far as pay is concerned: quota of a pay period of the first plan, and who shares the credit."""

    quota: Money
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class PayTerms:
    """What does not change during a run."""

    tenures: Sequence[Tenure]
    reps: Mapping[str, Rep]
    calendar: Calendar
    horizon: Days
    currency: Currency
    planned_margin: Share


class Part(NamedTuple):
    """One rep's part of a credit, and the number of the plan that pays it."""

    rep: str
    tenure: int
    credit: Credit


@dataclass(slots=True)
class PayBooks:
    """Everybody's account, pay period after pay period."""

    known: PayTerms
    terms: Sequence[Term] = field(init=False)
    at: int = 0
    bases: frozenset[Basis] = field(init=False)
    """What must be credited: bookings, on which attainment is read, and whatever a line of any plan looks at."""
    standings: dict[str, Standing] = field(init=False)
    _books: dict[int, dict[str, Book]] = field(init=False)

    def __post_init__(self) -> None:
        in_run = [tenure for tenure in self.known.tenures if tenure.starts < self.known.horizon]
        self.known = replace(self.known, tenures=in_run)
        self.terms = terms_of(self.known.tenures, self.known.calendar, self.known.horizon)
        lines = [line for tenure in self.known.tenures for line in tenure.plan.pays.values()]
        self.bases = frozenset[Basis]({"bookings"}).union(*(line.reads for line in lines))
        self.standings = {name: Standing(rep.quota) for name, rep in self.known.reps.items()}
        if self.term.tenure:  # a change of before the first day
            self._change(self.known.tenures[0].plan, self.plan)
        self._books = {number: self._empty() for number in range(len(self.known.tenures))}

    def _empty(self) -> dict[str, Book]:
        return {name: Book() for name in self.known.reps}

    # --- the running period ---------------------------------------------------------------------------------------------
    @property
    def term(self) -> Term:
        return self.terms[self.at]

    @property
    def plan(self) -> SinglePlan:
        """The plan of the running period."""
        return self.known.tenures[self.term.tenure].plan

    def quota(self, rep: str) -> Money:
        """A rep's quota for a whole period of the running plan; 0 without one."""
        return self.standings[rep].quota_now(self.plan)

    # --- what comes in --------------------------------------------------------------------------------------------------
    def signed(self, contract: Contract, now: Days) -> list[Part]:
        """The credit a signature gives."""
        margin = contract.amount - contract.cost
        return self._shares(contract, "bookings", contract.amount, now) + self._shares(contract, "margin", margin, now)

    def collected(self, contract: Contract, now: Days) -> list[Part]:
        """The credit a payment gives."""
        margin = contract.amount - contract.cost
        return self._shares(contract, "cash", contract.amount, now) + self._shares(contract, "margin-cash", margin, now)

    def unpaid(self, contract: Contract, now: Days) -> list[Part]:
        """Cancelled or written off: within the clawback of its plan the credit is taken back, from the plan in force."""
        tenures = self.known.tenures
        plan = tenures[plan_of(tenures, contract.signed, contract.delivered, contract.signed)].plan
        if now - contract.signed > plan.clawback_days:
            return []
        margin = contract.cost - contract.amount
        running = in_force(tenures, now)
        return self._shares(contract, "bookings", -contract.amount, now, running) + self._shares(
            contract, "margin", margin, now, running
        )

    def _shares(
        self, contract: Contract, basis: Basis, amount: Money, now: Days, tenure: int | None = None
    ) -> list[Part]:
        """Who gets what of a credit; under the plan its deal belongs to, unless `tenure` says another."""
        if basis not in self.bases:
            return []
        tenures, partner = self.known.tenures, self.known.reps[contract.rep].partner
        number = plan_of(tenures, contract.signed, contract.delivered, now)
        share = tenures[number].plan.partner_share
        parts = [(contract.rep, amount)]
        if partner is not None and share:
            own, theirs = split_money(amount, [1 - share, share])
            parts = [(contract.rep, own), (partner, theirs)]
        waited = max(0.0, now - contract.invoiced) if basis in AT_PAYMENT else 0.0
        paying = number if tenure is None else tenure
        return [
            Part(rep, paying, Credit(basis, part, contract.product, contract.signed, waited)) for rep, part in parts
        ]

    def add(self, share: Part, row: int) -> None:
        """Put a credit to a rep's account; `row` is where the log says so."""
        self._books[share.tenure][share.rep].entries.append(Entry(share.credit, row))

    def heard(self, rep: str, kind: int, row: int) -> None:
        """One of the events in HEARD happened to a rep; `row` is where the log says so."""
        book = self._books[self.term.tenure][rep]
        if kind == REP_LEFT:
            book.has_left = True
        else:
            book.due += kind == CONTRACT_DUE
            book.renewed += kind == CONTRACT_RENEWED
            book.served = row

    # --- pay day --------------------------------------------------------------------------------------------------------
    def close(self) -> dict[str, Statement]:
        """Pay the running period and go on to the next, if there is one."""
        known, number = self.known, self.term.tenure
        old = [RunOff(str(i + 1), known.tenures[i].plan, self._books[i]) for i in range(number)]
        day = PayDay(self.plan, self.term, known.currency, known.planned_margin)
        paid = statements(day, self._books[number], self.standings, old)
        self.standings = {rep: statement.standing for rep, statement in paid.items()}
        for i in range(number + 1):
            self._books[i] = self._empty()
        if self.at + 1 < len(self.terms):
            self.at += 1
            if self.term.tenure != number:
                self._change(known.tenures[number].plan, self.plan)
        return paid

    def _change(self, before: SinglePlan, now: SinglePlan) -> None:
        """A new plan: quotas for its own period; a line of the same name and kind carries on."""
        same = {name for name, line in now.pays.items() if name in before.pays and before.pays[name].kind == line.kind}
        for rep, standing in self.standings.items():
            quota = round(standing.quota * MONTHS[now.period] / MONTHS[before.period])
            carried = {name: kept for name, kept in standing.carried.items() if name in same}
            self.standings[rep] = replace(Standing(quota), carried=carried)
