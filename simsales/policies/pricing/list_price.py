"""List price: everybody is quoted what the catalogue says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param
from ...world.contracts import QuoteRequest


@plugin("pricing")
class ListPrice(Block):
    """The catalogue price, moved by one factor."""

    kind: Literal["list"] = "list"
    factor: Annotated[
        float, Field(gt=0, le=5), Param(en="factor on all list prices", zh="目录价系数", source="1 = as listed")
    ] = 1.0

    def unit_price(self, request: QuoteRequest) -> float:
        return request.product.list_price * self.factor
