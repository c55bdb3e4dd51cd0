"""`simsales calibrate EXPORT...`: a CRM export becomes a scenario; every row is accounted for, every assumption named."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simsales.calibrate.plan_questions import OF_A_PAYROLL

from .speech import LANG, LangOption, progress, t, with_options

if TYPE_CHECKING:
    from simsales.calibrate import Calibration
    from simsales.calibrate.mapping import CannotMap
    from simsales.errors import ExportError
    from simsales.i18n import Lang

NAME = "calibrate"
HELP = t(
    "turn a CRM export (CSV or Excel, with its product table if there is one) into a scenario",
    "把 CRM 商机导出 (CSV 或 Excel, 可附产品表) 变成场景",
)


ExportsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="EXPORT...",
        show_default=False,
        help=t(
            "the deals file, and files it refers to (products, people); FILE.xlsx[Sheet] names a sheet",
            "商机文件, 以及它引用的文件 (产品, 人员); FILE.xlsx[工作表] 指定工作表",
        ),
    ),
]
OutOption = Annotated[Path, typer.Option("-o", "--out", metavar="FILE.yaml", help=t("scenario to write", "写出的场景"))]
MappingOption = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        show_default=False,
        help=t(
            "the mapping table of an earlier run, corrected (.yaml or .xlsx)",
            "上次写出并改正过的映射表 (.yaml 或 .xlsx)",
        ),
    ),
]
MappingAsOption = Annotated[
    Literal["yaml", "xlsx"],
    typer.Option(
        "--mapping-as",
        help=t(
            "write the mapping table as yaml, or as an Excel file with lists to choose from",
            "映射表写成 yaml, 或带下拉选项的 Excel 文件",
        ),
    ),
]
NamesOption = Annotated[
    Literal["hide", "keep"],
    typer.Option(
        "--names",
        help=t(
            "people: hide (keys such as rep-7f3a, the same in every import on this machine), or keep their names",
            "人员: hide 用代号 (如 rep-7f3a, 本机每次导入都相同), keep 保留姓名",
        ),
    ),
]


@with_options(after={"names": {key: OF_A_PAYROLL[key] for key in ("quota-per", "base-per")}})
def command(
    exports: ExportsArgument,
    out: OutOption = Path("calibrated.yaml"),
    mapping: MappingOption = None,
    mapping_as: MappingAsOption = "yaml",
    names: NamesOption = "hide",
    lang: LangOption = LANG,
    **answers: str | None,
) -> None:
    from simsales.calibrate import calibrate, read_mapping
    from simsales.calibrate.mapping import CannotMap
    from simsales.i18n import Text

    said = _answered(exports, {name.replace("_", "-"): answer for name, answer in answers.items()}, lang)
    legend, table = out.with_suffix(".legend.csv"), out.with_suffix(f".mapping.{mapping_as}")
    with progress(Text(en="reading, fitting, checking against your file", zh="读取, 拟合, 与您的文件核对"), lang):
        corrected = read_mapping(mapping) if mapping is not None else None
        try:
            calibration = calibrate(exports, out.stem, corrected, names, said)
        except CannotMap as refused:
            raise _with_draft(refused, table, mapping) from None
        report = calibration.report(lang)
    _write(calibration, out, table, legend)
    for line in report:
        typer.echo(line)
    typer.echo(
        t(
            f"wrote {out}, {table} (what your columns and stages were taken for: correct it and pass it back with --mapping), "
            f"and {legend} (names behind the keys: keep it to yourself)",
            f"已写出 {out}, {table} (各列和阶段的理解: 可改正后用 --mapping 传回) 和 {legend} (代号对应的姓名, 请妥善保管)",
        )
    )


def _answered(exports: list[Path], given: dict[str, str | None], lang: Lang) -> dict[str, str]:
    """What the people file leaves open is asked at a terminal; elsewhere it is shown, and nothing is written."""
    from simsales.calibrate.staff import open_questions, question_said

    from .plan import settle

    answers = {key: word for key, word in given.items() if word is not None}
    settle(
        lambda: open_questions(exports, answers),
        lambda question: question_said(question, lang),
        answers.__setitem__,
        sys.stdin.isatty(),
        lang,
    )
    return answers


def _with_draft(refused: CannotMap, table: Path, passed: Path | None) -> ExportError:
    """The refusal, and where the draft of the mapping is that was written."""
    from simsales.calibrate.mapping import written
    from simsales.calibrate.mapping_sheets import written_sheets
    from simsales.errors import ExportError, Place, Problem
    from simsales.i18n import Text
    from simsales.spec.files import write_bytes, writing

    if passed is not None and passed.resolve() == table.resolve():
        table = table.with_suffix(f".draft{table.suffix}")
    if table.suffix == ".xlsx":
        write_bytes(table, written_sheets(refused.drafts))
    else:
        with writing(table) as file:
            file.write(written(refused.drafts))
    what = Text(
        en=f"written as a draft: fill in {table} and pass it back with --mapping {table}",
        zh=f"已写出草稿: 请填写 {table}, 再用 --mapping {table} 传回",
    )
    return ExportError([*refused.problems, Problem(Place(str(table)), "", what)])


def _write(calibration: Calibration, out: Path, table: Path, legend: Path) -> None:
    """All three, or none."""
    from simsales.spec.files import writing
    from simsales.text import export_cell

    is_book = table.suffix == ".xlsx"
    with (
        writing(out) as scenario,
        writing(table, encoding="latin-1" if is_book else "utf-8") as mapping,
        writing(legend, encoding="utf-8-sig", mode=0o600) as names,
    ):
        scenario.write(calibration.yaml)
        # latin-1 writes each byte as it is
        mapping.write(calibration.mapping_workbook.decode("latin-1") if is_book else calibration.mapping)
        csv.writer(names).writerows([key, export_cell(name)] for key, name in calibration.legend.items())
