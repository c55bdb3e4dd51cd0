"""Runs: what is kept of one, and of an experiment in which every variant lives through the same seeds.

A task is one replication of some variants under the same luck.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from simsales.registry import installed
from simsales.rng import replication_seeds
from simsales.session import Session
from simsales.spec.scenario import BASELINE, Scenario
from simsales.world.facts import Facts
from simsales.world.measures import Kpi

from . import objectives
from .unchanged import Unchanged, differs_in_pay_only, if_nobody_changes

OF_EVERY_REP = ("pay_cost", "revenue")
"""KPIs that are kept for every rep, whatever the limits ask for."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """One run looked back on: KPI values, pay, sales and what a limit asks for per rep, and the digest of its log."""

    kpis: Mapping[str, float]
    per_rep: Mapping[str, Mapping[str, float]]
    digest: str
    unchanged: Unchanged | None = None
    """The same if nobody changes; none where more than the pay plan differs."""


@dataclass(frozen=True)
class Results:
    """All runs of an experiment: `runs[variant][replication]`; where a selection chose what to run, some variants have fewer."""

    scenario: Scenario
    seed: int
    runs: Mapping[str, Sequence[RunResult]] = field(repr=False)

    @property
    def replications(self) -> int:
        """Those of the variant that has most."""
        return max(map(len, self.runs.values()))

    @property
    def run_seeds(self) -> list[int]:
        return replication_seeds(self.seed, self.replications)

    def values(self, variant: str, kpi: str) -> list[float]:
        return objectives.values(self.scenario, self.runs, variant, kpi)

    @property
    def digest(self) -> str:
        """Over the digests of all runs, in order of variant and replication."""
        return digest_of(run.digest for runs in self.runs.values() for run in runs)


def digest_of(digests: Iterable[str]) -> str:
    """One digest over those of many runs, in their order."""
    hashed = sha256()
    for digest in digests:
        hashed.update(digest.encode())
    return hashed.hexdigest()


def live(scenario: Scenario, variant: str, seed: int, replication: int) -> Session:
    """One run, from start to closed books."""
    session = Session(scenario, variant=variant, seed=seed, replication=replication)
    session.advance()
    return session


def look_back(session: Session, kpis: Mapping[str, Kpi], per_rep: Sequence[str] = ()) -> RunResult:
    """The numbers of a finished session."""
    scenario, facts = session.scenario, facts_of(session)
    money = scenario.money
    return RunResult(
        {name: kpi.value(facts, money) for name, kpi in kpis.items()},
        {name: kpis[name].by(facts, "rep", money) for name in per_rep},
        session.log.digest(),
    )


def facts_of(session: Session) -> Facts:
    scenario = session.scenario
    return Facts(session.log, scenario.calendar.made(), scenario.pipeline.stage_names, scenario.horizon)


def per_rep_kpis(scenarios: Iterable[Scenario]) -> list[str]:
    """Which KPIs are kept per rep: pay and sales, and what a limit asks for."""
    limits = (limit for scenario in scenarios for limit in scenario.limits.values())
    return sorted({*OF_EVERY_REP, *(limit.kpi for limit in limits if limit.of != "whole")})


class Task(NamedTuple):
    """One replication of some variants."""

    variants: Mapping[str, Scenario]
    seed: int
    replication: int


def replicate(task: Task) -> dict[str, RunResult]:
    """One replication of every variant, under the same luck. Runs in a worker."""
    variants, seed, replication = task
    kpis = installed().kinds("kpi")
    per_rep = per_rep_kpis(variants.values())
    results: dict[str, RunResult] = {}
    today: tuple[Facts, Scenario, Mapping[str, float]] | None = None
    for name in sorted(variants, key=lambda name: name != BASELINE):
        scenario = variants[name]
        session = live(scenario, name, seed, replication)
        result = look_back(session, kpis, per_rep)
        if name == BASELINE:
            today = facts_of(session), scenario, result.kpis
        if today is not None and differs_in_pay_only(today[1], scenario):
            result = replace(result, unchanged=if_nobody_changes(today[0], today[1], scenario, today[2]))
        results[name] = result
    return {name: results[name] for name in variants}
