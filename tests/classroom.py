"""A small training room for tests: tables of the tutorial, played by bots, and their session files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simsales.classroom.autosave import session_of
from simsales.classroom.session_file import SUFFIX, TableSession, write_session
from simsales.engine.meeting import MOVE
from simsales.game import Game, at_the_table
from simsales.registry import installed
from simsales.session import Pending
from simsales.spec.casefile import open_case
from simsales.store.journal import Journal, Shift
from tests.small_world import BUYER, made

BOTS = ("novice", "scripted", "skilled", "random")


def played_by(
    journal: Journal, bot: str, scenario: str = "tutorial", variant: str = "baseline", turns: int = 99
) -> Game:
    """A game that a bot negotiates, as usual where it is asked something else; `turns`: how many moves at most."""
    case = open_case(scenario)
    chosen = case.variants[case.chosen([variant])[-1]]
    game = Game.begin(journal, chosen, name=case.name, variant=variant, seats=at_the_table(chosen))
    negotiator = installed().kinds("negotiator")[bot]()
    while isinstance(game.advance(), Pending) and len(game.turns) <= turns:
        decision = game.session.pending[0]
        room = game.session.meetings[0]
        game.answer(decision.id, room.suggested(negotiator) if decision.id.kind == MOVE else {})
    return game


def table(folder: Path, bot: str, name: str, *, people: Sequence[str] = (), **how: object) -> TableSession:
    """One table's game, and its file in the folder."""
    with Journal(folder / "games.sqlite") as journal:
        session = session_of(journal, played_by(journal, bot, **how), name, people)  # type: ignore[arg-type]
    write_session(session, folder / f"{len(list(folder.glob('*' + SUFFIX)))}{SUFFIX}")
    return session


def room(folder: Path, names: Sequence[str] = ("red", "green", "blue", "grey")) -> list[TableSession]:
    """Four tables with a bot each."""
    folder.mkdir(parents=True, exist_ok=True)
    return [table(folder, bot, name) for bot, name in zip(BOTS, names, strict=True)]


def desk(folder: Path, name: str, hours: float, *, days: int = 91) -> TableSession:
    """A table in a rep's chair of the small market, who sells for so many hours in every week."""
    scenario = made({**BUYER, "horizon": days})
    with Journal(folder / "games.sqlite") as journal:
        game = Game.begin(journal, scenario, name="small", seats={"li": Shift(0.0, days)})
        while isinstance(step := game.advance(), Pending):
            for decision in step.decisions:
                wanted = {"sell": hours} if decision.id.kind == "week" else {}
                game.answer(decision.id, wanted)
        session = session_of(journal, game, name)
    write_session(session, folder / f"{len(list(folder.glob('*' + SUFFIX)))}{SUFFIX}")
    return session
