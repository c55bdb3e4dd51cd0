"""The tidy table for other programs: the format follows the name, and a missing extra is named."""

from __future__ import annotations

import importlib.util

import pandas as pd
import pytest

from simsales.errors import InputError
from simsales.experiment.runner import run_experiment
from simsales.i18n import LANGS
from simsales.report import table_export
from simsales.report.results_export import COLUMNS, figures
from simsales.report.table_export import check_table, write_table
from tests.small_world import BUYER, made

FREE = {"policies.incentive.pays": {"line": {"kind": "commission", "rate": 0.05}}}
EXTRAS = {".parquet": ("pyarrow", "columnar"), ".sav": ("pyreadstat", "spss")}


@pytest.fixture(scope="module")
def results():
    variants = {"baseline": made(BUYER, horizon=91), "=cmd()": made(BUYER, FREE, horizon=91)}
    return run_experiment(variants, seed=3, replications=2, workers=1)


def test_csv_is_always_there(results, tmp_path):
    write_table(results, tmp_path / "out.CSV", "en")
    assert list(pd.read_csv(tmp_path / "out.CSV")) == list(COLUMNS)


@pytest.mark.parametrize("suffix", EXTRAS)
def test_a_missing_extra_is_named_before_anything_is_written(results, tmp_path, monkeypatch, suffix):
    module, extra = EXTRAS[suffix]
    monkeypatch.setattr(table_export.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InputError) as refused:
        write_table(results, tmp_path / f"out{suffix}", "en")
    assert refused.value.say("en") == (
        f"{tmp_path}/out{suffix}: writing {suffix} needs {module}, which is not installed, "
        f'install it with: pip install "simsales[{extra}]" (or write .csv)'
    )
    assert f'pip install "simsales[{extra}]"' in refused.value.say("zh")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["out.xls", "out"])
def test_another_kind_of_table_is_refused_with_those_there_are(tmp_path, name):
    with pytest.raises(InputError, match=r"allowed: a name that ends in \.csv, \.parquet, \.sav"):
        check_table(tmp_path / name)


def needs(module: str) -> None:
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"the extra with {module} is not installed")


def assert_same_figures(table: pd.DataFrame, results) -> None:
    wanted = pd.DataFrame(figures(results))
    assert list(table) == list(COLUMNS)
    assert table["run_seed"].astype(str).tolist() == wanted["run_seed"].astype(str).tolist()
    assert table["kpi"].astype(str).tolist() == wanted["kpi"].tolist()
    pd.testing.assert_series_equal(table["value"], wanted["value"], check_exact=True)
    assert set(table["variant"].astype(str)) == {"baseline", "'=cmd()"}


@pytest.mark.parametrize("lang", LANGS)
def test_parquet_holds_every_figure_and_what_it_means(results, tmp_path, lang):
    needs("pyarrow")
    import pyarrow.parquet

    write_table(results, tmp_path / "out.parquet", lang)
    assert_same_figures(pd.read_parquet(tmp_path / "out.parquet"), results)
    schema = pyarrow.parquet.read_schema(tmp_path / "out.parquet")
    labels = {field.name: field.metadata[b"label"].decode() for field in schema}
    assert labels == {name: meaning.say(lang) for name, meaning in COLUMNS.items()}
    assert (tmp_path / "out.dictionary.csv").exists()


@pytest.mark.parametrize("lang", LANGS)
def test_spss_shows_labels_for_columns_figures_and_variants(results, tmp_path, lang):
    needs("pyreadstat")
    import pyreadstat

    write_table(results, tmp_path / "out.sav", lang)
    table, meta = pyreadstat.read_sav(tmp_path / "out.sav")
    assert_same_figures(table, results)
    assert meta.column_names_to_labels == {name: meaning.say(lang) for name, meaning in COLUMNS.items()}
    assert meta.variable_value_labels["kpi"]["revenue"].startswith({"en": "Sales amount (CNY)", "zh": "销售额"}[lang])
    assert meta.variable_value_labels["variant"]["baseline"] == results.scenario.baseline.say(lang)


def test_a_label_too_long_for_spss_ends_with_a_whole_character():
    assert table_export._cut("销售额", 7) == "销售"
