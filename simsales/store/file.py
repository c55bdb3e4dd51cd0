"""The file games are kept in: whose it is, how old its form is, and what happens when the disk says no.

SQLite in WAL mode with synchronous=FULL: what was committed survives a power cut. A file is looked at before SQLite may
touch it, so that somebody else's, or a newer one, stays as it is, byte for byte. A journal of an older form is copied
before it is brought up to date. No acknowledged row was lost in a thousand kills (tests/unit/test_games.py).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from ..errors import GameError
from ..i18n import Text
from ..text import safe_text

VERSION = 1
APPLICATION = b"sale"
"""Marks a SQLite file as ours (pragma application_id)."""
_WAIT_SECONDS = 10.0
_HEADER, _MAGIC, _VERSION_AT, _APPLICATION_AT = 100, b"SQLite format 3\0", slice(60, 64), slice(68, 72)
"""Where the first bytes of a file say these things. Source: sqlite.org, "Database File Format", 1.3."""
_TABLES = """
create table games (
    id integer primary key autoincrement,
    started text not null default (strftime('%Y-%m-%d %H:%M', 'now', 'localtime')),
    name text not null,
    scenario text not null,
    scenario_hash text not null,
    fingerprint text not null,
    variant text not null,
    seed integer not null,
    replication integer not null,
    seats text not null,
    model integer not null,
    parent integer,
    parent_answers integer,
    seal text not null default '',
    answers integer not null default 0,
    last text not null default '',
    over integer not null default 0
);
create table answers (
    game integer not null references games (id),
    seq integer not null,
    given text not null,
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

_NOT_OURS = Text(en="{path} is not a journal of games, or is damaged", zh="{path} 不是对局记录, 或已损坏")
_NEWER = Text(en="{path} was written by a newer version of simsales", zh="{path} 由更新版本的 simsales 写成")
_TROUBLE = Text(
    en="{path}: {why}; nothing was written now, and what was written before stays",
    zh="{path}: {why}; 这次没有写入任何内容, 之前写入的都在",
)
_NO_FILE = Text(en="this is not a file", zh="这不是文件")
_BUSY = Text(en="another program is writing to it; try again in a moment", zh="另一个程序正在写入这个文件; 请稍后再试")
_FULL = Text(en="the disk is full; make room, then try again", zh="磁盘已满; 请腾出空间后再试")
_DISK = Text(en="the disk does not take it (input/output error)", zh="磁盘读写出错")
_CLOSED = Text(
    en="we may not write there; SIMSALES_DATA names another folder",
    zh="没有写入权限; 可用 SIMSALES_DATA 指定别的文件夹",
)
_REASONS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
}
_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT)


class JournalFile:
    """An open file of games. Whatever goes wrong with it is a GameError, and then nothing of the change was written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._look_at_it()
        with self._in_plain_words():
            self._base = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            self._base.row_factory = sqlite3.Row
            self._base.text_factory = _words
            with self._in_plain_words():
                self._base.execute("pragma synchronous = full")
                self._base.execute("pragma foreign_keys = on")
                self._bring_up_to_date()
                self._switch_to_wal()
        except BaseException:
            self._base.close()
            raise

    def close(self) -> None:
        self._base.close()

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Do it, and what it finds."""
        with self._in_plain_words():
            return self._base.execute(statement, values).fetchall()

    def value(self, statement: str) -> Any:
        """The one value a statement asks for."""
        return self.rows(statement)[0][0]

    @contextmanager
    def written_down(self) -> Iterator[None]:
        """All of it, durable, or nothing."""
        with self._in_plain_words():
            self._undo()  # of a change that could not even be undone when it failed
            self._base.execute("begin immediate")
            try:
                yield
                self._base.execute("commit")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._undo()
                raise

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is read in here belongs together, whoever writes meanwhile."""
        if self._base.in_transaction:
            yield
            return
        self.rows("begin")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._undo()

    def _undo(self) -> None:
        if self._base.in_transaction:
            self._base.execute("rollback")

    # --- whose file it is, and of which version -------------------------------------------------------------------------
    def _look_at_it(self) -> None:
        """Raises GameError for what is not ours to open. A file of nothing is a journal to be."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self.path.exists():
                return
            if not self.path.is_file():
                raise self._trouble(_NO_FILE)
            with self.path.open("rb") as file:
                header = file.read(_HEADER)
        except OSError as error:
            raise self._trouble(Text.same(safe_text(error.strerror or error))) from None
        if not any(header):
            return
        if not header.startswith(_MAGIC) or header[_APPLICATION_AT] != APPLICATION:
            raise self._refusal(_NOT_OURS)
        if int.from_bytes(header[_VERSION_AT], "big") > VERSION:
            raise self._refusal(_NEWER)

    def _bring_up_to_date(self) -> None:
        if self.value("pragma user_version") == VERSION:
            return
        with self.written_down():
            version = self.value("pragma user_version")  # another window may have been quicker
            if version > VERSION:
                raise self._refusal(_NEWER)
            if not version and self.rows("select name from sqlite_master"):
                raise self._refusal(_NOT_OURS)
            if 0 < version < VERSION:
                self._copy(version)
            for step in range(version, VERSION):
                for statement in _STEPS[step].split(";\n"):
                    self.rows(statement)
            self.rows(f"pragma application_id = {int.from_bytes(APPLICATION, 'big')}")
            self.rows(f"pragma user_version = {VERSION}")

    def _switch_to_wal(self) -> None:
        """Many may open a new journal at once, and for this SQLite does not wait by itself."""
        patience = monotonic() + _WAIT_SECONDS
        while True:
            try:
                self._base.execute("pragma journal_mode = wal")
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or monotonic() > patience:
                    raise
                sleep(0.01)
            else:
                return

    def _copy(self, version: int) -> None:
        """The journal as it is, beside it; in place of a copy that an earlier try has left. Nobody writes meanwhile."""
        copy = self.path.with_suffix(f".v{version}{self.path.suffix}")
        draft = copy.with_name(f".{copy.name}.{os.getpid()}.part")
        try:
            draft.unlink(missing_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)) as reader:
                reader.execute("vacuum into ?", (str(draft),))
            draft.replace(copy)
        except OSError as error:
            raise self._trouble(Text.same(safe_text(error.strerror or error))) from None
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    # --- what is said when it cannot be used ----------------------------------------------------------------------------
    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            if _code(error) in _DAMAGED:
                raise self._refusal(_NOT_OURS) from None
            raise self._trouble(_REASONS.get(_code(error), Text.same(safe_text(error)))) from None

    def _refusal(self, what: Text) -> GameError:
        return GameError(what.fill(path=safe_text(self.path, limit=1_000)))

    def _trouble(self, why: Text) -> GameError:
        return GameError(_TROUBLE.fill(path=safe_text(self.path, limit=1_000), why=why))


def _code(error: Exception) -> int:
    """SQLite's primary result code; 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _words(raw: bytes) -> str:
    """Words as they lie in the file; where they are damaged, something that no hash takes for them."""
    return raw.decode(errors="replace")
