"""An effect: what was published, what must come out, in which business it is tried and how it is read off."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from simsales.i18n import Text
from simsales.rng import Seed
from simsales.spec.scenario import Scenario

from .business import Business, Changes, business
from .judging import Gate
from .looking import Lived

Grade = Literal["M", "F", "D", "V", "T", "A"]
GRADES: Mapping[Grade, Text] = {
    "M": Text(en="meta-analysis", zh="元分析"),
    "F": Text(en="field experiment or structural field study", zh="现场实验或结构化现场研究"),
    "D": Text(en="computed from public data", zh="公开数据计算"),
    "V": Text(en="vendor figures", zh="厂商数据"),
    "T": Text(en="theory", zh="理论"),
    "A": Text(en="assumption", zh="假设"),
}
Row = Mapping[str, float]
"""The numbers of one seed: every variant lived under the same luck."""


class Try(NamedTuple):
    """One variant: a business, and what is changed in it."""

    business: Business
    changes: Changes = {}

    def made(self, more: Changes | None = None) -> Scenario:
        return business(self.business, {**self.changes, **(more or {})})


class Ablation(NamedTuple):
    """The mechanism that carries an effect, and the changes that take it away; `gone` is the estimate that must vanish."""

    says: Text
    changes: Changes
    gone: str

    @classmethod
    def of_reactions(cls, gone: str) -> Ablation:
        """Nobody reacts to pay, and `gone` must vanish."""
        return cls(Text(en="reps do not react to pay", zh="销售对薪酬无反应"), {"people.behaviour": "fixed"}, gone)


def nothing_measured(runs: Mapping[str, Lived]) -> Row:
    """What an effect reads off lives when it has an experiment of its own."""
    return {}


def as_measured(rows: Sequence[Row]) -> dict[str, list[float]]:
    """Every number as it was measured, seed by seed."""
    return {name: [row[name] for row in rows] for name in rows[0]}


@dataclass(frozen=True, kw_only=True)
class Effect:
    """One published effect. The first gate is the one shown beside the published figure."""

    id: str
    claim: Text
    published: Text
    source: str
    grade: Grade
    where: Text
    tries: Mapping[str, Try] = field(default_factory=dict)
    measure: Callable[[Mapping[str, Lived]], Row] = nothing_measured
    experiment: Callable[[Seed, bool], Row] | None = None
    """In place of lives of a business: an experiment of its own under a seed, with the mechanism or (True) without."""
    gates: Mapping[str, Gate]
    ablation: Ablation
    """What takes the mechanism away."""
    together: Callable[[Sequence[Row]], dict[str, list[float]]] = as_measured
    """From the rows of all seeds to paired values per gate, where one seed alone does not say it."""
    is_quick: bool = False
    times: int = 1
    """So many times the usual number of lives, where one life says little."""
    notes: Sequence[Text] = field(default=())

    @property
    def headline(self) -> str:
        return next(iter(self.gates))


class Waiting(NamedTuple):
    """An effect of the list that nobody has built yet."""

    id: str
    claim: Text
    published: Text
    source: str
    grade: Grade


@cache
def known() -> tuple[Effect | Waiting, ...]:
    """Every effect found in this folder, by number."""
    import simsales.evidence as folder

    found: dict[str, Effect | Waiting] = {}
    for module in pkgutil.iter_modules(folder.__path__):
        for thing in vars(importlib.import_module(f"simsales.evidence.{module.name}")).values():
            for one in thing if isinstance(thing, tuple) and not isinstance(thing, Waiting) else (thing,):
                if isinstance(one, Effect | Waiting):
                    found.setdefault(one.id, one)
    return tuple(sorted(found.values(), key=lambda one: int(one.id[1:])))


def effects() -> dict[str, Effect]:
    return {one.id: one for one in known() if isinstance(one, Effect)}
