"""The textbook pipeline: what a SimPy tutorial would teach, the price of not having a product engine.

A process per lead, a `PriorityResource` per rep, one scalar numpy draw at a time, a dict per event. It draws its
own luck in event order, so it shares the twin's statistics, not its numbers. Source: PERFORMANCE.md sections 1 and 2.
"""

import math
from collections.abc import Generator, Sequence
from typing import Any

import numpy as np
import simpy

from .outcome import Outcome

DELAY_SIGMA = 0.8
DELAY_MU = [math.log(days) - DELAY_SIGMA**2 / 2 for days in (3, 5, 7, 10, 6)]  # of the mean delay in days, per stage
WORK_MEAN = (0.25, 0.30, 0.40, 0.40, 0.50)  # days, per stage
VALUE_SIGMA = 1.0
VALUE_MU = math.log(20_000) - VALUE_SIGMA**2 / 2
ARRIVAL_GAP = 1.0  # days between two leads of a rep, mean

Steps = Generator[simpy.Event, Any, None]


class Textbook:
    """One run; `log` is a list of dicts, or None for none; `pace` multiplies all work."""

    def __init__(
        self, reps: int, horizon: int, seed: int, conversion: Sequence[float], *, log: bool, pace: float = 1.0
    ) -> None:
        self.env = simpy.Environment()
        self.rng = np.random.default_rng(seed)
        self.horizon = horizon
        self.conversion = conversion
        self.pace = pace
        self.log: list[dict[str, Any]] | None = [] if log else None
        self.reps = [simpy.PriorityResource(self.env, capacity=1) for _ in range(reps)]
        self.lev = self.leads = self.won = self.lost = self.revenue = 0
        self.cycle_days = self.busy_days = 0.0

    def run(self) -> Outcome:
        for rep in range(len(self.reps)):
            self.env.process(self.arrivals(rep))
        self.env.run(until=self.horizon)
        days = len(self.reps) * self.horizon
        return Outcome(self.lev, self.leads, self.won, self.lost, self.revenue, self.cycle_days, self.busy_days, days)

    def arrivals(self, rep: int) -> Steps:
        lead = 0
        while True:
            yield self.env.timeout(self.rng.exponential(ARRIVAL_GAP))
            self.leads += 1
            self.lev += 1
            if self.log is not None:
                self.log.append({"time": self.env.now, "event": "arrival", "rep": rep, "lead": lead, "stage": 0})
            self.env.process(self.lead(rep, lead))
            lead += 1

    def lead(self, rep: int, lead: int) -> Steps:
        arrived = self.env.now
        value = self.rng.lognormal(VALUE_MU, VALUE_SIGMA)
        for stage, chance in enumerate(self.conversion):
            yield self.env.timeout(self.rng.lognormal(DELAY_MU[stage], DELAY_SIGMA))
            self.lev += 1
            if self.log is not None:
                self.log.append(
                    {"time": self.env.now, "event": "end of delay", "rep": rep, "lead": lead, "stage": stage}
                )
            with self.reps[rep].request(priority=-stage) as turn:
                yield turn
                days = self.pace * self.rng.exponential(WORK_MEAN[stage])
                self.busy_days += min(days, self.horizon - self.env.now)
                yield self.env.timeout(days)
            self.lev += 1
            if self.log is not None:
                self.log.append(
                    {"time": self.env.now, "event": "end of activity", "rep": rep, "lead": lead, "stage": stage}
                )
            if self.rng.random() >= chance:
                self.lost += 1
                return
        self.won += 1
        self.revenue += round(value * 100)
        self.cycle_days += self.env.now - arrived
