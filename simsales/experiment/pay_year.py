"""Pay of one run: who earned what, against which quota, for what was sold. Whole minor units that add up.

Used by the costing of a plan and by the page of one rep. A pay period of a rep runs from one quota row of the log to the
next: what is paid on a pay day stands before the quota of the period that follows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simsales.registry import installed
from simsales.session import Session
from simsales.units import Hours, Money
from simsales.world.events import (
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    DEAL_WON,
    PAY_EARNED,
    QUOTA_SET,
    REP_LEFT,
)
from simsales.world.facts import Facts, Numbers, Tally

from .runs import facts_of

_BOOKINGS = 0
_WEEK = ("selling_hours", "prospecting_hours", "service_hours")


@dataclass(frozen=True, slots=True)
class RepPeriod:
    """One rep in one pay period: the quota of it, the bookings credited, all pay."""

    rep: str
    number: int
    """Of the pay period, from 1."""
    quota: Money
    booked: Money
    pay: Money

    @property
    def attainment(self) -> float:
        return self.booked / self.quota


@dataclass(frozen=True, slots=True)
class PayYear:
    """Pay of one run (usually a year); `periods` are those of reps with a quota."""

    pay_by_rep: Mapping[str, Money]
    pay_by_line: Mapping[str, Money]
    sales_by_rep: Mapping[str, Money]
    periods: Sequence[RepPeriod]
    sales: Money
    selling_cost: Money
    contribution: Money
    left: frozenset[str]
    """Whose place somebody else took, or will take."""
    hours: Mapping[str, Hours]
    """Planned hours a week by rep; empty where nobody plans."""
    digest: str

    @property
    def pay(self) -> Money:
        return sum(self.pay_by_rep.values())


def pay_year(session: Session) -> PayYear:
    """Pay of a finished session."""
    facts, money = facts_of(session), session.scenario.money
    kpis = installed().kinds("kpi")
    paid = facts.money(PAY_EARNED)
    booked = facts.money(CREDIT_GIVEN, step=_BOOKINGS) - facts.money(CREDIT_TAKEN_BACK, step=_BOOKINGS)
    names = facts.log.names
    return PayYear(
        pay_by_rep=_by_rep(facts, paid),
        pay_by_line=_sums([names[code].key for code in facts.subject[paid.rows].tolist()], paid.weights.tolist()),
        sales_by_rep=_by_rep(facts, facts.money(DEAL_WON)),
        periods=_periods(facts, paid, booked),
        sales=money.minor(kpis["revenue"].value(facts, money)),
        selling_cost=money.minor(kpis["selling_cost"].value(facts, money)),
        contribution=money.minor(kpis["contribution"].value(facts, money)),
        left=frozenset(names[code].key for code in facts.actor[facts.of(REP_LEFT)].tolist()),
        hours=_hours([kpis[name].by(facts, "rep", money) for name in _WEEK]),
        digest=session.log.digest(),
    )


def _sums(keys: Sequence[str], weights: Sequence[float]) -> dict[str, Money]:
    found: dict[str, Money] = {}
    for key, weight in zip(keys, weights, strict=True):
        found[key] = found.get(key, 0) + int(weight)
    return found


def _by_rep(facts: Facts, tally: Tally) -> dict[str, Money]:
    groups, names = facts.groups("rep", tally)
    inside = groups >= 0
    found = _sums([names[group] for group in groups[inside].tolist()], tally.weights[inside].tolist())
    return {name: found.get(name, 0) for name in names}


def _periods(facts: Facts, paid: Tally, booked: Tally) -> list[RepPeriod]:
    """Rep by rep in the order of the log, period by period."""
    quotas = facts.of(QUOTA_SET)
    found: list[RepPeriod] = []
    for actor in dict.fromkeys(facts.actor[quotas].tolist()):
        starts = quotas[facts.actor[quotas] == actor]
        pay, credit = (_cut(facts, tally, actor, starts) for tally in (paid, booked))
        amounts = facts.amount[starts].tolist()
        found += [
            RepPeriod(facts.log.names[actor].key, i + 1, quota, credit[i], pay[i])
            for i, quota in enumerate(amounts)
            if quota
        ]
    return found


def _cut(facts: Facts, tally: Tally, actor: int, starts: Numbers) -> list[Money]:
    """What of a tally is this actor's, by the quota row it follows."""
    mine = facts.actor[tally.rows] == actor
    after = np.searchsorted(starts, tally.rows[mine], side="right") - 1
    return [int(sum_) for sum_ in np.bincount(after, weights=tally.weights[mine], minlength=len(starts))]


def _hours(tasks: Sequence[Mapping[str, float]]) -> dict[str, Hours]:
    """All tasks of a week together, for whoever plans weeks."""
    together = {rep: math.fsum(hours[rep] for hours in tasks) for rep in tasks[0]}
    return {rep: hours for rep, hours in together.items() if not math.isnan(hours)}
