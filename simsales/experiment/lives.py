"""Lives under other assumptions: what was lived once is not lived again, whoever asks for it.

A life is one replication of some variants with an assumption at some value; number k of every point has the same luck.
Points asked for together are handed to the workers together. Used by `hangs_on`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from simsales.spec.scenario import Scenario
from simsales.store.results import ResultStore

from .assumptions import Assumption, moved
from .comparison import Comparison
from .remembered import remembered
from .runs import Results, RunResult, Task
from .workers import Crew

Progress = Callable[[int, int], None]


class At(NamedTuple):
    """A point: the scenario with an assumption at a value, or as it stands (`AS_IS`)."""

    assumption: Assumption | None
    value: float


AS_IS = At(None, 0.0)


def at(assumption: Assumption, value: float) -> At:
    return AS_IS if value == assumption.value else At(assumption, value)


class Lives:
    """The lives of some variants, the current plan first."""

    def __init__(
        self,
        variants: Mapping[str, Scenario],
        seed: int,
        crew: Crew,
        store: ResultStore | None = None,
    ) -> None:
        self._variants, self._seed = variants, seed
        self._crew, self._store = crew, store
        self._progress: Progress | None = None
        self._scenarios: dict[At, Mapping[str, Scenario]] = {AS_IS: variants}
        self._lived: dict[tuple[At, tuple[str, ...]], list[Mapping[str, RunResult]]] = {}
        self._done = self._total = 0

    def begin(self, most: int, progress: Progress | None) -> None:
        """A piece of work that takes at most so many lives of a plan: whoever is told hears this total from the first to the last."""
        self._done, self._total, self._progress = 0, most, progress

    def reach(self, done: int) -> None:
        """So many are behind us; what was not needed of them counts as done."""
        self._done = done
        if self._progress is not None:
            self._progress(self._done, self._total)

    def scenarios(self, point: At) -> Mapping[str, Scenario]:
        """Every variant at this point. Raises ScenarioError where one of them does not fit."""
        if point not in self._scenarios and point.assumption is not None:
            self._scenarios[point] = {
                name: moved(scenario, point.assumption, point.value) for name, scenario in self._variants.items()
            }
        return self._scenarios[point]

    def live(self, points: Sequence[At], count: int, names: Sequence[str] | None = None) -> None:
        """See to it that there are so many lives at each point, of all variants or of these."""
        who = tuple(names or self._variants)
        tasks: list[Task] = []
        rows: list[list[Mapping[str, RunResult]]] = []
        for point in dict.fromkeys(points):
            known = self._lived.setdefault((point, who), [])
            variants = {name: self.scenarios(point)[name] for name in who}
            for number in range(len(known) + 1, count + 1):
                tasks.append(Task(variants, self._seed, number))
                rows.append(known)
        for known, (_, result) in zip(rows, remembered(self._crew, self._store, tasks), strict=True):
            known.append(result)
            self._done += len(who)
            if self._progress is not None:
                self._progress(min(self._done, self._total), self._total)

    def comparison(self, point: At, count: int, names: Sequence[str] | None = None) -> Comparison:
        """The plans compared at a point over so many lives."""
        who = tuple(names or self._variants)
        self.live([point], count, who)
        lived = self._lived[point, who][:count]
        runs = {name: [row[name] for row in lived] for name in who}
        return Comparison(Results(self.scenarios(point)[who[0]], self._seed, runs))
