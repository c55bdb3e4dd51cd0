"""By size: leads worth less than a threshold go to one channel (dealers, say), larger ones to another.

Customers we already have may be kept with our own reps whatever their size.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from ...registry import plugin
from ...spec.block import Block
from ...units import Amount, Param
from ...world.contracts import LeadView


@plugin("channel")
class BySize(Block):
    """Small leads here, large ones there."""

    kind: Literal["by-size"] = "by-size"
    under: Annotated[Amount, Param(en="small means worth less than", zh="小单指低于", unit="money")]
    small: Annotated[str, Param(en="channel of small leads", zh="小单渠道")]
    large: Annotated[str, Param(en="channel of the others", zh="其他单渠道", source="own reps, unless written")] = (
        "direct"
    )
    keep_customers: Annotated[
        bool, Param(en="customers stay with the channel of large leads", zh="老客户留在大单渠道", source="assumption")
    ] = True

    def channels(self) -> Sequence[str]:
        return [self.small, self.large]

    def route(self, lead: LeadView) -> str:
        if lead.is_customer and self.keep_customers:
            return self.large
        return self.small if lead.list_value < self.under else self.large
