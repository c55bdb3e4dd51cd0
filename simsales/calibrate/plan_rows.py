"""What a pay table says, row by row and ladder by ladder; what it leaves unsaid is None.

Used from the reading of a table to the writing of its plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from simsales.world.calendar import Period
from simsales.world.incentive import Basis

from .plan_cells import ZERO, Mark


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row as written. None is unsaid; `end` None is open, `cap` None is no cap."""

    line: int
    name: str
    start: Mark | None
    end: Mark | None
    rate: float | None
    on: str | None
    basis: Basis | None
    period: Period | None
    bonus: Decimal | None
    cap: Mark | None

    @property
    def at(self) -> Mark:
        return self.start or ZERO


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rates on one basis, rising in where they start."""

    rows: Sequence[PlanRow]

    @property
    def basis(self) -> Basis | None:
        return next((row.basis for row in self.rows if row.basis), None)

    @property
    def on(self) -> str | None:
        return next((row.on for row in self.rows if row.on), None)

    @property
    def end(self) -> Mark | None:
        return self.rows[-1].end

    @property
    def cap(self) -> Mark | None:
        return next((row.cap for row in self.rows if row.cap), None)

    @property
    def lines(self) -> list[int]:
        return [row.line for row in self.rows]

    @property
    def tiers(self) -> list[tuple[Mark, float]]:
        """Where each rate starts, from 0 on; a rate equal to the one before is no tier of its own."""
        tiers = [(ZERO, 0.0)] if self.rows[0].at.value else []
        for row in self.rows:
            if not tiers or tiers[-1][1] != row.rate:
                tiers.append((row.at, row.rate or 0.0))
        return tiers


@dataclass(frozen=True)
class PlanTable:
    """The whole table. `unread` are headers that mean nothing to us; `vague` are lines with a word such as "sales"."""

    file: str
    ladders: Sequence[Ladder]
    bonuses: Sequence[PlanRow]
    unread: Sequence[str]
    period: Period | None

    @property
    def has_money_marks(self) -> bool:
        marks = [row.at for ladder in self.ladders for row in ladder.rows] + [row.at for row in self.bonuses]
        return any(mark.is_money for mark in [*marks, *(ladder.end for ladder in self.ladders if ladder.end)])

    @property
    def has_money(self) -> bool:
        return (
            self.has_money_marks
            or bool(self.bonuses)
            or any(ladder.cap is not None and ladder.cap.is_money for ladder in self.ladders)
        )
