"""Long-term award: granted for a good period, paid some periods later to whoever is still there.

Used to tie people who are hard to replace. Its known side effect: the further away the pay day, the less it moves anybody
today (people discount), so it holds people rather than driving them.
Source of the idea: MODEL A1, A4 (pay days far away weigh less); handbook: equity (股权激励).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le

from ...i18n import Text
from ...registry import plugin
from ...units import Amount, Currency, Param
from ...world.incentive import Attainment, Basis, Earned, On, Quota, Sheet
from ...world.pay import Curve, step
from ...world.stakes import Peers, Stake
from .line import PayLine
from .wording import MEASURES, QUOTAS, money, percent

_SENTENCE = Text(
    en="{sum} granted once {measure} of the period reach {goal} of {quota}, paid {periods} periods later to whoever is still there",
    zh="本期{measure}达到{quota}的 {goal} 时授予 {sum}, {periods} 期后发给仍在职者",
)
Grant = tuple[int, int, int]
"""Pay days still to come, minor units, and the row that earned it."""


@plugin("pay")
class LongTermAward(PayLine):
    """A step whose money comes later."""

    kind: Literal["long-term-award"] = "long-term-award"
    at: Annotated[Attainment, Gt(0), Param(en="granted at this attainment", zh="达标完成率", unit="part of quota")]
    amount: Annotated[Amount, Param(en="granted, per period", zh="每期授予", unit="money")]
    vests_after: Annotated[
        int, Ge(1), Le(40), Param(en="paid so many pay periods later", zh="多少期后兑现", unit="pay periods")
    ]
    basis: Annotated[Basis, Param(en="measured on", zh="考核基础", source="assumption: the usual basis")] = "bookings"

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        """What is granted, not what is paid in the period."""
        return step(quota.at(self.basis, self.at), currency.minor(self.amount))

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        return [self._settled(sheet, currency) for sheet in sheets]

    def _settled(self, sheet: Sheet, currency: Currency) -> Earned:
        kept: tuple[Grant, ...] = tuple((left - 1, sum_, row) for left, sum_, row in sheet.carried or ())
        due = [grant for grant in kept if grant[0] == 0]
        waiting = [grant for grant in kept if grant[0] > 0]
        granted = self.earned(sheet, currency)
        if granted:
            waiting.append((self.vests_after, granted, sheet.cause))
        cause = due[-1][2] if due else None
        return Earned(sum(grant[1] for grant in due), tuple(waiting) or None, cause)

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        return [Stake(self.basis, self.curve(quota, currency), delay=self.vests_after)]

    @property
    def assumes(self) -> Text | None:  # type: ignore[override]
        return _ASSUMES.fill(periods=self.vests_after)

    def sentence(self, currency: Currency) -> Text:
        return _SENTENCE.fill(
            sum=money(self.amount, currency),
            measure=MEASURES[self.basis],
            goal=percent(self.at),
            quota=QUOTAS[self.basis],
            periods=self.vests_after,
        )


_ASSUMES = Text(
    en="nothing here: what is granted in a period is paid {periods} periods later",
    zh="此处为 0: 本期授予的金额 {periods} 期后才发放",
)
