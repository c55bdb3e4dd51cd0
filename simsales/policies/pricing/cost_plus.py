"""Cost-plus: unit cost times one plus the mark-up; simple, and blind to what buyers and rivals do."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param
from ...world.contracts import QuoteRequest


@plugin("pricing")
class CostPlus(Block):
    """Unit cost x (1 + mark-up)."""

    kind: Literal["cost-plus"] = "cost-plus"
    markup: Annotated[float, Field(ge=0, le=20), Param(en="mark-up on unit cost", zh="成本加成率")]

    def unit_price(self, request: QuoteRequest) -> float:
        return max(1.0, request.product.unit_cost * (1 + self.markup))
