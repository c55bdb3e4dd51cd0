"""Between a table and a line that is read: what the reader may know of it, and the offer that values make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..i18n import Text
from .reading import Issue as ReadIssue
from .reading import Terms
from .talk import Talk

_UNITS = {
    "price": "money",
    "payment": "days",
    "delivery": "days",
    "warranty": "months",
    "training": "sessions",
    "service": "visits",
    "volume": "units",
}
_OFF_GRID = Text(
    en="{label}: {value:g} cannot be agreed; allowed: {allowed}", zh="{label}: 不能谈 {value:g}; 可选: {allowed}"
)
_NOT_HERE = Text(en="{name} is not on the table here", zh="这次不谈{name}")
_MANY = 9


def terms_of(talk: Talk) -> Terms:
    """What both sides can see."""
    board, bargain = talk.truth.board, talk.bargain
    issues = {one.name: ReadIssue(_UNITS.get(one.name, ""), one.values, one.label) for one in board.issues}
    doubt = talk.listening.open_doubt
    top = next((one.values[-1] for one in board.issues if one.name == "price"), 0.0)
    return Terms(
        issues,
        "",
        top,
        board.values(bargain.ours) if bargain.ours >= 0 else None,
        board.values(bargain.theirs) if bargain.theirs >= 0 else None,
        (doubt,) if doubt is not None else (),
    )


class Offered(NamedTuple):
    """An offer made of values, or why there is none."""

    outcome: int
    refused: Text | None = None


def offered(talk: Talk, values: Mapping[str, float]) -> Offered:
    """Our standing offer (before the first: the best for us) with these values."""
    board, bargain = talk.truth.board, talk.bargain
    outcome = bargain.ours if bargain.ours >= 0 else talk.truth.listed
    for name, value in values.items():
        if name not in board.names:
            return Offered(outcome, _NOT_HERE.fill(name=name))
        place = board.names.index(name)
        issue = board.issues[place]
        level = next((i for i, one in enumerate(issue.values) if abs(one - value) < 1e-6), None)
        if level is None:
            few = len(issue.values) <= _MANY
            allowed = ", ".join(f"{one:g}" for one in issue.values) if few else _stepped(issue.values)
            return Offered(outcome, _OFF_GRID.fill(label=issue.label, value=value, allowed=allowed))
        outcome = board.moved(outcome, place, level)
    return Offered(outcome)


def _stepped(values: tuple[float, ...]) -> str:
    return f"{values[0]:g}, {values[1]:g} .. {values[-1]:g}"
