"""Dyads: human-like sellers and ordinary buyers at a table made for an experiment, under luck of its own.

Each dyad is drawn anew: a buyer of one of the families with limits of their own, and a person on our side. The same dyad meets
in every arm of an experiment; only what is assigned differs. The tables are made for evidence and used nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Literal, NamedTuple

from simsales.negotiation.bots.human import Human
from simsales.negotiation.bots.persons import person
from simsales.negotiation.playing import bot_chances, play_out
from simsales.negotiation.talk import Talk
from simsales.negotiation.truth import Truth, truth_of
from simsales.negotiation.worths import Economics
from simsales.registry import installed
from simsales.rng import KeyedLuck, Purpose, Seed
from simsales.spec.meeting import Meeting

Topics = Literal["price", "several"]
ASSIGNED = Purpose("evidence.assigned", "uniform")
_SAID = {"en": "-", "zh": "-"}
_BUYER = {"name": _SAID, "role": _SAID, "company": _SAID, "alternative": _SAID}
_SELLER = {"you": _SAID, "brief": _SAID, "fallback": _SAID, "cost": 60, "authority": 0, "target": 100}
_PRICE = {"low": 40, "high": 115, "step": 1}
"""What it costs us is 60; what buyers take for fair lies around 85, and they may be asked for 115."""
_ISSUES = {
    "payment": {"levels": [0, 30, 60, 90], "standard": 0, "worth": [0, [2, 4], [3, 8], [4, 12]], "cost": [0, 1, 2, 3]},
    "delivery": {"levels": [60, 40, 20], "standard": 60, "worth": [0, [2, 8], [4, 14]], "cost": [0, 3, 6]},
    "warranty": {"levels": [12, 24, 36], "standard": 12, "worth": [0, [1, 4], [2, 7]], "cost": [0, 4, 8]},
}


class Dyad(NamedTuple):
    """Two people before they meet, and a number drawn for what is assigned to them (0..1)."""

    meeting: Meeting
    truth: Truth
    seller: Human
    luck: KeyedLuck
    name: str
    assigned: float

    def meet(self, **changes: Any) -> Met:
        """How it goes when this person does something else than usual."""
        seller = self.seller.model_copy(update=changes)
        talk = play_out(Talk(self.truth), self.meeting.seller, seller, bot_chances(self.luck, "human", self.name))
        firm = self.truth.table.firm
        first = float(firm[talk.bargain.our_offers[0]]) if talk.bargain.our_offers else None
        return Met(first, float(firm[talk.deal]) if talk.deal >= 0 else None)


class Met(NamedTuple):
    """What our first offer was worth to us, and the deal; None where there was none. Minor units."""

    first: float | None
    deal: float | None


def dyads(topics: Topics, seed: Seed, count: int, is_moved: bool = True) -> Iterator[Dyad]:
    """So many dyads; `is_moved` False: first offers move no buyer, neither in what they take for fair nor in what they answer."""
    luck = KeyedLuck(seed)
    families = sorted(installed().kinds("tactic"))
    for i in range(count):
        name = f"{topics}/{i}"
        meeting = _meeting(topics, families[i % len(families)])
        truth = truth_of(meeting, Economics(), luck, name)
        if not is_moved:
            truth = replace(truth, anchored=0.0, echo=0.0)
        yield Dyad(meeting, truth, person(luck, name), luck, name, luck.rows(ASSIGNED, name)[0][0])


@cache
def _meeting(topics: Topics, family: str) -> Meeting:
    buyer = _BUYER | {"tactic": {"kind": family}, "fair": [75, 95], "limit": [80, 120], "patience": [10, 18]}
    issues = _ISSUES if topics == "several" else {}
    return Meeting.model_validate({"buyer": buyer, "seller": _SELLER, "price": _PRICE, "issues": issues})
