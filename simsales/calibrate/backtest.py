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
from statistics import fmean, median, stdev

import numpy as np

from simsales.rng import KeyedLuck, Purpose
from simsales.session import run
from simsales.spec.scenario import Scenario
from simsales.units import Days
from simsales.world.events import DEAL_LOST, DEAL_UNDECIDED, DEAL_WON
from simsales.world.facts import Facts

from .deals import Deal
from .fit import Fit

REPLICATIONS = 20
DOUBT = Purpose("calibrate.doubt", "normal")
_SEED = 1


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
    short = scenario.model_copy(update={"horizon": float(fit.arrivals.days)})
    doubts = KeyedLuck(_SEED).rows(DOUBT, "stretch", 2)
    return Backtest(stretch_of(deals, fit), [simulated(_doubted(short, fit, doubts[number]), number)
                                             for number in range(1, replications + 1)])


def stretch_of(deals: Sequence[Deal], fit: Fit) -> Stretch:
    closed = [deal for deal in deals if deal.closed and deal.created >= fit.arrivals.start]
    won = [deal for deal in closed if deal.outcome == "won"]
    decided = [deal for deal in closed if deal.outcome != "no decision"]
    return Stretch(len(won), sum(deal.amount or 0.0 for deal in won), len(won) / len(decided) if decided else math.nan,
                   median(deal.age(fit.snapshot) for deal in closed))


def simulated(scenario: Scenario, replication: int) -> Stretch:
    """One run, its days counted as a CRM does: between dates."""
    log = run(scenario, seed=_SEED, replication=replication)
    facts = Facts(log, scenario.calendar.made(), scenario.pipeline.stage_names, scenario.horizon)
    won, lost = facts.count(DEAL_WON).total, facts.count(DEAL_LOST).total
    closed = np.concatenate([facts.of(kind) for kind in (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED)])
    came = facts.t[facts.cases["row"][facts.subject[closed]]]
    days = np.floor(facts.t[closed]) - np.floor(came)
    worth = scenario.money.major(facts.money(DEAL_WON).total)
    return Stretch(won, worth, won / (won + lost) if won + lost else math.nan,
                   float(np.median(days)) if len(days) else math.nan)


def _doubted(scenario: Scenario, fit: Fit, luck: Sequence[float]) -> Scenario:
    """The scenario as it may also be: lead rate and odds moved within what the file leaves open."""
    results, rate = fit.results, math.exp(fit.arrivals.doubt * luck[0])
    odds = luck[1] * math.sqrt(1 / results.won + 1 / results.lost)
    sources = {name: source.model_copy(update={"per_year": source.per_year * rate})
               for name, source in scenario.sources.items()}
    rivals = {name: rival.model_copy(update={"quality": rival.quality + odds})
              for name, rival in scenario.rivals.items()}
    return scenario.model_copy(update={"sources": sources, "rivals": rivals})


def _range(numbers: Sequence[float]) -> Range:
    from scipy.stats import t

    n = len(numbers)
    reach = float(t.ppf(0.975, n - 1)) * stdev(numbers) * math.sqrt(1 + 1 / n)
    return Range(max(fmean(numbers) - reach, 0.0), fmean(numbers) + reach)
