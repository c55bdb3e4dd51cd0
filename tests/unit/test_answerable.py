"""A variant may only ask what the scenario's buyers can answer."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from simsales.errors import ScenarioError
from simsales.spec.answerable import asked_by
from simsales.spec.casefile import open_case
from simsales.spec.shelf import all_scenarios
from tests.small_world import BUYER, TABLE


def written(folder: Path, base: dict[str, Any], changes: dict[str, Any]) -> Path:
    """A scenario file with one variant."""
    path = folder / "mine.yaml"
    variants = {"dearer": {"name": "Dearer", "set": changes}}
    text = yaml.safe_dump(deepcopy(base) | {"variants": variants}, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path, *sets: str) -> ScenarioError:
    with pytest.raises(ScenarioError) as error:
        open_case(str(path), sets)
    return error.value


ASKS = {
    "policies.pricing.factor": 1.03,
    "products.item.list_price": 110,
    "products.item.quality": 0.5,
    "policies.discount.manager": 0.05,
    "policies.credit": {"kind": "one-term", "days": 60},
    "segments.market.taste": {"price": -2},
    "segments.market.bargaining": {"share": 0.5},
    "rivals": {"beta": {"price": 0.9}},
    "reps.li.skill": 0.3,
}


@pytest.mark.parametrize("path", ASKS)
def test_a_stage_table_refuses_every_change_its_buyers_cannot_answer(path: str, tmp_path: Path) -> None:
    said = refused(written(tmp_path, TABLE, {path: ASKS[path]})).say("en")
    assert 'the buyers of pipeline "stage-table" do not react to ' in said
    assert said.endswith("to ask this, use pipeline: {kind: buyer}")


def test_the_refusal_points_at_the_line_and_column_of_the_change(tmp_path: Path) -> None:
    path = written(tmp_path, TABLE, {"policies.pricing.factor": 1.03})
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "policies.pricing.factor" in text)
    (problem,) = refused(path).problems
    assert (problem.place.file, problem.place.line) == (str(path), line)
    assert problem.place.column > 1
    assert problem.path == "variants.dearer: policies.pricing.factor"
    assert "对价格作出反应" in problem.say("zh")


def test_a_change_written_as_a_block_is_found_in_the_block(tmp_path: Path) -> None:
    path = written(tmp_path, TABLE, {"products": {"item": {"list_price": 110, "unit_cost": 50}}})
    (problem,) = refused(path).problems
    assert problem.path == "variants.dearer: products.item.list_price"


def test_a_change_from_the_command_line_is_refused_too(tmp_path: Path) -> None:
    path = written(tmp_path, TABLE, {"pipeline.stages.talk.conversion": 0.6})
    assert str(refused(path, "cheap:policies.pricing.factor=0.9")).startswith("--set: variants.cheap: ")


def test_what_a_stage_table_does_tell_may_be_asked(tmp_path: Path) -> None:
    changes = {"pipeline.stages.talk.conversion": 0.6, "sources.own.per_year": 500, "products.item.unit_cost": 50}
    assert list(open_case(str(written(tmp_path, TABLE, changes))).variants) == ["baseline", "dearer"]


def test_a_variant_that_brings_buyers_may_change_prices(tmp_path: Path) -> None:
    changes = {"policies.pricing.factor": 1.03, "pipeline": {"kind": "buyer"}}
    assert len(open_case(str(written(tmp_path, TABLE, changes))).variants) == 2


def test_buyers_answer_all_of_it(tmp_path: Path) -> None:
    changes = {
        "policies.pricing.factor": 1.03,
        "products.kit.list_price": 55,
        "rivals.beta.price": 0.9,
        "pipeline.first_response": {"median": 12},
    }
    assert len(open_case(str(written(tmp_path, BUYER, changes))).variants) == 2


def test_no_bundled_scenario_asks_in_vain() -> None:
    for path in all_scenarios():
        open_case(str(path))


def test_a_path_is_known_by_what_it_begins_with() -> None:
    assert asked_by(("policies", "pricing")) == asked_by(("policies", "pricing", "factor")) == "price"
    assert asked_by(("policies", "channel", "kind")) is None
    assert asked_by(("policies",)) is None
