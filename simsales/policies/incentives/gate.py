"""A gate: a KPI of the rep that must reach a mark, or a bonus is not paid.

Used to keep something alive that the bonus itself does not measure, such as renewals beside new business. The KPI is the
rep's own, of the pay period; where there was nothing to measure (no contract came up), the gate stays shut.
Source of the idea: MODEL A1 ("any KPI may gate a step").
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

from ...i18n import Text
from ...spec.block import Block
from ...units import Param, Share
from ...world.incentive import Basis, Sheet
from ...world.stakes import Condition
from ...world.statement import SCORES
from .wording import percent

KPIS: dict[str, Text] = {
    "retention": Text(
        en="own service contracts renewed, of those due in the period,", zh="本期到期的本人服务合同续约率"
    ),
    "margin": Text(en="gross margin of own contracts of the period", zh="本期本人合同的毛利率"),
    "attainment": Text(en="own bookings against quota", zh="本人签约完成率"),
    "cash_attainment": Text(en="own cash collected against quota", zh="本人回款完成率"),
}
_SAID = Text(
    en="only if {kpi} reach {mark}; nothing to measure means no",
    zh="须{kpi}达到 {mark} 才发; 本期没有可考核的则不发",
)


class Gate(Block):
    """A KPI and its mark."""

    kpi: Annotated[
        Literal["retention", "margin", "attainment", "cash_attainment"], Param(en="KPI of the rep", zh="个人指标")
    ]
    at_least: Annotated[Share, Param(en="at least", zh="至少", unit="share")]

    @property
    def reads(self) -> frozenset[Basis]:
        return SCORES[self.kpi]

    @property
    def condition(self) -> Condition:
        return Condition(self.kpi, self.at_least)

    def is_open(self, sheet: Sheet) -> bool:
        """Whether the rep has kept it; yes where all is taken to be as planned."""
        reached = sheet.score(self.kpi)
        return reached is None or (not math.isnan(reached) and reached >= self.at_least)

    def said(self) -> Text:
        return _SAID.fill(kpi=KPIS[self.kpi], mark=percent(self.at_least))
