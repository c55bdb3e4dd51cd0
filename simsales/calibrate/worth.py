"""How much a deal is worth: a lognormal or a Weibull law, and whether large deals are harder to win.

Source: maximum likelihood; both laws fit public deal data, the normal never does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from .deals import Deal

_WIDEST = 3.0
_CLEAR = 2.0
_FEWEST_FOR_WEIBULL = 50


@dataclass(frozen=True, slots=True)
class Worth:
    """The law of worth: `mean` in major units, log-sd for a lognormal, `shape` for a Weibull law."""

    mean: float
    sigma: float
    law: Literal["lognormal", "weibull"]
    shape: float

    def times(self, factor: float) -> Worth:
        return replace(self, mean=self.mean * factor)

    def logs(self, points: int) -> list[float]:
        """Log of worth against the mean, at evenly spaced chances."""
        from scipy.special import ndtri

        chances = (np.arange(points) + 0.5) / points
        if self.law == "lognormal":
            return (self.sigma * ndtri(chances) - self.sigma**2 / 2).tolist()  # type: ignore[no-any-return]
        return (np.log(-np.log1p(-chances)) / self.shape - math.lgamma(1 + 1 / self.shape)).tolist()  # type: ignore[no-any-return]


def worth_of(amounts: Sequence[float]) -> Worth:
    """The likelier of the two laws. A lognormal keeps the mean of the amounts where it is narrow, of the logs where it is wide."""
    logs = np.log(np.array(amounts))
    sigma = min(float(logs.std(ddof=1)), _WIDEST) if len(amounts) > 1 else 0.0
    centre = float(logs.mean())
    mean = fmean(amounts) if sigma < 0.5 else math.exp(centre + sigma**2 / 2)
    lognormal = Worth(mean, sigma, "lognormal", 1.0)
    if len(amounts) < _FEWEST_FOR_WEIBULL or sigma < 0.5:
        return lognormal
    shape, scale = _weibull(np.array(amounts))
    z = np.array(amounts) / scale
    likely = float((math.log(shape) - logs + shape * np.log(z) - z**shape).sum())
    other = float((-logs - math.log(sigma) - 0.5 * math.log(2 * math.pi) - ((logs - centre) / sigma) ** 2 / 2).sum())
    if likely <= other or not 0.2 <= shape <= 10:
        return lognormal
    return Worth(scale * math.gamma(1 + 1 / shape), sigma, "weibull", shape)


def _weibull(amounts: npt.NDArray[Any]) -> tuple[float, float]:
    from scipy.optimize import brentq

    x = amounts / amounts.max()
    logs = np.log(x)

    def slope(shape: float) -> float:
        powers = x**shape
        return float((powers * logs).sum() / powers.sum() - 1 / shape - logs.mean())

    shape = float(brentq(slope, 0.02, 50.0))
    return shape, float((x**shape).mean() ** (1 / shape) * amounts.max())


def odds_by_size(deals: Sequence[Deal], kinds: Sequence[str]) -> float:
    """Log-odds of winning per log of worth, within kinds; 0 where it is not clear."""
    rows = [
        (kind, math.log(deal.amount), deal.outcome == "won")
        for deal, kind in zip(deals, kinds, strict=True)
        if deal.amount and deal.outcome in ("won", "lost")
    ]
    names = sorted({kind for kind, _, _ in rows})
    if len(rows) < 10 * (len(names) + 1) or len({won for _, _, won in rows}) < 2:
        return 0.0
    at = np.array([names.index(kind) for kind, _, _ in rows])
    x = np.array([log for _, log, _ in rows])
    x = np.clip(x - x.mean(), -4 * x.std(), 4 * x.std())
    y = np.array([won for _, _, won in rows], dtype=float)
    design = np.column_stack([x, *(at == number for number in range(len(names)))]).astype(float)
    point = np.zeros(design.shape[1])
    ridge = np.eye(len(point)) * 1e-3
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ point, -30, 30)))
        bend = design.T @ (design * (p * (1 - p))[:, None]) + ridge
        point += np.linalg.solve(bend, design.T @ (y - p) - ridge @ point)
    error = math.sqrt(float(np.linalg.inv(bend)[0, 0]))
    slope = float(point[0])
    return min(max(slope, -5.0), 5.0) if abs(slope) > _CLEAR * error else 0.0
