"""Penalty: a sum taken off where a goal is missed.

Used to mark a floor that nobody should fall through. Its known side effects: reps who cannot reach the floor any more have
nothing left to lose, and morale suffers where bad luck is fined. Labour law limits what may be deducted.
Source of the idea: MODEL A1 (a negative step).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Gt

from ...i18n import Text
from ...registry import plugin
from ...units import Amount, Currency, Param
from ...world.incentive import Attainment, Basis, Quota
from ...world.pay import Curve, step
from .line import PayLine
from .wording import MEASURES, QUOTAS, money, percent

_SENTENCE = Text(
    en="{sum} is taken off where {measure} of the period stay below {goal} of {quota}",
    zh="本期{measure}不到{quota}的 {goal} 时扣 {sum}",
)


@plugin("pay")
class Penalty(PayLine):
    """A negative step: less below the goal, nothing at it or above."""

    runs_off: ClassVar[bool] = False

    kind: Literal["penalty"] = "penalty"
    below: Annotated[Attainment, Gt(0), Param(en="taken off below", zh="低于此完成率扣款", unit="part of quota")]
    amount: Annotated[Amount, Param(en="taken off, per period", zh="每期扣款", unit="money")]
    basis: Annotated[Basis, Param(en="measured on", zh="考核基础", source="assumption: the usual basis")] = "bookings"

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        amount = currency.minor(self.amount)
        return Curve(base=-amount) + step(quota.at(self.basis, self.below), amount)

    def sentence(self, currency: Currency) -> Text:
        return _SENTENCE.fill(
            sum=money(self.amount, currency),
            measure=MEASURES[self.basis],
            goal=percent(self.below),
            quota=QUOTAS[self.basis],
        )
