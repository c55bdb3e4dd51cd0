"""A responsive rep's mind: what one rep knows on Monday, turned into hours and moves by the rules of `people/`.

Knows their own deals, the lore of the trade, the plan and what is booked; not the promise of any buyer. Costs and tastes
are the rep's own, set once from an ordinary territory, so that a change of plan moves the answer and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ..market.lore import Lore, weeks_waited
from ..people.effort import Returns, Stakes, Weeks, tastes_of
from ..people.felt import Felt
from ..people.focus import Task, put_first
from ..people.forecast import Chance, Forecast, forecast, territory_luck
from ..people.timing import Move, NextPeriod, Pushing, Ripe, best_moves
from ..units import Days, Hours, Money
from ..world.calendar import HOURS_IN_WORKING_DAY
from .effort import WEEK
from .payroll import Payroll
from .quoting import Quoting
from .rep_pay import RepPay

if TYPE_CHECKING:
    from ..spec.market import SegmentSpec, SourceSpec
    from .desk import Desk
    from .selling import Deal
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
    def of(cls, source: SourceSpec, a_week: float, segment: SegmentSpec, coin: float, lore: Lore) -> Stream:
        mean = segment.deal.mean * coin
        return cls(source, a_week, round(mean), mean**2 * math.exp(segment.deal.sigma**2), lore)


class Thought(NamedTuple):
    """What a rep would do this week: hours per task, a move for some deals, and which come first (by case).

    Signatures are put off until the period ends, unless `until` says otherwise.
    """

    hours: Mapping[str, Hours]
    moves: Mapping[int, Move]
    first: frozenset[int] = frozenset()
    until: Days | None = None


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
        self._newest = -1
        self._expected = sum(one.a_week for one in streams)
        self._ordinary = sum(one.a_week * one.mean * ever for one, ever in zip(streams, self._wins, strict=True))
        found = people.effort.prospecting
        who = world.scenario.reps[desk.seller.name].who
        week = who.week(people.week)  # everybody's measure of effort is the own week
        tastes = tastes_of(week, who.asks * people.reactions.ordinary_rate, self._returns(), found)
        self._weeks = Weeks(week, tastes, people.reactions.power, found, people.most_hours, LEAST_SELLING)
        weeks = payroll.whole_length / WEEK
        self._risk = who.risk * people.reactions.risk / max(self._ordinary * weeks, 1.0)
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
            self._wins = [self._won(one.lore.ever(0, 0.0)) for one in self._streams]
            self._square = sum(
                one.a_week * one.square * ever for one, ever in zip(self._streams, self._wins, strict=True)
            )
            self._to_come = [Forecast()]

    def _spread(self, mean: float, weeks: float) -> float:
        """How much the bookings of so many weeks vary: deals that come or do not, and the territory's luck."""
        return max(math.sqrt(self._square * weeks + (self._reactions.doubt * mean) ** 2), 1.0)

    def _returns(self) -> Returns:
        """What hours bring in an ordinary territory, a week."""
        selling = found = 0.0
        for one, ever in zip(self._streams, self._wins, strict=True):
            sales = one.a_week * one.mean * ever
            selling += sales * (1 - ever) * self._closing
            found += sales * one.source.own
        return Returns(max(selling, 1e-9), found)

    def _won(self, chance: float) -> float:
        """The trade's chance, for somebody of this skill."""
        return chance * self._odds / (1 - chance + chance * self._odds)

    # --- Monday ---------------------------------------------------------------------------------------------------------
    def think(self, deals: Sequence[Deal]) -> Thought:
        """What to do this week, given every open deal of the desk."""
        self._get_to_know()
        now, (_, end) = self._world.clock.now, self._payroll.period
        days, length = end - now, self._payroll.following.length
        luck = self._luck(deals, now)
        booked = float(self._payroll.booked(self._desk.seller))
        chances = self._chances(deals, days, length)
        believed = forecast(booked, chances.values(), self._closing, days)
        believed.join(self._leads_to_come(min(round(days / WEEK), _LONGEST)), luck)
        believed.soon += luck * (self._coming_within(days + length) - self._coming_within(days))
        doubt = self._reactions.doubt * (believed.mean - believed.booked)
        spread = max(math.sqrt(believed.variance + doubt * doubt), 1.0)
        pay, following = Felt(self._pay.parts(luck), spread, self._risk), self._following(end, length, believed.soon)
        worth, next_worth = pay.marginal(believed.mean), following.worth
        stakes = Stakes(
            pay,
            believed.mean,
            believed.moved,
            believed.later_moved * next_worth,
            self._sown(days, length, luck, worth, next_worth),
            self._pay.kept(self._due),
            max(days / WEEK, 1.0),
        )
        hours = self._weeks.best(stakes)
        return Thought(
            hours,
            self._moves(deals, chances, pay, believed.mean, following, days),
            self._first(hours["sell"], chances, worth, next_worth),
        )

    def _chances(self, deals: Sequence[Deal], days: Days, length: Days) -> dict[int, Chance]:
        """What the trade knows of every deal (by case), for somebody of this skill; `days` are left in the period, and the
        next has `length`."""
        now, odds, chances = self._world.clock.now, self._odds, dict[int, Chance]()
        outlooks = {segment: lore.outlooks(days, length) for segment, lore in self._lore.items()}
        for deal in deals:
            in_time, by_then, ever, left = outlooks[deal.origin.segment][deal.stage][weeks_waited(now - deal.since)]
            in_time = in_time * odds / (1.0 - in_time + in_time * odds)  # as in `_won`
            by_then = by_then * odds / (1.0 - by_then + by_then * odds)
            ever = ever * odds / (1.0 - ever + ever * odds)
            if in_time > ever:
                in_time = ever
            if by_then > ever:
                by_then = ever
            worth = deal.offer.amount if deal.offer is not None else deal.need.list_value
            chances[deal.case] = float(worth), in_time, by_then - in_time, ever, now - deal.arrived, left
        return chances

    def _leads_to_come(self, weeks: int) -> Forecast:
        """What the leads of so many more weeks promise until then, in an ordinary territory."""
        found = self._to_come
        while len(found) <= weeks:
            left, total = (len(found) - 0.5) * WEEK, replace(found[-1])
            for one, ever in zip(self._streams, self._wins, strict=True):
                now = min(self._won(one.lore.within(0, 0.0, left)), ever)
                total.add([(one.mean, now, 0.0, ever, 0.0, one.lore.cycle)], self._closing, left, one.a_week)
                total.variance += one.a_week * (one.square - one.mean**2) * now
            found.append(total)
        return found[weeks]

    def _luck(self, deals: Sequence[Deal], now: Days) -> float:
        """The territory against an ordinary one, as far as leads have shown."""
        for deal in reversed(deals):
            if deal.case <= self._newest:
                break
            stream = deal.origin.stream
            self._seen[stream] = max(self._seen.get(stream, 0), deal.ordinal + 1)
        if deals:
            self._newest = deals[-1].case
        return territory_luck(sum(self._seen.values()), self._expected * now / WEEK)

    def _coming_within(self, days: Days) -> float:
        """What leads still to come promise within so many days, in an ordinary territory."""
        weeks = round(days / WEEK)
        return self._leads_to_come(min(weeks, _LONGEST)).mean + max(weeks - _LONGEST, 0) * self._ordinary

    def _following(self, end: Days, length: Days, mean: float) -> NextPeriod:
        """The next period, with what is under way for it: both pay days lie in the future."""
        pay = Felt(self._pay.next_parts(end), self._spread(mean, length / WEEK), 0.0)
        return NextPeriod(pay, mean, self._reactions.patience)

    def _sown(self, days: Days, length: Days, luck: float, worth: float, next_worth: float) -> float:
        """What a week of ordinary prospecting brings: leads that come later and close later still."""
        reactions, lag = self._reactions, self._people.effort.lag * WEEK
        further = reactions.present * (reactions.patience * (1 - reactions.leaving)) * next_worth
        total = 0.0
        for one, ever in zip(self._streams, self._wins, strict=True):
            if one.source.own:
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

    def _first(self, hours: Hours, chances: Mapping[int, Chance], worth: float, next_worth: float) -> frozenset[int]:
        """What to work on first, of the deals that wait on the desk; nothing where the world does not answer effort."""
        if not self._people.effort.response:
            return frozenset()
        waiting = [deal for deal in self._desk.deals_waiting() if deal.is_open]
        works = [self._lore[deal.origin.segment].works[deal.stage] * HOURS_IN_WORKING_DAY for deal in waiting]
        if sum(works) <= hours:
            return frozenset()
        tasks = []
        for deal, work in zip(waiting, works, strict=True):
            value, now, _, ever, _, _ = chances[deal.case]
            tasks.append(Task(deal.case, value * (now * worth + (ever - now) * next_worth), work))
        return put_first(tasks, hours)

    # --- ripe deals -----------------------------------------------------------------------------------------------------
    def _moves(
        self,
        deals: Sequence[Deal],
        chances: Mapping[int, Chance],
        pay: Felt,
        mean: float,
        following: NextPeriod,
        days: Days,
    ) -> dict[int, Move]:
        if days > PUSH_WINDOW or not self._world.scenario.pipeline.has_buyers:
            return {}
        ripe = [deal for deal in deals if deal.is_ripe]
        seen = []
        for deal in ripe:
            worth, now, soon, ever, _, left = chances[deal.case]
            seen.append(Ripe(worth, now, soon, ever, left))
        authority = self._quoting.discount.authority.rep
        ladder = [_LADDER * i for i in range(int(authority / _LADDER + 1e-9) + 1)]
        moves = best_moves(seen, pay, mean, following, days, ladder, self._belief())
        return {deal.case: move for deal, move in zip(ripe, moves, strict=True) if move.kind != "leave"}

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
