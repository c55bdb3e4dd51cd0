"""Earnings: will I earn less? One rep's pay under today's plan and under another, at the same results and with reactions.

Three answers, from the safest to the boldest: what the plans pay at the same attainment (arithmetic); what the other plan
would have paid for the simulated years of today's plan, if nobody changes (exact); and what is earned where everybody
answers the plan (modelled). Years in which the rep leaves are left out of that rep's figures: what a successor earns is no
answer. Which sum is whose is kept in minor units, so that the team's pay is the sum of everybody's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from simsales.engine.pay_again import pay_again
from simsales.rng import replication_seeds
from simsales.spec.scenario import BASELINE, Scenario
from simsales.units import Money, Share
from simsales.world.calendar import MONTHS
from simsales.world.incentive import SinglePlan

from .estimates import Estimate, estimate
from .pay_year import PayYear, pay_year
from .payouts import Payout, last_plan, payouts, quotas_under
from .runs import Task, digest_of, facts_of, live
from .spread import Spread, spread
from .unchanged import differs_in_pay_only
from .workers import POOL_PAYS_FROM, gathered

Answer = Literal["yes", "no", "same", "cannot tell"]
"""Will I earn less?"""
AT = (0.8, 1.0, 1.2)
STEP, FAR = 0.05, 3.0
"""How finely a plan is looked through, and how far, as parts of the quota."""
_MORE = 0.1


# --- what a plan says ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Drivers:
    """What of a plan decides a rep's pay, all read off its payouts."""

    months: int
    """Of one pay period."""
    quota: Money
    base: Money
    """Of one pay period."""
    at_target: Money
    """Variable pay at 100%, one pay period."""
    threshold: Share | None
    """The lowest attainment (in steps of 5%) that pays more than none; None where none does."""
    ends: Share | None
    """The attainment (in steps of 5%) from which more sales pay nothing more; None where they always do."""
    rate_below: float
    """Pay for one more unit of sales from 90 to 100% of quota, without what is paid for 100% itself."""
    rate_above: float
    """The same from 100 to 110%."""


def _looked_through(scenario: Scenario, rep: str, plan: SinglePlan) -> list[Payout]:
    """What a plan pays a rep, from nothing sold to far above quota."""
    return payouts(scenario, rep, plan, [round(number * STEP, 9) for number in range(round(FAR / STEP) + 1)])


def drivers(scenario: Scenario, rep: str, plan: SinglePlan) -> Drivers:
    """What decides the pay of a rep with a quota."""
    paid = _looked_through(scenario, rep, plan)
    least, most = paid[0].variable, paid[-1].variable
    threshold = next((payout.attainment for payout in paid if payout.variable > least), None)
    last = next(number for number, payout in enumerate(paid) if all(p.variable == most for p in paid[number:]))
    below, short, at, above = payouts(scenario, rep, plan, (1 - _MORE, 0.999, 1.0, 1 + _MORE))
    return Drivers(
        MONTHS[plan.period],
        quotas_under(scenario, plan)[rep].bookings,
        plan.base_pay(scenario.money),
        at.variable,
        threshold,
        paid[last].attainment if last < len(paid) - 1 else None,
        _rate(below, short),
        _rate(at, above),
    )


def _rate(less: Payout, more: Payout) -> float:
    return (more.total - less.total) / (more.sold - less.sold) if more.sold > less.sold else math.nan


@dataclass(frozen=True, slots=True)
class Terms:
    """What today's plan and the other one say to one rep who has a quota."""

    old: Sequence[Payout]
    new: Sequence[Payout]
    """Of one pay period each, at the attainments of AT."""
    old_drivers: Drivers
    new_drivers: Drivers
    less_at: Sequence[tuple[Share, Share]]
    """From which to which attainment (in steps of 5%, from 0 to FAR) a year under the other plan pays less."""


def terms(old: Scenario, new: Scenario, rep: str) -> Terms | None:
    """Both plans at the same attainment; None where the rep has no quota. Of plans with dates: those in force in the end."""
    if not old.reps[rep].quota or rep not in new.reps or not new.reps[rep].quota:
        return None
    before, after = last_plan(old), last_plan(new)
    return Terms(
        payouts(old, rep, before, AT),
        payouts(new, rep, after, AT),
        drivers(old, rep, before),
        drivers(new, rep, after),
        _less_at(_looked_through(old, rep, before), _looked_through(new, rep, after), before, after),
    )


def _less_at(
    old: Sequence[Payout], new: Sequence[Payout], before: SinglePlan, after: SinglePlan
) -> list[tuple[Share, Share]]:
    found: list[tuple[Share, Share]] = []
    was_less = False
    for today, other in zip(old, new, strict=True):
        is_less = other.total * MONTHS[before.period] < today.total * MONTHS[after.period]
        if is_less:
            found[len(found) - was_less :] = [(found[-1][0] if was_less else today.attainment, today.attainment)]
        was_less = is_less
    return found


def change_at_target(old: Scenario, new: Scenario, rep: str) -> float:
    """The change of a year's pay at 100% of quota, as a part of today's; NaN without a quota."""
    if not old.reps[rep].quota or not new.reps[rep].quota:
        return math.nan
    before, after = last_plan(old), last_plan(new)
    today, other = (
        payouts(scenario, rep, plan, (1.0,))[0].total / MONTHS[plan.period]
        for scenario, plan in ((old, before), (new, after))
    )
    return other / today - 1 if today else math.nan


# --- what was lived -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Changed:
    """A rep's pay of a year under the other plan, against today's plan under the same luck; major units."""

    pay: Spread
    change: Estimate
    """The other plan less today's, year by year."""
    relative: float
    """The mean change as a part of today's mean pay."""
    less: int
    """In how many years the other plan paid less."""

    @property
    def answer(self) -> Answer:
        """Whether one earns less: only where the interval of the change leaves no doubt."""
        if self.change.all_zero and self.change.n:
            return "same"
        if self.change.n < 2 or not self.change.excludes_zero:
            return "cannot tell"
        return "yes" if self.change.mean < 0 else "no"


@dataclass(frozen=True, slots=True)
class RepEarnings:
    """One rep: today's pay of a year, and that under the other plan if nobody changes and with reactions."""

    rep: str
    old: Spread
    unchanged: Changed | None
    """None where more than the pay plan differs."""
    reactions: Changed
    old_hours: float
    new_hours: float
    """Planned hours a week, mean; NaN where nobody plans."""
    years_out: int
    """Years left out, because the rep leaves under one of the plans."""


@dataclass(frozen=True, slots=True)
class Lived:
    """One year under each plan, and today's year paid under each plan that differs in nothing but pay."""

    years: Mapping[str, PayYear]
    unchanged: Mapping[str, Mapping[str, Money]]
    """variant -> rep -> pay."""


def earn_once(task: Task) -> Lived:
    """Today's plan, then every other, under the same luck. Runs in a worker."""
    today = task.variants[BASELINE]
    session = live(today, BASELINE, task.seed, task.replication)
    facts = facts_of(session)
    years, unchanged = {BASELINE: pay_year(session)}, dict[str, Mapping[str, Money]]()
    for name, scenario in task.variants.items():
        if name == BASELINE:
            continue
        years[name] = pay_year(live(scenario, name, task.seed, task.replication))
        if differs_in_pay_only(today, scenario):
            unchanged[name] = pay_again(facts, today, scenario.policies.incentive).by_rep
    return Lived(years, unchanged)


@dataclass(frozen=True)
class Earnings:
    """Everybody's pay under today's plan and under others, on the same luck; `lived[replication]`."""

    variants: Mapping[str, Scenario]
    seed: int
    lived: Sequence[Lived] = field(repr=False)

    @property
    def scenario(self) -> Scenario:
        return self.variants[BASELINE]

    @property
    def others(self) -> list[str]:
        return [name for name in self.variants if name != BASELINE]

    @property
    def replications(self) -> int:
        return len(self.lived)

    @property
    def run_seeds(self) -> list[int]:
        return replication_seeds(self.seed, self.replications)

    @cached_property
    def digest(self) -> str:
        """Over the digests of all runs, year by year."""
        return digest_of(year.digest for lived in self.lived for year in lived.years.values())

    def everybody(self, variant: str) -> list[RepEarnings]:
        """All reps who are in both teams, in the order of the scenario."""
        return [self.of(rep, variant) for rep in self.scenario.reps if rep in self.variants[variant].reps]

    def of(self, rep: str, variant: str) -> RepEarnings:
        """One rep under one other plan."""
        money = self.scenario.money
        stayed = [
            one for one in self.lived if rep not in one.years[BASELINE].left and rep not in one.years[variant].left
        ]
        old = [money.major(one.years[BASELINE].pay_by_rep[rep]) for one in stayed]
        new = [money.major(one.years[variant].pay_by_rep[rep]) for one in stayed]
        same = [one.unchanged[variant][rep] for one in stayed if variant in one.unchanged]
        is_pay_only = all(variant in one.unchanged for one in self.lived)
        return RepEarnings(
            rep,
            spread(old),
            _changed(old, [money.major(sum_) for sum_ in same]) if is_pay_only else None,
            _changed(old, new),
            _mean_hours(stayed, BASELINE, rep),
            _mean_hours(stayed, variant, rep),
            self.replications - len(stayed),
        )


def _changed(old: Sequence[float], new: Sequence[float]) -> Changed:
    changes = [mine - before for mine, before in zip(new, old, strict=True)]
    change, today = estimate(changes), spread(old).mean
    return Changed(spread(new), change, change.mean / today if today else math.nan, sum(one < 0 for one in changes))


def _mean_hours(stayed: Sequence[Lived], variant: str, rep: str) -> float:
    return spread([one.years[variant].hours.get(rep, math.nan) for one in stayed]).mean


def earn(
    variants: Mapping[str, Scenario],
    *,
    seed: int = 1,
    replications: int = 40,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Earnings:
    """Everybody's pay under today's plan (`baseline`) and the others, in `replications` years of the same luck.

    `progress` is told (done, all) runs.
    """
    tasks = [Task(variants, seed, number) for number in range(1, replications + 1)]
    few = replications * len(variants) < POOL_PAYS_FROM

    def tell(done: int, total: int) -> None:
        if progress is not None:
            progress(done * len(variants), total * len(variants))

    lived = gathered(earn_once, tasks, workers=1 if few else workers, executor=executor, progress=tell)
    return Earnings(variants, seed, lived)
