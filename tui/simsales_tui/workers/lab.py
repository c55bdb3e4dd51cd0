"""The work of the compare lab: a comparison that grows, and what is looked for in it afterwards.

Each piece of work has a number, so that late news of one that was given up is not taken for news of the next.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import get_current_worker

from simsales.errors import SimsalesError
from simsales.experiment.comparison import Comparison
from simsales.experiment.remembered import usual_store
from simsales.experiment.runner import Grown, grow_experiment
from simsales.experiment.workers import asking_meanwhile
from simsales.i18n import Lang, Text
from simsales.report.handing_over import Files, LookedInto, Steps, hand_over, how_many_steps, numbered
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import Scenario

from .news import Stopped

if TYPE_CHECKING:
    from ..base import BaseScreen

_APART_SECONDS = 0.25
"""News come at most four times a second, and take at most a fifth of the time; the first answer and the last come at once."""
_SHARE = 5
_LEAST = 2
"""Years before anything can be said of differences."""
_UNEXPECTED = Text(
    en="This stopped without a reason we know; what was done is kept. Start again to go on.",
    zh="意外中断, 原因不明; 已完成的都保留。再开始即可继续。",
)
_KNOWN_FROM = 0.05
"""The share of a step after which what is left can be told."""
Looks = Callable[[Steps, Mapping[str, Any]], object]


@dataclass
class Step(Message):
    """How far a step of the work is."""

    job: int
    what: Text
    done: int
    total: int
    left: float = math.nan
    """Seconds it will still take, about; not a number before anybody knows."""


@dataclass
class GrownTo(Message):
    """So many years are done; with enough of them, the comparison over these."""

    job: int
    done: int
    comparison: Comparison | None


@dataclass
class Looked(Message):
    """What was looked for."""

    job: int
    found: object


@dataclass
class Ended(Message):
    """Nothing more will come; `error` where it could not be done."""

    job: int
    error: SimsalesError | None = None
    is_stopped: bool = False


def grow(screen: BaseScreen, job: int, variants: Mapping[str, Scenario], seed: int, years: int) -> None:
    """Run variants year by year. What is done when it is stopped is told and remembered."""
    with _job(screen, job) as (asks, means):
        grown, told, due = None, 0, 0.0
        growing = grow_experiment(variants, seed=seed, replications=years, **means)
        try:
            with closing(growing):
                for grown in growing:
                    begun = time.monotonic()
                    if begun >= due or grown.done in (_LEAST, grown.wanted):
                        _tell_growth(screen, job, grown)
                        told, due = grown.done, begun + max(_APART_SECONDS, _SHARE * (time.monotonic() - begun))
                    asks()
        finally:
            if grown is not None and grown.done > told:
                _tell_growth(screen, job, grown)


def _tell_growth(screen: BaseScreen, job: int, grown: Grown) -> None:
    comparison = Comparison(grown.results) if grown.done >= _LEAST else None
    if comparison is not None:
        _ = comparison.verdicts, comparison.judged, comparison.decision  # computed here, not while the screen draws
    screen.post_message(GrownTo(job, grown.done, comparison))


def look(screen: BaseScreen, job: int, looks: Looks) -> None:
    """Look for something in a comparison; `looks` is handed what shows its steps, and who does the work."""
    with _job(screen, job) as (asks, means):
        screen.post_message(Looked(job, looks(_steps(screen, job, asks), means)))


def write(
    screen: BaseScreen,
    job: int,
    case: CaseFile,
    comparison: Comparison,
    files: Files,
    lang: Lang,
    known: LookedInto,
) -> None:
    """Write files; nothing is ever half-written."""
    with _job(screen, job) as (asks, means):
        steps = numbered(_steps(screen, job, asks), how_many_steps(comparison, files, known))
        hand_over(case, comparison, files, lang, steps=steps, means=means, known=known)
        screen.post_message(Looked(job, files))


@contextmanager
def _job(screen: BaseScreen, job: int) -> Iterator[tuple[Callable[[], None], dict[str, Any]]]:
    """Whom to ask whether anybody still waits, and who does the work; however it ends, the screen is told."""
    worker, store, ended = get_current_worker(), usual_store(), Ended(job, SimsalesError(_UNEXPECTED))

    def asks() -> None:
        if worker.is_cancelled:
            raise Stopped

    try:
        with asking_meanwhile(asks):
            yield asks, {"workers": screen.house.settings.processes, "executor": None, "store": store}
        ended = Ended(job)
    except Stopped:
        ended = Ended(job, is_stopped=True)
    except SimsalesError as error:
        ended = Ended(job, error)
    finally:
        store.close()
        screen.post_message(ended)


def _steps(screen: BaseScreen, job: int, asks: Callable[[], None]) -> Steps:
    @contextmanager
    def step(what: Text) -> Iterator[Callable[[int, int], None]]:
        begun = time.monotonic()

        def tell(done: int, total: int) -> None:
            asks()
            is_known = done > 0 and done >= _KNOWN_FROM * total
            left = (time.monotonic() - begun) * (total - done) / done if is_known else math.nan
            screen.post_message(Step(job, what, done, total, left))

        tell(0, 0)
        yield tell

    return step
