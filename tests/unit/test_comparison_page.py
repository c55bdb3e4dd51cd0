"""A comparison on a screen: the decision first, plans with long names beside each other as far as they fit, none dropped silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import run_experiment
from simsales.report.comparison_answer import answer
from simsales.report.comparison_page import comparison_page
from simsales.spec.casefile import CaseFile, open_case

YAML = """\
simsales: 1
extends: reference-pipeline
horizon: 60
variants:
  better-solution:
    name: {en: Better solutions at the third stage for everybody, zh: 第三阶段给所有人更好的方案}
    set: {pipeline.stages.solution.conversion: 0.77}
"""


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> tuple[CaseFile, Comparison]:
    path: Path = tmp_path_factory.mktemp("case") / "small.yaml"
    path.write_text(YAML, encoding="utf-8")
    case = open_case(str(path), ["mine:pipeline.stages.solution.conversion=0.8"])
    return case, Comparison(run_experiment(case.variants, replications=2, workers=1))


def printed(case: CaseFile, comparison: Comparison, lang, width: int) -> list[str]:
    console = Console(width=width)
    with console.capture() as capture:
        console.print(comparison_page(case, comparison, lang, width=width))
    return capture.get().splitlines()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_long_names_go_on_below_so_that_all_plans_stand_side_by_side(compared, lang) -> None:
    case, comparison = compared
    text = "\n".join(printed(case, comparison, lang, 77))
    assert "mine" in text
    assert ("No room" if lang == "en" else "放不下") not in text
    assert ("Better solutions" if lang == "en" else "第三阶段") in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_does_not_fit_is_named(compared, lang) -> None:
    case, comparison = compared
    lines = printed(case, comparison, lang, 38)
    note = next(number for number, line in enumerate(lines) if ("No room" if lang == "en" else "放不下") in line)
    assert note < 10  # above the table, where it is seen


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_four_plans_stand_beside_each_other_on_a_narrow_screen(tmp_path, lang) -> None:
    path: Path = tmp_path / "four.yaml"
    path.write_text(YAML, encoding="utf-8")
    case = open_case(str(path), [f"{name}:pipeline.stages.solution.conversion=0.8" for name in ("one", "two")])
    comparison = Comparison(run_experiment(case.variants, replications=2, workers=1))
    lines = printed(case, comparison, lang, 77)
    text = "\n".join(lines)
    assert ("No room" if lang == "en" else "放不下") not in text
    assert all(name in text for name in ("one", "two"))
    assert max(map(cell_len, lines)) <= 77


def test_the_decision_comes_first(compared) -> None:
    case, comparison = compared
    first = answer(case, comparison, "en")[0].plain.split()[:6]
    assert " ".join(printed(case, comparison, "en", 120)[0].split()[:6]) == " ".join(first)
