"""`simsales calibrate EXPORT...`: a CRM export becomes a scenario; every row is accounted for, every assumption named."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import typer

from .speech import LANG, LangOption, progress, t

NAME = "calibrate"
HELP = t(
    "turn a CRM export (CSV or Excel, with its product table if there is one) into a scenario",
    "把 CRM 商机导出 (CSV 或 Excel, 可附产品表) 变成场景",
)


def command(
    exports: Annotated[
        list[Path],
        typer.Argument(
            metavar="EXPORT...",
            show_default=False,
            help=t(
                "the deals file, and files it refers to (products, people)", "商机文件, 以及它引用的文件 (产品, 人员)"
            ),
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE.yaml", help=t("scenario to write", "写出的场景"))
    ] = Path("calibrated.yaml"),
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar="FILE",
            show_default=False,
            help=t("the mapping table of an earlier run, corrected", "上次写出并改正过的映射文件"),
        ),
    ] = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.calibrate import calibrate, read_mapping
    from simsales.i18n import Text
    from simsales.spec.files import writing
    from simsales.text import export_cell

    with progress(Text(en="reading, fitting, checking against your file", zh="读取, 拟合, 与您的文件核对"), lang):
        calibration = calibrate(exports, out.stem, read_mapping(mapping) if mapping is not None else None)
        report = calibration.report(lang)
    with writing(out) as file:
        file.write(calibration.yaml)
    legend, table = out.with_suffix(".legend.csv"), out.with_suffix(".mapping.yaml")
    with writing(table) as file:
        file.write(calibration.mapping)
    with writing(legend, encoding="utf-8-sig", mode=0o600) as file:
        csv.writer(file).writerows([key, export_cell(name)] for key, name in calibration.legend.items())
    for line in report:
        typer.echo(line)
    typer.echo(
        t(
            f"wrote {out}, {table} (what your columns and stages were taken for: correct it and pass it back with --mapping), "
            f"and {legend} (names behind the keys: keep it to yourself)",
            f"已写出 {out}, {table} (各列和阶段的理解: 可改正后用 --mapping 传回) 和 {legend} (代号对应的姓名, 请妥善保管)",
        )
    )
