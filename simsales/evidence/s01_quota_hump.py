"""S1: a goal far away, or far behind, calls forth little; in between lies a quota that moves people most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from simsales.i18n import Text

from .business import Business, quotas
from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, YEAR, Lived
from .plans import bonus, plan

_TIMES: Mapping[Business, Sequence[float]] = {"short": (0.4, 0.9, 1.3, 2.5), "enterprise": (0.2, 1.0, 1.6, 4.0)}
"""Quotas tried, against the usual ones: easy, usual, hard, out of reach."""
_FROM = {"short": QUARTER, "enterprise": YEAR}
_BONUS = 0.04
"""Of the usual quota: the same money, however far the goal."""


def _tries() -> dict[str, Try]:
    return {
        f"{name}/{times:g}": Try(name, {**plan({"reward": bonus(_BONUS / times)}), **quotas(name, times)})
        for name, row in _TIMES.items()
        for times in row
    }


def measure(runs: Mapping[str, Lived]) -> Row:
    found: dict[str, float] = {}
    for name, run in runs.items():
        since, until = _FROM[name.split("/")[0]], run.scenario.horizon
        found[f"{name} hours"] = float(run.hours("sell", since, until).mean())
        found[f"{name} sales"] = float(run.bookings(since, until).sum())
        found[f"{name} attained"] = float((run.attained(QUARTER, since, until) >= 1).mean())
    return found


def together(rows: Sequence[Row]) -> dict[str, list[float]]:
    """The quota with most selling hours over all seeds is the peak; everything is seen from there."""
    found: dict[str, list[float]] = {}
    for name, times in _TIMES.items():
        labels = [f"{name}/{one:g}" for one in times]
        peak = max(labels, key=lambda label: float(np.mean([row[f"{label} hours"] for row in rows])))
        best = max(labels, key=lambda label: float(np.mean([row[f"{label} sales"] for row in rows])))
        hard, easy = labels[-1], labels[0]
        found[f"{name} hard"] = [row[f"{peak} hours"] / row[f"{hard} hours"] for row in rows]
        found[f"{name} easy"] = [row[f"{peak} hours"] / row[f"{easy} hours"] for row in rows]
        found[f"{name} sales hard"] = [row[f"{hard} sales"] / row[f"{best} sales"] - 1 for row in rows]
        found[f"{name} sales easy"] = [row[f"{easy} sales"] / row[f"{best} sales"] - 1 for row in rows]
        found[f"{name} attained"] = [row[f"{peak} attained"] for row in rows]
    return found


def _gates(name: Business, en: str, zh: str) -> dict[str, Gate]:
    def says(what_en: str, what_zh: str) -> Text:
        return Text(en=f"{en}: {what_en}", zh=f"{zh}: {what_zh}")

    return {
        f"{name} hard": Gate(
            says("selling hours at the peak over those at a quota out of reach", "销售投入: 峰值比够不着的指标"),
            low=1.5,
            null=1.0,
            unit="ratio",
        ),
        f"{name} easy": Gate(
            says("selling hours at the peak over those at an easy quota", "销售投入: 峰值比容易的指标"),
            low=1.2,
            null=1.0,
            unit="ratio",
        ),
        f"{name} sales hard": Gate(says("sales at a quota out of reach", "够不着的指标下的销售额"), high=0.0),
        f"{name} sales easy": Gate(says("sales at an easy quota", "容易的指标下的销售额"), high=0.0),
        f"{name} attained": Gate(
            says("the quota at the peak is attained by", "峰值处指标的达成比例"), low=0.30, high=0.65, null=None
        ),
    }


EFFECT = Effect(
    id="S1",
    claim=Text(en="effort humps around quota and gives up far below it", zh="投入在指标附近最高, 远够不着就放弃"),
    published=Text(en="inverted U", zh="倒 U 形"),
    source="Chung, Steenburgh, Sudhir 2014; Kumar et al. 2018",
    grade="F",
    where=Text(en="both businesses, the same bonus at four quotas each", zh="两种业务, 同样的奖金, 各试四个指标"),
    tries=_tries(),
    measure=measure,
    together=together,
    gates={**_gates("short", "short cycle", "短周期"), **_gates("enterprise", "enterprise", "大客户")},
    ablation=Ablation.of_reactions("short hard"),
)
