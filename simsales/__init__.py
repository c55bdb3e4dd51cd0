"""simsales: a flight simulator for sales teams.

A scenario describes a market, a team and the company's policies; a session runs one variant of it under one seed; an
experiment runs all variants under the same luck and a comparison says what the differences are worth.

    >>> from simsales import compare
    >>> comparison = compare("reference-pipeline", replications=3)
    >>> comparison.verdicts["better-solution"]["units"]
    'unclear'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

from simsales.session import MODEL_VERSION, Finished, Paused, Session, run
from simsales.spec.casefile import CaseFile, load_scenario, open_case
from simsales.spec.scenario import Scenario

if TYPE_CHECKING:
    from simsales.experiment.comparison import Comparison


def compare(scenario: str, variants: list[str] | None = None, *, seed: int = 1, replications: int = 40,
            workers: int | None = 1) -> Comparison:
    """Compare the variants of a scenario (a name or a path) with its baseline, on the same luck."""
    from simsales.experiment.comparison import Comparison
    from simsales.experiment.runner import run_experiment

    case = open_case(scenario)
    chosen = {name: case.variants[name] for name in case.chosen(variants)}
    return Comparison(run_experiment(chosen, seed=seed, replications=replications, workers=workers))


__all__ = ["MODEL_VERSION", "CaseFile", "Finished", "Paused", "Scenario", "Session", "compare", "load_scenario", "open_case", "run"]
