"""`simsales lint NAME`: whether a role-play is worth playing, found out by letting sellers of every skill play it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from .speech import LANG, JsonOption, LangOption, ScenarioArgument, SeedOption, WorkersOption, progress, t

NAME = "lint"
HELP = t(
    "is a role-play worth playing: solvable, not trivial, no dominant move; what each skill reaches",
    "一份演练值不值得玩: 有解, 不平凡, 没有一招鲜; 各种水平能到哪",
)


def command(
    scenario: ScenarioArgument,
    variant: Annotated[
        list[str] | None,
        typer.Option(
            "--variant", help=t("only this form (all if left out)", "只看这一份卷 (默认全部)"), show_default=False
        ),
    ] = None,
    games: Annotated[
        int, typer.Option("--games", min=10, max=100_000, help=t("games a seller", "每种卖方玩几局"))
    ] = 1000,
    seed: SeedOption = 1,
    workers: WorkersOption = None,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.i18n import Text
    from simsales.report.lint_tables import lint_json, lint_page
    from simsales.report.tables import show
    from simsales.review.lint import lint
    from simsales.spec.casefile import open_case

    case = open_case(scenario)
    names = [case.chosen([one])[-1] for one in variant] if variant else list(case.variants)
    found = []
    for name in names:
        with progress(Text(en=f"{name}: games", zh=f"{name}: 对局"), lang) as tell:
            found.append(lint(name, case.variants[name], seed=seed, games=games, workers=workers, progress=tell))
    if json_only:
        typer.echo(json.dumps(lint_json(case.name, seed, games, found, lang), ensure_ascii=False))
    else:
        show(lint_page(found, lang))
    if not all(one.is_fine for one in found):
        raise typer.Exit(1)
