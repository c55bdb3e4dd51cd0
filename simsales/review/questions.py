"""Questions that were not asked: what they would have brought out, and what that was worth.

Each is put in turn to the buyer as they stood before our first offer (at the end, where there was none), once more where they
evade. Its worth is the difference it makes to roll-outs that ask nothing else, with this buyer's own answer.
"""

from __future__ import annotations

from typing import NamedTuple

from ..i18n import Text
from ..negotiation.moves import ASK_TOPICS, Act, Move, Say
from ..negotiation.talk import Talk
from .played import Played
from .regret import Judge
from .rollouts import Chance, Estimate, estimate

_TRIES = 2
_ROLLOUTS = 48


class Unasked(NamedTuple):
    """A topic nobody asked about: what they would have done (tell, bluff or dodge), after how many tries, the fact itself, the issue
    whose weight it tells, and what asking was worth (minor units, the turns it takes counted)."""

    topic: str
    would: Say
    tries: int
    fact: Text | None
    about: str | None
    worth: Estimate


def unasked(judge: Judge) -> list[Unasked]:
    """The topics with something behind them that were not asked about, the most valuable first."""
    played = judge.played
    talk = _before_offering(played)
    asked = played.end.listening.asked
    topics = [topic for topic in ASK_TOPICS if topic in played.meeting.buyer.facts or topic == "priorities"]
    if talk.gate_left or talk.deal >= 0 or talk.is_over:
        return []
    silent = judge.rollouts.style._replace(questions=0)
    chances = judge.rollouts.chances(talk, "unasked", _ROLLOUTS, silent)
    found = [_put(judge, talk, topic, chances) for topic in topics if topic not in asked]
    return sorted(found, key=lambda one: (one.would is not Say.TELL, -one.worth.mean, one.topic))


def _before_offering(played: Played) -> Talk:
    first = played.first_offer
    return first.before if first is not None else Talk(played.truth)


def _put(judge: Judge, talk: Talk, topic: str, chances: list[Chance]) -> Unasked:
    after, would, tries = talk.copy(), Say.DODGE, 0
    while tries < _TRIES and would is Say.DODGE and not after.is_over:
        would = next((one.say for one in after.hear(Move(Act.ASK, topic)) if one.topic == topic), Say.DODGE)
        tries += 1
    fact = judge.played.meeting.buyer.facts.get(topic)  # type: ignore[call-overload]
    with_it = judge.rollouts.worth(after, None, chances)
    without = judge.rollouts.worth(talk, None, chances)
    said = None if fact is None else fact.says
    return Unasked(topic, would, tries, said, fact.about if fact is not None else None, estimate(with_it - without))
