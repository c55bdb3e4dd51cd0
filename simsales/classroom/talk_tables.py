"""What one table brought home from its talk, and how: the figures a debrief shows of it, in major units of money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from simsales.engine.meeting import MeetingRoom
from simsales.i18n import Text
from simsales.negotiation.moves import Act
from simsales.negotiation.words import outcome_said
from simsales.review.of_game import played_in
from simsales.review.played import Played
from simsales.review.reveal import Reveal, reveal
from simsales.review.rubric import Score, score

from .room import Table


class Talk(NamedTuple):
    """A table's talk: as played, the truth about it, its points."""

    table: Table
    played: Played
    truth: Reveal
    score: Score


class TalkResult(NamedTuple):
    """The figures. `worth`: to the firm above its fallback (0 without a deal), None while the talk goes on; `theirs`: to the buyer;
    `left`: what could have been had more with the buyer no worse off; `items`: share of the points of each item that came up."""

    file: str
    table: Text
    is_over: bool
    ending: str
    deal: Text | None
    price: float | None
    worth: float | None
    theirs: float | None
    left: float | None
    turns: int
    minutes: float | None
    process: float | None
    outcome: float | None
    prepared: bool
    asked: tuple[str, ...]
    told: tuple[str, ...]
    bluffed: tuple[str, ...]
    items: Mapping[str, float]


def talk_of(table: Table) -> Talk:
    """The first talk of a game; a role-play has one."""
    room: MeetingRoom = table.replay.session.meetings[0]
    played = played_in(room)
    return Talk(table, played, reveal(played), score(played))


def result_of(talk: Talk) -> TalkResult:
    played, found, heard = talk.played, talk.truth, talk.played.end.listening
    board, is_over = played.truth.board, played.end.is_over or played.deal >= 0
    has_price = played.deal >= 0 and "price" in board.names
    return TalkResult(
        file=talk.table.file,
        table=talk.table.name,
        is_over=is_over,
        ending=found.ending,
        deal=outcome_said(board, played.deal) if played.deal >= 0 else None,
        price=board.values(played.deal)["price"] if has_price else None,
        worth=played.worth / played.money if is_over else None,
        theirs=float(played.truth.table.buyer[played.deal]) / played.money if played.deal >= 0 else None,
        left=found.left / played.money if is_over else None,
        turns=len(played.turns),
        minutes=talk.table.minutes,
        process=talk.score.process,
        outcome=talk.score.outcome if is_over else None,
        prepared=played.preparation is not None,
        asked=_asked(played),
        told=tuple(sorted(heard.topics)),
        bluffed=tuple(sorted(set(heard.bluffed))),
        items={one.key: one.check.share for one in talk.score.items if one.check is not None},
    )


def _asked(played: Played) -> tuple[str, ...]:
    """Topics in the order they were first asked about."""
    return tuple(dict.fromkeys(turn.move.topic for turn in played.turns if turn.move.act is Act.ASK))
