"""A rep's pay as the rep sees it: every stake of the plan turned into a curve over the bookings of the running period.

Margin is seen as a share of bookings, cash as bookings that come in later; what is counted over a year has the year so far
in it, and a pay day further away is worth less; a contest or a team bonus brings doubt with it; a gate on renewals is worth
something to whoever serves. Source: MODEL A1, A3, A4 (pay days), A8 (announced plans).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..people.felt import Part
from ..units import Days, Money
from ..world.calendar import MONTHS, period_starts
from ..world.incentive import MARGINS, Quota, Ratchet, SinglePlan
from ..world.pay import Curve
from ..world.stakes import Peers, Stake
from .payroll import Payroll

if TYPE_CHECKING:
    from .desk import Desk
    from .world import World

RETENTION = "retention"
_WEEKS, _YEAR = 52.0, 364.0
_MONTHS, _RISE_LASTS = 12, 2
"""A raised quota is felt for two years (MODEL A9)."""


class Rest(NamedTuple):
    """Bookings of the periods still to come in a year: what is expected, and the doubt they add to those of the running one."""

    mean: float
    doubt: float


class RepPay:
    """One rep's view of the plan. `ordinary` is what an ordinary period books, `spread` how much that varies."""

    def __init__(
        self, world: World, payroll: Payroll, desk: Desk, margin: float, ordinary: Money, spread: float
    ) -> None:
        self._world, self._payroll, self._rep, self._margin = world, payroll, desk.seller, margin
        self._ordinary, self._ordinary_spread, self._luck = ordinary, spread, 1.0
        self._reactions = world.scenario.people.reactions
        self._effort = desk.effort
        self._who = world.scenario.reps[desk.seller.name].who
        self._years = period_starts(world.calendar, "year", world.horizon)
        self._known: tuple[object, ...] = ()
        self._made: dict[tuple[int, float], list[Stake]] = {}  # by plan and part of a period
        self._stakes: list[Stake] = []

    def parts(self, luck: float) -> list[Part]:
        """The plan in force, over the bookings of the running period; `luck` is the territory's, as believed today."""
        self._luck = luck
        plan, (start, end) = self._payroll.known.plan, self._payroll.period
        self._stakes = self._stakes_of(plan, self._payroll.part)
        parts = [self._part(stake, start, end) for stake in self._stakes if self._is_on(stake)]
        return [*parts, self._ratchet(plan.ratchet, plan, start, end)] if plan.ratchet is not None else parts

    def next_parts(self, end: Days) -> list[Part]:
        """The plan of the period that begins at `end`, as far as it is known today."""
        plan, part, length = self._payroll.following
        return [self._part(stake, end, end + length) for stake in self._stakes_of(plan, part) if self._is_on(stake)]

    def _stakes_of(self, plan: SinglePlan, part: float) -> list[Stake]:
        """What a plan has at stake in so much of a whole period; what is counted over a year asks for all of it.

        Made anew when plan, quota, the way to a promotion or what is known of the colleagues has changed.
        """
        attained, carried = self._payroll.attained_last, self._payroll.carried(self._rep)
        known = (self._rep.quota, attained, carried)
        if known != self._known:
            self._known = known
            self._made.clear()
        if (id(plan), part) not in self._made:
            made = self._at_stake(plan, part, attained)
            if part != 1.0:
                longer = self._at_stake(plan, 1.0, attained)
                made = [one for one in made if one.counted_by is None]
                made += [one for one in longer if one.counted_by is not None]
            self._made[id(plan), part] = made
        return self._made[id(plan), part]

    def _at_stake(self, plan: SinglePlan, part: float, attained: Mapping[str, float]) -> list[Stake]:
        if not self._rep.quota:
            return []
        size = part * MONTHS[plan.period] / MONTHS[self._payroll.plan.period]
        quota = Quota(max(1, round(self._rep.quota * size)), self._margin)
        carried = self._payroll.carried(self._rep) if plan is self._payroll.plan else None
        return plan.stakes(quota, self._world.currency, replace(self._peers(attained, size), carried=carried))

    def _peers(self, attained: Mapping[str, float], size: float) -> Peers:
        others = [
            one for one in self._world.sellers.values() if one.is_rep and one.quota and one.name != self._rep.name
        ]
        return Peers(
            quotas=[one.quota * size for one in others],
            attained=[attained.get(one.name, 1.0) for one in others] if attained else (),
            planned_margin=self._margin,
        )

    def _is_on(self, stake: Stake) -> bool:
        first, last = stake.days
        return first <= self._world.clock.now <= last + 1

    def _part(self, stake: Stake, start: Days, end: Days) -> Part:
        curve, weight = stake.curve, self._weight(stake)
        if weight != 1:
            curve = curve.scaled(weight)
        if stake.basis in MARGINS:
            curve = curve.on_share(self._margin)
        if stake.product is not None:
            curve = curve.on_share(self._share_of(stake.product))
        worth, doubt = self._pay_day(stake.delay), stake.extra_sd
        if stake.counted_by is not None:
            curve, doubt, worth = self._in_its_year(stake, curve, start, end)
        return Part(curve, doubt, worth)

    def _weight(self, stake: Stake) -> float:
        """How much it counts, by morale; what is won together, and honour, as much as the colleagues do."""
        return self._effort.morale * (self._who.peers if stake.is_shared or not stake.is_money else 1.0)

    def _share_of(self, product: str) -> float:
        """Of ordinary bookings: all products alike where nothing else is known."""
        return 1 / max(len(self._world.products), 1)

    def _in_its_year(self, stake: Stake, curve: Curve, start: Days, end: Days) -> tuple[Curve, float, float]:
        """What is counted over a longer time, seen from one pay period in it."""
        periods = MONTHS[stake.counted_by or "year"] // MONTHS[self._payroll.plan.period]
        before, to_come = self._so_far(periods, start, end)
        rest = self._to_come(to_come, start, end)
        return curve.shifted(-(before + rest.mean)), math.hypot(stake.extra_sd, rest.doubt), self._pay_day(to_come)

    def _so_far(self, periods: int, start: Days, end: Days) -> tuple[float, int]:
        """What the year of so many periods has booked before the one from `start` to `end`, and how many come after it."""
        year = max(day for day in self._years if day <= start)
        booked = float(self._payroll.booked_since(self._rep, year))
        if start <= self._world.clock.now < end:
            booked -= self._payroll.booked(self._rep)
        return booked, max(periods - round((start - year) / self._payroll.whole_length) - 1, 0)

    def _to_come(self, periods: int, start: Days, end: Days) -> Rest:
        """The periods of a year after the one from `start` to `end`: deals come and go in each anew, the territory's luck
        stays what it is, in what is left of that one too."""
        mean, now = self._ordinary * self._luck, self._world.clock.now
        left = (end - max(now, start)) / (end - start)
        luck = self._reactions.doubt * mean
        noise = max(self._ordinary_spread**2 - (self._reactions.doubt * self._ordinary) ** 2, 0.0)
        return Rest(periods * mean, math.sqrt(noise * periods + luck**2 * ((periods + left) ** 2 - left**2)))

    def _ratchet(self, ratchet: Ratchet, plan: SinglePlan, start: Days, end: Days) -> Part:
        """What selling more costs because quotas follow: pay lost per unit of quota, for as long as a rise lasts."""
        periods = MONTHS[ratchet.every] // MONTHS[plan.period]
        before, to_come = self._so_far(periods, start, end)
        quota = self._rep.quota
        target, some = quota * periods, max(quota * periods // 10, 1)
        level = ratchet.moved(quota, target, target, periods)
        up = (ratchet.moved(quota, target, target + some, periods) - level) / some
        down = (level - ratchet.moved(quota, target, target - some, periods)) / some
        lasting = _RISE_LASTS * _MONTHS / MONTHS[plan.period]
        cost = self._effort.morale * self._lost_per_quota(plan) * lasting * self._pay_day(to_come + 1)
        rest = self._to_come(to_come, start, end)
        curve = Curve(hinges=((0.0, -cost * down), (target - before - rest.mean, -cost * (up - down))))
        return Part(curve, rest.doubt)

    def _lost_per_quota(self, plan: SinglePlan) -> float:
        """Pay of an ordinary period that a unit more of quota takes away."""
        quota, some = self._rep.quota, max(self._rep.quota // 50, 1)
        mean, spread = float(self._ordinary), max(self._ordinary_spread, 1.0)
        pay = [
            sum(stake.expected(mean, spread) for stake in plan.stakes(Quota(one, self._margin), self._world.currency))
            for one in (quota, quota + some)
        ]
        return max((pay[0] - pay[1]) / some, 0.0)

    def _pay_day(self, periods: int) -> float:
        """What a pay day so many periods after the next is worth against the next."""
        reactions = self._reactions
        if not periods:
            return 1.0
        return reactions.present * math.pow(reactions.patience * (1 - reactions.leaving), periods)

    # --- what hangs on service ------------------------------------------------------------------------------------------
    def kept(self, due: float) -> float:
        """What a week of ordinary service adds by keeping gates on renewals open, with so many contracts due in a period.

        A week is a fifty-second of the year that a renewal looks back on, and counts for every period of it.
        """
        gated = [stake for stake in self._stakes if stake.gate is not None and stake.gate.kpi == RETENTION]
        if not gated or not due:
            return 0.0
        renews = 1 / (1 + math.exp(-self._world.scenario.aftersales.renewal))
        spread = math.sqrt(renews * (1 - renews) / due)
        lever = self._world.scenario.people.effort.renewal * renews * (1 - renews)
        ordinary, total = self._ordinary * self._payroll.part, 0.0
        for stake in gated:
            assert stake.gate is not None
            d = (renews - stake.gate.at_least) / spread
            pull = math.exp(-d * d / 2) / (spread * math.sqrt(2 * math.pi))
            worth = stake.expected(ordinary, max(self._ordinary_spread, 1.0))
            total += self._weight(stake) * worth * pull
        return 2 * total * lever / _WEEKS * _YEAR / self._payroll.whole_length
