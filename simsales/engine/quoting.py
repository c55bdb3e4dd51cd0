"""Quoting: what we put to a buyer, and what we give when the buyer asks for something off.

Prices, discounts and terms are asked of the policies; where a person sits at the rep's desk, the first offer and the
answer to a bargaining buyer are theirs, within the form that the policies allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..i18n import Text
from ..units import Days, Money
from ..world.contracts import CreditRequest, DiscountPolicy, DiscountRequest, Grant, Need, QuoteRequest
from ..world.decisions import Decision, DecisionId, Field, Form, Pick, Steps
from ..world.entities import Offer, Rival
from ..world.events import APPROVAL_ASKED, DISCOUNT_GRANTED, OFFER_MADE, STAGE_SHIFT
from ..world.seat_views import BargainView, QuoteView
from .seating import Seating
from .sight import Sight

if TYPE_CHECKING:
    from .meeting import MeetingRooms
    from .selling import Deal
    from .world import World

NOTHING_MORE = Grant(0.0)
"""What was asked for has been given or refused."""
STEP = 0.01
_DISCOUNT = Text(en="discount", zh="让价")
_WITHIN = Text(
    en="more than {own:.0%} needs approval, {days:g} working days", zh="超过 {own:.0%} 需审批, {days:g} 个工作日"
)
_ALONE = Text(en="your authority", zh="您的权限")
ANSWER, TABLE = "answer", "table"
_HOW = Text(en="how", zh="方式")
_WAYS = {
    ANSWER: Text(en="answer with the discount", zh="直接答复让价"),
    TABLE: Text(en="sit down and negotiate", zh="坐下来谈"),
}
_QUOTE = Text(en="What do you take off the first offer?", zh="首次报价让多少?")
_BARGAIN = Text(en="The buyer asks for {asked:.1%} off. What do you give?", zh="客户要求让 {asked:.1%}。您让多少?")
_QUOTE_HELP = Text(
    en="Less off keeps the margin; more off wins buyers who compare prices. Many buyers will ask for something off later, "
    "whatever you offer now. What you may give alone is set by the manager.",
    zh="让得少保住毛利; 让得多能赢得比价的客户。不管现在报多少, 很多客户之后还会再压价。您可自行让价的幅度由经理规定。",
)
_BARGAIN_HELP = Text(
    en="Giving less than asked may lose the deal, or save the money: the buyer compares your offer with the rivals and with "
    "not buying at all. Above your authority the manager needs some working days, during which the buyer may go elsewhere.",
    zh="给得比要求少, 可能丢单, 也可能省下这笔钱: 客户会拿您的报价与对手以及不买相比。超过您的权限要等经理几个工作日, 其间客户可能另选他家。",
)


class Quoting:
    """Prices, discounts and terms of one firm. `price_line` is the manager's factor on every price."""

    def __init__(self, world: World, seating: Seating, sight: Sight, last_stage: int) -> None:
        policies = world.scenario.policies
        self.world, self.clock, self.log = world, world.clock, world.log
        self._seating, self._sight, self._last_stage = seating, sight, last_stage
        self._pricing, self._credit = policies.pricing, policies.credit
        self.discount: DiscountPolicy = policies.discount
        self.price_line = 1.0
        self.rooms: MeetingRooms
        self._rivals_in = {name: rivals_of(world, name) for name in world.scenario.segments}

    def is_ready(self, deal: Deal) -> bool:
        """Quote when it is time to, bargain in the last stage; False while somebody still has to say something."""
        if deal.offer is None:
            if self._seating.is_asked(deal.seller.name):
                self._seating.ask([self._quote_question(deal)], deal.quoted)
                return False
            self.offer(deal, 0.0)
        if deal.stage == self._last_stage and deal.need.asks and deal.grant != NOTHING_MORE:
            return self._bargain(deal)
        return True

    # --- the first offer ------------------------------------------------------------------------------------------------
    def offer(self, deal: Deal, discount: float) -> None:
        """Put our offer on the table: price by policy and price line, less what the rep gives at once; days to pay by policy."""
        price, code, stage = self._price(deal), deal.seller.code, deal.stage << STAGE_SHIFT
        amount, now = self._amount(deal, price), self.clock.now
        offer = Offer(amount, price, self._payment_days(deal.need, amount))
        deal.cause = self.log.add(now, OFFER_MADE | stage, deal.case, code, deal.cause, amount)
        deal.first_price = price
        deal.offer = self._taken_off(deal, offer, discount)

    def _price(self, deal: Deal) -> float:
        """As a share of the list price."""
        product, segment = deal.need.product, deal.origin.segment
        request = QuoteRequest(
            product, deal.need.units, segment, deal.seller.channel, self.clock.now, self._rivals_in[segment]
        )
        return self._pricing.unit_price(request) * self.price_line / product.list_price

    def _amount(self, deal: Deal, price: float) -> Money:
        return max(1, round(deal.need.list_value * price))

    def _payment_days(self, need: Need, amount: Money) -> Days:
        account, money = need.account, self.world.currency
        grade, owed = (account.grade, account.outstanding) if account is not None else ("", 0)
        return self._credit.terms(CreditRequest(grade, money.major(amount), money.major(owed))).days

    def _taken_off(self, deal: Deal, offer: Offer, discount: float) -> Offer:
        off = round(offer.amount * discount)
        if not off:
            return offer
        stage = deal.stage << STAGE_SHIFT
        deal.cause = self.log.add(
            self.clock.now, DISCOUNT_GRANTED | stage, deal.case, deal.seller.code, deal.cause, off
        )
        return offer.less(discount)

    # --- the buyer asks -------------------------------------------------------------------------------------------------
    def _bargain(self, deal: Deal) -> bool:
        if deal.grant is not None:  # approved meanwhile
            return self._give(deal, deal.grant)
        if self._seating.is_asked(deal.seller.name):
            self._seating.ask([self._bargain_question(deal)], deal.bargained)
            return False
        return self.request(deal, deal.need.asks)

    def request(self, deal: Deal, discount: float) -> bool:
        """Within the rep's authority it is given at once, else when approved: False until then."""
        assert deal.offer is not None
        now, given = self.clock.now, self.given(deal)
        granted = self.discount.grant(DiscountRequest(given + discount, now))
        deal.grant = grant = Grant(max(granted.discount - given, 0.0), granted.approval)
        if grant.approval and grant.discount:
            asked, stage = round(deal.offer.amount * discount), deal.stage << STAGE_SHIFT
            deal.cause = self.log.add(now, APPROVAL_ASKED | stage, deal.case, deal.seller.code, deal.cause, asked)
            self.clock.on(self.world.calendar.work_end(now, grant.approval), deal.go_on)
            return False
        return self._give(deal, grant)

    def _give(self, deal: Deal, grant: Grant) -> bool:
        assert deal.offer is not None
        deal.offer = self._taken_off(deal, deal.offer, grant.discount)
        deal.grant = NOTHING_MORE
        return True

    # --- as questions ---------------------------------------------------------------------------------------------------
    def given(self, deal: Deal) -> float:
        """What has been taken off already, as a share of the first offer."""
        return (
            1 - deal.offer.price / deal.first_price
            if deal.offer is not None and deal.offer.price < deal.first_price
            else 0.0
        )

    def own_discount(self, deal: Deal, usual: float = 0.0) -> Steps:
        """The form of a discount that nobody has to approve: authority is for the whole deal."""
        left = round(max(self.discount.authority.rep - self.given(deal), 0.0), 4)
        return Steps(_DISCOUNT, 0.0, left, STEP, usual, "share", _ALONE)

    def _quote_question(self, deal: Deal) -> Decision:
        amount = self._amount(deal, self._price(deal))
        view = QuoteView(
            self._sight.line(deal),
            amount,
            self._sight.cost(deal),
            self.discount.authority.rep,
            self._sight.rivals(self._rivals_in[deal.origin.segment]),
        )
        return self._asked(deal, "quote", _QUOTE, _QUOTE_HELP, Form({"discount": self.own_discount(deal)}), view)

    def _bargain_question(self, deal: Deal) -> Decision:
        assert deal.offer is not None
        asks, (own, manager, approval), given = deal.need.asks, self.discount.authority, self.given(deal)
        own, manager = (round(max(most - given, 0.0), 4) for most in (own, max(own, manager)))
        view = BargainView(
            self._sight.line(deal),
            deal.offer.amount,
            self._sight.cost(deal),
            asks,
            own,
            manager,
            approval,
            self._sight.days_left,
        )
        why = _WITHIN.fill(own=own, days=approval) if manager > own else _ALONE
        fields: dict[str, Field] = {"discount": Steps(_DISCOUNT, 0.0, manager, STEP, asks, "share", why)}
        if self.rooms.can_sit_down(deal):
            fields["how"] = Pick(_HOW, _WAYS, ANSWER)
        form = Form(fields)
        return self._asked(deal, "bargain", _BARGAIN.fill(asked=asks), _BARGAIN_HELP, form, view)

    def _asked(
        self, deal: Deal, kind: str, question: Text, help_: Text, form: Form, view: QuoteView | BargainView
    ) -> Decision:
        identity = DecisionId(deal.seller.name, kind, deal.name, 0)
        return Decision(identity, self.clock.now, question, help_, form, view)


def rivals_of(world: World, segment: str) -> Sequence[Rival]:
    """The rivals that sell to a segment."""
    specs = world.scenario.rivals
    return [
        rival
        for name, rival in world.rivals.items()
        if specs[name].segments is None or segment in (specs[name].segments or ())
    ]
