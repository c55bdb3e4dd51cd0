"""The evidence: gates judge what was found, seeds are shared with nobody, and what does not come out is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from simsales.evidence.effect import effects, known
from simsales.evidence.judging import Gate, judged, status
from simsales.evidence.seeds import calibration_seed, evidence_seed, run_seeds
from simsales.i18n import Text

COMMAND = Path(sys.executable).with_name("simsales")
SAYS = Text.same("gain")


def told(low: float, high: float, values: list[float]) -> str:
    return status(judged({"gain": Gate(SAYS, low, high)}, {"gain": values}))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0.05, 0.06, 0.05, 0.06], "matched"),
        ([0.30, 0.31, 0.30, 0.31], "direction only"),
        ([-0.05, -0.06, -0.05, -0.06], "not matched"),
        ([0.9, -0.8, 0.7, -0.6], "not matched"),
    ],
)
def test_a_gate_asks_for_sign_certainty_and_size(values, said):
    assert told(0.0, 0.15, values) == said


def test_every_effect_of_the_model_has_its_file_or_its_slot():
    assert [one.id for one in known()] == [f"S{number}" for number in range(1, 15)]
    assert list(effects()) == [f"S{number}" for number in range(1, 12)]


def test_seeds_of_evidence_are_nobody_elses_and_move_together():
    ours = {seed for effect in effects() for seed in run_seeds(1, effect, 30)}
    assert len(ours) == 30 * len(effects())
    assert not ours & {seed for effect in effects() for seed in run_seeds(2, effect, 30)}
    assert not {evidence_seed(1, effect) for effect in effects()} & {
        calibration_seed(one) for one in ("short", "enterprise")
    }


@pytest.mark.slow
def test_evidence_speaks_json_and_says_what_does_not_come_out():
    words = [str(COMMAND), "evidence", "S11", "S12", "--lives", "2", "--json", "--lang", "en"]
    done = subprocess.run(words, capture_output=True, timeout=300, check=True)
    effects_told = json.loads(done.stdout)["effects"]
    assert [one["id"] for one in effects_told] == ["S11", "S12"]
    assert {"id", "published", "simulated", "ci", "gate", "status"} <= set(effects_told[0])
    assert effects_told[1]["status"] == "not yet"
