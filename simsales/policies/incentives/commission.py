"""Commission: one rate on what a rep sells, from a threshold on and up to a cap.

Used for the main line of most plans. A threshold forces the author to say whether the rate then counts for the part
above it or for everything from the first sale on; the two differ by the whole commission up to the threshold.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import model_validator

from ...i18n import Text
from ...registry import plugin
from ...spec.wrong import Wrong
from ...units import Currency, Param, Share
from ...world.incentive import Attainment, Quota
from ...world.pay import Curve, marginal_tiers, whole_tiers
from .bounds import Bounded
from .wording import MEASURES, QUOTAS, percent, sentence

_FROM_THE_START = Text(en="{rate} of {measure}", zh="按{measure}的 {rate} 提成")
_ABOVE = Text(
    en="nothing below {start} of {quota}; from there on {rate} of the part of {measure} above that mark only",
    zh="不到{quota}的 {start} 不提成; 达到后只对超出 {start} 的部分, 按{measure}的 {rate} 提成",
)
_WHOLE = Text(
    en="nothing below {start} of {quota}; once it is reached, {rate} of all {measure} of the period, "
    "from the first sale on",
    zh="不到{quota}的 {start} 不提成; 达到后按本期全部{measure}的 {rate} 提成, 从第一单算起",
)
_UP_TO = Text(en=" up to {cap} of {quota}, nothing above", zh=", 到{quota}的 {cap} 为止, 以上不再计提")
_PART_ABOVE_CAP = Text(en="the part above {cap} of {quota} earns nothing more", zh="超过{quota} {cap} 的部分不再计提")
_NO_CAP = Text(en=" from the first sale on, without a cap", zh=", 从第一单算起, 不封顶")

_UNSAID = Text(
    en="starts_at needs `on`: once the threshold is reached, what is the rate for?",
    zh="写了 starts_at 就要写 on: 达到门槛后, 比例算哪一部分?",
)
_READINGS = Text(
    en="on: above (the part above the threshold only) or on: whole (everything from the first sale on)",
    zh="on: above (只算超出门槛的部分) 或 on: whole (从第一单起算全额)",
)


@plugin("pay")
class Commission(Bounded):
    """One rate on one basis."""

    kind: Literal["commission"] = "commission"
    rate: Annotated[Share, Param(en="rate", zh="提成比例", unit="share of the basis")]
    starts_at: Annotated[
        Attainment,
        Param(
            en="pays from this attainment",
            zh="起提完成率",
            unit="part of quota",
            source="assumption: from the first sale",
        ),
    ] = 0.0
    on: Annotated[
        Literal["above", "whole"] | None,
        Param(
            en="past the threshold the rate is for the part above, or for the whole amount",
            zh="过门槛后只算超出部分, 还是全额",
            source="none: must be written where there is a threshold",
        ),
    ] = None
    cap_at: Annotated[
        Attainment | None,
        Param(
            en="nothing more above this attainment",
            zh="封顶完成率",
            unit="part of quota",
            source="assumption: no cap unless written",
        ),
    ] = None

    @model_validator(mode="after")
    def _one_reading(self) -> Self:
        if self.starts_at > 0 and self.on is None:
            raise Wrong(_UNSAID, _READINGS, at=("starts_at",))
        if self.cap_at is not None and self.cap_at <= self.starts_at:
            raise Wrong(
                Text(
                    en=f"cap_at {self.cap_at:g} must lie above starts_at {self.starts_at:g}, "
                    "or the rate never pays anything",
                    zh=f"cap_at {self.cap_at:g} 必须高于 starts_at {self.starts_at:g}, 否则永远没有提成",
                ),
                Text(
                    en=f"allowed: more than {self.starts_at:g} and at most 10",
                    zh=f"允许: 大于 {self.starts_at:g} 且不超过 10",
                ),
                at=("cap_at",),
            )
        return self

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        tiers = whole_tiers if self.on == "whole" else marginal_tiers
        curve = tiers([(quota.at(self.basis, self.starts_at), self.rate)])
        if self.cap_at is not None:
            curve += marginal_tiers([(quota.at(self.basis, self.cap_at), -self.rate)])
        return self.bounded(curve, currency)

    def sentence(self, currency: Currency) -> Text:
        rule = {None: _FROM_THE_START, "above": _ABOVE, "whole": _WHOLE}[self.on if self.starts_at > 0 else None]
        said = [self._filled(rule), *self.bounds_said(currency)]
        if self.starts_at > 0 and self.cap_at is not None:
            said.insert(1, self._filled(_PART_ABOVE_CAP))
        elif self.starts_at == 0 and (self.cap_at is not None or self.at_most is None):
            ending = self._filled(_NO_CAP if self.cap_at is None else _UP_TO)
            said[0] = Text(en=said[0].en + ending.en, zh=said[0].zh + ending.zh)
        return sentence(said)

    def _filled(self, words: Text) -> Text:
        return words.fill(
            rate=percent(self.rate),
            measure=MEASURES[self.basis],
            quota=QUOTAS[self.basis],
            start=percent(self.starts_at),
            cap=percent(self.cap_at or 0),
        )
