"""Who gains and who loses: pay of each person and each kind of rep under a plan, against the current one.

Twice: with reactions, paired year by year under the same luck, and if nobody changes. A place keeps its name when somebody
new comes, so a leaver's successor counts as the same place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import Estimate, estimate
from simsales.experiment.runs import RunResult
from simsales.i18n import Text
from simsales.spec.scenario import BASELINE, Scenario

EVERYBODY = Text(en="Everybody", zh="全体")
_NOTICED = 0.01
"""A change of pay below this share is called unchanged."""


@dataclass(frozen=True, slots=True)
class PayChange:
    """Mean pay of some people today, and its relative change (shares) with reactions and if nobody changes."""

    label: Text
    people: int
    today: float
    reactions: Estimate
    unchanged: float


def by_group(comparison: Comparison, variant: str) -> list[PayChange]:
    """Each kind of rep, in the scenario's order, then everybody; none where nobody's pay is known."""
    groups = _groups(comparison.results.scenario)
    found = [_change(comparison, variant, label, reps) for label, reps in groups.items()]
    return [one for one in found if one is not None]


def by_rep(comparison: Comparison, variant: str) -> list[PayChange]:
    """Each person, in the scenario's order."""
    return list(rep_by_rep(comparison, variant).values())


def rep_by_rep(comparison: Comparison, variant: str) -> dict[str, PayChange]:
    """The same by what the scenario calls them."""
    reps = comparison.results.scenario.reps
    found = {rep: _change(comparison, variant, spec.name or Text.same(rep), [rep]) for rep, spec in reps.items()}
    return {rep: one for rep, one in found.items() if one is not None}


def gainers_and_losers(changes: Sequence[PayChange]) -> tuple[int, int]:
    """How many gain, and how many lose, more than a per cent with reactions."""
    means = [one.reactions.mean for one in changes]
    return sum(mean > _NOTICED for mean in means), sum(mean < -_NOTICED for mean in means)


def _groups(scenario: Scenario) -> dict[Text, list[str]]:
    groups: dict[Text, list[str]] = {}
    for rep, spec in scenario.reps.items():
        if spec.kind_of_rep is not None:
            groups.setdefault(spec.kind_of_rep, []).append(rep)
    return {**groups, EVERYBODY: list(scenario.reps)}


def _change(comparison: Comparison, variant: str, label: Text, reps: Sequence[str]) -> PayChange | None:
    runs = comparison.results.runs
    shared = min(len(runs[BASELINE]), len(runs[variant]))
    today = [_paid(run.per_rep.get("pay_cost", {}), reps) for run in runs[BASELINE][:shared]]
    other = [_paid(run.per_rep.get("pay_cost", {}), reps) for run in runs[variant][:shared]]
    mean = estimate(today).mean
    if math.isnan(mean) or not mean:
        return None
    moved = estimate([(after - before) / mean for after, before in zip(other, today, strict=True)])
    return PayChange(label, len(reps), mean, moved, _if_nobody_changes(runs[variant][:shared], today, reps))


def _if_nobody_changes(runs: Sequence[RunResult], today: Sequence[float], reps: Sequence[str]) -> float:
    """The same people's results of today, paid under the plan; not a number where more than pay differs."""
    paid = [_paid(run.unchanged.pay_by_rep, reps) for run in runs if run.unchanged is not None]
    if len(paid) < len(today):
        return math.nan
    return math.fsum(paid) / math.fsum(today) - 1


def _paid(pay: Mapping[str, float], reps: Sequence[str]) -> float:
    """Per head."""
    return math.fsum(pay.get(rep, math.nan) for rep in reps) / len(reps)
