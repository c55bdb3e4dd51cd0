"""A scenario as text: plain data written so that a person can go on with it, and `check` can read it.

Used by whatever makes a scenario file from answers or from another format. Outer blocks have a line for each name; what is
three levels deep stands in one line. Words are quoted, so that no name is taken for a number or a sign.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from simsales.i18n import Text

from .scalars import meaning

_LINE = 110
_DEEP = 4


def scenario_text(head: str, data: Mapping[str, Any]) -> str:
    """`head` becomes comment lines above; values are mappings, lists, Texts, words, numbers, None is left out."""
    comment = [f"# {line}" if line else "#" for line in head.splitlines()]
    return "\n".join([*comment, *_block(data, 0)]) + "\n"


def _block(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    for name, value in data.items():
        if value is None:
            continue
        key, indent = _key(name), "  " * depth
        line = f"{indent}{key}: {flow(value)}"
        if isinstance(value, Mapping) and value and depth < _DEEP and (depth == 0 or len(line) > _LINE):
            yield f"{indent}{key}:"
            yield from _block(value, depth + 1)
        else:
            yield line


def flow(value: Any) -> str:
    """One value in one line."""
    if isinstance(value, Text):
        return quoted(value.en) if value.en == value.zh else f"{{en: {quoted(value.en)}, zh: {quoted(value.zh)}}}"
    if isinstance(value, Mapping):
        inside = (f"{_key(name)}: {flow(one)}" for name, one in value.items() if one is not None)
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.12g}"
    return quoted(str(value))


def quoted(words: str) -> str:
    """Words in double quotes; Chinese stays readable."""
    return json.dumps(words, ensure_ascii=False)


def _key(name: str) -> str:
    is_plain = name.replace("-", "").replace("_", "").isalnum() and name[0].isalpha() and isinstance(meaning(name), str)
    return name if is_plain else quoted(name)
