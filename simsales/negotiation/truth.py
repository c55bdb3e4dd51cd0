"""The truth about a buyer: everything that is settled before the first word.

Made once for each meeting from its block, the firm's economics and the luck of the form; a `Talk` reads it and never changes
it. Utilities are money (minor units). What agreeing to an outcome costs the buyer, `scale - buyer[outcome]`, is the price
that would hurt as much with the standard package: so every rule about prices holds for packages, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple, get_args

import numpy as np

from ..i18n import Text
from ..rng import Luck, Purpose
from ..spec.meeting import AskTopic, Buyer, Meeting
from ..world.bargaining import Tactic
from .drawn import Draw
from .levels import issues_of
from .table import Board, Numbers, Table, all_levels
from .worths import Economics, decisive, to_the_firm, to_the_rep

ANSWER = Purpose("meeting.answer", "uniform")
TEMPER = Purpose("meeting.temper", "uniform")
CONVINCED = Purpose("meeting.convinced", "uniform")
_ASKS = 6
"""Keyed answers to one question; whoever asks more often hears the last again."""
_OPENER = (1.15, 1.0, 0.85, 0.7, 0.55)
_LONGER = (1.2, 1.0, 0.9, 0.8, 0.7)
_AIM_STEP = 0.03
_WITHOUT_PRICE = 10 / 3
"""Without a price, their cost of leaving is so many times what the best outcome gives them beyond it: as with prices, the best
that can be dreamt of is three tenths below the most they pay [assumption]."""
_ANCHOR, _ANCHOR_PREPARED = 0.35, 0.15
"""How far our first offer moves what they take for fair, over the root of the number of issues (MODEL C)."""
_ECHO = 0.1
"""How far their opening answers our first offer, instead of their own aim [assumption]."""


class Doubt(NamedTuple):
    """An objection: what it takes off an offer until cleared, when it is raised, and how hard it is to convince them."""

    kind: str
    weight: float
    after: int
    chance: float


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """A buyer as they are. `order` sorts outcomes by what they are worth to the buyer (`sorted_worth`); `opposed` is the
    buyer's first idea of what each level is worth to us (0..1, outcomes x issues): the opposite of what it is to them.
    `anchored` and `echo` are how far our first offer moves what they take for fair, and what they open with (0..1)."""

    table: Table
    board: Board
    listed: int
    tactic: Tactic
    scale: float
    fair: float
    weights: tuple[float, ...]
    opposed: Numbers
    order: Numbers
    sorted_worth: Numbers
    band: float
    patience: float
    turns: int
    anchored: float
    echo: float
    aim: float
    openness: float
    bluffs: float
    authority: float | None
    doubts: tuple[Doubt, ...]
    about: Mapping[str, str]
    bluffable: frozenset[str]
    gate: tuple[int, int] | None
    answers: Mapping[str, Sequence[float]]
    tempers: Sequence[float]
    own_floor: float
    manager_floor: float | None
    approval: int
    can_answer: frozenset[str]
    can_promise: Mapping[str, Text]

    def cost(self, outcome: int) -> float:
        """What agreeing costs the buyer, as a price of the standard package."""
        return self.scale - float(self.table.buyer[outcome])

    def is_free(self, outcome: int, *, approved: bool) -> bool:
        """Whether the price of an outcome is within our own authority."""
        if "price" not in self.table.names:
            return True
        least = self.manager_floor if approved and self.manager_floor is not None else self.own_floor
        return self.table.value(outcome, self.table.names.index("price")) >= least - 1e-9


def truth_of(meeting: Meeting, economics: Economics, luck: Luck, stream: str, money: float = 100.0) -> Truth:
    """Settle everything that was left open. `stream` keys the luck of the form; `money` is minor units in a major one."""
    draw = Draw(luck, stream)
    issues = issues_of(meeting)
    levels = all_levels([len(issue.values) for issue in issues])
    values = [np.array(issue.values)[levels[:, i]] for i, issue in enumerate(issues)]
    named = {issue.name: i for i, issue in enumerate(issues)}
    volume = values[named["volume"]] if "volume" in named else np.ones(len(levels))
    price = values[named["price"]] if "price" in named else np.zeros(len(levels))
    standard = meeting.issues["volume"].standard if "volume" in meeting.issues else 1.0
    buyer, limit = decisive(meeting, draw, levels, named, volume, price)
    table = Table(
        issues,
        buyer * money,
        to_the_firm(meeting, economics, levels, named, volume, price) * money,
        to_the_rep(meeting, economics, volume, price) * money,
    )
    fair = draw("fair", meeting.buyer.fair)
    if meeting.price is not None:
        scale, fair, step = limit * standard, fair * standard, meeting.price.step * standard
    else:
        scale = max(float(buyer.max()), 0.0) * _WITHOUT_PRICE
        fair, step = scale - max(fair - limit, 0.0), float(np.ptp(buyer)) / 40
    return _assembled(meeting, draw, table, _Cost(scale * money, fair * money, step * money, standard * money))


class _Cost(NamedTuple):
    """The buyer's costs, minor units: at the limit, as usual; how much is hardly more; and what a price is multiplied by."""

    scale: float
    fair: float
    band: float
    unit: float


def _assembled(meeting: Meeting, draw: Draw, table: Table, cost: _Cost) -> Truth:
    buyer, seller, unit = meeting.buyer, meeting.seller, cost.unit
    tactic = draw.one_of("tactic", [buyer.tactic, *buyer.or_tactics])
    worths = table.per_issue(table.buyer)
    ranges = np.array([np.ptp(worth) for worth in worths])
    total = float(ranges.sum()) or 1.0
    liked = np.stack(
        [(worth - worth.min())[table.levels[:, i]] / (np.ptp(worth) or 1.0) for i, worth in enumerate(worths)], axis=1
    )
    order = np.argsort(table.buyer, kind="stable")
    level = meeting.difficulty - 1
    topics = [*get_args(AskTopic), *table.names]
    return Truth(
        table=table,
        board=Board(table.issues),
        listed=_listed(meeting, table),
        tactic=tactic,
        scale=cost.scale,
        fair=cost.fair,
        weights=tuple((ranges / total).tolist()),
        opposed=1 - liked,
        order=order,
        sorted_worth=table.buyer[order],
        band=cost.band,
        patience=draw("patience", buyer.patience) * _LONGER[level],
        turns=meeting.turns,
        anchored=(_ANCHOR_PREPARED if buyer.prepared else _ANCHOR) / sqrt(len(table.issues)),
        echo=_ECHO / sqrt(len(table.issues)),
        aim=max(tactic.aim - _AIM_STEP * (level - 1), 0.1),
        openness=tactic.openness * _OPENER[level],
        bluffs=tactic.bluffs,
        authority=draw("authority", buyer.authority) * unit if buyer.authority is not None else None,
        doubts=_doubts(buyer, draw, unit),
        about=_about(buyer),
        bluffable=frozenset(table.names) | {topic for topic, fact in buyer.facts.items() if fact.bluff is not None},
        gate=(buyer.gate.needs, buyer.gate.turns) if buyer.gate is not None else None,
        answers={topic: draw.row(ANSWER, topic, _ASKS) for topic in topics},
        tempers=draw.row(TEMPER, "", meeting.turns + 1),
        own_floor=seller.authority,
        manager_floor=seller.manager,
        approval=seller.approval,
        can_answer=frozenset(seller.can_answer),
        can_promise=dict(seller.can_promise),
    )


def _listed(meeting: Meeting, table: Table) -> int:
    """The standard package at the list price: what an offer starts from. Without a price, what is best for us."""
    if meeting.price is None:
        return int(table.firm.argmax())
    levels = [
        len(issue.values) - 1
        if issue.name == "price"
        else issue.values.index(float(meeting.issues[issue.name].standard))
        for issue in table.issues
    ]
    return table.number(levels)


def _about(buyer: Buyer) -> dict[str, str]:
    return {topic: fact.about or "" for topic, fact in buyer.facts.items()}


def _doubts(buyer: Buyer, draw: Draw, unit: float) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(kind, one.weight * unit, one.after, draw.row(CONVINCED, kind, 1)[0])
        for kind, one in buyer.objections.items()
    )
