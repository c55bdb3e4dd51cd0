"""`simsales run`: one run of one variant, its KPIs and, if asked for, its whole log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from simsales.experiment.runs import RunResult
    from simsales.session import Session

NAME = "run"
HELP = t("one run: its KPIs, and its log as CSV", "运行一次: 指标, 以及 CSV 日志")


AnswersOption = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        metavar="FILE.json",
        help=t(
            "decide as a file says (from `simsales export`); variant and seed are then the file's",
            "按文件里的回答决定 (来自 `simsales export`); 方案和种子以文件为准",
        ),
        show_default=False,
    ),
]
LogOption = Annotated[
    Path | None,
    typer.Option(
        "--log",
        metavar="FILE.csv",
        help=t("write the event log as CSV, with a data dictionary beside it", "写出事件日志 CSV, 旁附数据字典"),
    ),
]


def command(
    scenario: ScenarioArgument,
    variant: VariantOption = "baseline",
    seed: SeedOption = 1,
    replication: ReplicationOption = 1,
    answers: AnswersOption = None,
    sets: SetOption = None,
    log: LogOption = None,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.experiment.runs import facts_of, look_back
    from simsales.registry import installed
    from simsales.seats.scripted import Scripted
    from simsales.session import Session
    from simsales.spec.casefile import open_case
    from simsales.store.answers import read_answers

    case = open_case(scenario, sets or ())
    script = read_answers(answers) if answers is not None else None
    if script is not None:
        variant, seed, replication = script.variant, script.seed, script.replication
    seats = {seat: Scripted(given) for seat, given in (script.by_seat() if script is not None else {}).items()}
    chosen = case.variants[case.chosen([variant])[-1]]
    session = Session(chosen, variant=variant, seed=seed, replication=replication, seats=seats)
    session.advance()
    unused = sum(len(seat.unused) for seat in seats.values())
    if unused:
        typer.echo(t(f"{unused} answers were never asked for", f"有 {unused} 个回答没有被问到"), err=True)
    kpis = installed().kinds("kpi")
    result = look_back(session, kpis)
    if log is not None:
        from simsales.report.log_export import write_log

        write_log(facts_of(session), chosen, log, lang)
    if json_only:
        facts = {"scenario": case.name, "variant": variant, "seed": seed, "replication": replication}
        typer.echo(json.dumps({**facts, **_figures(session, result)}))
        return
    from simsales.report.tables import run_table, show

    show(run_table(chosen, result, kpis, lang))


def _figures(session: Session, result: RunResult) -> dict[str, object]:
    """What a run comes to, for machines."""
    from simsales.report.figures import null_for_nan

    kpis = {name: null_for_nan(value) for name, value in result.kpis.items()}
    return {"kpis": kpis, "events": session.log.length, "digest": f"sha256:{result.digest}"}
