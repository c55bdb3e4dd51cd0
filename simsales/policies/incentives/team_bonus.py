"""Team bonus: a pool paid once the team together has reached its goal, and split among all.

Used where deals are won by several people, or to make colleagues help each other. In a large team each one's own part in it
is small, so many leave the work to others (free riding).
Source of the idea: MODEL A1 (the same on the team sum), A3; handbook: team bonus (团队奖金).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal, Self

from annotated_types import Gt
from pydantic import model_validator

from ...i18n import Text
from ...registry import plugin
from ...spec.wrong import Wrong
from ...units import Amount, Currency, Param, Share, split_money
from ...world.calendar import Period
from ...world.incentive import MARGINS, Attainment, Basis, Earned, On, Quota, Sheet
from ...world.log import NOTHING as NO_ROW
from ...world.pay import Curve, marginal_tiers, step
from ...world.stakes import Peers, Stake
from .line import PayLine, Reset, reset_said
from .wording import MEASURES, money, percent, sentence

_POOL = Text(
    en="a pool of {sum} for the whole team once its {measure} together reach {goal} of all quotas together",
    zh="全队{measure}合计达到全队指标合计的 {goal} 时, 全队发奖金池 {sum}",
)
_RATE = Text(
    en="a pool of {rate} of what the whole team's {measure} together exceed {goal} of all quotas together by",
    zh="全队{measure}合计超过全队指标合计 {goal} 的部分, 按 {rate} 进入全队奖金池",
)
_SPLIT = {
    "equally": Text(en="split equally", zh="人人均分"),
    "by quota": Text(en="split in proportion to quotas", zh="按个人指标比例分配"),
}


@plugin("pay")
class TeamBonus(PayLine):
    """A step (`amount`) or a rate on what is above (`rate`), on the team's sum."""

    of_team: ClassVar[bool] = True

    kind: Literal["team-bonus"] = "team-bonus"
    at: Annotated[
        Attainment, Gt(0), Param(en="from this attainment of the team", zh="团队完成率", unit="part of quotas")
    ]
    amount: Annotated[
        Amount | None, Param(en="pool, per period", zh="奖金池", unit="money", source="none: amount or rate is written")
    ] = None
    rate: Annotated[
        Share | None,
        Param(en="rate", zh="提成比例", unit="share of the basis", source="none: amount or rate is written"),
    ] = None
    split: Annotated[Literal["equally", "by quota"], Param(en="split", zh="分配方式", source="assumption: equally")] = (
        "equally"
    )
    basis: Annotated[Basis, Param(en="measured on", zh="考核基础", source="assumption: the usual basis")] = "bookings"
    reset: Reset = None

    @model_validator(mode="after")
    def _a_sum_or_a_rate(self) -> Self:
        if (self.amount is None) == (self.rate is None):
            raise Wrong(
                Text(en="a team bonus is a sum or a rate", zh="团队奖金要么是金额, 要么是比例"),
                Text(en="allowed: amount or rate, exactly one", zh="允许: amount 和 rate 恰好写一个"),
                at=("amount",),
            )
        return self

    @property
    def counted_by(self) -> Period | None:
        return self.reset

    @property
    def assumes(self) -> Text | None:  # type: ignore[override]
        return _ASSUMES

    def pool(self, quota: float, currency: Currency) -> Curve:
        """What the whole team gets, over its sum."""
        goal = float(round(quota * self.at))
        if self.rate is not None:
            return marginal_tiers([(goal, self.rate)])
        return step(goal, currency.minor(self.amount or 0))

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        if not sheets:
            return []
        quota = sum(sheet.quota.of(self.basis) for sheet in sheets)
        pot = round(self.pool(quota, currency).pay(sum(sheet.measure for sheet in sheets)))
        sizes = [1.0 if self.split == "equally" else float(sheet.quota.bookings) for sheet in sheets]
        last = max((sheet.cause for sheet in sheets if sheet.cause != NO_ROW), default=NO_ROW)
        return [
            Earned(part - sheet.paid, cause=last) for sheet, part in zip(sheets, split_money(pot, sizes), strict=True)
        ]

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        """The rep's part of the pool over the rep's own measure, once the others have brought what is expected of them."""
        share = peers.planned_margin if self.basis in MARGINS else 1.0
        goals = [share * goal for goal in peers.quotas]
        theirs = sum(part * goal for part, goal in zip(peers.expected(), goals, strict=True))
        whole = quota.of(self.basis) + sum(goals)
        mine = 1 / (1 + len(peers)) if self.split == "equally" else quota.of(self.basis) / whole
        doubt = peers.sd * math.sqrt(len(peers)) * (sum(goals) / len(peers) if goals else 0.0)
        curve = self.pool(whole, currency).shifted(-theirs).scaled(mine)
        return [Stake(self.basis, curve, extra_sd=doubt, counted_by=self.reset, is_shared=True)]

    def sentence(self, currency: Currency) -> Text:
        rule = _POOL if self.rate is None else _RATE
        said = rule.fill(
            sum=money(self.amount or 0, currency),
            rate=percent(self.rate or 0),
            measure=MEASURES[self.basis],
            goal=percent(self.at),
        )
        return sentence([said, _SPLIT[self.split], *reset_said(self.reset)])


_ASSUMES = Text(en="if every colleague is at the same part of quota", zh="假设其他同事的完成率相同")
