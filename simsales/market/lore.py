"""Lore: what everybody in the trade knows about deals of a segment, by stage and by how long a deal has waited there.

How many of them are won in the end, and how many within so many days. Reps forecast with it; nobody knows of a single
need whether it is one of them. It is told from a few hundred needs of nobody, with luck of their own, the same in every
run, taken through the stages by an ordinary desk.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from ..rng import KeyedLuck, word_key
from ..units import Days
from ..world.contracts import Demand, Need, Outcome, Pipeline
from ..world.entities import Offer, Utility

Numbers = npt.NDArray[Any]
NEEDS = 400
_WEEK = 7.0
_WAITS = 12
_LONGEST_WAIT = (_WAITS - 1) * _WEEK
_AHEADS = 53
_ENOUGH = 8
"""Fewer cases than these say nothing new; then the wait before is believed."""
_OFFICE = 0.6
"""Days a ready buyer waits for an ordinary desk: nights, weekends, other deals."""
_DAYS_PER_WORKING_DAY = 1.4


@dataclass(slots=True)
class Imagined:
    """The pursuit of a need of nobody: an ordinary offer by an ordinary seller."""

    offer: Offer | None
    response: Days
    appeal: Utility


Outlook: TypeAlias = tuple[float, float, float, Days]
"""What is known of a deal: its chance to be won in time, by the end of the next period, and at all; median days from entering
its stage to the signature."""


def weeks_waited(waited: Days) -> int:
    """Where to look after so many days in a stage."""
    return int(waited / _WEEK) if waited < _LONGEST_WAIT else _WAITS - 1


class Lore:
    """Chances by stage, weeks waited there, and weeks ahead."""

    __slots__ = ("_ahead", "_outlooks", "_tables", "left", "works")

    def __init__(
        self, tables: Sequence[Sequence[Sequence[float]]], left: Sequence[Days], works: Sequence[Days]
    ) -> None:
        self._tables, self.works = tables, works
        """Median working days our side spends on each stage."""
        self._ahead, self._outlooks = (math.nan, math.nan), list[list[Outlook]]()
        self.left = left
        """Median days from entering each stage to the signature."""

    @property
    def cycle(self) -> Days:
        return self.left[0]

    def ever(self, stage: int, waited: Days) -> float:
        """Chance that a deal which has waited so long in a stage is won in the end."""
        return self._tables[stage][weeks_waited(waited)][-1]

    def within(self, stage: int, waited: Days, days: Days) -> float:
        """Chance that it is won within so many days."""
        if days <= 0:
            return 0.0
        row = self._tables[stage][weeks_waited(waited)]
        weeks = days / _WEEK
        below = int(weeks)
        if below >= _AHEADS - 1:
            return row[-1]
        return row[below] + (weeks - below) * (row[below + 1] - row[below])

    def outlooks(self, days: Days, more: Days) -> Sequence[Sequence[Outlook]]:
        """Of every stage by weeks waited (see `weeks_waited`), with so many days to go, and so many more; kept, because
        everybody looks on the same day."""
        if self._ahead != (days, more):
            self._ahead = days, more
            self._outlooks = [
                [
                    (
                        self.within(stage, week * _WEEK, days),
                        self.within(stage, week * _WEEK, days + more),
                        row[-1],
                        left,
                    )
                    for week, row in enumerate(rows)
                ]
                for stage, (rows, left) in enumerate(zip(self._tables, self.left, strict=True))
            ]
        return self._outlooks


def lore_of(pipeline: Pipeline, demand: Demand, offer_price: float, payment_days: Days, appeal: Utility) -> Lore:
    """The lore of a segment, for offers at this share of the list price."""
    nobody = replace(demand, stream=f"lore/{demand.segment}", accounts=None)
    needs = pipeline.needs(nobody, KeyedLuck(word_key("simsales/lore")))
    stages = len(pipeline.stage_names)
    lives = [_life(needs[i], pipeline, offer_price, payment_days, appeal) for i in range(NEEDS)]
    entered = np.array([life[0] for life in lives])
    left = np.array([life[1] for life in lives])
    closed = np.array([life[2] for life in lives])
    won = np.array([life[3] for life in lives])
    tables = [_table(entered[:, stage], left[:, stage], closed, won) for stage in range(stages)]
    ahead = [float(np.median((closed - entered[:, stage])[won])) if won.any() else 0.0 for stage in range(stages)]
    works = np.median([needs[i].works for i in range(NEEDS)], axis=0).tolist()
    return Lore(tables, ahead, works)


def _life(
    need: Need, pipeline: Pipeline, price: float, payment_days: Days, appeal: Utility
) -> tuple[list[Days], list[Days], Days, bool]:
    """When each stage is entered and left (never: not a number), when it all ends, and whether we win."""
    offer = Offer(max(1, round(need.list_value * price)), price, payment_days)
    never = float("nan")
    entered, left = [never] * len(need.works), [never] * len(need.works)
    now: Days = 0.0
    quote_after = pipeline.quote_after
    for stage, work in enumerate(need.works):
        entered[stage] = now
        now += need.delays[stage] + _OFFICE + work * _DAYS_PER_WORKING_DAY
        on_table = offer if stage >= quote_after else None
        if need.deadline < now:
            before = offer if stage > quote_after else None
            left[stage] = need.deadline
            outcome = need.at_deadline(Imagined(before, _OFFICE, appeal))
            return entered, left, need.deadline, outcome is Outcome.WON
        left[stage] = now
        outcome = need.after(stage, Imagined(on_table, _OFFICE, appeal))
        if outcome is not Outcome.GOES_ON:
            return entered, left, now, outcome is Outcome.WON
    return entered, left, now, False


def _table(entered: Numbers, left: Numbers, closed: Numbers, won: Numbers) -> list[list[float]]:
    """Per weeks waited: chance to be won within 0, 1, 2, ... weeks more, and at all."""
    rows: list[list[float]] = []
    for weeks in range(_WAITS):
        wait = weeks * _WEEK
        here = left - entered > wait  # not a number compares as False
        count = int(here.sum())
        if count < _ENOUGH and rows:
            rows.append(rows[-1])
            continue
        until = np.sort((closed - entered - wait)[here & won])
        ahead = np.searchsorted(until, _WEEK * np.arange(_AHEADS), side="right").tolist()
        rows.append([won_by / max(count, 1) for won_by in [*ahead, len(until)]])
    return rows
