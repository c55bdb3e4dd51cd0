"""Every number a comparison rests on, with its unit, where it is from, and what each variant makes of it.

A number is from a person's own file or a published study where the scenario says so (`origins:`), else written in the
scenario, else a default: that of a study, or an assumption. How people behave comes first, because it is asked about first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from simsales.i18n import Text
from simsales.spec.origin import ASSUMED, origin_said
from simsales.spec.scenario import BASELINE, Scenario
from simsales.units import Param

Origin = Literal["file", "scenario", "published", "assumption"]
ORIGIN_WORDS: dict[Origin, Text] = {
    "file": Text(en="your data", zh="来自您的文件"),
    "scenario": Text(en="set in the scenario", zh="场景里写定"),
    "published": Text(en="published", zh="公开研究"),
    "assumption": Text(en="assumption", zh="假设"),
}
_UNIT_WORDS = {
    "log-odds": Text(en="log-odds", zh="对数几率"),
    "share": Text(en="share", zh="比例"),
    "share of bookings": Text(en="share of bookings", zh="占签约额的比例"),
    "share of the basis": Text(en="share of the basis", zh="占计提口径的比例"),
    "part of quota": Text(en="part of quota", zh="指标的倍数"),
    "hours": Text(en="hours", zh="小时"),
    "hours a week": Text(en="hours a week", zh="每周小时"),
    "minutes": Text(en="minutes", zh="分钟"),
    "days": Text(en="days", zh="天"),
    "working days": Text(en="working days", zh="工作日"),
    "weeks": Text(en="weeks", zh="周"),
    "months": Text(en="months", zh="个月"),
    "years": Text(en="years", zh="年"),
    "times": Text(en="times", zh="倍"),
    "ratio": Text(en="ratio", zh="比值"),
    "count": Text(en="count", zh="个数"),
    "morale": Text(en="morale", zh="士气"),
    "day of the run": Text(en="day of the run", zh="模拟第几天"),
}
"""Units are written in English beside the fields; those met most often, in both languages."""
_ABOUT_PEOPLE = "people."
_NO_ASSUMPTION = frozenset({"simsales", "minutes", "currency", "limits", "variants", "origins"})
"""Format, length, goals: nothing that a result rests on."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its dotted path, what it is, and each variant's value (None where a variant has no such number)."""

    path: str
    label: Text
    unit: Text
    origin: Origin
    source: str
    values: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class _Found:
    param: Param | None
    value: float
    is_written: bool


def numbers(variants: Mapping[str, Scenario]) -> list[Number]:
    """All numbers of the scenarios, those about people first; money is in major units."""
    found = {name: dict(_in_scenario(scenario)) for name, scenario in variants.items()}
    paths = dict.fromkeys(path for one in found.values() for path in one)
    about_people_first = sorted(paths, key=lambda path: not path.startswith(_ABOUT_PEOPLE))
    return [_number(path, variants[BASELINE], found) for path in about_people_first]


def _number(path: str, base: Scenario, found: Mapping[str, Mapping[str, _Found]]) -> Number:
    one = next(each[path] for each in found.values() if path in each)
    param, origin = one.param or Param(en="", zh=""), _origin(base, path, one)
    source = param.source.removeprefix(ASSUMED).lstrip(":; ") if origin in ("published", "assumption") else ""
    unit = Text.same(base.money.code if param.unit == "money" else param.unit)
    values = {name: each[path].value if path in each else None for name, each in found.items()}
    return Number(path, param.label, _UNIT_WORDS.get(unit.en, unit), origin, source, values)


def _in_scenario(scenario: Scenario) -> Iterator[tuple[str, _Found]]:
    for name in type(scenario).model_fields:
        if name not in _NO_ASSUMPTION:
            yield from _below(getattr(scenario, name), name, _param(scenario, name), name in scenario.model_fields_set)


def _below(thing: object, path: str, param: Param | None, is_written: bool) -> Iterator[tuple[str, _Found]]:
    """The numbers at and below a spot of the scenario; what stands inside a default is a default too."""
    match thing:
        case bool():
            return
        case int() | float():
            yield path, _Found(param, float(thing), is_written)
        case BaseModel():
            for name, field in type(thing).model_fields.items():
                written = is_written and name in thing.model_fields_set
                yield from _below(getattr(thing, name), f"{path}.{field.alias or name}", _param(thing, name), written)
        case Mapping():
            for name, below in thing.items():
                yield from _below(below, f"{path}.{name}", param, is_written)
        case list() | tuple():
            for number, below in enumerate(thing, start=1):
                yield from _below(below, f"{path}.{number}", param, is_written)


def _param(block: BaseModel, name: str) -> Param | None:
    return next((note for note in type(block).model_fields[name].metadata if isinstance(note, Param)), None)


def _origin(scenario: Scenario, path: str, found: _Found) -> Origin:
    """As the scenario says of this number, or of the nearest block around it."""
    said = origin_said(path, scenario.origins)
    if said is not None:
        return said
    if found.is_written:
        return "scenario"
    source = found.param.source if found.param is not None else ""
    return "published" if source and not source.startswith(ASSUMED) else "assumption"
