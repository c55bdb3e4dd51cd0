"""Scorecard: several measures with weights become one score, and the score multiplies another line, or pays a sum.

Used where sales alone would be too narrow: margin, renewals, goals agreed with the manager (MBO), what colleagues say (360).
The more measures, the weaker each of them pulls (Holmstrom and Milgrom 1991), and ratings can be argued about.
Source of the idea: MODEL A1, J (appraisal).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Literal, Self

from annotated_types import Ge, Gt, Le
from pydantic import Field, model_validator

from ...i18n import Text, joined
from ...registry import plugin
from ...spec.block import Block
from ...spec.wrong import Wrong, Wrongs
from ...units import Amount, Currency, Money, Param, Share
from ...world.incentive import Basis, Credit, Earned, On, Quota, Sheet
from ...world.pay import Curve, step
from ...world.stakes import Peers, Stake
from ...world.statement import SCORES
from .line import PayLine
from .wording import money, percent, sentence

_NEARLY = 1e-9
Reading = Literal["attainment", "margin_attainment", "cash_attainment", "retention", "rating"]
Rating = Annotated[float, Ge(0), Le(10)]
_ON: Mapping[str, Basis] = {"attainment": "bookings", "margin_attainment": "margin", "cash_attainment": "cash"}
_SAID: Mapping[str, Text] = {
    "attainment": Text(en="bookings against quota", zh="签约完成率"),
    "margin_attainment": Text(en="margin against the margin quota", zh="毛利完成率"),
    "cash_attainment": Text(en="cash against quota", zh="回款完成率"),
    "retention": Text(en="own renewals", zh="本人续约率"),
    "rating": Text(en="rating {name}", zh="评分 {name}"),
}
_MULTIPLIES = Text(
    en="the line {line} is multiplied by a score, at least {least} and at most {most}: {parts}",
    zh="项目 {line} 乘以综合得分 (最低 {least}, 最高 {most}): {parts}",
)
_PAYS = Text(en="{sum} once the score reaches {mark}: {parts}", zh="综合得分达到 {mark} 时发 {sum}: {parts}")
_PART = Text(en="{weight} {what} (full at {target})", zh="{what}占 {weight} (目标 {target})")
_NOT_MEASURED = Text(
    en="what cannot be measured in a period leaves its weight to the rest", zh="本期无法考核的项目, 权重由其余项目分摊"
)


class Measure(Block):
    """One part of the score."""

    of: Annotated[Reading, Param(en="what is measured", zh="考核什么")]
    weight: Annotated[Share, Param(en="weight", zh="权重", unit="share of the score")]
    target: Annotated[
        Rating, Gt(0), Param(en="full score at", zh="满分目标", unit="of the measure", source="assumption: 100%")
    ] = 1.0
    most: Annotated[
        Rating, Param(en="counts at most", zh="得分上限", unit="part of the target", source="assumption")
    ] = 1.5
    rating: Annotated[
        Rating, Param(en="rating of everybody not named", zh="未单列者的评分", source="assumption: as agreed")
    ] = 1.0
    ratings: Annotated[
        dict[str, Rating], Param(en="rating by rep", zh="各人评分", source="assumption: nobody is named")
    ] = {}

    def part(self, sheet: Sheet) -> float | None:
        """This part of the score for a rep, 1 = on target; None where there was nothing to measure."""
        reached = self.ratings.get(sheet.rep, self.rating) if self.of == "rating" else sheet.score(self.of)
        if reached is None:
            return 1.0
        return None if math.isnan(reached) else min(max(reached, 0.0) / self.target, self.most)


@plugin("pay")
class Scorecard(PayLine):
    """A weighted score. Multiplying another line, it pays (score - 1) times what that line pays."""

    of_quota: ClassVar[bool] = False

    kind: Literal["scorecard"] = "scorecard"
    measures: Annotated[dict[str, Measure], Field(min_length=1, max_length=20), Param(en="measures", zh="考核项目")]
    multiplies: Annotated[
        str | None,
        Param(en="multiplies this line", zh="乘以哪一项", source="none: multiplies or amount is written"),
    ] = None
    amount: Annotated[
        Amount | None,
        Param(en="sum paid, per period", zh="每期金额", unit="money", source="none: multiplies or amount is written"),
    ] = None
    at: Annotated[Rating, Param(en="paid from this score", zh="发放所需得分", source="assumption: on target")] = 1.0
    least: Annotated[Rating, Param(en="lowest multiplier", zh="最低系数", source="assumption")] = 0.5
    most: Annotated[Rating, Param(en="highest multiplier", zh="最高系数", source="assumption")] = 1.5

    @model_validator(mode="after")
    def _weights_of_one(self) -> Self:
        wrong = []
        whole = sum(measure.weight for measure in self.measures.values())
        if abs(whole - 1) > _NEARLY:
            wrong.append(
                Wrong(
                    Text(en=f"the weights sum to {whole:.10g}", zh=f"权重合计为 {whole:.10g}"),
                    Text(en="allowed: together exactly 1", zh="允许: 合计恰好为 1"),
                    at=("measures",),
                )
            )
        if (self.multiplies is None) == (self.amount is None):
            wrong.append(
                Wrong(
                    Text(en="a score multiplies a line or pays a sum", zh="得分要么乘以某一项, 要么发一笔金额"),
                    Text(en="allowed: multiplies or amount, exactly one", zh="允许: multiplies 和 amount 恰好写一个"),
                    at=("measures",),
                )
            )
        if self.least > self.most:
            wrong.append(
                Wrong(
                    Text(
                        en=f"least {self.least:g} is above most {self.most:g}",
                        zh=f"least {self.least:g} 高于 most {self.most:g}",
                    ),
                    Text(en=f"allowed: 0 to {self.most:g}", zh=f"允许: 0 到 {self.most:g}"),
                    at=("least",),
                )
            )
        if wrong:
            raise Wrongs(wrong)
        return self

    @property
    def basis(self) -> Basis:
        return "bookings"

    @property
    def after(self) -> frozenset[str]:
        return frozenset() if self.multiplies is None else frozenset({self.multiplies})

    @property
    def scores_read(self) -> frozenset[str]:
        return frozenset(measure.of for measure in self.measures.values() if measure.of != "rating")

    @property
    def reads(self) -> frozenset[Basis]:
        return frozenset[Basis]().union(*(SCORES[name] for name in self.scores_read))

    def counts(self, credit: Credit) -> bool:
        return credit.basis in self.reads

    @property
    def assumes(self) -> Text | None:  # type: ignore[override]
        return _ASSUMES

    def score(self, sheet: Sheet) -> float:
        """The weighted score; what cannot be measured leaves its weight to the rest. 1 where nothing can."""
        parts = [(measure.weight, measure.part(sheet)) for measure in self.measures.values()]
        measured = [(weight, part) for weight, part in parts if part is not None]
        whole = math.fsum(weight for weight, _ in measured)
        return math.fsum(weight * part for weight, part in measured) / whole if whole else 1.0

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        return [Earned(self._paid(sheet, currency)) for sheet in sheets]

    def _paid(self, sheet: Sheet, currency: Currency) -> Money:
        score = self.score(sheet)
        if self.multiplies is None:
            return currency.minor(self.amount or 0) if score >= self.at - _NEARLY else 0
        factor = min(max(score, self.least), self.most)
        return round((factor - 1) * sheet.lines.get(self.multiplies, 0))

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        """What the score adds, each measure the rep can move on its own basis, the others as they were or as planned."""
        moved = [measure for measure in self.measures.values() if measure.of in _ON and measure.weight]
        if self.multiplies is None:
            return [self._sum_at_stake(measure, quota, currency, peers) for measure in moved]
        line = on[self.multiplies]
        (whole,) = line.stakes(quota, currency, peers, {}) or [Stake(line.basis, Curve())]
        standing = min(max(self._score_at(peers), self.least), self.most)
        at_quota = whole.curve.pay(quota.of(line.basis))
        found = [Stake(whole.basis, whole.curve.scaled(standing - 1), whole.extra_sd, gate=whole.gate)]
        return found + [self._slope(measure, quota, at_quota) for measure in moved]

    def _score_at(self, peers: Peers) -> float:
        """The score with results on target and renewals as last seen."""
        scores = dict.fromkeys(_ON, 1.0) | ({} if peers.retention is None else {"retention": peers.retention})
        return self.score(Sheet("", Quota(1, 1.0), 0, scores={"retention": 1.0, **scores}))

    def _slope(self, measure: Measure, quota: Quota, pay: float) -> Stake:
        """What more of a measure adds by way of the score, at the pay of a rep on quota: straight, up to the measure's most."""
        basis = _ON[measure.of]
        goal = quota.of(basis) * measure.target
        rate = pay * measure.weight / goal
        start = Curve(base=-pay * measure.weight, hinges=((0.0, rate), (goal * measure.most, -rate)))
        return Stake(basis, start)

    def _sum_at_stake(self, measure: Measure, quota: Quota, currency: Currency, peers: Peers) -> Stake:
        """The sum as a step of one measure, where the other measures are as expected."""
        basis = _ON[measure.of]
        missing = (self.at - self._score_at(peers)) / measure.weight + 1.0
        if missing > measure.most:
            return Stake(basis, Curve())
        goal = max(missing, 0.0) * measure.target * quota.of(basis)
        return Stake(basis, step(goal, currency.minor(self.amount or 0)))

    def sentence(self, currency: Currency) -> Text:
        parts = [
            _PART.fill(
                weight=percent(measure.weight),
                what=_SAID[measure.of].fill(name=name),
                target=percent(measure.target),
            )
            for name, measure in self.measures.items()
        ]
        listed = joined(parts)
        if self.multiplies is None:
            rule = _PAYS.fill(sum=money(self.amount or 0, currency), mark=percent(self.at), parts=listed)
        else:
            rule = _MULTIPLIES.fill(
                line=self.multiplies, least=percent(self.least), most=percent(self.most), parts=listed
            )
        return sentence([rule, _NOT_MEASURED])


_ASSUMES = Text(en="with ratings as given and renewals on target", zh="评分按现有评分, 续约率按恰好达标计算")
