"""The stage table: given delays, work and conversions, and nothing else.

Used where only a funnel is known, and as the reference pipeline against which the engine is measured. The buyer has no
mind here: a lead passes a stage when its keyed number is under the stage's conversion.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from simsales.registry import plugin
from simsales.rng import Luck, Purpose
from simsales.spec.block import Block, Words
from simsales.units import Days, Money, Param, Positive, Share
from simsales.world.contracts import Demand, Outcome, Pursuit
from simsales.world.entities import Account, Product, Rival

VALUE = Purpose("table.value", "lognormal")
DELAY = Purpose("table.delay", "lognormal")
WORK = Purpose("table.work", "exponential")
CHANCE = Purpose("table.chance", "uniform")
GOES_ON, WON, LOST = Outcome.GOES_ON, Outcome.WON, Outcome.LOST


class TableStage(Block):
    """One row of the table."""

    name: Words | None = None
    delay: Annotated[Positive, Param(en="mean buyer delay before the stage", zh="阶段前客户平均等待", unit="days")]
    delay_sigma: Annotated[
        float,
        Field(ge=0, le=3),
        Param(en="spread of the delay (log-sd)", zh="等待的离散度 (对数标准差)", source="assumption"),
    ] = 0.8
    work: Annotated[Positive, Param(en="mean work on the stage", zh="阶段平均工作量", unit="working days")]
    conversion: Annotated[Share, Param(en="share of leads that pass", zh="通过比例")]


@plugin("pipeline")
class StageTable(Block):
    """Given delays, work and conversions per stage."""

    kind: Literal["stage-table"] = "stage-table"
    reacts_to: ClassVar[frozenset[str]] = frozenset()
    stages: Annotated[
        dict[str, TableStage], Field(min_length=1, max_length=12), Param(en="stages in order", zh="按顺序的阶段")
    ]

    @property
    def stage_names(self) -> Sequence[str]:
        return list(self.stages)

    @property
    def quote_after(self) -> int:
        return len(self.stages) - 1

    @property
    def has_buyers(self) -> bool:
        return False

    def needs(self, demand: Demand, luck: Luck) -> TableNeeds:
        return TableNeeds(self, demand, luck)


class TableNeeds:
    """The needs of one source under a stage table."""

    __slots__ = ("_chance", "_conversions", "_delay", "_money", "_product", "_value", "_work")

    def __init__(self, table: StageTable, demand: Demand, luck: Luck) -> None:
        stages = list(table.stages.values())
        sigmas = [stage.delay_sigma for stage in stages]
        means = [math.log(stage.delay) - stage.delay_sigma**2 / 2 for stage in stages]
        width = len(stages)
        self._value = luck.rows(
            VALUE, demand.stream, 1, math.log(demand.deal_mean) - demand.deal_sigma**2 / 2, demand.deal_sigma
        )
        self._delay = luck.rows(DELAY, demand.stream, width, means, sigmas)
        self._work = luck.rows(WORK, demand.stream, width, 0.0, [stage.work for stage in stages])
        self._chance = luck.rows(CHANCE, demand.stream, width)
        self._conversions = [stage.conversion for stage in stages]
        self._product = demand.products[0][1]
        self._money = demand.money

    def __getitem__(self, i: int) -> TableNeed:
        return TableNeed(
            self._product,
            round(self._value[i][0] * self._money),
            self._delay[i],
            self._work[i],
            self._chance[i],
            self._conversions,
        )


class TableNeed:
    """A lead whose fate is a row of numbers."""

    __slots__ = ("_chances", "_conversions", "account", "deadline", "delays", "list_value", "product", "units", "works")
    asks = 0.0

    def __init__(
        self,
        product: Product,
        list_value: Money,
        delays: Sequence[Days],
        works: Sequence[Days],
        chances: Sequence[float],
        conversions: Sequence[float],
    ) -> None:
        self.product = product
        self.list_value = list_value
        self.units = round(list_value / product.list_price) or 1
        self.account: Account | None = None
        self.deadline: Days = math.inf
        self.delays = delays
        self.works = works
        self._chances = chances
        self._conversions = conversions

    def after(self, stage: int, pursuit: Pursuit) -> Outcome:
        if self._chances[stage] >= self._conversions[stage]:
            return LOST
        return WON if stage == len(self._conversions) - 1 else GOES_ON

    def at_deadline(self, pursuit: Pursuit) -> Outcome:
        return LOST

    def pressed(self, pursuit: Pursuit, early: Days, discount: float) -> Outcome:
        return GOES_ON

    def can_wait(self, days: Days) -> bool:
        return False

    def taken_by(self) -> Rival | None:
        return None

    def walk_away(self, pursuit: Pursuit, payment_days: Days) -> float | None:
        return None
