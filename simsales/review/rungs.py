"""How sellers of different skill compare on one meeting: each rung's mean with its interval, and whether it stands above the last.

Games are paired: every rung meets the same buyers. Neighbours are compared one-sided (more skill brings more), all of them held
together by Holm (1979).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from ..experiment.estimates import Estimate, estimate, holm
from ..experiment.workers import gathered
from ..negotiation.ladder import RUNGS, Game, climb, rung
from ..negotiation.negotiator import Seer
from ..rng import Seed
from ..spec.scenario import Scenario
from .buyers import form_of
from .portions import Portion, portions

GAMES = 1000
_SEEING_LESS = 5
"""Who sees everything plays every portion's first fifth."""


class Rung(NamedTuple):
    """One rung: the share of what could be had, deals and turns a game; `is_above` says whether it surely beats the rung before
    (None for the first)."""

    kind: str
    share: Estimate
    deals: float
    turns: float
    games: tuple[Game, ...]
    is_above: bool | None

    @property
    def band(self) -> tuple[float, float]:
        """Where four games of five end: the tenth and the ninetieth of a hundred, 0..1."""
        shares = sorted(game.share for game in self.games)
        return shares[len(shares) // 10], shares[-1 - len(shares) // 10]


def played(kinds: Sequence[str], portion: Portion) -> list[list[Game]]:
    """Rung by rung; game i meets buyer i near the form. Who sees everything plays only so many: there is no chance in it."""
    form = form_of(portion.scenario, portion.seed)
    games = portion.numbers
    truths, side = form.buyers(portion.seed, games), form.meeting.seller
    results = list[list[Game]]()
    for seller in map(rung, kinds):
        some = games[: max(1, len(games) // _SEEING_LESS)] if isinstance(seller, Seer) else games
        results.append(climb(seller, side, truths, portion.seed, some))
    return results


def ladder(
    scenario: Scenario,
    *,
    seed: Seed = 1,
    games: int = GAMES,
    kinds: Sequence[str] = RUNGS,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Rung]:
    """All rungs on one scenario, the lowest first; `progress` is told (done, all) portions."""
    results = gathered(
        partial(played, tuple(kinds)), portions(scenario, seed, games), workers=workers, progress=progress
    )
    return compared({kind: [result[i] for result in results] for i, kind in enumerate(kinds)})


def compared(by_kind: Mapping[str, Sequence[Sequence[Game]]]) -> list[Rung]:
    """Rungs from their games, portion by portion, each against the one before it."""
    steps = [gain(by_kind[low], by_kind[high]) for low, high in pairwise(by_kind)]
    above: list[bool | None] = [None, *holm([p_above(step) for step in steps])]
    return [
        _rung(kind, [game for some in parts for game in some], is_above)
        for (kind, parts), is_above in zip(by_kind.items(), above, strict=True)
    ]


def _rung(kind: str, games: Sequence[Game], is_above: bool | None) -> Rung:
    share = estimate([game.share for game in games])
    deals, turns = sum(game.is_deal for game in games), sum(game.turns for game in games)
    return Rung(kind, share, deals / len(games), turns / len(games), tuple(games), is_above)


def gain(low: Sequence[Sequence[Game]], high: Sequence[Sequence[Game]]) -> Estimate:
    """What one seller brings home more than another from the same buyers; only games that both played count."""
    pairs = [pair for some, others in zip(low, high, strict=True) for pair in zip(some, others, strict=False)]
    return estimate([b.share - a.share for a, b in pairs])


def p_above(step: Estimate) -> float:
    """The one-sided p of no gain."""
    if math.isnan(step.mean) or step.mean <= 0:
        return 1 - step.p / 2 if step.p < 1 else 1.0
    return step.p / 2
