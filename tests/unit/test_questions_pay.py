"""Questions pay through what they bring to light: a seller who asks the same and hears nothing keeps less than a tenth of the gain.

Four things beside the price cost us the same to give; one of them, another with each buyer, is worth much to them and the rest little.
Nobody tells the seller which. The deaf seller's talk goes as the listener's does until the first offer, patience and mood included.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from simsales.negotiation.bots.skilled import Skilled
from simsales.negotiation.deaf import Deaf
from simsales.negotiation.ladder import told
from simsales.negotiation.negotiator import Negotiator
from simsales.negotiation.playing import bot_chances, play_out
from simsales.negotiation.talk import Talk
from simsales.negotiation.truth import Truth, truth_of
from simsales.negotiation.worths import Economics
from simsales.registry import installed
from simsales.rng import KeyedLuck
from simsales.spec.casefile import open_case
from simsales.spec.meeting import LevelIssue, Meeting

EXTRAS = ("delivery", "training", "warranty", "service")
FAMILIES = ("relationship", "procurement", "conceder", "tit-for-tat", "hard")
MUCH, LITTLE, COST = 50_000, 3_000, 12_000
LISTENER, SILENT = Skilled(), Skilled(questions=0)


def table(wanted: str, family: str) -> Meeting:
    base = open_case("price-pressure").variants["baseline"].meeting
    assert base is not None
    issues = {name: extra(MUCH if name == wanted else LITTLE) for name in EXTRAS}
    tactic = installed().kinds("tactic")[family]()
    seller = base.seller.model_copy(update={"cost": 330_000, "authority": 456_000, "manager": 432_000})
    buyer = base.buyer.model_copy(
        update={
            "tactic": tactic,
            "or_tactics": [],
            "patience": (22.0, 22.0),
            "limit": (448_000.0, 448_000.0),
            "facts": {},
        }
    )
    price = base.price.model_copy(update={"low": 410_000, "high": 480_000, "step": 2_000}) if base.price else None
    return base.model_copy(update={"issues": issues, "buyer": buyer, "seller": seller, "price": price, "difficulty": 2})


def extra(worth: float) -> LevelIssue:
    return LevelIssue(
        levels=[0, 1, 2, 3],
        standard=0,
        worth=[(worth * k / 3, worth * k / 3) for k in range(4)],
        cost=[COST * k / 3 for k in range(4)],
    )


def gains(family: str, games: int) -> Iterator[tuple[float, float]]:
    """For each buyer, in parts of the best: what asking brings, and what is left of it with nothing heard."""
    for i in range(games):
        meeting = table(EXTRAS[i % len(EXTRAS)], family)
        truth = truth_of(meeting, Economics(0.08, 0.015, 90), KeyedLuck(500 + i), "meeting")

        def share(bot: Negotiator, meeting: Meeting = meeting, truth: Truth = truth, number: int = i) -> float:
            talk = Talk(truth)
            return told(play_out(talk, meeting.seller, bot, bot_chances(KeyedLuck(number), "skilled", "x"))).share

        never = share(SILENT)
        yield share(LISTENER) - never, share(Deaf(LISTENER)) - never


def most(values: list[float], z: float = 1.645) -> float:
    """The upper end of a one-sided 95% interval of the mean."""
    n = len(values)
    mean = math.fsum(values) / n
    return mean + z * math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (n - 1) / n)


def assert_information_only(family: str, games: int) -> None:
    pairs = list(gains(family, games))
    assert most([-asking for asking, _ in pairs]) < 0
    assert most([left - 0.1 * asking for asking, left in pairs]) < 0


def test_questions_pay_through_information_only() -> None:
    assert_information_only("relationship", 32)


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_questions_pay_through_information_only_with_every_family(family: str) -> None:
    assert_information_only(family, 240)


def test_a_deaf_seller_asks_what_the_listener_asks() -> None:
    meeting = table("training", "relationship")
    truth = truth_of(meeting, Economics(), KeyedLuck(500), "meeting")
    asked = []
    for bot in (LISTENER, Deaf(LISTENER)):
        talk = play_out(Talk(truth), meeting.seller, bot, bot_chances(KeyedLuck(1), "skilled", "x"))
        asked.append(dict(talk.listening.asked))
    assert asked[0] == asked[1] != {}
