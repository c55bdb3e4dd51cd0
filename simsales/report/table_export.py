"""Every figure of every simulated year as one tidy table, for the program it goes to: CSV, Parquet, or SPSS with labels.

The columns are those of `results_export`. Parquet and SPSS need an extra each; `check_table` says so before anything long
is begun.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from simsales.errors import InputError, Place, Problem
from simsales.experiment.runs import Results
from simsales.i18n import Lang, Text
from simsales.registry import installed
from simsales.spec.files import check_file, write_bytes
from simsales.spec.scenario import BASELINE
from simsales.text import export_cell, safe_text

from .log_export import write_rows
from .results_export import COLUMNS, Figure, dictionary, figures, write_results
from .tables import kpi_label


class _Program(NamedTuple):
    """What writes a format, and the extra that brings it."""

    module: str
    extra: str


_NEEDS: Mapping[str, _Program | None] = {
    ".csv": None,
    ".parquet": _Program("pyarrow", "columnar"),
    ".sav": _Program("pyreadstat", "spss"),
}
_MISSING = Text(en="writing {suffix} needs {module}, which is not installed", zh="写 {suffix} 需要 {module}, 尚未安装")
_INSTALL = Text(
    en='install it with: pip install "simsales[{extra}]" (or write .csv)',
    zh='安装: pip install "simsales[{extra}]" (或改写 .csv)',
)
_CANNOT = Text(en="cannot be written: {why}", zh="无法写入: {why}")
_LABEL_BYTES, _VALUE_LABEL_BYTES = 250, 115
"""What SPSS takes: 256 bytes for the label of a variable, 120 for that of a value."""


def check_table(path: Path) -> None:
    """Whether such a table can be written here. Raises InputError with the name to choose, or the extra to install."""
    suffix = path.suffix.lower()
    check_file(path, list(_NEEDS))
    program = _NEEDS[suffix]
    if program is not None and importlib.util.find_spec(program.module) is None:
        missing = _MISSING.fill(suffix=suffix, module=program.module)
        raise InputError(Problem(Place(str(path)), "", missing, _INSTALL.fill(extra=program.extra)))


def write_table(results: Results, path: Path, lang: Lang) -> None:
    """Write the table in the format of its name, all of it or nothing.

    CSV and Parquet get a data dictionary beside them, SPSS has it inside, as labels. Raises InputError as `check_table`
    does, and where the file cannot be written.
    """
    check_table(path)
    _WRITERS[path.suffix.lower()](results, path, lang)


def _write_parquet(results: Results, path: Path, lang: Lang) -> None:
    pyarrow, parquet = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    words = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    kinds = {"replication": pyarrow.int32(), "run_seed": pyarrow.uint64(), "value": pyarrow.float64()}
    fields = [
        pyarrow.field(name, kinds.get(name, words), metadata={"label": meaning.say(lang)})
        for name, meaning in COLUMNS.items()
    ]
    schema = pyarrow.schema(fields, metadata={"simsales": json.dumps(_kpi_labels(results, lang), ensure_ascii=False)})
    columns = list(zip(*figures(results), strict=True))
    table = pyarrow.table(
        [
            pyarrow.array(_exported(column), type=field.type, from_pandas=True)
            for column, field in zip(columns, fields, strict=True)
        ],
        schema=schema,
    )
    raw = BytesIO()
    parquet.write_table(table, raw)
    write_bytes(path, raw.getvalue())
    write_rows(path.with_suffix(".dictionary.csv"), dictionary(lang))


def _write_spss(results: Results, path: Path, lang: Lang) -> None:
    import pandas as pd

    pyreadstat = importlib.import_module("pyreadstat")
    columns = zip(*figures(results), strict=True)
    table = pd.DataFrame({name: _exported(column) for name, column in zip(Figure._fields, columns, strict=True)})
    table["run_seed"] = table["run_seed"].astype(str)  # SPSS counts in doubles: 64 bits would be rounded
    labels = [_cut(meaning.say(lang), _LABEL_BYTES) for meaning in COLUMNS.values()]
    said = {"kpi": _kpi_labels(results, lang), "variant": _variant_labels(results, lang)}
    meanings = {
        column: {word: _cut(label, _VALUE_LABEL_BYTES) for word, label in words.items()}
        for column, words in said.items()
    }
    with TemporaryDirectory() as folder:
        draft = Path(folder, "table.sav")
        try:
            pyreadstat.write_sav(table, str(draft), column_labels=labels, variable_value_labels=meanings)
            raw = draft.read_bytes()
        except (OSError, pyreadstat.ReadstatError) as error:
            raise InputError(Problem(Place(str(path)), "", _CANNOT.fill(why=error))) from None
    write_bytes(path, raw)


def _exported(column: tuple[Any, ...]) -> list[Any]:
    return [export_cell(value) for value in column]


def _kpi_labels(results: Results, lang: Lang) -> dict[str, str]:
    """KPI id -> its label with the unit, and how it is worked out."""
    kpis = installed().kinds("kpi").values()
    return {kpi.id: f"{kpi_label(kpi, results.scenario.money, lang)}: {kpi.formula.say(lang)}" for kpi in kpis}


def _variant_labels(results: Results, lang: Lang) -> dict[str, str]:
    """Variant as it stands in the table -> what people call it."""
    scenario, labels = results.scenario, {BASELINE: results.scenario.baseline.say(lang)}
    labels |= {name: spec.name.say(lang) for name, spec in scenario.variants.items() if spec.name is not None}
    return {str(export_cell(name)): safe_text(labels.get(name, name)) for name in results.runs}


def _cut(words: str, most: int) -> str:
    """The beginning that fits into so many bytes, no character cut in half."""
    return words.encode()[:most].decode(errors="ignore")


_WRITERS: Mapping[str, Callable[[Results, Path, Lang], None]] = {
    ".csv": write_results,
    ".parquet": _write_parquet,
    ".sav": _write_spss,
}
