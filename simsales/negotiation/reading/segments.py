"""A line cut where speakers pause, and the issue that a number in a piece speaks of: the one named beside it.

Where a piece names several issues and several numbers, they are paired in the order in which people say them: issue first
(账期六十天交货三十天) or number first (60 days payment 30 days delivery).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .quantities import Kind, Quantity
from .words.issues import ISSUE_WORDS
from .words.pattern import one_of

_PAUSE = re.compile(
    r"[,.;!?()|]+(?!\d)|(?<!\d)[,.;]|[/+&]|(?:外加|以及|另外|而且|并且|但是?|不过(?!来|去)|然后)|(?<=[次年月天台套场万周])(?:加|"
    r"和)|(?<![a-z])(?:and|"
    r"with|plus|but|then|while)(?![a-z])"
)


class Piece(NamedTuple):
    start: int
    end: int


class Named(NamedTuple):
    """A place of the line where an issue is named."""

    start: int
    end: int
    issue: str


def pieces(words: str) -> list[Piece]:
    cuts = [0]
    for pause in _PAUSE.finditer(words):
        cuts += [pause.start(), pause.end()]
    cuts.append(len(words))
    made = [Piece(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    return [piece for piece in made if words[piece.start : piece.end].strip()]


def named_issues(words: str, issues: tuple[str, ...]) -> list[Named]:
    """Where issues of the table are named; a longer name hides a shorter one in it."""
    found = [
        Named(hit.start(), hit.end(), issue)
        for issue in issues
        if issue in ISSUE_WORDS
        for hit in one_of(ISSUE_WORDS[issue]).finditer(words)
    ]
    return sorted(one for one in found if not any(_hides(other, one) for other in found))


def _hides(other: Named, one: Named) -> bool:
    overlaps = other.start < one.end and one.start < other.end
    return (
        overlaps
        and other.issue != one.issue
        and (other.end - other.start, other.issue) > (one.end - one.start, one.issue)
    )


def issue_of(words: str, quantity: Quantity, found: list[Quantity], fitting: tuple[str, ...]) -> str:
    """The one issue among `fitting` that the quantity speaks of; "" where there is none, or more than one."""
    piece = next((piece for piece in pieces(words) if piece.start <= quantity.start < piece.end), Piece(0, len(words)))
    named = named_issues(words, tuple(ISSUE_WORDS))
    here = [name for name in named if piece.start <= name.start < piece.end and name.issue in fitting]
    issues = {name.issue for name in here}
    if len(issues) == 1:
        return here[0].issue
    if len(issues) > 1:
        rivals = [
            other
            for other in found
            if piece.start <= other.start < piece.end and other.kind in (quantity.kind, Kind.BARE)
        ]
        return _in_order(quantity, here, rivals)
    return _from_elsewhere(words, piece, [name for name in named if name.issue in fitting], found, quantity)


def _in_order(quantity: Quantity, here: list[Named], rivals: list[Quantity]) -> str:
    if len(rivals) == len(here):
        return here[rivals.index(quantity)].issue if quantity in rivals else ""
    touching = {
        name.issue for name in here if -1 <= quantity.start - name.end <= 1 or -1 <= name.start - quantity.end <= 1
    }
    return next(iter(touching)) if len(touching) == 1 else ""


def _from_elsewhere(words: str, piece: Piece, named: list[Named], found: list[Quantity], quantity: Quantity) -> str:
    """No issue named in this piece: the one just before, if it has no number of its own, or the only one in the line."""
    issues = {name.issue for name in named}
    others = [
        other for other in found if other.amount != quantity.amount and other.kind in (Kind.SPAN, Kind.TIMES, Kind.BARE)
    ]
    if len(issues) == 1 and not others:
        return next(iter(issues))
    before = [name for name in named if name.end <= piece.start]
    if not before:
        return ""
    last = before[-1]
    between = words[last.end : quantity.start]
    return last.issue if len(between) <= 12 and not any(last.end <= o.start < quantity.start for o in found) else ""
