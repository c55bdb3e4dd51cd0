"""Running evidence: all variants of an effect live through the same seed, on any number of workers.

A task is one effect under one seed. Results are put together in the order of the seeds, whoever finished first, so that
the number of workers changes nothing but the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import NamedTuple

from simsales.experiment.workers import gathered
from simsales.rng import replication_seed

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
    if effect.experiment is not None:
        return effect.experiment(replication_seed(evidence_seed(task.seed, effect.id), task.k), task.is_ablated)
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
    found = gathered(live_through, tasks, workers=workers, executor=executor, progress=progress)
    rows = dict(zip(tasks, found, strict=True))
    return [
        Finding(effects()[name], [rows[Task(name, seed, k, is_ablated)] for k in lives[name]], is_ablated)
        for name in names
    ]
