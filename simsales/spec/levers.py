"""Levers: everything of a scenario that a person may move, with what is allowed and where its number is from.

Nobody keeps a list of them: a field of a block is a lever, also one of a plug-in. Used by the screen where a plan is tried
out, on which every lever becomes a field; `trial.py` moves them. What is the same for all variants of a comparison (length,
calendar, currency, objective, limits) is not among them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from simsales.i18n import Text
from simsales.registry import installed
from simsales.units import Currency, Param

from .allowed import allowed_range
from .lever_groups import FRAME, GROUPS, group_of
from .origin import Origin, Stated, source_of, stated
from .parts import EVERY, ITEM, Part, blank_parts, parts
from .scalars import meaning
from .scenario import Scenario
from .spots import Spot
from .unit_words import unit_words

Sort: TypeAlias = Literal["number", "choice", "words", "list", "there"]
"""What is typed or picked; `there`: whether a block, or an entry, is there at all."""
NOTHING = "null"
"""What is written to say that there is none."""
_KIND = Text(en="kind", zh="种类")
_THERE = Text(en="{what}: in use", zh="{what}: 启用")
_ENTRY = Text(en="{what}: {key}", zh="{what}: {key}")
_PERSONA = "persona"
_RULES = "policies."
_BETWEEN = re.compile(r"[\s/:,：，]+")
"""What stands between the words of a label."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing that may be moved: what it is, its value as it is written, and what may be written instead."""

    path: str
    """Dotted; items of a list are counted from 1."""
    group: str
    around: tuple[Text, ...]
    """The people, products, pay lines, .. it belongs to."""
    label: Text
    unit: Text
    sort: Sort
    written: str
    """Its value, as somebody would type it; empty where one is still missing."""
    choices: Sequence[str] = ()
    span: tuple[float, float] | None = None
    """What its source leaves open."""
    origin: Stated = "scenario"
    source: str = ""
    list_path: str | None = None
    """The list it is an item of: only the whole of it can be set."""
    may_be_nothing: bool = False
    spot: Spot = field(default=Spot(None), repr=False, compare=False)
    """Its type."""

    @property
    def allowed(self) -> Text | None:
        """How low and how high it may be, or how many items it may have."""
        return allowed_range(self.spot, {}) if self.sort in ("number", "list") else None

    def is_like(self, words: str) -> bool:
        """Whether somebody who looks for these words may mean this; also words as a label is printed, with / and : between them."""
        texts = (self.label, self.unit, *self.around)
        said = " ".join([self.path, *(word for text in texts for word in (text.en, text.zh))]).casefold()
        return all(word in said for word in _BETWEEN.split(words.casefold()))


def levers(scenario: Scenario) -> list[Lever]:
    """Everything that may be moved, by group and in the order of the scenario."""
    found = (part for part in parts(scenario) if part.steps[0] not in FRAME)
    return _in_groups(_made(found, scenario.origins, scenario.money))


def levers_of_kind(model: type[BaseModel], path: str, around: Sequence[Text], scenario: Scenario) -> list[Lever]:
    """Those of a block of this kind that nobody has filled in yet, below a dotted path."""
    found = blank_parts(model, tuple(path.split(".")), tuple(around))
    return list(_made(found, scenario.origins, scenario.money))


def models_at(part_path: str, scenario: Scenario) -> Mapping[str, type[BaseModel]]:
    """What may stand at a path, by kind; `""` is what stands there where there are no kinds."""
    part = next((part for part in parts(scenario) if part.path == part_path), None)
    if part is None:
        return {}
    members = part.spot.members()
    if members is not None:
        return {kind: model for kind, model in members.items() if isinstance(model, type)}
    kind = part.spot.kind
    return {"": kind} if isinstance(kind, type) and issubclass(kind, BaseModel) else {}


def written(value: Any) -> str:
    """A value as it is typed behind `--set NAME:path=`."""
    if isinstance(value, str):
        return value if value and meaning_is_itself(value) else json.dumps(value, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)


def meaning_is_itself(word: str) -> bool:
    """Whether a word needs no quotes."""
    plain = all(letter.isalnum() or letter in "_- " for letter in word) and word == word.strip()
    return plain and not word.startswith("-") and isinstance(meaning(word), str)


# --- from parts to levers ---------------------------------------------------------------------------------------------------
def _in_groups(found: Iterator[Lever]) -> list[Lever]:
    """Of each group the company's rules first."""
    order = {name: place for place, name in enumerate(GROUPS)}
    return sorted(found, key=lambda lever: (order[lever.group], not lever.path.startswith(_RULES)))


def _made(found: Iterator[Part], origins: Mapping[str, Origin], money: Currency) -> Iterator[Lever]:
    union: dict[tuple[str, ...], Part] = {}
    for part in found:
        if part.spot.members() is not None:
            union[part.steps] = part
        sort, choices = _sort(part, union.get(part.steps[:-1]))
        if sort is None:
            continue
        param = part.param or Param(en="", zh="")
        origin = stated(part.path, part.param, origins, is_written=part.is_written)
        is_number = sort == "number"
        yield Lever(
            path=part.path,
            group=group_of(part.steps),
            around=part.around[:-1] if part.pattern[-1] in (EVERY, ITEM) else part.around,
            label=_label(part, sort),
            unit=unit_words(param.unit, money) if is_number else Text.same(""),
            sort=sort,
            written=_written_of(part, sort),
            choices=choices,
            span=param.span(float(part.value)) if is_number and part.value is not None else None,
            origin=origin,
            source=source_of(part.param, origin),
            list_path=_list_path(part),
            may_be_nothing=part.may_be_nothing,
            spot=part.spot,
        )


def _sort(part: Part, around: Part | None) -> tuple[Sort | None, Sequence[str]]:
    """What kind of lever a part is, and what there is to choose from; None for what is no lever."""
    kind, none = part.spot.kind, (NOTHING,) if part.may_be_nothing else ()
    if part.pattern[-1] == ITEM:
        return None, ()  # the list is moved as a whole
    if around is not None and part.steps[-1] == "kind":
        return "choice", around.spot.kinds()
    if part.spot.members() is not None or _is_block(kind):
        is_line = part.pattern[-1] == EVERY and part.spot.members() is not None
        return ("there", ("true", "false")) if is_line or part.may_be_nothing else (None, ())
    if get_origin(kind) is Literal:
        choices = [written(choice) for choice in get_args(kind)]
        return ("choice", [*choices, *none]) if len(choices) + len(none) > 1 else (None, ())
    if kind is bool:
        return "choice", ("true", "false", *none)
    if kind in (int, float):
        return "number", ()
    if kind in (str, date):
        return ("choice", [*sorted(installed().kinds(_PERSONA)), *none]) if _is_persona(part) else ("words", ())
    is_list = isinstance(part.value, list | tuple) or get_origin(kind) in (list, tuple)
    return ("list", ()) if is_list and ITEM not in part.pattern else (None, ())


def _is_block(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_persona(part: Part) -> bool:
    return part.steps[-1] == _PERSONA and part.steps[0] == "reps"


def _label(part: Part, sort: Sort) -> Text:
    said = part.param.label if part.param is not None else Text.same(part.steps[-1])
    if part.steps[-1] == "kind" and part.is_field:
        return _KIND
    if not part.is_field and part.param is None:
        said = part.around[-1]
    elif not part.is_field:
        said = _ENTRY.fill(what=said, key=part.around[-1])
    return _THERE.fill(what=said) if sort == "there" else said


def _written_of(part: Part, sort: Sort) -> str:
    if sort == "there":
        return "false" if part.value is None else "true"
    if part.is_missing:
        return ""
    value = part.value.isoformat() if isinstance(part.value, date) else part.value
    return written(_plain(value))


def _plain(value: Any) -> Any:
    """Blocks inside lists as plain data, as far as somebody wrote them."""
    if isinstance(value, BaseModel):
        return _plain(json.loads(value.model_dump_json(by_alias=True, exclude_unset=True)))
    if isinstance(value, Text):
        return value.en if value.en == value.zh else {"en": value.en, "zh": value.zh}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return {str(key): _plain(one) for key, one in value.items()} if isinstance(value, Mapping) else value


def _list_path(part: Part) -> str | None:
    """Of the outermost list around it."""
    return ".".join(part.steps[: part.pattern.index(ITEM)]) if ITEM in part.pattern else None
