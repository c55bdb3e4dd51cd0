"""Looking back on a run of evidence: hours, bookings and pay per rep, in any span of days.

Every number is an array with one entry per rep, in the order of the scenario, or a single figure of the whole firm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simsales.spec.scenario import Scenario
from simsales.units import MICROSECONDS_PER_DAY, Days
from simsales.world.events import (
    DEAL_LOST,
    DEAL_PUSHED,
    DEAL_UNDECIDED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    PAY_EARNED,
    QUOTA_SET,
    SELLER_JOINED,
    TIME_PLANNED,
)
from simsales.world.facts import Facts, Numbers

TASKS = ("sell", "prospect", "serve")
QUARTER: Days = 91.0
YEAR: Days = 364.0
_HOURS_A_DAY = 24
_INSTANT = 1e-6


@dataclass(frozen=True)
class Lived:
    """One finished run."""

    scenario: Scenario
    facts: Facts

    @cached_property
    def _codes(self) -> list[int]:
        facts = self.facts
        joined = facts.actor[facts.of(SELLER_JOINED)].tolist()
        return [code for code in joined if facts.log.names[code].kind == "rep"]

    # --- people ---------------------------------------------------------------------------------------------------------
    def hours(self, task: str, since: Days, until: Days) -> Numbers:
        """Mean hours a week that each rep spent on a task."""
        facts, number = self.facts, TASKS.index(task)
        ordinary = float(getattr(self.scenario.people.week, task))
        rows = facts.of(TIME_PLANNED, number)
        return np.array([self._mean_hours(rows[facts.actor[rows] == c], ordinary, since, until) for c in self._codes])

    def _mean_hours(self, rows: Numbers, ordinary: float, since: Days, until: Days) -> float:
        planned = self.facts.amount[rows] * (_HOURS_A_DAY / MICROSECONDS_PER_DAY)
        levels = np.concatenate([[ordinary], planned])
        days = np.clip(np.concatenate([[-np.inf], self.facts.t[rows], [np.inf]]), since, until)
        return float((levels * np.diff(days)).sum() / (until - since))

    def all_hours(self, since: Days, until: Days) -> Numbers:
        total: Numbers = np.sum([self.hours(task, since, until) for task in TASKS], axis=0)
        return total

    def bookings(self, since: Days, until: Days) -> Numbers:
        """What each rep signed."""
        return self._per_rep(DEAL_WON, since, until)

    def contracts(self, since: Days, until: Days) -> Numbers:
        """How many each rep signed, each counted at the part of its list value it was signed for. How large a deal is no
        plan moves, so gains counted like this are gains in money, with a third of the noise."""
        return self._per_rep(DEAL_WON, since, until, is_counted=True)

    def pay(self, since: Days, until: Days) -> Numbers:
        """What each rep was paid on the pay days after `since` and up to `until`."""
        return self._per_rep(PAY_EARNED, since + _INSTANT, until + _INSTANT)

    def targets(self, since: Days, until: Days) -> Numbers:
        """Each rep's quotas together."""
        return self._per_rep(QUOTA_SET, since, until)

    def attained(self, period: Days, since: Days, until: Days) -> Numbers:
        """Result against quota: one row per period, one column per rep."""
        starts = np.arange(since, until - _INSTANT, period)
        return np.array([self.bookings(t, t + period) / self.targets(t, t + period) for t in starts])

    def _per_rep(self, kind: int, since: Days, until: Days, is_counted: bool = False) -> Numbers:
        facts, rows = self.facts, self.facts.of(kind)
        rows = rows[(facts.t[rows] >= since) & (facts.t[rows] < until)]
        amounts = facts.amount[rows]
        weights = amounts / facts.cases["list_value"][facts.subject[rows]] if is_counted else amounts
        sums = np.bincount(facts.actor[rows], weights=weights, minlength=max(self._codes) + 1)
        return np.asarray(sums[self._codes])

    # --- deals ----------------------------------------------------------------------------------------------------------
    def won(self, spans: Sequence[tuple[Days, Days]]) -> Numbers:
        """Rows of the deals signed in these spans."""
        return self._within(DEAL_WON, spans)

    def price(self, rows: Numbers) -> float:
        """What deals were signed for, as part of their list value."""
        return float(self.facts.amount[rows].sum() / self.list_value(rows)) if len(rows) else float("nan")

    def list_value(self, rows: Numbers) -> float:
        return float(self.facts.cases["list_value"][self.facts.subject[rows]].sum())

    def win_rate(self, spans: Sequence[tuple[Days, Days]], stage: int = 0) -> float:
        """Deals won of all that ended in these spans, in this stage or later."""
        won, lost, undecided = (self._ended(kind, spans, stage) for kind in (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED))
        total = won + lost + undecided
        return won / total if total else float("nan")

    def _ended(self, kind: int, spans: Sequence[tuple[Days, Days]], stage: int) -> int:
        return int((self.facts.step[self._within(kind, spans)] >= stage).sum())

    def given_for_haste(self, since: Days, until: Days) -> float:
        """Discounts that were given to make buyers sign early."""
        facts, rows = self.facts, self._within(DISCOUNT_GRANTED, [(since, until)])
        return float(facts.amount[rows[facts.kind[facts.cause[rows]] == DEAL_PUSHED]].sum())

    def _within(self, kind: int, spans: Sequence[tuple[Days, Days]]) -> Numbers:
        rows = self.facts.of(kind)
        days = self.facts.t[rows]
        inside = np.zeros(len(rows), dtype=bool)
        for since, until in spans:
            inside |= (days >= since) & (days < until)
        return rows[inside]


def jackknife(lives: int, figure: Callable[[Sequence[int]], float]) -> list[float]:
    """A figure of all lives together as one value per life: what the whole loses when that life is left out (Tukey 1958)."""
    everybody = range(lives)
    whole = figure(everybody)
    return [lives * whole - (lives - 1) * figure([j for j in everybody if j != i]) for i in everybody]


def thirds(order: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Places of the lowest, the middle and the top third by some number."""
    ranked = np.argsort(order, kind="stable")
    a, b = round(len(ranked) / 3), round(2 * len(ranked) / 3)
    return ranked[:a], ranked[a:b], ranked[b:]


def part(order: Numbers, low: float, high: float) -> Numbers:
    """Places of those between two shares of the ranking, the lowest first."""
    ranked = np.argsort(order, kind="stable")
    return ranked[round(low * len(ranked)) : round(high * len(ranked))]


def gain(after: Numbers, before: Numbers, who: Numbers | slice = slice(None)) -> float:
    """Relative change of a sum."""
    return float(after[who].sum() / before[who].sum() - 1)
