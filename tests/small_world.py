"""Small worlds for tests: two scenarios of one page each, changed by dotted paths, and luck that can be read.

`TABLE` is one rep and a two-stage funnel without buyers; `BUYER` two reps, two segments, two rivals. `PlainLuck` hands
out middling numbers (or the few rows a test writes down), so that a story can be told by hand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from simsales.errors import Place, ScenarioError
from simsales.experiment.runs import facts_of
from simsales.registry import installed
from simsales.rng import Parameters, Purpose, Rows
from simsales.seats.human import Human
from simsales.session import Finished, Pending, Session, seats_of
from simsales.spec.casefile import check_scenario
from simsales.spec.delta import apply
from simsales.spec.reading import Document
from simsales.spec.scenario import Scenario
from simsales.world.decisions import Choice, Decision, DecisionId, Field, Line, Pick, Value
from simsales.world.facts import Facts

PLAN = {"kind": "plan", "base_per_month": 1000, "pays": {}}
RULES = {
    "pricing": {"kind": "list"},
    "discount": {"kind": "authority"},
    "channel": {"kind": "direct"},
    "credit": {"kind": "prepaid"},
    "incentive": PLAN,
}

TABLE: dict[str, Any] = {
    "simsales": 1,
    "title": "A funnel",
    "story": "One rep, two stages, no buyers with a mind.",
    "horizon": 91,
    "calendar": {"kind": "every-day", "start": "2027-01-01"},
    "products": {"item": {"list_price": 100, "unit_cost": 60}},
    "segments": {"market": {"deal": {"mean": 1000, "sigma": 0.5}}},
    "sources": {"own": {"segment": "market", "per_year": 365}},
    "reps": {"li": {"quota": 10_000}},
    "pipeline": {
        "kind": "stage-table",
        "stages": {
            "talk": {"delay": 1, "work": 0.1, "conversion": 0.5},
            "close": {"delay": 2, "work": 0.2, "conversion": 0.4},
        },
    },
    "policies": RULES,
    "objective": "revenue",
}

BUYER: dict[str, Any] = {
    "simsales": 1,
    "title": "A market",
    "story": "Two reps, two segments, two rivals.",
    "horizon": 182,
    "calendar": {"kind": "4-4-5", "start": "2027-01-04"},
    "products": {
        "tester": {"list_price": 400, "unit_cost": 250, "quality": 0.2},
        "kit": {"list_price": 50, "unit_cost": 30},
    },
    "segments": {
        "labs": {
            "accounts": 60,
            "customers": 0.3,
            "deal": {"mean": 1500, "sigma": 0.8},
            "products": {"tester": 2, "kit": 1},
            "grades": {"A": 2, "C": 1, "D": 1},
        },
        "shops": {"accounts": 90, "deal": {"mean": 700, "sigma": 0.8}, "products": {"kit": 1}, "grades": {"B": 1}},
    },
    "rivals": {"beta": {"price": 0.95, "quality": 0.1}, "gamma": {"price": 1.1, "quality": 0.4, "brand": 0.1}},
    "sources": {
        "labs": {"segment": "labs", "per_year": 120, "swing": 0.5, "luck": 0.2, "weekend": 0.4},
        "shops": {"segment": "shops", "per_year": 150, "swing": 0.3},
    },
    "reps": {"li": {"quota": 20_000, "skill": 0.3}, "wang": {"quota": 20_000}},
    "pipeline": {"kind": "buyer"},
    "policies": {
        **RULES,
        "discount": {"kind": "authority", "rep": 0.05, "manager": 0.12, "approval": 2},
        "credit": {"kind": "one-term", "days": 30},
    },
    "aftersales": {
        "delivery": 5,
        "attach": 0.3,
        "term": 60,
        "book": {"old": {"per_rep": 10, "segment": "labs", "mean": 300}},
    },
    "objective": "revenue",
}


def made(base: Mapping[str, Any], changes: Mapping[str, Any] | None = None, /, **more: Any) -> Scenario:
    """A base with changes by dotted path; keywords are changes at the top. Raises ScenarioError, as reading a file would."""
    document = apply(Document(deepcopy(dict(base)), {(): Place("small world")}), {**more, **(changes or {})})
    scenario, problems = check_scenario(document)
    if problems or scenario is None:
        raise ScenarioError(problems)
    return scenario


def lived(scenario: Scenario, **session: Any) -> Facts:
    """One run, from start to closed books."""
    run = Session(scenario, **session)
    run.advance()
    return facts_of(run)


def measured(facts: Facts, scenario: Scenario) -> dict[str, float]:
    """Every KPI of a run."""
    return {name: kpi.value(facts, scenario.money) for name, kpi in installed().kinds("kpi").items()}


def key(facts: Facts, code: int) -> str:
    """What the log calls an entity."""
    return facts.log.names[int(code)].key


def needs_seen(facts: Facts) -> dict[tuple[str, int], tuple[float, int]]:
    """Every lead of a run: (stream, ordinal) -> (when it came, what it is worth at list price)."""
    return {
        (key(facts, case["source"]), int(case["ordinal"])): (float(facts.t[case["row"]]), int(case["list_value"]))
        for case in facts.cases
        if not key(facts, case["source"]).startswith("book/")
    }


class PlainLuck:
    """Every number is the middle one of its law; `written` rows (purpose -> stream -> rows) come first.

    exponential and gamma: their mean; lognormal: its median; normal and gumbel: their location; uniform: a half.
    """

    def __init__(
        self, seed: int = 0, written: Mapping[str, Mapping[str, Sequence[Sequence[float]]]] | None = None
    ) -> None:
        self.seed, self._written = seed, written or {}

    def rows(
        self, purpose: Purpose, stream: str, width: int = 1, location: Parameters = 0.0, scale: Parameters = 1.0
    ) -> Rows:
        where, spread = ([one] * width if isinstance(one, int | float) else list(one) for one in (location, scale))
        middle = {
            "uniform": [0.5] * width,
            "normal": where,
            "gumbel": where,
            "lognormal": [math.exp(one) for one in where],
            "exponential": spread,
            "gamma": [a * b for a, b in zip(where, spread, strict=True)],
        }[purpose.law]
        return _Written(self._written.get(purpose.name, {}).get(stream, ()), middle)


class _Written:
    def __init__(self, rows: Sequence[Sequence[float]], middle: list[float]) -> None:
        self._rows, self._middle = rows, middle

    def __getitem__(self, i: int) -> list[float]:
        return list(self._rows[i]) if i < len(self._rows) else list(self._middle)


# Somebody in the seats


def everybody(scenario: Scenario) -> dict[str, Human]:
    """A person in every seat."""
    return {seat: Human() for seat in seats_of(scenario)}


def play(session: Session, answer: Callable[[Decision], Choice]) -> dict[DecisionId, Choice]:
    """Answer every question until the books are closed; returns the answers."""
    given: dict[DecisionId, Choice] = {}
    while not isinstance(stop := session.advance(), Finished):
        assert isinstance(stop, Pending)
        for decision in stop.decisions:
            assert decision.id not in given
            given[decision.id] = answer(decision)
            session.answer(decision.id, given[decision.id])
    return given


class AnyAnswer:
    """Legal answers at random: fields left out, least and most included. The same seed gives the same answers."""

    def __init__(self, seed: int) -> None:
        self._dice = Random(seed)

    def __call__(self, decision: Decision) -> Choice:
        if decision.id.kind == "move":
            return self._move(decision)
        for _ in range(50):
            fields = decision.form.fields
            choice = {name: self._value(one) for name, one in fields.items() if self._dice.random() < 0.8}
            if not decision.form.read(choice)[1]:
                return choice
        return {}

    def _move(self, decision: Decision) -> Choice:
        """Something that needs no topic and no offer, sooner or later the end of the talk."""
        acts = [act.value for act in decision.view.table.acts]
        return {"act": self._dice.choice([act for act in ("greet", "silence", "accept", "walk") if act in acts])}

    def _value(self, one: Field) -> Value:
        if isinstance(one, Pick):
            return self._dice.choice(list(one.options))
        if isinstance(one, Line):
            return self._dice.choice(["", "some words"])
        steps = math.floor((one.high - one.low) / one.step + 1e-9)
        if steps < 0 or self._dice.random() < 0.2:
            return one.usual
        return round(one.low + self._dice.choice([0, steps, self._dice.randint(0, steps)]) * one.step, 10)
