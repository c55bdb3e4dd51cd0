"""A manner: what every way of bargaining has, in a few numbers; each file of `tactics` is one family.

Source of the concession curve: Faratin, Sierra and Jennings (1998): k + (1 - k) t^(1/b), b below 1 hard, above 1 yielding.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..spec.block import Block
from ..units import Param, Share
from ..world.bargaining import Stand

_ASSUMED = "assumption"
Aim = Annotated[
    float,
    Field(ge=0.3, le=1),
    Param(en="opens at this part of the fair price", zh="开价是行情价的多少", source=_ASSUMED),
]
Pace = Annotated[
    float,
    Field(ge=0.05, le=10),
    Param(en="below 1 gives late, above 1 early", zh="小于 1 晚让, 大于 1 早让", source="Faratin et al. 1998: .1-10"),
]
Start = Annotated[
    Share, Param(en="part of the way given with the first answer", zh="首次还价就让出的部分", source=_ASSUMED)
]
Mirrors = Annotated[Share, Param(en="weight of answering in kind", zh="以牙还牙的权重", source=_ASSUMED)]
Openness = Annotated[Share, Param(en="chance to answer a question truthfully", zh="如实回答的概率", source=_ASSUMED)]
Bluffs = Annotated[Share, Param(en="else: chance of an untrue answer", zh="否则: 说假话的概率", source=_ASSUMED)]
Warmth = Annotated[Share, Param(en="how much kindness counts", zh="善意的分量", source=_ASSUMED)]
Temper = Annotated[Share, Param(en="how easily angered", zh="易怒程度", source=_ASSUMED)]


class Manner(Block):
    """What families share. A family changes the defaults, and where it must, the way itself."""

    kind: str
    aim: Aim = 0.8
    pace: Pace = 0.8
    start: Start = 0.05
    mirrors: Mirrors = 0.3
    openness: Openness = 0.7
    bluffs: Bluffs = 0.3
    warmth: Warmth = 0.5
    temper: Temper = 0.5

    def by_the_clock(self, time: float) -> float:
        """The share of the way to have gone when so much patience is used up."""
        return float(self.start + (1 - self.start) * min(time, 1.0) ** (1 / self.pace))

    def way(self, stand: Stand) -> float:
        """A mix of the clock and of what the seller gave, sooner in good mood than in bad."""
        mood = 1 + self.warmth * (stand.goodwill - 0.5) - self.temper * stand.anger
        clock = max(self.by_the_clock(stand.time) - stand.gone, 0.0)
        step = (1 - self.mirrors) * clock + self.mirrors * max(stand.ours, 0.0)
        return min(stand.gone + step * max(mood, 0.0), 1.0)
