"""The negotiations of a kept game, as they are reviewed: moves, sheet, and the truth about the buyer."""

from __future__ import annotations

from collections.abc import Sequence

from ..engine.meeting import MOVE, MeetingRoom
from ..game import Turn
from ..world.decisions import Choice, Value
from .played import Played, Preparation


def played_in(room: MeetingRoom) -> Played:
    """What was played in a room so far."""
    moves = [move for move, _ in room.said]
    return Played(room.meeting, room.talk.truth, moves, preparation_of(room.sheet), money=room.coin)


def answers_before(turns: Sequence[Turn], move: int) -> int:
    """How many answers of a game were given before a move of its talk, counted from 1: where a branch begins that tries another."""
    kinds = [turn.decision.id.kind for turn in turns]
    moves = [place for place, kind in enumerate(kinds) if kind == MOVE]
    return moves[move - 1]


def preparation_of(sheet: Choice) -> Preparation | None:
    """The sheet as it was filled in; None for none."""
    if sheet.get("prepared") != "yes":
        return None
    return Preparation(
        walk_away=_number(sheet.get("walk_away")),
        target=_number(sheet.get("target")),
        their_limit=_number(sheet.get("their_limit")),
        matters_most=_words(sheet.get("matters_most")),
        fallback=_words(sheet.get("fallback")),
    )


def _number(value: Value | None) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _words(value: Value | None) -> str | None:
    return str(value) if value else None
