"""What a plan pays one rep at a given result: the arithmetic of the plan, with nobody simulated.

Used by `simsales pay`, and by whoever sets a plan beside what it cost in simulated years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simsales.engine.build import planned_margin
from simsales.spec.scenario import Scenario
from simsales.units import Money, Share
from simsales.world.calendar import MONTHS
from simsales.world.incentive import Quota, SinglePlan
from simsales.world.statement import BASE, CAP

CURVE = (0.5, 0.8, 1.0, 1.2, 1.5, 2.0)
"""Attainment at which an earnings curve is shown."""


@dataclass(frozen=True, slots=True)
class Payout:
    """Pay of one whole period at one attainment: base pay first, then line by line, and what a ceiling takes off."""

    attainment: Share
    sold: Money
    lines: Mapping[str, Money]

    @property
    def total(self) -> Money:
        return sum(self.lines.values())

    @property
    def variable(self) -> Money:
        """All but base pay."""
        return self.total - self.lines[BASE]


def payouts(scenario: Scenario, rep: str, plan: SinglePlan, levels: Sequence[float] = CURVE) -> list[Payout]:
    """What `plan` pays a rep who has a quota, one period, every basis at the same attainment of its own quota."""
    quotas, money = quotas_under(scenario, plan), scenario.money
    others = [quota for name, quota in quotas.items() if name != rep and scenario.reps[name].quota]
    base, most = plan.base_pay(money), plan.most(money)
    found = []
    for level in levels:
        lines = {BASE: base, **plan.payout(quotas[rep], level, money, others)}
        if most is not None:
            lines[CAP] = min(0, most - sum(lines.values()))
        found.append(Payout(level, round(quotas[rep].bookings * level), lines))
    return found


def pay_at_target(scenario: Scenario) -> Money:
    """What a spreadsheet would budget: everybody at exactly 100% of quota all through the run, base pay where there is none."""
    plan, money = last_plan(scenario), scenario.money
    quotas = quotas_under(scenario, plan)
    years = scenario.horizon / scenario.calendar.made().year
    with_quota = [rep for rep, spec in scenario.reps.items() if spec.quota]
    base = plan.base_pay(money) * (len(quotas) - len(with_quota))
    paid = sum(payouts(scenario, rep, plan, (1.0,))[0].total for rep in with_quota)
    return round((base + paid) * years * MONTHS["year"] / MONTHS[plan.period])


def quotas_under(scenario: Scenario, plan: SinglePlan) -> dict[str, Quota]:
    """Everybody's quota for one pay period of a plan of this scenario."""
    length = MONTHS[plan.period] / MONTHS[scenario.policies.incentive.period]
    money, margin = scenario.money, planned_margin(scenario)
    return {name: Quota(max(1, round(money.minor(one.quota) * length)), margin) for name, one in scenario.reps.items()}


def middle_rep(scenario: Scenario) -> str | None:
    """The rep with the middle quota (of two, the smaller), as an example of everybody; None where nobody has a quota."""
    ordered = sorted(
        (name for name, rep in scenario.reps.items() if rep.quota), key=lambda one: scenario.reps[one].quota
    )
    return ordered[(len(ordered) - 1) // 2] if ordered else None


def last_plan(scenario: Scenario) -> SinglePlan:
    """The plan that is in force in the end."""
    return scenario.policies.incentive.tenures(scenario.calendar.start)[-1].plan
