"""What a verdict hangs on: every assumption moved to both ends of its range, on the same luck, for all plans.

One life at each end tells which assumptions move nothing, a few which ones matter; those get as many as a verdict needs.
Where a plan's difference to the current one changes its sign, or another plan is ahead of all that break no limit, the value at which
that happens is looked for. An assumption is moved for all variants alike; what variants set differently is a decision, and
is left alone. Used beside `compare`.
Source of the idea: one-at-a-time sensitivity with common random numbers, told as a break-even.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from simsales.errors import ScenarioError
from simsales.i18n import Text, joined
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Scenario
from simsales.store.results import ResultStore

from .assumptions import Assumption, assumptions, entries
from .comparison import Comparison
from .estimates import Estimate
from .lives import AS_IS, Lives, Progress, at
from .turning import crossing, last_holding
from .workers import crew_for

__all__ = ["ENDS", "Assumption", "Moved", "Turn", "assumptions", "candidates", "hangs_on"]

Steps = Callable[[Text], AbstractContextManager[Progress]]
"""Shows a long step by its name, and hears how far it is."""
MATTERS = Text(en="what the verdict hangs on", zh="结论取决于什么")
TURNS = Text(en="at which value it turns", zh="在什么数值上改变")
STEPS = 2
"""Steps, each with a total that holds from its beginning."""
ENDS = ("low", "high")
_LOOKS = 3
"""Experiments a turning value may cost."""
_PROMISING = 2
"""Times as many as are wanted in the end live on after their first life."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A verdict that turns at a value of an assumption, said as a sentence; `variant` is the plan it is about."""

    variant: str
    value: float
    text: Text


@dataclass(frozen=True, slots=True)
class Moved:
    """What moving one assumption does. Where the scenario refuses an end, `refused` says why, and the end has no figures."""

    assumption: Assumption
    differences: Mapping[str, Mapping[str, Estimate]]
    """"low", "now" or "high" -> variant -> difference to the current plan on the objective."""
    ahead: Mapping[str, str | None]
    """The same -> the plan ahead of all that break no limit; None where nobody can tell."""
    turns: Sequence[Turn]
    refused: Mapping[str, Text] = field(default_factory=dict)


def hangs_on(
    case: CaseFile,
    variants: Mapping[str, Scenario],
    *,
    seed: int = 1,
    replications: int = 10,
    screening: int = 3,
    most: int = 6,
    workers: int | None = 1,
    executor: Executor | None = None,
    store: ResultStore | None = None,
    steps: Steps = lambda _: nullcontext(lambda done, total: None),
) -> list[Moved]:
    """The assumptions that matter most to these variants (the current plan first), the weightiest first.

    At most `most` of them: those that move the differences between the plans farthest, measured by the margins of error of
    these. One whose ends are both refused comes behind the others, so that it is not passed over in silence.
    """
    ends = {one: {end: getattr(one, end) for end in ENDS} for one in candidates(variants)}
    with crew_for(len(ends) * max(screening, 1), workers, executor) as crew:
        lives = Lives(variants, seed, crew, store)
        refused = {one: _refused(lives, one) for one in ends}
        legal = {one: [value for end, value in ends[one].items() if end not in refused[one]] for one in ends}
        few = min(screening, replications)
        with steps(MATTERS) as tell:
            most_lives = _most_lives([*map(len, legal.values())], few, most, replications) * len(variants)
            lives.begin(most_lives, tell)
            chosen = _weightiest(lives, legal, few, most)
            lives.live([AS_IS, *(at(one, value) for one in chosen for value in legal[one])], replications)
            lives.reach(most_lives)
        with steps(TURNS) as tell:
            seen = [_at_the_ends(case, lives, one, refused[one], replications) for one in chosen]
            lives.begin(sum(search.most_lives for one in seen for search in one.searches), tell)
            found = _turned(lives, seen)
    return found + [Moved(one, {}, {}, (), why) for one, why in refused.items() if not legal[one]]


def _most_lives(ends: Sequence[int], screening: int, most: int, replications: int) -> int:
    """Lives that finding what matters takes at most, for each plan: all ends once, the promising few times, the chosen often."""
    few = sorted(ends, reverse=True)
    first, promising, chosen = (1 + sum(few[:count]) for count in (len(few), _PROMISING * most, most))
    return first + promising * (screening - 1) + chosen * (replications - screening)


def candidates(variants: Mapping[str, Scenario]) -> list[Assumption]:
    """What may be moved for all of them alike."""
    return [one for one in assumptions(variants[BASELINE]) if not _is_decision(one, variants)]


def _is_decision(assumption: Assumption, variants: Mapping[str, Scenario]) -> bool:
    """Whether variants set it themselves; one that has no such thing has not set it."""
    first, *others = (entries(scenario, assumption) for scenario in variants.values())
    return any(other.get(path, value) != value for other in others for path, value in first.items())


def _refused(lives: Lives, assumption: Assumption) -> dict[str, Text]:
    """The ends of the range that the scenario does not take, with the reason."""
    found: dict[str, Text] = {}
    for end in ENDS:
        try:
            lives.scenarios(at(assumption, getattr(assumption, end)))
        except ScenarioError as error:
            found[end] = _reason(error)
    return found


def _reason(error: ScenarioError) -> Text:
    """What is wrong and what is allowed, without the place: nobody wrote this value."""
    said = [text for problem in error.problems for text in (problem.what, problem.allowed) if text is not None]
    return joined(said)


# --- which ones matter ----------------------------------------------------------------------------------------------------
def _weightiest(
    lives: Lives, legal: Mapping[Assumption, Sequence[float]], screening: int, most: int
) -> list[Assumption]:
    """After a first life, without those that move nothing, the more promising; after a few, those that move most."""
    left = {one: values for one, values in legal.items() if values}
    for count, few in ((1, _PROMISING * most), (screening, most)):
        lives.live([AS_IS, *(at(one, value) for one, values in left.items() for value in values)], count)
        weights = {one: _weight(lives, one, values, count) for one, values in left.items()}
        ranked = sorted((one for one in left if weights[one] > 0), key=lambda one: -weights[one])
        left = {one: left[one] for one in ranked[:few]}
    return list(left)


def _weight(lives: Lives, assumption: Assumption, values: Sequence[float], count: int) -> float:
    """How far the differences move at most, in margins of error of the difference as it stands."""
    now = lives.comparison(AS_IS, count)
    return max(
        (
            abs(_gap(there, name).mean - _gap(now, name).mean) / _scale(_gap(now, name))
            for there in (lives.comparison(at(assumption, value), count) for value in values)
            for name in now.others
            if not math.isnan(_gap(there, name).mean - _gap(now, name).mean)
        ),
        default=0.0,
    )


def _gap(comparison: Comparison, name: str) -> Estimate:
    return comparison.difference(name, BASELINE, comparison.objective)


def _scale(gap: Estimate) -> float:
    """Its margin; where there is none, its size, and where there is no difference at all, one unit."""
    return next((scale for scale in (gap.margin, abs(gap.mean)) if scale > 0), 1.0)


# --- what they do ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _AtTheEnds:
    """An assumption at the ends of its range and as it is, and where something turns in between."""

    assumption: Assumption
    refused: Mapping[str, Text]
    found: Mapping[str, Comparison]
    searches: Sequence[_Search]


def _at_the_ends(
    case: CaseFile, lives: Lives, assumption: Assumption, refused: Mapping[str, Text], replications: int
) -> _AtTheEnds:
    there = {"low": assumption.low, "now": assumption.value, "high": assumption.high}
    found = {
        end: lives.comparison(at(assumption, value), replications) for end, value in there.items() if end not in refused
    }
    searches = [
        _Search(case, lives, assumption, replications, found["now"], found[end], there[end])
        for end in ENDS
        if end in found and there[end] != assumption.value
    ]
    return _AtTheEnds(assumption, refused, found, searches)


def _turned(lives: Lives, seen: Sequence[_AtTheEnds]) -> list[Moved]:
    """What turns where, looked for one after the other."""
    moved, done = [], 0
    for one in seen:
        turns: list[Turn] = []
        for search in one.searches:
            turns += search.turns()
            done += search.most_lives
            lives.reach(done)
        gaps = {end: {name: _gap(at_end, name) for name in at_end.others} for end, at_end in one.found.items()}
        ahead = {end: at_end.ahead for end, at_end in one.found.items()}
        moved.append(Moved(one.assumption, gaps, ahead, turns, one.refused))
    return moved


_STOPS_LOSING = Text(
    en='{plan} stops losing to {current} on {objective} where "{what}" is {side} about {value} (now {now}).',
    zh="「{what}」{side}约 {value} (现为 {now}) 时, 按「{objective}」{plan} 不再输给 {current}。",
)
_STARTS_LOSING = Text(
    en='{plan} starts losing to {current} on {objective} where "{what}" is {side} about {value} (now {now}).',
    zh="「{what}」{side}约 {value} (现为 {now}) 时, 按「{objective}」{plan} 开始输给 {current}。",
)
_BECOMES_BEST = Text(
    en='{plan} gets ahead of all that break no limit where "{what}" is {side} about {value} (now {now}).',
    zh="「{what}」{side}约 {value} (现为 {now}) 时, 未见破限的方案里领先的变为 {plan}。",
)
_NOT_CLEARLY_BEST = Text(
    en='{plan} is no longer clearly ahead where "{what}" is {side} about {value} (now {now}).',
    zh="「{what}」{side}约 {value} (现为 {now}) 时, 未见破限的方案里 {plan} 不再明显领先。",
)
_BELOW = Text(en="below", zh="低于")
_ABOVE = Text(en="above", zh="高于")


@dataclass(frozen=True, slots=True)
class _Search:
    """What turns between the value an assumption has and one end of its range."""

    case: CaseFile
    lives: Lives
    assumption: Assumption
    replications: int
    now: Comparison
    there: Comparison
    end: float

    @property
    def most_lives(self) -> int:
        """Lives of a plan that it takes at most."""
        pairs = 2 * sum(self._changes_sign(name) for name in self.now.others)
        whole = len(self.now.variants) if self.now.ahead != self.there.ahead else 0
        return _LOOKS * self.replications * (pairs + whole)

    def turns(self) -> list[Turn]:
        plans = [turn for name in self.now.others for turn in self._of_plan(name)]
        return [*plans, *self._of_ahead()]

    def _changes_sign(self, name: str) -> bool:
        """Whether the difference of a plan to the current one does, and one of the sides is clear."""
        now, there = _gap(self.now, name), _gap(self.there, name)
        return now.mean * there.mean < 0 and (now.excludes_zero or there.excludes_zero)

    def _of_plan(self, name: str) -> list[Turn]:
        """Where its difference to the current plan is 0, if there is such a place."""
        if not self._changes_sign(name):
            return []
        now, there = _gap(self.now, name), _gap(self.there, name)
        value = crossing(
            lambda x: _gap(self._at(x, (BASELINE, name)), name).mean,
            (self.assumption.value, now.mean),
            (self.end, there.mean),
            _LOOKS,
        )
        sign = -1 if self.now.kpis[self.now.objective].better == "lower" else 1
        return [self._said(name, value, _STOPS_LOSING if sign * now.mean < 0 else _STARTS_LOSING)]

    def _of_ahead(self) -> list[Turn]:
        """Where the plan ahead is no longer the same."""
        now, there = self.now.ahead, self.there.ahead
        if now == there:
            return []
        value = last_holding(lambda x: self._at(x).ahead == now, self.assumption.value, self.end, _LOOKS)
        if there is not None:
            return [self._said(there, value, _BECOMES_BEST)]
        return [self._said(now, value, _NOT_CLEARLY_BEST)] if now is not None else []

    def _at(self, value: float, names: Sequence[str] | None = None) -> Comparison:
        return self.lives.comparison(at(self.assumption, value), self.replications, names)

    def _said(self, variant: str, value: float, sentence: Text) -> Turn:
        currency = self.now.results.scenario.money
        facts = {
            "plan": self.case.label(variant),
            "current": self.case.label(BASELINE),
            "objective": self.now.kpis[self.now.objective].label,
            "what": self.assumption.label,
            "side": _BELOW if self.end < self.assumption.value else _ABOVE,
            "value": self.assumption.said(value, currency),
            "now": self.assumption.said(self.assumption.value, currency),
        }
        return Turn(variant, value, sentence.fill(**facts))
