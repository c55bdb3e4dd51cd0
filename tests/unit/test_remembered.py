"""Remembered runs: what was run before is not run again, and nothing else is ever taken for it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from simsales.experiment import remembered
from simsales.experiment.runner import run_experiment
from simsales.experiment.runs import RunResult, Task, replicate
from simsales.spec.scenario import Scenario
from simsales.store.results import ResultStore
from tests.small_world import BUYER, made

SMALL = {"horizon": 91}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "results.sqlite"


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, tuple[str, ...]]]:
    """What was really run: replication and variants."""
    done: list[tuple[int, tuple[str, ...]]] = []

    def counted(task: Task) -> dict[str, RunResult]:
        done.append((task.replication, tuple(task.variants)))
        return replicate(task)

    monkeypatch.setattr(remembered, "replicate", counted)
    return done


def two(**changes: object) -> dict[str, Scenario]:
    return {"baseline": made(BUYER, SMALL), "dear": made(BUYER, {**SMALL, "brand": 0.2, **changes})}


def digest(variants: Mapping[str, Scenario], path: Path, replications: int = 3) -> str:
    store = ResultStore(path)
    try:
        return run_experiment(variants, replications=replications, workers=1, store=store).digest
    finally:
        store.close()


def test_the_second_time_nothing_is_run_and_everything_is_the_same(path: Path, worked: list[object]) -> None:
    fresh = run_experiment(two(), replications=3, workers=1)
    store = ResultStore(path)
    first = run_experiment(two(), replications=3, workers=1, store=store)
    worked.clear()
    second = run_experiment(two(), replications=3, workers=1, store=store)
    assert worked == []
    assert repr(fresh.runs) == repr(first.runs) == repr(second.runs)


def test_a_stopped_comparison_goes_on_where_it_was(path: Path, worked: list[object]) -> None:
    whole = digest(two(), path.with_name("other"), 4)
    digest(two(), path, 2)
    worked.clear()
    assert digest(two(), path, 4) == whole
    assert worked == [(3, ("baseline", "dear")), (4, ("baseline", "dear"))]


def test_a_changed_variant_costs_its_own_runs_only(path: Path, worked: list[object]) -> None:
    variants = two() | {"third": made(BUYER, {**SMALL, "brand": 0.3})}
    digest(variants, path, 1)
    worked.clear()
    variants["third"] = made(BUYER, {**SMALL, "brand": 0.4})
    digest(variants, path, 1)
    assert worked == [(1, ("baseline", "third"))]


def test_seed_replication_name_and_scenario_make_another_run(path: Path) -> None:
    baseline = made(BUYER, SMALL)
    keys = {
        remembered._keys(task)[name]
        for task, name in [
            (Task({"baseline": baseline}, 1, 1), "baseline"),
            (Task({"baseline": baseline}, 2, 1), "baseline"),
            (Task({"baseline": baseline}, 1, 2), "baseline"),
            (Task({"new": baseline}, 1, 1), "new"),
            (Task({"baseline": made(BUYER, {"horizon": 92})}, 1, 1), "baseline"),
            (Task({"baseline": made(BUYER, {"horizon": 92}), "new": baseline}, 1, 1), "new"),
        ]
    }
    assert len(keys) == 6


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 400])
def test_a_damaged_store_is_begun_anew(path: Path, damage: bytes) -> None:
    whole = digest(two(), path)
    path.write_bytes(damage)
    assert digest(two(), path) == whole
    assert digest(two(), path) == whole


def test_where_nothing_can_be_kept_everything_is_run(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert digest(two(), blocked / "results.sqlite") == digest(two(), tmp_path / "other.sqlite")


def test_what_is_read_back_is_what_was_kept() -> None:
    run = replicate(Task(two(), 1, 1))["baseline"]
    assert repr(remembered._read(remembered._told(run))) == repr(run)
