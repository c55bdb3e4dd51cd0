"""One term for everybody: the same days to pay whoever the customer is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Param
from ...world.contracts import CreditRequest, Terms


@plugin("credit")
class OneTerm(Block):
    """The same days to pay for all."""

    kind: Literal["one-term"] = "one-term"
    days: Annotated[
        float,
        Field(ge=0, le=365),
        Param(en="days to pay", zh="账期", unit="days", source="assumption: 30 days are usual"),
    ] = 30.0

    def terms(self, request: CreditRequest) -> Terms:
        return Terms(self.days)
