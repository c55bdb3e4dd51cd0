"""Results as CSV: every figure of every simulated year, safe to open in a spreadsheet."""

from __future__ import annotations

import csv

import pandas as pd
import pytest

from simsales.experiment.runner import run_experiment
from simsales.registry import installed
from simsales.report.results_export import COLUMNS, write_results
from tests.small_world import BUYER, made

FREE = {"policies.incentive.pays": {"line": {"kind": "commission", "rate": 0.05}}}


@pytest.fixture(scope="module")
def results():
    variants = {"baseline": made(BUYER, horizon=91), "=cmd()": made(BUYER, FREE, horizon=91)}
    return run_experiment(variants, seed=3, replications=2, workers=1)


def test_every_figure_of_every_year_is_a_row(results, tmp_path):
    write_results(results, tmp_path / "out.csv", "en")
    table = pd.read_csv(tmp_path / "out.csv")
    assert list(table) == list(COLUMNS)
    assert len(table) == 2 * 2 * (
        len(results.runs["baseline"][0].kpis) + len(results.runs["baseline"][0].unchanged.kpis)
    )
    revenue = table[(table.block == "reactions") & (table.variant == "baseline") & (table.kpi == "revenue")]
    assert revenue.value.tolist() == results.values("baseline", "revenue")
    assert revenue.run_seed.tolist() == results.run_seeds


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_dictionary_explains_every_column_and_figure(results, tmp_path, lang):
    write_results(results, tmp_path / "out.csv", lang)
    with (tmp_path / "out.dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["name"] for row in rows} == {*COLUMNS, *installed().kinds("kpi")}
    assert all(row["meaning"] for row in rows)


def test_no_name_becomes_a_formula(results, tmp_path):
    write_results(results, tmp_path / "out.csv", "en")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    assert any("cmd()" in cell for cell in cells)
