"""What a pay plan is made of: credits, quotas, and lines that turn the one into money against the other.

Used by the lines in `policies/incentives`, by the payroll of the engine and by the `pay` command. A line says which
credits it counts, what it pays on a pay day (`settle`), what a rep has at stake on it (`stakes`), and one sentence that a
sales manager could sign.
Source of the idea: MODEL A1 (the language), A8 (plans with dates).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, Protocol, TypeAlias, get_args

from annotated_types import Ge, Le

from ..i18n import Text
from ..units import Currency, Days, Money, Share, round_half_even
from .calendar import Period
from .log import NOTHING
from .pay import Curve
from .stakes import Peers, Stake

Basis = Literal["bookings", "margin", "cash", "margin-cash"]
BASES: tuple[Basis, ...] = get_args(Basis)
"""What credit is counted in. Margin on cash is the margin of a contract, credited once the customer has paid. The order is
part of the log format: append."""
MARGINS: frozenset[Basis] = frozenset({"margin", "margin-cash"})
AT_PAYMENT: frozenset[Basis] = frozenset({"cash", "margin-cash"})

InFlight = Literal["signing", "delivery", "cash"]
"""Which day of a deal decides under which plan it is paid."""

Attainment: TypeAlias = Annotated[float, Ge(0), Le(10)]
"""Part of the quota, 1 = 100%. Ten quotas are the most: whoever writes 120 means 1.2."""


class Credit(NamedTuple):
    """What a signed contract, or the cash for it, puts to a rep's account; negative where it is taken back.

    `day` is the day of signing, also for cash that came later and for credit taken back, so that a product push takes
    back exactly what it gave. `waited` is how many days after the invoice the cash came; 0 for all other credit.
    """

    basis: Basis
    amount: Money
    product: str
    day: Days
    waited: Days = 0.0


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
        return self.bookings * self.planned_margin if basis in MARGINS else float(self.bookings)

    def at(self, basis: Basis, attainment: float) -> float:
        """Where this attainment is reached, to the whole minor unit: a goal missed by rounding would pay nothing."""
        return float(round_half_even(self.of(basis) * attainment))


# --- a pay day, as one line sees it ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Sheet:
    """What one rep brings to one line on a pay day."""

    rep: str
    quota: Quota
    """For the days the line counts over."""
    measure: Money
    """The credit it counted in them, up to now."""
    paid: Money = 0
    """What it has paid for them on earlier pay days; 0 unless it counts over more than one pay period."""
    is_last: bool = True
    """Whether its counting ends today."""
    scores: Mapping[str, float | None] | None = None
    """The rep's own KPIs of the pay period: NaN where there was nothing to measure, None where it is as planned."""
    lines: Mapping[str, Money] = field(default_factory=dict)
    """What the lines settled before it have paid this rep today."""
    base: Money = 0
    carried: Any = None
    """What the line itself kept for this rep from its last pay day."""
    cause: int = NOTHING
    """The log's row that moved the measure last."""
    served: int = NOTHING
    """The log's row of the last service contract that came up."""

    def score(self, kpi: str) -> float | None:
        """A KPI of the rep; None where everything is taken to be as planned."""
        return None if self.scores is None else self.scores.get(kpi, math.nan)


class Earned(NamedTuple):
    """What a line pays one rep on a pay day, what it keeps until the next, and the row that decided (the measure's if None)."""

    money: Money
    carried: Any = None
    cause: int | None = None
    is_honour: bool = False


class PayComponent(Protocol):
    """Plug-in family "pay": one line of a pay plan. `policies/incentives/line.py` answers all but the first three."""

    def counts(self, credit: Credit) -> bool:
        """Whether this credit is part of the measure the line pays on."""

    def curve(self, quota: Quota, currency: Currency) -> Curve:
        """Pay over the rep's own measure; nothing where it depends on more than that."""

    def sentence(self, currency: Currency) -> Text:
        """The rule in one plain sentence that can be read in only one way."""

    @property
    def kind(self) -> str: ...

    @property
    def basis(self) -> Basis: ...

    @property
    def of_quota(self) -> bool:
        """Whether attainment says what it pays; no for a rule that counts only part of the business."""

    @property
    def of_team(self) -> bool:
        """Whether it depends on what the others did."""

    @property
    def runs_off(self) -> bool:
        """Whether it still pays on deals of its time after the plan has been replaced."""

    @property
    def reads(self) -> frozenset[Basis]:
        """The bases that must be credited for it."""

    @property
    def scores_read(self) -> frozenset[str]:
        """The KPIs of the rep it looks at."""

    @property
    def counted_by(self) -> Period | None:
        """What it counts over, where that is not the pay period."""

    @property
    def after(self) -> frozenset[str]:
        """Names of lines that must be settled before it."""

    @property
    def assumes(self) -> Text | None:
        """What a table of its pay by attainment takes for granted."""

    def others_at(self, attainment: float) -> float:
        """What colleagues are taken to reach in a table of its pay, where the rep is at this attainment."""

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        """What it pays each rep today, in the order of the sheets."""

    def quota_factor(self, carried: Any) -> float:
        """What it makes of the quotas to come, by what it carries for a rep."""

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        """What a rep has to win or lose on it in the days it counts over; `quota` is for them, `on` the lines it looks at."""


On: TypeAlias = Mapping[str, PayComponent]
"""The lines another line looks at, by name."""


class Ratchet(Protocol):
    """How much of an over- or under-achievement moves the quotas to come."""

    @property
    def every(self) -> Period: ...

    def moved(self, quota: Money, target: Money, reached: Money, periods: float) -> Money:
        """The next quota of one pay period, after `periods` of them in which `reached` stood against `target`."""


# --- plans ----------------------------------------------------------------------------------------------------------------
class SinglePlan(Protocol):
    """One set of rules: base salary and named pay lines."""

    @property
    def period(self) -> Period: ...

    @property
    def pays(self) -> Mapping[str, PayComponent]: ...

    @property
    def clawback_days(self) -> Days: ...

    @property
    def partner_share(self) -> Share: ...

    @property
    def ratchet(self) -> Ratchet | None: ...

    def sentences(self, currency: Currency) -> list[Text]:
        """The whole plan in words, base pay first."""

    def base_pay(self, currency: Currency) -> Money:
        """Base pay of one period, beside the lines."""

    def most(self, currency: Currency) -> Money | None:
        """The most a whole period pays, base pay included; None without a ceiling."""

    def lines(self, quota: Quota, measures: Mapping[str, Money], currency: Currency) -> dict[str, Money]:
        """Each line's pay for one period; `measures` are the credits it counted, by name of the line."""

    def curve_on(self, basis: Basis, quota: Quota, currency: Currency) -> Curve:
        """All lines that pay on this basis, as one curve."""

    def curve(self, quota: Quota, currency: Currency, margin: Share | None = None) -> Curve:
        """Pay of one period over bookings that carry this margin (as planned unless given)."""

    def payout(
        self, quota: Quota, attainment: float, currency: Currency, others: Sequence[Quota] = ()
    ) -> dict[str, Money]:
        """Each line's pay when every basis is at this attainment of its own quota; `others` are the colleagues' quotas."""

    def stakes(self, quota: Quota, currency: Currency, peers: Peers | None = None) -> list[Stake]:
        """What a rep has to win or lose in one pay period, beside base pay."""


class Tenure(NamedTuple):
    """One plan and the days it holds: known from `announced`, in force from `starts`.

    `by` says which day of a deal in flight decides, and until when a deal of the plan before stays under it.
    """

    plan: SinglePlan
    starts: Days = 0.0
    announced: Days = 0.0
    by: InFlight = "signing"
    until: Days = math.inf


class Known(NamedTuple):
    """What reps know of their pay on a day: the plan in force, and the next one with its first day, once announced."""

    plan: SinglePlan
    next: SinglePlan | None = None
    starts: Days | None = None
    by: InFlight = "signing"


class IncentivePlan(SinglePlan, Protocol):
    """Plug-in family "incentive": the pay plan of a scenario, perhaps with changes on the way."""

    @property
    def kind(self) -> str: ...

    def tenures(self, start: date) -> Sequence[Tenure]:
        """Every plan in turn, by day of a run that starts on this date."""

    def plan_known(self, day: Days, start: date) -> Known:
        """What reps know on a day of a run that starts on this date."""


def in_force(tenures: Sequence[Tenure], day: Days) -> int:
    """The number of the plan that holds on a day."""
    return max(number for number, tenure in enumerate(tenures) if tenure.starts <= day or number == 0)


def known_on(tenures: Sequence[Tenure], day: Days) -> Known:
    """The plan in force, and the first announced one that is still to come."""
    now = in_force(tenures, day)
    for tenure in tenures[now + 1 :]:
        if tenure.announced <= day:
            return Known(tenures[now].plan, tenure.plan, tenure.starts, tenure.by)
    return Known(tenures[now].plan)


def plan_of(tenures: Sequence[Tenure], signed: Days, delivered: Days, now: Days) -> int:
    """The number of the plan that pays a credit arising now; later than the one in force if the credit has to wait for it."""
    chosen = 0
    for number, tenure in enumerate(tenures[1:], start=1):
        day = {"signing": signed, "delivery": delivered, "cash": now}[tenure.by]
        if day < tenure.starts and now < tenure.until:
            break
        chosen = number
    return chosen
