"""One rep's year under one plan, beside the same year under today's: the same customers, the same luck.

Used by the page of one rep. What it pays if nobody changes is today's year paid under the other plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simsales.engine.pay_again import pay_again
from simsales.spec.scenario import BASELINE, Scenario
from simsales.units import Money
from simsales.world.facts import Facts

from .pay_year import RepPeriod, pay_year
from .rep_months import RepMonth, rep_months
from .runs import facts_of, live
from .unchanged import differs_in_pay_only


@dataclass(frozen=True)
class RepYear:
    """A finished year of one rep; `facts` are the whole run's, for statements."""

    rep: str
    variant: str
    scenario: Scenario
    facts: Facts
    months: Sequence[RepMonth]
    periods: Sequence[RepPeriod]
    """Pay periods with a quota."""
    pay: Money
    today: Money
    """Pay of the same year under today's plan."""
    unchanged: Money | None
    """Pay of today's results under this plan; None where more than the pay plan differs."""
    has_left: bool
    """Whether somebody else came to this place in the year, under this plan or today's."""
    digest: str


@dataclass(frozen=True)
class _Today:
    facts: Facts
    scenario: Scenario
    pay: Mapping[str, Money]
    left: frozenset[str]


class RepYears:
    """The years of one replication under every variant, lived when they are asked for and then kept."""

    def __init__(self, variants: Mapping[str, Scenario], seed: int, replication: int) -> None:
        self.variants, self.seed, self.replication = variants, seed, replication
        self._known: dict[tuple[str, str], RepYear] = {}
        self._today: _Today | None = None

    def known(self, rep: str, variant: str) -> RepYear | None:
        """What is there already."""
        return self._known.get((rep, variant))

    def of(self, rep: str, variant: str) -> RepYear:
        """A rep's year under a variant; takes one run, the first time two."""
        if (rep, variant) not in self._known:
            self._live(variant)
        return self._known[rep, variant]

    def _live(self, variant: str) -> None:
        """All reps of a run are kept."""
        scenario = self.variants[variant]
        session = live(scenario, variant, self.seed, self.replication)
        facts, year = facts_of(session), pay_year(session)
        if variant == BASELINE:
            self._today = _Today(facts, scenario, year.pay_by_rep, year.left)
        elif self._today is None:
            self._live(BASELINE)
        today = self._today
        assert today is not None
        again: Mapping[str, Money] = {}
        if differs_in_pay_only(today.scenario, scenario):
            again = pay_again(today.facts, today.scenario, scenario.policies.incentive).by_rep
        for rep in scenario.reps:
            self._known[rep, variant] = RepYear(
                rep,
                variant,
                scenario,
                facts,
                rep_months(facts, scenario, rep),
                [one for one in year.periods if one.rep == rep],
                year.pay_by_rep[rep],
                today.pay.get(rep, 0),
                again.get(rep),
                rep in year.left or rep in today.left,
                year.digest,
            )
