"""The manners of a buyer's turn: what each thing said asserts, how it may begin and end, and what holds in a turn.

The table is about acts, not words, so both languages share it.
"""

from __future__ import annotations

from typing import NamedTuple

from ..moves import Reply, Said, Say
from .pieces import Claim
from .scene import Scene, something_stays


class Manner(NamedTuple):
    """`opener` and `closer`: which group of them fits ("" for none); `claims`: what the act itself asserts."""

    opener: str
    closer: str
    claims: frozenset[Claim]


def _manner(opener: str, closer: str, *claims: Claim) -> Manner:
    return Manner(opener, closer, frozenset(claims))


MANNERS: dict[Say, Manner] = {
    Say.GREET_BACK: _manner("greet", "start"),
    Say.GATE: _manner("door", ""),
    Say.PASS_ON: _manner("fine", "moment"),
    Say.TELL: _manner("", "told"),
    Say.BLUFF: _manner("", "told"),
    Say.DODGE: _manner("mild", "dodged"),
    Say.SAID_ALREADY: _manner("mild", "dodged"),
    Say.RAISE: _manner("frank", "raised", Claim.OBJECTS),
    Say.EXPLAIN: _manner("mild", "raised", Claim.OBJECTS),
    Say.HALF_CONVINCED: _manner("frank", "confirm", Claim.OBJECTS),
    Say.NOT_CONVINCED: _manner("no", "more", Claim.OBJECTS),
    Say.SETTLED: _manner("fine", "onward"),
    Say.AGREED_SO_FAR: _manner("fine", "onward"),
    Say.INTERESTED: _manner("fine", "details"),
    Say.UNMOVED: _manner("no", "onward"),
    Say.TAKEN_ABACK: _manner("shock", "more", Claim.REFUSES),
    Say.COUNTER: _manner("offer", "offer", Claim.NAMES),
    Say.STAND: _manner("no", "stand", Claim.NAMES, Claim.REFUSES),
    Say.GIVE: _manner("fine", "offer", Claim.NAMES),
    Say.LAST_OFFER: _manner("frank", "final", Claim.NAMES, Claim.FINAL),
    Say.TRADE_YES: _manner("fine", ""),
    Say.TRADE_NO: _manner("no", "more", Claim.REFUSES),
    Say.PRESS: _manner("no", "", Claim.REFUSES),
    Say.MUST_ASK: _manner("mild", "wait", Claim.AUTHORITY),
    Say.WAS_ALLOWED: _manner("news", "", Claim.AUTHORITY),
    Say.NOT_YET: _manner("no", "patience", Claim.REFUSES),
    Say.ACCEPT: _manner("fine", "accepted", Claim.ACCEPTS),
    Say.NOTE_PROMISE: _manner("fine", "held", Claim.PROMISED),
    Say.BROKEN_PROMISE: _manner("mild", "redress", Claim.PROMISED),
    Say.WAIT: _manner("fine", "quick"),
    Say.FILL_SILENCE: _manner("", "open"),
    Say.LEAVE: _manner("leave", "parting", Claim.ENDS),
    Say.FAREWELL: _manner("fine", "parting"),
}

ABOUT_DOUBTS = frozenset(
    {
        Say.RAISE,
        Say.EXPLAIN,
        Say.HALF_CONVINCED,
        Say.NOT_CONVINCED,
        Say.SETTLED,
        Say.NOT_YET,
    }
)
"""Acts whose topic is a kind of objection."""
_LAST_WORDS = frozenset({Say.ACCEPT, Say.LEAVE, Say.FAREWELL, Say.LAST_OFFER})
_TAKEN_UP = frozenset({Say.GIVE, Say.TRADE_YES})


def placed(reply: Reply, scene: Scene) -> Reply:
    """The reply with its offers named: who accepts accepts ours, who stands stands on what was offered before."""
    usual = {Say.ACCEPT: scene.ours, Say.STAND: scene.before, Say.LAST_OFFER: scene.before}
    return tuple(said if said.offer >= 0 else said._replace(offer=usual.get(said.say, -1)) for said in reply)


def what_holds(said: Said, reply: Reply, scene: Scene) -> frozenset[Claim]:
    """The claims that are true of this part of this turn."""
    says = {part.say for part in reply}
    holds: set[Claim] = {claim for part in reply for claim in MANNERS[part.say].claims} - {Claim.REFUSES}
    holds |= {Claim.FIRST if scene.before < 0 else Claim.AGAIN}
    if Say.ACCEPT not in says:
        holds |= {Claim.REFUSES}
    if not says & _LAST_WORDS:
        holds |= {Claim.GOES_ON}
    if says & _TAKEN_UP:
        holds |= {Claim.THANKS}
    if something_stays(said.offer, scene.before, scene):
        holds |= {Claim.REST}
    return frozenset(holds)
