"""S6: a bonus by the quarter beats the same money once a year: the far pay day moves nobody in spring."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text

from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, YEAR, Lived, gain, thirds
from .plans import ORDINARY, bonus, plan, rate

_BONUS = 0.04
_UNDER = 0.012
_LINES = {"part": rate(_UNDER), "reward": bonus(_BONUS)}


def measure(runs: Mapping[str, Lived]) -> Row:
    quarterly, annual, able = runs["quarterly"], runs["annual"], runs["ordinary weeks"]
    since, until = 0.0, YEAR
    old, new = quarterly.contracts(since, until), annual.contracts(since, until)
    low, _, top = thirds(able.bookings(since, until) / quarterly.targets(since, until))
    return {
        "annual": gain(new, old),
        "low against top": gain(new, old, low) - gain(new, old, top),
        "cost": float(annual.pay(since, until).sum() / quarterly.pay(since, until).sum() - 1),
        "hours in the first quarter": float(
            annual.hours("sell", 0, QUARTER).mean() / quarterly.hours("sell", 0, QUARTER).mean() - 1
        ),
        "hours in the last quarter": float(
            annual.hours("sell", YEAR - QUARTER, YEAR).mean() / quarterly.hours("sell", YEAR - QUARTER, YEAR).mean() - 1
        ),
    }


EFFECT = Effect(
    id="S6",
    claim=Text(
        en="quarterly pacing beats a yearly bonus, at least as much for the weak",
        zh="季度奖金胜过年度奖金, 对较弱者至少同样明显",
    ),
    published=Text(en="qualitative", zh="定性结论"),
    source="Chung, Steenburgh, Sudhir 2014",
    grade="F",
    where=Text(en="short cycle; the same money", zh="短周期; 金额相同"),
    tries={
        "quarterly": Try("short", plan(_LINES)),
        "annual": Try("short", plan({**_LINES, "reward": {**bonus(_BONUS), "reset": "year"}})),
        "ordinary weeks": Try("short", ORDINARY),
    },
    measure=measure,
    gates={
        "annual": Gate(Text(en="sales under the yearly bonus", zh="年度奖金下的销售额"), low=-0.10, high=-0.005),
        "low against top": Gate(
            Text(en="change of the lowest third less that of the top third", zh="后三分之一的变化减前三分之一的变化"),
            high=0.0,
            within=True,
        ),
    },
    ablation=Ablation(
        Text(en="no present bias, nobody expects to leave", zh="没有即时偏好, 也不预期离职"),
        {"people.reactions.present": 1.0, "people.reactions.leaving": 0.0, "people.reactions.patience": 1.0},
        "annual",
    ),
    is_quick=True,
)
