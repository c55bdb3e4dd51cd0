"""A finished run paid again under another plan: what does it cost if nobody changes?

Puts a scenario's quotas, partners and calendar to `world/repaid.py`. Used by comparisons and by tests, which pay a run
under its own plan and must find its own pay lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..spec.scenario import Scenario
from ..world.calendar import MONTHS
from ..world.facts import Facts
from ..world.incentive import IncentivePlan
from ..world.pay_books import Contract, PayTerms, Rep
from ..world.repaid import Repaid, repaid
from .build import planned_margin


def pay_again(
    facts: Facts, scenario: Scenario, plan: IncentivePlan | None = None, more: Sequence[Contract] = ()
) -> Repaid:
    """The run behind `facts`, lived in `scenario`, paid under `plan` (the scenario's own if left out).

    Quotas are those of the scenario; a plan with a longer or shorter pay period gets its part of them. `more` are contracts
    that were not signed in the run, and are paid for as well.
    """
    return repaid(facts, pay_terms(scenario, plan), more)


def pay_terms(scenario: Scenario, plan: IncentivePlan | None = None) -> PayTerms:
    """What payroll knows before the first day."""
    own, money, calendar = scenario.policies.incentive, scenario.money, scenario.calendar.made()
    paying = own if plan is None else plan
    reps = {
        name: Rep(round(money.minor(rep.quota) * MONTHS[paying.period] / MONTHS[own.period]), rep.partner)
        for name, rep in scenario.reps.items()
    }
    margin = planned_margin(scenario)
    return PayTerms(paying.tenures(calendar.start), reps, calendar, scenario.horizon, money, margin)
