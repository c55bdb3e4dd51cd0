"""The journal of games: every answer somebody gave, durable before it counts.

A game is a scenario, a variant, a seed, who sat where, and the answers in their order; the log follows from these by
playing them again. SQLite in WAL mode with synchronous=FULL, one row per answer; each row carries a hash over itself and
the row before, so that a gap or an edit shows. A journal of an older form is copied before it is brought up to date.
Measured basis: RELIABILITY notes on SQLite (no acknowledged row lost in hundreds of kills).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from ..errors import GameError
from ..i18n import Text
from ..text import safe_text
from ..units import Days
from ..world.decisions import Choice, DecisionId

VERSION = 1
_WAIT_SECONDS = 10.0
_TABLES = """
create table games (
    id integer primary key autoincrement,
    started text not null default (strftime('%Y-%m-%d %H:%M', 'now', 'localtime')),
    name text not null,
    scenario text not null,
    fingerprint text not null,
    variant text not null,
    seed integer not null,
    replication integer not null,
    seats text not null,
    model integer not null,
    parent integer,
    parent_answers integer
);
create table answers (
    game integer not null references games (id),
    seq integer not null,
    given text not null default (strftime('%Y-%m-%d %H:%M:%f', 'now', 'localtime')),
    day real not null,
    seat text not null,
    kind text not null,
    entity text not null,
    k integer not null,
    choice text not null,
    hash text not null,
    primary key (game, seq)
) without rowid
"""
_STEPS = {0: _TABLES}
"""From each version of the journal to the next."""
_NO_GAME = Text(
    en="there is no game {id}; `simsales sessions` lists them", zh="没有第 {id} 局; `simsales sessions` 可列出"
)
_BROKEN = Text(
    en="game {id}: answer {seq} is not what was written down (a gap, or an edit); the answers before it still stand",
    zh="第 {id} 局: 第 {seq} 个回答与当时记录不符 (缺失或被改动); 之前的回答仍有效",
)
_NOT_OURS = Text(en="{path} is not a journal of games, or is damaged: {why}", zh="{path} 不是对局记录, 或已损坏: {why}")
_NEWER = Text(en="{path} was written by a newer version of simsales", zh="{path} 由更新版本的 simsales 写成")


@dataclass(frozen=True, slots=True)
class Shift:
    """From which day until before which day somebody sits in a seat."""

    since: Days
    until: Days


@dataclass(frozen=True, slots=True)
class GameRecord:
    """One game as it was begun. `scenario` is the whole scenario as JSON; `parent`: which game, after how many answers."""

    id: int
    started: str
    name: str
    scenario: str
    fingerprint: str
    variant: str
    seed: int
    replication: int
    seats: Mapping[str, Shift]
    model: int
    parent: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: to which decision, on which simulated day, what, and when it was given."""

    seq: int
    decision: DecisionId
    day: Days
    choice: dict[str, Any]
    given: str = ""


class Journal:
    """All games in one file. Raises GameError where the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            self._base.execute("pragma journal_mode = wal")
            self._base.execute("pragma synchronous = full")
            self._base.execute("pragma foreign_keys = on")
            self._bring_up_to_date()
        except sqlite3.DatabaseError as error:
            self._base.close()
            raise GameError(_NOT_OURS.fill(path=path, why=error)) from None
        except GameError:
            self._base.close()
            raise

    def close(self) -> None:
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- games ----------------------------------------------------------------------------------------------------------
    def begin(
        self,
        *,
        name: str,
        scenario: str,
        fingerprint: str,
        variant: str,
        seed: int,
        replication: int,
        seats: Mapping[str, Shift],
        model: int,
        parent: tuple[int, int] | None = None,
    ) -> GameRecord:
        """Open a game; a branch brings the first answers of its parent with it."""
        shifts = json.dumps({seat: [shift.since, shift.until] for seat, shift in seats.items()})
        above, answers = parent if parent is not None else (None, None)
        with self._written_down():
            cursor = self._base.execute(
                "insert into games (name, scenario, fingerprint, variant, seed, replication, seats, model, parent, "
                "parent_answers) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (name, scenario, fingerprint, variant, seed, replication, shifts, model, above, answers),
            )
            game = int(cursor.lastrowid or 0)
            if parent is not None:
                for answer in self.answers(parent[0])[: parent[1]]:
                    self._write(game, answer.decision, answer.day, answer.choice)
        return self.game(game)

    def games(self) -> list[GameRecord]:
        """All games, the latest first."""
        return [_game(row) for row in self._base.execute(f"select {_GAME} from games order by id desc")]

    def game(self, number: int) -> GameRecord:
        row = self._base.execute(f"select {_GAME} from games where id = ?", (number,)).fetchone()
        if row is None:
            raise GameError(_NO_GAME.fill(id=number))
        return _game(row)

    # --- answers --------------------------------------------------------------------------------------------------------
    def append(self, game: int, decision: DecisionId, day: Days, choice: Choice) -> None:
        """Write an answer down; when this returns, no crash and no power cut takes it away."""
        with self._written_down():
            self._write(game, decision, day, choice)

    def answers(self, game: int) -> list[Answer]:
        """The answers of a game in their order. Raises GameError at a gap or an edit."""
        found: list[Answer] = []
        before = _seal(self.game(game))
        for row in self._base.execute(f"select {_ANSWER} from answers where game = ? order by seq", (game,)):
            answer = _answer(row)
            before = _hash(before, answer.seq, answer.decision, answer.day, row["choice"])
            if answer.seq != len(found) or row["hash"] != before:
                raise GameError(_BROKEN.fill(id=game, seq=len(found) + 1))
            found.append(answer)
        return found

    def count(self, game: int) -> int:
        """How many answers a game has."""
        return int(self._base.execute("select count(*) from answers where game = ?", (game,)).fetchone()[0])

    def _write(self, game: int, decision: DecisionId, day: Days, choice: Choice) -> None:
        last = self._base.execute(
            "select seq, hash from answers where game = ? order by seq desc limit 1", (game,)
        ).fetchone()
        seq, before = (last["seq"] + 1, last["hash"]) if last is not None else (0, _seal(self.game(game)))
        said = json.dumps(dict(choice), ensure_ascii=False, sort_keys=True)
        self._base.execute(
            "insert into answers (game, seq, day, seat, kind, entity, k, choice, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (game, seq, day, *decision, said, _hash(before, seq, decision, day, said)),
        )

    # --- the file -------------------------------------------------------------------------------------------------------
    @contextmanager
    def _written_down(self) -> Iterator[None]:
        """All of it, durable, or nothing."""
        self._base.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._base.execute("rollback")
            raise
        self._base.execute("commit")

    def _bring_up_to_date(self) -> None:
        self._base.row_factory = sqlite3.Row
        version = int(self._base.execute("pragma user_version").fetchone()[0])
        if version == VERSION:
            return
        if version > VERSION:
            raise GameError(_NEWER.fill(path=self.path))
        if version:
            self._base.execute("vacuum into ?", (str(self.path.with_suffix(f".v{version}{self.path.suffix}")),))
        with self._written_down():
            for step in range(int(self._base.execute("pragma user_version").fetchone()[0]), VERSION):
                for statement in _STEPS[step].split(";\n"):
                    self._base.execute(statement)
            self._base.execute(f"pragma user_version = {VERSION}")


_GAME = "id, started, name, scenario, fingerprint, variant, seed, replication, seats, model, parent, parent_answers"
_ANSWER = "seq, given, day, seat, kind, entity, k, choice, hash"


def _game(row: sqlite3.Row) -> GameRecord:
    seats = {safe_text(seat): Shift(*shift) for seat, shift in json.loads(row["seats"]).items()}
    parent = (row["parent"], row["parent_answers"]) if row["parent"] is not None else None
    plain = {key: row[key] for key in row.keys() if key not in ("seats", "parent", "parent_answers")}  # noqa: SIM118
    return GameRecord(**plain, seats=seats, parent=parent)


def _answer(row: sqlite3.Row) -> Answer:
    decision = DecisionId(row["seat"], row["kind"], row["entity"], row["k"])
    return Answer(row["seq"], decision, row["day"], json.loads(row["choice"]), row["given"])


def _seal(game: GameRecord) -> str:
    """What the first answer of a game is chained to."""
    return f"{game.id}/{game.fingerprint}/{game.variant}/{game.seed}/{game.replication}/{game.model}"


def _hash(before: str, seq: int, decision: DecisionId, day: Days, choice: str) -> str:
    return sha256(json.dumps([before, seq, *decision, day, choice]).encode()).hexdigest()
