"""Whatever a scenario holds, bundled or of a plug-in, can be listed as levers, and every lever takes its own value back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pydantic import BaseModel

from simsales.registry import installed
from simsales.report.lever_lines import lever_line
from simsales.spec.answerable import TOPICS, asked_by
from simsales.spec.casefile import open_case
from simsales.spec.lever_groups import GROUPS
from simsales.spec.levers import levers, levers_of_kind
from simsales.spec.shelf import all_scenarios
from simsales.spec.trial import Trial, try_out
from simsales.spec.unit_words import MONEY, UNIT_WORDS
from simsales.units import Param

CHINESE = re.compile("[\u4e00-\u9fff]")
BLOCKS = [
    pytest.param(model, id=f"{family}-{kind}")
    for family, kinds in installed().families.items()
    for kind, model in kinds.items()
    if isinstance(model, type) and issubclass(model, BaseModel)
]


def with_own_values(trial: Trial) -> Trial:
    """Every number, choice and list written anew, as it is; where buyers can answer what that would ask them."""
    moved: dict[str, str] = {}
    known = getattr(trial.before.pipeline, "reacts_to", frozenset(TOPICS))
    for lever in trial.levers:
        can_be_asked = asked_by(tuple(lever.path.split("."))) in (None, *known)
        if can_be_asked and lever.list_path is None and lever.sort != "there" and lever.written != "null":
            moved[lever.path] = lever.written
    return replace(trial, moved=moved)


@pytest.mark.parametrize("path", all_scenarios(), ids=lambda path: path.stem)
def test_every_lever_of_a_bundled_scenario_accepts_its_own_value(path) -> None:
    case = open_case(str(path))
    for name in list(case.variants)[1:] or ["new"]:
        trial = try_out(case, name)
        again = with_own_values(trial)
        assert len(again.moved) > 50
        assert again.problems == []
        assert again.scenario is not None
        assert again.scenario.fingerprint() == trial.before.fingerprint()


def test_where_there_is_no_value_there_is_no_unit() -> None:
    trial = try_out(open_case("incentive-rollout"), "new")
    without = [lever for lever in trial.levers if lever.written == "null" and lever.unit.en]
    assert without
    assert {lever_line(lever, trial).unit.en for lever in without} == {""}


@pytest.mark.parametrize("path", all_scenarios(), ids=lambda path: path.stem)
def test_levers_are_said_in_both_languages_and_say_what_is_allowed(path) -> None:
    for lever in levers(open_case(str(path)).scenario):
        assert lever.group in GROUPS
        assert lever.label.en
        assert lever.label.zh
        assert lever.unit.en == lever.unit.zh == "CNY" or CHINESE.search(lever.unit.zh) or not lever.unit.en, lever
        if lever.sort == "choice":
            assert lever.written in lever.choices


@pytest.mark.parametrize("model", BLOCKS)
def test_a_plugin_nobody_has_filled_in_yet_has_levers(model: type[BaseModel]) -> None:
    scenario = open_case("incentive-rollout").scenario
    found = {lever.path: lever for lever in levers_of_kind(model, "x", (), scenario)}
    for name, field in model.model_fields.items():
        if field.is_required() and field.annotation in (int, float, bool):
            assert found[f"x.{field.alias or name}"].written == ""


def units(model: type[BaseModel]) -> set[str]:
    notes = (note for field in model.model_fields.values() for note in field.metadata)
    return {note.unit for note in notes if isinstance(note, Param)}


@pytest.mark.parametrize("model", BLOCKS)
def test_every_unit_of_a_plugin_has_words_in_both_languages(model: type[BaseModel]) -> None:
    assert units(model) <= {"", MONEY, *UNIT_WORDS}
