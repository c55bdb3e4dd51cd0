"""What a pay plan is made of: credits, quotas, and components that turn the one into money against the other.

Used by the components in `policies/incentives`, by the payroll of the engine and by the `pay` command. A component says
which credits it counts, what they pay (`world/pay.py`), and one sentence that a sales manager could sign.
Source of the idea: MODEL A1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple, Protocol, TypeAlias, get_args

from annotated_types import Ge, Le

from ..i18n import Text
from ..units import Currency, Days, Money, Share, round_half_even
from .calendar import Period
from .pay import Curve

Basis = Literal["bookings", "margin", "cash"]
BASES: tuple[Basis, ...] = get_args(Basis)


Attainment: TypeAlias = Annotated[float, Ge(0), Le(10)]
"""Part of the quota, 1 = 100%. Ten quotas are the most: whoever writes 120 means 1.2."""


class Credit(NamedTuple):
    """What a signed contract, or the cash for it, puts to a rep's account; negative where it is taken back.

    `day` is the day of signing, also for cash that came later and for credit taken back, so that a product push takes
    back exactly what it gave.
    """

    basis: Basis
    amount: Money
    product: str
    day: Days


@dataclass(frozen=True, slots=True)
class Quota:
    """A rep's target for one period: bookings in minor units, and the margin they are planned to carry."""

    bookings: Money
    planned_margin: Share

    def __post_init__(self) -> None:
        if self.bookings <= 0 or not 0 < self.planned_margin <= 1:
            raise ValueError(f"a quota needs bookings above 0 and a margin above 0, at most 1: {self}")

    def of(self, basis: Basis) -> float:
        """The target on this basis: margin as planned, and all bookings turned into cash."""
        return self.bookings * self.planned_margin if basis == "margin" else float(self.bookings)

    def at(self, basis: Basis, attainment: float) -> float:
        """Where this attainment is reached, to the whole minor unit: a goal missed by rounding would pay nothing."""
        return float(round_half_even(self.of(basis) * attainment))


class PayComponent(Protocol):
    """Plug-in family "pay": one line of a pay plan."""

    @property
    def kind(self) -> str: ...

    @property
    def basis(self) -> Basis: ...

    @property
    def of_quota(self) -> bool:
        """Whether attainment says what it pays; no for a rule that counts only part of the business."""

    def counts(self, credit: Credit) -> bool:
        """Whether this credit is part of the measure the component pays on."""

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        """Pay of one period over the sum of the credits counted."""

    def sentence(self, currency: Currency) -> Text:
        """The rule in one plain sentence that can be read in only one way."""


class IncentivePlan(Protocol):
    """Plug-in family "incentive": base salary and named pay lines, as payroll and reps see them."""

    @property
    def kind(self) -> str: ...

    @property
    def period(self) -> Period: ...

    @property
    def pays(self) -> Mapping[str, PayComponent]: ...

    @property
    def clawback_days(self) -> Days: ...

    @property
    def partner_share(self) -> Share: ...

    def sentences(self, currency: Currency) -> list[Text]:
        """The whole plan in words, base pay first."""

    def base_pay(self, currency: Currency) -> Money:
        """Base pay of one period, beside the lines."""

    def lines(self, quota: Quota, measures: Mapping[str, Money], currency: Currency) -> dict[str, Money]:
        """Each line's pay for one period; `measures` are the credits it counted, by name of the line."""

    def payout(self, quota: Quota, attainment: float, currency: Currency) -> dict[str, Money]:
        """Each line's pay when every basis is at this attainment of its own quota."""

    def curve_on(self, basis: Basis, quota: Quota, currency: Currency) -> Curve:
        """All lines that pay on this basis, as one curve."""

    def curve(self, quota: Quota, currency: Currency, margin: Share | None = None) -> Curve:
        """Pay of one period over bookings that carry this margin (as planned unless given)."""
