"""Selection: which variant is best, with as few simulated years as it takes.

Years are looked at one by one in the order of their seeds, whatever the workers have finished. For the objective the variants
race by the fully sequential procedure of Kim and Nelson (2001) on common luck: whoever is behind by more than chance allows
rests. Limits are looked at after 10, 20, 40, 80, .. years, and the error allowed for them is shared by all looks there may be.
A variant that breaks a limit is out, and whoever rested behind it races again; one is best when it leads and keeps every limit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import combinations, count
from statistics import variance
from typing import NamedTuple

from simsales.spec.scenario import BASELINE, Limit, Scenario
from simsales.store.results import ResultStore

from .limits import Judged, judge
from .objectives import FIRST_YEARS, measures, values
from .remembered import remembered
from .runs import RunResult, Task
from .workers import crew_for


@dataclass(frozen=True, slots=True)
class Rules:
    """How sure to be, which relative difference in the objective is worth nothing, and how many simulated years at most the
    limits may take beyond those of the objective."""

    confidence: float = 0.95
    indifference: float = 0.01
    limit_years: int = 400


class Fallen(NamedTuple):
    """A variant that is out for breaking limits, after so many years."""

    variant: str
    years: int
    limits: Sequence[str]


class Leg(NamedTuple):
    """What to run next: these variants, from this replication on."""

    variants: tuple[str, ...]
    first: int


def kim_nelson(error: float, variants: int, first: int = FIRST_YEARS) -> float:
    """h2 of the procedure: years it takes at most, per squared ratio of a difference's spread to the indifference."""
    eta = (math.pow(2 * error / (variants - 1), -2 / (first - 1)) - 1) / 2
    return 2 * eta * (first - 1)


class Race:
    """The state of a selection: ask for the next `leg`, `take` its replications one by one, until there is none.

    Every variant is first looked at for `FIRST_YEARS` years (n0).
    """

    def __init__(self, scenario: Scenario, variants: Sequence[str], rules: Rules) -> None:
        self.rules, self._scenario = rules, scenario
        self._sign = -1.0 if measures(scenario)[scenario.objective].better == "lower" else 1.0
        self.runs: dict[str, list[RunResult]] = {name: [] for name in variants}
        self.fallen: list[Fallen] = []
        self.behind: dict[str, str] = {}
        """Who rests, and behind whom."""
        self.kept: dict[str, dict[str, Judged]] = {name: {} for name in variants}
        """variant -> limits decided so far."""
        self.is_tie = False
        self.objective_years = self.limit_years = 0
        self._spread: dict[tuple[str, str], float] = {}
        self._delta = math.nan
        error = 1 - rules.confidence
        of_limits = error / 2 if scenario.limits else 0.0
        looks = 1 + (rules.limit_years // FIRST_YEARS).bit_length()
        self._look_error = of_limits / looks / max(len(scenario.limits) * len(variants), 1)
        self._h2 = kim_nelson(error - of_limits, len(variants)) if len(variants) > 1 else 0.0

    # --- who runs -------------------------------------------------------------------------------------------------------
    @property
    def racing(self) -> list[str]:
        """Who is neither out nor resting."""
        out = {one.variant for one in self.fallen} | set(self.behind)
        return [name for name in self.runs if name not in out]

    @property
    def years(self) -> dict[str, int]:
        return {name: len(runs) for name, runs in self.runs.items()}

    @property
    def leg(self) -> Leg | None:
        """What to run next; none when the answer is known or the years are used up."""
        racing = self.racing
        if not racing or self._is_settled:
            return None
        least = min(self.years[name] for name in racing)
        late = {name for name in racing if self.years[name] == least}
        if self._asks_for_today(late):
            late.add(BASELINE)
        return Leg(tuple(name for name in self.runs if name in late), least + 1)

    @property
    def _is_settled(self) -> bool:
        racing = self.racing
        if len(racing) > 1 and not self.is_tie:
            return False
        has_years = self.limit_years < self.rules.limit_years
        return self.years[racing[0]] >= FIRST_YEARS and not (has_years and any(self.open_limits(one) for one in racing))

    def open_limits(self, name: str) -> list[str]:
        """Limits not decided yet."""
        return [limit for limit in self._scenario.limits if limit not in self.kept[name]]

    def _asks_for_today(self, names: Iterable[str]) -> bool:
        """Whether an open limit is measured against the current plan's years, or asks for its results under another pay plan."""
        limits = [self._scenario.limits[limit] for name in names for limit in self.open_limits(name)]
        return any(_needs_today(limit) for limit in limits)

    @property
    def leader(self) -> str | None:
        """Who is in front; none when everybody is out."""
        return next(iter(self.racing), None)

    @property
    def best(self) -> str | None:
        """Who leads alone and keeps every limit."""
        leader = self.leader
        if leader is None or self.is_tie or self.leg is not None or self.open_limits(leader):
            return None
        return leader

    # --- a year later ---------------------------------------------------------------------------------------------------
    def take(self, replication: int, row: Mapping[str, RunResult]) -> None:
        """Look at one more year, of the variants of the leg."""
        racing = self.racing
        for name, run in row.items():
            if len(racing) > 1 and not self.is_tie and name in racing:
                self.objective_years += 1
            else:
                self.limit_years += 1
            if len(self.runs[name]) == replication - 1:
                self.runs[name].append(run)
        years = {self.years[name] for name in racing}
        if len(years) == 1 and (now := years.pop()) >= FIRST_YEARS:
            if not self._spread:
                self._measure()
            self._look_at_limits(now)
            self._screen(now)

    def _measure(self) -> None:
        """Spreads of all differences, and the indifference in money: both from the first years, and never again."""
        first = {name: self._values(name)[:FIRST_YEARS] for name in self.runs}
        today = abs(math.fsum(first[BASELINE]) / FIRST_YEARS)
        self._delta = self.rules.indifference * (today or 1.0)
        for one, other in combinations(self.runs, 2):
            gaps = [mine - theirs for mine, theirs in zip(first[one], first[other], strict=True)]
            self._spread[one, other] = self._spread[other, one] = variance(gaps)

    def _look_at_limits(self, years: int) -> None:
        """At the looks that are due: what breaks a limit is out, and who rested behind it races again."""
        look, rest = divmod(years, FIRST_YEARS)
        if rest or look & (look - 1):
            return
        for name in self.racing:
            years_of = self.runs[name], self.runs[BASELINE]
            for limit in self.open_limits(name):
                found = judge(self._scenario.limits[limit], self._scenario, *years_of, 1 - self._look_error)
                if found.verdict != "cannot tell":
                    self.kept[name][limit] = found
            if broken := [limit for limit, found in self.kept[name].items() if found.verdict == "broken"]:
                self.fallen.append(Fallen(name, years, broken))
                self.behind = {one: leader for one, leader in self.behind.items() if leader != name}

    def _screen(self, years: int) -> None:
        """Who is behind another by more than chance allows rests; when chance allows nothing any more, all but the first."""
        racing = self.racing
        means = {name: math.fsum(self._values(name)[:years]) / years for name in racing}
        for name in racing:
            others = [other for other in racing if means[other] > means[name]]
            ahead = [other for other in others if means[other] - means[name] > self._allowed(name, other, years)]
            if ahead:
                self.behind[name] = max(ahead, key=lambda other: means[other])
        left = [name for name in racing if name not in self.behind]
        self.is_tie = len(left) > 1 and all(
            not self._allowed(one, other, years) and means[one] == means[other] for one, other in combinations(left, 2)
        )

    def _values(self, name: str) -> list[float]:
        """The objective of every year of a variant; larger is better."""
        return [self._sign * value for value in values(self._scenario, self.runs, name, self._scenario.objective)]

    def _allowed(self, one: str, other: str, years: int) -> float:
        """W: how far one may be behind another after so many years and still race."""
        most = self._h2 * self._spread[one, other] / self._delta**2
        return max(0.0, self._delta / (2 * years) * (most - years))


def _needs_today(limit: Limit) -> bool:
    return limit.against is not None or limit.block == "unchanged"


def select(
    variants: Mapping[str, Scenario],
    rules: Rules,
    *,
    seed: int = 1,
    workers: int | None = None,
    executor: Executor | None = None,
    store: ResultStore | None = None,
    progress: Callable[[Race], None] | None = None,
) -> Race:
    """Run the race to its end; `progress` is shown it after every year."""
    race = Race(variants[BASELINE], list(variants), rules)
    with crew_for(FIRST_YEARS * len(variants), workers, executor) as crew:
        while (leg := race.leg) is not None:
            for task, row in remembered(crew, store, _tasks(variants, leg, seed)):
                race.take(task.replication, row)
                if progress is not None:
                    progress(race)
                if race.leg != Leg(leg.variants, task.replication + 1):
                    break
    return race


def _tasks(variants: Mapping[str, Scenario], leg: Leg, seed: int) -> Iterator[Task]:
    chosen = {name: variants[name] for name in leg.variants}
    return (Task(chosen, seed, number) for number in count(leg.first))
