"""Where in the scenario model a finding points: pydantic's location, walked step by step through the types.

Used by `explain`, and by the walk through a whole scenario (`parts`). A location holds more than the trainer wrote: the
tag of each union stands in it, and `[key]` after a name that is itself wrong. Walking the model tells the one from the
other, even when a field is called like its kind.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from typing_extensions import TypeAliasType

from simsales.registry import OneOf, installed

from .wrong import Path

KEY = "[key]"


@dataclass(frozen=True, slots=True)
class Spot:
    """A type in the scenario model with the notes (bounds, labels, families) on it; kind None = not known."""

    kind: Any
    notes: tuple[Any, ...] = ()

    def fields(self) -> list[str]:
        if _is_model(self.kind):
            return [field.alias or name for name, field in self.kind.model_fields.items()]
        return [field.name for field in dataclasses.fields(self.kind)] if dataclasses.is_dataclass(self.kind) else []

    def kinds(self) -> list[str]:
        """The tags of a union, for a block whose `kind` is wrong."""
        return sorted(self.members() or {})

    def members(self) -> dict[str, Any] | None:
        """What the location's next step chooses from, if this is a union; None if it is not."""
        family = next((note.family for note in self.notes if isinstance(note, OneOf)), None)
        if family is not None:
            return dict(installed().kinds(family))
        if get_origin(self.kind) not in (Union, UnionType):
            return None
        members = [member for member in get_args(self.kind) if member is not NoneType]
        fields = [note for note in self.notes if isinstance(note, FieldInfo)]
        tag = next((field.discriminator for field in fields if field.discriminator), None)
        if isinstance(tag, str):
            return {str(name): member for member in members for name in _tags(member, tag)}
        return {_label(member): member for member in members}


def follow(model: type[BaseModel], location: Path, data: Any) -> tuple[Path, Spot]:
    """The path as the file has it, and the spot at its end."""
    spot, path = spot_of(model), []
    about_key = location[-1:] == (KEY,)
    steps = location[:-1] if about_key else location
    for at, step in enumerate(steps):
        members = spot.members()
        if members is not None:
            spot = spot_of(members.get(str(step)))
            continue
        known, data = _in_file(data, step)
        if spot.kind is not None or known or at == len(steps) - 1:
            path.append(step)
        spot = _key_of(spot) if about_key and at == len(steps) - 1 else below(spot, step)
    return tuple(path), spot


def spot_of(annotation: Any, notes: tuple[Any, ...] = ()) -> Spot:
    """The type behind Annotated, Optional, NewType and type aliases, with all notes met on the way."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            notes = (*notes, *more)
        elif get_origin(annotation) in (Union, UnionType) and len(_present(annotation)) == 1:
            annotation = _present(annotation)[0]
        elif hasattr(annotation, "__supertype__"):
            annotation = annotation.__supertype__
        elif isinstance(annotation, TypeAliasType):
            annotation = annotation.__value__
        else:
            return Spot(annotation, _opened(notes))


def _present(union: Any) -> list[Any]:
    return [member for member in get_args(union) if member is not NoneType]


def _opened(notes: tuple[Any, ...]) -> tuple[Any, ...]:
    """Notes with the bounds that a pydantic Field holds inside."""
    return tuple(
        inner for note in notes for inner in ((note, *note.metadata) if isinstance(note, FieldInfo) else (note,))
    )


def below(spot: Spot, step: str | int) -> Spot:
    """The spot one step further down; kind None where the model has no such step."""
    arguments = get_args(spot.kind)
    if _is_model(spot.kind):
        field = next((field for name, field in spot.kind.model_fields.items() if step in (name, field.alias)), None)
        return spot_of(field.annotation, (field,)) if field else Spot(None)
    if dataclasses.is_dataclass(spot.kind):
        return spot_of(get_type_hints(spot.kind, include_extras=True).get(str(step)))
    if _is_mapping(spot.kind):
        return spot_of(arguments[1]) if len(arguments) == 2 else Spot(None)
    if get_origin(spot.kind) is tuple and Ellipsis not in arguments and isinstance(step, int):
        return spot_of(arguments[step]) if step < len(arguments) else Spot(None)
    return spot_of(arguments[0]) if arguments else Spot(None)


def _key_of(spot: Spot) -> Spot:
    return spot_of(get_args(spot.kind)[0]) if _is_mapping(spot.kind) and get_args(spot.kind) else Spot(None)


def _is_mapping(kind: Any) -> bool:
    origin = get_origin(kind) or kind
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _label(member: Any) -> str:
    """What pydantic calls a member of a plain union, for the members it gives a plain name."""
    kind = spot_of(member).kind
    if get_origin(kind) is Literal:
        return f"literal[{','.join(repr(choice) for choice in get_args(kind))}]"
    return getattr(kind, "__name__", str(kind))


def _tags(member: Any, tag: str) -> tuple[Any, ...]:
    spot = below(spot_of(member), tag)
    return get_args(spot.kind) if get_origin(spot.kind) is Literal else ()


def _in_file(data: Any, step: str | int) -> tuple[bool, Any]:
    """Whether the file has this step, and what stands below it."""
    if isinstance(data, dict) and step in data:
        return True, data[step]
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return True, data[step]
    return False, None
