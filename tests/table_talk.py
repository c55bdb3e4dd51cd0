"""Scenes and turns for tests of what is said at the table: a small meeting about four issues, walked through by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from simsales.i18n import LANGS, Lang, Text
from simsales.negotiation.moves import ISSUES, OBJECTIONS, PRESENT_TOPICS, PROMISES, Reply, Said, Say
from simsales.negotiation.phrases.scene import PHASES, TONES, VOICES, Phase, Scene, Tone, Voice, Weight
from simsales.rng import word_key

VALUES: Mapping[str, tuple[Text, ...]] = {
    "price": tuple(Text(en=f"{v},000 yuan", zh=f"{v / 10:.1f} 万") for v in (900, 920, 940, 960, 980)),
    "payment": tuple(Text(en=f"{v} days", zh=f"{v} 天") for v in (30, 60, 90)),
    "delivery": tuple(Text(en=f"{v} days", zh=f"{v} 天") for v in (15, 21, 45)),
    "training": (Text(en="no training", zh="不含"), Text(en="1 session", zh="1 次"), Text(en="2 sessions", zh="2 次")),
}
LABELS = {
    "price": Text(en="Price", zh="价格"),
    "payment": Text(en="Payment", zh="账期"),
    "delivery": Text(en="Delivery", zh="交期"),
    "training": Text(en="Training", zh="培训"),
}
OUTCOMES = list(product(*(range(len(values)) for values in VALUES.values())))
FACTS = {
    "need": Text(en="The new ward opens with 12 beds and needs two sets.", zh="新病区 12 张床, 要配两台。"),
    "deadline": Text(en="Acceptance is on 20 December.", zh="12 月 20 日验收。"),
    "budget": Text(en="We have 970,000 yuan in the plan for it", zh="预算里给了 97 万"),
    "decision": Text(en="The head of equipment signs, the director countersigns.", zh="设备科长签字, 院长会签。"),
    "rival": Text(en="We also talk to a maker from Suzhou.", zh="苏州有一家也在谈。"),
    "worry": Text(en="Last year a set stood still for 9 days.", zh="去年有一台停了 9 天。"),
}
BLUFFS = {
    "budget": Text(en="We have 850,000 yuan, not a fen more.", zh="只批了 85 万, 一分不多。"),
    "rival": Text(en="The other side is at 880,000 yuan.", zh="另一家报了 88 万。"),
    "deadline": Text(en="We are in no hurry.", zh="我们不急。"),
}
DOUBTS = {
    "price": Text(en="Your price is 12% above the other one.", zh="你们的价比另一家高 12%。"),
    "timing": Text(en="The ward is not ready yet.", zh="病区还没装修完。"),
}
REASONS = {"price": Text(en="The audit office asks for three quotes.", zh="审计要看三家比价。")}
SPEAKER = Text(en="Head of purchasing", zh="采购总监")


def spelled(outcome: int) -> dict[str, Text]:
    return {issue: values[level] for (issue, values), level in zip(VALUES.items(), OUTCOMES[outcome], strict=True)}


def scene(
    lang: Lang = "zh",
    voice: Voice = "businesslike",
    tone: Tone = "even",
    phase: Phase = "bargain",
    before: int = -1,
    key: str = "7/A/3",
    used: Sequence[str] = (),
    weights: Mapping[str, Weight] | None = None,
) -> Scene:
    """One scene of the small meeting."""
    return Scene(
        lang,
        voice,
        tone,
        phase,
        SPEAKER,
        spelled,
        LABELS,
        FACTS,
        BLUFFS,
        DOUBTS,
        before,
        key,
        used,
        weights or {},
        REASONS,
    )


class Chooser:
    """Choices that follow from a name alone."""

    def __init__(self, name: str) -> None:
        self._name, self._count = name, 0

    def number(self, below: int) -> int:
        self._count += 1
        return word_key(f"{self._name}/{self._count}") % below

    def one(self, things: Sequence[Any]) -> Any:
        return things[self.number(len(things))]


QUESTIONS = (*FACTS, "priorities", "objection", *LABELS)
SUBJECTS = {
    Say.TELL: (*FACTS, "priorities", *LABELS),
    Say.BLUFF: (*BLUFFS, *LABELS),
    Say.DODGE: QUESTIONS,
    Say.SAID_ALREADY: QUESTIONS,
    Say.RAISE: OBJECTIONS,
    Say.EXPLAIN: OBJECTIONS,
    Say.HALF_CONVINCED: OBJECTIONS,
    Say.NOT_CONVINCED: OBJECTIONS,
    Say.SETTLED: OBJECTIONS,
    Say.INTERESTED: (*PRESENT_TOPICS, *ISSUES[1:]),
    Say.UNMOVED: (*PRESENT_TOPICS, *ISSUES[1:]),
    Say.NOT_YET: OBJECTIONS,
    Say.NOTE_PROMISE: PROMISES,
    Say.BROKEN_PROMISE: PROMISES,
    Say.PRESS: ("", "price"),
}
"""Act -> what it can be about."""
NAMING = (Say.COUNTER, Say.STAND, Say.GIVE, Say.LAST_OFFER, Say.ACCEPT)
TURNS: tuple[tuple[Say, ...], ...] = (
    *((say,) for say in Say),
    (Say.TAKEN_ABACK, Say.COUNTER),
    (Say.TRADE_YES, Say.GIVE),
    (Say.TRADE_NO, Say.STAND),
    (Say.NOT_CONVINCED, Say.STAND),
    (Say.HALF_CONVINCED, Say.COUNTER),
    (Say.TELL, Say.RAISE),
    (Say.TELL, Say.PRESS),
    (Say.NOTE_PROMISE, Say.GIVE),
    (Say.FILL_SILENCE, Say.GIVE),
    (Say.WAS_ALLOWED, Say.ACCEPT),
    (Say.ACCEPT, Say.FAREWELL),
    (Say.LEAVE, Say.FAREWELL),
    (Say.BROKEN_PROMISE, Say.LEAVE, Say.FAREWELL),
    (Say.INTERESTED, Say.RAISE, Say.COUNTER),
    (Say.SETTLED, Say.LAST_OFFER),
)
"""Turns as they occur: every act alone, and some in company."""


def part(say: Say, choose: Chooser, before: int) -> Said:
    topic = choose.one(SUBJECTS[say]) if say in SUBJECTS else ""
    offer = choose.number(len(OUTCOMES)) if say in NAMING else -1
    return Said(say, topic, before if say is Say.STAND else offer)


def any_turn(name: str) -> tuple[Reply, Scene]:
    """A turn and its scene, anywhere in a talk."""
    choose = Chooser(name)
    turn = choose.one(TURNS)
    before = choose.number(len(OUTCOMES)) if Say.STAND in turn or choose.number(3) else -1
    reply = tuple(part(say, choose, before) for say in turn)
    weights = {said.topic: choose.one(("high", "middle", "low")) for said in reply if said.topic in LABELS}
    if any(said.topic == "priorities" for said in reply) and choose.number(2):
        weights |= {"delivery": "high", "price": "high"}
    place = scene(
        choose.one(LANGS), choose.one(VOICES), choose.one(TONES), choose.one(PHASES), before, name, (), weights
    )
    return reply, place
