"""Bounds around a pay line: never more than so much in a period, never less than a draw.

Used by the lines that pay a rate (commission, tiers). The draw is a guarantee and is not taken back later.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from ...i18n import Text
from ...spec.block import Block
from ...spec.wrong import Wrong
from ...units import Amount, Currency, Param
from ...world.incentive import Basis, Credit
from ...world.pay import Curve
from .wording import money


class Bounded(Block):
    """What every rate line has: a basis, and room for a ceiling and a floor in money."""

    basis: Annotated[Basis, Param(en="paid on", zh="计提基础", source="assumption: the usual basis")] = "bookings"
    at_most: Annotated[
        Amount | None,
        Param(en="at most, per period", zh="每期最多", unit="money", source="assumption: no ceiling unless written"),
    ] = None
    draw: Annotated[
        Amount | None,
        Param(en="guaranteed, per period", zh="每期保底", unit="money", source="assumption: no draw unless written"),
    ] = None

    @property
    def of_quota(self) -> bool:
        return True

    def counts(self, credit: Credit) -> bool:
        return credit.basis == self.basis

    @model_validator(mode="after")
    def _draw_below_ceiling(self) -> Self:
        if self.draw is not None and self.at_most is not None and self.draw > self.at_most:
            raise Wrong(
                Text(
                    en=f"draw {self.draw:g} is above at_most {self.at_most:g}, so pay would be one fixed sum",
                    zh=f"draw {self.draw:g} 高于 at_most {self.at_most:g}: 这一项就成了固定金额",
                ),
                Text(
                    en="lower draw, raise at_most, or put the sum into base_per_month",
                    zh="请降低 draw, 提高 at_most, 或写入 base_per_month",
                ),
                at=("draw",),
            )
        return self

    def bounded(self, curve: Curve, currency: Currency) -> Curve:
        if self.at_most is not None:
            curve = curve.at_most(currency.minor(self.at_most))
        if self.draw is not None:
            curve = curve.at_least(currency.minor(self.draw))
        return curve

    def bounds_said(self, currency: Currency) -> list[Text]:
        said = []
        if self.at_most is not None:
            said.append(Text(en="at most {sum} a period", zh="每期最多 {sum}").fill(sum=money(self.at_most, currency)))
        if self.draw is not None:
            said.append(
                Text(en="at least {sum} a period, never taken back", zh="每期至少 {sum}, 以后不扣回").fill(
                    sum=money(self.draw, currency)
                )
            )
        return said
