"""Bounds around a pay line: never more than so much in a period, never less than a draw.

Used by the lines that pay a rate (commission, tiers). A draw is a guarantee and is not taken back later, unless it says
`recoverable`: then it is an advance, kept in a balance and set off against what is earned above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator

from ...i18n import Text
from ...spec.wrong import Wrong
from ...units import Amount, Currency, Duration, Money, Param
from ...world.calendar import Period
from ...world.incentive import AT_PAYMENT, Basis, Credit, Earned, On, Quota, Sheet
from ...world.pay import Curve
from ...world.stakes import Peers, Stake
from .line import PayLine, Reset, reset_said
from .wording import money

_KEPT = Text(en="at least {sum} a period, never taken back", zh="每期至少 {sum}, 以后不扣回")
_ADVANCED = Text(
    en="at least {sum} a period as an advance: what was not earned is set off against later pay above that sum",
    zh="每期至少 {sum}, 属于预支: 没挣到的部分从以后超出该金额的收入中扣回",
)
_IN_TIME = Text(
    en="what is paid more than {days:g} days after the invoice counts nothing",
    zh="开票后超过 {days:g} 天才回款的不计提",
)


class Bounded(PayLine):
    """What every rate line has: a basis, and room for a ceiling and a floor in money."""

    runs_off: ClassVar[bool] = True
    later: ClassVar[frozenset[str]] = frozenset({"recoverable", "paid_within", "reset"})

    basis: Annotated[Basis, Param(en="paid on", zh="计提基础", source="assumption: the usual basis")] = "bookings"
    at_most: Annotated[
        Amount | None,
        Param(en="at most, per period", zh="每期最多", unit="money", source="assumption: no ceiling unless written"),
    ] = None
    draw: Annotated[
        Amount | None,
        Param(en="guaranteed, per period", zh="每期保底", unit="money", source="assumption: no draw unless written"),
    ] = None

    recoverable: Annotated[
        Literal[True] | None,
        Param(
            en="the guaranteed sum is an advance, set off against later pay",
            zh="保底为预支, 从以后的提成中扣回",
            source="assumption: a draw is kept unless written",
        ),
    ] = None
    paid_within: Annotated[
        Duration | None,
        Param(
            en="cash counts only so many days after the invoice",
            zh="开票后多少天内回款才计提",
            unit="days",
            source="assumption: cash counts whenever it comes",
        ),
    ] = None
    reset: Reset = None

    @property
    def counted_by(self) -> Period | None:
        return self.reset

    def counts(self, credit: Credit) -> bool:
        in_time = self.paid_within is None or credit.waited <= self.paid_within
        return credit.basis == self.basis and in_time

    @model_validator(mode="after")
    def _draw_below_ceiling(self) -> Self:
        if self.draw is not None and self.at_most is not None and self.draw > self.at_most:
            raise Wrong(
                Text(
                    en=f"draw {self.draw:g} is above at_most {self.at_most:g}, so pay would be one fixed sum",
                    zh=f"draw {self.draw:g} 高于 at_most {self.at_most:g}: 这一项就成了固定金额",
                ),
                Text(
                    en=f"allowed: 0 to {self.at_most:g}; or raise at_most, or put the sum into base_per_month",
                    zh=f"允许: 0 到 {self.at_most:g}; 或提高 at_most, 或写入 base_per_month",
                ),
                at=("draw",),
            )
        return self

    @model_validator(mode="after")
    def _draw_that_can_be_kept(self) -> Self:
        if self.recoverable and self.draw is None:
            raise Wrong(
                Text(en="recoverable needs a draw: what is advanced?", zh="写了 recoverable 就要写 draw: 预支多少?"),
                Text(en="allowed: only together with draw", zh="允许: 只能和 draw 一起写"),
                at=("recoverable",),
            )
        if self.reset is not None and self.draw is not None:
            raise Wrong(
                Text(
                    en="a draw guarantees a pay period, but this line is counted over a longer one",
                    zh="draw 是每个考核期的保底, 而这一项按更长的周期累计",
                ),
                Text(en="allowed: draw or reset, not both", zh="允许: draw 和 reset 只写一个"),
                at=("draw",),
            )
        return self

    @model_validator(mode="after")
    def _only_cash_comes_late(self) -> Self:
        if self.paid_within is not None and self.basis not in AT_PAYMENT:
            raise Wrong(
                Text(
                    en="paid_within asks when the cash came, but the line is paid at signing",
                    zh="paid_within 看回款时间, 但这一项在签约时计提",
                ),
                Text(en="allowed: with basis cash or margin-cash", zh="允许: basis 为 cash 或 margin-cash 时"),
                at=("paid_within",),
            )
        return self

    def bounded(self, curve: Curve, currency: Currency) -> Curve:
        if self.at_most is not None:
            curve = curve.at_most(currency.minor(self.at_most))
        if self.draw is not None:
            curve = curve.at_least(currency.minor(self.draw))
        return curve

    def unbounded(self, quota: Quota, currency: Currency) -> Curve:
        """The line without its draw."""
        return self.model_copy(update={"draw": None, "recoverable": None}).curve(quota, currency)

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        if not self.recoverable or self.draw is None:
            return super().settle(sheets, currency)
        return [self._advanced(sheet, currency.minor(self.draw), currency) for sheet in sheets]

    def _advanced(self, sheet: Sheet, draw: Money, currency: Currency) -> Earned:
        """The draw at least; what is above it pays back what was advanced before."""
        earned = round(self.unbounded(sheet.quota, currency).pay(sheet.measure))
        owed: Money = sheet.carried or 0
        if earned < draw:
            return Earned(draw, owed + draw - earned)
        back = min(owed, earned - draw)
        return Earned(earned - back, owed - back or None)

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        """An advance is not pay: with a recoverable draw only what is earned is at stake."""
        curve = self.unbounded(quota, currency) if self.recoverable else self.curve(quota, currency)
        return [Stake(self.basis, curve, counted_by=self.reset)]

    def bounds_said(self, currency: Currency) -> list[Text]:
        said = []
        if self.at_most is not None:
            said.append(Text(en="at most {sum} a period", zh="每期最多 {sum}").fill(sum=money(self.at_most, currency)))
        if self.draw is not None:
            said.append((_ADVANCED if self.recoverable else _KEPT).fill(sum=money(self.draw, currency)))
        if self.paid_within is not None:
            said.append(_IN_TIME.fill(days=self.paid_within))
        return said + reset_said(self.reset)
