"""Which game somebody wants to play, as far as they have said: a kept one, a branch of one, one of a file, or a new one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from ..speech import LANG, t
from .brought import game_in, is_file

if TYPE_CHECKING:
    from simsales.game import Game
    from simsales.report.chairs import ChairChosen
    from simsales.spec.scenario import Scenario
    from simsales.store.journal import Journal

DEFAULT = "incentive-rollout"


class Wanted(NamedTuple):
    """What was said. `scenario`: None for the usual one; `kept`: as `--from` takes it; `seat`: None where it is still to be asked."""

    scenario: str | None
    kept: str | None
    seat: str | None
    quarter: int
    variant: str
    seed: int

    @property
    def name(self) -> str:
        return self.scenario or DEFAULT

    @property
    def chair(self) -> tuple[str, ChairChosen]:
        """The scenario whose chairs are offered, with what has been chosen already."""
        from simsales.report.chairs import ChairChosen

        return self.name, ChairChosen("", self.quarter, self.variant, self.seed)

    def offers_chairs(self) -> bool:
        """Whether there is a choice of chairs left; at a table there is one. Raises ScenarioError."""
        if self.kept is not None or self.seat is not None:
            return False
        from simsales.spec.casefile import open_case

        case = open_case(self.name)
        return case.variants[case.chosen([self.variant])[-1]].meeting is None

    def game(self, journal: Journal) -> Game:
        """The kept game, or a new one. Raises SimsalesError."""
        return _kept_game(journal, self.kept) if self.kept is not None else _new_game(journal, self)


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


def _new_game(journal: Journal, wanted: Wanted) -> Game:
    """What was not said is asked for: whose chair it is, where there is a choice."""
    from simsales.report.chairs import ChairChosen, begin_in
    from simsales.spec.casefile import open_case

    case = open_case(wanted.name)
    plan = case.variants[case.chosen([wanted.variant])[-1]]
    seat = wanted.seat
    if seat is None:
        seat = "" if plan.meeting is not None else _ask_seat(plan)
    return begin_in(journal, case, ChairChosen(seat, wanted.quarter, wanted.variant, wanted.seed))


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
