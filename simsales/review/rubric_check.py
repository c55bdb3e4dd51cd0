"""Which lines of the rubric go with results: a thousand talks by sellers of all sorts, each line's points against what came of it.

A line that does not go with the outcome may still be right to teach, but not because it pays; and one that goes against it has to
be looked at. Sellers are the rungs of the ladder that sit at the table (the seer has no process to score), with habits drawn for
each game, so that they differ in skill.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..experiment.workers import gathered
from ..i18n import Text
from ..negotiation.bots.novice import Novice
from ..negotiation.bots.persons import person
from ..negotiation.bots.scripted import Scripted
from ..negotiation.bots.skilled import Skilled
from ..negotiation.ladder import told
from ..negotiation.moves import Move
from ..negotiation.negotiator import Negotiator
from ..negotiation.playing import bot_chances, play_out
from ..negotiation.talk import Talk
from ..rng import KeyedLuck, Purpose, Seed, replication_seed
from ..spec.scenario import Scenario
from .buyers import form_of
from .played import Played
from .portions import Portion, portions
from .rubric import ITEMS, Side, score

HABIT = Purpose("rubric.habit", "uniform")
GAMES = 1000
_LEAST = 30
"""Fewer games in which a line came up, or did not always end alike, tell nothing."""


class Along(NamedTuple):
    """How a line goes with the result: the correlation of its points with the share of the best that was brought home, with its
    interval (Fisher 1921); None where it hardly came up, or was always the same."""

    key: str
    side: Side
    label: Text
    games: int
    points: float
    r: float | None
    low: float | None
    high: float | None

    @property
    def has_effect(self) -> bool | None:
        """Whether it surely goes with the result; None where that cannot be told."""
        return None if self.low is None else self.low > 0


Marks = tuple[float, tuple[float | None, ...]]
"""The share of the best a game brought home, and the points of each line in order (None: did not come up)."""


def seller(seed: Seed, number: int) -> Negotiator:
    """Who plays a game: one kind after the other, each time with habits of its own."""
    luck = KeyedLuck(seed)
    one, two, three = luck.rows(HABIT, "seller", 3)[number]
    match number % 4:
        case 0:
            return Novice(steps=2 + int(6 * one), splits=0.02 + 0.1 * two)
        case 1:
            return Scripted(gives=0.1 + 0.6 * one)
        case 2:
            return Skilled(questions=int(6 * one), gives=0.01 + 0.1 * two, trust=three)
    return person(luck, f"rubric/{number}")


def marked(portion: Portion) -> list[Marks]:
    """Play and score these games."""
    form = form_of(portion.scenario, portion.seed)
    marks = list[Marks]()
    for number, truth in zip(portion.numbers, form.buyers(portion.seed, portion.numbers), strict=True):
        bot, moves = seller(portion.seed, number), list[Move]()
        chances = bot_chances(KeyedLuck(replication_seed(portion.seed, number)), bot.kind, "rubric")
        talk = play_out(Talk(truth), form.meeting.seller, bot, chances, moves)
        items = score(Played(form.meeting, truth, moves)).items
        marks.append((told(talk).share, tuple(one.check.share if one.check is not None else None for one in items)))
    return marks


def rubric_check(
    scenario: Scenario,
    *,
    seed: Seed = 1,
    games: int = GAMES,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Along]:
    """Every line of the rubric, in its order."""
    marks = [
        one
        for some in gathered(marked, portions(scenario, seed, games), workers=workers, progress=progress)
        for one in some
    ]
    return [
        along(item.key, item.side, item.label, [(points[i], share) for share, points in marks])
        for i, item in enumerate(ITEMS)
    ]


def along(key: str, side: Side, label: Text, pairs: Sequence[tuple[float | None, float]]) -> Along:
    """One line from its games: (points or None, share)."""
    known = [(points, share) for points, share in pairs if points is not None]
    mean = math.fsum(points for points, _ in known) / len(known) if known else math.nan
    r = correlation(known) if len(known) >= _LEAST else None
    if r is None:
        return Along(key, side, label, len(known), mean, None, None, None)
    half = 1.959964 / math.sqrt(len(known) - 3)
    middle = math.atanh(max(min(r, 1 - 1e-12), 1e-12 - 1))
    return Along(key, side, label, len(known), mean, r, math.tanh(middle - half), math.tanh(middle + half))


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's r; None where one side never varies."""
    n = len(pairs)
    x, y = math.fsum(a for a, _ in pairs) / n, math.fsum(b for _, b in pairs) / n
    xx, yy = math.fsum((a - x) ** 2 for a, _ in pairs), math.fsum((b - y) ** 2 for _, b in pairs)
    if xx < 1e-12 or yy < 1e-12:
        return None
    return math.fsum((a - x) * (b - y) for a, b in pairs) / math.sqrt(xx * yy)
