"""One call from a scenario's name to a comparison: what `simsales compare` does, for Python."""

from __future__ import annotations

from collections.abc import Sequence

from simsales.spec.casefile import open_case

from .comparison import Comparison
from .runner import run_experiment


def compare(
    scenario: str,
    variants: Sequence[str] | None = None,
    *,
    seed: int = 1,
    replications: int = 40,
    workers: int | None = 1,
) -> Comparison:
    """Compare the variants of a scenario (a name or a path) with the scenario as it stands, on the same luck."""
    case = open_case(scenario)
    chosen = {name: case.variants[name] for name in case.chosen(variants)}
    return Comparison(run_experiment(chosen, seed=seed, replications=replications, workers=workers))
