"""Who comes to a table, and what for: the buyer of a scenario's own meeting, or the buyer of a running deal.

A running deal's table is made of the Need's own truth: the price at which its threshold is met, with any days to pay, is the
walk-away of the person across the table, so that a deal played, delegated or pushed has one buyer. What a deal is worth to our
firm and to the rep follows the rules of the scenario.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

from ..i18n import Text
from ..negotiation.worths import Economics
from ..registry import installed
from ..rng import KeyedLuck, Luck, Purpose
from ..spec.meeting import Buyer, LevelIssue, Meeting, OurSide, PriceIssue
from ..units import Days, Money
from ..world.contracts import Outcome, Pursuit
from ..world.entities import Account, Product, Rival
from ..world.incentive import BASES, MARGINS, Quota
from .late_cost import expected_late_cost

if TYPE_CHECKING:
    from .payroll import Payroll
    from .selling import Deal
    from .world import World

WHO = Purpose("table.who", "uniform")
_PAYMENT_DAYS: tuple[Days, ...] = (0.0, 30.0, 60.0, 90.0)
_LOWEST, _STEPS = 0.6, 80
"""A table's prices: from this part of our offer, in so many steps."""
_NAME = Text(en="the buyer", zh="客户")
_ROLE = Text(en="who signs", zh="签字的人")
_ELSE = Text(en="what they would do without you", zh="没有您他们也有别的办法")
_YOU = Text(en="You sell for the firm.", zh="您是公司的销售。")
_BRIEF = Text(
    en="The buyer wants something off before signing. The price is yours to settle within your authority; days to pay can be traded.",
    zh="客户签约前要求让价。权限之内的价格由您定; 账期可以拿来交换。",
)
_NOTHING = Text(en="the next deal in your pipeline", zh="漏斗里的下一个商机")


class MeetingNeed:
    """The need of a buyer who sits at the table from the start: what happens is decided there."""

    __slots__ = ("account", "asks", "deadline", "delays", "list_value", "product", "units", "works")

    def __init__(self, product: Product, account: Account | None, list_value: Money, units: int) -> None:
        self.product, self.account, self.list_value, self.units = product, account, list_value, units
        self.delays: Sequence[Days] = ()
        self.works: Sequence[Days] = ()
        self.deadline, self.asks = inf, 0.0

    def after(self, stage: int, pursuit: Pursuit) -> Outcome:
        return Outcome.UNDECIDED

    def at_deadline(self, pursuit: Pursuit) -> Outcome:
        return Outcome.UNDECIDED

    def pressed(self, pursuit: Pursuit, early: Days, discount: float) -> Outcome:
        return Outcome.UNDECIDED

    def can_wait(self, days: Days) -> bool:
        return False

    def taken_by(self) -> Rival | None:
        return None

    def walk_away(self, pursuit: Pursuit, payment_days: Days) -> float | None:
        return None


def luck_of(world: World, meeting: Meeting) -> Luck:
    """The luck of a form: its own where it is fixed, so that everybody meets the same buyer."""
    return KeyedLuck(meeting.seed) if meeting.seed is not None else world.luck


def economics_of(world: World, payroll: Payroll, meeting: Meeting, account: Account | None, seller: str) -> Economics:
    """What a deal is worth to the firm and to the rep, by the rules of this world."""
    grade = world.scenario.payment.grades[account.grade] if account is not None else None
    rep = world.sellers[seller]
    plan, booked = payroll.known.plan, payroll.booked(rep)
    quota = Quota(max(1, rep.quota), world.scenario.planned_margin or 1.0)
    curves = {basis: plan.curve_on(basis, quota, world.currency) for basis in BASES}
    coin = 10**world.currency.digits

    def paid(amount: float, margin: float) -> float:
        earned: float = 0.0
        for basis, curve in curves.items():
            start = booked * quota.planned_margin if basis in MARGINS else float(booked)
            earned += curve.pay(start + coin * (margin if basis in MARGINS else amount)) - curve.pay(start)
        return float(earned / coin)

    return Economics(
        money_cost=meeting.money_cost,
        default=grade.default if grade is not None else 0.0,
        write_off=world.scenario.payment.write_off,
        late=_late(world, meeting),
        pay=paid,
    )


def _late(world: World, meeting: Meeting) -> dict[float, float]:
    """What each day that can be promised costs on average, as a share of the amount."""
    if "delivery" not in meeting.issues or meeting.price is None:
        return {}
    cost = min(meeting.seller.cost / meeting.price.high, 1.0) if meeting.price.high else 0.0
    aftersales = world.scenario.aftersales
    return {day: expected_late_cost(aftersales, day, cost) for day in meeting.issues["delivery"].levels}


def goods_of(
    world: World, meeting: Meeting, account: Account | None, coin: int
) -> tuple[Product, Account | None, Money, int]:
    """What is sold at this table: the first product, at the meeting's own price and cost."""
    known = next(iter(world.products.values()))
    if meeting.price is None:
        return known, account, known.list_price, 1
    units = round(meeting.issues["volume"].standard) if "volume" in meeting.issues else 1
    price = round(meeting.price.high * coin)
    product = Product(known.name, price, round(meeting.seller.cost * coin), known.quality, known.code)
    return product, account, price * units, units


def meeting_of(world: World, deal: Deal) -> Meeting | None:
    """The table of a running deal whose buyer bargains, in the Need's own truth; None where nobody is behind the deal."""
    need, offer = deal.need, deal.offer
    if offer is None:
        return None
    standard = offer.payment_days
    limit = need.walk_away(deal, standard)
    if limit is None:
        return None
    money, listed = world.currency, world.currency.major(need.list_value)
    high = listed * offer.price
    authority = world.scenario.policies.discount.authority
    days = sorted({*_PAYMENT_DAYS, standard} if standard >= 0 else {standard, 0.0, 30.0})
    worth = [listed * ((need.walk_away(deal, one) or limit) - limit) for one in days]
    manners = sorted(installed().kinds("tactic"))
    chance = world.rows(WHO, deal.origin.stream)[deal.ordinal][0]
    tactic = installed().kinds("tactic")[manners[int(chance * len(manners))]]()
    first = listed * deal.first_price
    cost = money.major(round(need.list_value * need.product.unit_cost / need.product.list_price))
    most = listed * limit
    return Meeting(
        difficulty=2,
        turns=30,
        price=PriceIssue(low=high * _LOWEST, high=high, step=high * (1 - _LOWEST) / _STEPS),
        issues={
            "payment": LevelIssue(levels=days, standard=standard, worth=[(one, one) for one in worth]),
        },
        seller=OurSide(
            you=_YOU,
            brief=_BRIEF,
            cost=cost,
            authority=max(first * (1 - authority.rep), high * _LOWEST),
            manager=max(first * (1 - max(authority.rep, authority.manager)), high * _LOWEST),
            fallback=_NOTHING,
            target=high,
        ),
        buyer=Buyer(
            name=_NAME,
            role=_ROLE,
            company=_NAME,
            tactic=tactic,
            limit=(most, most),
            fair=(high * (1 - need.asks), high * (1 - need.asks)),
            alternative=_ELSE,
        ),
    )
