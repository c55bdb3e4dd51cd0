"""Running an experiment: every variant lives through the same seeds, on any number of workers.

It can be watched as it grows: after each finished year of all variants there is a comparison over the years there are. Whoever
stops looking keeps what is done, and with a store goes on there another time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, field

from simsales.spec.scenario import Scenario
from simsales.store.results import ResultStore

from .remembered import remembered
from .runs import Results, RunResult, Task
from .workers import POOL_PAYS_FROM, crew_for


@dataclass(frozen=True)
class Grown:
    """An experiment of which so many replications are done."""

    variants: Mapping[str, Scenario]
    seed: int
    wanted: int
    done: int
    rows: Sequence[Mapping[str, RunResult]] = field(repr=False)
    """Of all replications so far: the first `done` are this one's."""

    @property
    def results(self) -> Results:
        """What there is so far."""
        runs = {name: [row[name] for row in self.rows[: self.done]] for name in self.variants}
        return Results(next(iter(self.variants.values())), self.seed, runs)


def grow_experiment(
    variants: Mapping[str, Scenario],
    *,
    seed: int = 1,
    replications: int = 40,
    workers: int | None = None,
    executor: Executor | None = None,
    store: ResultStore | None = None,
) -> Generator[Grown, None, None]:
    """The experiment after each of its replications; what is yielded does not change any more.

    `workers` are local processes (all cores if left out), `executor` any other, `store` remembers runs.
    """
    rows: list[Mapping[str, RunResult]] = []
    tasks = [Task(variants, seed, number) for number in range(1, replications + 1)]
    few = replications * len(variants) < POOL_PAYS_FROM
    with crew_for(1 if few else replications, workers, executor) as crew:
        for _, row in remembered(crew, store, tasks):
            rows.append(row)
            yield Grown(variants, seed, replications, len(rows), rows)


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
    """Run every variant through the same replications; `progress` is told (done, all) runs, the rest is as above."""
    growing = grow_experiment(
        variants, seed=seed, replications=replications, workers=workers, executor=executor, store=store
    )
    grown = Grown(variants, seed, replications, 0, ())
    with closing(growing):
        for grown in growing:
            if progress is not None:
                progress(grown.done * len(variants), replications * len(variants))
    return grown.results
