"""A comparison on a screen: the decision first, plans with long names beside each other as far as they fit, none dropped silently."""

from __future__ import annotations

from pathlib import Path

import pytest
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
    assert ("No room" if lang == "en" else "这里放不下") not in text
    assert ("Better solutions" if lang == "en" else "第三阶段") in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_does_not_fit_is_named(compared, lang) -> None:
    case, comparison = compared
    text = "".join(printed(case, comparison, lang, 44))
    assert ("No room" if lang == "en" else "这里放不下") in text


def test_the_decision_comes_first(compared) -> None:
    case, comparison = compared
    first = answer(case, comparison, "en")[0].plain.split()[:6]
    assert " ".join(printed(case, comparison, "en", 120)[0].split()[:6]) == " ".join(first)
