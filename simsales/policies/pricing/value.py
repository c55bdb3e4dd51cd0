"""Value pricing: part of what our quality is worth to buyers above the best rival is added to that rival's price.

A quality advantage of q log-odds is worth a price higher by q / weight of price (on the log scale); `captured` is the part
of it we ask for, the rest is the buyer's reason to choose us.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param, Share
from ...world.contracts import QuoteRequest


@plugin("pricing")
class ValuePrice(Block):
    """The best rival's price, plus a captured part of our quality advantage."""

    kind: Literal["value"] = "value"
    captured: Annotated[
        Share, Param(en="part of the advantage we ask for", zh="要价占优势价值的比例", source="assumption")
    ] = 0.5
    price_weight: Annotated[
        float,
        Field(ge=0.5, le=20),
        Param(
            en="buyers' weight of log price, as we believe it", zh="我们估计的价格权重", source="Bijmolt et al. 2005"
        ),
    ] = 3.5

    def unit_price(self, request: QuoteRequest) -> float:
        product = request.product
        if not request.rivals:
            return float(product.list_price)
        best = max(request.rivals, key=lambda rival: rival.quality - self.price_weight * math.log(rival.price))
        advantage = max(product.quality - best.quality, 0.0)
        return product.list_price * best.price * math.exp(self.captured * advantage / self.price_weight)
