"""Discount authority: the rep gives what is asked up to a limit, the manager up to another, after some working days."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from ...i18n import Text
from ...registry import plugin
from ...spec.block import Block
from ...spec.wrong import Wrong
from ...units import Param
from ...world.contracts import Authority, DiscountRequest, Grant

Discount = Annotated[float, Field(ge=0, le=0.9)]


@plugin("discount")
class ByAuthority(Block):
    """What a rep may give alone, what the manager may, and how long the manager takes."""

    kind: Literal["authority"] = "authority"
    rep: Annotated[Discount, Param(en="a rep may give alone", zh="销售可自行让价", source="none unless written")] = 0.0
    manager: Annotated[Discount, Param(en="the manager may give", zh="经理可批让价", source="none unless written")] = (
        0.0
    )
    approval: Annotated[
        float, Field(ge=0, le=60), Param(en="approval takes", zh="审批用时", unit="working days", source="assumption")
    ] = 2.0

    @model_validator(mode="after")
    def _manager_gives_no_less(self) -> ByAuthority:
        if self.manager < self.rep:
            raise Wrong(
                Text(
                    en=f"the manager may give {self.manager:g}, less than the rep",
                    zh=f"经理的权限 {self.manager:g} 低于销售",
                ),
                Text(en=f"allowed: {self.rep:g} or more", zh=f"允许: {self.rep:g} 或以上"),
            )
        return self

    @property
    def authority(self) -> Authority:
        return Authority(self.rep, self.manager, self.approval)

    def with_authority(self, rep: float) -> ByAuthority:
        return self.model_copy(update={"rep": rep})

    def grant(self, request: DiscountRequest) -> Grant:
        if request.asked <= self.rep or self.manager <= self.rep:
            return Grant(min(request.asked, self.rep))
        return Grant(min(request.asked, self.manager), self.approval)
