"""What a variant changes: a delta laid over a scenario, so that two variants differ exactly by what was written.

Used for `extends`, for variants and for `--set`. Blocks merge deeply; words, numbers and lists replace; a block that
names another `kind` replaces the whole block; null removes. Every value keeps the place it was written at.
Source of the idea: an OpenFisca reform is a delta on a baseline; null as in JSON Merge Patch (RFC 7396).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text

from .reading import Document
from .wrong import Path, dotted, in_file_order, nearest

Block = dict[str, Any]
_MAX_HINTS = 20
_CHANGE_DEPTH = 3
_NO_SUCH = Text(en="there is nothing of this name to change", zh="没有可以修改的这一项")
_IN_LIST = Text(en="{path} is a list and has no named parts", zh="{path} 是列表, 没有带名称的部分")
_WHOLE_LIST = Text(en="set the whole list", zh="请设置整个列表")
_NO_PARTS = Text(en="{path} is a single value and has no parts", zh="{path} 是单个值, 没有下级")


def merge(base: Document, over: Document) -> Document:
    """The base with the other laid over it; both stay as they were."""
    work = _Work(base)
    work.lay((), work.data, over.data, over.places, ())
    work.places[()] = over.place(())
    return work.document()


def apply(
    document: Document,
    changes: Mapping[str, Any],
    places: Mapping[Path, Place] | None = None,
    defaults: Callable[[], Mapping[str, Any]] = dict,
) -> Document:
    """The document with changes by dotted path (`reps.li.quota`); a change may itself be a block.

    `places` says where each change was written: `(dotted,)` for the change, longer paths for parts of a block. `defaults`
    gives the blocks that nobody has written but that are there all the same: a path may lead through these.
    The order of the changes does not matter: outer blocks come first, and a `kind` before its neighbours.
    Raises ScenarioError with every path that does not fit.
    """
    work, written = _Work(document, defaults), Document(changes, places or {(): Place("--set")})
    problems = []
    for name in sorted(changes, key=_outer_first):
        try:
            work.change(name, written)
        except _Misfit as misfit:
            problems.append(Problem(written.place((name,)), name, misfit.what, misfit.allowed, misfit.meant))
    if problems:
        raise ScenarioError(in_file_order(problems))
    return work.document()


def _longest(parts: list[str], block: Mapping[str, Any]) -> int:
    """How many parts make the longest name that stands in the block; 0 if none does."""
    return next((n for n in range(len(parts), 0, -1) if ".".join(parts[:n]) in block), 0)


def _outer_first(name: str) -> tuple[int, bool, str]:
    return (name.count("."), name.rpartition(".")[2] != "kind", name)


class _Misfit(Exception):
    """A dotted path that names nothing."""

    def __init__(self, what: Text, allowed: Text | None = None, meant: str | None = None) -> None:
        super().__init__(what.en)
        self.what, self.allowed, self.meant = what, allowed, meant


class _Work:
    """A copy of a document while it is being changed."""

    def __init__(self, document: Document, defaults: Callable[[], Mapping[str, Any]] = dict) -> None:
        self.data = _copy(document.data)
        self._defaults = cache(defaults)
        self.places = dict(document.places)
        self._hints = 0

    def document(self) -> Document:
        return Document(self.data, self.places)

    def change(self, name: str, written: Document) -> None:
        parent, block, last = self._parent(name)
        value = written.data[name]
        if value is None and last not in block:
            raise _Misfit(_NO_SUCH, meant=self._meant(name))
        self.lay(parent, block, {last: value}, _moved(written, name, last), ())

    def lay(self, at: Path, block: Block, over: Block, places: Mapping[Path, Place], source: Path) -> None:
        """Lay `over` on the block at path `at`; `source` is where `over` stands in `places`."""
        if _other_kind(block, over):
            for gone in list(block):
                self._forget((*at, gone), block.pop(gone))
        for name, value in over.items():
            here, origin = (*at, name), (*source, name)
            known = block.get(name)
            if isinstance(value, dict):
                if not isinstance(known, dict):
                    self._forget(here, block.get(name))
                    known = block[name] = {}
                self._note(here, places, origin)
                self.lay(here, known, value, places, origin)
            else:
                removes = value is None and not _is_change(at)
                self._forget(here, block.pop(name, None) if removes else known)
                if removes:
                    self._note(here, places, origin)
                else:
                    block[name] = _copy(value)
                    self._note_all(here, value, places, origin)

    def _parent(self, name: str) -> tuple[Path, Block, str]:
        """The block a dotted path points into, and the last name; names with dots of their own are found too."""
        at: Path = ()
        block: Any = self.data
        parts = name.split(".")
        while len(parts) > 1:
            taken = _longest(parts, block)
            if taken == len(parts):
                break
            if not taken:
                taken = self._unwritten(at, block, parts)
            if not taken:
                raise _Misfit(_NO_SUCH, meant=self._meant(name))
            step, parts = ".".join(parts[:taken]), parts[taken:]
            at, block = (*at, step), block[step]
            if isinstance(block, list):
                raise _Misfit(_IN_LIST.fill(path=dotted(at)), _WHOLE_LIST)
            if not isinstance(block, dict):
                raise _Misfit(_NO_PARTS.fill(path=dotted(at)), meant=self._meant(name))
        if not all(parts):
            raise _Misfit(_NO_SUCH, meant=self._meant(name))
        return at, block, ".".join(parts)

    def _unwritten(self, at: Path, block: Block, parts: list[str]) -> int:
        """Write out a block that so far stands in the defaults only; how many parts its name takes, 0 if there is none."""
        default: Any = self._defaults()
        for step in at:
            default = default.get(step) if isinstance(default, Mapping) else None
        taken = _longest(parts, default) if isinstance(default, Mapping) else 0
        known = default[".".join(parts[:taken])] if taken else None
        if not isinstance(known, Mapping):
            return 0
        block[".".join(parts[:taken])] = _copy(known)
        return taken

    def _meant(self, name: str) -> str | None:
        """The nearest path there is; only for the first misfits, as a search among 5,000 reps takes its time."""
        self._hints += 1
        if self._hints > _MAX_HINTS:
            return None
        paths = (path for path in _paths(self.data, ()) if all(isinstance(step, str) for step in path))
        return nearest(name, (dotted(path) for path in paths))

    def _note(self, here: Path, places: Mapping[Path, Place], origin: Path) -> None:
        while origin and origin not in places:
            origin = origin[:-1]
        if origin in places:
            self.places[here] = places[origin]

    def _note_all(self, here: Path, value: Any, places: Mapping[Path, Place], origin: Path) -> None:
        self._note(here, places, origin)
        for path in _paths(value, ()):
            self._note((*here, *path), places, (*origin, *path))

    def _forget(self, here: Path, value: Any) -> None:
        self.places.pop(here, None)
        for path in _paths(value, ()):
            self.places.pop((*here, *path), None)


def _is_change(at: Path) -> bool:
    """Inside a variant's `set` a null is itself the change, kept until the variant is applied."""
    return len(at) >= _CHANGE_DEPTH and at[0] == "variants" and at[2] == "set"


def _moved(written: Document, name: str, last: str) -> dict[Path, Place]:
    """The places of one change, as if it had been written under its last name only."""
    inner = {(last, *where[1:]): place for where, place in written.places.items() if where[:1] == (name,)}
    return {(last,): written.place((name,))} | inner


def _other_kind(block: Block, over: Block) -> bool:
    return "kind" in block and over.get("kind") is not None and over["kind"] != block["kind"]


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copy(part) for name, part in value.items()}
    return [_copy(part) for part in value] if isinstance(value, list) else value


def _paths(value: Any, at: Path) -> Iterator[Path]:
    """Every path below a value, lists included."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield (*at, step)
        yield from _paths(part, (*at, step))
