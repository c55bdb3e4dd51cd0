"""Competitive pricing: so much above or below what the rivals of the segment ask, never under a floor on cost."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param
from ...world.contracts import QuoteRequest


@plugin("pricing")
class Competitive(Block):
    """The rivals' mean price x (1 + gap)."""

    kind: Literal["competitive"] = "competitive"
    gap: Annotated[float, Field(ge=-0.9, le=5), Param(en="gap to the rivals' mean price", zh="与对手均价的差距")]
    least_margin: Annotated[
        float, Field(ge=0, lt=1), Param(en="least margin kept", zh="最低毛利率", source="assumption")
    ] = 0.05

    def unit_price(self, request: QuoteRequest) -> float:
        product, rivals = request.product, request.rivals
        going_rate = sum(rival.price for rival in rivals) / len(rivals) if rivals else 1.0
        return max(product.list_price * going_rate * (1 + self.gap), product.unit_cost / (1 - self.least_margin), 1.0)
