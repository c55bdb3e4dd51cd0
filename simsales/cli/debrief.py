"""`simsales debrief FOLDER`: the games of a room on one page for the projector, and, with --hr, a sheet for the training record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simsales.i18n import Text

from .speech import LANG, JsonOption, LangOption, progress, t

if TYPE_CHECKING:
    from simsales.classroom.room import Room
    from simsales.i18n import Lang

NAME = "debrief"
HELP = t(
    "the games of all tables of a class, as one page for the projector",
    "全班各桌的对局汇成一页, 供投影复盘",
)
_READING = Text(en="files", zh="文件")


FolderArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FOLDER", help=t("folder with the session files", "对局文件所在的文件夹"), show_default=False
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--out",
        metavar="FILE.html",
        help=t("page to write (debrief.html)", "写出的页面 (默认 debrief.html)"),
        show_default=False,
    ),
]
AgainOption = Annotated[
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
]
HrOption = Annotated[
    Path | None,
    typer.Option(
        "--hr",
        metavar="FILE.xlsx",
        help=t("write the training record, too: one row for each person, no ranks", "另写培训记录: 一人一行, 不排名"),
        show_default=False,
    ),
]
ListOption = Annotated[
    Path | None,
    typer.Option(
        "--people",
        metavar="FILE.csv",
        help=t(
            "who took part: name, table, role, consent, tomorrow, feedback 1 to 3",
            "参加者名单: 姓名, 桌, 角色, 同意记录结果, 明天用, 反馈1 到 反馈3",
        ),
        show_default=False,
    ),
]
DeleteByOption = Annotated[
    str | None,
    typer.Option(
        "--delete-by",
        metavar="DATE",
        help=t("when the data will be deleted (needed for --hr)", "数据何时删除 (--hr 必填)"),
        show_default=False,
    ),
]
OutcomesOption = Annotated[
    bool,
    typer.Option(
        "--outcomes",
        help=t("in the training record also the outcome scores of people who agreed", "培训记录中加上同意者的结果分"),
    ),
]


def command(
    folder: FolderArgument,
    out: OutOption = None,
    again: AgainOption = None,
    hr: HrOption = None,
    people: ListOption = None,
    delete_by: DeleteByOption = None,
    outcomes: OutcomesOption = False,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.classroom.room import read_room
    from simsales.spec.files import check_file

    page = out if json_only else out or Path("debrief.html")
    if page is not None:
        check_file(page, [".html", ".htm"])
    if hr is not None:
        check_file(hr, [".xlsx"])
        delete_by = _day(delete_by)
    with progress(_READING, lang) as tell:
        room = read_room(folder, again, tell)
    if hr is not None and delete_by is not None:
        _write_record(room, hr, people, lang, {"folder": str(folder), "delete_by": delete_by, "outcomes": outcomes})
    _say(room, page, lang, json_only=json_only)


def _say(room: Room, page: Path | None, lang: Lang, *, json_only: bool) -> None:
    """The page, if there is to be one, and what is told of it: the figures alone, or what was left out and written."""
    from simsales.report.debrief_page import debrief_json, write_debrief

    if json_only:
        typer.echo(json.dumps(debrief_json(room), ensure_ascii=False))
    else:
        for one in room.left_out:
            typer.echo(one.why.say(lang), err=True)
    if page is not None:
        write_debrief(room, page, lang)
    if not json_only:
        typer.echo(t(f"wrote {page} ({len(room.tables)} tables)", f"已写出 {page} ({len(room.tables)} 桌)"))


def _day(typed: str | None) -> str:
    """A day as it was typed, if it is one; whoever keeps names has to say until when."""
    from datetime import date

    if typed is None:
        raise typer.BadParameter(
            t(
                "names are kept in it: say when they will be deleted, as in --delete-by 2027-02-28",
                "文件里有姓名: 请写明何时删除, 例如 --delete-by 2027-02-28",
            ),
            param_hint="--delete-by",
        )
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise typer.BadParameter(
            t("allowed: YYYY-MM-DD", "允许: 年-月-日, 如 2027-02-28"), param_hint="--delete-by"
        ) from None


def _write_record(room: Room, path: Path, people: Path | None, lang: Lang, said: dict[str, Any]) -> None:
    from simsales.classroom.equating import process_equated
    from simsales.classroom.people import read_people
    from simsales.classroom.training_record import training_record
    from simsales.report.training_sheet import write_training_sheet

    listed = read_people(people) if people is not None else []
    record = training_record(room, listed, process_equated)
    write_training_sheet(record, path, lang, **said)
    typer.echo(t(f"wrote {path} ({len(record.entries)} people)", f"已写出 {path} ({len(record.entries)} 人)"), err=True)
