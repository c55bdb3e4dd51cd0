"""A key account fails: its open invoices are lost, its deals and service contracts end.

Warning indicator: the share of the largest customer in sales. Mitigation: credit limits, payment in advance, more and
smaller customers.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from ..registry import plugin
from ..rng import Rows
from ..spec.block import Block
from ..units import Days, Param
from ..world.contracts import RiskWorld

_WAIT, _WHO = range(2)


@plugin("risk")
class KeyAccountFailure(Block):
    """One of the largest customers goes under, again and again at random intervals."""

    kind: Literal["key-account-failure"] = "key-account-failure"
    per_year: Annotated[float, Field(ge=0, le=50), Param(en="failures a year", zh="每年次数", source="assumption")] = (
        0.3
    )
    among: Annotated[
        int,
        Field(ge=1, le=1000),
        Param(en="one of the largest so many", zh="发生在最大的几家之中", source="assumption"),
    ] = 5
    segment: Annotated[
        str | None, Param(en="segment (any if left out)", zh="细分市场 (不写 = 任何)", source="any unless written")
    ] = None

    def first(self, luck: Rows) -> Days:
        return self._wait(luck, 0)

    def strike(self, world: RiskWorld, luck: Rows, k: int) -> Days | None:
        largest = world.largest_customers(self.segment)[: self.among]
        if largest:
            world.fail(largest[int(luck[k][_WHO] * len(largest))])
        return self._wait(luck, k + 1)

    def _wait(self, luck: Rows, k: int) -> Days:
        if not self.per_year:
            return math.inf
        return -math.log(1 - luck[k][_WAIT]) * 365 / self.per_year
