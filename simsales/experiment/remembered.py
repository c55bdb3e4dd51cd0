"""Remembered runs: a run that was done before under the same conditions is not done again.

The conditions are everything that makes a run what it is: the scenario of the variant, the current plan's (what is paid if
nobody changes is measured on it), seed and replication, the program's own source and that of foreign plug-ins, the versions
of numpy and Python, the platform. So a comparison that was stopped goes on where it was, and a changed plan costs its own runs only.
"""

from __future__ import annotations

import json
import platform
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path

import numpy as np

import simsales
from simsales.registry import installed
from simsales.session import MODEL_VERSION
from simsales.spec.scenario import BASELINE, Scenario
from simsales.spec.shelf import data_folder
from simsales.store.results import ResultStore

from .runs import RunResult, Task, per_rep_kpis, replicate
from .unchanged import Unchanged
from .workers import Crew, in_order

_ABOVE = ("calibrate", "cli", "evidence", "game.py", "report", "store")
"""Rooms that no run can depend on: imports go downward only."""


def usual_store() -> ResultStore:
    return ResultStore(data_folder() / "cache" / "results.sqlite")


Runs = tuple[Task, dict[str, RunResult]]


def remembered(crew: Crew, store: ResultStore | None, tasks: Iterable[Task]) -> Iterator[Runs]:
    """Every task with its runs, in order: remembered ones from the store, the others from the crew.

    Nobody is set to work before something is lacking.
    """
    if store is None:
        yield from in_order(crew, replicate, tasks)
        return
    left = iter(tasks)
    for task in left:
        rows = _known(store, task)
        if len(rows) == len(task.variants):
            yield task, rows
        else:
            yield from _with_the_rest(crew, store, chain([task], left))


def _with_the_rest(crew: Crew, store: ResultStore, tasks: Iterable[Task]) -> Iterator[Runs]:
    """The first of the tasks lacks something; some of the others may."""
    seen = deque[Runs]()

    def lacking() -> Iterator[Task]:
        for task in tasks:
            seen.append((task, _known(store, task)))
            if rest := _rest(*seen[-1]):
                yield task._replace(variants=rest)

    for _, found in in_order(crew, replicate, lacking()):
        yield from _whole(seen)
        task, rows = seen.popleft()
        keys = _keys(task)
        store.put((keys[name], _told(run)) for name, run in found.items())
        yield task, {name: rows[name] if name in rows else found[name] for name in task.variants}
        yield from _whole(seen)
    yield from _whole(seen)


def _whole(seen: deque[Runs]) -> Iterator[Runs]:
    """Those in front that lack nothing."""
    while seen and len(seen[0][1]) == len(seen[0][0].variants):
        yield seen.popleft()


def _known(store: ResultStore, task: Task) -> dict[str, RunResult]:
    found = {name: store.get(key) for name, key in _keys(task).items()}
    return {name: _read(text) for name, text in found.items() if text is not None}


def _rest(task: Task, rows: Mapping[str, RunResult]) -> dict[str, Scenario]:
    """What is not remembered, with the current plan if the task has it: pay if nobody changes is measured on its run."""
    lacks = len(rows) < len(task.variants)
    return {name: one for name, one in task.variants.items() if lacks and (name == BASELINE or name not in rows)}


def _keys(task: Task) -> dict[str, str]:
    """variant -> what makes its run what it is, as a short name."""
    prints = {name: scenario.fingerprint() for name, scenario in task.variants.items()}
    kept = [task.seed, task.replication, per_rep_kpis(task.variants.values())]
    made_of = {name: [_program(), prints.get(BASELINE, ""), own, name, *kept] for name, own in prints.items()}
    return {name: sha256(json.dumps(parts).encode()).hexdigest() for name, parts in made_of.items()}


@cache
def _program() -> str:
    """What computes: our own source, foreign plug-ins', and what they run on."""
    hashed = sha256(f"{MODEL_VERSION} {np.__version__} {sys.version} {platform.machine()}".encode())
    folder = Path(simsales.__file__).parent
    foreign = {module for module in installed().origins.values() if not module.startswith(f"{simsales.__name__}.")}
    files = [Path(found) for module in sorted(foreign) if (found := getattr(sys.modules[module], "__file__", None))]
    own = [path for path in sorted(folder.rglob("*.py")) if path.relative_to(folder).parts[0] not in _ABOVE]
    for path in [*own, *files]:
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


def _told(run: RunResult) -> str:
    unchanged = run.unchanged
    paid = None if unchanged is None else [dict(unchanged.kpis), dict(unchanged.pay_by_rep)]
    return json.dumps([dict(run.kpis), {kpi: dict(of) for kpi, of in run.per_rep.items()}, run.digest, paid])


def _read(text: str) -> RunResult:
    kpis, per_rep, digest, paid = json.loads(text)
    return RunResult(kpis, per_rep, digest, None if paid is None else Unchanged(*paid))
