"""The clock: SimPy's environment, with callables on its queue and a loop that can be stopped.

`clock.at(delay, step)` puts a bound method straight on SimPy's queue: no event object, no process, one heap entry. SimPy's
own events and processes work beside it: `schedule` puts them on the queue as steps too. The loop watches the budget
between batches, and its end lies on the queue like everything else, so that watching costs nothing per event.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any, NoReturn, TypeAlias, cast

import simpy
from simpy.core import EmptySchedule
from simpy.events import NORMAL, URGENT

from simsales.errors import BudgetSpent, TimeStandsStill
from simsales.i18n import Text
from simsales.units import Days

Step: TypeAlias = Callable[[], None]
Entry: TypeAlias = tuple[Days, int, int, Step]
"""Time, priority, order of scheduling, what to do."""

BATCH = 4_096
STANDSTILL = 100_000
EVENT_BUDGET = 50_000_000
_BEFORE_ALL = URGENT - 1

_SPENT = Text(
    en="the run used up its budget of {budget:,} events on day {day:.1f}: "
    "ask for a shorter horizon, fewer leads or fewer people",
    zh="模拟在第 {day:.1f} 天用完了 {budget:,} 个事件的预算: 请缩短时长, 或减少线索或人数",
)
_STILL = Text(
    en="time stands still on day {day:.3f}: more than {limit:,} events without any time passing, "
    "the last ones by {who}",
    zh="时间停在第 {day:.3f} 天: 超过 {limit:,} 个事件而时间没有前进, 最后的事件来自 {who}",
)


class Clock(simpy.Environment):
    """Simulated time in days, and what is going to happen."""

    def __init__(self, budget: int = EVENT_BUDGET) -> None:
        super().__init__()
        self._now: Days = 0.0
        self._agenda = cast("list[Entry]", self._queue)  # the same list: SimPy types it for its own events only
        self.budget = budget
        self.steps = 0
        self.audit: Step | None = None
        self._is_running = self._is_halted = False

    def __getstate__(self) -> dict[str, Any]:
        """A counter cannot be copied; where it stands can."""
        state = self.__dict__.copy()
        state["_eid"] = number = next(self._eid)
        self._eid = count(number)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._eid = count(state["_eid"])

    def at(self, delay: Days, step: Step) -> None:
        """Do `step` after `delay` days; equal times run in order of scheduling."""
        heappush(self._agenda, (self._now + delay, NORMAL, next(self._eid), step))

    def on(self, time: Days, step: Step) -> None:
        """Do `step` at an absolute time, which must not lie in the past."""
        heappush(self._agenda, (time, NORMAL, next(self._eid), step))

    def schedule(self, event: simpy.Event, priority: int = NORMAL, delay: Days = 0) -> None:
        """SimPy's own events come as a step that runs their callbacks, so that all on the queue can be called."""
        step: Step = partial(_happen, event)
        heappush(self._agenda, (self._now + delay, priority, next(self._eid), step))

    def step(self) -> None:
        """Do the next thing."""
        if not self._agenda:
            raise EmptySchedule
        self._now, _, _, step = heappop(self._agenda)
        step()

    def awaited(self, step_name: str) -> list[Any]:
        """Whose step of this name is still to come, in order of time."""
        steps: list[Any] = [entry[3] for entry in sorted(self._agenda)]
        return [step.__self__ for step in steps if getattr(step, "__name__", "") == step_name]

    def when(self, step: Step) -> Days | None:
        """When a step is going to be done; None when it is not on the agenda."""
        return next((entry[0] for entry in self._agenda if entry[3] == step), None)

    def move(self, step: Step, time: Days) -> None:
        """Do a step that is on the agenda at another time."""
        self._strike(next(entry for entry in self._agenda if entry[3] == step))
        self.on(time, step)

    def halt(self) -> None:
        """Stand still once the step that is being done is over, before anything else happens."""
        if self._is_running:
            self._is_halted = True
            heappush(self._agenda, (self._now, _BEFORE_ALL, next(self._eid), _reach_end))

    def run_until(self, end: Days, should_stop: Callable[[], bool] | None = None) -> bool:
        """Run everything before `end` (an event at `end` itself is left); False when halted, or `should_stop` said so.

        Raises BudgetSpent, TimeStandsStill.
        """
        if end < self._now:
            return True
        last_move, done = self.steps, BATCH
        heappush(self._agenda, (end, _BEFORE_ALL, next(self._eid), _reach_end))
        self._is_running, self._is_halted = True, False
        try:
            while done == BATCH:
                before = self._now
                done = self._run_batch()
                self.steps += done
                if self._now > before:
                    last_move = self.steps
                elif self.steps - last_move >= STANDSTILL:
                    who = _owner(self._agenda[0][3])
                    raise TimeStandsStill(_STILL.fill(day=self._now, limit=STANDSTILL, who=who))
                if self.steps >= self.budget:
                    raise BudgetSpent(_SPENT.fill(budget=self.budget, day=self._now))
                if done == BATCH and should_stop is not None and should_stop():
                    return False
            return not self._is_halted
        finally:
            self._is_running = False
            if done == BATCH or self._is_halted:
                self._agenda[:] = [entry for entry in self._agenda if entry[3] is not _reach_end]
                heapify(self._agenda)

    def _run_batch(self) -> int:
        """How many steps were done: fewer than a batch when the end was reached."""
        agenda, audit, done = self._agenda, self.audit, 0
        try:
            if audit is None:
                for done in range(BATCH):  # noqa: B007 - told when the end breaks in
                    self._now, _, _, step = heappop(agenda)
                    step()
            else:
                for done in range(BATCH):  # noqa: B007
                    self.step()
                    audit()
        except _EndReached:
            return done
        return BATCH

    def _strike(self, entry: Entry) -> None:
        """Take an entry off the agenda."""
        self._agenda.remove(entry)
        heapify(self._agenda)


class _EndReached(Exception):
    """A run has come to its end."""


def _reach_end() -> NoReturn:
    raise _EndReached


def _happen(event: simpy.Event) -> None:
    """A SimPy event happens: its callbacks run, and a failure nobody took care of is raised."""
    callbacks, event.callbacks = event.callbacks, None  # type: ignore[assignment]
    for callback in callbacks:
        callback(event)
    if not event._ok and not event.defused:
        raise cast(BaseException, event._value)


def _owner(step: Any) -> str:
    """Whose step it is, for a message."""
    if isinstance(step, partial):
        step = getattr(step.args[0], "_generator", step.args[0])
    owner = getattr(step, "__self__", step)
    if "__str__" in vars(type(owner)):
        return str(owner)
    return getattr(owner, "__qualname__", type(owner).__qualname__)
