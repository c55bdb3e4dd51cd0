"""A move as a form: what a seat fills in, and the move it means.

The same form serves a person, a script and a saved game. Levels are picked by their value, so that an answer can be read
without the scenario; a price is one number in one field. What was typed is kept in `said`, and what was heard in other words than
our own in `heard`; neither is ever read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..i18n import Text
from ..spec.meeting import Meeting
from ..world.decisions import Field, Form, Line, Pick, Steps, Value
from .moves import ACT_LABELS, OFFERING, TOPIC_LABELS, Act, Move
from .rules import refusal
from .table import Board, Issue
from .talk import Talk

_ACT, _TOPIC, _GIVE, _GET, _SAID, _HEARD = (
    Text(en="move", zh="动作"),
    Text(en="about", zh="话题"),
    Text(en="you give", zh="您让"),
    Text(en="you get", zh="您换"),
    Text(en="in your words", zh="原话"),
    Text(en="what you had heard", zh="您听到的"),
)
_NONE = Text(en="-", zh="-")
_AUTHORITY = Text(en="your authority", zh="您的权限")


@dataclass(frozen=True, slots=True)
class LegalMove:
    """The rule of a form: the move it means must be legal now."""

    talk: Talk

    def refusals(self, whole: Mapping[str, Value]) -> list[Text]:
        reason = refusal(self.talk, move_of(self.talk.truth.board, whole))
        return [reason] if reason is not None else []


def move_form(talk: Talk) -> Form:
    """Every field of a move; as usual: say nothing, with our offer as it stands."""
    board = talk.truth.board
    names = {issue.name: issue.label for issue in board.issues}
    topics = dict(TOPIC_LABELS) | names
    issues = {"": _NONE} | names
    fields: dict[str, Field] = {
        "act": Pick(_ACT, {act.value: label for act, label in ACT_LABELS.items()}, Act.SILENCE.value),
        "topic": Pick(_TOPIC, {"": _NONE} | topics, ""),
    }
    fields |= _levels(board, talk.bargain.ours if talk.bargain.ours >= 0 else talk.truth.listed)
    fields |= {
        "give": Pick(_GIVE, issues, ""),
        "get": Pick(_GET, issues, ""),
        "said": Line(_SAID),
        "heard": Line(_HEARD),
    }
    return Form(fields, rule=LegalMove(talk))


def _levels(board: Board, standing: int) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for i, issue in enumerate(board.issues):
        usual = board.value(standing, i)
        if issue.name == "price":
            low, high = issue.values[0], issue.values[-1]
            fields["price"] = Steps(issue.label, low, high, issue.values[1] - low, usual, "price", _AUTHORITY)
        else:
            options = {f"{value:g}": name for value, name in zip(issue.values, issue.names, strict=True)}
            fields[issue.name] = Pick(issue.label, options, f"{usual:g}")
    return fields


def move_of(board: Board, choice: Mapping[str, Value]) -> Move:
    """The move a whole answer means."""
    act = Act(str(choice["act"]))
    offer = offer_of(board, choice) if act in OFFERING else -1
    exchange = (str(choice["give"]), str(choice["get"])) if act is Act.TRADE else ("", "")
    return Move(act, str(choice["topic"]), offer, *exchange)


def offer_of(board: Board, choice: Mapping[str, Value]) -> int:
    """The outcome a whole answer names."""
    return board.number([_nearest(issue, float(choice[issue.name])) for issue in board.issues])


def _nearest(issue: Issue, value: float) -> int:
    """The level of a value that was read off the form, whatever its last digits."""
    return min(range(len(issue.values)), key=lambda level: abs(issue.values[level] - value))


def choice_of(board: Board, move: Move, said: str = "", heard: str = "") -> dict[str, Value]:
    """The answer that means this move: `move_of` backwards."""
    choice: dict[str, Value] = {"act": move.act.value, "topic": move.topic, "give": move.give, "get": move.get}
    if move.offer >= 0:
        for name, value in board.values(move.offer).items():
            choice[name] = value if name == "price" else f"{value:g}"
    kept: dict[str, Value] = {name: words for name, words in (("said", said), ("heard", heard)) if words}
    return choice | kept


# --- preparation ------------------------------------------------------------------------------------------------------------
_PREPARES = Text(en="preparation", zh="准备")
_WALK, _TARGET, _LIMIT, _MATTERS, _FALLBACK = (
    Text(en="the least you will take", zh="最低能接受"),
    Text(en="what you hope for", zh="希望达到"),
    Text(en="your guess: the most they can pay", zh="您猜: 对方最多能给"),
    Text(en="your guess: what matters most to them", zh="您猜: 对方最看重"),
    Text(en="if it fails you will", zh="谈不成时的退路"),
)
_SHEET = {"no": Text(en="go in without", zh="不准备, 直接进"), "yes": Text(en="prepared", zh="已准备")}


def preparation_form(meeting: Meeting, board: Board) -> Form:
    """The sheet: walk-away, target, two guesses about them, the way out. Not filled in: gone in without."""
    issues = {issue.name: issue.label for issue in board.issues}
    fields: dict[str, Field] = {"prepared": Pick(_PREPARES, _SHEET, "no")}
    price = next((issue for issue in board.issues if issue.name == "price"), None)
    if price is not None:
        low, high, step = price.values[0], price.values[-1], price.values[1] - price.values[0]
        seller = meeting.seller
        fields |= {
            "walk_away": Steps(_WALK, low, high, step, seller.authority, "price"),
            "target": Steps(_TARGET, low, high, step, seller.target, "price"),
            "their_limit": Steps(_LIMIT, low, high, step, high, "price"),
        }
    fields |= {"matters_most": Pick(_MATTERS, {"": _NONE} | issues, ""), "fallback": Line(_FALLBACK)}
    return Form(fields)
