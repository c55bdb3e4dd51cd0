"""`simsales debrief FOLDER`: the games of a room on one page for the projector, and, with --hr, a sheet for the training record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .speech import LANG, JsonOption, LangOption, t

NAME = "debrief"
HELP = t(
    "the games of all tables of a class, as one page for the projector",
    "全班各桌的对局汇成一页, 供投影复盘",
)


def command(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER", help=t("folder with the session files", "对局文件所在的文件夹"), show_default=False
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE.html",
            help=t("page to write (debrief.html)", "写出的页面 (默认 debrief.html)"),
            show_default=False,
        ),
    ] = None,
    again: Annotated[
        Path | None,
        typer.Option(
            "--again",
            metavar="FOLDER",
            help=t(
                "folder with the second games; without it a table's second file is taken for that",
                "第二次对局的文件夹; 不写则同一桌的第二个文件算第二次",
            ),
            show_default=False,
        ),
    ] = None,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.classroom.room import read_room
    from simsales.report.debrief_page import debrief_json, write_debrief
    from simsales.spec.files import check_file

    target = out or Path("debrief.html")
    if not json_only or out is not None:
        check_file(target, [".html", ".htm"])
    room = read_room(folder, again)
    if json_only:
        typer.echo(json.dumps(debrief_json(room), ensure_ascii=False))
    else:
        for one in room.left_out:
            typer.echo(one.why.say(lang), err=True)
    if not json_only or out is not None:
        write_debrief(room, target, lang)
    if not json_only:
        typer.echo(t(f"wrote {target} ({len(room.tables)} tables)", f"已写出 {target} ({len(room.tables)} 桌)"))
