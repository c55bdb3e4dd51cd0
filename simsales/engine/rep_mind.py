"""A responsive rep's mind: what one rep knows on Monday, turned into hours and moves by the rules of `people/`.

Knows their own deals, the lore of the trade, the plan and what is booked; not the promise of any buyer. Costs and tastes
are the rep's own, set once from an ordinary territory, so that a change of plan moves the answer and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ..market.lore import Lore
from ..people.effort import Returns, Stakes, Weeks, tastes_of
from ..people.felt import Felt
from ..people.forecast import Chance, Forecast, forecast, territory_luck
from ..people.timing import Move, Pushing, Ripe, best_moves
from ..units import Days, Hours, Money
from .effort import WEEK
from .payroll import Payroll
from .quoting import Quoting
from .rep_pay import RepPay
from .sight import Position

if TYPE_CHECKING:
    from ..spec.market import SegmentSpec, SourceSpec
    from .desk import Desk
    from .world import World

PUSH_WINDOW: Days = 14.0
"""Days before the end of a pay period in which ripe deals are pulled or held (practice; Oyer 1998)."""
LEAST_SELLING: Hours = 5.0
"""Somebody has to answer the phone."""
_LONGEST = 53
_LADDER = 0.02
"""Steps of the discounts a rep thinks through."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Leads of one kind that come to a rep: how many a week, worth what, known how."""

    source: SourceSpec
    a_week: float
    mean: Money
    square: float
    lore: Lore

    @classmethod
    def of(cls, source: SourceSpec, segment: SegmentSpec, size: float, year: Days, coin: float, lore: Lore) -> Stream:
        mean = segment.deal.mean * coin
        return cls(
            source, source.per_year * size / year * WEEK, round(mean), mean**2 * math.exp(segment.deal.sigma**2), lore
        )


class Thought(NamedTuple):
    """What a rep would do this week: hours per task, and a move for some deals (by case)."""

    hours: Mapping[str, Hours]
    moves: Mapping[int, Move]


class RepMind:
    """One rep who reacts."""

    def __init__(
        self,
        world: World,
        payroll: Payroll,
        quoting: Quoting,
        desk: Desk,
        streams: Sequence[Stream],
        lore: Mapping[str, Lore],
        margin: float,
    ) -> None:
        people = world.scenario.people
        self._world, self._payroll, self._quoting, self._desk = world, payroll, quoting, desk
        self._streams, self._lore = streams, lore
        self._people, self._reactions = people, people.reactions
        self._skill = math.nan
        self._get_to_know()
        self._seen: dict[str, int] = {}
        self._ordinary = sum(one.a_week * one.mean * self._won(one.lore.ever(0, 0.0)) for one in streams)
        found = people.effort.prospecting
        tastes = tastes_of(people.week, people.reactions.ordinary_rate, self._returns(), found)
        self._weeks = Weeks(people.week, tastes, people.reactions.power, found, people.most_hours, LEAST_SELLING)
        weeks = payroll.whole_length / WEEK
        self._risk = people.reactions.risk / max(self._ordinary * weeks, 1.0)
        self._pay = RepPay(
            world, payroll, desk, margin, round(self._ordinary * weeks), self._spread(self._ordinary * weeks, weeks)
        )
        books = world.scenario.aftersales.book.values()
        term = world.scenario.aftersales.term
        self._due = sum(book.per_rep for book in books) * desk.seller.book * payroll.whole_length / term

    def _get_to_know(self) -> None:
        """Own skill, as it is now."""
        if self._skill != self._desk.effort.skill:
            self._skill = self._desk.effort.skill
            self._odds = math.exp(self._skill)
            self._closing = self._people.effort.closing * self._odds
            self._to_come = self._leads_to_come()

    def _spread(self, mean: float, weeks: float) -> float:
        """How much the bookings of so many weeks vary: deals that come or do not, and the territory's luck."""
        square = sum(one.a_week * one.square * self._won(one.lore.ever(0, 0.0)) for one in self._streams)
        return max(math.sqrt(square * weeks + (self._reactions.doubt * mean) ** 2), 1.0)

    def _returns(self) -> Returns:
        """What hours bring in an ordinary territory, a week."""
        selling = found = 0.0
        for one in self._streams:
            ever = self._won(one.lore.ever(0, 0.0))
            sales = one.a_week * one.mean * ever
            selling += sales * (1 - ever) * self._closing
            found += sales * one.source.own
        return Returns(max(selling, 1e-9), found)

    def _won(self, chance: float) -> float:
        """The trade's chance, for somebody of this skill."""
        return chance * self._odds / (1 - chance + chance * self._odds)

    # --- Monday ---------------------------------------------------------------------------------------------------------
    def think(self, positions: Sequence[Position]) -> Thought:
        """What to do this week, given every open deal of the desk."""
        self._get_to_know()
        now, (_, end) = self._world.clock.now, self._payroll.period
        days, length = end - now, self._payroll.following.length
        luck = self._luck(positions, now)
        believed = forecast(
            float(self._payroll.booked(self._desk.seller)),
            (self._chance(one, days) for one in positions),
            self._closing,
            days,
        )
        believed.join(self._to_come[min(round(days / WEEK), len(self._to_come) - 1)], luck)
        doubt = self._reactions.doubt * (believed.mean - believed.booked)
        spread = max(math.sqrt(believed.variance + doubt * doubt), 1.0)
        pay, next_worth = Felt(self._pay.parts(), spread, self._risk), self._next_worth(end, length, luck)
        stakes = Stakes(
            pay,
            believed.mean,
            believed.moved,
            believed.later_moved * next_worth,
            self._sown(days, length, luck, pay.marginal(believed.mean), next_worth),
            self._pay.kept(self._due),
            max(days / WEEK, 1.0),
        )
        return Thought(self._weeks.best(stakes), self._moves(positions, pay, believed.mean, next_worth, days))

    def _chance(self, position: Position, days: Days) -> Chance:
        deal, now = position.deal, self._world.clock.now
        lore, waited = self._lore[deal.origin.segment], now - deal.since
        worth = float(deal.offer.amount if deal.offer is not None else deal.need.list_value)
        in_time, ever = self._won(lore.within(deal.stage, waited, days)), self._won(lore.ever(deal.stage, waited))
        return Chance(worth, min(in_time, ever), ever, now - deal.arrived, lore.left[deal.stage])

    def _leads_to_come(self) -> list[Forecast]:
        """What the leads of so many more weeks promise until then, in an ordinary territory; one entry per number of weeks."""
        total, found = Forecast(), [Forecast()]
        for weeks in range(_LONGEST):
            left = (weeks + 0.5) * WEEK
            for one in self._streams:
                ever = self._won(one.lore.ever(0, 0.0))
                now = min(self._won(one.lore.within(0, 0.0, left)), ever)
                total.add(Chance(one.mean, now, ever, 0.0, one.lore.cycle), self._closing, left, one.a_week)
                total.variance += one.a_week * (one.square - one.mean**2) * now
            found.append(replace(total))
        return found

    def _luck(self, positions: Sequence[Position], now: Days) -> float:
        """The territory against an ordinary one, as far as leads have shown."""
        for position in positions:
            stream = position.deal.origin.stream
            self._seen[stream] = max(self._seen.get(stream, 0), position.deal.ordinal + 1)
        return territory_luck(sum(self._seen.values()), sum(one.a_week for one in self._streams) * now / WEEK)

    def _next_worth(self, end: Days, length: Days, luck: float) -> float:
        """What a unit booked in the next period is worth now: both pay days lie in the future."""
        mean = self._ordinary * luck * length / WEEK
        following = Felt(self._pay.next_parts(end), self._spread(mean, length / WEEK), 0.0)
        return self._reactions.patience * following.marginal(mean)

    def _sown(self, days: Days, length: Days, luck: float, worth: float, next_worth: float) -> float:
        """What a week of ordinary prospecting brings: leads that come later and close later still."""
        reactions, lag = self._reactions, self._people.effort.lag * WEEK
        further = reactions.present * (reactions.patience * (1 - reactions.leaving)) * next_worth
        total = 0.0
        for one in self._streams:
            if one.source.own:
                ever = self._won(one.lore.ever(0, 0.0))
                now = self._won(one.lore.within(0, 0.0, days - lag))
                soon = self._won(one.lore.within(0, 0.0, days + length - lag)) - now
                total += (
                    one.source.own
                    * one.a_week
                    * luck
                    * one.mean
                    * (now * worth + soon * next_worth + max(ever - now - soon, 0.0) * further)
                )
        return total

    # --- ripe deals -----------------------------------------------------------------------------------------------------
    def _moves(
        self, positions: Sequence[Position], pay: Felt, mean: float, next_worth: float, days: Days
    ) -> dict[int, Move]:
        if days > PUSH_WINDOW or not self._world.scenario.pipeline.has_buyers:
            return {}
        ripe = [one for one in positions if one.is_ripe]
        chances = [self._chance(one, days) for one in ripe]
        deals = [Ripe(chance.worth, chance.now, chance.ever, chance.left) for chance in chances]
        authority = self._quoting.discount.authority.rep
        ladder = [_LADDER * i for i in range(int(authority / _LADDER + 1e-9) + 1)]
        moves = best_moves(deals, pay, mean, next_worth, days, ladder, self._belief())
        return {one.deal.case: move for one, move in zip(ripe, moves, strict=True) if move.kind != "leave"}

    def _belief(self) -> Pushing:
        reactions, pipeline = self._reactions, self._world.scenario.pipeline
        cycle = float(getattr(pipeline, "cycle", 0.0))
        haste = getattr(pipeline, "haste", None)
        return Pushing(
            reactions.wanted,
            reactions.per_cycle,
            reactions.sharpness,
            reactions.good_loss,
            reactions.bad_loss,
            haste.holds * cycle if haste is not None else 0.0,
            cycle,
        )
