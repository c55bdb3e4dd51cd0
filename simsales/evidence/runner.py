"""Running evidence: all variants of an effect live through the same seed, on any number of workers.

A task is one effect under one seed. Results are put together in the order of the seeds, whoever finished first, so that
the number of workers changes nothing but the time.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from simsales.errors import SimsalesError
from simsales.experiment.runner import _interrupts_later, _quiet_worker

from .effect import Effect, Row, effects
from .judging import Judged, Status, judged, status
from .lives import lived
from .seeds import evidence_seed

SEEDS = 30
"""Fewer paired lives than this are a quick look, not evidence (MODEL M)."""
QUICK_SEEDS = 4


class Task(NamedTuple):
    """One effect under one seed, perhaps without its mechanism."""

    effect: str
    seed: int
    k: int
    is_ablated: bool = False


@dataclass(frozen=True)
class Finding:
    """One effect, tried: the rows of all seeds and what they say."""

    effect: Effect
    rows: Sequence[Row]
    is_ablated: bool = False

    @property
    def values(self) -> dict[str, list[float]]:
        """Paired values per gate."""
        return self.effect.together(self.rows)

    @property
    def judged(self) -> list[Judged]:
        return judged(self.effect.gates, self.values)

    @property
    def status(self) -> Status:
        return status(self.judged)

    @property
    def has_vanished(self) -> bool:
        """Without its mechanism: the estimate that must vanish does not keep its gate any more."""
        return not next(one for one in self.judged if one.name == self.effect.ablation.gone).is_kept


def live_through(task: Task) -> Row:
    """Every variant of an effect under one seed. Runs in a worker."""
    effect = effects()[task.effect]
    more = effect.ablation.changes if task.is_ablated else None
    seed = evidence_seed(task.seed, effect.id)
    runs = {name: lived(one.made(more), seed, task.k) for name, one in effect.tries.items()}
    return effect.measure(runs)


def try_effects(
    names: Sequence[str],
    *,
    seed: int = 1,
    seeds: int = SEEDS,
    is_ablated: bool = False,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Effects by id, each over so many seeds (times its own factor). `workers` are local processes, `executor` any other; `progress` is told
    (done, all) tasks."""
    lives = {name: range(1, seeds * effects()[name].times + 1) for name in names}
    tasks = sorted((Task(name, seed, k, is_ablated) for name in names for k in lives[name]), key=lambda task: task.k)
    rows: dict[Task, Row] = {}
    with _rows(tasks, workers, executor) as finished:
        for task, row in finished:
            rows[task] = row
            if progress is not None:
                progress(len(rows), len(tasks))
    return [
        Finding(effects()[name], [rows[Task(name, seed, k, is_ablated)] for k in lives[name]], is_ablated)
        for name in names
    ]


@contextmanager
def _rows(
    tasks: Sequence[Task], workers: int | None, executor: Executor | None
) -> Iterator[Iterator[tuple[Task, Row]]]:
    count = min(workers or os.cpu_count() or 1, len(tasks))
    if executor is not None:
        yield _gathered(executor, tasks)
    elif count <= 1:
        yield ((task, live_through(task)) for task in tasks)
    else:
        pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_quiet_worker)
        try:
            yield _gathered(pool, tasks)
        finally:
            pool.shutdown(cancel_futures=True)


def _gathered(executor: Executor, tasks: Sequence[Task]) -> Iterator[tuple[Task, Row]]:
    """Rows as they come; the first failure cancels what has not begun."""
    with _interrupts_later():
        futures = {executor.submit(live_through, task): task for task in tasks}
    try:
        for future in as_completed(futures):
            yield futures[future], future.result()
    except SimsalesError:
        for future in futures:
            future.cancel()
        raise
