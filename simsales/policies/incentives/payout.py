"""What the lines of a plan pay at an attainment: the table of 50, 80, 100, 120 and 150% that people ask for first.

Used by `plan.py`. Every basis is taken to be at the same part of its own quota, renewals and margin rates as planned, and
the colleagues as each line's `assumes` says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...units import Currency, Money
from ...world.calendar import MONTHS, Period
from ...world.incentive import PayComponent, Quota, Sheet
from ...world.statement import in_order

Lines = Mapping[str, PayComponent]


def periods_of(line: PayComponent, period: Period) -> int:
    """Over how many pay periods a line counts."""
    return MONTHS[line.counted_by] // MONTHS[period] if line.counted_by else 1


def over(quota: Quota, periods: int) -> Quota:
    """The quota of so many pay periods."""
    return Quota(quota.bookings * periods, quota.planned_margin)


def payout(
    pays: Lines,
    period: Period,
    quota: Quota,
    attainment: float,
    base: Money,
    currency: Currency,
    others: Sequence[Quota],
) -> dict[str, Money]:
    """Each line's pay in one pay period; a line counted over a year shows its part of a year at this attainment."""
    sheets: dict[str, list[Sheet]] = {}
    for name, line in pays.items():
        periods = periods_of(line, period)
        levels = [(over(quota, periods), attainment)]
        if line.of_team:
            levels += [(over(other, periods), line.others_at(attainment)) for other in others]
        sheets[name] = [
            Sheet(
                str(number),
                goal,
                int(goal.at(line.basis, level)) if line.of_quota else 0,
                scores=_scores(level),
                base=base,
            )
            for number, (goal, level) in enumerate(levels)
        ]
    paid = settled(pays, sheets, currency)
    return {name: round(money / periods_of(pays[name], period)) for name, money in paid.items()}


def settled(pays: Lines, sheets: Mapping[str, Sequence[Sheet]], currency: Currency) -> dict[str, Money]:
    """What each line pays the first of its sheets."""
    paid: dict[str, Money] = {}
    for name in in_order(pays):
        first, *rest = sheets[name]
        paid[name] = pays[name].settle([replace(first, lines=dict(paid)), *rest], currency)[0].money
    return {name: paid[name] for name in pays}


def _scores(attainment: float) -> dict[str, float | None]:
    """Every basis at this attainment, and the rest as planned."""
    own = dict.fromkeys(("attainment", "margin_attainment", "cash_attainment"), attainment)
    return {**own, "margin": None, "retention": None}
