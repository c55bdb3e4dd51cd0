"""If nobody changes: what a pay plan would cost on the results of the current one, as a spreadsheet would say it.

Only for variants that differ in nothing but the pay plan: everything that was sold, delivered and paid for stays as it was,
and the credits of that run are paid again under the other plan, to the minor unit. What `compare` says with reactions less
this is the modelled part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simsales.engine.pay_again import pay_again
from simsales.spec.scenario import Scenario
from simsales.world.facts import Facts, ratio

PAID = ("pay_cost", "pay_share", "selling_cost", "contribution")
"""The KPIs that pay alone can move."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """KPIs of one run paid under another plan, and everybody's pay under it."""

    kpis: Mapping[str, float]
    pay_by_rep: Mapping[str, float]


def differs_in_pay_only(base: Scenario, variant: Scenario) -> bool:
    policies = base.policies.model_copy(update={"incentive": variant.policies.incentive})
    return base.model_copy(update={"policies": policies}).fingerprint() == variant.fingerprint()


def if_nobody_changes(facts: Facts, base: Scenario, variant: Scenario, kpis: Mapping[str, float]) -> Unchanged:
    """The run behind `facts` (lived in `base`, with these KPIs) paid under the plan of `variant`."""
    money, paid = base.money, pay_again(facts, base, variant.policies.incentive)
    more = paid.total - money.minor(kpis["pay_cost"])  # whole minor units: nothing is lost in sums
    return Unchanged(
        {
            **kpis,
            "pay_cost": money.major(paid.total),
            "pay_share": ratio(paid.total, money.minor(kpis["revenue"])),
            "selling_cost": money.major(money.minor(kpis["selling_cost"]) + more),
            "contribution": money.major(money.minor(kpis["contribution"]) - more),
        },
        {rep: money.major(sum_) for rep, sum_ in paid.by_rep.items()},
    )
