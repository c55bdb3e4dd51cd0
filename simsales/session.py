"""A session: one run of one variant under one seed, from the first lead to the closed books.

`advance` moves time until the end, or until told to stop; the log is the result. The same scenario, variant and seed give
the same log on any machine of one platform, whoever runs it and on however many workers.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from .engine.audit import audit
from .engine.build import build
from .engine.clock import EVENT_BUDGET
from .rng import Seed, replication_seed
from .spec.scenario import Scenario
from .units import Days
from .world.events import RUN_ENDED
from .world.log import EventLog

MODEL_VERSION = 1
"""Raised whenever the same scenario and seed give another log."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Stopped on the way; advance again to go on."""

    at: Days


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over and its books are closed."""

    log: EventLog


class Session:
    """One run. `checked=True` looks after every event whether leads, money and hours still add up (slow)."""

    def __init__(
        self,
        scenario: Scenario,
        *,
        variant: str = "baseline",
        seed: int = 1,
        replication: int = 1,
        checked: bool = False,
        budget: int = EVENT_BUDGET,
    ) -> None:
        self.scenario, self.variant = scenario, variant
        self.run_seed: Seed = replication_seed(seed, replication)
        header = {
            "model": MODEL_VERSION,
            "scenario": scenario.fingerprint(),
            "variant": variant,
            "seed": self.run_seed,
            "start": scenario.calendar.start.isoformat(),
            "calendar": scenario.calendar.kind,
            "horizon": scenario.horizon,
            "currency": scenario.currency.code,
        }
        self.log = EventLog(header)
        self._simulation = build(scenario, self.run_seed, self.log, budget=budget)
        self._is_over = False
        if checked:
            world = self._simulation.world
            world.clock.audit = lambda: audit(self._simulation)

    @property
    def now(self) -> Days:
        return self._simulation.world.clock.now

    def advance(self, until: Days | None = None, should_stop: Callable[[], bool] | None = None) -> Paused | Finished:
        """Run on to `until` (the end, if left out). Raises RunStopped when a budget is spent or time stands still."""
        clock, end = self._simulation.world.clock, self.scenario.horizon
        target = end if until is None else min(until, end)
        with _collector_resting():
            has_arrived = clock.run_until(target, should_stop)
        if not has_arrived or target < end:
            return Paused(clock.now)
        if not self._is_over:
            self._is_over = True
            self._close()
        return Finished(self.log)

    def _close(self) -> None:
        for deal in self._simulation.world.clock.awaited("work_done"):
            deal.desk.cut(deal)
        self._simulation.payroll.close()
        self.log.add(self.now, RUN_ENDED)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A run makes many small lists and no cycles: looking for cycles meanwhile costs a third of its time and finds none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def run(scenario: Scenario, *, variant: str = "baseline", seed: int = 1, replication: int = 1) -> EventLog:
    """One run from start to end; its log."""
    session = Session(scenario, variant=variant, seed=seed, replication=replication)
    session.advance()
    return session.log
