"""Common mistakes: what beginners do not do and the able do, counted over talks of bots with the same buyers.

What is common here is common among the bots of the ladder, on this very form; nothing is written down beforehand. The hidden truth of a
form is told beside it: who wants what, and which exchange is worth most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..experiment.workers import gathered
from ..negotiation.ladder import rung, told
from ..negotiation.moves import Move
from ..negotiation.negotiator import Seer
from ..negotiation.playing import bot_chances, play_out
from ..negotiation.talk import Ending, Talk
from ..review.buyers import form_of
from ..review.lessons import START
from ..review.played import Played
from ..review.portions import Portion, portions
from ..review.rubric import ITEMS, score
from ..rng import KeyedLuck, Seed, replication_seed
from ..spec.scenario import Scenario

BEGINNER, ABLE = "novice", "skilled"
MOST = 5
"""Mistakes worth naming."""


class Mistake(NamedTuple):
    """An item of the rubric that beginners miss: in which part of the talks where it came up they missed it, and the able did."""

    key: str
    beginners: float
    able: float
    talks: int


class Lost(NamedTuple):
    """How talks of one seller end: parts of all talks, 0..1, and the mean share of the best."""

    deals: float
    below: float
    """Signed for less than the fallback is worth."""
    left: float
    tired: float
    walked: float
    share: float


class Mistakes(NamedTuple):
    """What beginners miss, the most telling first; how their talks end, and those of the able."""

    games: int
    found: tuple[Mistake, ...]
    beginners: Lost
    able: Lost


class Seen(NamedTuple):
    """One talk: the points of each item of the rubric (None: did not come up), how it ended, what it brought home."""

    points: tuple[float | None, ...]
    ending: Ending
    share: float
    is_deal: bool


def watched(portion: Portion) -> tuple[list[Seen], list[Seen]]:
    """The same buyers for a beginner and for somebody able."""
    form = form_of(portion.scenario, portion.seed)
    truths = form.buyers(portion.seed, portion.numbers)
    both = list[list[Seen]]()
    for kind in (BEGINNER, ABLE):
        bot, seen = rung(kind), list[Seen]()
        assert not isinstance(bot, Seer)
        for number, truth in zip(portion.numbers, truths, strict=True):
            moves = list[Move]()
            chances = bot_chances(KeyedLuck(replication_seed(portion.seed, number)), kind, "form")
            talk = play_out(Talk(truth), form.meeting.seller, bot, chances, moves)
            items = score(Played(form.meeting, truth, moves)).items
            game = told(talk)
            points = tuple(one.check.share if one.check is not None else None for one in items)
            seen.append(Seen(points, talk.ending, game.share, game.is_deal))
        both.append(seen)
    return both[0], both[1]


def mistakes(
    scenario: Scenario,
    *,
    seed: Seed = 1,
    games: int = 200,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Mistakes:
    """So many talks each. Raises SimsalesError where there is no meeting."""
    results = gathered(watched, portions(scenario, seed, games), workers=workers, progress=progress)
    beginners = [one for low, _ in results for one in low]
    able = [one for _, high in results for one in high]
    return Mistakes(games, _found(beginners, able), _lost(beginners), _lost(able))


def _found(beginners: Sequence[Seen], able: Sequence[Seen]) -> tuple[Mistake, ...]:
    """Items that can be taught, in order of how much more often beginners miss them, by weight."""
    found = list[tuple[float, Mistake]]()
    for i, item in enumerate(ITEMS):
        low, high = _missed(beginners, i), _missed(able, i)
        if item.side != "process" or item.key not in START or item.key == "prepared" or low is None:
            continue
        gap = low[0] - (high[0] if high is not None else 0.0)
        if gap > 0:
            found.append((gap * item.weight, Mistake(item.key, low[0], high[0] if high else 0.0, low[1])))
    ranked = sorted(found, key=lambda pair: (-pair[0], pair[1].key))
    return tuple(mistake for _, mistake in ranked[:MOST])


def _missed(seen: Sequence[Seen], item: int) -> tuple[float, int] | None:
    """In which part of the talks in which it came up points were lost, and in how many it came up."""
    points = [one.points[item] for one in seen]
    known = [one for one in points if one is not None]
    return (sum(one < 1 for one in known) / len(known), len(known)) if known else None


def _lost(seen: Sequence[Seen]) -> Lost:
    def part(of: Callable[[Seen], bool]) -> float:
        return sum(map(of, seen)) / len(seen)

    return Lost(
        deals=part(lambda one: one.is_deal),
        below=part(lambda one: one.is_deal and one.share < 0),
        left=part(lambda one: one.ending in ("they left", "turned away")),
        tired=part(lambda one: one.ending == "out of patience"),
        walked=part(lambda one: one.ending == "we left"),
        share=sum(one.share for one in seen) / len(seen),
    )
