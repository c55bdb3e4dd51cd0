"""Every game played from an offline folder is kept as a file of its own, after every turn: what goes on the stick is always there.

The folder is that of `SIMSALES_SESSIONS`. A stick that is pulled out stops no game: the journal keeps everything, and the trouble is
told at the end.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from simsales.errors import GameError, SimsalesError
from simsales.game import Game
from simsales.i18n import Text
from simsales.session import Finished
from simsales.spec.shelf import sessions_folder
from simsales.store.journal import Journal
from simsales.text import safe_text

from .replaying import digest_of
from .session_file import SUFFIX, TableSession, read_session, write_session

_NOT_IN_A_NAME = re.compile(r"\W+")
_MOST_LETTERS = 40
_TABLE, _PEOPLE = "SIMSALES_TABLE", "SIMSALES_PEOPLE"


@dataclass
class SessionKeeper:
    """Writes the file of a game each time it has moved on. `trouble`: why the last one could not be written."""

    folder: Path
    journal: Journal
    table: str = ""
    people: Sequence[str] = ()
    trouble: Text | None = None
    written: Path | None = None
    _paths: dict[int, Path] = field(default_factory=dict)

    def __call__(self, game: Game) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self._paths.get(game.record.id) or self._path(game)
            self._paths[game.record.id] = path
            write_session(session_of(self.journal, game, self.table, self.people), path)
            self.trouble, self.written = None, path
        except SimsalesError as error:
            self.trouble = error.message
        except OSError as error:
            self.trouble = Text.same(safe_text(f"{self.folder}: {error.strerror or error}", limit=500))

    def _path(self, game: Game) -> Path:
        """Where this game lies; who sat there is taken from what lies there already, unless told otherwise."""
        key = _key(self.journal, game)
        before = next(iter(sorted(self.folder.glob(f"*-{key}{SUFFIX}"))), None)
        if before is not None:
            with suppress(GameError):  # a damaged one is written anew
                kept = read_session(before)
                self.table, self.people = self.table or kept.table, self.people or kept.people
            before.unlink()
        words = "-".join(filter(None, (self.table, game.record.name, game.record.variant)))
        plain = _NOT_IN_A_NAME.sub("-", safe_text(words)).strip("-")[:_MOST_LETTERS]
        return self.folder / f"{plain}-{key}{SUFFIX}"


def session_of(journal: Journal, game: Game, table: str = "", people: Sequence[str] = ()) -> TableSession:
    """The session of a game that stands at a question or at its end."""
    step = game.session.advance()
    answers = journal.answers(game.record.id)
    return TableSession(
        game.record, answers, digest_of(game.session), isinstance(step, Finished), safe_text(table), tuple(people)
    )


@contextmanager
def seated(table: str, people: Sequence[str]) -> Iterator[None]:
    """Whose games are begun meanwhile, here and in all that is opened from here: a screen, the pages of a browser."""
    told = {_TABLE: safe_text(table), _PEOPLE: "\n".join(safe_text(one) for one in people)}
    before = {name: os.environ.get(name) for name in told}
    os.environ.update({name: words for name, words in told.items() if words})
    try:
        yield
    finally:
        for name, words in before.items():
            if words is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = words


def keep_sessions(journal: Journal) -> SessionKeeper | None:
    """From now on every game of this journal is kept as a file, too, where a folder is set for it.

    Whose it is was said by `seated`, or by the laptop itself (`SIMSALES_TABLE`, `SIMSALES_PEOPLE`: one name a line).
    """
    folder = sessions_folder()
    if folder is None:
        return None
    people = tuple(filter(None, map(safe_text, os.environ.get(_PEOPLE, "").splitlines())))
    keeper = SessionKeeper(folder, journal, safe_text(os.environ.get(_TABLE, "")), people)
    journal.beside = keeper
    return keeper


def _key(journal: Journal, game: Game) -> str:
    """Tells the games of sixteen laptops apart that all call theirs number 1."""
    record = game.record
    whose = "/".join((platform.node(), str(journal.path.resolve()), record.started, record.fingerprint))
    return f"{record.id}-{sha256(whose.encode(errors='replace')).hexdigest()[:6]}"
