"""Playing a talk to its end: a negotiator on our side, from any turn on.

Used by bots that look ahead, by the ladder, by reviews. The talk that is handed in stays as it is.
"""

from __future__ import annotations

from ..errors import SimsalesError
from ..i18n import Text
from ..rng import Luck, Purpose, Rows
from ..spec.meeting import OurSide
from .moves import Move
from .negotiator import CHANCES, Negotiator, Seer
from .rules import refusal
from .talk import Talk
from .view import view_of

BOT_CHANCE = Purpose("bot.chance", "uniform")


def bot_chances(luck: Luck, kind: str, form: str) -> Rows:
    """The numbers a negotiator may use, one row for each turn; the same bot on the same form gets the same."""
    return luck.rows(BOT_CHANCE, f"{kind}/{form}", CHANCES)


def play_out(
    talk: Talk, seller: OurSide, negotiator: Negotiator | Seer, chances: Rows, moves: list[Move] | None = None
) -> Talk:
    """The same talk gone on with to its end; the moves are appended to `moves`."""
    talk = talk.copy()
    made = [] if moves is None else moves
    if isinstance(negotiator, Seer):
        for move in negotiator.foresee(talk):
            _make(talk, move, negotiator.kind)
            made.append(move)
        return talk
    while not talk.is_over:
        move = next_move(talk, seller, negotiator, chances)
        _make(talk, move, negotiator.kind)
        made.append(move)
    return talk


def next_move(talk: Talk, seller: OurSide, negotiator: Negotiator | Seer, chances: Rows) -> Move:
    """What a negotiator does now."""
    if isinstance(negotiator, Seer):
        return negotiator.look(talk)
    return negotiator.choose(view_of(talk, seller), chances[talk.turn])


def _make(talk: Talk, move: Move, kind: str) -> None:
    why = refusal(talk, move)
    if why is not None:
        illegal = Text(
            en="the negotiator {kind} cannot {move} in turn {turn}: {why}", zh="{kind} 第 {turn} 轮不能 {move}: {why}"
        )
        raise SimsalesError(illegal.fill(kind=kind, move=str(move.act), turn=talk.turn, why=why))
    talk.hear(move)
