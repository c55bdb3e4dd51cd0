"""Direct only: every lead stays with our own reps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from ...registry import plugin
from ...spec.block import Block
from ...units import Param
from ...world.contracts import LeadView


@plugin("channel")
class Direct(Block):
    """One channel takes everything."""

    kind: Literal["direct"] = "direct"
    to: Annotated[str, Param(en="channel", zh="渠道", source="own reps, unless written")] = "direct"

    def channels(self) -> Sequence[str]:
        return [self.to]

    def route(self, lead: LeadView) -> str:
        return self.to
