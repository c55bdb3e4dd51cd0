"""A game from where it stands to its end, line by line; whatever stops it, one is told how to go on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from ..speech import t

if TYPE_CHECKING:
    from simsales.game import Game
    from simsales.i18n import Lang
    from simsales.store.journal import Journal

    from .plain import Conversation


def play_plain(journal: Journal, game: Game, bot: str | None, lang: Lang) -> None:
    """Line by line, as in any terminal."""
    from .plain import Conversation

    typer.echo(
        t(
            f"Game {game.record.id}; stop with q, go on with: simsales play --from {game.record.id}",
            f"第 {game.record.id} 局; 用 q 停下, 之后继续: simsales play --from {game.record.id}",
        )
    )
    conversation = Conversation(journal, game, lang)
    with _nothing_lost(conversation):
        if bot is not None:
            _played_by(bot, game)
        if conversation.play():
            _close(conversation.game, lang)
        else:
            _say_how_to_go_on(conversation.game)


def _played_by(bot: str, game: Game) -> None:
    """Every question of the talk answered by a bot; what else is asked stays open."""
    from simsales.engine.meeting import PREPARE
    from simsales.registry import installed
    from simsales.session import Pending

    from .at_table import is_at_table, room_of

    known = installed().kinds("negotiator")
    if bot not in known:
        allowed = ", ".join(sorted(known))
        raise typer.BadParameter(t(f"allowed: {allowed}", f"允许: {allowed}"), param_hint="--bot")
    negotiator = known[bot]()
    while isinstance(game.advance(), Pending):
        decision = game.session.pending[0]
        if not is_at_table(decision):
            return
        room = room_of(game, decision)
        game.answer(decision.id, {} if decision.id.kind == PREPARE else room.suggested(negotiator))


@contextmanager
def _nothing_lost(conversation: Conversation) -> Iterator[None]:
    """Whatever ends a game in progress (Ctrl-C, a full disk): what is kept, and how to go on."""
    from simsales.errors import GameError

    from .. import INTERRUPTED

    try:
        yield
    except KeyboardInterrupt:
        typer.echo(t("\ninterrupted; nothing is lost", "\n已中断; 没有丢失任何内容"), err=True)
        _say_how_to_go_on(conversation.game, err=True)
        raise typer.Exit(INTERRUPTED) from None
    except GameError as error:
        typer.echo(error.say(conversation.lang), err=True)
        _say_how_to_go_on(conversation.game, err=True)
        raise typer.Exit(1) from None


def _say_how_to_go_on(game: Game, *, err: bool = False) -> None:
    number = game.record.id
    typer.echo(
        t(f"kept; go on with: simsales play --from {number}", f"已保存; 继续: simsales play --from {number}"), err=err
    )


def _close(game: Game, lang: Lang) -> None:
    from simsales.report.closing import closing_page
    from simsales.report.meeting_closing import meeting_page
    from simsales.report.tables import show

    typer.echo("")
    number = game.record.id
    if game.scenario.meeting is not None:
        for part in meeting_page(game, lang):
            show(part)
        typer.echo(
            t(
                f"What was possible, and what each move was worth: simsales review {number}. A page for a real meeting: simsales card {number}",
                f"复盘 (当时可能做到什么, 每一步值多少): simsales review {number}。带去真实会谈的一页: simsales card {number}",
            )
        )
        return
    for part in closing_page(game, lang):
        show(part)
    typer.echo(
        t(
            f"Every answer again: simsales replay {number}. Try another move: simsales play --from {number}@DECISION. "
            f"Data: simsales export {number}",
            f"重看每个回答: simsales replay {number}。换一步试试: simsales play --from {number}@决定序号。数据: simsales export {number}",
        )
    )
