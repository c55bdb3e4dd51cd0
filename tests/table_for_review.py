"""A small table for tests of reviews: a price of five steps and a delivery of two, a buyer who means what she says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simsales.negotiation.moves import Act, Move
from simsales.negotiation.truth import truth_of
from simsales.negotiation.worths import Economics
from simsales.registry import installed
from simsales.review.played import Played, Preparation
from simsales.rng import KeyedLuck
from simsales.spec.meeting import Meeting


def words(text: str) -> dict[str, str]:
    return {"en": text, "zh": text}


def small(**changes: Any) -> Meeting:
    """Cost 700, list price 1,000, she pays up to 950; having it early is worth 120 to her and costs us 20."""
    installed()
    seller = {
        "you": words("seller"),
        "brief": words("brief"),
        "cost": 700,
        "authority": 800,
        "target": 900,
        "fallback": words("another customer"),
        "can_answer": {"price": words("what it costs to run")},
        "can_promise": {"call": words("a call tomorrow")},
    }
    buyer = {
        "name": words("Li"),
        "role": words("buyer"),
        "company": words("Hospital"),
        "tactic": {"kind": "conceder", "openness": 1, "bluffs": 0},
        "limit": 950,
        "fair": 850,
        "alternative": words("waits a year"),
        "patience": 12,
        "facts": {"deadline": {"says": words("It has to run by May."), "about": "delivery"}},
        "objections": {"price": {"says": words("Too dear."), "behind": words("Last year's budget."), "weight": 30}},
    }
    raw: dict[str, Any] = {
        "seed": 3,
        "difficulty": 1,
        "turns": 14,
        "price": {"low": 800, "high": 1000, "step": 50},
        "issues": {"delivery": {"levels": [10, 40], "standard": 40, "worth": [120, 0], "cost": [20, 0]}},
        "seller": seller | changes.pop("seller", {}),
        "buyer": buyer | changes.pop("buyer", {}),
    }
    return Meeting.model_validate(raw | changes)


def played(moves: Sequence[Move], sheet: Preparation | None = None, **changes: Any) -> Played:
    meeting = small(**changes)
    return Played(meeting, truth_of(meeting, Economics(), KeyedLuck(meeting.seed or 0), "meeting"), moves, sheet)


def offer(price: float, days: float = 40, act: Act = Act.OFFER) -> Move:
    """An offer on the small table; an exchange gives the early delivery for the price."""
    number = [800, 850, 900, 950, 1000].index(int(price)) * 2 + [10, 40].index(int(days))
    give, get = ("delivery", "price") if act is Act.TRADE else ("", "")
    return Move(act, offer=number, give=give, get=get)


def ask(topic: str) -> Move:
    return Move(Act.ASK, topic)


GREET, HOLD, CHECK, SUMMARISE, WALK, ACCEPT = (
    Move(act) for act in (Act.GREET, Act.HOLD, Act.CHECK, Act.SUMMARISE, Act.WALK, Act.ACCEPT)
)
ANSWER = Move(Act.ANSWER, "price")
WELL = [
    GREET,
    ask("deadline"),
    offer(1000),
    ask("objection"),
    ANSWER,
    CHECK,
    offer(1000, 10, Act.TRADE),
]
