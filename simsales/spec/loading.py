"""From a scenario's name on the shelf to checked, frozen data: read, extend, check.

Used by `load_scenario`, `check` and every variant. `extends: NAME` lays a file over another one; places stay those of
the file in which a value was written. Problems come in file order: file, line, column.
"""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text

from .delta import merge
from .explain import explain
from .reading import Document, read_document
from .shelf import candidates, find_scenario, is_path, unknown_scenario
from .wrong import in_file_order, shown

M = TypeVar("M", bound=BaseModel)
EXTENDS = "extends"
MAX_EXTENDS = 8


def load_document(path: FilePath) -> Document:
    """The scenario file laid over everything it extends. Raises ScenarioError."""
    return _extended(path, [])


def check_document(document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The document as a model, or every problem it has with the model."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, in_file_order(explain(error, model, document))


def _extended(path: FilePath, below: list[FilePath]) -> Document:
    document = read_document(path)
    if EXTENDS not in document.data:
        return document
    chain = [*below, path.resolve()]
    place = document.place((EXTENDS,))
    base = _base_file(document.data[EXTENDS], path, place)
    if base.resolve() in chain:
        circle = " > ".join(file.stem for file in [*chain, base.resolve()])
        _refuse(place, Text(en=f"scenarios extend each other in a circle: {circle}", zh=f"extends 成了循环: {circle}"))
    if len(chain) > MAX_EXTENDS:
        _refuse(
            place,
            Text(en="too many scenarios extend one another", zh="extends 的层数太多"),
            Text(en=f"allowed: {MAX_EXTENDS} steps", zh=f"允许: {MAX_EXTENDS} 层"),
        )
    return merge(_extended(base, chain), _without_extends(document))


def _base_file(name: Any, path: FilePath, place: Place) -> FilePath:
    """Beside the extending file first, then on the shelf."""
    if not isinstance(name, str) or not name:
        _refuse(
            place,
            Text(en="{value} is not a scenario's name", zh="{value} 不是场景名").fill(value=shown(name)),
            Text(en="allowed: a name or a path", zh="允许: 名称或路径"),
        )
    beside = [path.parent / name] if is_path(name) else candidates(path.parent, name)
    for file in beside:
        if "\0" not in name and file.is_file():
            return file
    try:
        return find_scenario(name)
    except ScenarioError:
        raise ScenarioError(unknown_scenario(name, place, EXTENDS)) from None


def _without_extends(document: Document) -> Document:
    data = {name: value for name, value in document.data.items() if name != EXTENDS}
    return Document(data, {where: place for where, place in document.places.items() if where[:1] != (EXTENDS,)})


def _refuse(place: Place, what: Text, allowed: Text | None = None) -> NoReturn:
    raise ScenarioError(Problem(place, EXTENDS, what, allowed))
