"""`simsales play SCENARIO`: take a chair for a quarter; every answer is kept, and the end is laid beside the colleague's.

It opens in the terminal application, where there is one, or in the browser; `--plain`, a bot and a pipe go line by line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .installed import browser_screen, screen_here
from .keeping import own_journal
from .playing.brought import PeopleOption, TableOption, game_in, is_file, say_where_kept, typed_in
from .screens import BrowserOption, PortOption
from .speech import LANG, LangOption, VariantOption, t

if TYPE_CHECKING:
    from simsales.game import Game
    from simsales.i18n import Lang
    from simsales.spec.scenario import Scenario
    from simsales.store.journal import Journal

    from .playing.plain import Conversation

NAME = "play"
HELP = t(
    "negotiate a role-play, or take a rep's or the manager's chair for a quarter; go on with a game, or branch off from it",
    "谈一场角色扮演, 或坐上销售或经理的位子玩一个季度; 也可继续一局, 或从某个决定另走一步",
)
_DEFAULT = "incentive-rollout"
_MOST_SEED = 2**63 - 1
"""What a kept game can hold."""


def command(
    scenario: Annotated[
        str | None,
        typer.Argument(
            metavar="[SCENARIO]",
            help=t(f"name or file of a scenario [{_DEFAULT}]", f"场景名称或文件 [{_DEFAULT}]"),
            show_default=False,
        ),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help=t("line by line, in any terminal", "逐行进行, 任何终端都行"))
    ] = False,
    seat: Annotated[
        str | None,
        typer.Option(
            "--seat",
            help=t("manager, or a rep; asked for if left out", "manager 或某位销售; 不写则会问"),
            show_default=False,
        ),
    ] = None,
    quarter: Annotated[
        int,
        typer.Option(
            "--quarter", min=1, help=t("which quarter; before it the colleague works", "第几季; 之前由自动同事做")
        ),
    ] = 2,
    variant: VariantOption = "baseline",
    seed: Annotated[int, typer.Option("--seed", min=0, max=_MOST_SEED, help=t("seed of the luck", "运气的种子"))] = 1,
    kept: Annotated[
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
    ] = None,
    bot: Annotated[
        str | None,
        typer.Option(
            "--bot",
            metavar="NAME",
            help=t("let a bot negotiate a role-play to the end", "让机器人把角色扮演谈完"),
            show_default=False,
        ),
    ] = None,
    slip: Annotated[
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
    ] = None,
    table: TableOption = "",
    people: PeopleOption = None,
    browser: BrowserOption = False,
    port: PortOption = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.classroom.autosave import keep_sessions

    is_plain = plain or bot is not None or slip is not None
    if browser:
        if is_plain:
            raise typer.BadParameter(
                t("not with --plain, --bot or --from-slip", "不能与 --plain, --bot 或 --from-slip 同用"),
                param_hint="--browser",
            )
        _play_in_browser(scenario, kept, (seat, quarter, variant, seed), lang, port)
        return
    screen = None if is_plain else screen_here()
    if screen is not None and kept is None and seat is None and _offers_chairs(scenario or _DEFAULT, variant):
        from simsales.report.chairs import ChairChosen

        screen.load()(lang, chair=(scenario or _DEFAULT, ChairChosen("", quarter, variant, seed)))
        return
    with own_journal() as journal:
        keep_sessions(journal, table, people or ())
        if slip is not None:
            game = typed_in(journal, slip, scenario or _DEFAULT, variant, seed)
        elif kept is not None:
            game = _kept_game(journal, kept)
        else:
            game = _new_game(journal, scenario or _DEFAULT, (seat, quarter, variant, seed))
        if screen is not None:
            game.advance()  # the file of the game is there from the beginning, with the name of its table
        else:
            _play_plain(journal, game, bot, lang)
            where = say_where_kept(journal)
            if where:
                typer.echo(where)
    if screen is not None:
        screen.load()(lang, game.record.id)


def _play_in_browser(
    scenario: str | None, kept: str | None, chosen: tuple[str | None, int, str, int], lang: Lang, port: int | None
) -> None:
    """At the game or the choice of chairs that is named, else at home. Raises SimsalesError."""
    seat, quarter, variant, seed = chosen
    served = browser_screen()
    if kept is None and scenario is None:
        served(lang, port=port)
    elif kept is None and scenario is not None and seat is None and _offers_chairs(scenario, variant):
        from simsales.report.chairs import ChairChosen

        served(lang, port=port, chair=(scenario, ChairChosen("", quarter, variant, seed)))
    else:
        with own_journal() as journal:
            game = _kept_game(journal, kept) if kept is not None else _new_game(journal, scenario or _DEFAULT, chosen)
        served(lang, game.record.id, port)


def _offers_chairs(scenario: str, variant: str) -> bool:
    """Whether there is a choice of chairs; at a table there is one. Raises ScenarioError."""
    from simsales.spec.casefile import open_case

    case = open_case(scenario)
    return case.variants[case.chosen([variant])[-1]].meeting is None


def _play_plain(journal: Journal, game: Game, bot: str | None, lang: Lang) -> None:
    """Line by line, as in any terminal."""
    from .playing.plain import Conversation

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
    from simsales.cli.playing.at_table import is_at_table, room_of
    from simsales.engine.meeting import PREPARE
    from simsales.registry import installed
    from simsales.session import Pending

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

    from . import INTERRUPTED

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


def _kept_game(journal: Journal, kept: str) -> Game:
    from simsales.game import Game

    if is_file(kept):
        return game_in(journal, Path(kept))
    number, at, decision = kept.partition("@")
    if not _is_number(number) or (at and not (_is_number(decision) and int(decision) >= 1)):
        raise typer.BadParameter(
            t("a number, NUMBER@DECISION, or a session file", "一个数字, 局号@决定序号, 或对局文件"),
            param_hint="--from",
        )
    return Game.branch(journal, int(number), int(decision) - 1) if at else Game.resume(journal, int(number))


def _is_number(typed: str) -> bool:
    return typed.isdecimal() and len(typed) < 19


def _new_game(journal: Journal, scenario: str, chosen: tuple[str | None, int, str, int]) -> Game:
    """What was not said is asked for: whose chair it is, where there is a choice."""
    from simsales.report.chairs import ChairChosen, begin_in
    from simsales.spec.casefile import open_case

    seat, quarter, variant, seed = chosen
    case = open_case(scenario)
    plan = case.variants[case.chosen([variant])[-1]]
    if seat is None:
        seat = "" if plan.meeting is not None else _ask_seat(plan)
    return begin_in(journal, case, ChairChosen(seat, quarter, variant, seed))


def _ask_seat(scenario: Scenario) -> str:
    """Which chair, by number or name."""
    from simsales.report.chairs import chairs_of

    chairs = chairs_of(scenario)
    for number, chair in enumerate(chairs, start=1):
        kind = chair.kind.say(LANG)
        typer.echo(f"{number:3d}  {chair.seat:<10} {chair.name.say(LANG)}{f' ({kind})' if kind else ''}")
    seats = [chair.seat for chair in chairs]
    while True:
        sys.stdout.write(t("Which chair? (number or name) [1]: ", "坐谁的位子? (序号或名字) [1]: "))
        sys.stdout.flush()
        raw = sys.stdin.readline()
        typed = raw.strip()
        if typed in seats:
            return typed
        if not typed:
            return seats[0]
        if _is_number(typed) and 1 <= int(typed) <= len(seats):
            return seats[int(typed) - 1]
