"""What keyed luck buys: the same interval on a difference with a fraction of the runs."""

from __future__ import annotations

import pytest

from simsales.experiment.runner import run_experiment
from simsales.spec.casefile import open_case

from .ratios import variance_ratio

REPLICATIONS = 100


@pytest.mark.slow
def test_paired_variance_of_revenue_is_fifteen_times_smaller_on_the_reference():
    """c[2] x 1.10, replications 1..100, against the same variant under another seed."""
    variants = open_case("reference-pipeline").variants
    paired = run_experiment(variants, seed=1, replications=REPLICATIONS)
    other = run_experiment({"better-solution": variants["better-solution"]}, seed=2, replications=REPLICATIONS)
    ratio = variance_ratio(
        paired.values("baseline", "revenue"),
        paired.values("better-solution", "revenue"),
        other.values("better-solution", "revenue"),
    )
    print(f"variance of revenue(B - A): independent / paired = {ratio:.1f}")
    assert ratio >= 15
