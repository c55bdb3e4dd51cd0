"""The buyer pipeline: competing clocks decide when, one hidden threshold decides who.

A need has a hidden promise. While we work through the stages three clocks run: our own progress, a rival who forces a
decision now, and the buyer's patience. Whichever rings first asks the buyer to choose, and the choice is always the same
comparison: the utility of our offer as it stands, plus the need's own shock, against the best of rivals and not deciding.
No stage has a conversion rate; win rates, their fall with age and lost deals that last longer come out of the clocks.
Used by every scenario whose buyers have a mind. Source: random utility with one shock per need and firm (McFadden 1974),
so that acceptance over prices is the logit the shocks imply; hot and warm interest: lead-response studies (vendor data).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ...registry import plugin
from ...rng import Luck, Purpose
from ...spec.block import Block
from ...units import Days, NotNegative, Param, Positive
from ...world.calendar import HOURS_IN_WORKING_DAY
from ...world.contracts import Demand, Outcome, Pursuit
from ...world.entities import Account, Product, Rival
from .buyer_choice import our_utility, rival_utility, terms_worth
from .buyer_stages import BuyerStage, FirstResponse, Haste, Interest, usual_stages
from .laws import Paces, Responses, delay_rows, value_rows

PROMISE = Purpose("need.promise", "normal")
WORK = Purpose("need.work", "lognormal")
CLOCK = Purpose("need.clock", "exponential")
FACT = Purpose("need.fact", "uniform")
SHOCK = Purpose("need.shock", "gumbel")
HASTE = Purpose("need.haste", "normal")
PUSH = Purpose("need.push", "uniform")
HOLD = Purpose("need.hold", "exponential")

_US, _NOBODY = range(2)
_RIVAL_CLOCK, _PATIENCE_CLOCK, _INTEREST_CLOCK = range(3)
_WHO, _WHAT, _HOT, _BARGAINS, _ASKS = range(5)
_MINUTES_PER_DAY = 1440.0
_MOST_HASTE = 0.95
_PUSHES = 4
"""Whoever bore being pressed so often bears it for good."""


@plugin("pipeline")
class BuyerPipeline(Block):
    """Stages with a buyer behind them."""

    kind: Literal["buyer"] = "buyer"
    reacts_to: ClassVar[frozenset[str]] = frozenset(
        ("price", "discount", "terms", "taste", "quality", "rivals", "seller", "response")
    )
    stages: Annotated[
        dict[str, BuyerStage],
        Field(min_length=2, max_length=12),
        Param(en="stages in order", zh="按顺序的阶段", source="the seven stages of the handbook, up to the signature"),
    ] = Field(default_factory=usual_stages)
    quote_stage: Annotated[
        str,
        Param(en="stage that ends with our offer", zh="以报价结束的阶段", source="the handbook's stage of that name"),
    ] = "quote"
    rival_forces: Annotated[
        Positive,
        Param(
            en="mean days until a rival forces a decision",
            zh="竞争对手逼出决定的平均天数",
            unit="days",
            source="assumption",
        ),
    ] = 150.0
    patience: Annotated[
        Positive,
        Param(en="mean days until the buyer gives it up", zh="客户放弃的平均天数", unit="days", source="assumption"),
    ] = 200.0
    promise_speed: Annotated[
        NotNegative,
        Field(le=5),
        Param(
            en="how much a promising need hurries (log per sd)",
            zh="好商机加快的程度 (对数/标准差)",
            source="assumption; lost deals last 1.1-2.2 times as long as won ones",
        ),
    ] = 0.6
    promise_patience: Annotated[
        NotNegative,
        Field(le=5),
        Param(en="how much a promising need waits (log per sd)", zh="好商机更有耐心的程度", source="assumption"),
    ] = 0.3
    promise_worth: Annotated[
        NotNegative,
        Field(le=50),
        Param(
            en="how much a promising need prefers us to any alternative (log-odds per sd)",
            zh="好商机偏向我方的程度",
            source="assumption; lost deals last longer",
        ),
    ] = 1.2
    work_sigma: Annotated[
        float, Field(ge=0, le=2), Param(en="spread of our work (log-sd)", zh="工时离散度", source="assumption")
    ] = 0.4
    interest: Annotated[
        Interest | None,
        Param(
            en="how long fresh leads stay interested (for ever if left out)",
            zh="新线索的兴趣能维持多久 (不写 = 一直)",
            source="assumption",
        ),
    ] = None

    haste: Annotated[
        Haste, Param(en="what it takes to make a buyer sign early", zh="让客户提前签约的代价", source="assumption")
    ] = Haste()

    first_response: Annotated[
        FirstResponse | None,
        Param(
            en="how long our own side takes before a new lead is taken up (no time if left out)",
            zh="我方接手新线索前要多久 (不写 = 不需要时间)",
            source="none unless written",
        ),
    ] = None

    @property
    def stage_names(self) -> Sequence[str]:
        return list(self.stages)

    @property
    def has_buyers(self) -> bool:
        return True

    @property
    def cycle(self) -> Days:
        """The buyers' median time through all stages."""
        return sum(stage.delay for stage in self.stages.values())

    @property
    def quote_after(self) -> int:
        return list(self.stages).index(self.quote_stage)

    def needs(self, demand: Demand, luck: Luck) -> BuyerNeeds:
        return BuyerNeeds(self, demand, luck)


class BuyerNeeds:
    """The needs of one source: luck by purpose, and what all of its buyers share."""

    def __init__(self, pipeline: BuyerPipeline, demand: Demand, luck: Luck) -> None:
        self.pipeline, self.demand = pipeline, demand
        stream, stages = demand.stream, list(pipeline.stages.values())
        self._promise = luck.rows(PROMISE, stream)
        self._value = value_rows(demand, luck)
        self._size_odds = demand.deal_odds
        self._delay = delay_rows(stages, stream, luck)
        self._paces = Paces(stages, stream, luck) if any(stage.slow for stage in stages) else None
        response = pipeline.first_response
        self._responses = Responses(response, stream, luck) if response is not None else None
        self._work = luck.rows(
            WORK,
            stream,
            len(stages),
            [math.log(stage.work / HOURS_IN_WORKING_DAY) for stage in stages],
            pipeline.work_sigma,
        )
        self._clock = luck.rows(CLOCK, stream, 3)
        self._fact = luck.rows(FACT, stream, 5)
        self._shock = luck.rows(SHOCK, stream, 2)
        self._haste, self._push = luck.rows(HASTE, stream), luck.rows(PUSH, stream, _PUSHES)
        self._hold = luck.rows(HOLD, stream)
        self._rivals = [
            (rival, rival_utility(demand, rival), luck.rows(SHOCK, f"{stream}/rival/{rival.name}"))
            for rival in demand.rivals
        ]
        self._product_bounds = list(accumulate(weight for weight, _ in demand.products))

    def __getitem__(self, i: int) -> BuyerNeed:
        return BuyerNeed(self, i)

    def promise(self, i: int) -> float:
        return self._promise[i][0]

    def facts(self, i: int) -> Sequence[float]:
        return self._fact[i]

    def clocks(self, i: int) -> Sequence[float]:
        return self._clock[i]

    def list_value(self, i: int) -> int:
        return round(self._value[i][0] * self.demand.money)

    def delays(self, i: int, promise: float) -> list[Days]:
        pace = math.exp(-self.pipeline.promise_speed * promise)
        delays = self._delay[i]
        if self._paces is not None:
            delays = self._paces.delays(i, delays)
        times = [delay * pace for delay in delays]
        if self._responses is not None:
            times[0] += self._responses[i]
        return times

    def works(self, i: int) -> list[Days]:
        return self._work[i]

    def product(self, chance: float) -> Product:
        return self.demand.products[bisect_right(self._product_bounds, chance * self._product_bounds[-1])][1]

    def account(self, chance: float) -> Account | None:
        accounts = self.demand.accounts
        return accounts[int(chance * self.demand.account_count)] if accounts is not None else None

    def fondness(self, i: int, promise: float) -> float:
        """What the need has for us beside our offer: its shock, and its promise, against every alternative."""
        fondness = self._shock[i][_US] + self.pipeline.promise_worth * promise
        if self._paces is not None:
            fondness += self._paces.odds(i)
        if self._size_odds:
            fondness += self._size_odds * math.log(max(self._value[i][0], 1e-9) / self.demand.deal_mean)
        return fondness

    def haste(self, i: int, early: Days) -> float:
        """The discount this buyer wants for signing so many days early."""
        haste, cycle = self.pipeline.haste, self.pipeline.cycle
        median = haste.discount + haste.per_cycle * early / cycle if cycle else haste.discount
        return min(median * math.exp(haste.sigma * self._haste[i][0]), _MOST_HASTE)

    def can_wait(self, i: int, days: Days) -> bool:
        """Whether this buyer does not mind being put off by so many days."""
        return self._hold[i][0] * self.pipeline.haste.holds * self.pipeline.cycle >= days

    def walks_away(self, i: int, time: int, prefers_us: bool) -> bool:
        """Whether being pressed loses this buyer; every time is a new strain."""
        haste = self.pipeline.haste
        return self._push[i][min(time, _PUSHES - 1)] < (haste.good_loss if prefers_us else haste.bad_loss)

    def best_without_us(self, i: int) -> tuple[float, Rival | None]:
        """The buyer's threshold, and who holds it (None: not deciding)."""
        best = self.demand.no_decision + self._shock[i][_NOBODY]
        holder: Rival | None = None
        for rival, utility, shocks in self._rivals:
            worth = utility + shocks[i][0]
            if worth > best:
                best, holder = worth, rival
        return best, holder


class BuyerNeed:
    """One buyer who may buy once. `threshold` is the best the buyer can have without us, rivals or not deciding."""

    __slots__ = (
        "_demand",
        "_fondness",
        "_i",
        "_interest",
        "_pushes",
        "_rival",
        "_source",
        "account",
        "asks",
        "deadline",
        "delays",
        "forced",
        "list_value",
        "product",
        "threshold",
        "works",
    )

    def __init__(self, source: BuyerNeeds, i: int) -> None:
        pipeline, demand = source.pipeline, source.demand
        promise, facts, clocks = source.promise(i), source.facts(i), source.clocks(i)
        self._demand, self._source, self._i, self._pushes = demand, source, i, 0
        self.list_value = source.list_value(i)
        self.delays = source.delays(i, promise)
        self.works = source.works(i)
        self.product = source.product(facts[_WHAT])
        self.account = source.account(facts[_WHO])
        self._fondness = source.fondness(i, promise)
        self.threshold, self._rival = source.best_without_us(i)
        patience = clocks[_PATIENCE_CLOCK] * pipeline.patience * math.exp(pipeline.promise_patience * promise)
        pressed = clocks[_RIVAL_CLOCK] * pipeline.rival_forces if demand.rivals else math.inf
        self.forced = pressed < patience
        self.deadline = min(pressed, patience)
        self._interest = clocks[_INTEREST_CLOCK] * _half_life(pipeline.interest, facts[_HOT]) / math.log(2)
        self.asks = 2 * demand.bargain_mean * facts[_ASKS] if facts[_BARGAINS] < demand.bargain_share else 0.0

    @property
    def units(self) -> int:
        return max(1, round(self.list_value / self.product.list_price))

    def after(self, stage: int, pursuit: Pursuit) -> Outcome:
        if self._is_gone or (stage == 0 and pursuit.response > self._interest):
            return Outcome.UNDECIDED
        return self._choose(pursuit) if stage == len(self.works) - 1 else Outcome.GOES_ON

    def at_deadline(self, pursuit: Pursuit) -> Outcome:
        return self._choose(pursuit) if self.forced and not self._is_gone else Outcome.UNDECIDED

    def pressed(self, pursuit: Pursuit, early: Days, discount: float) -> Outcome:
        """The discount pays for the haste and changes nobody's mind: whoever would have chosen us may sign, others may not."""
        if self._is_gone:
            return Outcome.UNDECIDED
        without = self.utility(pursuit) - self._demand.taste["price"] * math.log(1 - discount)
        prefers_us = without >= self.threshold
        if prefers_us and discount >= self._source.haste(self._i, early):
            return Outcome.WON
        time, self._pushes = self._pushes, self._pushes + 1
        return self._without_us if self._source.walks_away(self._i, time, prefers_us) else Outcome.GOES_ON

    def can_wait(self, days: Days) -> bool:
        return not self._is_gone and self._source.can_wait(self._i, days)

    @property
    def _is_gone(self) -> bool:
        return self.account is not None and self.account.failed

    def taken_by(self) -> Rival | None:
        return self._rival

    def walk_away(self, pursuit: Pursuit, payment_days: Days) -> float | None:
        """Where the utility of our offer, with other days to pay, meets the threshold."""
        offer, taste = pursuit.offer, self._demand.taste
        if offer is None or taste["price"] >= 0:
            return None
        rest = self.utility(pursuit) - taste["price"] * math.log(offer.price)
        rest += terms_worth(taste, payment_days - offer.payment_days)
        return math.exp((self.threshold - rest) / taste["price"])

    def utility(self, pursuit: Pursuit) -> float:
        """What our offer is worth to this buyer, the need's own shock included."""
        return our_utility(self._demand, self.product, self.account, pursuit) + self._fondness

    def _choose(self, pursuit: Pursuit) -> Outcome:
        if pursuit.offer is not None and self.utility(pursuit) >= self.threshold:
            return Outcome.WON
        return self._without_us

    @property
    def _without_us(self) -> Outcome:
        return Outcome.UNDECIDED if self._rival is None else Outcome.LOST


def _half_life(interest: Interest | None, chance: float) -> Days:
    if interest is None:
        return math.inf
    return interest.hot_half_life / _MINUTES_PER_DAY if chance < interest.hot_share else interest.warm_half_life
