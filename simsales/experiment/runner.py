"""Running an experiment: every variant lives through the same seeds, on any number of workers.

A task is one replication of all variants. Results are put together in the order of the replications, whoever finished
first, so that the number of workers changes nothing but the time.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256

from simsales.errors import SimsalesError
from simsales.registry import installed
from simsales.rng import replication_seed
from simsales.session import Session
from simsales.spec.scenario import Scenario
from simsales.world.facts import Facts
from simsales.world.measures import Kpi

from .unchanged import Unchanged, differs_in_pay_only, if_nobody_changes

POOL_PAYS_FROM = 16
"""Runs below which starting workers costs more than it saves."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """One run looked back on: KPI values, values per rep where a limit asks for them, and the digest of its log."""

    kpis: Mapping[str, float]
    per_rep: Mapping[str, Mapping[str, float]]
    digest: str
    unchanged: Unchanged | None = None
    """The same if nobody changes; none where more than the pay plan differs."""


@dataclass(frozen=True)
class Results:
    """All runs of an experiment: `runs[variant][replication]`."""

    scenario: Scenario
    seed: int
    runs: Mapping[str, Sequence[RunResult]] = field(repr=False)

    @property
    def replications(self) -> int:
        return len(next(iter(self.runs.values())))

    @property
    def run_seeds(self) -> list[int]:
        return [replication_seed(self.seed, number) for number in range(1, self.replications + 1)]

    def values(self, variant: str, kpi: str) -> list[float]:
        return [run.kpis[kpi] for run in self.runs[variant]]

    @property
    def digest(self) -> str:
        """Over the digests of all runs, in order of variant and replication."""
        hashed = sha256()
        for runs in self.runs.values():
            for run in runs:
                hashed.update(run.digest.encode())
        return hashed.hexdigest()


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


def replicate(variants: Mapping[str, Scenario], seed: int, replication: int) -> dict[str, RunResult]:
    """One replication of every variant, under the same luck. Runs in a worker."""
    kpis = installed().kinds("kpi")
    per_rep = sorted(
        {limit.kpi for scenario in variants.values() for limit in scenario.limits.values() if limit.of != "whole"}
    )
    results: dict[str, RunResult] = {}
    base, first = next(iter(variants.items()))
    facts: Facts | None = None
    for name, scenario in variants.items():
        session = Session(scenario, variant=name, seed=seed, replication=replication)
        session.advance()
        result = look_back(session, kpis, per_rep)
        facts = facts or facts_of(session)
        if differs_in_pay_only(first, scenario):
            unchanged = if_nobody_changes(facts, first, scenario, (result if name == base else results[base]).kpis)
            result = replace(result, unchanged=unchanged)
        results[name] = result
    return results


def run_experiment(
    variants: Mapping[str, Scenario],
    *,
    seed: int = 1,
    replications: int = 40,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Results:
    """Run every variant through the same replications.

    `workers` are local processes (all cores if left out), `executor` any other; `progress` is told (done, all) runs.
    """
    rows: list[dict[str, RunResult]] = []
    with _replications(variants, seed, replications, workers, executor) as finished:
        for row in finished:
            rows.append(row)
            if progress is not None:
                progress(len(rows) * len(variants), replications * len(variants))
    return Results(next(iter(variants.values())), seed, {name: [row[name] for row in rows] for name in variants})


@contextmanager
def _replications(
    variants: Mapping[str, Scenario], seed: int, replications: int, workers: int | None, executor: Executor | None
) -> Iterator[Iterator[dict[str, RunResult]]]:
    numbers = range(1, replications + 1)
    count = min(workers or os.cpu_count() or 1, replications)
    if executor is not None:
        yield _gather([executor.submit(replicate, variants, seed, number) for number in numbers])
    elif count == 1 or replications * len(variants) < POOL_PAYS_FROM:
        yield (replicate(variants, seed, number) for number in numbers)
    else:
        pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_quiet_worker)
        try:
            with _interrupts_later():
                futures = [pool.submit(replicate, variants, seed, number) for number in numbers]
            yield _gather(futures)
        finally:
            pool.shutdown(cancel_futures=True)


def _gather(futures: Sequence[Future[dict[str, RunResult]]]) -> Iterator[dict[str, RunResult]]:
    """Results in order of replication; the first failure cancels what has not begun."""
    try:
        for future in futures:
            yield future.result()
    except SimsalesError:
        for future in futures:
            future.cancel()
        raise


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold Ctrl-C back while workers start: they inherit the mask, and a pool interrupted in `submit` may hang for good."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _quiet_worker() -> None:
    """A worker leaves Ctrl-C to its parent, and takes no more memory than a sane run needs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    except (ImportError, ValueError, OSError):
        pass
