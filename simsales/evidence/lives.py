"""One life of a business: a scenario under a seed, from start to closed books, ready to be looked back on."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.experiment.runs import facts_of
from simsales.rng import Seed
from simsales.session import Session
from simsales.spec.scenario import Scenario
from simsales.world.decisions import Seat

from .looking import Lived


def lived(scenario: Scenario, seed: Seed, k: int, seats: Mapping[str, Seat] | None = None) -> Lived:
    session = Session(scenario, seed=seed, replication=k, seats=seats)
    session.advance()
    return Lived(scenario, facts_of(session))
