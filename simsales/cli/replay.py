"""`simsales replay GAME`: a game again: every decision with what was answered, and how it ended."""

from __future__ import annotations

from typing import Annotated

import typer

from .keeping import own_journal
from .speech import LANG, LangOption, t

NAME = "replay"
HELP = t(
    "a game again, decision by decision, and its closing page if it was played to the end",
    "重看一局的每个决定; 已结束的还有结束页",
)

GameArgument = Annotated[
    int, typer.Argument(metavar="GAME", min=1, help=t("number of the game", "局号"), show_default=False)
]


def command(
    game: GameArgument,
    own: Annotated[
        bool, typer.Option("--own", help=t("only answers that were not the usual ones", "只列与惯例不同的回答"))
    ] = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.game import Game
    from simsales.report.closing import is_over
    from simsales.report.replay_pages import replay_pages
    from simsales.report.tables import show

    with own_journal() as journal:
        played = Game.resume(journal, game)
        for part in replay_pages(played, lang, own=own):
            show(part)
        if not is_over(played):
            typer.echo(
                t(f"not over; go on with: simsales play --from {game}", f"尚未结束; 继续: simsales play --from {game}")
            )
