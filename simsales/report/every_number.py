"""Every number a comparison rests on, with its unit, where it is from, and what each variant makes of it.

A number is from a person's own file or a published study where the scenario says so (`origins:`), else written in the
scenario, else a default: that of a study, or an assumption. How people behave comes first, because it is asked about first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simsales.i18n import Text
from simsales.spec.origin import Stated, source_of, stated
from simsales.spec.parts import Part, parts
from simsales.spec.scenario import BASELINE, Scenario
from simsales.spec.unit_words import unit_words
from simsales.units import Param

_ABOUT_PEOPLE = "people."
_NO_ASSUMPTION = frozenset({"simsales", "minutes", "currency", "limits", "variants", "origins"})
"""Format, length, goals: nothing that a result rests on."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its dotted path, what it is, and each variant's value (None where a variant has no such number)."""

    path: str
    label: Text
    unit: Text
    origin: Stated
    source: str
    values: Mapping[str, float | None]


def numbers(variants: Mapping[str, Scenario]) -> list[Number]:
    """All numbers of the scenarios, those about people first; money is in major units."""
    found = {name: {part.path: part for part in _numbers(scenario)} for name, scenario in variants.items()}
    paths = dict.fromkeys(path for one in found.values() for path in one)
    about_people_first = sorted(paths, key=lambda path: not path.startswith(_ABOUT_PEOPLE))
    return [_number(path, variants[BASELINE], found) for path in about_people_first]


def _number(path: str, base: Scenario, found: Mapping[str, Mapping[str, Part]]) -> Number:
    one = next(each[path] for each in found.values() if path in each)
    param = one.param or Param(en="", zh="")
    origin = stated(path, one.param, base.origins, is_written=one.is_written)
    values = {name: float(each[path].value) if path in each else None for name, each in found.items()}
    return Number(path, param.label, unit_words(param.unit, base.money), origin, source_of(one.param, origin), values)


def _numbers(scenario: Scenario) -> Iterator[Part]:
    for part in parts(scenario):
        is_number = isinstance(part.value, int | float) and not isinstance(part.value, bool)
        if is_number and part.steps[0] not in _NO_ASSUMPTION:
            yield part
