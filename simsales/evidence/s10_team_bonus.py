"""S10: a bonus on the team's result moves people a little, and the less the larger the team."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from simsales.i18n import Text

from .business import reps_of
from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, Lived, jackknife
from .plans import bonus, plan, rate

_REPS = 16
_SIZES = (1, 4, 16)
_BONUS, _AT = 0.04, 1.1
"""Of quota, whatever the size of the team, from an attainment that a team reaches in about every second quarter."""


def _teams(size: int) -> list[list[str]]:
    """Sixteen reps in teams of one size, large and small territories in each."""
    chosen = [rep for rep, _ in reps_of("short")[2 : 2 + _REPS]]
    return [chosen[number :: _REPS // size] for number in range(_REPS // size)]


def _only(team: Sequence[str]) -> dict[str, Any]:
    return {f"reps.{rep}": None for rep, _ in reps_of("short") if rep not in team}


def _tries() -> dict[str, Try]:
    everybody = [rep for team in _teams(1) for rep in team]
    quotas = dict(reps_of("short"))
    found = {
        "none": Try("short", {**plan({"part": rate(0.0264)}), **_only(everybody)}),
        "1/0": Try("short", {**plan({"part": rate(0.0264), "reward": bonus(_BONUS, _AT)}), **_only(everybody)}),
    }
    for size in _SIZES[1:]:
        for number, team in enumerate(_teams(size)):
            pool = _BONUS * sum(quotas[rep] for rep in team)
            line = {"kind": "team-bonus", "at": _AT, "amount": round(pool), "split": "by quota"}
            found[f"{size}/{number}"] = Try("short", {**plan({"part": rate(0.0264), "reward": line}), **_only(team)})
    return found


def measure(runs: Mapping[str, Lived]) -> Row:
    until = runs["none"].scenario.horizon
    sold = {name: float(run.contracts(QUARTER, until).sum()) for name, run in runs.items()}
    totals = {size: sum(more for name, more in sold.items() if name.startswith(f"{size}/")) for size in _SIZES}
    return {f"teams of {size}": total / sold["none"] - 1 for size, total in totals.items()}


def together(rows: Sequence[Row]) -> dict[str, list[float]]:
    gains = {size: np.array([row[f"teams of {size}"] for row in rows]) for size in _SIZES}
    alone, large = gains[1], gains[16]
    return {
        "ratio": jackknife(len(rows), lambda lives: _part(float(large[lives].sum()), float(alone[lives].sum()))),
        "teams of 16": large.tolist(),
        "1 over 4": (gains[1] - gains[4]).tolist(),
        "4 over 16": (gains[4] - gains[16]).tolist(),
    }


def _part(gain: float, whole: float) -> float:
    """Not a number where nothing was gained at all."""
    return gain / whole if whole else math.nan


EFFECT = Effect(
    id="S10",
    claim=Text(en="a team bonus brings little, and less in larger teams", zh="团队奖金作用小, 团队越大越小"),
    published=Text(en="+3%; falls with the size of the team", zh="+3%; 随团队人数下降"),
    source="Friebel et al. 2017",
    grade="F",
    where=Text(
        en="short cycle, 16 reps in teams of 1, 4, 16; the same money",
        zh="短周期, 16 人分成 1、4、16 人的团队; 金额相同",
    ),
    tries=_tries(),
    measure=measure,
    together=together,
    gates={
        "teams of 16": Gate(Text(en="sales with a bonus for a team of 16", zh="16 人团队奖金下的销售额"), low=0.0),
        "1 over 4": Gate(Text(en="alone against teams of 4", zh="个人对照 4 人团队"), low=0.0),
        "4 over 16": Gate(Text(en="teams of 4 against one of 16", zh="4 人对照 16 人团队"), low=0.0),
        "ratio": Gate(
            Text(en="gain with a team of 16 as part of that alone", zh="16 人团队的增益占个人奖金增益"),
            low=0.2,
            high=0.7,
            null=None,
            unit="ratio",
        ),
    },
    ablation=Ablation.of_reactions("teams of 16"),
    notes=(
        Text(
            en="that the best variable share falls with the noise of sales is not measured yet",
            zh="“最优浮动比例随销售波动下降”尚未测量",
        ),
    ),
)
