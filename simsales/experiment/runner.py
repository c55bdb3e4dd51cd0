"""Running an experiment: every variant lives through the same seeds, on any number of workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor

from simsales.spec.scenario import Scenario
from simsales.store.results import ResultStore

from .remembered import remembered
from .runs import Results, RunResult, Task
from .workers import POOL_PAYS_FROM, crew_for


def run_experiment(
    variants: Mapping[str, Scenario],
    *,
    seed: int = 1,
    replications: int = 40,
    workers: int | None = None,
    executor: Executor | None = None,
    store: ResultStore | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Results:
    """Run every variant through the same replications.

    `workers` are local processes (all cores if left out), `executor` any other, `store` remembers runs; `progress` is told
    (done, all) runs.
    """
    rows: list[dict[str, RunResult]] = []
    tasks = [Task(variants, seed, number) for number in range(1, replications + 1)]
    few = replications * len(variants) < POOL_PAYS_FROM
    with crew_for(1 if few else replications, workers, executor) as crew:
        for _, row in remembered(crew, store, tasks):
            rows.append(row)
            if progress is not None:
                progress(len(rows) * len(variants), replications * len(variants))
    return Results(next(iter(variants.values())), seed, {name: [row[name] for row in rows] for name in variants})
