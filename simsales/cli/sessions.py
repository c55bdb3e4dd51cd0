"""`simsales sessions`: the games that are kept, the latest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from .keeping import own_journal
from .speech import LANG, JsonOption, LangOption, t

if TYPE_CHECKING:
    from simsales.store.journal import GameRecord, Journal

NAME = "sessions"
HELP = t("the games you have played, the latest first", "玩过的各局, 最近的在前")


@dataclass(frozen=True, slots=True)
class Listed:
    """A game as it is listed: how it began, and how far it is."""

    record: GameRecord
    answers: int
    is_over: bool


def command(
    limit: Annotated[int, typer.Option("--limit", min=1, help=t("how many at most", "最多列出几局"))] = 20,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    with own_journal() as journal:
        games = [_listed(journal, record) for record in journal.games()[:limit]]
    if json_only:
        typer.echo(json.dumps([_row(game) for game in games], ensure_ascii=False))
        return
    if not games:
        typer.echo(t("no games yet; begin one with: simsales play", "还没有对局; 开始一局: simsales play"))
    for game in games:
        typer.echo(_line(game))


def _listed(journal: Journal, record: GameRecord) -> Listed:
    if not record.is_readable:
        return Listed(record, 0, is_over=False)
    return Listed(record, journal.count(record.id), journal.is_over(record.id))


def _row(game: Listed) -> dict[str, object]:
    record = game.record
    return {
        "game": record.id,
        "started": record.started,
        "scenario": record.name,
        "variant": record.variant,
        "seed": record.seed,
        "seats": list(record.seats),
        "answers": game.answers,
        "parent": record.parent,
        "over": game.is_over,
        "view_only": _is_view_only(record),
        "readable": record.is_readable,
    }


def _line(game: Listed) -> str:
    from simsales.text import safe_text

    record = game.record
    begun = f"{record.id:>4}  {record.started}  "
    if not record.is_readable:
        said = t("cannot be read: damaged or edited", "无法读取: 已损坏或被改动")
        return begun + safe_text(f"{record.name}  ({said})")
    notes = [t(f"{game.answers} answers", f"{game.answers} 个回答")]
    if game.is_over:
        notes.append(t("over", "已结束"))
    if record.parent is not None:
        parent, at = record.parent
        notes.append(t(f"branch of {parent} before decision {at + 1}", f"第 {parent} 局第 {at + 1} 个决定之前的分支"))
    if _is_view_only(record):
        notes.append(t("view only: another model", "只能查看: 另一模型版本"))
    title = safe_text(f"{record.name} / {record.variant}  {', '.join(record.seats)}")
    return f"{begun}{title}  ({'; '.join(notes)})"


def _is_view_only(record: GameRecord) -> bool:
    from simsales.session import MODEL_VERSION

    return record.is_readable and record.model != MODEL_VERSION
