"""Prepaid: no credit at all; the money comes with the signature."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param
from ...world.contracts import CreditRequest, Terms


@plugin("credit")
class Prepaid(Block):
    """Everybody pays at signing."""

    kind: Literal["prepaid"] = "prepaid"
    advance: Annotated[
        float,
        Field(gt=0, le=90),
        Param(en="feels to buyers like so many days less", zh="相当于少几天账期", unit="days", source="assumption"),
    ] = 30.0

    def terms(self, request: CreditRequest) -> Terms:
        return Terms(-self.advance)
