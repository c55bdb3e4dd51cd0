"""Work beside the screen: a thread that reads, judges or simulates, and posts messages; handlers on the screen own every change."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from simsales.errors import ScenarioError, SimsalesError
from simsales.experiment.comparison import Comparison
from simsales.experiment.remembered import usual_store
from simsales.experiment.runner import run_experiment
from simsales.game import Game, next_form
from simsales.report.later_life import later_of
from simsales.review.of_game import played_in
from simsales.review.review import Review, review
from simsales.spec.casefile import CaseFile, open_case
from simsales.spec.shelf import all_scenarios
from simsales.store.journal import Journal


@dataclass
class Progress(Message):
    """So many runs are done."""

    done: int
    total: int


@dataclass
class Compared(Message):
    """The comparison is ready."""

    comparison: Comparison


@dataclass
class Failed(Message):
    """The experiment could not be run."""

    error: SimsalesError


@dataclass
class Reviewed(Message):
    """A game was judged; `next_form`: the variant to be played next, None for none."""

    game: Game
    review: Review
    next_form: str | None


@dataclass
class Shelved(Message):
    """What lies on the shelf, by name; where a file cannot be read, why."""

    cases: Mapping[str, CaseFile | ScenarioError]


class Stopped(Exception):
    """The screen was left."""


def prepare() -> None:
    """Start what worker processes share before the screen takes over stderr: afterwards it has no file descriptor to give."""
    if os.name == "posix":
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()


def compare(screen: Screen[None], case: CaseFile, replications: int) -> None:
    """Run all variants of a scenario; to be called in a thread worker of the screen."""
    worker = get_current_worker()

    def tell(done: int, total: int) -> None:
        if worker.is_cancelled:
            raise Stopped
        screen.post_message(Progress(done, total))

    store = usual_store()
    try:
        results = run_experiment(case.variants, replications=replications, workers=None, store=store, progress=tell)
    except Stopped:
        return
    except SimsalesError as error:
        screen.post_message(Failed(error))
    else:
        screen.post_message(Compared(Comparison(results)))
    finally:
        store.close()


def review_game(screen: Screen[None], journal: Path, number: int) -> None:
    """Judge a game that is over; to be called in a thread worker of the screen."""
    worker = get_current_worker()

    def tell(done: int, total: int) -> None:
        if worker.is_cancelled:
            raise Stopped
        screen.post_message(Progress(done, total))

    try:
        with Journal(journal) as kept:
            game = Game.resume(kept, number)
            game.advance()
        room = game.session.meetings[0]
        found = review(played_in(room), later_of(game, room), progress=tell)
    except Stopped:
        return
    except SimsalesError as error:
        screen.post_message(Failed(error))
    else:
        screen.post_message(Reviewed(game, found, next_form(game)))


def read_shelf(screen: Screen[None]) -> None:
    """Open every scenario there is; to be called in a thread worker of the screen."""
    worker, cases = get_current_worker(), dict[str, CaseFile | ScenarioError]()
    for path in all_scenarios():
        if worker.is_cancelled:
            return
        try:
            cases[path.stem] = open_case(str(path))
        except ScenarioError as error:
            cases[path.stem] = error
    screen.post_message(Shelved(cases))
