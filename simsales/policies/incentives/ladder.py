"""Ladder: whoever stays above a mark for some periods in a row is promoted, with more base pay and a higher quota.

Used as a career path for people who sell. The rise is for good; a step up starts the count anew. What it is worth to be
promoted (rise, standing, a harder quota) is one sum, `value_of_promotion`; without it nobody works for it.
Source of the idea: handbook: promotion, rank with stated conditions (晋升, 职业发展规划); MODEL A1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Gt, Le

from ...i18n import Text
from ...registry import plugin
from ...units import Amount, Currency, Param
from ...world.incentive import Attainment, Basis, Earned, On, Quota, Sheet
from ...world.pay import step
from ...world.stakes import Peers, Stake
from .line import PayLine
from .wording import MEASURES, QUOTAS, percent

_SENTENCE = Text(
    en="promotion, at most {levels} times, after {periods} periods in a row with {measure} of {goal} of {quota} or more; "
    "from the next period on base pay is {base} and the quota {target} of what they were",
    zh="连续 {periods} 期{measure}达到{quota}的 {goal} 或以上即晋升一级, 最多 {levels} 级; 从下一期起底薪为原来的 {base}, 指标为原来的 {target}",
)
Factor = Annotated[float, Ge(1), Le(3)]


@plugin("pay")
class Ladder(PayLine):
    """Promotion by results. The line pays the base pay that promotions have added."""

    later: ClassVar[frozenset[str]] = frozenset({"value_of_promotion"})

    kind: Literal["ladder"] = "ladder"
    at: Annotated[Attainment, Gt(0), Param(en="counts from this attainment", zh="达标完成率", unit="part of quota")]
    periods: Annotated[int, Ge(1), Le(40), Param(en="pay periods in a row", zh="连续多少期", unit="pay periods")]
    raises_base: Annotated[Factor, Param(en="base pay, times", zh="底薪倍数", unit="times", source="assumption")] = 1.15
    raises_quota: Annotated[Factor, Param(en="quota, times", zh="指标倍数", unit="times", source="assumption")] = 1.1
    levels: Annotated[int, Ge(1), Le(10), Param(en="levels", zh="级数", source="assumption")] = 2
    basis: Annotated[Basis, Param(en="measured on", zh="考核基础", source="assumption: the usual basis")] = "bookings"
    value_of_promotion: Annotated[
        Amount | None,
        Param(
            en="what a promotion is worth to a rep, all told (nobody works for it if left out)",
            zh="晋升一级对销售而言总共相当于多少钱 (不写 = 无人为此努力)",
            unit="money",
            source="assumption: none unless written; no reliable figure is published",
        ),
    ] = None

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        return [self._settled(sheet) for sheet in sheets]

    def _settled(self, sheet: Sheet) -> Earned:
        level, run = sheet.carried or (0, 0)
        pay = round(sheet.base * (self.raises_base**level - 1))
        run = run + 1 if sheet.measure >= sheet.quota.at(self.basis, self.at) else 0
        if run >= self.periods and level < self.levels:
            level, run = level + 1, 0
        return Earned(pay, (level, run))

    def quota_factor(self, carried: Any) -> float:
        level, _ = carried or (0, 0)
        return float(self.raises_quota**level)

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        """A good period brings a promotion nearer: it carries its part of what those still missing are working for."""
        level, run = peers.carried or (0, 0)
        if self.value_of_promotion is None or level >= self.levels:
            return []
        missing = self.periods - run
        worth = currency.minor(self.value_of_promotion) / missing
        return [Stake(self.basis, step(quota.at(self.basis, self.at), worth), delay=missing - 1)]

    @property
    def assumes(self) -> Text | None:  # type: ignore[override]
        return _ASSUMES

    def sentence(self, currency: Currency) -> Text:
        return _SENTENCE.fill(
            levels=self.levels,
            periods=self.periods,
            measure=MEASURES[self.basis],
            goal=percent(self.at),
            quota=QUOTAS[self.basis],
            base=percent(self.raises_base),
            target=percent(self.raises_quota),
        )


_ASSUMES = Text(en="before the first promotion", zh="按尚未晋升计算")
