"""`simsales play SCENARIO`: take a chair for a quarter; every answer is kept, and the end is laid beside the colleague's.

A role-play opens in the terminal application, where there is one; `--plain`, a pipe and every other scenario go line by line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .keeping import own_journal
from .playing.brought import game_in, is_file, say_where_kept, typed_in
from .speech import LANG, LangOption, VariantOption, t

if TYPE_CHECKING:
    from simsales.game import Game
    from simsales.i18n import Lang
    from simsales.spec.scenario import Scenario
    from simsales.store.journal import Journal, Shift

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
        str, typer.Argument(metavar="[SCENARIO]", help=t("name or file of a scenario", "场景名称或文件"))
    ] = _DEFAULT,
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
    table: Annotated[
        str, typer.Option("--table", help=t("name of the table, for the session file", "桌名, 写入对局文件"))
    ] = "",
    people: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="NAME", help=t("who sits there; may be repeated", "这一桌的人; 可多次使用")),
    ] = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.classroom.autosave import keep_sessions

    screen = None if plain or bot is not None or slip is not None else _screen()
    with own_journal() as journal:
        keep_sessions(journal, table, people or ())
        if slip is not None:
            game = typed_in(journal, slip, scenario, variant, seed)
        elif kept is not None:
            game = _kept_game(journal, kept)
        else:
            game = _new_game(journal, scenario, variant, seed, seat, quarter)
        is_shown = screen is not None and game.scenario.meeting is not None
        if is_shown:
            game.advance()  # the file of the game is there from the beginning, with the name of its table
        else:
            _play_plain(journal, game, bot, lang)
            where = say_where_kept(journal)
            if where:
                typer.echo(where)
    if is_shown and screen is not None:
        screen.load()(lang, game.record.id)


def _screen() -> EntryPoint | None:
    """The terminal application, where one is installed and somebody sits in front of a terminal that can show it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        return None
    return next(iter(entry_points(group="simsales.ui")), None)


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


def _new_game(journal: Journal, scenario: str, variant: str, seed: int, seat: str | None, quarter: int) -> Game:
    from simsales.game import Game, at_the_table
    from simsales.spec.casefile import open_case
    from simsales.store.journal import Shift

    case = open_case(scenario)
    chosen = case.variants[case.chosen([variant])[-1]]
    if chosen.meeting is not None:
        seats = at_the_table(chosen) if seat is None else {seat: Shift(0.0, chosen.horizon)}
    else:
        seats = {seat or _ask_seat(chosen): _quarter(chosen, quarter)}
    return Game.begin(journal, chosen, name=case.name, variant=variant, seed=seed, seats=seats)


def _quarter(scenario: Scenario, quarter: int) -> Shift:
    """The days of a quarter of the run; the last one there is, where there are not so many."""
    from simsales.store.journal import Shift
    from simsales.world.calendar import period_starts

    starts = period_starts(scenario.calendar.made(), "quarter", scenario.horizon)
    number = min(quarter, len(starts) - 1)
    return Shift(starts[number - 1], min(starts[number], scenario.horizon))


def _ask_seat(scenario: Scenario) -> str:
    """Which chair, by number or name."""
    from simsales.session import seats_of

    seats = seats_of(scenario)
    for number, name in enumerate(seats, start=1):
        rep = scenario.reps.get(name)
        label = t("the manager", "经理") if rep is None else rep.name.say(LANG) if rep.name else name
        group = f" ({rep.kind_of_rep.say(LANG)})" if rep is not None and rep.kind_of_rep is not None else ""
        typer.echo(f"{number:3d}  {name:<10} {label}{group}")
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
