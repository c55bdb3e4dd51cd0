"""`simsales play SCENARIO`: take a chair for a quarter; every answer is kept, and the end is laid beside the colleague's.

It opens in the terminal application, where there is one, or in the browser; `--plain`, a bot and a pipe go line by line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .installed import browser_screen, screen_here
from .keeping import own_journal
from .playing.brought import PeopleOption, TableOption, say_where_kept, typed_in
from .playing.by_lines import play_plain
from .playing.wanted import DEFAULT, Wanted
from .screens import BrowserOption, PortOption
from .speech import LANG, LangOption, VariantOption, t

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from simsales.i18n import Lang

NAME = "play"
HELP = t(
    "negotiate a role-play, or take a rep's or the manager's chair for a quarter; go on with a game, or branch off from it",
    "谈一场角色扮演, 或坐上销售或经理的位子玩一个季度; 也可继续一局, 或从某个决定另走一步",
)
_MOST_SEED = 2**63 - 1
"""What a kept game can hold."""


PlayedArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[SCENARIO]",
        help=t(f"name or file of a scenario [{DEFAULT}]", f"场景名称或文件 [{DEFAULT}]"),
        show_default=False,
    ),
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help=t("line by line, in any terminal", "逐行进行, 任何终端都行"))
]
SeatOption = Annotated[
    str | None,
    typer.Option(
        "--seat",
        help=t("manager, or a rep; asked for if left out", "manager 或某位销售; 不写则会问"),
        show_default=False,
    ),
]
QuarterOption = Annotated[
    int,
    typer.Option(
        "--quarter", min=1, help=t("which quarter; before it the colleague works", "第几季; 之前由自动同事做")
    ),
]
LuckOption = Annotated[int, typer.Option("--seed", min=0, max=_MOST_SEED, help=t("seed of the luck", "运气的种子"))]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="GAME[@DECISION]|FILE",
        help=t(
            "go on with a game or a session file, or branch off before one of a game's decisions",
            "继续一局或一个对局文件, 或从某局的某个决定之前另走",
        ),
        show_default=False,
    ),
]
BotOption = Annotated[
    str | None,
    typer.Option(
        "--bot",
        metavar="NAME",
        help=t("let a bot negotiate a role-play to the end", "让机器人把角色扮演谈完"),
        show_default=False,
    ),
]
SlipOption = Annotated[
    Path | None,
    typer.Option(
        "--from-slip",
        metavar="FILE",
        help=t(
            "an answer slip that was filled in on paper, typed as CSV or .xlsx",
            "纸上填好的答题纸, 录成 CSV 或 .xlsx",
        ),
        show_default=False,
    ),
]


def command(
    scenario: PlayedArgument = None,
    plain: PlainOption = False,
    seat: SeatOption = None,
    quarter: QuarterOption = 2,
    variant: VariantOption = "baseline",
    seed: LuckOption = 1,
    kept: FromOption = None,
    bot: BotOption = None,
    slip: SlipOption = None,
    table: TableOption = "",
    people: PeopleOption = None,
    browser: BrowserOption = False,
    port: PortOption = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.classroom.autosave import seated

    wanted = Wanted(scenario, kept, seat, quarter, variant, seed)
    is_plain = plain or bot is not None or slip is not None
    if browser and is_plain:
        raise typer.BadParameter(
            t("not with --plain, --bot or --from-slip", "不能与 --plain, --bot 或 --from-slip 同用"),
            param_hint="--browser",
        )
    with seated(table, people or ()):
        if browser:
            _play_in_browser(wanted, lang, port)
        else:
            _play_here(wanted, slip, bot, lang, None if is_plain else screen_here())


def _play_here(wanted: Wanted, slip: Path | None, bot: str | None, lang: Lang, screen: EntryPoint | None) -> None:
    """On the screen in front of somebody, or line by line."""
    if screen is not None and wanted.offers_chairs():
        screen.load()(lang, chair=wanted.chair)
        return
    number = _sit_down(wanted, slip, bot, lang, is_screen=screen is not None)
    if screen is not None:
        screen.load()(lang, number)


def _sit_down(wanted: Wanted, slip: Path | None, bot: str | None, lang: Lang, *, is_screen: bool) -> int:
    """The game that is wanted, kept with its table and people: played to its end, or ready for a screen; its number."""
    from simsales.classroom.autosave import keep_sessions

    with own_journal() as journal:
        keep_sessions(journal)
        game = (
            wanted.game(journal) if slip is None else typed_in(journal, slip, wanted.name, wanted.variant, wanted.seed)
        )
        if is_screen:
            game.advance()  # the file of the game is there from the beginning, with the name of its table
        else:
            play_plain(journal, game, bot, lang)
            where = say_where_kept(journal)
            if where:
                typer.echo(where)
    return game.record.id


def _play_in_browser(wanted: Wanted, lang: Lang, port: int | None) -> None:
    """At the game or the choice of chairs that is named, else at home. Raises SimsalesError."""
    served = browser_screen()
    if wanted.kept is None and wanted.scenario is None:
        served(lang, port=port)
    elif wanted.offers_chairs():
        served(lang, port=port, chair=wanted.chair)
    else:
        with own_journal() as journal:
            game = wanted.game(journal)
        served(lang, game.record.id, port)
