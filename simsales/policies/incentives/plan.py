"""The pay plan: base salary, and a named line for each thing the company wants to pay for.

Used by payroll at each period end, by reps who weigh what a deal would bring them, and by the `pay` command. A variant
changes one line by its name: `policies.incentive.pays.commission.rate`.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator

from ...i18n import Text
from ...registry import OneOf, plugin
from ...spec.block import Sparing
from ...spec.wrong import Wrong, Wrongs
from ...units import Amount, Currency, Days, Duration, Money, Param, Share
from ...world.calendar import MONTHS, Period
from ...world.incentive import BASES, MARGINS, Basis, Known, PayComponent, Quota, Sheet, Tenure, known_on
from ...world.pay import NOTHING, Curve
from ...world.stakes import Peers, Stake, merged
from .payout import over, payout, periods_of, settled
from .plan_checks import misfits
from .ratchet import Ratchet
from .wording import PERIODS, money, percent

_BASE = Text(
    en="base pay {sum} a month; each line below is counted anew every {period}",
    zh="底薪每月 {sum}; 以下各项按{period}计算, 每{period}重新起算",
)
_CLAWBACK = Text(
    en="credit is taken back when the contract is cancelled or written off within {days:g} days of signing",
    zh="合同在签约后 {days:g} 天内取消或核销的, 已计的业绩收回",
)
_SPLIT = Text(
    en="{share} of each credit goes to the rep's named partner, where there is one",
    zh="每笔业绩的 {share} 记给指定的搭档 (有搭档时)",
)

_CEILING = Text(en="at most {sum} a {period} in all, base pay included", zh="每{period}合计最多 {sum}, 含底薪")


@plugin("incentive")
class PayPlan(Sparing):
    """A sum of pay lines, each on its own measure.

    "2% of bookings, and 3% on the whole amount once 100% of quota is reached" and "... 3% on the part above" are two
    plans. With a quota of 100 a rep who sells exactly 100 is paid 3.0 under the first and 2.0 under the second, so a
    table of rates must say which it is:

    >>> yuan, quota = Currency("CNY", 2), Quota(bookings=100_00, planned_margin=0.4)
    >>> table = [{"from": 0, "rate": 0.02}, {"from": 1, "rate": 0.03}]
    >>> for on in ("whole", "above"):
    ...     plan = PayPlan.model_validate(
    ...         {"base_per_month": 0, "pays": {"sales": {"kind": "tiers", "tiers": table, "on": on}}})
    ...     print(on, yuan.show(plan.payout(quota, 1.0, yuan)["sales"]))
    whole 3.00
    above 2.00
    """

    later: ClassVar[frozenset[str]] = frozenset({"at_most", "ratchet"})

    kind: Literal["plan"] = "plan"
    base_per_month: Annotated[Amount, Param(en="base pay, per month", zh="每月底薪", unit="money")]
    period: Annotated[
        Period, Param(en="counted and paid by", zh="考核周期", source="assumption: quarterly, as most plans")
    ] = "quarter"
    pays: Annotated[dict[str, Annotated[PayComponent, OneOf("pay")]], Param(en="pay lines", zh="薪酬项目")]
    clawback_days: Annotated[
        Duration,
        Param(en="clawback after signing", zh="签约后追回期限", unit="days", source="assumption: none unless written"),
    ] = 0.0
    partner_share: Annotated[
        Share,
        Param(
            en="partner's share of each credit",
            zh="搭档分成",
            unit="share of credit",
            source="assumption: none unless written",
        ),
    ] = 0.0

    at_most: Annotated[
        Amount | None,
        Param(
            en="at most, per period, base pay included",
            zh="每期收入上限 (含底薪)",
            unit="money",
            source="assumption: no ceiling unless written",
        ),
    ] = None
    ratchet: Annotated[
        Ratchet | None,
        Param(en="how results move quotas", zh="业绩如何调整指标", source="assumption: quotas stay as they are"),
    ] = None

    @model_validator(mode="after")
    def _all_fits_together(self) -> Self:
        wrong: list[Wrong] = list(misfits(self.period, self.pays, self.base_per_month, self.at_most, self.ratchet))
        if wrong:
            raise Wrongs(wrong)
        return self

    def sentences(self, currency: Currency) -> list[Text]:
        """The whole plan in words, base pay first: what is echoed back before anybody signs."""
        said = [_BASE.fill(sum=money(self.base_per_month, currency), period=PERIODS[self.period])]
        said += [component.sentence(currency) for component in self.pays.values()]
        if self.clawback_days > 0:
            said.append(_CLAWBACK.fill(days=self.clawback_days))
        if self.partner_share > 0:
            said.append(_SPLIT.fill(share=percent(self.partner_share)))
        if self.at_most is not None:
            said.append(_CEILING.fill(sum=money(self.at_most, currency), period=PERIODS[self.period]))
        if self.ratchet is not None:
            said.append(self.ratchet.sentence())
        return said

    def base_pay(self, currency: Currency) -> Money:
        """Base pay of one period, beside the lines."""
        return currency.minor(self.base_per_month * MONTHS[self.period])

    def most(self, currency: Currency) -> Money | None:
        """The most a whole period pays, base pay included; None without a ceiling."""
        return None if self.at_most is None else currency.minor(self.at_most)

    def lines(self, quota: Quota, measures: Mapping[str, Money], currency: Currency) -> dict[str, Money]:
        """Each line's pay for one period, without base pay; `measures` are the credits counted, by name of the line.

        A line without a measure sold nothing (and still pays its draw). KPIs are as planned, and nobody else is there.
        """
        sheets = {name: [Sheet("", quota, measures.get(name, 0), base=self.base_pay(currency))] for name in self.pays}
        return settled(self.pays, sheets, currency)

    def payout(
        self, quota: Quota, attainment: float, currency: Currency, others: Sequence[Quota] = ()
    ) -> dict[str, Money]:
        """Each line's pay, without base pay, when every basis is at this attainment of its own quota.

        Lines on single products pay 0 here: attainment says nothing about them, and their sentence says so. What is taken
        for granted of the rest stands in `payout.py`.
        """
        return payout(self.pays, self.period, quota, attainment, self.base_pay(currency), currency, others)

    def stakes(self, quota: Quota, currency: Currency, peers: Peers | None = None) -> list[Stake]:
        """What a rep has to win or lose in one pay period, beside base pay; `quota` is for the pay period."""
        believed = peers if peers is not None else Peers(planned_margin=quota.planned_margin)
        found: list[tuple[str, Stake]] = []
        for name, line in self.pays.items():
            periods = periods_of(line, self.period)
            goal = over(quota, periods)
            on = {other: self.pays[other] for other in line.after}
            known = replace(believed.over(periods), carried=(believed.carried or {}).get(name))
            found += [(name, stake) for stake in line.stakes(goal, currency, known, on)]
        return merged(found)

    def tenures(self, start: date) -> Sequence[Tenure]:
        """One plan for the whole run."""
        return (Tenure(self),)

    def plan_known(self, day: Days, start: date) -> Known:
        """What reps know on a day: this plan, and no other."""
        return known_on(self.tenures(start), day)

    def curve_on(self, basis: Basis, quota: Quota, currency: Currency) -> Curve:
        """All lines that pay on this basis as one curve; lines on single products are left out."""
        return sum(
            (
                component.curve(quota, currency)
                for component in self.pays.values()
                if component.of_quota and not component.of_team and component.basis == basis
            ),
            NOTHING,
        )

    def curve(self, quota: Quota, currency: Currency, margin: Share | None = None) -> Curve:
        """Pay of one period with base pay, over bookings: what a rep expects of selling more.

        Bookings are taken to carry `margin` (as planned unless given) and to be collected in full.
        """
        share = quota.planned_margin if margin is None else margin
        lines = (self.curve_on(basis, quota, currency).on_share(share if basis in MARGINS else 1.0) for basis in BASES)
        return sum(lines, Curve(base=self.base_pay(currency)))
