"""The ratchet: whoever sells more gets a higher quota, whoever sells less a lower one.

Used where next year's quota is read off this year's result. Its known side effect: reps who are ahead hold back, because a
good year is paid for with a harder one (Weitzman 1980; Bouwens and Kroos 2011).
Source of the idea: MODEL A4.
"""

from __future__ import annotations

from typing import Annotated

from ...i18n import Text
from ...spec.block import Block
from ...units import Money, Param, Share
from ...world.calendar import Period
from .wording import PERIODS, percent

_SAID = Text(
    en="after every {period} the quota rises by {up} of what was sold above it, or falls by {down} of what was missed",
    zh="每{period}结束后, 指标上调超额部分的 {up}, 或下调缺口部分的 {down}",
)


class Ratchet(Block):
    """Which part of an over- or under-achievement the next quota takes over; 0 = none."""

    up: Annotated[
        Share, Param(en="part of what was sold above quota", zh="超额部分计入比例", source="assumption (MODEL A9)")
    ] = 0.3
    down: Annotated[
        Share, Param(en="part of what was missed", zh="缺口部分计入比例", source="assumption (MODEL A9)")
    ] = 0.1
    every: Annotated[
        Period, Param(en="moved every", zh="调整周期", source="assumption: yearly, with the new budget")
    ] = "year"

    def moved(self, quota: Money, target: Money, reached: Money, periods: float) -> Money:
        """The next quota of one pay period."""
        part = self.up if reached > target else self.down
        return round(quota + part * (reached - target) / periods)

    def sentence(self) -> Text:
        return _SAID.fill(period=PERIODS[self.every], up=percent(self.up), down=percent(self.down))
