"""A quarter that is soon played: one rep's four weeks in a small market, with every kind of question a rep is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from simsales.game import Game
from simsales.session import Finished, Pending, Session
from simsales.spec.scenario import Scenario
from simsales.spec.shelf import data_folder
from simsales.store.journal import Journal, Shift
from tests.small_world import BUYER, made

CHANGES = {"sources.labs.own": 0.5, "horizon": 56}
WORLD = made(BUYER, CHANGES)
REP, MANAGER = "li", "manager"
SHIFT = Shift(28.0, 56.0)


def begun(seat: str = REP, scenario: Scenario = WORLD, shift: Shift = SHIFT) -> int:
    """A new game in the journal of the test; its number."""
    with journal() as kept:
        return Game.begin(kept, scenario, name="small", seats={seat: shift}).record.id


def journal() -> Journal:
    return Journal(data_folder() / "games.sqlite")


def asked_first(number: int, kind: str) -> int:
    """Answer a game as usual up to the first question of a kind; how many answers that were."""
    with journal() as kept:
        game = Game.resume(kept, number)
        while isinstance(game.advance(), Pending):
            decision = game.session.pending[0]
            if decision.id.kind == kind:
                return len(game.turns)
            game.answer(decision.id, {})
    raise AssertionError(f"nobody asks for {kind}")


def digest(number: int) -> str:
    """The log of a kept game that was played to the end."""
    with journal() as kept:
        game = Game.resume(kept, number)
        assert isinstance(game.advance(), Finished)
        return game.session.log.digest()


def automated(scenario: Scenario = WORLD) -> str:
    """The log of the same run with nobody in the seats."""
    session = Session(scenario)
    session.advance()
    return session.log.digest()


def on_the_shelf(folder: Path, name: str = "small", **texts: Any) -> str:
    """The same market as a file among one's own scenarios; its name."""
    (folder / "scenarios").mkdir(exist_ok=True)
    world = {**BUYER, **texts, "horizon": 56, "variants": {"dearer": {"set": {"policies.pricing.factor": 1.02}}}}
    (folder / "scenarios" / f"{name}.yaml").write_text(yaml.safe_dump(world, allow_unicode=True), encoding="utf-8")
    return name
