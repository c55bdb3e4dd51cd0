"""A rep's year month by month: how the hours of a week were spent, what was credited, what was paid; all from the log.

Used by the page of one rep and by `simsales statement --json`. A week that nobody planned is the rep's own ordinary week.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from simsales.spec.scenario import Scenario
from simsales.units import Days, Hours, Money
from simsales.world.calendar import date_of, period_starts
from simsales.world.events import CREDIT_GIVEN, CREDIT_TAKEN_BACK, DEAL_WON, PAY_EARNED, TIME_PLANNED
from simsales.world.facts import Facts
from simsales.world.log import Name

TASKS = ("sell", "prospect", "serve")
"""In the order of the log."""
_BOOKINGS = 0
_HOUR = 3.6e9


class RepMonth(NamedTuple):
    """One month of a rep."""

    first: date
    last: date
    hours: Mapping[str, Hours]
    """Planned a week by task, mean over the month."""
    deals: int
    """Signed."""
    booked: Money
    """Bookings credited, less what was taken back."""
    paid: Money
    """All pay earned, base pay included; pay belongs to the period it ends."""


def rep_months(facts: Facts, scenario: Scenario, rep: str) -> list[RepMonth]:
    """The months of a finished run, the last one as far as the run goes."""
    spent = {task: _Steps(facts, scenario, rep, number) for number, task in enumerate(TASKS)}
    credited = facts.money(CREDIT_GIVEN, step=_BOOKINGS) - facts.money(CREDIT_TAKEN_BACK, step=_BOOKINGS)
    won, paid = facts.count(DEAL_WON), facts.money(PAY_EARNED)
    found = []
    starts = period_starts(facts.calendar, "month", facts.horizon)
    for number, since in enumerate(starts[:-1]):
        until = min(starts[number + 1], facts.horizon)
        counted = until if number < len(starts) - 2 else np.inf  # books are closed after the last day
        deals, booked, pay = (facts.part(tally, since, counted, rep).total for tally in (won, credited, paid))
        found.append(
            RepMonth(
                date_of(facts.calendar, since),
                date_of(facts.calendar, max(until - 1, since)),
                {task: steps.mean(since, until) for task, steps in spent.items()},
                round(deals),
                round(booked),
                round(pay),
            )
        )
    return found


class _Steps:
    """Planned hours a week of one task, as they change."""

    def __init__(self, facts: Facts, scenario: Scenario, rep: str, number: int) -> None:
        rows = facts.of(TIME_PLANNED, step=number)
        mine = [row for row in rows.tolist() if facts.log.names[facts.actor[row]] == Name("rep", rep)]
        usual = scenario.reps[rep].who.week(scenario.people.week)
        self._days: list[Days] = [0.0, *(float(facts.t[row]) for row in mine)]
        self._hours: list[Hours] = [getattr(usual, TASKS[number]), *(float(facts.amount[row]) / _HOUR for row in mine)]

    def mean(self, since: Days, until: Days) -> Hours:
        ends = [*self._days[1:], until]
        spans = [max(0.0, min(end, until) - max(day, since)) for day, end in zip(self._days, ends, strict=True)]
        return sum(span * hours for span, hours in zip(spans, self._hours, strict=True)) / (until - since)


def months_json(months: Sequence[RepMonth]) -> list[dict[str, Any]]:
    """For machines: hours a week, money in minor units."""
    return [
        {
            **month._asdict(),
            "first": month.first.isoformat(),
            "last": month.last.isoformat(),
            "hours": dict(month.hours),
        }
        for month in months
    ]
