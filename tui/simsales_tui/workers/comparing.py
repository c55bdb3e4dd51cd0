"""All variants of a scenario under the same luck."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen

from simsales.errors import SimsalesError
from simsales.experiment.comparison import Comparison
from simsales.experiment.remembered import usual_store
from simsales.experiment.runner import run_experiment
from simsales.spec.casefile import CaseFile

from .news import Failed, Stopped, teller


@dataclass
class Compared(Message):
    """The comparison is ready."""

    comparison: Comparison


def compare(screen: Screen[None], case: CaseFile, replications: int, workers: int | None) -> None:
    """Run all variants of a scenario. `workers`: processes, None for all cores."""
    tell, store = teller(screen), usual_store()
    try:
        results = run_experiment(case.variants, replications=replications, workers=workers, store=store, progress=tell)
    except Stopped:
        return
    except SimsalesError as error:
        screen.post_message(Failed(error))
    else:
        screen.post_message(Compared(Comparison(results)))
    finally:
        store.close()
