"""`simsales list`: the scenarios on the shelf, with languages and length."""

from __future__ import annotations

import json
from typing import Any

import typer

from .speech import LANG, JsonOption, LangOption, t

NAME = "list"
HELP = t("list the scenarios: bundled ones and your own", "列出场景: 自带的和自己的")


def command(json_only: JsonOption = False, lang: LangOption = LANG) -> None:
    from simsales.errors import ScenarioError
    from simsales.spec.casefile import open_case
    from simsales.spec.shelf import all_scenarios

    rows: list[dict[str, Any]] = []
    for path in all_scenarios():
        try:
            case = open_case(str(path))
        except ScenarioError as error:
            rows.append({"name": path.stem, "problem": error.problems[0].say(lang)})
            continue
        scenario = case.scenario
        rows.append(
            {
                "name": case.name,
                "title": scenario.title.say(lang),
                "variants": list(case.variants)[1:],
                "reps": len(scenario.reps),
                "days": scenario.horizon,
                "minutes": scenario.minutes,
                "languages": ["en", "zh"] if scenario.title.en != scenario.title.zh else ["en"],
            }
        )
    if json_only:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        if "problem" in row:
            typer.echo(f"{row['name']:<24} ! {row['problem']}")
        else:
            facts = t(
                f"{row['reps']} reps, {row['days']:g} days, {len(row['variants'])} variants, {row['minutes'] or '?'} min",
                f"{row['reps']} 名销售, {row['days']:g} 天, {len(row['variants'])} 个方案, 约 {row['minutes'] or '?'} 分钟",
            )
            typer.echo(f"{row['name']:<24} {row['title']}  ({facts}; {'/'.join(row['languages'])})")
