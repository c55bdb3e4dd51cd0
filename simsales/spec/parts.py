"""The parts of a scenario: every block, list, name and number in it, with its path and the field that describes it.

One walk for everything that looks through a whole scenario: what a verdict may hang on, the numbers a report lists, what a
person may move.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from simsales.i18n import Text
from simsales.units import Param

from .origin import param_of
from .spots import Spot, below, spot_of

EVERY = "*"
ITEM = "#"


class Part(NamedTuple):
    """One thing in a scenario, where it stands."""

    steps: tuple[str, ...]
    """The path; items of a list are counted from 1."""
    pattern: tuple[str, ...]
    """The same path with `*` for names that the scenario gave, and `#` for numbers of items."""
    value: Any
    field: FieldInfo
    """The field it is, or in whose mapping or list it stands."""
    spot: Spot
    """Its type, with what is noted on it."""
    around: tuple[Text, ...]
    """What people call the blocks it stands in, as far as they have names."""
    is_written: bool
    """Whether somebody wrote it: what stands inside a default is a default too."""
    is_missing: bool = False
    """Whether it must be filled in and is not yet."""

    @property
    def path(self) -> str:
        return ".".join(self.steps)

    @property
    def is_field(self) -> bool:
        """Whether it is all of its field, not an entry of a mapping or of a list."""
        return self.pattern[-1] not in (EVERY, ITEM)

    @property
    def param(self) -> Param | None:
        return param_of(self.field)

    @property
    def may_be_nothing(self) -> bool:
        return self.is_field and NoneType in get_args(self.field.annotation)


def parts(block: BaseModel) -> Iterator[Part]:
    """Everything below a block, outer parts before what is inside them."""
    return _fields(block, (), (), (), True)


def blank_parts(model: type[BaseModel], steps: tuple[str, ...], around: tuple[Text, ...]) -> Iterator[Part]:
    """What a block of this type consists of before somebody fills it in: its defaults, and what is missing."""
    for name, field in model.model_fields.items():
        word, spot = field.alias or name, _field_spot(model, name)
        here = (*steps, word)
        if not field.is_required():
            value = field.get_default(call_default_factory=True)
            yield from _part(Part(here, here, value, field, spot, around, False))
            continue
        yield Part(here, here, None, field, spot, around, False, is_missing=True)
        if isinstance(spot.kind, type) and issubclass(spot.kind, BaseModel):
            yield from blank_parts(spot.kind, here, around)


def _fields(
    block: BaseModel, steps: tuple[str, ...], pattern: tuple[str, ...], around: tuple[Text, ...], is_written: bool
) -> Iterator[Part]:
    written = block.model_fields_set if is_written else ()
    for name, field in type(block).model_fields.items():
        word = field.alias or name
        spot = _field_spot(type(block), name)
        value = getattr(block, name)
        yield from _part(Part((*steps, word), (*pattern, word), value, field, spot, around, name in written))


def _part(part: Part) -> Iterator[Part]:
    yield part
    match part.value:
        case BaseModel():
            yield from _fields(part.value, part.steps, part.pattern, part.around, part.is_written)
        case Mapping():
            for key, value in part.value.items():
                yield from _part(_entry(part, str(key), EVERY, key, value))
        case list() | tuple():
            for number, value in enumerate(part.value, start=1):
                yield from _part(_entry(part, str(number), ITEM, number - 1, value))


def _entry(part: Part, step: str, kind: str, key: Any, value: Any) -> Part:
    name = getattr(value, "name", None)
    return part._replace(
        steps=(*part.steps, step),
        pattern=(*part.pattern, kind),
        value=value,
        spot=below(part.spot, key),
        around=(*part.around, name if isinstance(name, Text) else Text.same(step)),
    )


@cache
def _field_spot(model: type[BaseModel], name: str) -> Spot:
    field = model.model_fields[name]
    return spot_of(field.annotation, (field,))
