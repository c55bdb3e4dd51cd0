"""What was not found out: questions that were not asked, or not answered, what was behind them, and what asking was worth.

Each question that was not asked is put to the buyer as they stood before our first offer (at the start, where there was none), once
more where they evade. Its worth is the difference it makes to roll-outs that ask nothing else, with this buyer's own answer.
"""

from __future__ import annotations

from typing import NamedTuple

from ..i18n import Text
from ..negotiation.moves import ASK_TOPICS, Act, Move, Say
from ..negotiation.talk import Talk
from ..spec.meeting import Fact
from .played import Played
from .regret import Judge
from .rollouts import Chance, Estimate, Worths, estimate

_TRIES = 2
_ROLLOUTS = 48


class Unknown(NamedTuple):
    """A topic nothing true was heard about: whether it was asked about, what they did or would have done (tell, bluff or dodge), after
    how many tries, the fact itself, the issue whose weight it tells, and what asking was worth (minor units, the turns it takes
    counted; nothing where it was asked)."""

    topic: str
    was_asked: bool
    would: Say
    tries: int
    fact: Text | None
    about: str | None
    worth: Estimate


def unknown(judge: Judge) -> list[Unknown]:
    """The topics with something behind them that stayed hidden, what they would have told first, the most valuable before others."""
    played = judge.played
    talk, heard = _before_offering(played), played.end.listening
    topics = [topic for topic in ASK_TOPICS if topic in played.meeting.buyer.facts or topic == "priorities"]
    hidden = [topic for topic in topics if topic not in heard.topics]
    silent = judge.rollouts.style._replace(questions=0)
    chances = judge.rollouts.chances(talk, "unknown", _ROLLOUTS, silent)
    without = judge.rollouts.worth(talk, None, chances) if set(hidden) - set(heard.asked) else None
    found = [
        _asked(played, topic) if topic in heard.asked else _put(judge, talk, topic, chances, without)
        for topic in hidden
        if topic in heard.asked or not (talk.gate_left or talk.is_over)
    ]
    return sorted(found, key=lambda one: (one.was_asked, one.would is not Say.TELL, -one.worth.mean, one.topic))


def _asked(played: Played, topic: str) -> Unknown:
    """They were asked, and did not tell the truth."""
    heard = played.end.listening
    would = Say.BLUFF if topic in heard.bluffed else Say.DODGE
    return Unknown(topic, True, would, heard.asked[topic], *_behind(played, topic), Estimate(0.0, 0.0))


def _behind(played: Played, topic: str) -> tuple[Text | None, str | None]:
    facts = dict[str, Fact](played.meeting.buyer.facts)  # type: ignore[arg-type]
    return (facts[topic].says, facts[topic].about) if topic in facts else (None, None)


def _before_offering(played: Played) -> Talk:
    first = played.first_offer
    return first.before if first is not None else Talk(played.truth)


def _put(judge: Judge, talk: Talk, topic: str, chances: list[Chance], without: Worths) -> Unknown:
    """They are asked, and the talk goes on; `without` is what it was worth with nothing asked."""
    after, would, tries = talk.copy(), Say.DODGE, 0
    while tries < _TRIES and would is Say.DODGE and not after.is_over:
        would = next((one.say for one in after.hear(Move(Act.ASK, topic)) if one.topic == topic), Say.DODGE)
        tries += 1
    with_it = judge.rollouts.worth(after, None, chances)
    return Unknown(topic, False, would, tries, *_behind(judge.played, topic), estimate(with_it - without))
