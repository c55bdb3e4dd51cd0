"""Shapes: what a comparison's averages hide, from the logs of some of its years.

Quarter by quarter, stage by stage and person by person, for a report's charts. The first replications of the experiment are
lived again, so that every figure here belongs to a run of the comparison (same seed, same luck, same digest).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

import numpy as np

from simsales.registry import installed
from simsales.spec.scenario import Scenario
from simsales.world.events import DEAL_WON
from simsales.world.facts import Facts
from simsales.world.measures import Kpi

from .estimates import Estimate, estimate
from .runs import Task, facts_of, live
from .workers import gathered

BY_PERIOD = ("revenue", "contribution")
ENOUGH = 8
"""Replications that make a shape; the comparison's own numbers rest on all of them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One run: KPIs by quarter (major units), deals that entered each stage and then were signed, attainment and pay by rep."""

    periods: Mapping[str, Sequence[float]]
    funnel: Sequence[float]
    attainment: Mapping[str, float]
    pay: Mapping[str, float]
    digest: str


@dataclass(frozen=True)
class Shapes:
    """All of them: `runs[variant][replication]`."""

    scenario: Scenario
    seed: int
    periods: Sequence[str]
    runs: Mapping[str, Sequence[Shape]] = field(repr=False)

    @property
    def replications(self) -> int:
        return len(next(iter(self.runs.values())))

    def series(self, variant: str, kpi: str) -> list[Estimate]:
        """One KPI of `BY_PERIOD`, quarter by quarter."""
        return [estimate(values) for values in zip(*(run.periods[kpi] for run in self.runs[variant]), strict=True)]

    def funnel(self, variant: str) -> list[Estimate]:
        """Deals that entered each stage of the pipeline, then those signed."""
        return [estimate(values) for values in zip(*(run.funnel for run in self.runs[variant]), strict=True)]

    def attainment(self, variant: str) -> list[float]:
        """Of every rep with a quota in every year."""
        return [value for run in self.runs[variant] for value in run.attainment.values() if not math.isnan(value)]

    def pay(self, variant: str) -> list[float]:
        """Of every rep in every year, in major units."""
        return [value for run in self.runs[variant] for value in run.pay.values()]


def shapes(
    variants: Mapping[str, Scenario],
    *,
    seed: int = 1,
    replications: int = ENOUGH,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Shapes:
    """Live the first replications of an experiment again and keep their shapes; results do not depend on the workers."""
    tasks = [Task(variants, seed, number) for number in range(1, replications + 1)]
    rows = gathered(shapes_of, tasks, workers=workers, executor=executor, progress=progress)
    scenario = next(iter(variants.values()))
    quarters = len(next(iter(rows[0].values())).periods[BY_PERIOD[0]])
    names = [f"Q{number}" for number in range(1, quarters + 1)]
    return Shapes(scenario, seed, names, {name: [row[name] for row in rows] for name in variants})


def shapes_of(task: Task) -> dict[str, Shape]:
    """One replication of every variant. Runs in a worker."""
    variants, seed, replication = task
    found: dict[str, Shape] = {}
    for name, scenario in variants.items():
        session = live(scenario, name, seed, replication)
        found[name] = _shape(facts_of(session), scenario, session.log.digest())
    return found


def _shape(facts: Facts, scenario: Scenario, digest: str) -> Shape:
    kpis: Mapping[str, Kpi] = installed().kinds("kpi")
    money = scenario.money
    return Shape(
        {name: list(kpis[name].by(facts, "period", money).values()) for name in BY_PERIOD},
        [*_entered(facts, kpis["conversion"]), facts.count(DEAL_WON).total],
        kpis["attainment"].by(facts, "rep", money),
        kpis["pay_cost"].by(facts, "rep", money),
        digest,
    )


def _entered(facts: Facts, conversion: Kpi) -> list[float]:
    """How many deals came into each stage: what a conversion is divided by."""
    entered = conversion.parts(facts)[1]
    if entered is None:
        return []
    groups, stages = facts.groups("stage", entered)
    inside = (groups >= 0) & (groups < len(stages))
    counted = np.bincount(groups[inside], weights=entered.weights[inside], minlength=len(stages))
    return [float(count) for count in counted]
