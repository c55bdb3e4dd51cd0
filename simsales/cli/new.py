"""`simsales new NAME --from SCENARIO`: a first own scenario in a minute, laid over an existing one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .speech import LANG, LangOption, t

NAME = "new"
HELP = t("start an own scenario from an existing one", "从已有场景新建自己的场景")


def command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=t("name of the new scenario", "新场景的名称"), show_default=False)
    ],
    source: Annotated[
        str, typer.Option("--from", metavar="SCENARIO", help=t("scenario to start from", "以哪个场景为基础"))
    ] = "incentive-rollout",
    lang: LangOption = LANG,
) -> None:
    from simsales.spec.casefile import open_case
    from simsales.spec.first_draft import first_draft, write_new

    path = Path(f"{name}.yaml")
    write_new(path, first_draft(name, open_case(source)))
    typer.echo(
        t(
            f"wrote {path}; next: edit it, then `simsales check {path}` and `simsales compare {path}`",
            f"已写出 {path}; 接着: 编辑它, 再运行 `simsales check {path}` 和 `simsales compare {path}`",
        )
    )
