"""`simsales schema`: the JSON Schema of a scenario file, for editors that complete and check while one types."""

from __future__ import annotations

import typer

from .speech import LANG, LangOption, t

NAME = "schema"
HELP = t("print the JSON Schema of scenario files, for editors", "输出场景文件的 JSON Schema, 供编辑器使用")


def command(lang: LangOption = LANG) -> None:
    from simsales.spec.schema import scenario_schema

    typer.echo(scenario_schema(), nl=False)
