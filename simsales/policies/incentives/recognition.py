"""Recognition: honour instead of money, for whoever reaches a goal.

Used for certificates, praise and the hall of fame. It pays nothing; `value_of_recognition` is what it is worth to a rep, and
reps weigh it beside their pay.
Source of the idea: MODEL A1 (non-money items), handbook: honour (荣誉, 表彰).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from annotated_types import Gt

from ...i18n import Text
from ...registry import plugin
from ...units import Amount, Currency, Param
from ...world.incentive import Attainment, Basis, Earned, On, Quota, Sheet
from ...world.pay import step
from ...world.stakes import Peers, Stake
from .line import PayLine
from .wording import MEASURES, QUOTAS, percent

_SENTENCE = Text(
    en="honour, and no money, for whoever's {measure} of the period reach {goal} of {quota}",
    zh="本期{measure}达到{quota}的 {goal} 者给予荣誉表彰, 不发钱",
)


@plugin("pay")
class Recognition(PayLine):
    """A step that is worth something and pays nothing."""

    kind: Literal["recognition"] = "recognition"
    at: Annotated[Attainment, Gt(0), Param(en="given at this attainment", zh="达标完成率", unit="part of quota")]
    value_of_recognition: Annotated[
        Amount,
        Param(
            en="what it is worth to a rep",
            zh="对销售而言相当于多少钱",
            unit="money",
            source="assumption: no reliable figure is published",
        ),
    ] = 500.0
    basis: Annotated[Basis, Param(en="measured on", zh="考核基础", source="assumption: the usual basis")] = "bookings"

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        return [Earned(0, is_honour=sheet.measure >= sheet.quota.at(self.basis, self.at)) for sheet in sheets]

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        worth = step(quota.at(self.basis, self.at), currency.minor(self.value_of_recognition))
        return [Stake(self.basis, worth, is_money=False)]

    def sentence(self, currency: Currency) -> Text:
        return _SENTENCE.fill(measure=MEASURES[self.basis], goal=percent(self.at), quota=QUOTAS[self.basis])
