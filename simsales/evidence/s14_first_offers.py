"""S14: who asks for more gets more, and goes home without a deal more often; the more issues, the less so."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from simsales.i18n import Text
from simsales.rng import Seed

from .dyads import Dyad, Met, Topics, dyads
from .effect import Ablation, Effect, Row
from .judging import Gate

_DYADS = 80
"""Dyads of each experiment."""
_LOW, _HIGH = 0.5, 0.9
"""Parts of the best we could get that a modest and an ambitious first offer ask for."""
_SPAN = (0.4, 1.0)
"""First offers of the correlation: anything from here to here, all alike likely."""
_LOGISTIC = math.sqrt(3) / math.pi
"""From a log odds ratio to a standardised difference."""


def experiment(seed: Seed, is_ablated: bool) -> Row:
    """Three experiments with first offers assigned by luck, on a price alone and on a price and three other issues."""
    one, several = (_at(topics, seed, not is_ablated) for topics in ("price", "several"))
    shrinks = {
        f"{name} shrinks": abs(several[name]) - abs(one[name])
        for name in ("correlation", "ambition", "first mover", "deals")
    }
    return one | {f"{name}, several": value for name, value in several.items()} | shrinks


def _at(topics: Topics, seed: Seed, is_moved: bool) -> dict[str, float]:
    people = list(dyads(topics, seed, _DYADS, is_moved))
    low, high = (_asking(people, share) for share in (_LOW, _HIGH))
    return {
        "correlation": _correlation([one.meet(speaks_first=True, ambition=_assigned(one)) for one in people]),
        "ambition": hedges(_deals(high), _deals(low)),
        "first mover": hedges(
            *(_deals([one.meet(speaks_first=is_first) for one in people]) for is_first in (True, False))
        ),
        "deals": odds(_signed(high), _signed(low), len(people)),
        "deal rate": _signed(low) / len(people),
    }


def _asking(people: Sequence[Dyad], ambition: float) -> list[Met]:
    return [one.meet(speaks_first=True, ambition=ambition) for one in people]


def _assigned(dyad: Dyad) -> float:
    low, high = _SPAN
    return low + (high - low) * dyad.assigned


def _deals(met: Sequence[Met]) -> list[float]:
    return [one.deal for one in met if one.deal is not None]


def _signed(met: Sequence[Met]) -> int:
    return len(_deals(met))


def _correlation(met: Sequence[Met]) -> float:
    """Between what we asked for first and what we got, over the deals."""
    pairs = np.array([(one.first, one.deal) for one in met if one.first is not None and one.deal is not None])
    return float(np.corrcoef(pairs.T)[0, 1])


def hedges(some: Sequence[float], others: Sequence[float]) -> float:
    """Standardised difference of two means, corrected for small samples (Hedges 1981)."""
    n = len(some) + len(others)
    if min(len(some), len(others)) < 2:
        return math.nan
    spread = math.sqrt(((len(some) - 1) * np.var(some, ddof=1) + (len(others) - 1) * np.var(others, ddof=1)) / (n - 2))
    return float((np.mean(some) - np.mean(others)) / spread * (1 - 3 / (4 * n - 9))) if spread > 0 else math.nan


def odds(some: int, others: int, of: int) -> float:
    """Difference of two shares of `of`, as a standardised difference; half a case added to each cell."""
    ratio = (some + 0.5) * (of - others + 0.5) / ((of - some + 0.5) * (others + 0.5))
    return math.log(ratio) * _LOGISTIC


EFFECT = Effect(
    id="S14",
    claim=Text(
        en="who asks for more first gets more, and fails more often; less so with several issues",
        zh="首次报价越高, 谈得越好, 也越容易谈崩; 议题多时效应变小",
    ),
    published=Text(en="r .62, ambition 1.14, first mover .42, deals -.42", zh="r .62, 抱负 1.14, 先手 .42, 成交 -.42"),
    source="Petrowsky et al. 2025",
    grade="M",
    where=Text(
        en="a price alone, and a price with three more issues; human-like sellers, first offers assigned by luck",
        zh="只谈价格, 以及价格加三项; 类人卖方, 首次报价随机分派",
    ),
    experiment=experiment,
    gates={
        "correlation": Gate(
            Text(en="first offer and outcome, r", zh="首次报价与结果的相关 r"), low=0.45, high=0.75, unit="ratio"
        ),
        "ambition": Gate(Text(en="ambitious against modest, g", zh="高开对照低开, g"), low=0.7, high=1.5, unit="ratio"),
        "first mover": Gate(
            Text(en="speaking first against second, g", zh="先报价对照后报价, g"), low=0.2, high=0.7, unit="ratio"
        ),
        "deals": Gate(
            Text(en="deals, ambitious against modest, g", zh="成交率, 高开对照低开, g"),
            low=-0.8,
            high=-0.2,
            unit="ratio",
        ),
        **{
            f"{name} shrinks": Gate(
                Text(en=f"{en} with several issues, less", zh=f"议题多时, {zh}变小"), high=0.0, unit="ratio"
            )
            for name, en, zh in (
                ("correlation", "r", "r "),
                ("ambition", "ambition", "高开的得"),
                ("first mover", "first mover", "先手"),
                ("deals", "lost deals", "高开的失"),
            )
        },
    },
    ablation=Ablation(Text(en="first offers move no buyer", zh="首次报价不影响客户"), {}, "correlation"),
    is_quick=True,
)
