"""Words for what stands on a table: an outcome, what changed from one to another, a move. Plain, in both languages."""

from __future__ import annotations

from ..i18n import Text, joined
from .moves import ACT_LABELS, OFFERING, SAY_LABELS, TOPIC_LABELS, Act, Move, Reply
from .table import Board

_ABOUT = Text(en="{act}: {about}", zh="{act}: {about}")
_ASK = Text(en="ask about {about}", zh="询问{about}")
_TRADE = Text(en="an exchange, {give} for {get}: {about}", zh="有条件交换, 让{give}, 换{get}: {about}")
_CHANGE = Text(en="{label} {before} → {after}", zh="{label} {before} → {after}")
_DID = Text(en="{did} ({about})", zh="{did} ({about})")
_LEVEL = Text(en="{label} {level}", zh="{label} {level}")


def outcome_said(board: Board, outcome: int) -> Text:
    """Every issue with its level."""
    levels = board.spelled(outcome)
    return joined(_LEVEL.fill(label=issue.label, level=levels[issue.name]) for issue in board.issues)


def change_said(board: Board, before: int, after: int) -> Text:
    """The issues in which two outcomes differ; empty where they are the same."""
    old, new = board.spelled(before), board.spelled(after)
    return joined(
        _CHANGE.fill(label=issue.label, before=old[issue.name], after=new[issue.name])
        for issue in board.issues
        if old[issue.name] != new[issue.name]
    )


def label_of(board: Board, issue: str) -> Text:
    """What an issue or a topic is called."""
    own = next((one.label for one in board.issues if one.name == issue), None)
    return own if own is not None else TOPIC_LABELS.get(issue, Text.same(issue))


def move_said(board: Board, move: Move) -> Text:
    """A move in a few words."""
    if move.act is Act.ASK:
        return _ASK.fill(about=label_of(board, move.topic))
    if move.act is Act.TRADE:
        about = outcome_said(board, move.offer)
        return _TRADE.fill(give=label_of(board, move.give), get=label_of(board, move.get), about=about)
    if move.act in OFFERING:
        return _ABOUT.fill(act=ACT_LABELS[move.act], about=outcome_said(board, move.offer))
    if move.topic:
        return _ABOUT.fill(act=ACT_LABELS[move.act], about=label_of(board, move.topic))
    return ACT_LABELS[move.act]


def move_in_brackets(board: Board, move: Move) -> Text:
    """A move where what is said stands: it is no speech of ours."""
    said = move_said(board, move)
    return Text(en=f"[{said.en}]", zh=f"[{said.zh}]")


def reply_said(board: Board, reply: Reply) -> Text:
    """What the buyer did in a turn, in a few words; an untrue answer reads like any other."""
    said = [
        _DID.fill(did=SAY_LABELS[one.say], about=label_of(board, one.topic)) if one.topic else SAY_LABELS[one.say]
        for one in reply
    ]
    return joined(dict.fromkeys(said))
