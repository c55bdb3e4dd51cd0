"""`simsales cost`: what one pay plan costs in many worlds, in an ordinary, a better and a worse year and after a windfall."""

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
    VariantOption,
    WorkersOption,
    progress,
    t,
    years_option,
)

NAME = "cost"
HELP = t(
    "what one pay plan costs: P10/P50/P90, where attainment ends, better and worse years, one windfall",
    "一个薪酬方案要花多少钱: P10/P50/P90, 达成率分布, 上行/下行年份, 意外大单",
)


StretchOption = Annotated[
    float, typer.Option("--stretch", help=t("leads of a better year, as a multiple", "上行年份的线索倍数"))
]
EdgeOption = Annotated[
    float, typer.Option("--edge", help=t("leads of a worse year, as a multiple", "下行年份的线索倍数"))
]
WindfallOption = Annotated[
    float,
    typer.Option(
        "--windfall",
        help=t("size of the one very large deal, in quotas of a pay period", "意外大单的大小, 为一期指标的倍数"),
    ),
]
LuckyRepOption = Annotated[
    str | None,
    typer.Option(
        "--rep",
        help=t("who lands it (the middle quota if left out)", "谁签下大单 (默认指标居中者)"),
        show_default=False,
    ),
]
YearsOption = Annotated[int, years_option(t("how many simulated years in each case", "每种情形模拟多少年"), least=1)]


def command(
    scenario: ScenarioArgument,
    variant: VariantOption = "baseline",
    sets: SetOption = None,
    stretch: StretchOption = 1.2,
    edge: EdgeOption = 0.8,
    windfall: WindfallOption = 1.0,
    rep: LuckyRepOption = None,
    seed: SeedOption = 1,
    replications: YearsOption = 40,
    workers: WorkersOption = None,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.experiment.cases import usual_cases
    from simsales.experiment.costing import cost_plan
    from simsales.i18n import Text
    from simsales.report.pay_statements import find_rep
    from simsales.spec.casefile import open_case

    case = open_case(scenario, sets or ())
    chosen = case.variants[case.chosen([variant])[-1]]
    lucky = None if rep is None else find_rep(chosen, rep, "--rep")
    cases = usual_cases(chosen, stretch, edge, windfall, lucky)
    with progress(Text(en="one plan, many worlds", zh="一个方案, 多种世界"), lang) as tell:
        costing = cost_plan(
            chosen, variant, cases, seed=seed, replications=replications, workers=workers, progress=tell
        )
    if json_only:
        from simsales.report.cost_figures import costing_json

        typer.echo(json.dumps(costing_json(case.name, costing), ensure_ascii=False))
        return
    from simsales.report.cost_tables import costing_page
    from simsales.report.tables import show

    show(costing_page(case, costing, lang))
