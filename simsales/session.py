"""A session: one run of one variant under one seed, from the first lead to the closed books.

`advance` moves time until somebody has to decide, until the end, or until told to stop; `answer` decides; the log is the
result. The same scenario, variant, seed and answers give the same log on any machine of one platform, whoever gives the
answers (a person, a script, habit) and on however many workers.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import isnan

from .engine.audit import audit
from .engine.build import build
from .engine.clock import EVENT_BUDGET
from .engine.meeting import MeetingRoom
from .engine.told import Diary, Told
from .errors import Place, Problem, ScenarioError
from .i18n import Text
from .rng import Seed, replication_seed
from .spec.scenario import Scenario
from .spec.wrong import nearest
from .text import safe_text
from .units import Days
from .world.decisions import MANAGER, Choice, Decision, DecisionId, Seat
from .world.events import RUN_ENDED
from .world.log import EventLog

MODEL_VERSION = 3
"""Raised whenever the same scenario and seed give another log."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Stopped on the way; advance again to go on."""

    at: Days


@dataclass(frozen=True, slots=True)
class Pending:
    """Somebody has to decide before time goes on: answer every one of these."""

    decisions: Sequence[Decision]


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over and its books are closed."""

    log: EventLog


class Session:
    """One run. `seats` says who sits where; every other seat does what is usual.

    `told` makes people do what they did in other runs, instead of what they would do here; `diary` is filled with what they
    decide. `checked=True` looks after every event whether leads, money and hours still add up (slow). Raises ScenarioError for a
    seat the scenario does not have.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        variant: str = "baseline",
        seed: int = 1,
        replication: int = 1,
        seats: Mapping[str, Seat] | None = None,
        checked: bool = False,
        budget: int = EVENT_BUDGET,
        told: Told | None = None,
        diary: Diary | None = None,
    ) -> None:
        self.scenario, self.variant = scenario, variant
        self.run_seed: Seed = replication_seed(_form_seed(scenario, seed), replication)
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
        _check_seats(scenario, seats or {})
        self._simulation = build(scenario, self.run_seed, self.log, budget=budget, seats=seats, told=told, diary=diary)
        self._is_over = False
        if checked:
            self._simulation.world.clock.audit = self._audit

    def _audit(self) -> None:
        audit(self._simulation)

    @property
    def now(self) -> Days:
        return self._simulation.world.clock.now

    @property
    def pending(self) -> list[Decision]:
        """What is waiting for an answer; time stands until there is none."""
        return self._simulation.seating.pending

    @property
    def meetings(self) -> Sequence[MeetingRoom]:
        """The talks of this run with their truth: for reviews, never for a seat."""
        return self._simulation.rooms.rooms

    def read(self, decision: DecisionId, choice: Choice) -> Choice:
        """The whole answer as it would be taken. Raises ChoiceRefused with the reasons; nothing moves."""
        return self._simulation.seating.read(decision, choice)

    def answer(self, decision: DecisionId, choice: Choice) -> None:
        """Decide; fields left out keep their usual value. Raises ChoiceRefused, and then nothing has moved."""
        self._simulation.seating.answer(decision, self.read(decision, choice))

    def advance(
        self, until: Days | None = None, should_stop: Callable[[], bool] | None = None
    ) -> Pending | Paused | Finished:
        """Run on to `until` (the end, if left out), or to the next decision.

        Raises RunStopped when a budget is spent or time stands still, ChoiceRefused when a script answers what is not
        allowed, ValueError when `until` is not a number.
        """
        if until is not None and isnan(until):
            raise ValueError("until is not a number")
        clock, end = self._simulation.world.clock, self.scenario.horizon
        target = end if until is None else min(until, end)
        if not self.pending:
            with _collector_resting():
                has_arrived = clock.run_until(target, should_stop)
        if self.pending:
            return Pending(self.pending)
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


def _form_seed(scenario: Scenario, seed: int) -> int:
    """A form that fixes its luck fixes all of it: whoever plays it meets the same buyer and the same year afterwards."""
    meeting = scenario.meeting
    return seed if meeting is None or meeting.seed is None else meeting.seed


def seats_of(scenario: Scenario) -> list[str]:
    """Every seat somebody can take."""
    return [MANAGER, *scenario.reps]


def _check_seats(scenario: Scenario, seats: Mapping[str, Seat]) -> None:
    known = seats_of(scenario)
    unknown = [name for name in seats if name not in known]
    if unknown:
        allowed = ", ".join(known)
        raise ScenarioError(
            [
                Problem(
                    Place("seat"),
                    "",
                    Text(en=f"nobody is called {safe_text(name)}", zh=f"没有叫 {safe_text(name)} 的人"),
                    Text(en=f"allowed: {allowed}", zh=f"允许: {allowed}"),
                    nearest(name, known),
                )
                for name in unknown
            ]
        )


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
