"""The journal of games: every answer somebody gave, durable before it counts.

A game is a scenario, a variant, a seed, who sat where, and the answers in their order; the log follows from these by
playing them again. Whoever writes says how many answers they know of, so that two windows on one game do not mix.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from sqlite3 import Row
from typing import TYPE_CHECKING, Any, Self

from ..errors import GameError
from ..i18n import Text
from ..text import safe_text
from ..world.decisions import Choice, DecisionId
from .file import JournalFile
from .record import (
    ANSWER,
    Answer,
    GameRecord,
    Shift,
    harmless,
    link,
    read_answer,
    read_game,
    scenario_hash,
    seal,
)

if TYPE_CHECKING:
    from ..units import Days

__all__ = ["MOST_SEED", "Answer", "GameRecord", "Journal", "Shift"]
MOST_SEED = 2**63 - 1
"""The largest seed that can be kept."""
_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now', 'localtime')"
_NO_GAME = Text(
    en="there is no game {id}; `simsales sessions` lists them", zh="没有第 {id} 局; `simsales sessions` 可列出"
)
_UNREADABLE = Text(
    en="game {id}: how it began cannot be read (damage, or an edit)", zh="第 {id} 局: 开局记录无法读取 (损坏或被改动)"
)
_BEGUN_OTHERWISE = Text(
    en="game {id}: how it began is not what was written down (an edit); answer 1 and all after it no longer stand",
    zh="第 {id} 局: 开局记录与当时不符 (被改动); 从第 1 个回答起都不再有效",
)
_BROKEN = Text(
    en="game {id}: answer {seq} is not what was written down (a gap, or an edit); the answers before it still stand: "
    "simsales play --from {id}@{seq}",
    zh="第 {id} 局: 第 {seq} 个回答与当时记录不符 (缺失或被改动); 之前的回答仍有效: simsales play --from {id}@{seq}",
)
_ELSEWHERE = Text(
    en="game {id} went on elsewhere meanwhile, and this answer was not taken; resume the game to see where it stands",
    zh="第 {id} 局已在别处继续, 这个回答没有记下; 请重新打开这一局",
)
_UNFIT = Text(en="{decision}: this answer cannot be written down", zh="{decision}: 这个回答无法记下")
_BIG_SEED = Text(
    en="a game cannot be kept with this seed; allowed: 0 to {most}", zh="这个种子无法保存; 允许: 0 到 {most}"
)


class Journal:
    """All games in one file. Raises GameError where the file cannot be used, and whenever it stops being usable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.beside: Callable[[Any], None] | None = None
        """Told of a game each time it has moved on; whoever keeps something of it beside the journal."""
        self._file = JournalFile(path)

    def close(self) -> None:
        self._file.close()

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
        brought: Sequence[Answer] = (),
    ) -> GameRecord:
        """Open a game; a branch brings the first answers of its parent with it, a game kept elsewhere its own (`brought`)."""
        if not 0 <= seed <= MOST_SEED:
            raise GameError(_BIG_SEED.fill(most=MOST_SEED))
        shifts = json.dumps({safe_text(seat): [shift.since, shift.until] for seat, shift in seats.items()})
        begun = {
            "name": safe_text(name),
            "scenario": scenario,
            "scenario_hash": scenario_hash(scenario),
            "fingerprint": fingerprint,
            "variant": safe_text(variant),
            "seed": seed,
            "replication": replication,
            "seats": shifts,
            "model": model,
            "parent": parent and parent[0],
            "parent_answers": parent and parent[1],
        }
        with self._file.written_down():
            first = self.answers(*parent) if parent is not None else brought
            game = self._insert("games", begun)
            sealed = seal(self._row(game))
            self._file.rows("update games set seal = ?, last = ? where id = ?", (sealed, sealed, game))
            for answer in first:
                self._write(game, answer)
        return self.game(game)

    def begin_like(
        self, other: GameRecord, *, parent: tuple[int, int] | None = None, brought: Sequence[Answer] = ()
    ) -> GameRecord:
        """Open a game of the same scenario, luck and seats as another: a branch of it, or one that was kept elsewhere."""
        return self.begin(
            name=other.name,
            scenario=other.scenario,
            fingerprint=other.fingerprint,
            variant=other.variant,
            seed=other.seed,
            replication=other.replication,
            seats=other.seats,
            model=other.model,
            parent=parent,
            brought=brought,
        )

    def games(self) -> list[GameRecord]:
        """All games, the latest first; those that somebody has made unreadable, too."""
        return [read_game(row) for row in self._file.rows("select * from games order by id desc")]

    def game(self, number: int) -> GameRecord:
        record = read_game(self._row(number))
        if not record.is_readable:
            raise GameError(_UNREADABLE.fill(id=number))
        return record

    def is_over(self, number: int) -> bool:
        """Whether it was played to the end."""
        return bool(self._row(number)["over"])

    def unfinished(self) -> list[GameRecord]:
        """Games that can be read and were not played to the end, the latest first."""
        rows = self._file.rows("select * from games where not over order by id desc")
        return [record for record in map(read_game, rows) if record.is_readable]

    def answered(self) -> set[int]:
        """The numbers of the games in which something was answered."""
        return {int(row["id"]) for row in self._file.rows("select id from games where answers > 0")}

    def note_over(self, number: int) -> None:
        """From now on this game counts as played to the end."""
        if not self.is_over(number):
            with self._file.written_down():
                self._file.rows("update games set over = 1 where id = ?", (number,))

    # --- answers --------------------------------------------------------------------------------------------------------
    def append(self, game: int, decision: DecisionId, day: Days, choice: Choice, *, known: int | None = None) -> None:
        """Write an answer down; when this returns, no crash and no power cut takes it away.

        Raises GameError when there are other than the `known` answers by now: the game goes on in another window.
        """
        with self._file.written_down():
            count = self.count(game)
            if known is not None and known != count:
                raise GameError(_ELSEWHERE.fill(id=game))
            self._write(
                game, Answer(count, decision, float(day), dict(choice), str(self._file.value(f"select {_NOW}")))
            )

    def answers(self, game: int, most: int | None = None) -> list[Answer]:
        """The answers of a game in their order, or the first `most`. Raises GameError at a gap or an edit among them."""
        with self._file.at_one_moment():
            head, count = self._row(game), self.count(game)
            rows = self._file.rows("select * from answers where game = ? order by seq", (game,))
        if seal(head) != head["seal"]:
            raise GameError(_BEGUN_OTHERWISE.fill(id=game))
        found, last = self._as_written(game, head["seal"], rows if most is None else rows[:most])
        is_whole = (len(found), last) == (count, head["last"]) if most is None else len(found) == min(most, count)
        if not is_whole:
            raise GameError(_BROKEN.fill(id=game, seq=min(len(found), count) + 1))
        return found

    def count(self, game: int) -> int:
        """How many answers a game has."""
        count = self._row(game)["answers"]
        if not isinstance(count, int):
            raise GameError(_UNREADABLE.fill(id=game))
        return count

    def _as_written(self, game: int, before: str, rows: list[Row]) -> tuple[list[Answer], str]:
        """The answers in rows, and the last hash. Raises GameError at the first that was not written like that."""
        found: list[Answer] = []
        for row in rows:
            before = link(before, (row[name] for name in ANSWER))
            try:
                if row["seq"] != len(found) or row["hash"] != before:
                    raise ValueError
                found.append(read_answer(row))
            except (ValueError, TypeError, RecursionError):
                raise GameError(_BROKEN.fill(id=game, seq=len(found) + 1)) from None
        return found, before

    def _write(self, game: int, answer: Answer) -> None:
        said = json.dumps(answer.choice, ensure_ascii=False, sort_keys=True)
        if harmless(answer.decision) != answer.decision or not _is_writable(said):
            raise GameError(_UNFIT.fill(decision=harmless(answer.decision)))
        values = (answer.seq, answer.given, answer.day, *answer.decision, said)
        last = link(self._row(game)["last"], values)
        self._insert("answers", {"game": game, **dict(zip(ANSWER, values, strict=True)), "hash": last})
        self._file.rows("update games set answers = ?, last = ? where id = ?", (answer.seq + 1, last, game))

    # --- rows -----------------------------------------------------------------------------------------------------------
    def _row(self, game: int) -> Row:
        for row in self._file.rows("select * from games where id = ?", (game,)):
            return row
        raise GameError(_NO_GAME.fill(id=game))

    def _insert(self, table: str, values: Mapping[str, object]) -> int:
        places = ", ".join("?" * len(values))
        self._file.rows(f"insert into {table} ({', '.join(values)}) values ({places})", list(values.values()))
        return int(self._file.value("select last_insert_rowid()"))


def _is_writable(words: str) -> bool:
    """Whether these are words at all: half a character (a lone surrogate) has no bytes."""
    try:
        return bool(words.encode())
    except UnicodeEncodeError:
        return False
