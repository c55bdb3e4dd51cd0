"""`simsales why SCENARIO A B`: why the outcomes of two variants differ, to the last coin and deal by deal."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from .speech import (
    LANG,
    JsonOption,
    LangOption,
    ScenarioArgument,
    SeedOption,
    SetOption,
    WorkersOption,
    progress,
    t,
    years_option,
)

NAME = "why"
HELP = t(
    "why two variants differ: which causes and which deals make the gap, to the last coin",
    "两个方案为什么不同: 差距由哪些原因、哪些商机造成, 精确到分",
)


KpiOption = Annotated[
    str | None,
    typer.Option(
        "--kpi",
        help=t("which figure (the scenario's objective if left out)", "哪个指标 (不写则用场景的目标)"),
        show_default=False,
    ),
]
YearsOption = Annotated[
    int,
    years_option(
        t("how many simulated stretches of time; each takes several runs", "模拟多少次; 每次要跑好几遍"), most=10_000
    ),
]


def command(
    scenario: ScenarioArgument,
    one: Annotated[
        str,
        typer.Argument(metavar="A", help=t("one variant, e.g. baseline", "一个方案, 如 baseline"), show_default=False),
    ],
    other: Annotated[str, typer.Argument(metavar="B", help=t("the other variant", "另一个方案"), show_default=False)],
    kpi: KpiOption = None,
    sets: SetOption = None,
    seed: SeedOption = 1,
    replications: YearsOption = 20,
    workers: WorkersOption = None,
    full: Annotated[bool, typer.Option("--all", help=t("show every rep", "显示每个销售"))] = False,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.experiment.why import why
    from simsales.i18n import Text
    from simsales.report.tables import show
    from simsales.report.why_text import why_json, why_report
    from simsales.spec.casefile import open_case

    case = open_case(scenario, sets or ())
    with progress(Text(en="same customers, same luck", zh="同样的客户, 同样的运气"), lang) as tell:
        found = why(
            case,
            one,
            other,
            kpi=kpi or case.scenario.objective,
            seed=seed,
            replications=replications,
            workers=workers,
            progress=tell,
        )
    if json_only:
        typer.echo(json.dumps(why_json(case, found, lang), ensure_ascii=False))
    else:
        show(why_report(case, found, lang, full=full))
