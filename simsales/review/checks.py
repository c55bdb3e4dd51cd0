"""What a check of the rubric found: how many of how many, in which turns, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..i18n import Text


class Check(NamedTuple):
    """`share` of the points, 0..1; `turns` that it rests on (none: on the preparation sheet or on the end as a whole)."""

    share: float
    turns: tuple[int, ...]
    note: Text

    @property
    def is_passed(self) -> bool:
        return self.share >= 1.0


_YES, _NO = Text(en="yes", zh="是"), Text(en="no", zh="否")
_OF = Text(en="{passed} of {count}", zh="{passed}/{count}")


def yes_no(is_so: bool, turns: Iterable[int] = ()) -> Check:
    """One check."""
    return Check(float(is_so), tuple(turns), _YES if is_so else _NO)


def each(found: Sequence[tuple[int, bool]]) -> Check | None:
    """One check for each turn; None where there were none."""
    if not found:
        return None
    passed = sum(is_so for _, is_so in found)
    return Check(passed / len(found), tuple(turn for turn, _ in found), _OF.fill(passed=passed, count=len(found)))


def of(passed: int, count: int, turns: Iterable[int] = ()) -> Check | None:
    """So many checks of so many."""
    return Check(passed / count, tuple(turns), _OF.fill(passed=passed, count=count)) if count else None
