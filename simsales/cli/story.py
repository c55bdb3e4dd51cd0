"""`simsales story SCENARIO NEED`: one deal told from the log, event by event."""

from __future__ import annotations

from typing import Annotated

import typer

from .speech import LANG, LangOption, ReplicationOption, ScenarioArgument, SeedOption, SetOption, VariantOption, t

NAME = "story"
HELP = t(
    "one deal told from the log; a need is named like hospitals/li#12",
    "从日志讲述一个商机; 商机的写法如 hospitals/li#12",
)


def command(
    scenario: ScenarioArgument,
    need: Annotated[
        str | None,
        typer.Argument(
            metavar="NEED",
            help=t("source/rep#number; lists some if left out", "来源/销售#编号; 不写则列出若干"),
            show_default=False,
        ),
    ] = None,
    variant: VariantOption = "baseline",
    seed: SeedOption = 1,
    replication: ReplicationOption = 1,
    sets: SetOption = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.experiment.runs import facts_of
    from simsales.report.stories import tell_story
    from simsales.session import Session
    from simsales.spec.casefile import open_case

    case = open_case(scenario, sets or ())
    chosen = case.variants[case.chosen([variant])[-1]]
    session = Session(chosen, variant=variant, seed=seed, replication=replication)
    session.advance()
    for line in tell_story(chosen, facts_of(session), need, lang):
        typer.echo(line)
