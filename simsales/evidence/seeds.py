"""Seeds of evidence: shifted as a whole by `--seed`, never shared between effects, never those of calibration."""

from __future__ import annotations

from simsales.rng import Seed, replication_seed, word_key


def evidence_seed(seed: int, effect: str) -> Seed:
    """What the sessions of an effect are seeded with; their replications are numbered from 1."""
    return word_key(f"simsales/evidence/{seed}/{effect}")


def calibration_seed(business: str) -> Seed:
    return word_key(f"simsales/calibration/{business}")


def run_seeds(seed: int, effect: str, count: int) -> list[Seed]:
    """The seeds of the runs themselves."""
    return [replication_seed(evidence_seed(seed, effect), k) for k in range(1, count + 1)]
