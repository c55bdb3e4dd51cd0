"""`simsales earnings SCENARIO [REP]`: "will I earn less?", for one rep or, as a table for HR, for everybody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from simsales.spec.casefile import CaseFile
    from simsales.spec.scenario import Scenario

NAME = "earnings"
HELP = t(
    "will I earn less? old and new pay of one rep, or of everybody",
    "我的收入会变少吗? 某个人或所有人的新旧收入对比",
)


RepArgument = Annotated[
    str | None,
    typer.Argument(metavar="REP", help=t("whose; everybody's if left out", "谁的; 不写则所有人"), show_default=False),
]
NewPlanOption = Annotated[
    str | None,
    typer.Option(
        "--variant",
        help=t("the new plan (each in turn if left out)", "新方案 (不写则逐个显示)"),
        show_default=False,
    ),
]
AnonymousOption = Annotated[
    bool, typer.Option("--anonymous", help=t("R01, R02, .. instead of names", "用 R01, R02, .. 代替姓名"))
]
LegendOption = Annotated[
    Path | None,
    typer.Option(
        "--legend",
        metavar="FILE.csv",
        help=t(
            "without names, and who is who in a file of its own, for your eyes only",
            "匿名, 并把对应姓名单独写入一个只有您能读的文件",
        ),
    ),
]
CsvOption = Annotated[
    Path | None,
    typer.Option(
        "--csv",
        metavar="FILE.csv",
        help=t("write everybody's figures, with a data dictionary beside it", "写出所有人的数字, 旁附数据字典"),
    ),
]
YearsOption = Annotated[int, years_option(t("how many simulated years under each plan", "每个方案模拟多少年"))]


def command(
    scenario: ScenarioArgument,
    rep: RepArgument = None,
    variant: NewPlanOption = None,
    sets: SetOption = None,
    anonymous: AnonymousOption = False,
    legend: LegendOption = None,
    csv: CsvOption = None,
    seed: SeedOption = 1,
    replications: YearsOption = 40,
    workers: WorkersOption = None,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.experiment.earnings import earn
    from simsales.i18n import Text
    from simsales.report.earnings_table import called, write_everybody, write_legend
    from simsales.report.pay_statements import find_rep
    from simsales.spec.casefile import open_case

    case = open_case(scenario, sets or ())
    chosen = _plans(case, variant)
    whose = None if rep is None else find_rep(case.scenario, rep, "earnings")
    is_hidden = anonymous or legend is not None
    names = called(case.scenario, anonymous=is_hidden)
    if legend is not None:
        write_legend(case.scenario, legend)
    with progress(Text(en="same customers, same luck", zh="同样的客户, 同样的运气"), lang) as tell:
        earnings = earn(chosen, seed=seed, replications=replications, workers=workers, progress=tell)
    shown = [name for name in earnings.others if whose is None or whose in chosen[name].reps]
    if json_only:
        from simsales.report.earnings_figures import earnings_json

        keys = {name: who.en if is_hidden else name for name, who in names.items() if whose in (None, name)}
        typer.echo(json.dumps(earnings_json(case.name, earnings, keys), ensure_ascii=False))
    else:
        from simsales.report.earnings_pages import rep_page
        from simsales.report.earnings_table import everybody_table
        from simsales.report.tables import show

        for number, name in enumerate(shown):
            if number:
                typer.echo("")
            if whose is None:
                show(everybody_table(case, earnings, name, names, lang))
            else:
                show(rep_page(case, earnings, whose, name, names, lang))
    if csv is not None:
        write_everybody(earnings, names, csv, lang, anonymous=is_hidden)


def _plans(case: CaseFile, variant: str | None) -> dict[str, Scenario]:
    """Today's plan, and the one asked for, or all there are. Raises ScenarioError where there is no other."""
    from simsales.errors import Place, Problem, ScenarioError
    from simsales.i18n import Text
    from simsales.spec.scenario import BASELINE
    from simsales.spec.wrong import one_of

    chosen = case.chosen(None if variant is None else [variant])
    if len(chosen) > 1:
        return {name: case.variants[name] for name in chosen}
    others = [name for name in case.variants if name != BASELINE]
    what = Text(en="there is no other plan to compare today's with", zh="没有可与现行方案比较的其他方案")
    if others:
        what = Text(en="this is today's plan itself", zh="这就是现行方案本身")
    more = Text(en="a new one by --set NAME:path=value", zh="用 --set 名称:路径=值 新建一个")
    raise ScenarioError(Problem(Place("--variant"), "", what, one_of(others) if others else more))
