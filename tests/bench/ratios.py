"""How two ways to run a sales year are compared: CPU time in alternation, because the clock speed of a machine wanders.

Used by the bench command; a ratio counts, a time does not. Source: PERFORMANCE.md, preface and section 3.
"""

import gc
import math
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """CPU time over that of the first function in the same round; `seconds` is the function's own median."""

    median: float
    low: float
    high: float
    seconds: float

    def __str__(self) -> str:
        return f"{self.median:.2f} [{self.low:.2f}-{self.high:.2f}]"


def alternate(setups: dict[str, Callable[[], Callable[[], object]]], pairs: int) -> dict[str, Ratio]:
    """Time a, b, c, a, b, c, ... `pairs` times in this process, after one unmeasured round; ratios to the first.

    Each setup is called anew before each timing, and hands back what is timed.
    """
    if not setups or pairs < 1:
        raise ValueError("alternate needs at least one setup and one pair")
    for setup in setups.values():
        setup()()
    rounds = [{name: cpu_seconds(setup()) for name, setup in setups.items()} for _ in range(pairs)]
    first = next(iter(setups))
    return {name: _ratio([r[name] for r in rounds], [r[first] for r in rounds]) for name in setups}


def cpu_seconds(function: Callable[[], object]) -> float:
    """CPU seconds of one call; the collector runs as in real life, but starts clean and skips older objects."""
    gc.collect()
    gc.freeze()
    try:
        start = time.process_time()
        result = function()
        seconds = time.process_time() - start
        del result  # after the clock stopped: a log is kept by its user, not thrown away
    finally:
        gc.unfreeze()
    return seconds


def growth_exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Least-squares slope of log(time) over log(size): 1 is linear growth."""
    return statistics.linear_regression([math.log(s) for s in sizes], [math.log(t) for t in times]).slope


def import_cost(statements: str, times: int = 7) -> float:
    """CPU seconds (user + system) of `python -c statements` over `python -c pass`: best of each, in alternation."""
    costs = [(_fresh_process(statements), _fresh_process("pass")) for _ in range(times)]
    return min(cost for cost, _ in costs) - min(empty for _, empty in costs)


def peak_memory(statements: str) -> float:
    """The most memory that `python -c statements` ever held, in MiB (Linux)."""
    return _usage(statements).ru_maxrss / 1024


def variance_ratio(a: Sequence[float], b_same: Sequence[float], b_independent: Sequence[float]) -> float:
    """How many times fewer runs common luck needs for the same interval on B - A: var(independent) / var(paired).

    `a[j]` and `b_same[j]` are a KPI of two schemes on the same seed j, `b_independent[j]` is B on a seed that A
    never saw. NaN where pairing leaves no variance at all.
    """
    paired = statistics.variance([b - x for x, b in zip(a, b_same, strict=True)])
    independent = statistics.variance([b - x for x, b in zip(a, b_independent, strict=True)])
    return independent / paired if paired else math.nan


def _ratio(own: list[float], first: list[float]) -> Ratio:
    ratios = [a / b if b else math.nan for a, b in zip(own, first, strict=True)]
    return Ratio(statistics.median(ratios), min(ratios), max(ratios), statistics.median(own))


def _fresh_process(statements: str) -> float:
    usage = _usage(statements)
    return usage.ru_utime + usage.ru_stime


def _usage(statements: str) -> resource.struct_rusage:
    child = subprocess.Popen([sys.executable, "-c", statements], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)  # this child's own usage, whatever else runs; POSIX only
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"python -c {statements!r} ended with {child.returncode}")
    return usage
