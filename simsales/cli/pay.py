"""`simsales pay`: each pay plan of a scenario in sentences, and what it pays at 50 to 150% of quota."""

from __future__ import annotations

from typing import Annotated

import typer

from .speech import LANG, LangOption, ScenarioArgument, SetOption, t

NAME = "pay"
HELP = t(
    "each pay plan in plain sentences, and its payout at 50/80/100/120/150% of quota",
    "用大白话说明每个薪酬方案, 及达成 50/80/100/120/150% 时的收入",
)


def command(
    scenario: ScenarioArgument,
    rep: Annotated[
        str | None, typer.Option("--rep", help=t("for this rep (the first if left out)", "针对哪个销售 (默认第一个)"))
    ] = None,
    sets: SetOption = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.report.pay_plans import pay_plans
    from simsales.report.tables import show
    from simsales.spec.casefile import open_case

    show(pay_plans(open_case(scenario, sets or ()), rep, lang))
