"""Costing: one pay plan in many worlds. What it costs in an ordinary year, in a better and a worse one, and after a windfall.

Every case meets the same luck (`cases.py`), so that what a better year costs more is measured year by year. What is asked
here is what finance and whoever designed the plan ask: how much, how sure, for how much sales, and who gets it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from simsales.rng import replication_seeds
from simsales.spec.scenario import Limit, Scenario
from simsales.units import Currency, Money, Share
from simsales.world.facts import ratio

from .cases import BASE_CASE, Case, Task, cost_once, usual_cases, with_leads
from .estimates import Estimate, estimate
from .pay_year import PayYear, RepPeriod
from .runs import digest_of
from .spread import Spread, spread
from .workers import POOL_PAYS_FROM, gathered

BANDS = (0.0, 0.5, 0.8, 1.0, 1.2, 1.5, math.inf)
"""Bounds of the attainment bands; each begins at its lower bound."""
TOP = 0.1
"""The part of the team that is called its top earners."""


@dataclass(frozen=True, slots=True)
class Band:
    """Pay periods of reps that ended within an attainment band, over all simulated years."""

    low: float
    high: float
    count: int
    share: Share
    """Of all pay periods of reps with a quota; NaN without any."""
    pay: Money
    """Mean pay of one, in minor units; 0 without any."""
    pay_share: float
    """Their pay for what they sold."""


@dataclass(frozen=True, slots=True)
class TopEarners:
    """The best paid of the team: how many they are, and their part of all pay and of all sales, mean over the years."""

    count: int
    pay: Share
    sales: Share


@dataclass(frozen=True)
class CaseCost:
    """What a plan costs in one kind of year; `years[i]` and `base[i]` had the same luck."""

    case: Case
    money: Currency
    years: Sequence[PayYear] = field(repr=False)
    base: Sequence[PayYear] = field(repr=False)

    @cached_property
    def pay(self) -> Spread:
        """Pay cost of a year, major units."""
        return spread([self.money.major(year.pay) for year in self.years])

    @cached_property
    def share(self) -> Spread:
        """Pay for what was sold: the cost per unit of sales."""
        return spread([ratio(year.pay, year.sales) for year in self.years])

    @cached_property
    def sales(self) -> Spread:
        return spread([self.money.major(year.sales) for year in self.years])

    @cached_property
    def selling_cost_share(self) -> Spread:
        """Pay, channel margin and replacements, for what was sold."""
        return spread([ratio(year.selling_cost, year.sales) for year in self.years])

    @cached_property
    def contribution(self) -> Spread:
        return spread([self.money.major(year.contribution) for year in self.years])

    @cached_property
    def pay_by_line(self) -> Mapping[str, float]:
        """Mean pay of a year by line of the plan, major units; they add up to the mean of all pay."""
        names = dict.fromkeys(name for year in self.years for name in year.pay_by_line)
        sums = {name: sum(year.pay_by_line.get(name, 0) for year in self.years) for name in names}
        return {name: self.money.major(total) / len(self.years) for name, total in sums.items()}

    @cached_property
    def pay_change(self) -> Estimate:
        """Pay against the base case, year by year, as a part of it."""
        return estimate([ratio(mine.pay - own.pay, own.pay) for mine, own in self._pairs])

    @cached_property
    def sales_change(self) -> Estimate:
        return estimate([ratio(mine.sales - own.sales, own.sales) for mine, own in self._pairs])

    @cached_property
    def more_pay(self) -> Spread:
        """Pay above that of the base case, year by year, major units."""
        return spread([self.money.major(mine.pay - own.pay) for mine, own in self._pairs])

    @property
    def _pairs(self) -> list[tuple[PayYear, PayYear]]:
        return list(zip(self.years, self.base, strict=True))

    @cached_property
    def bands(self) -> list[Band]:
        """How pay periods ended, from the lowest attainment to the highest."""
        periods = [period for year in self.years for period in year.periods]
        return [_band(low, high, periods) for low, high in pairwise(BANDS)]

    @cached_property
    def attainment_by_period(self) -> list[Share]:
        """Bookings credited against quota of everybody with a quota, pay period by pay period, over all years."""
        booked: dict[int, Money] = {}
        quota: dict[int, Money] = {}
        for year in self.years:
            for period in year.periods:
                booked[period.number] = booked.get(period.number, 0) + period.booked
                quota[period.number] = quota.get(period.number, 0) + period.quota
        return [booked[number] / quota[number] for number in sorted(quota)]

    @cached_property
    def top(self) -> TopEarners:
        count = max(1, math.ceil(len(self.years[0].pay_by_rep) * TOP))
        shares = []
        for year in self.years:
            best = sorted(year.pay_by_rep, key=lambda rep: (-year.pay_by_rep[rep], rep))[:count]
            sold = sum(year.sales_by_rep.values())
            shares.append(
                (
                    ratio(sum(year.pay_by_rep[rep] for rep in best), year.pay),
                    ratio(sum(year.sales_by_rep[rep] for rep in best), sold),
                )
            )
        return TopEarners(count, *(spread(values).mean for values in zip(*shares, strict=True)))

    def over(self, limit: Limit) -> int:
        """In how many years a limit of pay is broken."""
        found = 0
        for year in self.years:
            value = ratio(year.pay, year.sales) if limit.kpi == "pay_share" else self.money.major(year.pay)
            too_much = limit.at_most is not None and value > limit.at_most
            found += too_much or (limit.at_least is not None and value < limit.at_least)
        return found


def _band(low: float, high: float, periods: Sequence[RepPeriod]) -> Band:
    inside = [period for period in periods if (low <= period.attainment or not low) and period.attainment < high]
    pay, booked = sum(period.pay for period in inside), sum(period.booked for period in inside)
    return Band(
        low,
        high,
        len(inside),
        ratio(len(inside), len(periods)),
        round(pay / len(inside)) if inside else 0,
        ratio(pay, booked),
    )


@dataclass(frozen=True)
class Costing:
    """A plan in many worlds: case by case, the first is the scenario as it is."""

    scenario: Scenario
    variant: str
    seed: int
    cases: Mapping[str, CaseCost]

    @property
    def replications(self) -> int:
        return len(self.cases[BASE_CASE].years)

    @property
    def run_seeds(self) -> list[int]:
        return replication_seeds(self.seed, self.replications)

    @property
    def limits(self) -> Mapping[str, Limit]:
        """The scenario's own limits of all pay, with reactions and against nobody else."""
        return {
            name: limit
            for name, limit in self.scenario.limits.items()
            if limit.kpi in ("pay_cost", "pay_share")
            and (limit.of, limit.block, limit.against) == ("whole", "reactions", None)
        }

    @property
    def digest(self) -> str:
        """Over the digests of all runs, case by case."""
        return digest_of(year.digest for case in self.cases.values() for year in case.years)


def cost_plan(
    scenario: Scenario,
    variant: str = "baseline",
    cases: Mapping[str, Case] | None = None,
    *,
    seed: int = 1,
    replications: int = 40,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Costing:
    """One plan in `replications` worlds, every case in each; `progress` is told (done, all) worlds."""
    asked = usual_cases(scenario) if cases is None else cases
    for case in asked.values():
        with_leads(scenario, case.demand)  # refused here, not in a worker
    tasks = [Task(scenario, variant, asked, seed, number) for number in range(1, replications + 1)]
    few = replications * len(asked) < POOL_PAYS_FROM
    rows = gathered(cost_once, tasks, workers=1 if few else workers, executor=executor, progress=progress)
    base = [row[BASE_CASE] for row in rows]
    found = {name: CaseCost(case, scenario.money, [row[name] for row in rows], base) for name, case in asked.items()}
    return Costing(scenario, variant, seed, found)
