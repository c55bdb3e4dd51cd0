"""The luck of the reference pipeline: when leads arrive, what they are worth, how long each stage takes, who converts.

Drawn once, outside every timing, and handed to the twin and to the engine alike, so that both must book the same deals.
Source: PERFORMANCE.md section 1.
"""

import math
from dataclasses import dataclass

import numpy as np

CONVERSION = (0.60, 0.60, 0.70, 0.70, 0.80)
"""Share of activities that take the lead one stage further, stages 0-4 (the last one signs)."""


# fmt: off
def draws(R, T, seed):  # noqa: N803 - letter by letter as printed: the check rows belong to this text
    N, S = int(T + 6 * T**0.5 + 20), 5                                  # noqa: N806 - N = 499 for T = 365
    g = [np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, p]))) for p in range(5)]
    arrive = np.cumsum(g[0].exponential(1.0, (R, N)), axis=1)           # time of lead i of rep r
    value = g[1].lognormal(math.log(20000) - 0.5, 1.0, (R, N))
    delay = g[2].lognormal([math.log(m) - 0.32 for m in (3, 5, 7, 10, 6)], 0.8, (R, N, S))
    work = g[3].standard_exponential((R, N, S)) * np.array([.25, .30, .40, .40, .50])
    return arrive, value, delay, work, g[4].random((R, N, S))           # the last: u, converts if u < c[s]
# fmt: on


@dataclass(frozen=True, slots=True)
class Table:
    """Plain lists, indexed [rep][lead] and [rep][lead][stage]; times in days, values in integer minor units."""

    reps: int
    horizon: int  # days
    seed: int
    gap: list[list[list[float]]]  # days between leads, as rows of one; they add up to `arrive`
    arrive: list[list[float]]
    value: list[list[int]]
    worth: list[list[list[float]]]  # the same in major units, as rows of one
    delay: list[list[list[float]]]
    work: list[list[list[float]]]
    u: list[list[list[float]]]  # in [0, 1): the lead converts if u < conversion[stage]


def draw_table(reps: int, horizon: int, seed: int) -> Table:
    """One table; the only place where deal values are rounded (half-even, to minor units)."""
    arrive, value, delay, work, u = draws(reps, horizon, seed)
    minor = np.rint(value * 100).astype(np.int64)
    gaps = np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, 0]))).exponential(1.0, arrive.shape)
    return Table(
        reps,
        horizon,
        seed,
        gaps[:, :, None].tolist(),
        arrive.tolist(),
        minor.tolist(),
        (minor / 100)[:, :, None].tolist(),
        delay.tolist(),
        work.tolist(),
        u.tolist(),
    )
