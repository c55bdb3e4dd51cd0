"""The most telling deals: which needs make most of the gap, where their two courses part, and which cause stands behind it.

The cause of a deal is looked up, not guessed: its worth is followed through the chain of re-runs, and the step in which it
changes most is the one named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from statistics import fmean

from simsales.engine.effort import TASKS, WEEK
from simsales.engine.told import Diary
from simsales.units import Days, Hours
from simsales.world.events import (
    CONTRACT_LAPSED,
    CONTRACT_RENEWED,
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    DEAL_LOST,
    DEAL_UNDECIDED,
    DEAL_WON,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
    WORK_CUT,
)
from simsales.world.facts import Facts, Happening
from simsales.world.log import Name

from .aligned import Books

STORIES, PER_PART, PER_REP = 10, 3, 2
_OF_ONE_RUN = 2
"""Candidates per part, sign and replication."""
NEARLY: Days = 1.0
"""The same event within a day is on the same day; every lead of a busier rep comes a few minutes earlier."""
_SILENT = (CREDIT_GIVEN, CREDIT_TAKEN_BACK, WORK_CUT)
_ENDS = (
    DEAL_WON,
    DEAL_LOST,
    DEAL_UNDECIDED,
    CONTRACT_RENEWED,
    CONTRACT_LAPSED,
    INVOICE_WRITTEN_OFF,
    ORDER_CANCELLED,
)
_NOT_DEALS = ("pay", "turnover", "channel")


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a need in one run: the last step both runs have in common, what then happened otherwise, what (before that)
    first happened on another day, and how it ended."""

    before: Happening | None
    parted: Happening | None
    late: Happening | None
    end: Happening | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A need that tells: what it is, its course in either run, and the cause behind it.

    `worth` is in the smallest unit; a course is None where the need never came up.
    """

    need: str
    rep: str
    replication: int
    part: str
    worth: int
    cause: str | None
    product: Name
    segment: Name
    units: int
    list_value: int
    one: Course | None
    other: Course | None
    hours: tuple[Hours, Hours] | None = None
    """The rep's mean week until then in either run, where the cause is how hours were spent."""


def candidates(
    first: Facts,
    last: Facts,
    books: Sequence[Books],
    steps: Sequence[str],
    needs: Mapping[str, Mapping[str, int]],
    diaries: tuple[Diary, Diary],
    replication: int,
) -> list[Telling]:
    """The needs that make most of every part of one replication's gap, in either direction."""
    ranked = sorted(
        ((part, need, worth) for need, parts in needs.items() for part, worth in parts.items()),
        key=lambda found: (-abs(found[2]), found[1]),
    )
    taken: Counter[tuple[str, bool]] = Counter()
    chosen = []
    for part, need, worth in ranked:
        if part not in _NOT_DEALS and worth and taken[part, worth > 0] < _OF_ONE_RUN:
            taken[part, worth > 0] += 1
            chosen.append((part, need, worth))
    cases = [_cases(facts, {need for _, need, _ in chosen}) for facts in (first, last)]
    told = [
        _telling(
            (first, last),
            (cases[0].get(need), cases[1].get(need)),
            part,
            worth,
            _cause(books, steps, need, worth),
            replication,
        )
        for part, need, worth in chosen
    ]
    return [replace(one, hours=_hours(diaries, one)) for one in told]


def most_telling(found: Sequence[Telling], parts: Mapping[str, float]) -> list[Telling]:
    """The ten largest that pull the way their part pulls, few of one part and of one rep; every need once."""
    ranked = sorted(
        (told for told in found if told.worth * parts[told.part] > 0),
        key=lambda told: (-abs(told.worth), told.replication, told.need),
    )
    taken: Counter[str] = Counter()
    chosen: list[Telling] = []
    for told in ranked:
        seen = any(told.need == other.need for other in chosen)
        if not seen and len(chosen) < STORIES and taken[told.part] < PER_PART and taken[f"rep {told.rep}"] < PER_REP:
            taken.update([told.part, f"rep {told.rep}"])
            chosen.append(told)
    return chosen


def _cases(facts: Facts, needs: set[str]) -> dict[str, int]:
    names = ((facts.case_name(case), case) for case in range(len(facts.cases)))
    return {name: case for name, case in names if name in needs}


def _cause(books: Sequence[Books], steps: Sequence[str], need: str, worth: int) -> str | None:
    """The step of the chain in which the need's worth moves most, in the direction of the gap."""
    sign = 1 if worth > 0 else -1
    moves = {step: sign * (books[i + 1].worth(need) - books[i].worth(need)) for i, step in enumerate(steps)}
    best = max(moves, key=lambda step: moves[step], default=None)
    return best if best is not None and moves[best] > 0 else None


def _hours(diaries: tuple[Diary, Diary], told: Telling) -> tuple[Hours, Hours] | None:
    """What the rep's mean week had of the task behind a deal, until the courses parted."""
    if told.cause not in TASKS:
        return None
    days = [course.parted.t for course in (told.one, told.other) if course is not None and course.parted is not None]
    last = max(days, default=0.0) / WEEK
    weeks = [
        [week.hours[told.cause] for k, week in diary.weeks.get(told.rep, {}).items() if k <= last] for diary in diaries
    ]
    return (fmean(weeks[0]), fmean(weeks[1])) if all(weeks) else None


def _telling(
    facts: tuple[Facts, Facts],
    cases: tuple[int | None, int | None],
    part: str,
    worth: int,
    cause: str | None,
    replication: int,
) -> Telling:
    here = next((side, case) for side, case in zip(facts, cases, strict=True) if case is not None)
    row, names = here[0].cases[here[1]], here[0].log.names
    rows = [
        [side.happening(number) for number in side.rows_of(case)] if case is not None else []
        for side, case in zip(facts, cases, strict=True)
    ]
    told = [[each for each in side if each.kind not in _SILENT] for side in rows]
    shared = _shared(*told)
    late = next((i for i in range(shared) if abs(told[0][i].t - told[1][i].t) > NEARLY), None)
    one, other = (
        Course(
            side[shared - 1] if shared else None,
            side[shared] if len(side) > shared else None,
            side[late] if late is not None else None,
            _end(side),
        )
        if case is not None
        else None
        for side, case in zip(told, cases, strict=True)
    )
    return Telling(
        here[0].case_name(here[1]),
        names[row["seller"]].key,
        replication,
        part,
        worth,
        cause,
        names[row["product"]],
        names[row["segment"]],
        int(row["units"]),
        int(row["list_value"]),
        one,
        other,
    )


def _shared(one: Sequence[Happening], other: Sequence[Happening]) -> int:
    """How many events both courses have in common from the start."""
    for number, (mine, theirs) in enumerate(zip_longest(one, other)):
        if mine is None or theirs is None or mine[1:] != theirs[1:]:
            return number
    return len(one)


def _end(rows: Sequence[Happening]) -> Happening | None:
    """How it ended: the last event that settles something."""
    return next((row for row in reversed(rows) if row.kind in _ENDS), None)
