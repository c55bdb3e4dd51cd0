"""`simsales evidence`: published effects of pay plans, and what comes out of our reps, failures included."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Annotated

import typer

from .speech import LANG, JsonOption, LangOption, SeedOption, WorkersOption, progress, t

NAME = "evidence"
HELP = t(
    "published effects of pay plans: what was found, what is simulated, and whether they agree",
    "已发表的薪酬效应: 研究结果、模拟结果, 以及是否一致",
)


IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID...]", help=t("only these effects (S1 ...)", "只看这些效应 (S1 ...)"), show_default=False
    ),
]
QuickOption = Annotated[
    bool, typer.Option("--quick", help=t("a quick look: some effects, few lives", "快速查看: 部分效应, 少量模拟"))
]
LivesOption = Annotated[
    int | None,
    typer.Option("--lives", min=2, max=10_000, help=t("paired lives per effect (30)", "每个效应的成对模拟次数 (30)")),
]
RawOption = Annotated[
    Path | None,
    typer.Option("--raw", metavar="FILE.csv", help=t("write every number of every seed", "写出每个种子的全部数字")),
]
AblationOption = Annotated[
    bool, typer.Option("--ablation", help=t("take each effect's mechanism away", "去掉每个效应的机制再试"))
]


def command(
    ids: IdsArgument = None,
    quick: QuickOption = False,
    seed: SeedOption = 1,
    seeds: LivesOption = None,
    workers: WorkersOption = None,
    raw: RawOption = None,
    ablation: AblationOption = False,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.evidence.choosing import chosen
    from simsales.evidence.runner import QUICK_SEEDS, SEEDS, try_effects
    from simsales.evidence.seeds import run_seeds
    from simsales.evidence.telling import evidence_json, evidence_table, raw_rows
    from simsales.i18n import Text

    effects, waiting = chosen(ids or (), is_quick=quick)
    count = seeds or (QUICK_SEEDS if quick else SEEDS)
    with progress(Text(en="paired lives", zh="成对模拟"), lang) as tell:
        findings = try_effects(
            [one.id for one in effects], seed=seed, seeds=count, is_ablated=ablation, workers=workers, progress=tell
        )
    if raw is not None:
        rows = raw_rows(findings, [run_seeds(seed, one.effect.id, len(one.rows)) for one in findings])
        with raw.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, ["effect", "k", "run_seed", "name", "value"])
            writer.writeheader()
            writer.writerows(rows)
    if json_only:
        typer.echo(json.dumps(evidence_json(findings, waiting, lang, seed, count), ensure_ascii=False))
        return
    from simsales.report.tables import show

    show(evidence_table(findings, waiting, lang, seed, count))
