"""Where a number of a scenario is from: your file, a published study, or an assumption.

Used wherever a number is shown beside a verdict. What the scenario says in `origins` comes first; else the source that
stands with the field speaks for its default, and for whatever is inside the range of that source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from pydantic.fields import FieldInfo

from simsales.i18n import Text
from simsales.units import Param

Origin: TypeAlias = Literal["file", "published", "assumption"]
Stated: TypeAlias = Literal["file", "scenario", "published", "assumption"]
"""The same, where what the scenario itself says is told from a default."""
STATED_WORDS: Mapping[Stated, Text] = {
    "file": Text(en="your data", zh="来自您的文件"),
    "scenario": Text(en="set in the scenario", zh="场景里写定"),
    "published": Text(en="published", zh="公开研究"),
    "assumption": Text(en="assumption", zh="假设"),
}

ASSUMED = "assumption"
"""How the source of an assumption begins."""


def param_of(field: FieldInfo) -> Param | None:
    """What a field of a block says about itself."""
    return next((note for note in field.metadata if isinstance(note, Param)), None)


def origin_said(path: str, written: Mapping[str, Origin]) -> Origin | None:
    """What the scenario's `origins` say of a dotted path, or of the nearest block around it."""
    while path:
        if path in written:
            return written[path]
        path = path.rpartition(".")[0]
    return None


def origin_of(path: str, field: FieldInfo, value: Any, written: Mapping[str, Origin]) -> Origin:
    """The origin of the value at a dotted path; `written` are the scenario's `origins`, which speak for all below a path."""
    said = origin_said(path, written)
    if said is not None:
        return said
    param = param_of(field)
    if param is None or not param.source or param.source.startswith(ASSUMED):
        return "assumption"
    is_inside = param.low is not None and param.high is not None and param.low <= value <= param.high
    return "published" if value == field.default or is_inside else "assumption"


def stated(path: str, param: Param | None, written: Mapping[str, Origin], *, is_written: bool) -> Stated:
    """As the scenario says of this number, or of the nearest block around it; else who wrote it, or what its default rests on."""
    said = origin_said(path, written)
    if said is not None:
        return said
    if is_written:
        return "scenario"
    source = param.source if param is not None else ""
    return "published" if source and not source.startswith(ASSUMED) else "assumption"


def source_of(param: Param | None, origin: Stated) -> str:
    """Where a default is from, in the words that stand with its field; nothing where somebody else wrote the number."""
    if param is None or origin not in ("published", "assumption"):
        return ""
    return param.source.removeprefix(ASSUMED).lstrip(":; ")
