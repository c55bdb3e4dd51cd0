"""A pay plan with changes on the way: each is announced on one day and in force from another.

Used for the roll-out of a plan: reps know of it before it counts, so they may hold deals for a better plan or rush them
before a worse one. Each change says which day of a deal in flight decides. A pay period in which a plan changes is cut in
two, each with its part of base pay and quota; deals of the old plan's time that are still paid under it bring its rates,
without its goals and draws.
Source of the idea: MODEL A8.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from ...i18n import Text
from ...registry import plugin
from ...spec.block import Block
from ...spec.wrong import Wrong, Wrongs, shown
from ...units import Currency, Days, Money, Param, Share
from ...world.calendar import Period
from ...world.incentive import Basis, InFlight, Known, PayComponent, Quota, Tenure, known_on
from ...world.pay import Curve
from ...world.stakes import Peers, Stake
from .plan import PayPlan
from .ratchet import Ratchet

_LAST_DAY = 36_500


def _when(raw: Any) -> date | float:
    """A date, or a day of the run."""
    if isinstance(raw, date):
        return raw
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 0 <= raw <= _LAST_DAY:
        return float(raw)
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise Wrong(
            Text(en="{value} is not a day", zh="{value} 不是日期").fill(value=shown(raw)),
            Text(
                en=f"allowed: a date such as 2027-07-05, or a day of the run from 0 to {_LAST_DAY:,}",
                zh=f"允许: 日期, 如 2027-07-05, 或模拟的第几天 (0 到 {_LAST_DAY:,})",
            ),
        ) from None


When = Annotated[
    date | float,
    BeforeValidator(_when),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "number", "minimum": 0}]}),
]
"""A date, or a day of the run."""


class Change(Block):
    """A plan to come. Days are all dates, or all days of the run."""

    announced: Annotated[When, Param(en="announced on", zh="公布日", unit="date, or day of the run")]
    effective: Annotated[When, Param(en="in force from", zh="生效日", unit="date, or day of the run")]
    by: Annotated[
        InFlight,
        Param(
            en="deals in flight go by the day of",
            zh="在途合同按哪一天归属",
            source="assumption: signing, as most plan documents",
        ),
    ] = "signing"
    until: Annotated[
        When | None,
        Param(
            en="deals of the old plan stay under it until",
            zh="旧方案的合同保护到",
            unit="date, or day of the run",
            source="assumption: for good",
        ),
    ] = None
    plan: Annotated[PayPlan, Param(en="the new plan", zh="新方案")]

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        wrong = [*self._late("effective", self.effective, self.announced)]
        if self.until is not None:
            wrong += self._late("until", self.until, self.effective)
        if wrong:
            raise Wrongs(wrong)
        return self

    def _late(self, name: str, day: date | float, least: date | float) -> list[Wrong]:
        """A day must not come before another one."""
        if isinstance(day, date) != isinstance(least, date):
            return [
                Wrong(
                    Text(en="dates and days of the run cannot be compared here", zh="日期和模拟天数在此无法比较"),
                    Text(en="allowed: all of them dates, or all days of the run", zh="允许: 全部写日期, 或全部写天数"),
                    at=(name,),
                )
            ]
        if day < least:  # type: ignore[operator]
            what = {
                "effective": Text(en="{day} lies before the announcement, {least}", zh="{day} 早于公布日 {least}"),
                "until": Text(en="{day} lies before the plan is in force, {least}", zh="{day} 早于生效日 {least}"),
            }
            return [
                Wrong(
                    what[name].fill(day=_said(day), least=_said(least)),
                    Text(en="allowed: {least} or later", zh="允许: {least} 或以后").fill(least=_said(least)),
                    at=(name,),
                )
            ]
        return []

    def tenure(self, start: date) -> Tenure:
        until = math.inf if self.until is None else _day(self.until, start)
        return Tenure(self.plan, _day(self.effective, start), _day(self.announced, start), self.by, until)


def _day(when: date | float, start: date) -> Days:
    return float((when - start).days) if isinstance(when, date) else when


def _said(when: date | float) -> Text:
    if isinstance(when, date):
        return Text.same(when.isoformat())
    return Text(en="day {day:g}", zh="第 {day:g} 天").fill(day=when)


_FROM = Text(
    en="from {effective} on (announced {announced}; deals in flight go by the day of {by}):",
    zh="自 {effective} 起 ({announced} 公布; 在途合同按{by}日归属):",
)
_BY: Mapping[InFlight, Text] = {
    "signing": Text(en="signing", zh="签约"),
    "delivery": Text(en="delivery", zh="交付"),
    "cash": Text(en="each credit", zh="业绩入账"),
}


@plugin("incentive")
class Dated(Block):
    """A plan, and the changes announced for later."""

    kind: Literal["dated"] = "dated"
    now: Annotated[PayPlan, Param(en="the plan on the first day", zh="第一天的方案")]
    changes: Annotated[
        dict[str, Change],
        Field(min_length=1, max_length=20),
        Param(en="changes, in order of time", zh="变更, 按时间先后"),
    ]

    @model_validator(mode="after")
    def _one_after_the_other(self) -> Self:
        for (_, before), (name, after) in pairwise(self.changes.items()):
            mixed = isinstance(before.effective, date) != isinstance(after.effective, date)
            if mixed or after.effective <= before.effective:  # type: ignore[operator]
                raise Wrong(
                    Text(
                        en="changes must follow each other: {day} comes after {before}",
                        zh="变更必须按时间先后: {before} 之后不能是 {day}",
                    ).fill(day=_said(after.effective), before=_said(before.effective)),
                    Text(en="allowed: later than {before}", zh="允许: 晚于 {before}").fill(
                        before=_said(before.effective)
                    ),
                    at=("changes", name, "effective"),
                )
        return self

    # --- the plan on the first day --------------------------------------------------------------------------------------
    @property
    def period(self) -> Period:
        return self.now.period

    @property
    def pays(self) -> Mapping[str, PayComponent]:
        return self.now.pays

    @property
    def clawback_days(self) -> Days:
        return self.now.clawback_days

    @property
    def partner_share(self) -> Share:
        return self.now.partner_share

    @property
    def ratchet(self) -> Ratchet | None:
        return self.now.ratchet

    def base_pay(self, currency: Currency) -> Money:
        return self.now.base_pay(currency)

    def most(self, currency: Currency) -> Money | None:
        return self.now.most(currency)

    def lines(self, quota: Quota, measures: Mapping[str, Money], currency: Currency) -> dict[str, Money]:
        return self.now.lines(quota, measures, currency)

    def payout(
        self, quota: Quota, attainment: float, currency: Currency, others: Sequence[Quota] = ()
    ) -> dict[str, Money]:
        return self.now.payout(quota, attainment, currency, others)

    def curve_on(self, basis: Basis, quota: Quota, currency: Currency) -> Curve:
        return self.now.curve_on(basis, quota, currency)

    def curve(self, quota: Quota, currency: Currency, margin: Share | None = None) -> Curve:
        return self.now.curve(quota, currency, margin)

    def stakes(self, quota: Quota, currency: Currency, peers: Peers | None = None) -> list[Stake]:
        return self.now.stakes(quota, currency, peers)

    # --- all of them ----------------------------------------------------------------------------------------------------
    def tenures(self, start: date) -> Sequence[Tenure]:
        """Every plan in turn, by day of a run that starts on this date."""
        return (Tenure(self.now), *(change.tenure(start) for change in self.changes.values()))

    def plan_known(self, day: Days, start: date) -> Known:
        """What reps know on a day: the plan in force, and the next one once it is announced."""
        return known_on(self.tenures(start), day)

    def sentences(self, currency: Currency) -> list[Text]:
        said = self.now.sentences(currency)
        for change in self.changes.values():
            said.append(
                _FROM.fill(effective=_said(change.effective), announced=_said(change.announced), by=_BY[change.by])
            )
            said += change.plan.sentences(currency)
        return said
