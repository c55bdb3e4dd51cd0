"""`simsales compare`: all variants on the same customers with the same luck, and what may be said of the differences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .speech import LANG, JsonOption, LangOption, ScenarioArgument, SeedOption, SetOption, WorkersOption, progress, t

NAME = "compare"
HELP = t(
    "compare the variants of a scenario with the current plan: same customers, same luck",
    "把场景的各方案与现行方案比较: 同样的客户, 同样的运气",
)


def command(
    scenario: ScenarioArgument,
    variants: Annotated[
        str | None, typer.Option("--variants", metavar="A,B,..", help=t("only these variants", "只比较这些方案"))
    ] = None,
    sets: SetOption = None,
    seed: SeedOption = 1,
    replications: Annotated[
        int,
        typer.Option(
            "--replications",
            min=2,
            max=100_000,
            help=t("how many simulated stretches of time, all variants in each", "模拟多少次, 每次都跑全部方案"),
        ),
    ] = 40,
    workers: WorkersOption = None,
    csv: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            metavar="FILE.csv",
            help=t(
                "write every figure of every simulated year, with a data dictionary beside it",
                "写出每次模拟的全部指标, 旁附数据字典",
            ),
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--all", help=t("show every KPI", "显示全部指标"))] = False,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.experiment.comparison import Comparison
    from simsales.experiment.runner import run_experiment
    from simsales.i18n import Text
    from simsales.spec.casefile import open_case

    case = open_case(scenario, sets or ())
    asked = [name.strip() for name in variants.split(",")] if variants else None
    chosen = {name: case.variants[name] for name in case.chosen(asked)}
    with progress(Text(en="same customers, same luck", zh="同样的客户, 同样的运气"), lang) as tell:
        results = run_experiment(chosen, seed=seed, replications=replications, workers=workers, progress=tell)
    comparison = Comparison(results)
    if json_only:
        from simsales.report.figures import comparison_json

        typer.echo(json.dumps(comparison_json(case.name, comparison), ensure_ascii=False))
    else:
        from simsales.report.tables import comparison_table, show

        show(comparison_table(case, comparison, lang, full=full))
    if csv is not None:
        from simsales.report.results_export import write_results

        write_results(results, csv, lang)
