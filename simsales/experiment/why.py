"""Why two variants differ: the gap of one KPI, split by what happened and by what caused it, and the deals that tell it best.

Every replication is split by itself, to the last minor unit, and only then averaged: what happened comes from the two runs
laid side by side (`aligned.py`), what caused it from re-runs in which one thing at a time is switched (`causes.py`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import NamedTuple

from simsales.errors import BookkeepingError, Place, Problem, ScenarioError
from simsales.i18n import Text
from simsales.registry import installed
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import Scenario
from simsales.spec.wrong import nearest, one_of
from simsales.units import Currency
from simsales.world.facts import Facts, ratio
from simsales.world.measures import Kpi

from . import aligned, causes
from .causes import Between
from .estimates import Estimate, estimate
from .runs import facts_of
from .telling import Telling, candidates, most_telling
from .workers import crew_for, in_order

_KEPT = 50
"""Replications in which the largest cause is taken back again."""


_HOURS = {"sell": "selling_hours", "prospect": "prospecting_hours", "serve": "service_hours"}


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the gap, in the KPI's own unit (money in major units)."""

    id: str
    label: Text
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class RepChange:
    """What a rep earns and sells more (or less) in the other variant, in major units."""

    rep: str
    pay: Estimate
    sales: Estimate


@dataclass(frozen=True, slots=True)
class DealStory:
    """One telling deal; `worth` is its part of the gap in its replication, in the KPI's own unit."""

    need: str
    rep: str
    replication: int
    worth: float
    told: Telling


@dataclass(frozen=True, slots=True)
class Why:
    """What makes the gap, other less one.

    `causes` sum to it in every replication, and so do `parts`, which a ratio has none of; `through[cause][part]` are the parts
    of each cause's own step. `taken_back` is what the gap loses when only its largest cause is taken back in the other variant:
    it differs from the cause's share as far as causes work on each other. `ahead` is the share of replications in which the
    other is higher; `hours[task]` is the mean week in either variant, where people plan theirs.
    """

    one: str
    other: str
    kpi: str
    seed: int
    replications: int
    values: tuple[Estimate, Estimate]
    gap: Estimate
    ahead: float
    parts: Sequence[Share]
    causes: Sequence[Share]
    through: Mapping[str, Mapping[str, Estimate]]
    taken_back: Share | None
    reps: Sequence[RepChange]
    hours: Mapping[str, tuple[float, float]]
    stories: Sequence[DealStory]

    @property
    def is_same(self) -> bool:
        """Nothing differs, in no replication."""
        return self.gap.all_zero and all(share.estimate.all_zero for share in self.causes)


class Task(NamedTuple):
    """One replication of two variants."""

    one: Scenario
    other: Scenario
    kpi: str
    seed: int
    replication: int
    keeps: bool = False
    """Whether people's diaries come back with the result."""


@dataclass(frozen=True, slots=True)
class Split:
    """One replication: values, causes and parts in the KPI's own smallest unit; pay and sales per rep in minor units."""

    one: float
    other: float
    causes: Mapping[str, float]
    parts: Mapping[str, int]
    through: Mapping[str, Mapping[str, int]]
    reps: Mapping[str, tuple[float, float]]
    hours: Mapping[str, tuple[float, float]]
    tellings: Sequence[Telling]
    between: Between | None


class Back(NamedTuple):
    """One replication of the other variant with one cause taken back."""

    between: Between
    kpi: str
    cause: str


def why(
    case: CaseFile,
    one: str,
    other: str,
    *,
    kpi: str = "contribution",
    seed: int = 1,
    replications: int = 20,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Why:
    """Why `other` differs from `one` in a KPI. Raises ScenarioError for unknown variants and KPIs, all at once.

    `workers` are local processes (all cores if left out), `executor` any other; `progress` is told (done, all) pieces of work.
    """
    _check(case, (one, other), kpi)
    scenarios = case.variants[one], case.variants[other]
    tasks = [Task(*scenarios, kpi, seed, number, number <= _KEPT) for number in range(1, replications + 1)]
    steps = [step.id for step in causes.steps_between(*scenarios)]
    splits: list[Split] = []
    left: list[float] = []
    top: str | None = None
    all_tasks = replications + (min(replications, _KEPT) if steps else 0)
    with crew_for(replications, workers, executor) as crew:
        for _, found in in_order(crew, replicate, tasks):
            splits.append(found)
            if progress is not None:
                progress(len(splits), all_tasks)
        if steps:
            top = max(steps, key=lambda step: abs(math.fsum(found.causes.get(step, 0.0) for found in splits)))
            backs = [Back(found.between, kpi, top) for found in splits if found.between is not None]
            for _, value in in_order(crew, take_back, backs):
                left.append(splits[len(left)].other - value)
                if progress is not None:
                    progress(replications + len(left), all_tasks)
    return _averaged((one, other), kpi, seed, splits, steps, top, left, scenarios[0].money)


def _check(case: CaseFile, variants: Sequence[str], kpi: str) -> None:
    problems: list[Problem] = []
    try:
        case.chosen(variants)
    except ScenarioError as error:
        problems += error.problems
    known = installed().kinds("kpi")
    if kpi not in known:
        what = Text(en="there is no KPI {kpi}", zh="没有指标 {kpi}").fill(kpi=repr(kpi)[:60])
        problems.append(Problem(Place("--kpi"), "", what, one_of(known), nearest(kpi, known)))
    if problems:
        raise ScenarioError(problems)


# --- one replication ----------------------------------------------------------------------------------------------------
def replicate(task: Task) -> Split:
    """One replication of both variants and of the worlds between them. Raises BookkeepingError when the parts do not sum."""
    kpi: Kpi = installed().kinds("kpi")[task.kpi]
    between, lived = causes.chain(task.one, task.other, task.seed, task.replication)
    along = [facts_of(session) for session in lived]
    first, last = along[0], along[-1]
    values = [_value(kpi, facts) for facts in along]
    names = [step.id for step in between.steps] if len(along) > 1 else []
    shares = {name: values[i + 1] - values[i] for i, name in enumerate(names)}
    parts: dict[str, int] = {}
    through: dict[str, dict[str, int]] = {}
    tellings: Sequence[Telling] = ()
    if aligned.can_be_split(kpi, first):
        books = [aligned.books_of(facts, kpi.parts(facts)[0]) for facts in along]
        needs = aligned.by_need(books[0], books[-1])
        parts = aligned.split(books[0], books[-1], needs)
        through = {name: aligned.split(books[i], books[i + 1]) for i, name in enumerate(names)}
        _audit(books, parts, through)
        tellings = candidates(first, last, books, names, needs, between.diaries, task.replication)
    return Split(
        values[0],
        values[-1],
        shares,
        parts,
        through,
        _rep_changes(first, last),
        _weeks(first, last),
        tellings,
        between if task.keeps else None,
    )


def take_back(task: Back) -> float:
    """The KPI of the other run with one cause taken back; not a number where the cause cannot be taken back alone."""
    session = task.between.without(task.cause)
    return _value(installed().kinds("kpi")[task.kpi], facts_of(session)) if session is not None else math.nan


def _value(kpi: Kpi, facts: Facts) -> float:
    """In the smallest unit: minor units of money, whole counts, shares."""
    numerator, denominator = kpi.parts(facts)
    return numerator.total if denominator is None else ratio(numerator.total, denominator.total)


def _audit(books: Sequence[aligned.Books], parts: Mapping[str, int], through: Mapping[str, Mapping[str, int]]) -> None:
    """The law of this module: what is said to make the gap makes it, to the last unit."""
    gap = books[-1].total - books[0].total
    if sum(parts.values()) != gap or sum(sum(step.values()) for step in through.values()) != gap:
        raise BookkeepingError(Text(en="the parts of a gap do not sum to it", zh="差距的各部分之和不等于差距"))


def _rep_changes(first: Facts, last: Facts) -> dict[str, tuple[float, float]]:
    """rep -> change of pay and of sales, in minor units."""
    minor, kpis = Currency("", 0), installed().kinds("kpi")
    pay, sales = ([kpis[name].by(facts, "rep", minor) for facts in (first, last)] for name in ("pay_cost", "revenue"))
    reps = dict.fromkeys([*pay[0], *pay[1]])
    return {
        rep: (pay[1].get(rep, 0.0) - pay[0].get(rep, 0.0), sales[1].get(rep, 0.0) - sales[0].get(rep, 0.0))
        for rep in reps
    }


def _weeks(first: Facts, last: Facts) -> dict[str, tuple[float, float]]:
    """task -> planned hours a week in either run, mean over reps; not a number where weeks are ordinary."""
    kpis = installed().kinds("kpi")
    return {task: (_value(kpis[kpi], first), _value(kpis[kpi], last)) for task, kpi in _HOURS.items()}


# --- all replications ---------------------------------------------------------------------------------------------------
def _averaged(
    variants: tuple[str, str],
    kpi: str,
    seed: int,
    splits: Sequence[Split],
    steps: Sequence[str],
    top: str | None,
    left: Sequence[float],
    money: Currency,
) -> Why:
    spec: Kpi = installed().kinds("kpi")[kpi]
    unit = money.major(1) if spec.unit == "money" else 1.0

    def mean(values: Sequence[float]) -> Estimate:
        return estimate([value * unit for value in values])

    gaps = [found.other - found.one for found in splits]
    parts = list(dict.fromkeys(part for found in splits for part in found.parts))
    parts.sort(key=lambda part: list(aligned.PARTS).index(part) if part in aligned.PARTS else len(aligned.PARTS))
    through = {
        step: {part: mean([found.through.get(step, {}).get(part, 0) for found in splits]) for part in parts}
        for step in steps
    }
    reps = list(dict.fromkeys(rep for found in splits for rep in found.reps))
    shares = [
        Share(part, aligned.label_of(part), mean([found.parts.get(part, 0) for found in splits])) for part in parts
    ]
    return Why(
        *variants,
        kpi,
        seed,
        len(splits),
        (mean([found.one for found in splits]), mean([found.other for found in splits])),
        mean(gaps),
        sum(gap > 0 for gap in gaps) / len(gaps),
        shares,
        [Share(step, causes.label_of(step), mean([found.causes.get(step, 0.0) for found in splits])) for step in steps],
        through,
        Share(top, causes.label_of(top), mean(left)) if top is not None else None,
        [_rep_change(rep, splits, money) for rep in reps],
        {task: (_mean_week(splits, task, 0), _mean_week(splits, task, 1)) for task in _HOURS},
        [
            DealStory(told.need, told.rep, told.replication, told.worth * unit, told)
            for told in most_telling(
                [told for found in splits for told in found.tellings],
                {share.id: share.estimate.mean for share in shares},
            )
        ],
    )


def _mean_week(splits: Sequence[Split], task: str, side: int) -> float:
    return estimate([found.hours[task][side] for found in splits]).mean


def _rep_change(rep: str, splits: Sequence[Split], money: Currency) -> RepChange:
    pay, sales = (estimate([money.major(found.reps.get(rep, (0.0, 0.0))[i]) for found in splits]) for i in range(2))
    return RepChange(rep, pay, sales)
