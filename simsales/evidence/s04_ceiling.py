"""S4: a ceiling and a quota that follows last year's result hold the best back; without them they sell more."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text

from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, Lived, gain, thirds
from .plans import ORDINARY, plan, rate, tiers

_FLOOR, _CEILING = 0.5, 1.3
_NEAR = (1.25, 0.15)
"""Where results bunch: who comes close lets go, and what is under way carries some past the ceiling."""
_RATE = 0.04
_AVERAGE = 0.0212
"""What the plan with floor and ceiling pays per unit sold; set on calibration seeds so that both cost the same."""
_BEFORE = plan(
    {"part": tiers((0, 0), (_FLOOR, _RATE), (_CEILING, 0))}, ratchet={"up": 0.3, "down": 0.1, "every": "year"}
)
_AFTER = plan({"part": rate(_AVERAGE)})


def measure(runs: Mapping[str, Lived]) -> Row:
    before, after = runs["floor and ceiling"], runs["straight"]
    since, until = QUARTER, before.scenario.horizon
    old, new = before.contracts(since, until), after.contracts(since, until)
    reached = before.attained(QUARTER, since, until)
    able = runs["ordinary weeks"]
    low, middle, top = thirds(able.bookings(since, until) / able.targets(since, until))
    at_ceiling = [
        float((abs(run.attained(QUARTER, since, until) - _NEAR[0]) < _NEAR[1]).mean()) for run in (before, after)
    ]
    return {
        "total": gain(new, old),
        "top over low": gain(new, old, top) - gain(new, old, low),
        "top over middle": gain(new, old, top) - gain(new, old, middle),
        "bunching": at_ceiling[1] - at_ceiling[0],
        "cost": float(after.pay(since, until).sum() / before.pay(since, until).sum() - 1),
        "top above ceiling": float((reached[:, top] > _CEILING).mean()),
        "low": gain(new, old, low),
        "top": gain(new, old, top),
    }


EFFECT = Effect(
    id="S4",
    claim=Text(
        en="without floor and ceiling they sell more, the best most of all",
        zh="取消起提线和封顶后销售上升, 尖子升得最多",
    ),
    published=Text(en="+9% revenue", zh="收入 +9%"),
    source="Misra and Nair 2011",
    grade="F",
    where=Text(en="short cycle; same average rate", zh="短周期; 平均提成比例相同"),
    tries={
        "floor and ceiling": Try("short", _BEFORE),
        "straight": Try("short", _AFTER),
        "ordinary weeks": Try("short", ORDINARY),
    },
    measure=measure,
    gates={
        "total": Gate(Text(en="sales of all", zh="总销售额"), low=0.0, high=0.15),
        "top over low": Gate(
            Text(en="gain of the top third over the lowest", zh="前三分之一比后三分之一多升"), low=0.0
        ),
        "top over middle": Gate(Text(en="gain of the top third over the middle", zh="前三分之一比中间多升"), low=0.0),
        "bunching": Gate(Text(en="results near the ceiling", zh="堆积在封顶线附近的结果"), high=0.0),
    },
    ablation=Ablation.of_reactions("total"),
    is_quick=True,
)
