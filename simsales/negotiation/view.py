"""What the seller sees of a negotiation: the board, the own economics, what was said. Whatever is hidden is not here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..spec.meeting import OurSide
from .listening import ANSWERED, EXPLAINED
from .mood import Tone
from .moves import Act, Reply, Say
from .rules import legal_acts
from .table import Board, Numbers
from .talk import Phase, Talk


class TableView(NamedTuple):
    """A seat at the table before a move. Outcomes are numbers of the board, -1 for none; worths are arrays over outcomes.

    `firm` is what an outcome is worth to our firm above the fallback, `pay` what the rep earns on it (minor units). `told` says
    how much an issue matters to them ("high", "middle", "low") as they told us, true or not; `answered` the topics they spoke
    about, truthfully or not; `asked` how often each was asked; `said` what they said last, a bluff like any other answer.
    `floor` is the lowest price we may name now, `target` the price we hope for, in major units; both are 0 where there is no
    price.
    """

    board: Board
    firm: Numbers
    pay: Numbers
    turn: int
    most_turns: int
    phase: Phase
    tone: Tone
    acts: tuple[Act, ...]
    ours: int
    theirs: int
    our_offers: tuple[int, ...]
    their_offers: tuple[int, ...]
    said: Reply
    told: Mapping[str, str]
    answered: frozenset[str]
    asked: Mapping[str, int]
    doubt: str | None
    doubt_explained: bool
    doubt_answered: bool
    approved: bool
    floor: float
    manager_floor: float | None
    target: float
    can_answer: frozenset[str]
    can_promise: frozenset[str]
    promised: frozenset[str]
    summaries: int


def view_of(talk: Talk, seller: OurSide) -> TableView:
    """What the seller may know at this turn."""
    truth, listening, bargain = talk.truth, talk.listening, talk.bargain
    doubt = listening.open_doubt
    step = next((step for one, step in zip(truth.doubts, listening.doubts, strict=True) if one.kind == doubt), 0)
    has_price = "price" in truth.table.names
    floor = truth.manager_floor if talk.approved and truth.manager_floor is not None else truth.own_floor
    return TableView(
        board=truth.board,
        firm=truth.table.firm,
        pay=truth.table.pay,
        turn=talk.turn,
        most_turns=truth.turns,
        phase=talk.phase,
        tone=talk.mood.tone,
        acts=tuple(legal_acts(talk)),
        ours=bargain.ours,
        theirs=bargain.theirs,
        our_offers=bargain.our_offers,
        their_offers=bargain.their_offers,
        said=_as_heard(talk.said),
        told=listening.told,
        answered=listening.spoken,
        asked=listening.asked,
        doubt=doubt,
        doubt_explained=step >= EXPLAINED,
        doubt_answered=step >= ANSWERED,
        approved=talk.approved,
        floor=floor if has_price else 0.0,
        manager_floor=truth.manager_floor if has_price else None,
        target=seller.target if has_price else 0.0,
        can_answer=truth.can_answer,
        can_promise=frozenset(truth.can_promise),
        promised=talk.promised,
        summaries=talk.summaries,
    )


def _as_heard(reply: Reply) -> Reply:
    """Nobody hears that an answer is untrue."""
    if not any(one.say is Say.BLUFF for one in reply):
        return reply
    return tuple(one._replace(say=Say.TELL) if one.say is Say.BLUFF else one for one in reply)
