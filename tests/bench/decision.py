"""Time to decision: which of four schemes is best, by our way and by the naive one.

Ours: the product, common luck, the sequential selection of Kim and Nelson, two workers, from a cold start of the workers.
Naive: Rinott's two-stage procedure (1978) on independent runs of the textbook pipeline, one after the other. The first stage
(20 runs a scheme) is measured; the second is that many times the measured mean, unless all of it is asked for.
What is best: revenue after commission. Source: PERFORMANCE.md section 6. Used by `python -m tests.bench --decision`.
"""

import math
import statistics
import time
from dataclasses import dataclass

from simsales import Scenario
from simsales.experiment.selection import Race, Rules, select
from simsales.market.pipelines.stage_table import StageTable

from .product import reference
from .table import CONVERSION
from .textbook import Textbook

REPS, DAYS, CONFIDENCE, INDIFFERENCE = 20, 365, 0.95, 0.01
RINOTT_H, RINOTT_FIRST = 3.203, 20
"""For four schemes at .95 (PERFORMANCE.md section 6)."""
GOAL, MOST_YEARS = 50.0, 80.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """What a scheme changes on the reference pipeline."""

    commission: float
    stage: int = 0
    better: float = 1.0
    work: float = 1.0

    @property
    def conversion(self) -> tuple[float, ...]:
        return tuple(share * (self.better if stage == self.stage else 1) for stage, share in enumerate(CONVERSION))


SCHEMES = {
    "baseline": Scheme(0.08),
    "b": Scheme(0.095, 4, 1.04),
    "c": Scheme(0.09, 0, 1.06),
    "d": Scheme(0.095, 2, 1.07, 0.97),
}


def scenario(scheme: Scheme) -> Scenario:
    """The scheme as a scenario whose contribution is revenue after commission: the goods cost next to nothing."""
    base = reference(REPS, DAYS, scheme.conversion)
    assert isinstance(base.pipeline, StageTable)
    stages = {
        name: stage.model_copy(update={"work": stage.work * scheme.work})
        for name, stage in base.pipeline.stages.items()
    }
    told = base.model_dump()
    told["pipeline"]["stages"] = {name: stage.model_dump() for name, stage in stages.items()}
    told["products"]["item"]["unit_cost"] = 0.01
    told["reps"] = {name: {**rep, "quota": 1e6} for name, rep in told["reps"].items()}
    told["policies"]["incentive"] = {
        "kind": "plan",
        "base_per_month": 0,
        "pays": {"commission": {"kind": "commission", "rate": scheme.commission}},
    }
    told["objective"], told["variants"] = "contribution", {}
    return Scenario.model_validate(told)


def ours(seed: int, workers: int = 2) -> tuple[Race, float]:
    """One decision, and its wall time in seconds."""
    variants = {name: scenario(scheme) for name, scheme in SCHEMES.items()}
    begun = time.perf_counter()
    race = select(variants, Rules(CONFIDENCE, INDIFFERENCE), seed=seed, workers=workers)
    return race, time.perf_counter() - begun


def naive(seed: int, is_whole: bool = False) -> tuple[int, float]:
    """Years Rinott's procedure asks for, and their wall time in seconds."""
    begun = time.perf_counter()
    first = {name: [_textbook(name, seed, run) for run in range(RINOTT_FIRST)] for name in SCHEMES}
    a_run = (time.perf_counter() - begun) / (RINOTT_FIRST * len(SCHEMES))
    delta = INDIFFERENCE * statistics.fmean(first["baseline"])
    years = {
        name: max(RINOTT_FIRST, math.ceil((RINOTT_H * statistics.stdev(values) / delta) ** 2))
        for name, values in first.items()
    }
    if is_whole:
        for name, number in years.items():
            for run in range(RINOTT_FIRST, number):
                _textbook(name, seed, run)
        return sum(years.values()), time.perf_counter() - begun
    return sum(years.values()), sum(years.values()) * a_run


def _textbook(name: str, seed: int, run: int) -> float:
    scheme = SCHEMES[name]
    own = ((seed * 10_000 + run) << 2) + list(SCHEMES).index(name)
    outcome = Textbook(REPS, DAYS, own, scheme.conversion, log=True, pace=scheme.work).run()
    return outcome.revenue * (1 - scheme.commission)


def told(seeds: int, is_whole: bool) -> str:
    """The table: every decision of ours, the naive one, and the ratio of wall times beside its goal."""
    lines = [f"which of four schemes is best ({CONFIDENCE:.0%}, {INDIFFERENCE:.0%}), reference pipeline, {seeds} seeds"]
    ours(seeds)  # unmeasured: files are read, modules compiled
    races = [ours(seed) for seed in range(seeds)]
    for race, seconds in races:
        lines.append(f"  {race.best or 'cannot tell'!s:<14}{race.objective_years:>5} years {seconds:>8.2f} s")
    mean_years = statistics.fmean(race.objective_years for race, _ in races)
    wall = statistics.median(seconds for _, seconds in races)
    years, seconds = naive(1, is_whole)
    how = "measured" if is_whole else "first stage measured, second computed"
    ratio, verdict = seconds / wall, "ok" if seconds / wall >= GOAL else "MISS"
    lines += [
        f"ours: {mean_years:.0f} years on average (goal <= {MOST_YEARS:.0f}), median {wall:.2f} s",
        f"naive: {years} years, {seconds:.0f} s ({how})",
        f"naive / ours: {ratio:.0f} x   goal >= {GOAL:.0f}: {verdict}",
    ]
    return "\n".join(lines) + "\n"
