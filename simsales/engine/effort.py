"""Effort: how a rep's hours act on deals, leads and customers, now and later.

Levels count against the ordinary week (1), also those of a persona who always kept another. Deals feel the mean selling
effort of their whole life, renewals the service of the last year, leads what was done some weeks ago. As long as every
week is ordinary all effects are exactly none.
Source of the shapes: diminishing returns to effort; the size is set by the elasticity of sales to effort (spec/people.py).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..spec.market import SourceSpec
from ..spec.people import OrdinaryWeek, PeopleSpec
from ..units import Days, Hours
from ..world.entities import Utility

if TYPE_CHECKING:
    from ..spec.people import Effort as Returns

SELL, PROSPECT, SERVE = TASKS = ("sell", "prospect", "serve")
WEEK: Days = 7.0
_YEAR: Days = 364.0


class Level:
    """A level over time; until it is set it is what it always was."""

    __slots__ = ("_days", "_excess", "_levels")

    def __init__(self, always: float = 1.0) -> None:
        self._days: list[Days] = [-math.inf]
        self._levels = [always]
        self._excess = [0.0]  # the area above the first level, up to each day

    def set(self, day: Days, level: float) -> None:
        self._excess.append(self._area(day))
        self._days.append(day)
        self._levels.append(level)

    def at(self, day: Days) -> float:
        return self._levels[bisect_right(self._days, day) - 1]

    def mean(self, since: Days, until: Days) -> float:
        if len(self._days) == 1 or until <= since:
            return self.at(until)
        return self._levels[0] + (self._area(until) - self._area(since)) / (until - since)

    def _area(self, day: Days) -> float:
        last = bisect_right(self._days, day) - 1
        return self._excess[last] + (self._levels[last] - self._levels[0]) * (day - self._days[last]) if last else 0.0


class Effort:
    """The efforts of one seller; `hours` is the week as it is planned now, at first the seller's own."""

    __slots__ = ("_returns", "_week", "away", "hours", "levels", "morale", "skill")

    def __init__(self, people: PeopleSpec, skill: Utility = 0.0, own: OrdinaryWeek | None = None) -> None:
        self._returns: Returns = people.effort
        self._week: dict[str, Hours] = people.week.model_dump()
        self.skill, self.morale = skill, 1.0
        self.hours: dict[str, Hours] = (own or people.week).model_dump()
        self.away: Hours = 0.0  # of the selling hours: being coached
        self.levels = {task: Level(self.hours[task] / self._week[task]) for task in TASKS}

    def plan(self, day: Days, hours: Mapping[str, Hours]) -> None:
        """Spend the hours like this from now on."""
        for task in TASKS:
            if hours[task] != self.hours[task]:
                self.hours[task] = hours[task]
                self.levels[task].set(day, (self._selling if task == SELL else hours[task]) / self._week[task])

    def take_away(self, day: Days, hours: Hours) -> None:
        """So many more of the selling hours (or fewer, below 0) go to something else from now on."""
        self.away += hours
        self.levels[SELL].set(day, self._selling / self._week[SELL])

    @property
    def _selling(self) -> Hours:
        """Hours that are left for open deals; an hour always is."""
        planned = self.hours[SELL]
        return max(planned - self.away, min(planned, 1.0))

    @property
    def pace(self) -> float:
        """Selling hours against those of an ordinary week, as far as the world answers."""
        return 1 + self._returns.response * (self._selling / self._week[SELL] - 1)

    def closing(self, since: Days, now: Days) -> Utility:
        """What the work put into a deal since it came moves the odds of closing it; the able get more out of an hour."""
        answered = self._returns.response * self._returns.closing
        return answered * math.exp(self.skill) * _gain(self.levels[SELL].mean(since, now))

    def renewal(self, now: Days) -> Utility:
        """What a year of service moves the odds of a renewal."""
        return self._returns.response * self._returns.renewal * _gain(self.levels[SERVE].mean(now - _YEAR, now))

    def care(self, now: Days) -> Utility:
        """What service adds to an experience."""
        return self._returns.response * self._returns.care * _gain(self.levels[SERVE].at(now))

    def leads(self, source: SourceSpec, week: int) -> float:
        """A week's leads from a source, against an ordinary one: what was sown `lag` weeks before."""
        sown, returns = (week - self._returns.lag) * WEEK, self._returns
        found = math.pow(self.levels[PROSPECT].at(sown), returns.prospecting)
        referred = math.pow(self.levels[SERVE].at(sown), returns.referral)
        return 1 + returns.response * (source.own * (found - 1) + source.referred * (referred - 1))

    @property
    def lag(self) -> int:
        return self._returns.lag


def _gain(level: float) -> float:
    """From -2 (nothing done) over 0 (ordinary) towards 2: slope 1 at an ordinary level, then less and less."""
    return 2 * (level - 1) / (level + 1)
