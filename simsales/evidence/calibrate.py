"""The figures the two businesses are calibrated to, on calibration seeds: `python -m simsales.evidence.calibrate [LIVES]`.

In this order (MODEL A9): 50-65% of reps at quota by scaling quotas, a mean week of about 40 hours by the ordinary rate,
an elasticity of sales to effort of .2-.45. Run by hand when a mechanism has changed; evidence seeds are never looked at.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import get_args

import numpy as np

from simsales.world.decisions import Choice, Decision
from simsales.world.events import REP_LEFT

from .business import Business, Changes, business
from .lives import lived
from .looking import QUARTER, YEAR, Lived
from .seeds import calibration_seed

BANDS: Mapping[str, tuple[float, float]] = {
    "at quota": (0.50, 0.65),
    "top 20% sell": (0.45, 0.65),
    "hours a week": (38.5, 41.5),
    "sales to effort": (0.20, 0.45),
    "leave a year": (0.15, 0.35),
}
"""What MODEL M asks of the base plan; the slope from pay to effort has no band, it is reported beside its source."""
SOURCES = {
    "sales to effort": "meta-analysis: .34",
    "pay to effort": "assumption: how fast hours become dear (x = 7)",
    "leave a year": "field data: about 20%",
}
SINCE: Mapping[Business, float] = {"short": QUARTER, "enterprise": YEAR}
"""Before that the pipeline is still filling."""
RATE = 0.02
"""What both lines of the usual plan pay."""
_WEEKS: Mapping[bool, Choice] = {
    True: {"sell": 35.0, "prospect": 7.0, "serve": 4.0},
    False: {"sell": 25.0, "prospect": 5.0, "serve": 4.0},
}
"""A longer and a shorter week, in whole hours."""
_RAISE = 1.5


@dataclass(frozen=True, slots=True)
class _Working:
    """A seat that works more or less than an ordinary week, whatever the plan."""

    is_longer: bool

    def ask(self, decision: Decision) -> Choice | None:
        if decision.id.kind != "week":
            return decision.usual
        return {**decision.usual, **_WEEKS[self.is_longer]}


def figures(name: Business, lives: Sequence[int]) -> dict[str, float]:
    """Everything that is calibrated, over these lives."""
    usual = [_one(name, k) for k in lives]
    more, less = (sum(_one(name, k, is_longer=longer)["sales"] for k in lives) for longer in (True, False))
    raised = [_one(name, k, _all_pay(_RAISE))["hours a week"] for k in lives]
    left = [_one(name, k, _staying(name, usual))["leavers"] for k in lives]
    found = {key: float(np.mean([one[key] for one in usual])) for key in usual[0] if key not in ("leavers", "pay")}
    return {
        **found,
        "sales to effort": math.log(more / less) / math.log(_hours(True) / _hours(False)),
        "pay to effort": math.log(np.mean(raised) / found["hours a week"]) / math.log(_RAISE),
        "leave a year": float(np.mean(left)),
    }


def _hours(is_longer: bool) -> float:
    return sum(float(hours) for hours in _WEEKS[is_longer].values())


def _one(name: Business, k: int, changes: Changes | None = None, is_longer: bool | None = None) -> dict[str, float]:
    scenario = business(name, changes)
    seats = {rep: _Working(is_longer) for rep in scenario.reps} if is_longer is not None else None
    return _looked_at(lived(scenario, calibration_seed(name), k, seats), SINCE[name])


def _looked_at(run: Lived, since: float) -> dict[str, float]:
    until, reps = run.scenario.horizon, len(run.scenario.reps)
    sales, years = run.bookings(since, until), (until - since) / YEAR
    left = run.facts.of(REP_LEFT)
    pay = run.pay(since, until)
    return {
        "at quota": float((run.attained(QUARTER, since, until) >= 1).mean()),
        "top 20% sell": float(np.sort(sales)[-reps // 5 :].sum() / sales.sum()),
        "hours a week": float(run.all_hours(since, until).mean()),
        "contracts a quarter": len(run.won([(since, until)])) / reps / (4 * years),
        "pay of sales": float(pay.sum() / sales.sum()),
        "sales": float(sales.sum()),
        "pay": float(pay.mean() / years),
        "leavers": float((run.facts.t[left] >= since).sum() / reps / years),
    }


def _all_pay(times: float) -> Changes:
    """Every line of the usual plan paying so many times as much."""
    return {f"policies.incentive.pays.{line}.rate": RATE * times for line in ("usual", "goal")}


def _staying(name: Business, usual: Sequence[Mapping[str, float]]) -> Changes:
    """People may leave; elsewhere an ordinary rep is paid what one is paid here."""
    return {"people.staying": {"outside": float(np.mean([one["pay"] for one in usual]))}}


def _print(lives: int) -> None:
    names: tuple[Business, ...] = get_args(Business)
    with ProcessPoolExecutor(len(names)) as pool:
        found = dict(zip(names, pool.map(figures, names, [range(1, lives + 1)] * len(names)), strict=True))
    for key in found[names[0]]:
        low, high = BANDS.get(key, (-math.inf, math.inf))
        told = "  ".join(
            f"{found[name][key]:14,.3f}{' ' if low <= found[name][key] <= high else '!'}" for name in names
        )
        band = f"{low:g} .. {high:g}" if key in BANDS else ""
        sys.stdout.write(f"{key:22}{told}   {band:14}{SOURCES.get(key, '')}\n")


if __name__ == "__main__":
    _print(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
