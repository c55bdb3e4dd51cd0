"""SPIF (product push): an extra rate on one product, for a while or for good, whatever the quota says.

Used to launch a product or to clear stock. It counts contracts by their day of signing, so a cancelled one takes back
what it brought.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, inf
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from ...i18n import Text
from ...registry import plugin
from ...spec.wrong import Wrong
from ...text import NAME_LENGTH, safe_text
from ...units import Currency, Duration, Param, Share
from ...world.incentive import Basis, Credit, On, Quota
from ...world.pay import Curve, linear
from ...world.stakes import Peers, Stake
from .line import PayLine
from .wording import MEASURES, percent

_RULE = Text(
    en="{rate} of {measure} of product {product}{run}, from the first sale on and whatever the quota; "
    "left out of pay tables by attainment, which say nothing about single products",
    zh="产品 {product} 的{measure}按 {rate} 提成{run}, 从第一单算起, 与指标无关; "
    "按完成率列的收入表不含此项, 因为完成率不说明单个产品卖了多少",
)
_BOTH = Text(en=", signed from day {first} to the end of day {last}", zh=" (第 {first} 天至第 {last} 天签约, 含当天)")
_FIRST = Text(en=", signed from day {first} on", zh=" (第 {first} 天起签约)")
_LAST = Text(en=", signed by the end of day {last}", zh=" (第 {last} 天前签约, 含当天)")


@plugin("pay")
class Spif(PayLine):
    """A rate on the credit of one product."""

    of_quota: ClassVar[bool] = False
    runs_off: ClassVar[bool] = True

    kind: Literal["spif"] = "spif"
    product: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH), Param(en="product", zh="产品")]
    rate: Annotated[Share, Param(en="rate", zh="提成比例", unit="share of the basis")]
    first_day: Annotated[
        Duration | None, Param(en="first day", zh="首日", unit="day of the run", source="assumption: from the start")
    ] = None
    last_day: Annotated[
        Duration | None,
        Param(en="last day, inclusive", zh="末日 (含)", unit="day of the run", source="assumption: to the end"),
    ] = None
    basis: Annotated[Basis, Param(en="paid on", zh="计提基础", source="assumption: the usual basis")] = "bookings"

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.first_day is not None and self.last_day is not None and self.last_day < self.first_day:
            raise Wrong(
                Text(
                    en=f"last_day {self.last_day:g} lies before first_day {self.first_day:g}",
                    zh=f"last_day {self.last_day:g} 早于 first_day {self.first_day:g}",
                ),
                Text(
                    en=f"allowed: {self.first_day:g} to 36,500",
                    zh=f"允许: {self.first_day:g} 到 36,500",
                ),
                at=("last_day",),
            )
        return self

    def counts(self, credit: Credit) -> bool:
        return (
            credit.basis == self.basis
            and credit.product == self.product
            and (self.first_day is None or credit.day >= self.first_day)
            and (self.last_day is None or floor(credit.day) <= self.last_day)
        )

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        return linear(self.rate)

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        days = (self.first_day or 0.0, inf if self.last_day is None else floor(self.last_day) + 1.0)
        return [Stake(self.basis, linear(self.rate), product=self.product, days=days)]

    def sentence(self, currency: Currency) -> Text:
        return _RULE.fill(
            rate=percent(self.rate), measure=MEASURES[self.basis], product=safe_text(self.product), run=self._run_said()
        )

    def _run_said(self) -> Text:
        if self.first_day is None and self.last_day is None:
            return Text.same("")
        words = _LAST if self.first_day is None else _FIRST if self.last_day is None else _BOTH
        return words.fill(first=f"{self.first_day or 0:g}", last=f"{self.last_day or 0:g}")
