"""Figures for machines: the JSON of a comparison."""

from __future__ import annotations

import math
from typing import Any

from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import Estimate
from simsales.spec.scenario import BASELINE


def null_for_nan(value: float) -> float | None:
    return None if math.isnan(value) or math.isinf(value) else value


def _interval(found: Estimate) -> list[float | None]:
    return [null_for_nan(found.low), null_for_nan(found.high)]


def comparison_json(scenario: str, comparison: Comparison) -> dict[str, Any]:
    """The contract of `compare --json` (DESIGN.md, command line)."""
    results = comparison.results
    return {
        "scenario": scenario,
        "seed": results.seed,
        "run_seeds": results.run_seeds,
        "replications": results.replications,
        "baseline": BASELINE,
        "objective": comparison.objective,
        "limits": {name: limit.model_dump(exclude_none=True) for name, limit in results.scenario.limits.items()},
        "variants": {
            name: {
                kpi: {"mean": null_for_nan(found.mean), "ci": _interval(found), "n": found.n}
                for kpi, found in row.items()
            }
            for name, row in comparison.estimates.items()
        },
        "differences": {
            name: {
                kpi: {
                    "mean": null_for_nan(found.mean),
                    "ci": _interval(found),
                    "verdict": comparison.verdicts[name][kpi],
                }
                for kpi, found in row.items()
            }
            for name, row in comparison.differences.items()
        },
        "unchanged": {
            name: {kpi: null_for_nan(found.mean) for kpi, found in row.items()}
            for name, row in comparison.unchanged.items()
        },
        "best": comparison.best,
        "decision": comparison.decision,
        "winners": comparison.winners,
        "broken_limits": comparison.broken_limits,
        "digest": f"sha256:{results.digest}",
    }
