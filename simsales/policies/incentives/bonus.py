"""Bonus: a fixed sum once a goal is reached, and nothing for coming close.

Used for quarterly and yearly bonuses. It is the strongest pull at the period end: a rep just below the goal gains a lot
from one more deal, a rep past it nothing. A `gate` asks for a KPI of the rep beside the goal, or instead of one.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal, Self

from annotated_types import Gt
from pydantic import model_validator

from ...i18n import Text
from ...registry import plugin
from ...spec.wrong import Wrong
from ...units import Amount, Currency, Param
from ...world.calendar import Period
from ...world.incentive import Attainment, Basis, Credit, Earned, On, Quota, Sheet
from ...world.log import NOTHING as NO_ROW
from ...world.pay import Curve, step
from ...world.stakes import Peers, Stake
from .gate import Gate
from .line import PayLine, Reset, reset_said
from .wording import MEASURES, QUOTAS, money, percent, sentence

_SENTENCE = Text(
    en="{sum} once {measure} of the period reach {goal} of {quota}; nothing below it, no more above it",
    zh="本期{measure}达到{quota}的 {goal} 时发奖金 {sum}; 不到不发, 超过也不多发",
)
_ASSUMES = Text(en="with the condition kept", zh="假设条件满足")
_GATE_ONLY = Text(en="{sum} a period whatever is sold", zh="每期奖金 {sum}, 与签约额无关")


@plugin("pay")
class Bonus(PayLine):
    """A step at one attainment, behind a gate where there is one."""

    later: ClassVar[frozenset[str]] = frozenset({"gate", "reset"})

    kind: Literal["bonus"] = "bonus"
    at: Annotated[
        Annotated[Attainment, Gt(0)] | None,
        Param(
            en="paid at this attainment",
            zh="达标完成率",
            unit="part of quota",
            source="none: may be left out only where there is a gate",
        ),
    ] = None
    amount: Annotated[Amount, Param(en="bonus, per period", zh="每期奖金", unit="money")]
    basis: Annotated[Basis, Param(en="measured on", zh="考核基础", source="assumption: the usual basis")] = "bookings"
    gate: Annotated[
        Gate | None, Param(en="paid only if", zh="发放前提", source="assumption: no condition unless written")
    ] = None
    reset: Reset = None

    @model_validator(mode="after")
    def _a_goal_or_a_gate(self) -> Self:
        if self.at is None and self.gate is None:
            raise Wrong(
                Text(en="a bonus needs a goal", zh="奖金需要目标"),
                Text(
                    en="allowed: at (more than 0 and at most 10, as part of quota), or a gate",
                    zh="允许: 写 at (大于 0 且不超过 10, 指标的倍数), 或写 gate",
                ),
                at=("at",),
            )
        return self

    @property
    def assumes(self) -> Text | None:  # type: ignore[override]
        return None if self.gate is None else _ASSUMES

    @property
    def counted_by(self) -> Period | None:
        return self.reset

    @property
    def reads(self) -> frozenset[Basis]:
        return frozenset({self.basis}) | (self.gate.reads if self.gate is not None else frozenset())

    @property
    def scores_read(self) -> frozenset[str]:
        return frozenset() if self.gate is None else frozenset({self.gate.kpi})

    def counts(self, credit: Credit) -> bool:
        return self.at is not None and credit.basis == self.basis

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        amount = currency.minor(self.amount)
        return Curve(base=amount) if self.at is None else step(quota.at(self.basis, self.at), amount)

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        return [self._settled(sheet, currency) for sheet in sheets]

    def _settled(self, sheet: Sheet, currency: Currency) -> Earned:
        if self.gate is None:
            return Earned(self.earned(sheet, currency) - sheet.paid)
        rows = [row for row in (sheet.cause, sheet.served) if row != NO_ROW]
        money = self.earned(sheet, currency) - sheet.paid if self.gate.is_open(sheet) else 0
        return Earned(money, cause=max(rows, default=NO_ROW))

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        gate = self.gate.condition if self.gate is not None else None
        return [Stake(self.basis, self.curve(quota, currency), counted_by=self.reset, gate=gate)]

    def sentence(self, currency: Currency) -> Text:
        rule = _GATE_ONLY if self.at is None else _SENTENCE
        said = rule.fill(
            sum=money(self.amount, currency),
            measure=MEASURES[self.basis],
            goal=percent(self.at or 0),
            quota=QUOTAS[self.basis],
        )
        return sentence([said, *([self.gate.said()] if self.gate is not None else []), *reset_said(self.reset)])
