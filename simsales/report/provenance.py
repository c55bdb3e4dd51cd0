"""Where the numbers of a scenario are from, briefly: those of the same kind (the quota of each rep) are one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simsales.i18n import Text
from simsales.spec.origin import STATED_WORDS, Stated
from simsales.spec.scenario import BASELINE, Scenario

from .every_number import Number, numbers

_FIRST = ("people.reactions", "people.staying", "people.effort", "people.")
"""What reactions hang on comes first among the assumptions."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """One number, or as many of the same kind: `path` with `*` for each name, and the values from least to most."""

    path: str
    label: Text
    unit: Text
    origin: Stated
    source: str
    low: float
    high: float
    count: int


def numbers_of(scenario: Scenario) -> list[Numbers]:
    """Every number of a scenario, those of one kind and origin together."""
    alike: dict[tuple[object, ...], list[Number]] = {}
    for one in numbers({BASELINE: scenario}):
        parts = one.path.split(".")
        alike.setdefault((one.label, one.origin, parts[0], parts[-1], len(parts)), []).append(one)
    return [_together(same) for same in alike.values()]


def _together(same: Sequence[Number]) -> Numbers:
    first = same[0]
    values = [value for one in same if (value := one.values[BASELINE]) is not None]
    parts = zip(*(one.path.split(".") for one in same), strict=True)
    path = ".".join(part[0] if len(set(part)) == 1 else "*" for part in parts)
    return Numbers(path, first.label, first.unit, first.origin, first.source, min(values), max(values), len(same))


def counts(known: Sequence[Numbers]) -> dict[Stated, int]:
    """How many numbers are from where."""
    found = {origin: sum(one.count for one in known if one.origin == origin) for origin in STATED_WORDS}
    return {origin: n for origin, n in found.items() if n}


def assumed(known: Sequence[Numbers]) -> list[Numbers]:
    """The assumptions, those about people first: reactions hang on them."""
    return sorted(
        (one for one in known if one.origin == "assumption"),
        key=lambda one: next((at for at, part in enumerate(_FIRST) if one.path.startswith(part)), len(_FIRST)),
    )
