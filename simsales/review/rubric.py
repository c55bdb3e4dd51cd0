"""The rubric: what is scored, with which weight, and the score of one talk; the process and its outcome apart.

Every item is a few yes/no checks on facts of the record, and says in which turns it found them; what did not come up is left out
of the sum, not counted as failed. The table can be read before playing; a meeting may change weights, never the checks. The same
record gets the same score.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from ..i18n import Text
from ..spec.meeting import Meeting
from . import outcome_checks as outcome
from . import process_checks as process
from .checks import Check
from .played import Played

Side = Literal["process", "outcome"]
POINTS = 10
"""A score is out of so many."""


class Item(NamedTuple):
    """One line of the rubric; weights of a side need not sum to 1."""

    key: str
    side: Side
    weight: float
    label: Text
    check: Callable[[Played], Check | None]


ITEMS: Sequence[Item] = (
    Item("prepared", "process", 0.08, Text(en="prepared", zh="谈前准备"), process.prepared),
    Item("asked first", "process", 0.10, Text(en="asked before giving", zh="先问后让"), process.asked_first),
    Item(
        "found out",
        "process",
        0.10,
        Text(en="found out what matters to them", zh="问出对方在意什么"),
        process.found_out,
    ),
    Item("opening", "process", 0.08, Text(en="informed first offer", zh="有依据的首次报价"), process.opening),
    Item("clarified", "process", 0.07, Text(en="asked what was behind objections", zh="先问清异议"), process.clarified),
    Item(
        "confirmed",
        "process",
        0.05,
        Text(en="checked that objections were gone", zh="核实异议已消除"),
        process.confirmed,
    ),
    Item("conditional", "process", 0.12, Text(en="gave only in exchange", zh="有条件让步"), process.conditional),
    Item("shrinking", "process", 0.07, Text(en="smaller and smaller steps", zh="越让越小"), process.shrinking),
    Item(
        "not alone",
        "process",
        0.10,
        Text(en="did not bid against yourself", zh="对方没动, 自己不再让"),
        process.not_alone,
    ),
    Item("summarised", "process", 0.06, Text(en="summed up before closing", zh="成交前总结"), process.summarised),
    Item(
        "authority",
        "process",
        0.05,
        Text(en="asked the manager only where it was needed", zh="有必要才请示经理"),
        process.authority,
    ),
    Item(
        "discipline", "process", 0.07, Text(en="no deal below your own limit", zh="不破自己的底线"), process.discipline
    ),
    Item("promises", "process", 0.05, Text(en="promised only what can be kept", zh="只承诺办得到的"), process.promises),
    Item(
        "next step", "process", 0.05, Text(en="confirmed terms and next step", zh="确认条款与下一步"), process.next_step
    ),
    Item(
        "surplus", "outcome", 0.4, Text(en="what you got of what could be had", zh="拿到了可拿的多少"), outcome.surplus
    ),
    Item("frontier", "outcome", 0.2, Text(en="nothing left lying", zh="没有白白留在桌上"), outcome.frontier),
    Item("exchanges", "outcome", 0.2, Text(en="gain from exchanges found", zh="找到了互利的交换"), outcome.exchanges),
    Item("relationship", "outcome", 0.2, Text(en="relationship at the end", zh="结束时的关系"), outcome.relationship),
)


class Scored(NamedTuple):
    """An item with what was found; `check` is None where it did not come up."""

    key: str
    side: Side
    weight: float
    label: Text
    check: Check | None


class Score(NamedTuple):
    """All items in order, and the two scores out of ten (None where nothing of that side came up)."""

    items: tuple[Scored, ...]
    process: float | None
    outcome: float | None

    def item(self, key: str) -> Scored:
        """The item of this name."""
        return next(one for one in self.items if one.key == key)


def rubric(meeting: Meeting) -> tuple[tuple[str, Side, Text, float], ...]:
    """What will be scored: key, side, label and weight, the weights of a side summing to 1. For reading before the talk."""
    weights = _weights(meeting)
    total = {side: sum(weights[one.key] for one in ITEMS if one.side == side) or 1.0 for side in ("process", "outcome")}
    return tuple((one.key, one.side, one.label, weights[one.key] / total[one.side]) for one in ITEMS)


def unknown_items(meeting: Meeting) -> list[str]:
    """Names in the meeting's weights that no item has."""
    return sorted(set(meeting.rubric) - {one.key for one in ITEMS})


def score(played: Played) -> Score:
    """The score of a talk."""
    weights = _weights(played.meeting)
    items = tuple(Scored(one.key, one.side, weights[one.key], one.label, one.check(played)) for one in ITEMS)
    return Score(items, _points(items, "process"), _points(items, "outcome"))


def _weights(meeting: Meeting) -> Mapping[str, float]:
    return {one.key: meeting.rubric.get(one.key, one.weight) for one in ITEMS}


def _points(items: Sequence[Scored], side: Side) -> float | None:
    found = [(one.weight, one.check.share) for one in items if one.side == side and one.check is not None]
    total = sum(weight for weight, _ in found)
    return POINTS * sum(weight * share for weight, share in found) / total if total > 0 else None
