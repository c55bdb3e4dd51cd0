"""`simsales export GAME`: the answers of a game as a file, with --log its event log; or, with --session, the whole game."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .keeping import own_journal
from .playing.brought import PeopleOption, TableOption
from .replay import GameArgument
from .speech import LANG, LangOption, t

NAME = "export"
HELP = t(
    "the answers of a game as a file that `run --answers` plays again",
    "把一局的回答写成文件, 可用 `run --answers` 重放",
)


OutOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--out",
        metavar="FILE.json",
        help=t("file to write (game-N.json)", "写出的文件 (默认 game-N.json)"),
        show_default=False,
    ),
]
LogOption = Annotated[
    Path | None,
    typer.Option(
        "--log", metavar="FILE.csv", help=t("write the event log, too", "同时写出事件日志"), show_default=False
    ),
]
SessionOption = Annotated[
    Path | None,
    typer.Option(
        "--session",
        metavar="FILE.simsales",
        help=t(
            "write the whole game as one file for a debrief, and nothing else",
            "把整局写成一个对局文件, 供复盘用 (不写其他文件)",
        ),
        show_default=False,
    ),
]


def command(
    game: GameArgument,
    out: OutOption = None,
    log: LogOption = None,
    session: SessionOption = None,
    table: TableOption = "",
    people: PeopleOption = None,
    lang: LangOption = LANG,
) -> None:
    if session is not None:
        _write_session(game, session, table, people or [])
        return
    from simsales.store.answers import write_answers

    target = out or Path(f"game-{game}.json")
    with own_journal() as journal:
        answers = journal.answers(game)
        write_answers(target, journal.game(game), answers)
        typer.echo(t(f"wrote {target} ({len(answers)} answers)", f"已写出 {target} ({len(answers)} 个回答)"))
        if log is not None:
            from simsales.experiment.runs import facts_of
            from simsales.game import Game
            from simsales.report.log_export import write_log

            played = Game.resume(journal, game)
            write_log(facts_of(played.session), played.scenario, log, lang)
            typer.echo(t(f"wrote {log}", f"已写出 {log}"))


def _write_session(number: int, path: Path, table: str, people: list[str]) -> None:
    from simsales.classroom.autosave import session_of
    from simsales.classroom.session_file import SUFFIX, write_session
    from simsales.game import Game
    from simsales.spec.files import check_file

    check_file(path, [SUFFIX])
    with own_journal() as journal:
        game = Game.resume(journal, number)
        write_session(session_of(journal, game, table, people), path)
    typer.echo(t(f"wrote {path} ({len(game.turns)} answers)", f"已写出 {path} ({len(game.turns)} 个回答)"))
