"""The guard at the door of a scenario file: YAML taken one event at a time, refused as soon as it is a trap.

Used by `reading`. No tree is composed by PyYAML (50,000 brackets kill its C composer); events come from a stack on the
heap, and reading ends at the first block too deep. Aliases, anchors, tags and merge keys are refused, not expanded.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import yaml

from simsales.errors import Place, Problem
from simsales.i18n import Text
from simsales.text import NAME_LENGTH, safe_text

from .scalars import meaning
from .syntax import syntax_problem
from .wrong import Path, Wrong, dotted, shown

MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_PROBLEMS = 100

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BAD_NAME = "?"
_SHORTHAND = Text(en="{sign} is not used in scenario files", zh="场景文件不用 {sign}")
_WRITE_OUT = Text(en="write it out, or use `extends`", zh="请直接写出, 或用 `extends`")
_IN_QUOTES = Text(en='in quotes it is a name: "{name}"', zh='加引号才是名称: "{name}"')


class _Enough(Exception):
    """Reading on would be useless or dangerous."""


class GuardedReader:
    """Reads one YAML document of printable characters; afterwards `problems` and `places` are filled."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self.places: dict[Path, Place] = {(): Place(file)}
        self._file = file
        self._nodes = 0
        self._loader = _LOADER(text)

    def value(self) -> Any:
        """The document's value, None if there is none or reading had to stop."""
        try:
            return self._only_document()
        except _Enough:
            return None
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(error, self._file))
            return None
        finally:
            self._loader.dispose()

    def _only_document(self) -> Any:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        first = self._next()
        self.places[()] = self._place(first)
        value = self._value(first, ())
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._complain(
                after,
                (),
                Text(en="a second document begins here", zh="这里开始了第二个文档"),
                Text(en="one file holds one scenario", zh="一个文件只放一个场景"),
            )
        return value

    def _next(self) -> Any:
        return self._loader.get_event()

    def _value(self, event: Any, path: Path) -> Any:
        self._admit(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, path)
        return self._mapping(event, path) if isinstance(event, yaml.MappingStartEvent) else None

    def _scalar(self, event: Any, path: Path) -> Any:
        if not event.implicit[0]:
            return safe_text(event.value, limit=3 * len(event.value), lines=True)
        try:
            value = meaning(event.value)
        except Wrong as wrong:
            self._complain(event, path, wrong.what, wrong.allowed)
            return None
        return safe_text(value, limit=3 * len(value), lines=True) if isinstance(value, str) else value

    def _list(self, event: Any, path: Path) -> list[Any]:
        self._not_too_deep(event, path)
        items: list[Any] = []
        while not isinstance(item := self._next(), yaml.SequenceEndEvent):
            here = (*path, len(items))
            self.places[here] = self._place(item)
            items.append(self._value(item, here))
        return items

    def _mapping(self, event: Any, path: Path) -> dict[str, Any]:
        self._not_too_deep(event, path)
        filled: dict[str, Any] = {}
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            name = self._name(key, path)
            here = (*path, name)
            if name in filled and name != _BAD_NAME:
                self._twice(key, here)
            else:
                self.places[here] = self._place(key)
            filled[name] = self._value(self._next(), here)
        return filled

    def _name(self, event: Any, path: Path) -> str:
        """The name before a colon. Only text is a name; anything else is a problem and read on under a stand-in."""
        if not isinstance(event, yaml.ScalarEvent):
            self._complain(event, path, Text(en="a name must be text", zh="名称必须是文字"))
            self._value(event, (*path, _BAD_NAME))
            return _BAD_NAME
        self._admit(event, path)
        name = unicodedata.normalize("NFC", event.value)
        if event.implicit[0] and not self._is_bare_name(event, path):
            return _BAD_NAME
        if name != safe_text(name, limit=NAME_LENGTH) or not name:
            self._complain(
                event,
                path,
                Text(en="this cannot be a name", zh="这不能作名称"),
                Text(en=f"allowed: 1 to {NAME_LENGTH} visible characters", zh=f"允许: 1 到 {NAME_LENGTH} 个可见字符"),
            )
            return _BAD_NAME
        return name

    def _is_bare_name(self, event: Any, path: Path) -> bool:
        if event.value == "<<":
            self._complain(event, path, _SHORTHAND.fill(sign="<<"), _WRITE_OUT)
            return False
        try:
            fits = isinstance(meaning(event.value), str)
        except Wrong:
            fits = False
        if not fits:
            name = safe_text(event.value, limit=20)
            self._complain(
                event,
                path,
                Text(en="{name} is not a name", zh="{name} 不是名称").fill(
                    name=Text.same(name) if name else shown(None)
                ),
                _IN_QUOTES.fill(name=name) if name else None,
            )
        return fits

    def _admit(self, event: Any, path: Path) -> None:
        """Every value and every name passes here: counted, and without the shorthands that make bombs."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._complain(
                event,
                path,
                Text(en="this file is too large", zh="文件太大"),
                Text(en=f"allowed: {MAX_NODES} names and values", zh=f"允许: {MAX_NODES} 个名称和值"),
            )
            raise _Enough
        alias = isinstance(event, yaml.AliasEvent)
        for sign, used in (("*", alias), ("&", not alias and event.anchor), ("!", not alias and event.tag)):
            if used:
                self._complain(event, path, _SHORTHAND.fill(sign=sign), _WRITE_OUT)

    def _not_too_deep(self, event: Any, path: Path) -> None:
        if len(path) >= MAX_DEPTH:
            self._complain(
                event,
                (),
                Text(en="blocks within blocks are too deep", zh="嵌套太深"),
                Text(en=f"allowed: {MAX_DEPTH} levels", zh=f"允许: {MAX_DEPTH} 层"),
            )
            raise _Enough

    def _twice(self, event: Any, here: Path) -> None:
        first = self.places[here].line
        what = Text(en=f"this name is already used on line {first}", zh=f"这个名称在第 {first} 行已经用过")
        self._complain(event, here, what, Text(en="every name once", zh="每个名称只能写一次"))

    def _complain(self, event: Any, path: Path, what: Text, allowed: Text | None = None) -> None:
        self.problems.append(Problem(self._place(event), dotted(path), what, allowed))
        if len(self.problems) >= MAX_PROBLEMS:
            more = Text(en="there may be more; mend these first", zh="可能还有更多, 请先改这些")
            self.problems.append(Problem(self._place(event), "", more))
            raise _Enough

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)
