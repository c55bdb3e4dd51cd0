"""What every pay line has: the ordinary answers to what payroll, reps and reports ask of it.

A line of its own says its `curve` over the rep's own measure and its sentence; one that depends on the team, on another
line or on earlier periods also says how it is settled. `reset` is for lines counted over more than one pay period.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from ...i18n import Text
from ...spec.block import Sparing
from ...units import Currency, Param, round_half_even
from ...world.calendar import Period
from ...world.incentive import Basis, Credit, Earned, On, Quota, Sheet
from ...world.pay import NOTHING, Curve
from ...world.stakes import Peers, Stake
from .wording import PERIODS


class PayLine(Sparing):
    """A line paid to each rep on the rep's own measure, unless it says otherwise."""

    of_team: ClassVar[bool] = False
    of_quota: ClassVar[bool] = True
    runs_off: ClassVar[bool] = False
    assumes: ClassVar[Text | None] = None

    if TYPE_CHECKING:  # each line says it, most as a field of its own

        @property
        def basis(self) -> Basis: ...

    @property
    def reads(self) -> frozenset[Basis]:
        return frozenset({self.basis})

    @property
    def scores_read(self) -> frozenset[str]:
        return frozenset()

    @property
    def counted_by(self) -> Period | None:
        return None

    @property
    def after(self) -> frozenset[str]:
        return frozenset()

    def counts(self, credit: Credit) -> bool:
        return credit.basis == self.basis

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        return NOTHING

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        return [Earned(self.earned(sheet, currency) - sheet.paid) for sheet in sheets]

    def earned(self, sheet: Sheet, currency: Currency) -> int:
        """Minor units the curve pays on the measure so far."""
        return round_half_even(self.curve(sheet.quota, currency).pay(sheet.measure))

    def quota_factor(self, carried: Any) -> float:
        return 1.0

    def others_at(self, attainment: float) -> float:
        """What colleagues are taken to reach in a pay table; only lines of the team are asked."""
        return attainment

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        return [Stake(self.basis, self.curve(quota, currency), counted_by=self.counted_by)]


Reset = Annotated[
    Period | None,
    Param(
        en="counted anew every (the pay period if left out)",
        zh="多久重新起算一次 (不写 = 考核周期)",
        source="assumption: every pay period, unless written",
    ),
]


def reset_said(reset: Period | None) -> list[Text]:
    """How a line says that it is counted over more than a pay period."""
    if reset is None:
        return []
    words = Text(
        en="counted over the whole {period} against the quota of the {period}, and paid as it grows",
        zh="按全{period}累计, 对照全{period}指标, 逐期补发差额",
    )
    return [words.fill(period=PERIODS[reset])]
