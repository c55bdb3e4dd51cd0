"""Staging: a talk as it is heard, line by line, in one language.

Follows the moves of a talk on a talk of its own and turns each answer into what the buyer says. The same moves give the same
lines, so that a transcript can be made again at any time; nothing said here goes back into the game.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast

from ..i18n import Lang, Text
from ..spec.meeting import Meeting
from .levels import money_said
from .moves import Move, Reply, Say
from .phrases import Scene, buyer_lines, seller_sentence
from .phrases.scene import Phase, Weight
from .phrases.spoken import evened
from .talk import Talk
from .truth import Truth

_MANAGER = Text(
    en="Your manager: yes, down to {price}, and not below that.", zh="您的经理: 可以, 最低到 {price}, 再低不行。"
)


class Exchange(NamedTuple):
    """One turn: our move, what the buyer did, and how it was said, by whom; `aside` is what our manager answered, where asked."""

    move: Move
    reply: Reply
    speaker: Text
    lines: tuple[str, ...]
    aside: Text | None = None


class Stage:
    """A talk with its lines so far. `key` varies the wording, and nothing else."""

    def __init__(self, meeting: Meeting, truth: Truth, lang: Lang, key: str = "") -> None:
        self.meeting, self.lang, self._key = meeting, lang, key
        self.talk = Talk(truth)
        self.exchanges: list[Exchange] = []
        self._used: list[str] = []

    def hear(self, move: Move) -> Exchange:
        """The next turn."""
        speaker, before = self.speaker, self.talk.bargain.theirs
        phase, approved = self.talk.phase, self.talk.approved
        reply = self.talk.hear(move)
        if reply and reply[0].say is Say.PASS_ON:
            speaker = self.meeting.buyer.gate.name if self.meeting.buyer.gate is not None else speaker
        scene = self._scene(speaker, phase if phase == "gate" else self.talk.phase, before, _told_now(self.talk, reply))
        lines = tuple(buyer_lines(reply, scene))
        self._used += lines
        aside = self._manager_says() if self.talk.approved and not approved else None
        self.exchanges.append(Exchange(move, reply, speaker, lines, aside))
        return self.exchanges[-1]

    def _manager_says(self) -> Text | None:
        """The manager's answer: how far down it may go from now on."""
        floor = self.meeting.seller.manager
        return _MANAGER.fill(price=money_said(floor)) if floor is not None else None

    def model_sentence(self, move: Move) -> str:
        """How this move could be put now, well."""
        return seller_sentence(move, self._scene(self.speaker, self.talk.phase, self.talk.bargain.theirs, {}))

    @property
    def speaker(self) -> Text:
        """Who is across the table now."""
        gate = self.meeting.buyer.gate
        return gate.name if self.talk.gate_left and gate is not None else self.meeting.buyer.name

    def _scene(self, speaker: Text, phase: str, before: int, weights: Mapping[str, Weight]) -> Scene:
        buyer, talk = self.meeting.buyer, self.talk
        board = talk.truth.board
        return Scene(
            lang=self.lang,
            voice=buyer.voice,
            tone=talk.mood.tone,
            phase=cast(Phase, "follow up" if phase == "over" else phase),
            speaker=speaker,
            spell=board.spelled,
            labels={issue.name: issue.label for issue in board.issues},
            facts={topic: fact.says for topic, fact in buyer.facts.items()},
            bluffs={topic: fact.bluff for topic, fact in buyer.facts.items() if fact.bluff is not None},
            objections={kind: one.says for kind, one in buyer.objections.items()},
            reasons={kind: one.behind for kind, one in buyer.objections.items()},
            before=before,
            ours=talk.bargain.ours,
            key=f"{self._key}/{talk.turn}",
            used=self._used,
            weights=weights,
            heard=tuple(sorted(talk.listening.topics)),
        )


def _told_now(talk: Talk, reply: Reply) -> dict[str, Weight]:
    """How much the issues matter that were spoken of in this turn, as they were told."""
    told = talk.listening.told
    found: dict[str, Weight] = {}
    for said in reply:
        if said.say in (Say.TELL, Say.BLUFF):
            issues = talk.listening.spoken_of(said.topic)
            found |= {issue: cast(Weight, told[issue]) for issue in issues if issue in told}
    return found


def spoken(exchange: Exchange, lang: Lang) -> str:
    """What the buyer said in a turn, in one piece."""
    return ("" if lang == "zh" else " ").join(exchange.lines)


def facts_of(exchange: Exchange, talk: Talk, meeting: Meeting, lang: Lang) -> list[str]:
    """Words of a turn that nobody may put otherwise: values of offers, and what the author of the scenario wrote."""
    found: list[str] = []
    for said in exchange.reply:
        if said.offer >= 0:
            found += [value.say(lang) for value in talk.truth.board.spelled(said.offer).values()]
        fact = next((one for topic, one in meeting.buyer.facts.items() if topic == said.topic), None)
        objection = next((one for kind, one in meeting.buyer.objections.items() if kind == said.topic), None)
        found += [one.say(lang) for one in (fact.says, fact.bluff) if one is not None] if fact is not None else []
        found += [objection.says.say(lang), objection.behind.say(lang)] if objection is not None else []
    return [evened(one, lang) for one in found]
