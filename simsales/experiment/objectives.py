"""What to be best in: one KPI, or a scorecard of several.

A scorecard stands at 100 for the current plan: every KPI adds what it gains on it, in per cent of the current plan's mean over
the first years, times its weight; what should be low counts the other way round.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from simsales.i18n import Text
from simsales.registry import installed
from simsales.spec.scenario import BASELINE, SCORECARD, Scenario
from simsales.world.measures import Kpi

if TYPE_CHECKING:
    from .runs import RunResult

FIRST_YEARS = 10
"""Years that say what the current plan is worth."""
_PAR = 100.0
_NO_EVENTS = "a scorecard is made of other KPIs and cites no events of its own"


def measures(scenario: Scenario) -> Mapping[str, Kpi]:
    """Every KPI there is, and the scenario's scorecard where it has one."""
    kpis = installed().kinds("kpi")
    return {**kpis, SCORECARD: _scorecard(scenario, kpis)} if scenario.scorecard else kpis


def _scorecard(scenario: Scenario, kpis: Mapping[str, Kpi]) -> Kpi:
    parts = {
        lang: " + ".join(f"{weight:.0%} {kpis[name].label.say(lang)}" for name, weight in scenario.scorecard.items())
        for lang in ("en", "zh")
    }
    formula = Text(en="100 + gains on the current plan in %: {parts}", zh="100 + 比现行方案的增减 (%): {parts}")

    def none(facts: object) -> tuple[object, None]:
        raise NotImplementedError(_NO_EVENTS)

    return Kpi(
        SCORECARD,
        Text(en="Scorecard", zh="综合评分"),
        formula.fill(parts=Text(en=parts["en"], zh=parts["zh"])),
        "points",
        "higher",
        none,  # type: ignore[arg-type]
    )


def values(scenario: Scenario, runs: Mapping[str, Sequence[RunResult]], variant: str, kpi: str) -> list[float]:
    """A KPI, or the scorecard, of every year of a variant."""
    if kpi != SCORECARD or not scenario.scorecard:
        return [run.kpis[kpi] for run in runs[variant]]
    kpis = installed().kinds("kpi")
    first = runs[BASELINE][:FIRST_YEARS]
    worth = {
        name: (
            -weight if kpis[name].better == "lower" else weight,
            math.fsum(run.kpis[name] for run in first) / len(first),
        )
        for name, weight in scenario.scorecard.items()
    }
    return [
        _PAR + _PAR * math.fsum(w * _gain(run.kpis[name], today) for name, (w, today) in worth.items())
        for run in runs[variant]
    ]


def _gain(value: float, today: float) -> float:
    return (value - today) / abs(today) if today else math.nan
