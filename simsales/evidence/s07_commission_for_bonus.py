"""S7: commission in place of a bonus: the lowest gain most, and tasks nobody pays for are neglected."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text

from .business import hard_quotas
from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, Lived, gain, part
from .plans import ORDINARY, bonus, plan, rate

_TIMES, _FLATTER = 1.35, 0.15
"""Quotas that look more at the rep than at the territory, so hard that 30-40% attain them; set on calibration seeds."""
_REWARD = 0.07
_RATE = 0.04
_HARD = hard_quotas("short", _TIMES, _FLATTER)
_BEFORE = {**plan({"reward": bonus(_REWARD)}), **_HARD}
_AFTER = {**plan({"part": rate(_RATE)}), **_HARD}


def measure(runs: Mapping[str, Lived]) -> Row:
    before, after = runs["bonus"], runs["commission"]
    since, until = QUARTER, before.scenario.horizon
    old, new = before.contracts(since, until), after.contracts(since, until)
    able = runs["ordinary weeks"].bookings(since, until) / runs["ordinary weeks"].targets(since, until)
    lowest, top = part(able, 0, 0.3), part(able, 0.7, 1)
    served = [float(run.hours("serve", since, until).sum()) for run in (before, after)]
    return {
        "lowest over top": gain(new, old, lowest) - gain(new, old, top),
        "service": served[1] / served[0] - 1,
        "total": gain(new, old),
        "lowest": gain(new, old, lowest),
        "top": gain(new, old, top),
        "attained before": float((before.attained(QUARTER, since, until) >= 1).mean()),
        "service share before": served[0] / float(before.all_hours(since, until).sum()),
        "cost": float(after.pay(since, until).sum() / before.pay(since, until).sum() - 1),
    }


EFFECT = Effect(
    id="S7",
    claim=Text(
        en="commission instead of a bonus: the lowest gain most, unpaid tasks are neglected",
        zh="奖金改提成: 后进者升得最多, 不计酬的工作被忽视",
    ),
    published=Text(en="qualitative", zh="定性结论"),
    source="Kishore et al. 2013",
    grade="F",
    where=Text(en="short cycle, one hard quota for all", zh="短周期, 统一的高指标"),
    tries={
        "bonus": Try("short", _BEFORE),
        "commission": Try("short", _AFTER),
        "ordinary weeks": Try("short", {**ORDINARY, **_HARD}),
    },
    measure=measure,
    gates={
        "lowest over top": Gate(Text(en="gain of the lowest 30% over the top 30%", zh="后 30% 比前 30% 多升"), low=0.0),
        "service": Gate(Text(en="hours with customers we have", zh="服务老客户的小时"), high=-0.20),
    },
    ablation=Ablation.of_reactions("lowest over top"),
    is_quick=True,
)
