"""The race of the plans as it runs: who is in front, who rests behind whom, who is out, and which limits are still open."""

from __future__ import annotations

from rich.table import Table

from simsales.experiment.estimates import estimate
from simsales.experiment.objectives import measures, values
from simsales.experiment.selection import Race
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE

from .tables import change, clean, kpi_label

_YEARS = Text(en="simulated years", zh="模拟年数")
_NOW = Text(en="now", zh="当前")
_OBJECTIVE = Text(en="in the race", zh="竞争中")
_LIMITS = Text(en="in front; limits open: {limits}", zh="领先; 待定限制: {limits}")
_AHEAD = Text(en="in front, keeps every limit", zh="领先, 守住全部限制")
_BEHIND = Text(en="rests behind {leader}", zh="落后于 {leader}, 暂停")
_OUT = Text(en="out: breaks {limits}", zh="出局: 违反 {limits}")


def race_table(case: CaseFile, race: Race, lang: Lang) -> Table:
    """One line per variant, with its difference to the current plan on the objective."""
    scenario = case.variants[BASELINE]
    kpi = measures(scenario)[scenario.objective]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    table.add_column(_YEARS.say(lang), justify="right")
    table.add_column(kpi_label(kpi, scenario.money, lang), justify="right")
    table.add_column(_NOW.say(lang))
    today = values(scenario, race.runs, BASELINE, scenario.objective)
    for name, runs in race.runs.items():
        mine = values(scenario, race.runs, name, scenario.objective)
        gap = estimate([one - other for one, other in zip(mine, today, strict=False)])
        shown = (
            kpi.show(estimate(today).mean, scenario.money) if name == BASELINE else change(kpi, estimate(today), gap)
        )
        table.add_row(clean(case.label(name), lang), str(len(runs)), shown, clean(_state(case, race, name), lang))
    return table


def _state(case: CaseFile, race: Race, name: str) -> Text:
    for fallen in race.fallen:
        if fallen.variant == name:
            return _OUT.fill(limits=", ".join(fallen.limits))
    if name in race.behind:
        return _BEHIND.fill(leader=case.label(race.behind[name]))
    if len(race.racing) > 1:
        return _OBJECTIVE
    open_ = race.open_limits(name)
    return _LIMITS.fill(limits=", ".join(open_)) if open_ else _AHEAD
