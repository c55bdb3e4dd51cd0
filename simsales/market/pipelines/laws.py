"""How long buyers take and how much they need: the laws behind a buyer's delays and worth, each with its own keyed luck.

Used by the buyer pipeline. A law's parameters stretch the luck and never change it, so a variant that makes a stage
slower makes it slower for the same buyers. Slow buyers are the same luck on another scale: who is slow is a draw of its
own. Powers are taken of single numbers (`math`), never of arrays, which differ between processors.
Source: lognormal, Weibull and gamma fit public deal data; quick and slow buyers in one pile fit where no single law does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from ...rng import Luck, Purpose, Rows
from ...units import Days
from ...world.contracts import Demand

if TYPE_CHECKING:
    from .buyer_stages import BuyerStage, FirstResponse

VALUE = Purpose("need.value", "lognormal")
VALUE_WEIBULL = Purpose("need.value.weibull", "exponential")
DELAY = Purpose("need.delay", "lognormal")
DELAY_WEIBULL = Purpose("need.delay.weibull", "exponential")
DELAY_GAMMA = Purpose("need.delay.gamma", "gamma")
PACE = Purpose("need.pace", "uniform")
RESPONSE = Purpose("need.response", "lognormal")
_HOURS_PER_DAY = 24.0


class Powers:
    """Exponential luck raised to a power: a Weibull law."""

    __slots__ = ("_powers", "_rows", "_scales")

    def __init__(self, rows: Rows, scales: Sequence[float], shapes: Sequence[float]) -> None:
        self._rows, self._scales, self._powers = rows, scales, [1 / shape for shape in shapes]

    def __getitem__(self, i: int) -> list[float]:
        return [
            scale * number**power
            for number, scale, power in zip(self._rows[i], self._scales, self._powers, strict=True)
        ]


class Responses:
    """How long our own side takes before it turns to each new lead; never longer than promised."""

    __slots__ = ("_longest", "_rows")

    def __init__(self, response: FirstResponse, stream: str, luck: Luck) -> None:
        self._rows = luck.rows(RESPONSE, stream, 1, math.log(response.median / _HOURS_PER_DAY), response.sigma)
        self._longest = math.inf if response.within is None else response.within / _HOURS_PER_DAY

    def __getitem__(self, i: int) -> Days:
        return min(self._rows[i][0], self._longest)


class Chosen:
    """Each column from the rows of its own law."""

    __slots__ = ("_columns",)

    def __init__(self, columns: Sequence[Rows]) -> None:
        self._columns = columns

    def __getitem__(self, i: int) -> list[float]:
        return [rows[i][column] for column, rows in enumerate(self._columns)]


class Paces:
    """Who is slow in which stage, how long they take, and what that does to our chances."""

    __slots__ = ("_kinds", "_pace")

    def __init__(self, stages: Sequence[BuyerStage], stream: str, luck: Luck) -> None:
        n = len(stages)
        self._pace = luck.rows(PACE, stream, n)
        self._kinds: list[list[tuple[float, float, Rows]]] = []
        for stage in stages:
            bounds = accumulate(each.share for each in stage.slow.values())
            self._kinds.append(
                [
                    (bound, each.odds, luck.rows(DELAY, stream, n, math.log(each.delay), each.sigma))
                    for bound, each in zip(bounds, stage.slow.values(), strict=True)
                ]
            )

    def delays(self, i: int, quick: Sequence[Days]) -> list[Days]:
        return [
            next((late[i][at] for bound, _, late in self._kinds[at] if luck < bound), early)
            for at, (luck, early) in enumerate(zip(self._pace[i], quick, strict=True))
        ]

    def odds(self, i: int) -> float:
        return sum(
            next((odds for bound, odds, _ in kinds if luck < bound), 0.0)
            for kinds, luck in zip(self._kinds, self._pace[i], strict=True)
        )


def value_rows(demand: Demand, luck: Luck) -> Rows:
    """Worth of each need at list price, in major units."""
    if demand.deal_law == "weibull":
        scale = demand.deal_mean / math.gamma(1 + 1 / demand.deal_shape)
        return Powers(luck.rows(VALUE_WEIBULL, demand.stream), [scale], [demand.deal_shape])
    return luck.rows(VALUE, demand.stream, 1, math.log(demand.deal_mean) - demand.deal_sigma**2 / 2, demand.deal_sigma)


def delay_rows(stages: Sequence[BuyerStage], stream: str, luck: Luck) -> Rows:
    """Days until the buyer is ready, a column per stage; `delay` is the median whatever the law."""
    n = len(stages)
    lognormal = luck.rows(
        DELAY,
        stream,
        n,
        [math.log(stage.delay) if stage.delay else -math.inf for stage in stages],
        [stage.sigma for stage in stages],
    )
    laws = {stage.law for stage in stages}
    if laws == {"lognormal"}:
        return lognormal
    made: dict[str, Rows] = {"lognormal": lognormal}
    if "weibull" in laws:
        scales = [stage.delay / math.log(2) ** (1 / stage.shape) for stage in stages]
        made["weibull"] = Powers(luck.rows(DELAY_WEIBULL, stream, n), scales, [stage.shape for stage in stages])
    if "gamma" in laws:
        scales = [stage.delay / gamma_median(stage.shape) for stage in stages]
        made["gamma"] = luck.rows(DELAY_GAMMA, stream, n, [stage.shape for stage in stages], scales)
    return Chosen([made[stage.law] for stage in stages])


def gamma_median(shape: float) -> float:
    from scipy.special import gammaincinv

    return max(float(gammaincinv(shape, 0.5)), 1e-12)
