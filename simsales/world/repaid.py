"""Repaid: what another pay plan would have paid on a run that has been lived.

The credits are read off the run's own log, nobody reacts and nothing is drawn, so it is exact to the minor unit: the run's
own plan gives back its own pay lines. Credit the run's plan did not count (margin, cash) is derived from what it must have
written down anyway: signature and cost, payment, write-off or cancellation, service contracts that came up.
Used by the comparison of plans "if nobody changes", and by `simsales pay`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..units import Money
from .events import (
    CASH_COLLECTED,
    COST_COMMITTED,
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    GOODS_DELIVERED,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
    PAY_EARNED,
    QUOTA_SET,
)
from .facts import Facts
from .incentive import BASES
from .log import NOTHING
from .pay_books import HEARD, Contract, Part, PayBooks, PayTerms
from .pay_terms import Term
from .statement import Statement, together

_SEEN = (COST_COMMITTED, CASH_COLLECTED, INVOICE_WRITTEN_OFF, ORDER_CANCELLED, *HEARD)


@dataclass(frozen=True, slots=True)
class Repaid:
    """All pay of a run: one set of statements per pay day."""

    days: Sequence[tuple[Term, Mapping[str, Statement]]]

    @property
    def lines(self) -> dict[str, dict[str, Money]]:
        """By rep, then by line."""
        return together([statements for _, statements in self.days])

    @property
    def by_rep(self) -> dict[str, Money]:
        return {rep: sum(lines.values()) for rep, lines in self.lines.items()}

    @property
    def total(self) -> Money:
        return sum(self.by_rep.values())


def repaid(facts: Facts, known: PayTerms, more: Sequence[Contract] = ()) -> Repaid:
    """The run behind `facts`, paid under the plans of `known`.

    `more` are contracts that were not signed in it, paid for as well: each on its day of signing, and on the day of its invoice,
    when its customer is taken to pay.
    """
    books, source = PayBooks(known), _Source(facts)
    rows = np.flatnonzero(np.isin(facts.kind, _SEEN)).tolist()
    days: list[tuple[Term, Mapping[str, Statement]]] = []
    ends = [_turn(facts, term.end) for term in books.terms[:-1]]
    for row in rows:
        while len(days) < len(ends) and row >= ends[len(days)]:
            days.append(_pay_day(books, more))
        source.tell(books, row)
    while len(days) < len(books.terms):
        days.append(_pay_day(books, more))
    return Repaid(days)


def _pay_day(books: PayBooks, more: Sequence[Contract]) -> tuple[Term, Mapping[str, Statement]]:
    """Close the running period, with what `more` brings to it."""
    term = books.term
    for contract in more:
        for day, credit in ((contract.signed, books.signed), (contract.invoiced, books.collected)):
            if term.start <= day < min(term.end, books.known.horizon):
                for part in credit(contract, day):
                    books.add(part, NOTHING)
    return term, books.close()


def _turn(facts: Facts, end: float) -> int:
    """The first row after a pay day: where the run itself turned a period then, what it wrote first; else by time."""
    low, high = (int(np.searchsorted(facts.t, end, side=side)) for side in ("left", "right"))
    turned = np.flatnonzero(np.isin(facts.kind[low:high], (PAY_EARNED, QUOTA_SET)))
    return low + int(turned[0]) if len(turned) else low


@dataclass(slots=True)
class _Source:
    """The log of a run as payroll would have heard it."""

    facts: Facts
    _contracts: dict[int, Contract] = field(default_factory=dict)
    _delivered: dict[int, float] = field(init=False)
    _credits: dict[tuple[int, int, str], int] = field(init=False)

    def __post_init__(self) -> None:
        facts = self.facts
        rows = facts.of(GOODS_DELIVERED)
        self._delivered = dict(zip(facts.subject[rows].tolist(), facts.t[rows].tolist(), strict=True))
        self._credits = {
            (int(facts.cause[row]), int(facts.step[row]), facts.log.names[facts.actor[row]].key): row
            for kind in (CREDIT_GIVEN, CREDIT_TAKEN_BACK)
            for row in facts.of(kind).tolist()
        }

    def tell(self, books: PayBooks, row: int) -> None:
        """Put one event into the books, if it is a rep's."""
        facts = self.facts
        actor = facts.log.names[facts.actor[row]]
        if actor.kind != "rep":
            return
        kind = int(facts.kind[row])
        if kind in HEARD:
            books.heard(actor.key, kind, row)
            return
        cause = int(facts.cause[row]) if kind == COST_COMMITTED else row
        for part in self._parts(books, row, kind):
            books.add(part, self._credits.get((cause, BASES.index(part.credit.basis), part.rep), cause))

    def _parts(self, books: PayBooks, row: int, kind: int) -> Iterator[Part]:
        facts, now = self.facts, float(self.facts.t[row])
        case = int(facts.subject[row])
        if kind == COST_COMMITTED:
            self._contracts[case] = self._contract(row, case)
            yield from books.signed(self._contracts[case], now)
        elif kind == CASH_COLLECTED:
            invoiced = float(facts.t[facts.cause[row]])
            paid = self._contracts[case]._replace(amount=int(facts.amount[row]), invoiced=invoiced)
            yield from books.collected(paid, now)
        else:
            yield from books.unpaid(self._contracts[case], now)

    def _contract(self, row: int, case: int) -> Contract:
        facts = self.facts
        return Contract(
            rep=facts.log.names[facts.actor[row]].key,
            product=facts.log.names[facts.cases["product"][case]].key,
            amount=int(facts.amount[facts.cause[row]]),
            cost=int(facts.amount[row]),
            signed=float(facts.t[row]),
            delivered=self._delivered.get(case, float("inf")),
            invoiced=float("inf"),
        )
