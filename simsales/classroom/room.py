"""A room: the session files of its tables, each played again; what cannot be used is named with the reason and left out.

A table that played twice is a pair: the first result, and the second beside it (five minutes with the truth known, or another form).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from simsales.errors import GameError
from simsales.i18n import Text, joined
from simsales.text import safe_text

from .replaying import Replay, replayed
from .session_file import SUFFIX, TableSession, read_session
from .slip_reading import plain

_NO_FOLDER = Text(en="{folder}: there is no such folder", zh="{folder}: 没有这个文件夹")
_EMPTY = Text(
    en="{folder}: no session file (*.simsales) in it can be used{why}",
    zh="{folder}: 里面没有可用的对局文件 (*.simsales){why}",
)
_SAME = Text(en="{file}: the same game as {other}", zh="{file}: 与 {other} 是同一局")
_EARLIER = Text(en="{file}: an earlier state of the game in {other}", zh="{file}: 是 {other} 那一局较早的状态")
_BEGUN_ANEW = Text(
    en="{file}: given up: the same table began this form anew in {other}",
    zh="{file}: 中途放弃: 同一桌在 {other} 里重新开始了这一卷",
)
_NAMELESS = Text(en="table {n}", zh="第 {n} 个文件")


Progress = Callable[[int, int], None]
"""So many files are read, of so many."""


class LeftOut(NamedTuple):
    """A file that is not shown, and why (the file is named in it)."""

    file: str
    why: Text


@dataclass(frozen=True, slots=True)
class Table:
    """One game of one table: its file, what is written there, and the game played again. `name`: as typed, or by number."""

    file: str
    name: Text
    kept: TableSession
    replay: Replay

    @property
    def is_talk(self) -> bool:
        return self.replay.session.scenario.meeting is not None

    @property
    def form(self) -> tuple[str, str, str, str, int]:
        """Who meets the same customers with the same luck: scenario, form, fingerprint, chair and its days, luck of the run."""
        record = self.kept.record
        chairs = ", ".join(f"{seat} {shift.since:g}-{shift.until:g}" for seat, shift in sorted(record.seats.items()))
        return record.name, record.variant, record.fingerprint, chairs, int(self.replay.session.run_seed)

    @property
    def minutes(self) -> float | None:
        """From the first answer to the last, by the laptop's clock; None where that is not known."""
        given = [_moment(one.given) for one in self.kept.answers]
        known = [one for one in given if one is not None]
        return (max(known) - min(known)).total_seconds() / 60 if len(known) > 1 else None


@dataclass(frozen=True, slots=True)
class Room:
    """The first game of every table in the order of their names, the second ones by the file of the first, and what was left out."""

    tables: Sequence[Table]
    again: dict[str, Table]
    left_out: Sequence[LeftOut]

    @property
    def forms(self) -> list[list[Table]]:
        """Tables that met the same customer, the most first."""
        found = dict[tuple[str, str, str, str, int], list[Table]]()
        for table in self.tables:
            found.setdefault(table.form, []).append(table)
        return sorted(found.values(), key=lambda group: (-len(group), group[0].form))


def read_room(folder: Path, again: Path | None = None, progress: Progress | None = None) -> Room:
    """Every session file of a folder, and of another one with second games; a table's files may lie in a folder of their own, whose name
    is then the table's. Raises GameError where there is nothing to show."""
    left_out = list[LeftOut]()
    first = _once(_tables(folder, left_out, progress), left_out)
    second = _once(_tables(again, left_out, progress), left_out) if again is not None else []
    if not first:
        why = joined([Text.same(""), *(one.why for one in left_out)], "\n")
        raise GameError(_EMPTY.fill(folder=safe_text(folder, limit=500), why=why))
    return _paired(first, second, left_out)


def _tables(folder: Path, left_out: list[LeftOut], progress: Progress | None) -> list[Table]:
    if not folder.is_dir():
        raise GameError(_NO_FOLDER.fill(folder=safe_text(folder, limit=500)))
    found, paths = list[Table](), _session_files(folder)
    for number, path in enumerate(paths):
        if progress is not None:
            progress(number, len(paths))
        file = safe_text(path.relative_to(folder).as_posix())
        try:
            kept = read_session(path)
            if not plain(kept.table) and path.parent != folder:
                kept = replace(kept, table=safe_text(path.parent.name))
            name = Text.same(kept.table) if plain(kept.table) else _NAMELESS.fill(n=len(found) + 1)
            found.append(Table(file, name, kept, replayed(kept, file)))
        except GameError as error:
            left_out.append(LeftOut(file, error.message))
    return found


def _session_files(folder: Path) -> list[Path]:
    """Those in the folder, and those one folder below."""
    inside = sorted(folder.iterdir())
    below = [path for one in inside if one.is_dir() for path in sorted(one.iterdir())]
    return [path for path in (*inside, *below) if path.suffix.lower() == SUFFIX and not path.is_dir()]


def _once(tables: Sequence[Table], left_out: list[LeftOut]) -> list[Table]:
    """Every game once, in its latest state."""
    kept = list[Table]()
    for table in sorted(tables, key=lambda one: (-len(one.kept.answers), one.file)):
        other = next((one for one in kept if _is_part(table.kept, one.kept)), None)
        if other is None:
            kept.append(table)
        else:
            is_whole = len(table.kept.answers) == len(other.kept.answers)
            said = (_SAME if is_whole else _EARLIER).fill(file=table.file, other=other.file)
            left_out.append(LeftOut(table.file, said))
    return sorted(kept, key=lambda one: (plain(one.name.en), one.kept.record.started, one.file))


def _is_part(one: TableSession, other: TableSession) -> bool:
    """Whether the answers of one, given at the same times by the same people, begin those of the other."""
    mine, theirs = one.record, other.record
    same = (mine.fingerprint, mine.variant, mine.seed, one.table) == (
        theirs.fingerprint,
        theirs.variant,
        theirs.seed,
        other.table,
    )
    return same and list(one.answers) == list(other.answers)[: len(one.answers)]


def _paired(first: Sequence[Table], second: Sequence[Table], left_out: list[LeftOut]) -> Room:
    """Games of one table by time; of the later ones the last counts."""
    firsts, again = list[Table](), dict[str, Table]()
    for group in _by_table(first):
        while len(group) > 1 and not group[0].replay.is_over and group[0].form == group[1].form:
            said = _BEGUN_ANEW.fill(file=group[0].file, other=group[1].file)
            left_out.append(LeftOut(group.pop(0).file, said))
        firsts.append(group[0])
        if len(group) > 1:
            again[group[0].file] = group[-1]
    for group in _by_table(second):
        mine = next((one for one in firsts if plain(one.name.en) == plain(group[0].name.en)), None)
        if mine is None:
            firsts.append(group[-1])
        else:
            again[mine.file] = group[-1]
    return Room(_numbered(firsts), again, tuple(left_out))


def _by_table(tables: Iterable[Table]) -> list[list[Table]]:
    """The games of each table, the earliest first; a table without a name is one of its own."""
    found = dict[str, list[Table]]()
    for table in sorted(tables, key=lambda one: (one.kept.record.started, one.kept.record.id, one.file)):
        found.setdefault(plain(table.kept.table) or f"/{table.file}", []).append(table)
    return sorted(found.values(), key=lambda group: (plain(group[0].name.en), group[0].file))


def _numbered(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Tables without a name get their place in the room."""
    return tuple(
        table if plain(table.kept.table) else replace(table, name=_NAMELESS.fill(n=number))
        for number, table in enumerate(tables, start=1)
    )


def _moment(given: str) -> datetime | None:
    try:
        return datetime.fromisoformat(given)
    except ValueError:
        return None
