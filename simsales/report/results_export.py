"""Results as CSV: one row per block, variant, simulated year and figure, with a data dictionary beside it.

For pandas, a spreadsheet or a dashboard; the rows of one year lived under the same luck.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from simsales.experiment.runs import Results
from simsales.i18n import Lang, Text
from simsales.registry import installed

from .log_export import write_rows

COLUMNS: dict[str, Text] = {
    "block": Text(
        en="reactions: people answer the plan; unchanged: the current plan's own year, paid under this plan",
        zh="reactions: 人对方案有反应; unchanged: 现行方案的同一年按该方案付薪",
    ),
    "variant": Text(en="variant of the scenario", zh="方案"),
    "replication": Text(
        en="simulated stretch of time; the same number means the same luck", zh="第几次模拟; 同号即同样的运气"
    ),
    "run_seed": Text(en="seed of the run", zh="该次模拟的种子"),
    "kpi": Text(en="figure (see the list below)", zh="指标 (见下表)"),
    "value": Text(en="its value, empty where there was nothing to measure", zh="数值, 无从计量时为空"),
}


def write_results(results: Results, path: Path, lang: Lang) -> None:
    """Write FILE.csv and FILE.dictionary.csv, each at once or not at all."""
    write_rows(path, [list(COLUMNS), *map(_without_nan, figures(results))])
    write_rows(path.with_suffix(".dictionary.csv"), dictionary(lang))


class Figure(NamedTuple):
    """One value of one simulated year, in its KPI's own unit (money in major units); not a number without anything to measure."""

    block: str
    variant: str
    replication: int
    run_seed: int
    kpi: str
    value: float


def figures(results: Results) -> Iterator[Figure]:
    """Every value of every year, in order of variant, replication, block and KPI."""
    for variant, runs in results.runs.items():
        for number, (run_seed, run) in enumerate(zip(results.run_seeds, runs, strict=False), start=1):
            blocks: dict[str, Mapping[str, float]] = {"reactions": run.kpis}
            if run.unchanged is not None:
                blocks["unchanged"] = run.unchanged.kpis
            for block, kpis in blocks.items():
                for kpi, value in kpis.items():
                    yield Figure(block, variant, number, run_seed, kpi, value)


def _without_nan(figure: Figure) -> list[Any]:
    return [*figure[:-1], "" if math.isnan(figure.value) else figure.value]


def dictionary(lang: Lang) -> list[list[Any]]:
    """What every column and KPI means, as rows."""
    columns = [["column", name, meaning.say(lang)] for name, meaning in COLUMNS.items()]
    kpis = [
        ["kpi", kpi.id, f"{kpi.label.say(lang)} ({kpi.unit}): {kpi.formula.say(lang)}"]
        for kpi in installed().kinds("kpi").values()
    ]
    return [["what", "name", "meaning"], *columns, *kpis]
