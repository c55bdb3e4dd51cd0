"""Watching one run: it is moved on bit by bit, or read again from its log, and can be looked at whenever it stands.

The same onlooker serves both: what is seen comes out of the log alone. Nobody is asked anything: all seats do what is usual.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simsales.registry import installed
from simsales.session import Session
from simsales.spec.scenario import BASELINE, Scenario
from simsales.units import Currency, Days
from simsales.world.facts import Facts
from simsales.world.history import History
from simsales.world.log import EventLog
from simsales.world.moment import Moment

Stop = Callable[[], bool]


class Watched:
    """A run that is watched. Make one with `live` or `of_log`; one thread at a time moves it and looks at it."""

    def __init__(self, scenario: Scenario, log: EventLog, go: Callable[[Days, Stop | None], Days]) -> None:
        self.scenario, self.log, self._go = scenario, log, go
        self.now: Days = 0.0
        self._history = History(log, len(scenario.pipeline.stage_names))
        self._history.read_on(self._written())

    @classmethod
    def live(cls, scenario: Scenario, variant: str = BASELINE, seed: int = 1, replication: int = 1) -> Watched:
        """A run of its own, at its beginning."""
        session = Session(scenario, variant=variant, seed=seed, replication=replication)

        def go(until: Days, should_stop: Stop | None) -> Days:
            session.advance(until, should_stop)
            return session.now

        return cls(scenario, session.log, go)

    @classmethod
    def of_log(cls, scenario: Scenario, log: EventLog) -> Watched:
        """A run that is over, from its first day."""
        return cls(scenario, log, lambda until, _: min(until, scenario.horizon))

    @property
    def is_over(self) -> bool:
        return self.now >= self.scenario.horizon

    def advance(self, until: Days, should_stop: Stop | None = None) -> None:
        """On to a day, unless told to stop. Raises RunStopped."""
        if not self.is_over:
            self.now = self._go(until, should_stop)
        self._history.read_on(self._written())

    def _written(self) -> int:
        """How many rows there are before now, those of the very beginning included."""
        if self.is_over:
            return self.log.length
        days = self.log.rows_since(self._history.read)["t"]
        return self._history.read + int(np.searchsorted(days, self.now, side="left" if self.now else "right"))

    def moment(self) -> Moment:
        """What stands now."""
        return self._history.moment(self.now)

    def facts(self) -> Facts:
        """What there is to look back on by now, and nothing of what is still to come."""
        scenario, known = self.scenario, self.log.first(self._history.read)
        return Facts(known, scenario.calendar.made(), scenario.pipeline.stage_names, scenario.horizon)


def figures_of(moment: Moment, currency: Currency) -> dict[str, float]:
    """The figures of a moment as `run --json` gives them: money in major units."""
    kpis = installed().kinds("kpi")
    return {
        name: currency.major(value) if kpis[name].unit == "money" else value for name, value in moment.figures.items()
    }
