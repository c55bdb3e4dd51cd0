"""Games that come from elsewhere: a session file from a table's laptop, a slip that was filled in on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..speech import LANG, t

if TYPE_CHECKING:
    from simsales.game import Game
    from simsales.store.journal import Journal

TableOption = Annotated[
    str, typer.Option("--table", help=t("name of the table, for the session file", "桌名, 写入对局文件"))
]
PeopleOption = Annotated[
    list[str] | None,
    typer.Option("--person", metavar="NAME", help=t("who sits there; may be repeated", "这一桌的人; 可多次使用")),
]


def is_file(kept: str) -> bool:
    """Whether `--from` names a session file and no game of one's own."""
    from simsales.classroom.session_file import SUFFIX

    return kept.lower().endswith(SUFFIX) or "/" in kept or "\\" in kept


def game_in(journal: Journal, file: Path) -> Game:
    """The game of a session file, from now on one of this journal. Raises GameError that names the file."""
    from simsales.classroom.replaying import bring_home
    from simsales.classroom.session_file import read_session

    kept = read_session(file)
    _seat(journal, kept.table, kept.people)
    return bring_home(journal, kept, file.name)


def typed_in(journal: Journal, file: Path, scenario: str, variant: str, seed: int) -> Game:
    """The game that a filled-in slip means. Raises InputError with every problem and its line."""
    from simsales.classroom.slip_playing import played_slip
    from simsales.classroom.slip_reading import read_slip
    from simsales.classroom.slip_start import begun_by
    from simsales.game import Game

    slip = read_slip(file)
    start = begun_by(slip, scenario, variant, seed)
    answers = played_slip(slip, start.session())
    _seat(journal, slip.said("table"), slip.people)
    game = Game.begin(
        journal, start.scenario, name=start.name, variant=start.variant, seed=start.seed, seats=start.seats
    )
    for one in answers:
        game.advance()
        game.answer(one.decision, one.choice)
        if one.taken_for is not None:
            said = one.taken_for.say(LANG)
            typer.echo(t(f"line {one.line}: taken for: {said}", f"第 {one.line} 行: 理解为: {said}"))
    game.advance()
    return game


def _seat(journal: Journal, table: str, people: Sequence[str]) -> None:
    """Who sat there goes into the session file of the game, unless somebody has said otherwise."""
    from simsales.classroom.autosave import SessionKeeper

    keeper = journal.beside
    if isinstance(keeper, SessionKeeper):
        keeper.table, keeper.people = keeper.table or table, keeper.people or people


def say_where_kept(journal: Journal) -> str:
    """Where the session file lies, or why there is none; "" where nobody asked for one."""
    from simsales.classroom.autosave import SessionKeeper
    from simsales.text import safe_text

    keeper = journal.beside
    if not isinstance(keeper, SessionKeeper):
        return ""
    if keeper.trouble is not None:
        why = keeper.trouble.say(LANG)
        return t(f"the session file could not be written: {why}", f"对局文件未能写出: {why}")
    written = safe_text(keeper.written, limit=1000)
    return t(f"session file: {written}", f"对局文件: {written}") if keeper.written is not None else ""
