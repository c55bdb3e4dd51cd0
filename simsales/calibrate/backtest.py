"""The model against the file: the same weeks, simulated twenty times, counted as the export would have counted them.

Only deals that came in since the file shows all of them are compared, closed by the day of the export: the model
starts with an empty pipeline, so its deals are cut off by that day exactly as the file's are. Each simulated stretch
first draws how far lead rate and win rate may be from what the file shows: luck alone would be too narrow.
The model was fitted to these weeks: this tests the translation into a scenario, and is no forecast.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median, stdev
from typing import Any

import numpy as np
import numpy.typing as npt

from simsales.rng import KeyedLuck, Purpose
from simsales.session import run
from simsales.spec.scenario import Scenario
from simsales.units import Days
from simsales.world.events import DEAL_LOST, DEAL_UNDECIDED, DEAL_WON, WORK_STARTED
from simsales.world.facts import Facts

from .deals import Deal
from .fit import Fit
from .office import Filing

REPLICATIONS = 20
EVERY_LEAD = Filing()
DOUBT = Purpose("calibrate.doubt", "normal")
_SEED = 1
_AFTERWARDS: Days = 200.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Deals that came in and were closed within one stretch: won, their worth (major units), win rate, median days."""

    won: float
    worth: float
    win_rate: float
    days: Days


@dataclass(frozen=True, slots=True)
class Range:
    """Where 95 of 100 simulated stretches would lie, the doubt about the mean of so few included."""

    low: float
    high: float

    def holds(self, number: float) -> bool:
        return self.low <= number <= self.high


@dataclass(frozen=True, slots=True)
class Backtest:
    """The file's stretch, and the model's."""

    file: Stretch
    model: Sequence[Stretch]

    @property
    def won(self) -> Range:
        return _range([stretch.won for stretch in self.model])

    @property
    def worth(self) -> Range:
        return _range([stretch.worth for stretch in self.model])

    @property
    def win_rate(self) -> float:
        return fmean(stretch.win_rate for stretch in self.model)

    @property
    def days(self) -> Days:
        return fmean(stretch.days for stretch in self.model)


def backtest(scenario: Scenario, fit: Fit, deals: Sequence[Deal], replications: int = REPLICATIONS) -> Backtest:
    """The file's last stretch (a year at most) and as many simulated ones."""
    doubts = KeyedLuck(_SEED).rows(DOUBT, "stretch", 2)
    stretch, afterwards = float(fit.arrivals.days), 0.0
    if not fit.arrivals.is_told:
        afterwards = max((deal.age(date.max) or 0.0 for deal in deals if deal.is_closed), default=0.0) or _AFTERWARDS
    lasting = scenario.model_copy(update={"horizon": stretch + afterwards})
    return Backtest(
        stretch_of(deals, fit),
        [
            simulated(_doubted(lasting, fit, doubts[number]), number, stretch, fit.losses_seen, fit.filing)
            for number in range(1, replications + 1)
        ],
    )


def stretch_of(deals: Sequence[Deal], fit: Fit) -> Stretch:
    recent = [deal for deal in deals if not fit.arrivals.is_told or deal.came_since(fit.arrivals.start)]
    closed = [deal for deal in recent if deal.is_closed]
    won = [deal for deal in closed if deal.outcome == "won"]
    decided = [deal for deal in closed if deal.outcome != "no decision"] if fit.losses_seen else recent
    days = [age for deal in closed if (age := deal.age(fit.snapshot or date.max)) is not None]
    return Stretch(
        len(won),
        sum(deal.amount or 0.0 for deal in won),
        len(won) / len(decided) if decided else math.nan,
        median(days) if days else math.nan,
    )


def simulated(
    scenario: Scenario, replication: int, stretch: Days, losses_seen: bool = True, filing: Filing = EVERY_LEAD
) -> Stretch:
    """One run, its days counted as a CRM does: between dates; only leads of the stretch."""
    own = own_export(scenario, replication, stretch, filing)
    won, decided = own.outcome == DEAL_WON, own.outcome != DEAL_UNDECIDED
    if losses_seen:
        decided &= own.outcome != 0
        closed = own.outcome != 0
    else:
        decided, closed = np.ones(len(won), dtype=bool), won
    return Stretch(
        float(won.sum()),
        scenario.money.major(int(own.amount[won].sum())),
        float(won.sum() / decided.sum()) if decided.any() else math.nan,
        float(np.median(own.days[closed])) if closed.any() else math.nan,
    )


@dataclass(frozen=True, slots=True)
class OwnExport:
    """The model's own deals as a CRM would list them on the last day; `outcome` is the kind of the last event, 0 if open.

    `value` is the worth at list price, `amount` what was signed (minor units), `rep` a code, `days` between dates, `came`
    the day from which they are counted.
    """

    outcome: npt.NDArray[Any]
    days: npt.NDArray[Any]
    value: npt.NDArray[Any]
    amount: npt.NDArray[Any]
    rep: npt.NDArray[Any]
    came: npt.NDArray[Any]


def own_export(
    scenario: Scenario, replication: int, stretch: Days = math.inf, filing: Filing = EVERY_LEAD
) -> OwnExport:
    """One run's leads that came in within the stretch, as far as such a file lists them, and how they stand at its end."""
    log = run(scenario, seed=_SEED, replication=replication)
    facts = Facts(log, scenario.calendar.made(), scenario.pipeline.stage_names, scenario.horizon)
    came = facts.t[facts.cases["row"]]
    outcome, ended = np.zeros(len(came), dtype=int), np.full(len(came), scenario.horizon)
    amount, is_cold = np.zeros(len(came), dtype=np.int64), np.zeros(len(came), dtype=bool)
    begun = came if filing.from_lead else _first_work(facts, len(came))
    for kind in (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED):
        rows = facts.of(kind)
        outcome[facts.subject[rows]], ended[facts.subject[rows]] = kind, facts.t[rows]
        if kind == DEAL_WON:
            amount[facts.subject[rows]] = facts.amount[rows]
    if not filing.lists_cold:
        is_cold[facts.subject[facts.of(DEAL_UNDECIDED, step=0)]] = True
    kept = (begun < stretch) & ~is_cold
    arrived = facts.cases["row"][kept]
    return OwnExport(
        outcome[kept],
        (np.floor(ended[kept]) - np.floor(begun[kept])),
        facts.amount[arrived],
        amount[kept],
        facts.actor[arrived],
        begun[kept],
    )


def _first_work(facts: Facts, leads: int) -> npt.NDArray[Any]:
    """When somebody first turned to each lead; never where nobody has."""
    begun, rows = np.full(leads, math.inf), facts.of(WORK_STARTED, step=0)
    begun[facts.subject[rows]] = facts.t[rows]
    return begun


def _doubted(scenario: Scenario, fit: Fit, luck: Sequence[float]) -> Scenario:
    """The scenario as it may also be: lead rate and odds moved within what the file leaves open."""
    results, rate = fit.results, math.exp(fit.arrivals.doubt * luck[0])
    odds = luck[1] * math.sqrt(1 / results.won + 1 / results.lost)
    sources = {
        name: source.model_copy(update={"per_year": source.per_year * rate})
        for name, source in scenario.sources.items()
    }
    rivals = {
        name: rival.model_copy(update={"quality": rival.quality + odds}) for name, rival in scenario.rivals.items()
    }
    return scenario.model_copy(update={"sources": sources, "rivals": rivals})


def _range(numbers: Sequence[float]) -> Range:
    from scipy.special import stdtrit

    n = len(numbers)
    if n < 2:
        return Range(math.nan, math.nan)
    reach = float(stdtrit(n - 1, 0.975)) * stdev(numbers) * math.sqrt(1 + 1 / n)
    return Range(max(fmean(numbers) - reach, 0.0), fmean(numbers) + reach)
