"""The assumptions of a scenario: every number whose source leaves a range open, wherever in the scenario it stands.

Nobody keeps a list of them: a field that says its range (`units.Param`) is one, also in a plug-in. The same field in
several named blocks (the taste of every segment) is one assumption with `*` in its path; its value is their mean, and they
move together, in proportion. Used to ask what a verdict hangs on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from simsales.errors import Place, ScenarioError
from simsales.i18n import Text
from simsales.spec.casefile import check_scenario
from simsales.spec.delta import apply
from simsales.spec.origin import Origin, origin_of, param_of
from simsales.spec.parts import ITEM, parts
from simsales.spec.reading import Document
from simsales.spec.scenario import Scenario
from simsales.units import Currency

_DIGITS = 3
"""Significant ones: a range knows no more."""
_UNITS = {
    "years": Text(en=" years", zh=" 年"),
    "months": Text(en=" months", zh=" 个月"),
    "days": Text(en=" days", zh=" 天"),
    "hours": Text(en=" hours", zh=" 小时"),
    "hours a week": Text(en=" hours a week", zh=" 小时/周"),
    "weeks": Text(en=" weeks", zh=" 周"),
}
_LEAST_SURE: Sequence[Origin] = ("assumption", "published", "file")


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number that may be otherwise, between `low` and `high`; `value` is what the scenario says, all in `unit`."""

    path: str
    """Dotted; `*` stands for every name in its place."""
    label: Text
    unit: str
    low: float
    value: float
    high: float
    source: str
    """Of the number and its range, as the field says it."""
    origin: Origin

    def said(self, value: float, currency: Currency) -> Text:
        """A value of it as people write it: per cent of a share, money with its code, else a number with its unit."""
        if self.unit.startswith("share"):
            return Text.same(f"{_rounded(value * 100)}%")
        if self.unit == "money":
            return Text.same(f"{_rounded(value)} {currency.code}")
        unit = _UNITS.get(self.unit, Text.same(""))
        return Text(en=f"{_rounded(value)}{unit.en}", zh=f"{_rounded(value)}{unit.zh}")


class Number(NamedTuple):
    """A number of a scenario where it stands, with the field that describes it."""

    steps: tuple[str, ...]
    pattern: tuple[str, ...]
    """The same path with `*` for names that the scenario gave."""
    value: float
    field: FieldInfo

    @property
    def path(self) -> str:
        return ".".join(self.steps)


def assumptions(scenario: Scenario) -> list[Assumption]:
    """All of them, in the order of the scenario's fields."""
    found: dict[tuple[str, ...], list[Number]] = {}
    for number in numbers(scenario):
        found.setdefault(number.pattern, []).append(number)
    made = (_assumption(scenario, alike) for alike in found.values())
    return [one for one in made if one is not None]


def numbers(block: BaseModel) -> Iterator[Number]:
    """Every number below a block whose field says a range; what stands in a list is none of these."""
    for part in parts(block):
        param = part.param
        is_one = part.is_field and ITEM not in part.pattern and isinstance(part.value, float)
        if is_one and param is not None and param.span(part.value) is not None:
            yield Number(part.steps, part.pattern, part.value, part.field)


def _assumption(scenario: Scenario, alike: Sequence[Number]) -> Assumption | None:
    """None where the range leaves nothing open, or where there is no proportion to keep."""
    value = alike[0].value if len(alike) == 1 else math.fsum(one.value for one in alike) / len(alike)
    param = param_of(alike[0].field)
    span = param.span(value) if param is not None else None
    if param is None or span is None or span[0] == span[1] or (len(alike) > 1 and not value):
        return None
    origins = {origin_of(one.path, one.field, one.value, scenario.origins) for one in alike}
    return Assumption(
        path=".".join(alike[0].pattern) if len(alike) > 1 else alike[0].path,
        label=param.label,
        unit=param.unit,
        low=span[0],
        value=value,
        high=span[1],
        source=param.source,
        origin=next(origin for origin in _LEAST_SURE if origin in origins),
    )


def entries(scenario: Scenario, assumption: Assumption) -> dict[str, float]:
    """Dotted path -> value of every number that an assumption speaks of, in this scenario."""
    return {
        number.path: number.value
        for number in numbers(scenario)
        if assumption.path in (number.path, ".".join(number.pattern))
    }


def moved(scenario: Scenario, assumption: Assumption, value: float) -> Scenario:
    """The scenario with another value, checked as a whole. Raises ScenarioError where it does not fit."""
    changes: dict[str, Any] = {
        path: value if own == assumption.value else own * value / assumption.value
        for path, own in entries(scenario, assumption).items()
    }
    text = json.loads(scenario.model_dump_json(by_alias=True))
    made, problems = check_scenario(apply(Document(text, {(): Place(assumption.path)}), changes))
    if made is None or problems:
        raise ScenarioError(problems)
    return made


def _rounded(value: float) -> str:
    if not value or not math.isfinite(value):
        return f"{value:g}"
    digits = max(0, _DIGITS - 1 - math.floor(math.log10(abs(value))))
    shown = f"{round(value, digits):,.{digits}f}" if digits else f"{float(f'{value:.{_DIGITS}g}'):,.0f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
