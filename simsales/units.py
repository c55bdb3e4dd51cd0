"""Units: what a number in a scenario means.

A scenario field says `Annotated[Share, Param(en="...", zh="...", source="...")]`; from that one line come the check, the
JSON schema, the form on the screen and the origin printed beside a verdict. Money is whole minor units (cents, fen) in
the books and major units in a scenario file; `Currency` is the only place where the two meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from annotated_types import Ge, Gt, Le, Lt
from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from .i18n import Text

Days: TypeAlias = float
"""Calendar time. A quarter of the 4-4-5 calendar is 91, a year 364."""
Hours: TypeAlias = float
"""Work of one person."""
Money: TypeAlias = int
"""Minor units (cents, fen)."""

HOURS_PER_DAY = 24.0
MICROSECONDS_PER_DAY = 86_400_000_000

Finite = Annotated[float, Gt(-1e15), Lt(1e15)]
Positive = Annotated[float, Gt(0), Lt(1e15)]
NotNegative = Annotated[float, Ge(0), Lt(1e15)]
LogOdds = Annotated[float, Ge(-50), Le(50)]
"""A utility: a difference of 1 multiplies the odds of being chosen by 2.7."""
Share = Annotated[float, Ge(0), Le(1)]
Duration = Annotated[float, Ge(0), Le(36_500)]
Amount = Annotated[float, Ge(0), Le(1e12)]
"""Money as a person writes it in a scenario: major units (yuan, dollars)."""


@dataclass(frozen=True, slots=True)
class Param:
    """What a scenario field is: a label in both languages, its unit, where its default comes from, and how sure it is.

    `source` is a reference, or "assumption"; fields without a default need none. What the source leaves open is written
    as its range, `low` to `high`, or as a factor: from the scenario's value divided by `times` to `times` that value.
    """

    en: str
    zh: str
    unit: str = ""
    source: str = ""
    low: float | None = None
    high: float | None = None
    times: float | None = None

    @property
    def label(self) -> Text:
        return Text(en=self.en, zh=self.zh)

    def span(self, value: float) -> tuple[float, float] | None:
        """What a value may be in truth, the value itself always included; None where no range is written."""
        if self.times is not None:
            ends = value / self.times, value * self.times
        elif self.low is not None and self.high is not None:
            ends = self.low, self.high
        else:
            return None
        return float(min(*ends, value)), float(max(*ends, value))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        described: dict[str, Any] = {"description": f"{self.en} | {self.zh}"}
        described |= {key: word for key, word in (("unit", self.unit), ("source", self.source)) if word}
        span = (("low", self.low), ("high", self.high), ("times", self.times))
        described |= {key: bound for key, bound in span if bound is not None}
        return {**handler(core), **described}


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency per scenario: its code and how many digits its minor unit has."""

    code: str
    digits: int

    def minor(self, amount: float) -> Money:
        """Major units (as in a scenario) to minor units, half-even."""
        return round_half_even(amount * 10**self.digits)

    def major(self, money: float) -> float:
        return money / float(10**self.digits)

    def show(self, money: float) -> str:
        return f"{self.major(money):,.{self.digits}f}"


def round_half_even(amount: float) -> Money:
    """To the nearest whole minor unit; a tie goes to the even one (that is what `round` does, exactly)."""
    return round(amount)


def split_money(money: Money, shares: list[float]) -> list[Money]:
    """Split to the minor unit by largest remainder: the parts always sum to the whole. Ties go to the earlier share."""
    total = sum(shares)
    exact = [money * share / total for share in shares]
    parts = [int(part // 1) for part in exact]
    order = sorted(range(len(shares)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: money - sum(parts)]:
        parts[i] += 1
    return parts
