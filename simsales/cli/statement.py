"""`simsales statement SCENARIO [REP]`: each rep's pay, period by period and line by line, with the deals it rests on."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from .speech import (
    LANG,
    JsonOption,
    LangOption,
    ReplicationOption,
    ScenarioArgument,
    SeedOption,
    SetOption,
    VariantOption,
    t,
)

NAME = "statement"
HELP = t(
    "pay statements of one run: every line with its rule, what it counted and the deals it rests on",
    "一次运行的工资单: 每一项的规则、计入的业绩和依据的合同",
)


def command(
    scenario: ScenarioArgument,
    rep: Annotated[
        str | None,
        typer.Argument(metavar="REP", help=t("whose; everybody's if left out", "谁的; 不写则全部"), show_default=False),
    ] = None,
    variant: VariantOption = "baseline",
    period: Annotated[
        int | None,
        typer.Option(
            "--period", help=t("this pay period only, from 1", "只看第几个发薪期, 从 1 起"), show_default=False
        ),
    ] = None,
    seed: SeedOption = 1,
    replication: ReplicationOption = 1,
    sets: SetOption = None,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.experiment.rep_months import months_json, rep_months
    from simsales.experiment.runs import facts_of
    from simsales.report.pay_statements import find_rep, slips
    from simsales.report.statement_pages import statement_page, statements_json
    from simsales.session import Session
    from simsales.spec.casefile import open_case

    case = open_case(scenario, sets or ())
    chosen = case.variants[case.chosen([variant])[-1]]
    whose = None if rep is None else find_rep(chosen, rep, "statement")
    session = Session(chosen, variant=variant, seed=seed, replication=replication)
    session.advance()
    found = slips(facts_of(session), chosen, whose, period)
    if json_only:
        facts = {"scenario": case.name, "variant": variant, "seed": seed, "replication": replication}
        lived = facts_of(session)
        months = {name: months_json(rep_months(lived, chosen, name)) for name in dict.fromkeys(s.rep for s in found)}
        whole = {**facts, **statements_json(found, chosen.money, lang), "months": months}
        typer.echo(json.dumps(whole, ensure_ascii=False))
        return
    from simsales.report.tables import show

    for slip in found:
        show(statement_page(slip, chosen.money, lang))
