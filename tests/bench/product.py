"""The product on the reference pipeline: the bundled scenario, its ordinary classes, and the twin's own table as luck."""

import math
from collections.abc import Sequence
from functools import cache

from simsales import Scenario, load_scenario
from simsales.engine.build import Simulation, build
from simsales.market.pipelines.stage_table import StageTable
from simsales.rng import KeyedLuck, Parameters, Purpose, Rows
from simsales.world.events import DEAL_WON, STAGE_SHIFT
from simsales.world.log import CASE, ROW, EventLog, SilentLog

from .outcome import Outcome
from .table import Table

KIND = (1 << STAGE_SHIFT) - 1


class TableLuck:
    """Luck that hands out the rows of a prepared table; `gap[rep][i]` adds up to the table's arrival instants."""

    def __init__(self, table: Table) -> None:
        self._by_purpose = {
            "demand.gap": table.gap,
            "table.value": table.worth,
            "table.delay": table.delay,
            "table.work": table.work,
            "table.chance": table.u,
        }

    def rows(
        self, purpose: Purpose, stream: str, width: int = 1, location: Parameters = 0.0, scale: Parameters = 1.0
    ) -> Rows:
        rows = self._by_purpose.get(purpose.name)
        if rows is None:
            return KeyedLuck(0).rows(purpose, stream, width, location, scale)
        return rows[int(stream.rpartition("-")[2]) - 1]


@cache
def reference(reps: int, horizon: float, conversion: tuple[float, ...]) -> Scenario:
    """The bundled reference pipeline, resized."""
    scenario = load_scenario("reference-pipeline")
    assert isinstance(scenario.pipeline, StageTable)
    stages = {
        name: stage.model_copy(update={"conversion": share})
        for (name, stage), share in zip(scenario.pipeline.stages.items(), conversion, strict=True)
    }
    anybody = next(iter(scenario.reps.values()))
    return scenario.model_copy(
        update={
            "horizon": horizon,
            "reps": {f"rep-{number}": anybody for number in range(1, reps + 1)},
            "pipeline": scenario.pipeline.model_copy(update={"stages": stages}),
        }
    )


def prepare(table: Table, conversion: Sequence[float], *, log: bool = True) -> Simulation:
    scenario = reference(table.reps, table.horizon, tuple(conversion))
    return build(scenario, table.seed, EventLog() if log else SilentLog(), TableLuck(table))


def run(simulation: Simulation) -> Simulation:
    simulation.world.clock.run_until(simulation.world.horizon)
    return simulation


def outcome(simulation: Simulation) -> Outcome:
    """From the world's own counters and books, so that it works without a log; only the cycle needs one.

    `lev` counts the turns of pay periods, too: three a year.
    """
    world, counts = simulation.world, simulation.world.counts
    return Outcome(
        world.clock.steps,
        counts.leads,
        counts.won,
        counts.lost,
        -world.ledger["revenue"],
        _cycle_days(world.log),
        sum(desk.worked for desk in simulation.desks),
        round(len(simulation.desks) * world.horizon),
    )


def bytes_per_row(log: EventLog) -> float:
    """Bytes of log per event written down, the cases' side rows included."""
    return ROW.itemsize + CASE.itemsize * log.cases / log.length


def _cycle_days(log: EventLog) -> float:
    if not log.length:
        return math.nan
    rows, cases = log.rows(), log.case_rows()
    won = rows[rows["kind"] & KIND == DEAL_WON]
    return float((won["t"] - rows["t"][cases["row"][won["subject"]]]).sum())
