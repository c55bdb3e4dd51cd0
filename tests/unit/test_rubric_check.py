"""Rubric check: a line's points against the result, over games by sellers of all sorts."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from simsales.cli.app import app
from simsales.i18n import Text
from simsales.review.rubric_check import Along, along, rubric_check, seller
from simsales.spec.casefile import open_case

LABEL = Text.same("x")


def judged(*pairs: tuple[float | None, float]) -> Along:
    return along("x", "process", LABEL, pairs)


def test_points_that_rise_with_the_result_go_with_it() -> None:
    found = judged(*[(i / 40, i / 40 + (i % 3) / 10) for i in range(40)])
    assert found.r is not None
    assert found.r > 0.9
    assert found.has_effect is True


def test_points_that_have_nothing_to_do_with_it_show_no_effect() -> None:
    assert judged(*[(float(i % 2), float(i // 2 % 2)) for i in range(400)]).has_effect is False


def test_what_hardly_came_up_or_never_varied_cannot_be_told() -> None:
    assert judged(*[(1.0, 0.5)] * 10, *[(None, 0.1)] * 90).has_effect is None
    assert judged(*[(1.0, i / 100) for i in range(100)]).r is None


def test_sellers_are_of_four_kinds_and_each_has_habits_of_its_own() -> None:
    sellers = [seller(1, number) for number in range(8)]
    assert [one.kind for one in sellers[:4]] == ["novice", "scripted", "skilled", "human"]
    assert all(one != other for one, other in zip(sellers[:4], sellers[4:], strict=True))
    assert sellers == [seller(1, number) for number in range(8)]


def test_any_number_of_workers_finds_the_same() -> None:
    scenario = open_case("price-pressure").variants["baseline"]
    assert rubric_check(scenario, games=60, workers=1) == rubric_check(scenario, games=60, workers=2)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_command_prints_every_line_of_the_rubric(lang: str) -> None:
    done = CliRunner().invoke(
        app, ["rubric-check", "price-pressure", "--games", "40", "--workers", "1", "--lang", lang]
    )
    assert done.exit_code == 0
    assert {"en": "gave only in exchange", "zh": "有条件让步"}[lang] in done.stdout


def test_as_json_it_is_numbers() -> None:
    done = CliRunner().invoke(app, ["rubric-check", "price-pressure", "--games", "40", "--workers", "1", "--json"])
    found = json.loads(done.stdout)
    assert found["items"]["surplus"]["effect"] is True
    assert found["games"] == 40
