"""Forecasts: no count of years before it means something, and no interval that cannot be."""

from __future__ import annotations

import pytest

from simsales.experiment.comparison import Comparison
from simsales.experiment.limits import Judged
from simsales.experiment.runner import run_experiment
from simsales.report.comparison_answer import answer
from simsales.report.growing_words import needed_said, years_wanted
from simsales.report.years_needed import FIRST_YEARS, TOO_MANY, Needed, needed
from simsales.spec.casefile import CaseFile, open_case


def test_before_ten_years_nobody_says_how_many_it_takes() -> None:
    assert {needed(wanted, years).kind for wanted in (20, 400, 1e9) for years in (2, FIRST_YEARS - 1)} == {"early"}


def test_a_count_that_rests_on_less_than_its_standard_error_is_a_lower_end() -> None:
    assert needed(41.0, FIRST_YEARS) == Needed("about", 50)
    assert needed(400.0, FIRST_YEARS) == Needed("more", 50)
    assert needed(TOO_MANY + 1.0, 1_000).kind == "hardly"


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> tuple[CaseFile, Comparison]:
    path = tmp_path_factory.mktemp("case") / "month.yaml"
    limits = "limits: {years: {kpi: revenue, at_least: 1, against: baseline}}"
    path.write_text(f"simsales: 1\nextends: reference-pipeline\nhorizon: 28\n{limits}\n", encoding="utf-8")
    case = open_case(str(path))
    return case, Comparison(run_experiment(case.variants, replications=2, workers=1))


def with_limit(comparison: Comparison, low: float, high: float, years: int) -> Comparison:
    """As if the limit of the only alternative were open, between these, after so many years."""
    runs = {name: list(rows) * (years // 2) for name, rows in comparison.results.runs.items()}
    made = Comparison(type(comparison.results)(comparison.results.scenario, 1, runs))
    open_ = Judged("cannot tell", (low + high) / 2, low, high)
    made.__dict__["judged"] = {name: {"years": open_} for name in made.variants}
    return made


@pytest.mark.parametrize(
    ("low", "high", "years", "said"),
    [
        (-8.8, 12.8, 2, "after 2 years it is too early to tell whether"),
        (-8.8, 12.8, 10, "still too uncertain for a figure"),
        (0.9, 1.1, 10, "now 100.0%, 95%: 90.0% to 110.0%"),
    ],
)
def test_an_interval_is_shown_where_it_can_be(short, low, high, years, said) -> None:
    case, comparison = short
    assert said in answer(case, with_limit(comparison, low, high, years), "en")[0].plain


def test_the_screen_says_that_it_is_too_early(short) -> None:
    _, comparison = short
    early = with_limit(comparison, -8.8, 12.8, 2)
    wanted = years_wanted(early)
    assert wanted is not None
    assert "simulate at least 10 years (now 2)" in needed_said(wanted, early).en
