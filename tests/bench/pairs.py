"""What common luck saves between the plans of a shipped scenario: paired variance reduction, pair by pair.

(Var A + Var B) / Var(A - B) over lives with common seeds: how many times more lives independent luck would need for the same
interval on the difference. Used by `python -m tests.bench --plans`; nothing asserts it. Goal: PERFORMANCE.md section 3 (4).
"""

import statistics
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from simsales.experiment.runner import run_experiment
from simsales.spec.casefile import open_case
from simsales.spec.scenario import Scenario

SCENARIO, KPIS = "incentive-rollout", ("revenue", "contribution")
LIVES, QUICK_LIVES = 16, 4
GOAL = 10.0
WHY = """\
Why below the goal: the draws are common to the last one. Where reps do not react (`fixed`) little else is left; what is
missing here are reactions, which are real differences of each life and not luck that a common draw could take out. Most of
it is service: where one plan pays for it and the other does not (`service`, hours of the second plan against the first),
other contracts lapse, few and large, and they count in contribution (between the current plan and `uncapped` their spread
is .8 of that of the difference). In revenue it is what hours for new business and for open deals have changed."""


class Pair(NamedTuple):
    """One KPI of two plans over the same lives."""

    kpi: str
    first: str
    second: str
    reduction: float
    service: float
    """Mean service hours under the second plan as part of those under the first."""


def pairs(variants: Mapping[str, Scenario], lives: int) -> list[Pair]:
    """Every pair of variants, for every KPI."""
    results = run_experiment(variants, seed=1, replications=lives)
    hours = {name: statistics.fmean(results.values(name, "service_hours")) for name in variants}
    return [
        Pair(
            kpi,
            first,
            second,
            paired_reduction(results.values(first, kpi), results.values(second, kpi)),
            hours[second] / hours[first],
        )
        for kpi in KPIS
        for first, second in combinations(variants, 2)
    ]


def paired_reduction(a: Sequence[float], b: Sequence[float]) -> float:
    """(Var A + Var B) / Var(A - B); infinite where the difference never varies."""
    left = statistics.variance([y - x for x, y in zip(a, b, strict=True)])
    return (statistics.variance(a) + statistics.variance(b)) / left if left else float("inf")


def told(lives: int) -> str:
    """The table, each figure beside its goal, and why where one is missed."""
    variants = open_case(SCENARIO).variants
    found, fixed = pairs(variants, lives), pairs({name: _fixed(one) for name, one in variants.items()}, lives // 2)
    lines = [
        f"paired variance reduction, {SCENARIO}, {lives} lives with common seeds ({lives // 2} where reps are fixed)",
        f"{'KPI':<14}{'plans':<28}{'reduction':>10}{'fixed':>10}{'service':>10}",
    ]
    for one, other in zip(found, fixed, strict=True):
        plans, goal = f"{one.first} | {one.second}", "ok" if one.reduction >= GOAL else "MISS"
        lines.append(
            f"{one.kpi:<14}{plans:<28}{one.reduction:>10.1f}{other.reduction:>10.1f}{one.service:>10.0%}"
            f"   goal >= {GOAL:.0f}: {goal}"
        )
    if any(one.reduction < GOAL for one in found):
        lines.append(WHY)
    return "\n".join(lines) + "\n"


def _fixed(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"people": scenario.people.model_copy(update={"behaviour": "fixed"})})
