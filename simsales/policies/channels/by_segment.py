"""By segment: each segment has its channel, the rest go to a default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from ...registry import plugin
from ...spec.block import Block
from ...units import Param
from ...world.contracts import LeadView


@plugin("channel")
class BySegment(Block):
    """A table: segment -> channel."""

    kind: Literal["by-segment"] = "by-segment"
    table: Annotated[
        dict[str, str], Param(en="channel of each segment", zh="各细分市场的渠道", source="empty until written")
    ] = {}
    others: Annotated[str, Param(en="channel of all others", zh="其余渠道", source="own reps, unless written")] = (
        "direct"
    )

    def channels(self) -> Sequence[str]:
        return [*dict.fromkeys([*self.table.values(), self.others])]

    def route(self, lead: LeadView) -> str:
        return self.table.get(lead.segment, self.others)
