"""Figures for machines: the JSON of a comparison."""

from __future__ import annotations

import math
from typing import Any

from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import Estimate
from simsales.experiment.selection import Race
from simsales.i18n import Text
from simsales.spec.scenario import BASELINE


def null_for_nan(value: float) -> float | None:
    return None if math.isnan(value) or math.isinf(value) else value


def in_both(text: Text) -> dict[str, str]:
    """Words for machines that speak to people."""
    return {"en": text.en, "zh": text.zh}


def mean_json(found: Estimate) -> dict[str, Any]:
    """A mean and its interval."""
    return {"mean": null_for_nan(found.mean), "ci": [null_for_nan(found.low), null_for_nan(found.high)]}


def estimate_json(found: Estimate) -> dict[str, Any]:
    """A mean, its interval, and of how many."""
    return {**mean_json(found), "n": found.n}


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
            name: {kpi: estimate_json(found) for kpi, found in row.items()}
            for name, row in comparison.estimates.items()
        },
        "differences": {
            name: {kpi: {**mean_json(found), "verdict": comparison.verdicts[name][kpi]} for kpi, found in row.items()}
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
        "open_limits": comparison.open_limits,
        "judged_limits": {
            name: {
                limit: {
                    "verdict": found.verdict,
                    "value": null_for_nan(found.value),
                    "ci": [null_for_nan(found.low), null_for_nan(found.high)],
                }
                for limit, found in limits.items()
            }
            for name, limits in comparison.judged.items()
        },
        "selection": _selection(comparison.race) if comparison.race is not None else None,
        "digest": f"sha256:{results.digest}",
    }


def _selection(race: Race) -> dict[str, Any]:
    """How the years were chosen (see experiment/selection.py)."""
    return {
        "confidence": race.rules.confidence,
        "indifference": race.rules.indifference,
        "objective_years": race.objective_years,
        "limit_years": race.limit_years,
        "years": race.years,
        "behind": race.behind,
        "out": {one.variant: list(one.limits) for one in race.fallen},
    }
