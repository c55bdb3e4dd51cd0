"""The product on the reference pipeline: the bundled scenario, its ordinary classes, and the twin's own table as luck."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simsales.engine.build import Simulation, build
from simsales.rng import KeyedLuck, Parameters, Purpose, Rows
from simsales.spec.scenario import Scenario
from simsales.world.log import EventLog, SilentLog

from .outcome import Outcome
from .table import Table


class TableLuck:
    """Luck that hands out the rows of a prepared table; `gap[rep][i]` adds up to the table's arrival instants."""

    def __init__(self, table: Table) -> None:
        self._by_purpose = {"demand.gap": table.gap, "table.value": table.worth, "table.delay": table.delay,
                            "table.work": table.work, "table.chance": table.u}

    def rows(self, purpose: Purpose, stream: str, width: int = 1, location: Parameters = 0.0, scale: Parameters = 1.0) -> Rows:
        rows = self._by_purpose.get(purpose.name)
        if rows is None:
            return KeyedLuck(0).rows(purpose, stream, width, location, scale)
        return rows[int(stream.rpartition("-")[2]) - 1]


def reference(reps: int, horizon: float, conversion: Sequence[float]) -> Scenario:
    """The bundled reference pipeline, resized."""
    from simsales.spec.loading import load_scenario

    scenario = load_scenario("reference-pipeline")
    stages = {name: stage.model_copy(update={"conversion": c})
              for (name, stage), c in zip(scenario.pipeline.stages.items(), conversion, strict=True)}
    team = {f"rep-{number}": next(iter(scenario.reps.values())) for number in range(1, reps + 1)}
    return scenario.model_copy(update={"reps": team, "horizon": horizon,
                                       "pipeline": scenario.pipeline.model_copy(update={"stages": stages})})


def prepare(table: Table, conversion: Sequence[float], *, log: bool = True) -> Simulation:
    return build(reference(table.reps, table.horizon, conversion), table.seed, EventLog() if log else SilentLog(), TableLuck(table))


def run(simulation: Simulation) -> Simulation:
    simulation.world.clock.run_until(simulation.world.horizon)
    return simulation


def outcome(simulation: Simulation) -> Outcome:
    """Read from the world's own counters and books, so that it works without a log."""
    world, counts = simulation.world, simulation.world.counts
    return Outcome(world.clock.steps, counts.leads, counts.won, counts.lost, -world.ledger["revenue"], np.nan,
                   sum(desk.worked for desk in simulation.desks), round(len(simulation.desks) * world.horizon))
