"""What else could have been done in a turn: every legal act with every topic, and a grid of offers.

Offers are taken along the firm's lines of equal worth (for each worth the package that should please them most, by what had
been told), around the offers that stand (one issue, one level), and as an exchange where something is given. What leads to the
same talk counts once, the move that was made before any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..negotiation.moves import OFFERING, Act, Move
from ..negotiation.rules import legal_acts, refusal, topics_of
from ..negotiation.talk import Talk
from .continuation import Continuation

_LINES = 10
"""Worths between the top and the least for which a package is tried."""
_STEPS = (0.01, 0.03, 0.06, 0.12)
"""And so much less than our standing offer, as parts of what is at stake."""
_FEW = 40
"""So few outcomes are all tried."""


def candidates(talk: Talk, way: Continuation, made: Move | None = None) -> list[Move]:
    """Legal moves that lead to different talks; the move that was made comes first."""
    found: dict[object, Move] = {}
    for move in ([made] if made is not None else []) + [*_acts(talk), *_offers(talk, way)]:
        if move is made or (refusal(talk, move) is None and not _takes_back(talk, move)):
            found.setdefault(_mark(talk, move), move)
    return list(found.values())


def _takes_back(talk: Talk, move: Move) -> bool:
    """Whether an offer is dearer for them than ours that stands: nobody is advised to go back on an offer, whatever it brings."""
    truth, ours = talk.truth, talk.bargain.ours
    return move.act in OFFERING and ours >= 0 and truth.cost(move.offer) > truth.cost(ours) + 0.5


def _acts(talk: Talk) -> Iterator[Move]:
    """All that is about something now: no second greeting, no promise that cannot be kept, no manager before the first offer."""
    for act in legal_acts(talk):
        is_idle = (act is Act.GREET and talk.turn > 0) or (act is Act.APPROVAL and talk.bargain.ours < 0)
        if act not in OFFERING and not is_idle:
            for topic in topics_of(talk, act) or ("",):
                if act is not Act.PROMISE or topic in talk.truth.can_promise:
                    yield Move(act, topic)


def _offers(talk: Talk, way: Continuation) -> Iterator[Move]:
    if talk.gate_left or talk.deal >= 0:
        return
    ours, theirs = talk.bargain.ours, talk.bargain.theirs
    if len(talk.truth.table) <= _FEW:
        yield from (Move(Act.OFFER, offer=offer) for offer in range(len(talk.truth.table)))
    for worth in _worths(talk, way):
        yield Move(Act.OFFER, offer=way.package(talk, worth))
    for standing in (ours, theirs):
        if standing >= 0:
            yield Move(Act.OFFER, offer=standing)
            yield from (Move(Act.OFFER, offer=offer) for _, offer in _beside(talk, standing))
    if ours >= 0 and "price" in talk.truth.table.names:
        firm = talk.truth.table.firm
        for issue, offer in _beside(talk, ours):
            if issue != "price" and firm[offer] < firm[ours]:
                yield Move(Act.TRADE, offer=offer, give=issue, get="price")


def _worths(talk: Talk, way: Continuation) -> Iterator[float]:
    """From the top, or from what our offer is worth, down to the least."""
    firm, ours, theirs = talk.truth.table.firm, talk.bargain.ours, talk.bargain.theirs
    top = min(float(firm[ours]), way.top) if ours >= 0 else way.top
    yield from (way.least + (top - way.least) * i / _LINES for i in range(_LINES, -1, -1))
    if ours >= 0:
        yield from (top - step * (way.top - way.least) for step in _STEPS)
    if theirs >= 0:
        yield max(float(firm[theirs]), way.least)


def _beside(talk: Talk, outcome: int) -> Iterator[tuple[str, int]]:
    """One level up or down in one issue."""
    table = talk.truth.table
    for i, (name, level) in enumerate(zip(table.names, table.at(outcome), strict=True)):
        for other in (level - 1, level + 1):
            if 0 <= other < table.sizes[i]:
                yield name, table.moved(outcome, i, other)


def _mark(talk: Talk, move: Move) -> object:
    """Everything about the talk after a move that can matter later."""
    after = talk.copy()
    after.hear(move)
    mood, bargain, heard = after.mood, after.bargain, after.listening
    return (
        (
            after.ending,
            after.deal,
            after.patience,
            after.approved,
            after.gate_left,
            after.gate_turns,
            after.repeats > 0,
        ),
        (mood.goodwill, mood.anger, mood.trust, min(after.summaries, 2)),
        (bargain.ours, bargain.theirs, bargain.asking, bargain.gone, bargain.rounds, bargain.limit, bargain.opening),
        (bargain.weights.tobytes(), bargain.is_allowed),
        (tuple(heard.doubts), tuple(heard.tries), heard.topics, heard.bluffed, tuple(sorted(heard.told.items()))),
        frozenset(heard.asked.items()),
    )
