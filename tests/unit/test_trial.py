"""A variant tried out lever by lever: every move is a `--set`, and says what is wrong before anything is simulated."""

from __future__ import annotations

from pathlib import Path

import pytest

from simsales.errors import ScenarioError
from simsales.report.lever_lines import what_said
from simsales.spec.casefile import CaseFile, open_case
from simsales.spec.levers import Lever
from simsales.spec.trial import Trial, replaced, said, try_out

CAP = "policies.incentive.pays.commission.cap_at"
RATE = "policies.incentive.pays.commission.rate"
LINE = "policies.incentive.pays.commission"
CLOSING = "people.effort.closing"


@pytest.fixture(scope="module")
def case() -> CaseFile:
    return open_case("incentive-rollout")


def lever(trial: Trial, path: str) -> Lever:
    return next(one for one in trial.levers if one.path == path)


def moved(trial: Trial, path: str, typed: str) -> Trial:
    return trial.move(lever(trial, path), typed)


def test_a_move_is_what_the_same_set_would_be(case: CaseFile) -> None:
    trial = moved(moved(moved(try_out(case, "mine"), RATE, "0.03"), CAP, ""), CLOSING, "0.2")
    assert trial.sets == (f"mine:{RATE}=0.03", f"mine:{CAP}=null", f"mine:{CLOSING}=0.2")
    assert trial.scenario is not None
    assert trial.scenario == open_case("incentive-rollout", trial.sets).variants["mine"]
    assert trial.scenario.policies.incentive.pays["commission"].cap_at is None
    assert trial.scenario.people.effort.closing == 0.2


def test_levers_after_a_move_are_those_of_the_moved_scenario(case: CaseFile) -> None:
    trial = try_out(case, "mine")
    for path, typed in (
        ("reps.li.quota", "5"),
        (f"{LINE}.kind", "bonus"),
        (f"{LINE}.amount", "10.50"),
        (f"{LINE}.at", "1"),
    ):
        trial = moved(trial, path, typed)
    anew = Trial(case, "mine", {}, trial.moved)
    assert anew.scenario is not None
    assert {one.path: one.written for one in trial.levers} == {one.path: one.written for one in anew.levers}


def test_a_wrong_value_is_refused_as_set_would_with_what_is_allowed(case: CaseFile) -> None:
    trial = moved(try_out(case, "mine"), RATE, "8")
    (fault,) = trial.fault(lever(trial, RATE))
    assert said(fault).en == "8 is too high, allowed: 0 to 1, did you mean 0.08?"
    with pytest.raises(ScenarioError) as refused:
        open_case("incentive-rollout", trial.sets)
    assert refused.value.problems == [fault]


def test_full_width_digits_are_digits(case: CaseFile) -> None:
    assert moved(try_out(case, "mine"), RATE, " ０.０３ ").sets == (f"mine:{RATE}=0.03",)


def test_what_is_put_back_leaves_no_trace(case: CaseFile) -> None:
    trial = moved(try_out(case, "mine"), RATE, "0.03")
    assert trial.is_moved(lever(trial, RATE))
    assert moved(trial, RATE, "0.022").moved == {}
    assert trial.undo(RATE).moved == {}
    assert moved(moved(try_out(case, "mine"), "people.morale", "true"), "people.morale", "false").moved == {}


def test_one_tier_is_moved_by_setting_the_whole_table(case: CaseFile) -> None:
    path = "policies.incentive.pays.commission.tiers"
    trial = moved(try_out(case, "uncapped"), f"{path}.2.rate", "0.04")
    assert trial.scenario is not None
    assert [tier.rate for tier in trial.scenario.policies.incentive.pays["commission"].tiers] == [0.022, 0.04, 0.044]
    assert list(trial.moved) == [path]
    assert trial.undo(f"{path}.2.rate").moved == {}


def test_a_new_kind_asks_for_what_it_needs_and_forgets_what_it_does_not(case: CaseFile) -> None:
    trial = moved(moved(try_out(case, "mine"), RATE, "0.03"), f"{LINE}.kind", "bonus")
    assert trial.scenario is None
    assert [one.path for one in trial.levers if one.written == ""] == [f"{LINE}.amount"]
    assert lever(trial, f"{LINE}.kind").written == "bonus"
    assert any("this is missing" in said(one).en for one in trial.problems)
    done = moved(moved(trial, f"{LINE}.amount", "5000"), f"{LINE}.at", "1")
    assert done.scenario is not None
    assert done.scenario == open_case("incentive-rollout", done.sets).variants["mine"]
    assert moved(done, f"{LINE}.kind", "commission").moved == {}


def test_a_pay_line_can_be_taken_out(case: CaseFile) -> None:
    trial = moved(try_out(case, "mine"), "policies.incentive.pays.bonus", "false")
    assert trial.scenario is not None
    assert list(trial.scenario.policies.incentive.pays) == ["commission"]


def test_a_new_variant_may_begin_as_a_copy_and_is_recognised_again(case: CaseFile) -> None:
    trial = moved(try_out(case, "mine", like="margin-cash"), "policies.incentive.base_per_month", "9000")
    assert trial.scenario is not None
    assert trial.scenario == open_case("incentive-rollout", trial.sets).variants["mine"]
    again = try_out(case, "mine", trial.sets)
    assert again.moved == {"policies.incentive.base_per_month": "9000"}
    assert again.undo_all().scenario == case.variants["margin-cash"]


def test_sets_of_other_variants_stay(case: CaseFile) -> None:
    sets = ("other:brand=0.5", "mine:brand=0.4")
    trial = moved(try_out(case, "mine", sets), "brand", "0.1")
    assert replaced(sets, trial) == ("other:brand=0.5", "mine:brand=0.1")


def test_a_lever_is_found_by_its_words_in_either_language_and_by_whose_it_is(case: CaseFile) -> None:
    found = [one.path for one in try_out(case, "mine").levers if one.is_like("赵敏 指标")]
    assert found == ["reps.zhao.quota"]
    assert "reps.zhao.quota" in [one.path for one in try_out(case, "mine").levers if one.is_like("zhao quota")]


def test_hostile_words_are_words(case: CaseFile, tmp_path: Path) -> None:
    trial = moved(try_out(case, "mine"), "sources.labs.segment", "]: {x: 1}\x1b")
    assert trial.scenario is None
    assert trial.problems


def test_a_lever_is_found_by_its_label_as_it_is_printed(case: CaseFile) -> None:
    for lang in ("en", "zh"):
        for lever in try_out(case, "mine").levers:
            assert lever.is_like(what_said(lever).say(lang)), lever.path


def test_a_moved_item_of_a_list_counts_once(case: CaseFile) -> None:
    item = "policies.incentive.pays.commission.tiers.2.rate"
    trial = moved(try_out(case, "uncapped"), item, "0.04")
    assert [one.path for one in trial.changed] == [item]
