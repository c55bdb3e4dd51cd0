"""Tiers: a table of rates by attainment. An accelerator is a tier with a higher rate, a brake one with a lower.

Used wherever a plan has more than one rate. Such a table can be read in two ways, and people do: each rate for its own
part (`on: above`), or the rate reached for the whole amount (`on: whole`). So `on` has no default.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ...i18n import Text, joined
from ...registry import plugin
from ...spec.block import Block
from ...spec.wrong import Wrong
from ...units import Currency, Param, Share
from ...world.incentive import Attainment, Quota
from ...world.pay import Curve, marginal_tiers, whole_tiers
from .bounds import Bounded
from .wording import MEASURES, QUOTAS, percent, sentence

_PARTS = Text(
    en="{measure} paid in parts, each rate for its own part only: {rows}",
    zh="{measure}分段提成, 每段只按本段比例: {rows}",
)
_WHOLE = Text(
    en="one rate for all {measure} of the period from the first sale on, by what is reached: {rows}",
    zh="本期全部{measure}从第一单起按同一比例提成, 比例看完成率: {rows}",
)

_FALLING = Text(
    en="on: whole with a later rate below an earlier one makes pay fall as sales rise; "
    "at_most and draw have no clear meaning there",
    zh="on: whole 且后档比例低于前档时, 卖得越多反而拿得越少; 此时 at_most 和 draw 含义不清",
)
_NO_BOUNDS = Text(en="allowed: on: above, or neither at_most nor draw", zh="允许: 写 on: above, 或不写 at_most 和 draw")


class Tier(Block):
    """One row of the table. In Python it is made from the scenario's words: `Tier.model_validate({"from": 1, ...})`."""

    starts_at: Annotated[
        Attainment, Field(alias="from"), Param(en="from this attainment", zh="起始完成率", unit="part of quota")
    ]
    rate: Annotated[Share, Param(en="rate", zh="提成比例", unit="share of the basis")]


@plugin("pay")
class Tiers(Bounded):
    """A table of rates on one basis."""

    kind: Literal["tiers"] = "tiers"
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1), Param(en="tiers", zh="提成档位")]
    on: Annotated[
        Literal["above", "whole"],
        Param(
            en="each rate for its own part, or the rate reached for the whole amount",
            zh="每段按本段比例, 还是达到后全额按新比例",
        ),
    ]

    @model_validator(mode="after")
    def _rising_starts(self) -> Self:
        if self.tiers[0].starts_at != 0:
            raise Wrong(
                Text(
                    en="the first tier must start from 0, not from {first:g}",
                    zh="第一档必须从 0 开始, 不能从 {first:g} 开始",
                ).fill(first=self.tiers[0].starts_at),
                Text(
                    en="allowed: 0; write a rate of 0 for the part that pays nothing",
                    zh="允许: 0; 不提成的一段请写比例 0",
                ),
                at=("tiers", 0, "from"),
            )
        for i, (lower, upper) in enumerate(pairwise(self.tiers), start=1):
            if upper.starts_at <= lower.starts_at:
                raise Wrong(
                    Text(
                        en="tiers must rise: from {upper:g} comes after from {lower:g}",
                        zh="档位必须逐档升高: {lower:g} 之后不能是 {upper:g}",
                    ).fill(lower=lower.starts_at, upper=upper.starts_at),
                    Text(en="allowed: more than {lower:g} and at most 10", zh="允许: 大于 {lower:g} 且不超过 10").fill(
                        lower=lower.starts_at
                    ),
                    at=("tiers", i, "from"),
                )
        return self

    @model_validator(mode="after")
    def _bounds_need_rising_pay(self) -> Self:
        falls = any(upper.rate < lower.rate for lower, upper in pairwise(self.tiers))
        if self.on == "whole" and falls and (self.at_most is not None or self.draw is not None):
            raise Wrong(_FALLING, _NO_BOUNDS, at=("on",))
        return self

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        starts = {
            quota.at(self.basis, tier.starts_at): tier.rate for tier in self.tiers
        }  # on one minor unit the higher tier holds
        table = list(starts.items())
        return self.bounded(marginal_tiers(table) if self.on == "above" else whole_tiers(table), currency)

    def sentence(self, currency: Currency) -> Text:
        rows = [self._row(i) for i in range(len(self.tiers))]
        said = joined(rows)
        rule = (_PARTS if self.on == "above" else _WHOLE).fill(measure=MEASURES[self.basis], rows=said)
        return sentence([rule, *self.bounds_said(currency)])

    def _row(self, i: int) -> Text:
        """One row in words: below the first mark, between two marks, from the last mark on."""
        first, last = i == 0, i == len(self.tiers) - 1
        if first and last:
            words = Text(en="{rate} of everything", zh="全部按 {rate}")
        elif first:
            words = Text(en="{rate} below {end} of {quota}", zh="{quota}的 {end} 以下按 {rate}")
        elif last:
            words = Text(en="{rate} from {start} on", zh="{start} 起按 {rate}")
        else:
            words = Text(en="{rate} from {start} to below {end}", zh="{start} 起至 {end} 以下按 {rate}")
        return words.fill(
            rate=percent(self.tiers[i].rate),
            start=percent(self.tiers[i].starts_at),
            end="" if last else percent(self.tiers[i + 1].starts_at),
            quota=QUOTAS[self.basis],
        )
