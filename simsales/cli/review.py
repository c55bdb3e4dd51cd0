"""`simsales review GAME`: a negotiation looked at again, with the truth: what was possible, what each move was worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .keeping import own_journal
from .replay import GameArgument
from .speech import LANG, LangOption, t

if TYPE_CHECKING:
    from simsales.engine.meeting import MeetingRoom
    from simsales.game import Game
    from simsales.i18n import Text

NAME = "review"
HELP = t(
    "a negotiation again, with the truth: what was possible, and what each move was worth",
    "复盘一场谈判: 当时可能做到什么, 每一步值多少",
)


def command(
    game: GameArgument,
    full: Annotated[
        bool, typer.Option("--full", help=t("also every turn, and all that was hidden", "每一轮, 以及所有保密内容"))
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", help=t("as one page for a mentor", "写成一页, 给带教人看"), show_default=False
        ),
    ] = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.game import Game
    from simsales.report.later_life import later_of
    from simsales.report.review_text import review_page, write_review
    from simsales.report.tables import show
    from simsales.review.of_game import played_in
    from simsales.review.review import review
    from simsales.spec.files import check_file

    if html is not None:
        check_file(html, [".html", ".htm"])
    with own_journal() as journal:
        played = Game.resume(journal, game)
    for room in talks_of(played):
        found = review(played_in(room), later_of(played, room))
        other = parallel_form(played)
        show(review_page(found, lang, next_form=other, full=full))
        if html is not None:
            write_review(found, html, lang, next_form=other)
            typer.echo(t(f"wrote {html}", f"已写出 {html}"), err=True)


def talks_of(game: Game) -> list[MeetingRoom]:
    """The talks of a game that are over. Raises GameError when there is none."""
    from simsales.errors import GameError
    from simsales.i18n import Text

    game.advance()
    rooms = [room for room in game.session.meetings if room.talk.is_over]
    if not rooms:
        number = game.record.id
        raise GameError(
            Text(
                en=f"no negotiation of game {number} is over yet; go on with: simsales play --plain --from {number}",
                zh=f"第 {number} 局还没有谈完; 继续: simsales play --plain --from {number}",
            )
        )
    return rooms


def parallel_form(game: Game) -> Text | None:
    """How to play the other form next; None where there is none."""
    from simsales.game import next_form
    from simsales.i18n import Text

    other = next_form(game)
    return Text.same(f"simsales play {game.record.name} --plain --variant {other}") if other is not None else None
