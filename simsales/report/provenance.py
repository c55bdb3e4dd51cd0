"""Where every number of a scenario is from: your data, the scenario file, a published study, or an assumption.

Numbers of the same kind (the quota of each rep) are one line. What calibration wrote down as the origin of a path comes
first; then what the file sets; then the source of the default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from simsales.i18n import Text
from simsales.spec.scenario import Scenario
from simsales.units import Param

Origin = Literal["file", "scenario", "published", "assumption"]
ORIGIN_WORDS: dict[Origin, Text] = {
    "file": Text(en="your data", zh="来自您的文件"),
    "scenario": Text(en="set in the scenario", zh="场景里写定"),
    "published": Text(en="published", zh="公开研究"),
    "assumption": Text(en="assumption", zh="假设"),
}
_NO_MATTER = ("simsales", "minutes", "currency.digits")
"""Numbers that nothing simulated depends on."""
_FIRST = ("people.reactions", "people.staying", "people.effort", "people.")


@dataclass(frozen=True, slots=True)
class Numbers:
    """One number, or as many of the same kind: `path` with `*` for each name, and the values from least to most."""

    path: str
    label: Text
    unit: str
    origin: Origin
    source: str
    low: float
    high: float
    count: int


def numbers_of(scenario: Scenario) -> list[Numbers]:
    """Every number that has a label, those of one kind and origin together, in the order of the scenario."""
    found: dict[tuple[str, Origin], Numbers] = {}
    for path, general, param, value, is_set in _walk(scenario):
        if path in _NO_MATTER:
            continue
        origin = _origin(scenario.origins, path, param, is_set)
        before = found.get((general, origin))
        low, high, count = (value, value, 1) if before is None else (before.low, before.high, before.count + 1)
        source = "" if origin in ("file", "scenario") else param.source
        found[general, origin] = Numbers(
            general, param.label, param.unit, origin, source, min(low, value), max(high, value), count
        )
    return list(found.values())


def counts(numbers: list[Numbers]) -> dict[Origin, int]:
    """How many numbers are from where."""
    return {
        origin: sum(one.count for one in numbers if one.origin == origin)
        for origin in ORIGIN_WORDS
        if any(one.origin == origin for one in numbers)
    }


def assumed(numbers: list[Numbers]) -> list[Numbers]:
    """The assumptions, those about people first: reactions hang on them."""
    return sorted(
        (one for one in numbers if one.origin == "assumption"),
        key=lambda one: next((at for at, part in enumerate(_FIRST) if one.path.startswith(part)), len(_FIRST)),
    )


def _walk(
    block: BaseModel, path: str = "", general: str = "", is_set: bool = True
) -> Iterator[tuple[str, str, Param, float, bool]]:
    for name, field in type(block).model_fields.items():
        value, here = getattr(block, name), is_set and name in block.model_fields_set
        param = next((note for note in field.metadata if isinstance(note, Param)), None)
        yield from _values(value, param, (f"{path}{name}", f"{general}{name}"), here)


def _values(
    value: Any, param: Param | None, paths: tuple[str, str], is_set: bool
) -> Iterator[tuple[str, str, Param, float, bool]]:
    path, general = paths
    if isinstance(value, BaseModel):
        yield from _walk(value, f"{path}.", f"{general}.", is_set)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _values(one, param, (f"{path}.{name}", f"{general}.*"), is_set)
    elif param is not None and isinstance(value, int | float) and not isinstance(value, bool):
        yield path, general, param, float(value), is_set


def _origin(
    written: Mapping[str, Literal["file", "published", "assumption"]], path: str, param: Param, is_set: bool
) -> Origin:
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        known = written.get(".".join(parts[:end]))
        if known is not None:
            return known
    if is_set:
        return "scenario"
    return "assumption" if not param.source or param.source.startswith("assumption") else "published"
