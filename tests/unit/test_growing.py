"""A comparison that grows: after each year it is the comparison over the years there are, and stopping it loses none of them."""

from __future__ import annotations

import math
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import grow_experiment, run_experiment
from simsales.experiment.workers import asking_meanwhile, crew_for, gathered, in_order
from simsales.report.growing_words import objective_margin, progress_said
from simsales.spec.scenario import Scenario
from simsales.store.results import ResultStore
from tests.small_world import BUYER, made

SMALL = {"horizon": 91}


def two() -> dict[str, Scenario]:
    return {"baseline": made(BUYER, SMALL), "known": made(BUYER, {**SMALL, "brand": 0.9})}


def test_after_each_year_it_is_the_comparison_over_the_years_there_are() -> None:
    for grown in grow_experiment(two(), replications=4, workers=1):
        whole = run_experiment(two(), replications=grown.done, workers=1)
        assert grown.results.digest == whole.digest
        assert grown.wanted == 4
    assert grown.done == 4


def test_what_was_told_early_does_not_change_when_more_years_come() -> None:
    early, *_, _last = grow_experiment(two(), replications=4, workers=1)
    assert early.results.replications == 1


def test_stopping_keeps_what_is_done_and_going_on_lives_the_rest_only(tmp_path: Path) -> None:
    store = ResultStore(tmp_path / "results.sqlite")
    with closing(grow_experiment(two(), replications=5, workers=1, store=store)) as growing:
        for grown in growing:
            if grown.done == 2:
                break
    began = [grown.done for grown in grow_experiment(two(), replications=2, workers=1, store=store)]
    assert began == [1, 2]
    whole = run_experiment(two(), replications=5, workers=1, store=store)
    assert whole.digest == run_experiment(two(), replications=5, workers=1).digest
    store.close()


def test_the_line_of_progress_names_the_widest_margin_of_the_objective() -> None:
    grown = [*grow_experiment(two(), replications=4, workers=1)][-1]
    comparison = Comparison(grown.results)
    margin = objective_margin(comparison)
    assert margin == comparison.differences["known"][comparison.objective].margin
    said = progress_said(comparison, 4, 16).en
    assert said.startswith("[##......] 4 of 16")
    half = math.sqrt(4 / 16)
    base = comparison.estimates["baseline"][comparison.objective].mean
    assert f"±{margin / abs(base) * 100:,.1f}%" in said
    assert f"±{margin * half / abs(base) * 100:,.1f}%" in said


def test_before_there_are_two_years_no_margin_is_named() -> None:
    assert progress_said(None, 1, 4).en == "[##......] 1 of 4"


def sleepy(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


class Enough(Exception):
    """Nobody waits any more."""


def test_whoever_waits_for_other_processes_can_be_asked_to_give_up() -> None:
    asked: list[int] = []

    def asks() -> None:
        asked.append(1)
        if len(asked) == 2:
            raise Enough

    with ThreadPoolExecutor(1) as pool, asking_meanwhile(asks), pytest.raises(Enough):
        gathered(sleepy, [1.0], executor=pool)
    assert len(asked) == 2


def test_nobody_is_asked_once_that_is_over() -> None:
    with ThreadPoolExecutor(1) as pool:
        with asking_meanwhile(lambda: pytest.fail("asked")):
            pass
        with crew_for(1, executor=pool) as crew:
            assert list(in_order(crew, sleepy, [0.2])) == [(0.2, 0.2)]
