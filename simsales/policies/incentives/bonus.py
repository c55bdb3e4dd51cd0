"""Bonus: a fixed sum once a goal is reached, and nothing for coming close.

Used for quarterly and yearly bonuses. It is the strongest pull at the period end: a rep just below the goal gains a lot
from one more deal, a rep past it nothing.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Gt

from ...i18n import Text
from ...registry import plugin
from ...spec.block import Block
from ...units import Amount, Currency, Param
from ...world.incentive import Attainment, Basis, Credit, Quota
from ...world.pay import Curve, step
from .wording import MEASURES, QUOTAS, money, percent

_SENTENCE = Text(
    en="{sum} once {measure} of the period reach {goal} of {quota}; nothing below it, no more above it",
    zh="本期{measure}达到{quota}的 {goal} 时发奖金 {sum}; 不到不发, 超过也不多发",
)


@plugin("pay")
class Bonus(Block):
    """A step at one attainment."""

    kind: Literal["bonus"] = "bonus"
    at: Annotated[Attainment, Gt(0), Param(en="paid at this attainment", zh="达标完成率", unit="part of quota")]
    amount: Annotated[Amount, Param(en="bonus, per period", zh="每期奖金", unit="money")]
    basis: Annotated[Basis, Param(en="measured on", zh="考核基础", source="assumption: the usual basis")] = "bookings"

    @property
    def of_quota(self) -> bool:
        return True

    def counts(self, credit: Credit) -> bool:
        return credit.basis == self.basis

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        return step(quota.at(self.basis, self.at), currency.minor(self.amount))

    def sentence(self, currency: Currency) -> Text:
        return _SENTENCE.fill(
            sum=money(self.amount, currency),
            measure=MEASURES[self.basis],
            goal=percent(self.at),
            quota=QUOTAS[self.basis],
        )
