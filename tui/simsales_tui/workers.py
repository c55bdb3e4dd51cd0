"""Work beside the screen: one thread that runs an experiment and posts messages; handlers on the screen own every change."""

from __future__ import annotations

import os
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from simsales.errors import SimsalesError
from simsales.experiment.comparison import Comparison
from simsales.experiment.remembered import usual_store
from simsales.experiment.runner import run_experiment
from simsales.spec.casefile import CaseFile


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
