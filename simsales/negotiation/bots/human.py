"""Human: a seller as people are, neither optimal nor blind. A population of them is what public experiments are compared with.

Aims at a part of what could be had, is moved by the figure it hears first, gives as the clock and the other side give, thinks
that what one wins the other loses and unlearns only part of it, and takes what is good enough. Sources: Tversky and Kahneman
(1974) for the anchor, Faratin et al. (1998) for the way, Thompson and Hastie (1990) for the fixed pie and its partial
correction, Simon (1956) for good enough. Sizes without a source are assumptions, drawn person by person in `persons.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Annotated, Literal, NamedTuple

import numpy as np
from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param, Share
from ..moves import Act, Move, Say
from ..table import Numbers
from ..view import TableView

_ASSUMED = "assumption"
_ANCHOR, _ANCHOR_PREPARED = 0.35, 0.15
"""Weight of the other side's first figure, over the root of the number of issues (MODEL C)."""
_NEAR, _GUESSES = 0.05, 0.1
"""Packages so alike in worth are alike to people; how far a guess at their weights is off from turn to turn [assumption]."""
_WALKS = 0.25
"""Chance a turn to leave for somebody who is tired and offered nothing [assumption]."""
_TOLD = {"high": 2.0, "middle": 1.0, "low": 0.5}
"""How often its share an issue weighs that they told us about [assumption]."""
_SAME_ENOUGH = 1e-9
_TOPICS = ("need", "priorities", "deadline", "budget", "worry", "rival")
_AT_THE_GATE = (
    Move(Act.ASK, "decision"),
    Move(Act.PRESENT, "need"),
    Move(Act.ASK, "need"),
    Move(Act.PROMISE, "document"),
)

Least = Annotated[Share, Param(en="stops at this part of what it opens with", zh="让到开价的几成为止", source=_ASSUMED)]
Rounds = Annotated[float, Field(ge=1, le=60), Param(en="rounds it expects", zh="预期谈几轮", source=_ASSUMED)]
Pace = Annotated[
    float,
    Field(ge=0.05, le=10),
    Param(en="below 1 gives late, above 1 early", zh="小于 1 晚让, 大于 1 早让", source=_ASSUMED),
]


class Own(NamedTuple):
    """A table as this seller sees it: `worth` of each outcome as a share of the best allowed (0 is the fallback), `liked`
    the level's worth to us within its issue (0..1, outcomes x issues), `weights` of the issues, `allowed` outcomes."""

    worth: Numbers
    liked: Numbers
    weights: Numbers
    allowed: Numbers


@plugin("negotiator")
class Human(Block):
    """One person. Shares of worth are shares of the best outcome within authority."""

    kind: Literal["human"] = "human"
    ambition: Annotated[
        Share, Param(en="opens at this part of the best", zh="开价为最好结果的几成", source=_ASSUMED)
    ] = 0.85
    least: Least = 0.3
    speaks_first: Annotated[bool, Param(en="names a figure first", zh="先开价", source=_ASSUMED)] = True
    prepared: Annotated[bool, Param(en="has prepared", zh="有备而来", source=_ASSUMED)] = False
    rounds: Rounds = 7.0
    pace: Pace = 0.9
    mirrors: Annotated[Share, Param(en="weight of answering in kind", zh="以牙还牙的权重", source=_ASSUMED)] = 0.3
    fixed_pie: Annotated[
        Share, Param(en="believes that one wins what the other loses", zh="零和观念", source=_ASSUMED)
    ] = 0.7
    easy: Annotated[Share, Param(en="takes what is so near to the aim", zh="差多少就算满意", source=_ASSUMED)] = 0.08
    noise: Annotated[Share, Param(en="imprecision", zh="随意程度", source=_ASSUMED)] = 0.1
    questions: Annotated[
        int, Field(ge=0, le=8), Param(en="questions before the first figure", zh="报价前问几句", source=_ASSUMED)
    ] = 2
    care: Annotated[Share, Param(en="asks what is behind an objection", zh="先弄清异议再回应", source=_ASSUMED)] = 0.5

    def choose(self, view: TableView, chances: Sequence[float]) -> Move:
        """The next move: be let in, be polite, ask, answer doubts, name a figure, bargain."""
        if view.phase == "follow up":
            return Move(Act.SUMMARISE)
        if view.phase == "gate":
            return _AT_THE_GATE[view.turn % len(_AT_THE_GATE)]
        if view.turn == 0:
            return Move(Act.GREET)
        if view.doubt is not None:
            return self._reassuring(view, view.doubt, chances[0])
        if not view.our_offers and sum(view.asked.values()) < self.questions:
            return Move(Act.ASK, next(topic for topic in (*_TOPICS, *_TOPICS) if view.asked.get(topic, 0) == 0))
        if not view.our_offers and view.theirs < 0 and not self.speaks_first:
            return Move(Act.ASK, "price") if "price" in view.board.names else Move(Act.SILENCE)
        return self._bargaining(view, chances)

    def _reassuring(self, view: TableView, doubt: str, chance: float) -> Move:
        if view.doubt_answered:
            return Move(Act.CHECK)
        if not view.doubt_explained and chance < self.care:
            return Move(Act.ASK, "objection")
        return Move(Act.ANSWER, doubt)

    # --- bargaining -----------------------------------------------------------------------------------------------------
    def _bargaining(self, view: TableView, chances: Sequence[float]) -> Move:
        own = own_table(view)
        opening, least = self._span(view, own.worth)
        aim = self._aim(view, own.worth, opening, least) if view.our_offers else opening
        aim += self.noise * (2 * chances[1] - 1) * (opening - least)
        if view.theirs >= 0 and own.allowed[view.theirs] and self._is_enough(view, own.worth, aim, opening, least):
            return Move(Act.ACCEPT)
        if self._is_tired(view) and not own.allowed[view.theirs] and Act.APPROVAL in view.acts:
            return Move(Act.APPROVAL)
        if self._is_tired(view) and own.worth[view.theirs] < least:
            return self._taking_or_leaving(view, own, least, chances[0])
        return self._offering(view, own, max(aim, least), chances)

    def _taking_or_leaving(self, view: TableView, own: Own, least: float, chance: float) -> Move:
        """Less than meant to have, and no way left to go: the more is missing, the likelier to leave."""
        kept = float(own.worth[view.theirs]) / least
        if self._is_last(view):
            takes = chance < kept and bool(own.allowed[view.theirs])
            return Move(Act.ACCEPT) if takes else Move(Act.WALK)
        return Move(Act.WALK) if chance < _WALKS * (1 - kept) else Move(Act.HOLD)

    def _span(self, view: TableView, worth: Numbers) -> tuple[float, float]:
        """Where this person opens and where they stop. A figure that was heard first moves what is asked for.

        Where there is no price but things to share out, nobody insists on more than an even share.
        """
        opening, least = self.ambition, self.least * self.ambition
        if "price" not in view.board.names:
            least = min(least, float(worth.mean()))
        part = (_ANCHOR_PREPARED if self.prepared else _ANCHOR) / sqrt(len(view.board.issues))
        if view.their_offers and not self.speaks_first:
            opening = max(opening + part * (float(worth[view.their_offers[0]]) - opening), least)
        return opening, least

    def _aim(self, view: TableView, worth: Numbers, opening: float, least: float) -> float:
        """The worth to ask for next: a mix of the clock and of what they gave since their last offer."""
        room = max(opening - least, 1e-6)
        gone = (opening - float(worth[view.ours])) / room
        clock = min(len(view.our_offers) / self.rounds, 1.0) ** (1 / self.pace)
        theirs = view.their_offers
        given = float(worth[theirs[-1]] - worth[theirs[-2]]) / room if len(theirs) > 1 else 0.0
        gone += (1 - self.mirrors) * max(clock - gone, 0.0) + self.mirrors * max(given, 0.0)
        return float(opening - min(gone, 1.0) * room)

    def _is_tired(self, view: TableView) -> bool:
        return view.theirs >= 0 and (self._is_last(view) or len(view.our_offers) >= self.rounds)

    def _is_last(self, view: TableView) -> bool:
        return any(one.say is Say.LAST_OFFER for one in view.said)

    def _is_enough(self, view: TableView, worth: Numbers, aim: float, opening: float, least: float) -> bool:
        offered = float(worth[view.theirs])
        if self._is_tired(view):
            return offered >= least
        return bool(view.our_offers) and offered >= max(aim - self.easy * (opening - least), least)

    def _offering(self, view: TableView, own: Own, aim: float, chances: Sequence[float]) -> Move:
        offer = self._package(view, own, aim, chances)
        if view.ours < 0:
            return Move(Act.OFFER, offer=offer)
        if view.firm[offer] < view.firm[view.ours] - _SAME_ENOUGH:
            return Move(Act.CONCEDE, offer=offer)
        return Move(Act.HOLD)

    def _package(self, view: TableView, own: Own, aim: float, chances: Sequence[float]) -> int:
        """Of what is worth the aim to us, what should please them most as far as this person knows."""
        worth = np.where(own.allowed, own.worth, -np.inf)
        reachable = worth[worth >= aim - _SAME_ENOUGH]
        least = float(reachable.min()) if len(reachable) else float(worth.max())
        near = np.flatnonzero((worth >= least - _SAME_ENOUGH) & (worth <= least + _NEAR + _SAME_ENOUGH))
        pleasing = (1 - own.liked[near]) @ self.believed(view, own, chances[2:])
        return int(near[int(pleasing.argmax())])

    def believed(self, view: TableView, own: Own, chances: Sequence[float]) -> Numbers:
        """What this person thinks each issue weighs for them: their own weights at first, corrected in part by what was told
        and by what they insist on."""
        names = view.board.names
        told = np.array([_TOLD[view.told[name]] if name in view.told else 1.0 for name in names])
        insisted = 1.5 - own.liked[view.theirs] if view.theirs >= 0 else np.ones(len(names))
        seen = told * insisted
        jitter = np.array([1 + _GUESSES * (2 * chances[i % len(chances)] - 1) for i in range(len(names))])
        weights = self.fixed_pie * own.weights + (1 - self.fixed_pie) * seen / seen.sum()
        return np.asarray(weights * jitter)


def own_table(view: TableView) -> Own:
    """What can be known from our own side of the table."""
    board, firm = view.board, view.firm
    allowed = np.ones(len(board), dtype=bool)
    if view.floor > 0 and "price" in board.names:
        price = board.names.index("price")
        allowed = (np.array(board.issues[price].values) >= view.floor - _SAME_ENOUGH)[board.levels[:, price]]
    liked, ranges = np.full(board.levels.shape, 0.5), np.zeros(len(board.issues))
    for i, size in enumerate(board.sizes):
        level = board.levels[:, i]
        means = np.bincount(level, weights=firm, minlength=size) / np.bincount(level, minlength=size)
        ranges[i] = np.ptp(means)
        if ranges[i] > 0:
            liked[:, i] = ((means - means.min()) / ranges[i])[level]
    best = float(firm[allowed].max())
    return Own(firm / best if best > 0 else firm, liked, ranges / (ranges.sum() or 1.0), allowed)
