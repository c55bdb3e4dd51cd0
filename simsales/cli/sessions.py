"""`simsales sessions`: the games that are kept, the latest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from .keeping import own_journal
from .speech import LANG, JsonOption, LangOption, t

if TYPE_CHECKING:
    from simsales.store.journal import GameRecord

NAME = "sessions"
HELP = t("the games you have played, the latest first", "玩过的各局, 最近的在前")


def command(
    limit: Annotated[int, typer.Option("--limit", min=1, help=t("how many at most", "最多列出几局"))] = 20,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    with own_journal() as journal:
        games = [(record, journal.count(record.id)) for record in journal.games()[:limit]]
    if json_only:
        typer.echo(json.dumps([_row(record, answers) for record, answers in games], ensure_ascii=False))
        return
    if not games:
        typer.echo(t("no games yet; begin one with: simsales play", "还没有对局; 开始一局: simsales play"))
    for record, answers in games:
        typer.echo(_line(record, answers))


def _row(record: GameRecord, answers: int) -> dict[str, object]:
    return {
        "game": record.id,
        "started": record.started,
        "scenario": record.name,
        "variant": record.variant,
        "seed": record.seed,
        "seats": list(record.seats),
        "answers": answers,
        "parent": record.parent,
        "view_only": _is_view_only(record),
    }


def _line(record: GameRecord, answers: int) -> str:
    from simsales.text import safe_text

    notes = [t(f"{answers} answers", f"{answers} 个回答")]
    if record.parent is not None:
        game, at = record.parent
        notes.append(t(f"branch of {game} before decision {at + 1}", f"第 {game} 局第 {at + 1} 个决定之前的分支"))
    if _is_view_only(record):
        notes.append(t("view only: another model", "只能查看: 另一模型版本"))
    title = safe_text(f"{record.name} / {record.variant}  {', '.join(record.seats)}")
    return f"{record.id:>4}  {record.started}  {title}  ({'; '.join(notes)})"


def _is_view_only(record: GameRecord) -> bool:
    from simsales.session import MODEL_VERSION

    return record.model != MODEL_VERSION
