"""Results kept by content: what a run gave, under a key of everything that made it so.

A convenience: where the disk says no, or the file is damaged, runs are simply done again. Rows are text; nothing read back is
ever executed. The oldest rows go when there are too many.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

MOST_ROWS = 100_000
"""About two kilobytes each."""
_TABLE = (
    "create table if not exists results (number integer primary key, key text unique not null, value text not null)"
)
_WAIT_SECONDS = 5.0


class ResultStore:
    """Key to value, in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = self._opened() or self._anew()

    def get(self, key: str) -> str | None:
        if self._base is None:
            return None
        try:
            row = self._base.execute("select value from results where key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self._base = self._anew()
            return None
        return str(row[0]) if row else None

    def put(self, rows: Iterable[tuple[str, str]]) -> None:
        """Keep some results, all at once; what cannot be kept is not."""
        if self._base is None:
            return
        try:
            with self._base:
                self._base.executemany("insert or ignore into results (key, value) values (?, ?)", list(rows))
                self._base.execute(
                    "delete from results where number <= (select max(number) from results) - ?", (MOST_ROWS,)
                )
        except sqlite3.Error:
            self.close()

    def close(self) -> None:
        if self._base is not None:
            self._base.close()
            self._base = None

    def _opened(self) -> sqlite3.Connection | None:
        base = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(self._path, timeout=_WAIT_SECONDS)
            base.execute("pragma journal_mode = wal")
            base.execute("pragma synchronous = normal")
            base.execute(_TABLE)
            base.execute("select key, value from results limit 1").fetchone()
        except (OSError, sqlite3.Error):
            if base is not None:
                base.close()
            return None
        return base

    def _anew(self) -> sqlite3.Connection | None:
        """After damage: the file holds nothing that cannot be computed again."""
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)
        return self._opened()
