"""Told reps: told what they did anyway, the run is the same to the bit; told what others did, they do just that."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from simsales.engine.told import REACTIONS, Diary, Told
from simsales.session import Session
from simsales.spec.scenario import Scenario
from simsales.world.events import DEAL_HELD, DEAL_PUSHED, KIND_MASK, REP_LEFT, TIME_PLANNED
from tests.small_world import BUYER, made

STEEP = {"kind": "tiers", "on": "above", "tiers": [{"from": 0, "rate": 0.02}, {"from": 0.6, "rate": 0.2}]}
REACTING: dict[str, Any] = {
    **BUYER,
    "people": {
        "behaviour": "responsive",
        "skills": {},
        "staying": {"outside": 40_000, "base": 0.1, "cost": 500, "vacancy": 30},
        "morale": {},
    },
    "policies": {
        **BUYER["policies"],
        "incentive": {
            "kind": "plan",
            "base_per_month": 1000,
            "period": "quarter",
            "pays": {"commission": {"kind": "commission", "rate": 0.02}},
        },
    },
}


def reacting(changes: dict[str, Any] | None = None) -> Scenario:
    return made(REACTING, changes)


def steep(changes: dict[str, Any] | None = None) -> Scenario:
    return made(REACTING, {"policies.incentive.pays": {"commission": STEEP}, **(changes or {})})


def lived(scenario: Scenario, seed: int = 3, **more: Any) -> Session:
    session = Session(scenario, seed=seed, **more)
    session.advance()
    return session


def both(one: Scenario, other: Scenario) -> tuple[tuple[Session, Diary], tuple[Session, Diary]]:
    diaries = Diary(), Diary()
    mine, theirs = (lived(who, diary=diary) for who, diary in zip((one, other), diaries, strict=True))
    return (mine, diaries[0]), (theirs, diaries[1])


def rows(session: Session, *kinds: int) -> list[Any]:
    found = session.log.rows()
    return found[np.isin(found["kind"] & KIND_MASK, kinds)].tolist()


@pytest.mark.parametrize(
    "changes",
    [{}, {"people.behaviour": "fixed"}, {"people.staying": None, "people.morale": None}],
    ids=["all that people decide", "fixed, but some leave", "nobody leaves"],
)
def test_people_told_what_they_did_anyway_live_the_same_run_to_the_bit(changes: dict[str, Any]) -> None:
    one, other = reacting(changes), steep(changes)
    (mine, a), (theirs, b) = both(one, other)
    assert lived(one, told=Told(a, b)).log.digest() == mine.log.digest()
    assert lived(other, told=Told(a, b, frozenset(REACTIONS))).log.digest() == theirs.log.digest()


def test_writing_a_diary_changes_nothing() -> None:
    assert lived(steep(), diary=Diary()).log.digest() == lived(steep()).log.digest()


def test_fixed_people_told_to_react_do_and_reacting_ones_told_not_to_do_not() -> None:
    fixed = made(BUYER)
    (calm, a), (_, b) = both(fixed, steep())
    assert lived(fixed, told=Told(a, b)).log.digest() == calm.log.digest()
    assert not rows(lived(steep(), told=Told(a, b)), TIME_PLANNED, DEAL_PUSHED, DEAL_HELD)
    assert rows(lived(fixed, told=Told(a, b, frozenset(REACTIONS))), TIME_PLANNED)


def test_only_the_reaction_that_is_switched_moves() -> None:
    (mine, a), (theirs, b) = both(reacting(), steep())
    assert rows(mine, TIME_PLANNED) != rows(theirs, TIME_PLANNED)
    selling = lived(steep(), told=Told(a, b, frozenset({"sell"})))

    def hours(session: Session, task: int) -> list[Any]:
        return [row for row in rows(session, TIME_PLANNED) if row[1] >> 8 == task]

    assert [row[0::6] for row in hours(selling, 2)] == [row[0::6] for row in hours(mine, 2)]
    assert rows(lived(steep(), told=Told(a, b)), REP_LEFT) == rows(mine, REP_LEFT)
    leaving = lived(steep(), told=Told(a, b, frozenset({"leave"})))
    assert rows(leaving, REP_LEFT) == rows(theirs, REP_LEFT)
