"""`simsales card GAME`: one page to take to a real meeting, made of what was practised."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .keeping import own_journal
from .replay import GameArgument
from .speech import LANG, LangOption, t

NAME = "card"
HELP = t("one page to take to a real meeting", "带去真实会谈的一页")


def command(
    game: GameArgument,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help=t("as a page to print", "写成可打印的一页"), show_default=False),
    ] = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.game import Game
    from simsales.report.card import card_of, card_text, write_card
    from simsales.report.tables import show
    from simsales.review.of_game import played_in
    from simsales.spec.files import check_file

    from .review import talks_of

    if html is not None:
        check_file(html, [".html", ".htm"])
    with own_journal() as journal:
        played = Game.resume(journal, game)
    for room in talks_of(played):
        card = card_of(played_in(room))
        show(card_text(card, lang))
        if html is not None:
            write_card(card, html, lang)
            typer.echo(t(f"wrote {html}", f"已写出 {html}"), err=True)
