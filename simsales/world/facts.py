"""Facts: the event log of one run, arranged for looking back.

A KPI is made of *tallies*: rows of the log with a weight each. Because a tally remembers its rows, every KPI can be cut by
period, rep, segment, channel, product or stage without another line of code, and every number can cite its events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from .calendar import Calendar, period_starts
from .events import BY_CODE, CREDIT_GIVEN, CREDIT_TAKEN_BACK, KIND_MASK, PAY_EARNED, SELLER_JOINED, STAGE_SHIFT
from .log import NOTHING, EventLog, Name

Numbers: TypeAlias = npt.NDArray[Any]
By = Literal["period", "rep", "segment", "channel", "product", "stage"]
_INSTANT = 1e-6
_DIGITS = 9
_CASE_KINDS = np.array([code for code, kind in BY_CODE.items() if kind.subject == "case"])
_SELLER_KINDS = np.array([code for code, kind in BY_CODE.items() if kind.actor == "seller"])


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of a log and what each of them weighs. `stage` overrides the row's own stage when cut by stage."""

    rows: Numbers
    weights: Numbers
    stage: Numbers | None = None

    @property
    def total(self) -> float:
        return float(self.weights.sum())

    def __neg__(self) -> Tally:
        return Tally(self.rows, -self.weights, self.stage)

    def __add__(self, other: Tally) -> Tally:
        stages = None if self.stage is None or other.stage is None else np.concatenate([self.stage, other.stage])
        return Tally(np.concatenate([self.rows, other.rows]), np.concatenate([self.weights, other.weights]), stages)

    def __sub__(self, other: Tally) -> Tally:
        return self + -other


class Happening(NamedTuple):
    """One row of the log by itself: when, what, at which stage, by whom, and the number that goes with it."""

    t: float
    kind: int
    step: int
    actor: Name | None
    amount: int


class Facts:
    """One finished run."""

    def __init__(self, log: EventLog, calendar: Calendar, stages: Sequence[str], horizon: float) -> None:
        self.log, self.calendar, self.stages, self.horizon = log, calendar, stages, horizon
        rows = log.rows()
        self.t = np.ascontiguousarray(rows["t"])
        self.amount = np.ascontiguousarray(rows["amount"])
        self.subject = np.ascontiguousarray(rows["subject"])
        self.actor = np.ascontiguousarray(rows["actor"])
        self.cause = np.ascontiguousarray(rows["cause"])
        kind = np.ascontiguousarray(rows["kind"])
        self.kind = (kind & KIND_MASK).astype(np.uint8)
        self.step = (kind >> STAGE_SHIFT).astype(np.uint8)
        self.cases = log.case_rows()
        self._counted = self.t - _INSTANT * (self.kind == PAY_EARNED)  # pay belongs to the period it ends
        order = np.argsort(self.kind, kind="stable")
        bounds = np.searchsorted(self.kind[order], np.arange(257))
        self._of_kind = [order[bounds[code] : bounds[code + 1]] for code in range(256)]

    # --- cases ----------------------------------------------------------------------------------------------------------
    def case_name(self, case: int) -> str:
        """The need behind a case: stream of leads # ordinal, the same in every variant."""
        row = self.cases[case]
        return f"{self.log.names[row['source']].key}#{row['ordinal']}"

    def case_of(self, need: str) -> int | None:
        """The case of a need by its name; None where it never came up."""
        source, _, ordinal = need.rpartition("#")
        name = Name("source", source)
        if name not in self.log.names or not ordinal.isascii() or not ordinal.isdecimal() or len(ordinal) > _DIGITS:
            return None
        of_source = self.cases["source"] == self.log.names.index(name)
        found = np.flatnonzero(of_source & (self.cases["ordinal"] == int(ordinal)))
        return int(found[-1]) if len(found) else None

    def rows_of(self, case: int) -> list[int]:
        """The rows that tell a case, in order of time; margin and cash credits only repeat that of the bookings."""
        about = np.flatnonzero((self.subject == case) & np.isin(self.kind, _CASE_KINDS)).tolist()
        repeats = (CREDIT_GIVEN, CREDIT_TAKEN_BACK)
        return [row for row in about if not (self.kind[row] in repeats and self.step[row] > 0)]

    def happening(self, row: int) -> Happening:
        actor = int(self.actor[row])
        name = self.log.names[actor] if actor != NOTHING else None
        return Happening(float(self.t[row]), int(self.kind[row]), int(self.step[row]), name, int(self.amount[row]))

    # --- rows and tallies -----------------------------------------------------------------------------------------------
    def of(self, kind: int, step: int | None = None) -> Numbers:
        """Row numbers of one kind of event, in order of time; `step` narrows to one stage (or basis)."""
        rows = self._of_kind[kind]
        return rows if step is None else rows[self.step[rows] == step]

    def count(self, kind: int, step: int | None = None) -> Tally:
        rows = self.of(kind, step)
        return Tally(rows, np.ones(len(rows)))

    def money(self, kind: int, step: int | None = None) -> Tally:
        """The amounts of one kind of event."""
        rows = self.of(kind, step)
        return Tally(rows, self.amount[rows])

    def case(self, kind: int, column: str) -> Tally:
        """What the cases of these events are worth in one column of the case table (`list_value`, `units`)."""
        rows = self.of(kind)
        return Tally(rows, self.cases[column][self.subject[rows]].astype(np.int64))

    def age(self, kind: int) -> Tally:
        """Days from the first row of the case to these events."""
        rows = self.of(kind)
        return Tally(rows, self.t[rows] - self.t[self.cases["row"][self.subject[rows]]])

    # --- cuts -----------------------------------------------------------------------------------------------------------
    def groups(self, by: By, tally: Tally) -> tuple[Numbers, list[str]]:
        """A group number per row of the tally (-1: belongs to none), and the groups' names."""
        rows = tally.rows
        if by == "stage":
            return (self.step[rows] if tally.stage is None else tally.stage).astype(np.int64), list(self.stages)
        if by == "period":
            starts = period_starts(self.calendar, "quarter", self.horizon)
            names = [f"Q{number}" for number in range(1, len(starts))]
            return np.minimum(np.searchsorted(starts, self._counted[rows], side="right") - 1, len(names) - 1), names
        codes = self._codes(by, rows)
        present = self._reps if by == "rep" else sorted(set(codes[codes != NOTHING].tolist()))
        lookup = {code: number for number, code in enumerate(present)}
        return np.array([lookup.get(code, -1) for code in codes.tolist()], dtype=np.int64), [
            self.log.names[code].key for code in present
        ]

    def part(self, tally: Tally, since: float, until: float, rep: str | None = None) -> Tally:
        """What of a tally fell into a span of days, and, if asked for, to one rep."""
        days = self._counted[tally.rows]
        inside = (days >= since) & (days < until)
        if rep is not None:
            groups, names = self.groups("rep", tally)
            inside &= groups == (names.index(rep) if rep in names else len(names))
        stage = None if tally.stage is None else tally.stage[inside]
        return Tally(tally.rows[inside], tally.weights[inside], stage)

    @property
    def _reps(self) -> list[int]:
        """Our own people, whether they did anything or not."""
        joined = self.actor[self.of(SELLER_JOINED)].tolist()
        return [code for code in joined if self.log.names[code].kind == "rep"]

    def _codes(self, by: By, rows: Numbers) -> Numbers:
        on_case = np.isin(self.kind[rows], _CASE_KINDS) & (self.subject[rows] != NOTHING)
        codes = np.full(len(rows), NOTHING, dtype=np.int64)
        column = "seller" if by == "rep" else by
        codes[on_case] = self.cases[column][self.subject[rows][on_case]]
        if by == "rep":
            acted = np.isin(self.kind[rows], _SELLER_KINDS)
            codes[acted] = self.actor[rows][acted]
        return codes


def ratio(numerator: float, denominator: float) -> float:
    """A KPI that divides by nothing is not a number, never 0."""
    return numerator / denominator if denominator else float("nan")
