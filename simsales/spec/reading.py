"""The scenario file as a person wrote it: YAML text to plain data, where every value keeps its file, line and column.

Used before anything else is done with a scenario, a variant or a `--set`. Every problem of the writing is collected and
raised once as a ScenarioError; whatever bytes a file holds, nothing else is raised.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any, NoReturn

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text
from simsales.text import safe_text

from .events import GuardedReader
from .raw_file import EMPTY, TOO_LARGE, at_most, bytes_of
from .wrong import Path, in_file_order, shown

MAX_BYTES = 2_000_000

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UTF8 = Text(en="allowed: text saved as UTF-8", zh="允许: 以 UTF-8 编码保存的文本")
_LINES = Text(en="allowed: lines of `name: value`", zh="允许: 一行行的 `名称: 值`")


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data (mappings, lists, words, numbers) and the place of each path; `()` is the document itself."""

    data: Any
    places: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """The place of the path, or of the nearest block around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place("?"))

    def below(self, *path: str | int) -> Document:
        """The part under a path that exists, as a document of its own."""
        part: Any = self.data
        for step in path:
            part = part[step]
        inner = {where[len(path) :]: place for where, place in self.places.items() if where[: len(path)] == path}
        return Document(part, {(): self.place(path)} | inner)


def read_document(path: FilePath) -> Document:
    """A scenario file. Raises ScenarioError with every problem found in it."""
    name = safe_text(path, limit=1_000)
    return read_text(_decoded(bytes_of(path, name, MAX_BYTES), name), name)


def read_text(text: str, name: str) -> Document:
    """Scenario text; `name` stands for the file in messages."""
    reader, data = _read(text, name)
    if not reader.problems and data is None:
        _refuse(Place(name), EMPTY, _LINES)
    if not reader.problems and not isinstance(data, dict):
        what = Text(en="the file holds {value}, not a scenario", zh="文件内容是 {value}, 不是场景")
        _refuse(reader.places[()], what.fill(value=shown(data)), _LINES)
    return _finished(reader, data)


def read_value(text: str, name: str = "--set") -> Any:
    """One value as typed on the command line: a word, a number, or a list or block in brackets; `null` is None."""
    if not text.strip():
        _refuse(
            Place(name),
            Text(en="a value is missing", zh="缺少值"),
            Text(en="`null` removes what is there", zh="`null` 表示删除"),
        )
    try:
        reader, value = _read(text, name)
        return _finished(reader, value).data
    except ScenarioError as error:
        raise ScenarioError(
            [replace(problem, place=_in_one_line(problem.place)) for problem in error.problems]
        ) from None


def _in_one_line(place: Place) -> Place:
    """A value has one line: what ends too early ends there."""
    return place if place.line <= 1 else Place(place.file, 1, 1)


def _read(text: str, name: str) -> tuple[GuardedReader, Any]:
    if len(text) > MAX_BYTES:
        _refuse(Place(name), TOO_LARGE, at_most(MAX_BYTES))
    text = text.removeprefix("\ufeff")
    if strange := _UNPRINTABLE.search(text):
        _refuse(
            _place_of(text, strange.start(), name),
            Text(en="a control character stands here (U+{code})", zh="这里有控制字符 (U+{code})").fill(
                code=f"{ord(strange.group()):04X}"
            ),
            _UTF8,
        )
    reader = GuardedReader(text, name)
    return reader, reader.value()


def _finished(reader: GuardedReader, data: Any) -> Document:
    if reader.problems:
        raise ScenarioError(in_file_order(reader.problems))
    return Document(data, reader.places)


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", errors="replace")
        _refuse(_place_of(before, len(before), name), Text(en="this is not UTF-8", zh="这不是 UTF-8 编码"), _UTF8)


def _place_of(text: str, offset: int, name: str) -> Place:
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(name, text.count("\n", 0, offset) + 1, offset - line_start + 1)


def _refuse(place: Place, what: Text, allowed: Text | None = None) -> NoReturn:
    raise ScenarioError(Problem(place, "", what, allowed)) from None
