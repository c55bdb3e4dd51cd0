"""What keyed luck buys: the same interval on a difference with a fraction of the runs."""

from __future__ import annotations

import pytest

from simsales.experiment.runner import run_experiment
from simsales.spec.casefile import open_case

from .pairs import paired_reduction
from .ratios import variance_ratio

REPLICATIONS = 100


def test_what_pairing_saves_is_the_variance_of_both_over_that_of_the_difference():
    """1, 2, 3 against 2, 4, 6: (1 + 4) / 1; a constant gap leaves nothing; against luck of its own about 1."""
    assert paired_reduction([1, 2, 3], [2, 4, 6]) == 5
    assert paired_reduction([1, 2, 3], [11, 12, 13]) == float("inf")
    assert paired_reduction([0, 1, 0, 1], [0, 0, 1, 1]) == 1


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
