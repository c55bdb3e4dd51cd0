"""Build: a checked scenario and a seed become a world with a clock, ready to run.

This is the only place where policies, pipeline, risks and processes meet. Everything is made in the order of the
scenario file, so that the log is the same on every machine; whose luck is whose follows from names, never from order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..market.customers import SegmentAccounts
from ..market.intensity import Arrivals, Profile, usual_year
from ..market.lore import Lore, lore_of
from ..rng import KeyedLuck, Luck, Seed
from ..spec.market import ProductSpec, RivalSpec
from ..spec.scenario import Scenario
from ..units import Currency
from ..world.calendar import period_starts
from ..world.contracts import CreditRequest, Demand, QuoteRequest
from ..world.decisions import Seat
from ..world.entities import Product, Rival, Seller
from ..world.events import SELLER_JOINED
from ..world.log import EventLog
from .aftersales import Aftersales
from .clock import EVENT_BUDGET, Clock
from .demand import LeadSource, Router, SteeredSource
from .desk import Desk
from .effort import WEEK, Effort
from .fulfilment import Fulfilment
from .manager_quarter import ManagerQuarters
from .meeting import MeetingRooms
from .payroll import Payroll
from .people_month import People
from .perils import Peril
from .quoting import Quoting, rivals_of
from .rep_mind import RepMind, Stream
from .rep_week import Mind, RepWeeks
from .seating import Seating
from .selling import Origin, SalesFloor
from .sight import Sight
from .told import Diary, Told, ToldMind
from .waiting import Waiting
from .world import World


@dataclass(slots=True)
class Simulation:
    """One run, ready: advance the clock of its world, then close it."""

    world: World
    desks: Sequence[Desk]
    payroll: Payroll
    seating: Seating
    rooms: MeetingRooms


def build(
    scenario: Scenario,
    seed: Seed,
    log: EventLog | None = None,
    luck: Luck | None = None,
    budget: int = EVENT_BUDGET,
    seats: Mapping[str, Seat] | None = None,
    told: Told | None = None,
    diary: Diary | None = None,
) -> Simulation:
    """A scenario, a seed and who sits where become a simulation. `log` and `luck` are given only by tests and benches.

    `told` people do as they did elsewhere; what people decide is written into `diary`.
    """
    log = log if log is not None else EventLog()
    world = _world(scenario, luck or KeyedLuck(seed), log, Clock(budget))
    seating = Seating(world.clock, seats or {})
    desks = {
        name: Desk(world, seller, _effort(scenario, name), max(1, scenario.channels[seller.channel].desks))
        for name, seller in world.sellers.items()
    }
    for desk in desks.values():
        capacity = desk.people * int(world.calendar.working_days(world.horizon) * world.work_unit)
        log.add(0.0, SELLER_JOINED, actor=desk.seller.code, amount=capacity)
        desk.set_pace(desk.effort.pace)
    aftersales = Aftersales(world, {name: desk.effort for name, desk in desks.items()})
    payroll = Payroll(world, planned_margin(scenario))
    sight = Sight(world, payroll)
    quoting = Quoting(world, seating, sight, len(scenario.pipeline.stage_names) - 1)
    waiting = _waiting(world)
    fulfilment = Fulfilment(world, payroll, aftersales)
    last_stage = len(scenario.pipeline.stage_names) - 1
    floor = SalesFloor(world, fulfilment, quoting, waiting, scenario.pipeline.quote_after, last_stage)
    payroll.open()
    _open_books(world, aftersales)
    _open_sources(world, floor, desks)
    for name, risk in scenario.risks.items():
        Peril(world, name, risk).open()
    waiting.open()
    if diary is not None:
        diary.weeks.update({name: {} for name in scenario.reps})
    People(world, payroll, list(desks.values()), told, diary).open()
    routine = seating if scenario.meeting is None else Seating(world.clock, {})  # a role-play asks for the talk alone
    ManagerQuarters(world, routine, quoting).open()
    minds = _minds(world, payroll, quoting, desks) if told is None else _told_minds(world, told, desks)
    RepWeeks(world, routine, sight, floor, list(desks.values()), minds, diary).open()
    quoting.rooms = rooms = MeetingRooms(world, payroll, seating, floor, desks)
    rooms.open()
    return Simulation(world, list(desks.values()), payroll, seating, rooms)


def _world(scenario: Scenario, luck: Luck, log: EventLog, clock: Clock) -> World:
    money = scenario.money
    return World(
        scenario=scenario,
        clock=clock,
        calendar=scenario.calendar.made(),
        luck=luck,
        log=log,
        currency=money,
        products={name: _product(name, spec, money, log) for name, spec in scenario.products.items()},
        rivals={name: _rival(name, spec, log) for name, spec in scenario.rivals.items()},
        sellers=_sellers(scenario, log),
        accounts={
            name: SegmentAccounts(name, segment, scenario.payment, luck)
            for name, segment in scenario.segments.items()
            if segment.accounts
        },
    )


def _product(name: str, spec: ProductSpec, money: Currency, log: EventLog) -> Product:
    return Product(
        name, money.minor(spec.list_price), money.minor(spec.unit_cost), spec.quality, log.code("product", name)
    )


def _rival(name: str, spec: RivalSpec, log: EventLog) -> Rival:
    return Rival(name, spec.price, spec.quality, spec.brand, log.code("rival", name))


def _sellers(scenario: Scenario, log: EventLog) -> dict[str, Seller]:
    """Our reps, then every outside channel."""
    own = next(name for name, channel in scenario.channels.items() if not channel.desks)
    appeal, money = scenario.channels[own].appeal, scenario.money
    sellers = {
        name: Seller(
            name,
            log.code("rep", name),
            own,
            appeal + rep.able,
            rep.territory,
            rep.territory if rep.book is None else rep.book,
            money.minor(rep.quota),
        )
        for name, rep in scenario.reps.items()
    }
    for name, rep in scenario.reps.items():
        sellers[name].partner = sellers[rep.partner] if rep.partner else None
    for name, channel in scenario.channels.items():
        if channel.desks:
            sellers[name] = Seller(name, log.code("dealer", name), name, channel.appeal, is_rep=False)
    return sellers


def _effort(scenario: Scenario, name: str) -> Effort:
    """A rep's own skill and week; outside channels have none of their own."""
    rep = scenario.reps.get(name)
    if rep is None:
        return Effort(scenario.people)
    return Effort(scenario.people, rep.able, rep.who.week(scenario.people.week))


def planned_margin(scenario: Scenario) -> float:
    """The margin that quotas are planned with: as the scenario says, else the mean margin at list prices."""
    if scenario.planned_margin is not None:
        return scenario.planned_margin
    margins = [1 - product.unit_cost / product.list_price for product in scenario.products.values()]
    return max(sum(margins) / len(margins), 0.01)


def _waiting(world: World) -> Waiting:
    """What buyers may learn, by the quarters of the run and the pay periods of the plan."""
    scenario, horizon = world.scenario, world.horizon
    ends = period_starts(world.calendar, scenario.policies.incentive.period, horizon)[1:]
    quarters = [day for day in period_starts(world.calendar, "quarter", horizon)[1:] if day < horizon]
    return Waiting(world.clock, ends, quarters, scenario.people.reactions.learning)


def _told_minds(world: World, told: Told, desks: Mapping[str, Desk]) -> dict[str, Mind]:
    return {name: ToldMind(told, desk, world.clock) for name, desk in desks.items() if told.tells(name)}


def _minds(world: World, payroll: Payroll, quoting: Quoting, desks: Mapping[str, Desk]) -> dict[str, Mind]:
    """The minds of reps who react; nobody has one where people are fixed."""
    scenario = world.scenario
    if scenario.people.behaviour == "fixed":
        return {}
    lore = {name: _lore(world, name) for name in dict.fromkeys(one.segment for one in scenario.sources.values())}
    reps = [desk for desk in desks.values() if desk.seller.is_rep]
    a_week = {
        name: usual_year(source, world.calendar)
        / world.calendar.year
        * WEEK
        / (1 if source.per == "rep" else len(reps))
        for name, source in scenario.sources.items()
    }
    return {
        desk.seller.name: RepMind(
            world, payroll, quoting, desk, _streams(world, desk, a_week, lore), lore, planned_margin(scenario)
        )
        for desk in reps
    }


def _lore(world: World, segment: str) -> Lore:
    """What the trade knows of a segment under our usual prices and terms."""
    scenario = world.scenario
    demand = _demand(world, segment, segment)
    product = demand.products[0][1]
    rivals = rivals_of(world, segment)
    own = next(name for name, channel in scenario.channels.items() if not channel.desks)
    price = (
        scenario.policies.pricing.unit_price(QuoteRequest(product, 1, segment, own, 0.0, rivals)) / product.list_price
    )
    usual = 1 - demand.bargain_share * min(demand.bargain_mean, scenario.policies.discount.authority.manager)
    terms = scenario.policies.credit.terms(CreditRequest("", 0.0, 0.0)).days
    return lore_of(scenario.pipeline, demand, price * usual, terms, scenario.channels[own].appeal)


def _streams(world: World, desk: Desk, a_week: Mapping[str, float], lore: Mapping[str, Lore]) -> list[Stream]:
    """The leads that come to a rep; `a_week` in an ordinary territory, or where all share them."""
    scenario, coin = world.scenario, 10.0**world.currency.digits
    return [
        Stream.of(
            source,
            a_week[name] * (desk.seller.territory if source.per == "rep" else 1),
            scenario.segments[source.segment],
            coin,
            lore[source.segment],
        )
        for name, source in scenario.sources.items()
    ]


def _open_books(world: World, aftersales: Aftersales) -> None:
    for name in world.scenario.aftersales.book:
        for seller in world.sellers.values():
            if seller.is_rep:
                aftersales.open_book(name, seller)


def _open_sources(world: World, floor: SalesFloor, desks: Mapping[str, Desk]) -> None:
    own = [desk for desk in desks.values() if desk.seller.is_rep]
    router = Router(world, {desk.seller.channel: desk for desk in desks.values() if not desk.seller.is_rep})
    for name, source in world.scenario.sources.items():
        profile = Profile(source, world.calendar, world.horizon, world.luck)
        if source.per == "firm":
            _open_source(world, floor, router, profile, name, 1.0, own)
        else:
            for desk in own:
                _open_source(world, floor, router, profile, f"{name}/{desk.seller.name}", desk.seller.territory, [desk])


def _open_source(
    world: World, floor: SalesFloor, router: Router, profile: Profile, stream: str, size: float, own: Sequence[Desk]
) -> None:
    segment = profile.source.segment
    origin = Origin(stream, segment, world.log.code("source", stream), world.log.code("segment", segment))
    needs = world.scenario.pipeline.needs(_demand(world, segment, stream), world.luck)
    if profile.source.is_steered:
        SteeredSource(world.clock, floor, router, origin, own[0], profile, size, world.luck, needs).open()
    else:
        LeadSource(world.clock, floor, router, origin, own, Arrivals(profile, stream, size, world.luck), needs).open()


def _demand(world: World, segment_name: str, stream: str) -> Demand:
    """What a pipeline may know of a source: its buyers and their alternatives."""
    segment, taste = world.scenario.segments[segment_name], world.scenario.segments[segment_name].taste
    weights = segment.products or dict.fromkeys(world.products, 1.0)
    return Demand(
        stream=stream,
        segment=segment_name,
        accounts=world.accounts.get(segment_name),
        account_count=segment.accounts,
        products=[(weight, world.products[name]) for name, weight in weights.items()],
        deal_mean=segment.deal.mean,
        deal_sigma=segment.deal.sigma,
        bargain_share=segment.bargaining.share,
        bargain_mean=segment.bargaining.mean,
        taste=taste.model_dump(),
        no_decision=segment.no_decision,
        brand=world.scenario.brand,
        rivals=rivals_of(world, segment_name),
        money=10**world.currency.digits,
        deal_law=segment.deal.law,
        deal_shape=segment.deal.shape,
        deal_odds=segment.deal.odds,
    )
