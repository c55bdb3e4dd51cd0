"""S11: half of what a course adds is gone after half a year; the same course in parts lasts longer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from simsales.i18n import Text
from simsales.units import Days

from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import Lived, jackknife

_MONTH: Days = 30.4
_COURSE: Days = 60.0
_HORIZON: Days = 546.0
_GAIN = 0.6
_EARLY, _LATE = (_COURSE, _COURSE + 4 * _MONTH), (_COURSE + 8 * _MONTH, _COURSE + 12 * _MONTH)
_AFTER_A_YEAR = (_COURSE + 10 * _MONTH, _COURSE + 14 * _MONTH)
_APART = 8.0
"""Months from the middle of the early span to the middle of the late one."""


def _courses(*days: Days) -> dict[str, object]:
    """So many courses that add up to the same, as a change."""
    training = {f"part{number}": {"day": day, "gain": _GAIN / len(days)} for number, day in enumerate(days, start=1)}
    return {"horizon": _HORIZON, "people.behaviour": "fixed", "people.skills": {"seasoned": -3.0, "training": training}}


def measure(runs: Mapping[str, Lived]) -> Row:
    """Contracts more than without a course, in logs."""

    def more(name: str, span: tuple[Days, Days]) -> float:
        return math.log(runs[name].contracts(*span).sum() / runs["none"].contracts(*span).sum())

    return {
        "early": more("massed", _EARLY),
        "late": more("massed", _LATE),
        "spacing": more("spaced", _AFTER_A_YEAR) - more("massed", _AFTER_A_YEAR),
    }


def together(rows: Sequence[Row]) -> dict[str, list[float]]:
    """The half-life from what is left of the gain over all seeds, and once without each seed in turn (jackknife)."""
    early, late = (np.array([row[name] for row in rows]) for name in ("early", "late"))
    return {
        "gain": [row["early"] for row in rows],
        "half-life": jackknife(len(rows), lambda lives: _half_life(early[lives].sum(), late[lives].sum())),
        "spacing": [row["spacing"] for row in rows],
    }


def _half_life(early: float, late: float) -> float:
    """Months; not a number where nothing was gained, or nothing lost."""
    if not 0 < late < early:
        return math.nan
    return _APART * math.log(2) / math.log(early / late)


EFFECT = Effect(
    id="S11",
    claim=Text(en="training fades, spacing helps", zh="培训会消退, 分次培训更持久"),
    published=Text(en="half gone in 6.5 months", zh="6.5 个月消退一半"),
    source="Tatel and Ackerman 2025; Arthur 1998",
    grade="M",
    where=Text(en="short cycle, everybody trained; seen in contracts signed", zh="短周期, 全员培训; 以签约数衡量"),
    tries={
        "none": Try("short", _courses()),
        "massed": Try("short", _courses(_COURSE)),
        "spaced": Try("short", _courses(_COURSE, _COURSE + 2 * _MONTH, _COURSE + 4 * _MONTH)),
    },
    measure=measure,
    together=together,
    gates={
        "half-life": Gate(
            Text(en="half-life of the gain in sales, months", zh="销售增益的半衰期 (月)"),
            low=5.0,
            high=9.0,
            null=None,
            unit="months",
        ),
        "gain": Gate(Text(en="gain in the first four months", zh="前四个月的增益"), low=0.0),
        "spacing": Gate(Text(en="in three parts against at once, a year on", zh="一年后: 分三次对照一次"), low=0.0),
    },
    ablation=Ablation(
        Text(en="what is taught does not fade", zh="所学不消退"), {"people.skills.half_life": 10_000.0}, "half-life"
    ),
    is_quick=True,
)
