"""Fairness: whether the forms of a role-play ask as much of everybody, told by sellers of every skill who play both.

Two looks, both paired. A class of made-up people, each with habits of their own, plays every form against the very buyer that the room
will meet; and each seller of the ladder plays every form against many buyers near it. A difference is what the other form brings
home more, as a part of the most that can be had. Equality is never taken for granted: it is shown only where the whole interval
lies within what counts as equal, and a wide interval says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from ..experiment.estimates import Estimate, estimate
from ..experiment.workers import gathered
from ..negotiation.ladder import Game, climb
from ..review.buyers import form_of
from ..review.lint import Linted, lint
from ..review.portions import Portion, portions
from ..review.rubric_check import seller
from ..rng import Seed
from ..spec.scenario import Scenario

GAMES = 200
"""Games for each seller on each form."""
ALIKE = 0.05
"""Forms that differ by less than this part of the best are alike [convention]."""
CLASS = "class"
Verdict = Literal["equal", "differ", "cannot tell"]


class Equated(NamedTuple):
    """Two forms by one kind of seller: what each brings home, the difference (second less first) and what can be said of it."""

    kind: str
    first: Estimate
    second: Estimate
    difference: Estimate

    @property
    def verdict(self) -> Verdict:
        """Equal: surely within `ALIKE`; differ: surely one of them more; else nobody knows yet."""
        if self.difference.low >= -ALIKE and self.difference.high <= ALIKE:
            return "equal"
        return "differ" if self.difference.excludes_zero else "cannot tell"


class Fairness(NamedTuple):
    """Every form after all checks with its ladder of sellers, and each other form against the first: the class first, then the ladder."""

    games: int
    linted: Mapping[str, Linted]
    equated: Mapping[str, Sequence[Equated]]

    def verdict(self, form: str) -> Verdict:
        """Equal only where every seller says so; one surely other result is enough to differ."""
        found = {one.verdict for one in self.equated[form]}
        return "equal" if found == {"equal"} else "differ" if "differ" in found else "cannot tell"


def fairness(
    forms: Mapping[str, Scenario],
    *,
    seed: Seed = 1,
    games: int = GAMES,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Fairness:
    """Let everybody play every form; `progress` is told (done, all) over all forms. Raises SimsalesError without a meeting."""
    linted, people = dict[str, Linted](), dict[str, list[Game]]()
    for place, (name, scenario) in enumerate(forms.items()):
        told = _part(progress, place, len(forms))
        linted[name] = lint(name, scenario, seed=seed, games=games, workers=workers, progress=told)
        people[name] = _class(scenario, seed, games, workers)
    first, *others = linted
    found = {
        name: [equated(CLASS, people[first], people[name])]
        + [equated(a.kind, a.games, b.games) for a, b in zip(linted[first].rungs, linted[name].rungs, strict=False)]
        for name in others
    }
    return Fairness(games, linted, found)


def equated(kind: str, first: Sequence[Game], second: Sequence[Game]) -> Equated:
    """Game i of one form belongs to game i of the other."""
    a, b = [one.share for one in first], [one.share for one in second]
    return Equated(kind, estimate(a), estimate(b), estimate([y - x for x, y in zip(a, b, strict=True)]))


def played(portion: Portion) -> list[Game]:
    """These people against the buyer that is shipped; the same number is the same person on every form."""
    form = form_of(portion.scenario, portion.seed)
    return [
        climb(seller(portion.seed, number), form.meeting.seller, [form.buyer], portion.seed, range(number, number + 1))[
            0
        ]
        for number in portion.numbers
    ]


def _class(scenario: Scenario, seed: Seed, games: int, workers: int | None) -> list[Game]:
    return [game for some in gathered(played, portions(scenario, seed, games), workers=workers) for game in some]


def _part(progress: Callable[[int, int], None] | None, place: int, forms: int) -> Callable[[int, int], None] | None:
    """One form's progress as a part of all."""
    if progress is None:
        return None
    return lambda done, total: progress(place * total + done, forms * total)
