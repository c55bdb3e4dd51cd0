"""`simsales check FILE...`: every problem of a scenario file at once, where it stands and what is allowed."""

from __future__ import annotations

from typing import Annotated

import typer

from .speech import LANG, LangOption, t

NAME = "check"
HELP = t(
    "check scenario files: every problem at once, with line and column", "检查场景文件: 一次列出全部问题, 带行列号"
)


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help=t("files or names", "文件或名称"), show_default=False)
    ],
    lang: LangOption = LANG,
) -> None:
    from simsales.errors import ScenarioError
    from simsales.i18n import Text
    from simsales.spec.casefile import open_case

    bad = 0
    for file in files:
        try:
            case = open_case(file)
        except ScenarioError as error:
            bad += 1
            typer.echo(error.say(lang), err=True)
        else:
            found = Text(en="{name}: fine ({count} variants)", zh="{name}: 没有问题 ({count} 个方案)")
            typer.echo(found.fill(name=case.path, count=len(case.variants) - 1).say(lang))
    if bad:
        raise typer.Exit(1)
