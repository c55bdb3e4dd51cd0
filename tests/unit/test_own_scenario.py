"""What was tried out, kept as a scenario of one's own: the same variants, and nothing written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from simsales.errors import ScenarioError
from simsales.spec.casefile import open_case
from simsales.spec.own_scenario import save_own
from simsales.spec.trial import try_out

SETS = (
    "mine:brand=0.4",
    'mine:policies.incentive.pays.commission={"cap_at": null, "rate": 0.03}',
    "uncapped:reps.li.quota=5",
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def test_the_kept_scenario_has_the_variants_that_were_tried_out() -> None:
    tried = open_case("incentive-rollout", SETS)
    save_own("next-year", open_case("incentive-rollout"), SETS)
    kept = open_case("next-year")
    assert list(kept.variants) == list(tried.variants)
    for name in kept.variants:
        assert kept.variants[name].fingerprint() == tried.variants[name].fingerprint()


def test_a_copy_of_a_variant_that_takes_things_away_takes_them_away_in_the_file_too() -> None:
    case = open_case("incentive-rollout")
    trial = try_out(case, "mine", like="margin-cash")
    save_own("copied", case, trial.sets)
    assert open_case("copied").variants["mine"].fingerprint() == case.variants["margin-cash"].fingerprint()


def test_nothing_is_written_over_and_no_bundled_name_is_taken() -> None:
    case = open_case("incentive-rollout")
    path = save_own("mine", case, SETS)
    before = path.read_bytes()
    with pytest.raises(ScenarioError, match="exists already"):
        save_own("mine", case, SETS[:1])
    assert path.read_bytes() == before
    with pytest.raises(ScenarioError, match="comes with simsales"):
        save_own("tutorial", case, SETS)
    with pytest.raises(ScenarioError, match="is not a name"):
        save_own("../out", case, SETS)


def test_what_does_not_fit_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="too high"):
        save_own("bad", open_case("incentive-rollout"), ["mine:policies.incentive.partner_share=7"])
    assert not list((tmp_path / "scenarios").glob("*.yaml"))
