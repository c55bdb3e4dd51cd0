"""Pay by person on a screen: the names of the plans stand whole above their columns, and what does not fit is named."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import run_experiment
from simsales.report.earnings_table import called
from simsales.report.findings import Findings
from simsales.report.people_table import people_lines
from simsales.spec.casefile import open_case

LONG = "Better solutions for everybody now"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    path = tmp_path_factory.mktemp("case") / "small.yaml"
    variants = "".join(
        f"\n  {name}: {{name: {said}, set: {{pipeline.stages.solution.conversion: 0.8}}}}"
        for name, said in {"one": LONG, "two": "Two", "three": "Three"}.items()
    )
    path.write_text(f"simsales: 1\nextends: reference-pipeline\nhorizon: 28\nvariants:{variants}\n", encoding="utf-8")
    case = open_case(str(path))
    return Findings(case, Comparison(run_experiment(case.variants, replications=2, workers=1)), "en")


def lines(found: Findings, width: int) -> tuple[list[str], list[str]]:
    heading, people = people_lines(found, width, called(found.case.scenario, anonymous=False))
    return [line.plain for line in heading], [line for _, line in people]


@pytest.mark.parametrize("width", [76, 116])
def test_names_of_plans_are_whole(found: Findings, width: int) -> None:
    heading, people = lines(found, width)
    said = " ".join(" ".join(heading[1:]).split())
    assert all(word in said for word in LONG.split())
    assert max(map(cell_len, heading[1:] + people)) <= width


def test_plans_without_room_are_named(found: Findings) -> None:
    assert any("No room for" in line for line in lines(found, 50)[0])
    assert not any("No room for" in line for line in lines(found, 116)[0])
