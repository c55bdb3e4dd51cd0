"""`simsales rubric-check NAME`: which lines of the rubric go with results, over a thousand games by bots of mixed skill."""

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
    VariantOption,
    WorkersOption,
    progress,
    t,
)

NAME = "rubric-check"
HELP = t(
    "what each item of the rubric has to do with results, over many bot games",
    "评分表的每一项与结果有多大关系 (多局机器人对局)",
)


def command(
    scenario: ScenarioArgument,
    variant: VariantOption = "baseline",
    games: Annotated[int, typer.Option("--games", min=40, max=100_000, help=t("how many games", "玩几局"))] = 1000,
    seed: SeedOption = 1,
    workers: WorkersOption = None,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.i18n import Text
    from simsales.report.rubric_tables import rubric_json, rubric_page
    from simsales.report.tables import show
    from simsales.review.rubric_check import rubric_check
    from simsales.spec.casefile import open_case

    case = open_case(scenario)
    name = case.chosen([variant])[-1]
    with progress(Text(en="games", zh="对局"), lang) as tell:
        items = rubric_check(case.variants[name], seed=seed, games=games, workers=workers, progress=tell)
    if json_only:
        typer.echo(json.dumps(rubric_json(case.name, name, seed, games, items), ensure_ascii=False))
    else:
        show(rubric_page(f"{case.name} {name}", games, items, lang))
