"""Told reps: a run in which people do what they did in another run, so that one reaction can be switched at a time.

A `Diary` keeps what everybody decided, exactly: the log rounds hours to microseconds and discounts to money. `Told` names two
diaries and in which reactions the second is followed; a rep whose choices are told has a `ToldMind`, which only looks up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ..people.timing import Move
from ..units import Days, Hours
from .effort import TASKS, WEEK
from .rep_mind import Thought

if TYPE_CHECKING:
    from .clock import Clock
    from .desk import Desk
    from .selling import Deal

LEAVE, MOVES, FIRST = "leave", "moves", "first"
REACTIONS = (LEAVE, *TASKS, MOVES, FIRST)
"""What people decide: who leaves, hours per task, deals pressed or put off, deals put first."""


class Week(NamedTuple):
    """One rep's Monday: hours per task, moves and what comes first by need, and until when signatures are put off."""

    hours: Mapping[str, Hours]
    moves: Mapping[str, Move]
    first: frozenset[str]
    until: Days


@dataclass(slots=True)
class Diary:
    """What people decided in a run. `weeks[rep][k]`: no week where the place was empty, none at all where people are fixed;
    `left` are (rep, month)."""

    weeks: dict[str, dict[int, Week]] = field(default_factory=dict)
    left: set[tuple[str, int]] = field(default_factory=set)

    def of(self, reaction: str) -> object:
        """Everything people decided in one reaction, to be compared; what nobody decided is not there."""
        if reaction == LEAVE:
            return self.left
        weeks = ((rep, k, week) for rep, weeks in self.weeks.items() for k, week in weeks.items())
        match reaction:
            case "moves":
                return {(rep, k): (week.moves, week.until) for rep, k, week in weeks if week.moves}
            case "first":
                return {(rep, k): week.first for rep, k, week in weeks if week.first}
            case _:
                return {(rep, k): week.hours[reaction] for rep, k, week in weeks}


@dataclass(frozen=True, slots=True)
class Told:
    """People do as in `one`, in the reactions `switched` as in `other`.

    Where the diary followed knows nothing of a rep or week (nobody was there), the other one is asked.
    """

    one: Diary
    other: Diary
    switched: frozenset[str] = frozenset()

    def _diaries(self, reaction: str) -> tuple[Diary, Diary]:
        return (self.other, self.one) if reaction in self.switched else (self.one, self.other)

    def _weeks(self, reaction: str, rep: str) -> list[dict[int, Week]]:
        """In the order of asking; somebody whose week is ordinary all year is not asked further."""
        known = [diary.weeks[rep] for diary in self._diaries(reaction) if rep in diary.weeks]
        return known if known and known[0] else []

    def tells(self, rep: str) -> bool:
        """Whether there is anything to follow on Mondays; else the week is ordinary."""
        return any(self._weeks(reaction, rep) for reaction in (*TASKS, MOVES, FIRST))

    def week(self, reaction: str, rep: str, k: int) -> Week | None:
        return next((weeks[k] for weeks in self._weeks(reaction, rep) if k in weeks), None)

    def leaves(self, rep: str, month: int) -> bool:
        diary, spare = self._diaries(LEAVE)
        return (rep, month) in (diary if rep in diary.weeks else spare).left


class ToldMind:
    """A rep who does as told; only moves that are possible in this world come of it."""

    __slots__ = ("_clock", "_desk", "_rep", "_told")

    def __init__(self, told: Told, desk: Desk, clock: Clock) -> None:
        self._told, self._desk, self._clock, self._rep = told, desk, clock, desk.seller.name

    def think(self, deals: Sequence[Deal]) -> Thought:
        """The week as told; hours nobody told of stay as they are."""
        weeks = {one: self._week(one) for one in (*TASKS, MOVES, FIRST)}
        hours = dict(self._desk.effort.hours)
        hours.update({task: week.hours[task] for task in TASKS if (week := weeks[task]) is not None})
        moves, first = weeks[MOVES], weeks[FIRST]
        return Thought(
            hours,
            {deal.case: moves.moves[deal.name] for deal in deals if deal.name in moves.moves} if moves else {},
            frozenset(deal.case for deal in deals if deal.name in first.first) if first else frozenset(),
            moves.until if moves else None,
        )

    def _week(self, reaction: str) -> Week | None:
        return self._told.week(reaction, self._rep, round(self._clock.now / WEEK))
