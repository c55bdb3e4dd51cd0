"""What a check of a scenario says when it says no: in both languages, pointing below the block it stands in.

A validator of a scenario block raises `Wrong` (or several at once as `Wrongs`) instead of a plain ValueError, and the
trainer reads it with file, line and column. `nearest` finds what may have been meant; `shown` quotes a value safely.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from simsales.errors import Problem
from simsales.i18n import Text
from simsales.text import safe_text

Path = tuple[str | int, ...]
"""Where in a document: names of mappings, numbers of list items."""

_ALIKE = 60.0
_SHOWN_NAMES = 20
_SHOWN_LETTERS = 60
_PLAIN = 1e15


class Wrong(ValueError):
    """One thing a validator refuses. `at` is the path below the block whose validator speaks."""

    def __init__(self, what: Text, allowed: Text | None = None, *, at: Path = (), meant: str | None = None) -> None:
        super().__init__(what.en)
        self.what = what
        self.allowed = allowed
        self.at = at
        self.meant = meant


class Wrongs(ValueError):
    """Several things a validator refuses, so that one reading shows them all."""

    def __init__(self, found: Sequence[Wrong]) -> None:
        super().__init__("; ".join(str(wrong) for wrong in found))
        self.found = list(found)


class Truth(str):
    """`true` or `false` where a number is wanted: text to the model, and said without quotes."""

    def __new__(cls, value: bool) -> Truth:
        return super().__new__(cls, str(value).lower())


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known name that looks most like the word, if any does; of equals the first in the alphabet."""
    from rapidfuzz import fuzz, process

    names = sorted(known)
    best = process.extractOne(str(word)[:200], names, scorer=fuzz.ratio, processor=_levelled, score_cutoff=_ALIKE)
    return best[0] if best else None


def _levelled(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")


def shown(value: Any) -> Text:
    """A value as a message quotes it: short, harmless, and never a whole block."""
    match value:
        case None:
            return Text(en="nothing", zh="空值")
        case Truth():
            return Text.same(str.__str__(value))
        case bool():
            return Text.same(str(value).lower())
        case str():
            quoted = safe_text(value, limit=_SHOWN_LETTERS)
            return Text.same(f'"{quoted}{"..." if len(value) > len(quoted) else ""}"')
        case dict():
            return Text(en="a block", zh="一组设置")
        case list() | tuple() | set() | frozenset():
            return Text(en="a list", zh="列表")
        case float() if value.is_integer() and abs(value) < _PLAIN:
            return Text.same(str(int(value)))
        case int() if abs(value) >= 10**_SHOWN_LETTERS:
            return Text(en="a number this long", zh="这么长的数")
        case _:
            return Text.same(safe_text(value, limit=_SHOWN_LETTERS))


def one_of(names: Iterable[object]) -> Text:
    """`allowed: a, b, c`"""
    words = [safe_text(name, limit=_SHOWN_LETTERS) for name in names]
    listed = ", ".join(words[:_SHOWN_NAMES]) + (", ..." if len(words) > _SHOWN_NAMES else "")
    return Text(en=f"allowed: {listed}", zh=f"允许: {listed}")


def dotted(path: Path) -> str:
    return ".".join(safe_text(step) for step in path)


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda found: (found.place.file, found.place.line, found.place.column, found.path))
