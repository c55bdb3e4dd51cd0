"""What is kept of a game: how it began, and every answer; each with a hash that shows whether it is still as it was.

The beginning has a seal, a hash over everything in it. Each answer has a hash over itself and the one before, the first
over itself and the seal. The game keeps how many there are and the last hash, so that an answer missing at the end
shows, too. Hashes are taken of what lies in the file, before any of it is made sense of.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from sqlite3 import Row
from typing import TYPE_CHECKING, Any

from ..text import safe_text
from ..world.decisions import DecisionId

if TYPE_CHECKING:
    from ..units import Days

BEGINNING = (
    *("id", "started", "name", "scenario_hash", "fingerprint", "variant", "seed", "replication", "seats", "model"),
    *("parent", "parent_answers"),
)
"""What the seal covers; the scenario by its own hash, so that a damaged one can be told from a damaged game."""
ANSWER = ("seq", "given", "day", "seat", "kind", "entity", "k", "choice")
"""What the hash of an answer covers."""


@dataclass(frozen=True, slots=True)
class Shift:
    """From which day until before which day somebody sits in a seat."""

    since: Days
    until: Days


@dataclass(frozen=True, slots=True)
class GameRecord:
    """One game as it was begun. `scenario` is the whole scenario as JSON; `parent`: which game, after how many answers.

    Only the number, the time and the name mean anything where `is_readable` is false: somebody else was at the file.
    """

    id: int
    started: str
    name: str
    scenario: str
    scenario_hash: str
    fingerprint: str
    variant: str
    seed: int
    replication: int
    seats: Mapping[str, Shift]
    model: int
    parent: tuple[int, int] | None = None
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: to which decision, on which simulated day, what, and when it was given."""

    seq: int
    decision: DecisionId
    day: Days
    choice: dict[str, Any]
    given: str = ""


def read_game(row: Row) -> GameRecord:
    """How a game began, as far as it can be read."""
    try:
        return _game(row)
    except (ValueError, TypeError, AttributeError, RecursionError):
        started, name = safe_text(row["started"]), safe_text(row["name"])
        return GameRecord(row["id"], started, name, "", "", "", "", 0, 0, {}, 0, is_readable=False)


def _game(row: Row) -> GameRecord:
    _whole(row["answers"])
    numbers = {name: _whole(row[name]) for name in ("id", "seed", "replication", "model")}
    words = {name: safe_text(row[name]) for name in ("started", "name", "scenario_hash", "fingerprint", "variant")}
    seats = {
        safe_text(seat): Shift(float(since), float(until)) for seat, (since, until) in json.loads(row["seats"]).items()
    }
    parent = (_whole(row["parent"]), _whole(row["parent_answers"])) if row["parent"] is not None else None
    scenario = row["scenario"] if isinstance(row["scenario"], str) else ""
    return GameRecord(**numbers, **words, scenario=scenario, seats=seats, parent=parent)  # type: ignore[arg-type]


def read_answer(row: Row) -> Answer:
    """Raises ValueError, TypeError or RecursionError for what cannot be one."""
    decision = DecisionId(row["seat"], row["kind"], row["entity"], row["k"])
    return Answer(row["seq"], decision, row["day"], json.loads(row["choice"]), row["given"])


def seal(row: Row) -> str:
    """The hash over how a game began."""
    return _hash(row[name] for name in BEGINNING)


def link(before: object, answer: Any) -> str:
    """The hash over an answer, values in the order of `ANSWER`, and the hash before it."""
    return _hash([before, *answer])


def scenario_hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def harmless(decision: DecisionId) -> DecisionId:
    """The same decision without what could harm a screen: whatever is really asked stays as it is."""
    return DecisionId(safe_text(decision.seat), safe_text(decision.kind), safe_text(decision.entity), decision.k)


def _hash(values: Any) -> str:
    return sha256(json.dumps(list(values), default=repr).encode()).hexdigest()


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError(value)
    return value
