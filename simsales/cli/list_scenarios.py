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
    from simsales.report.library import languages
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
                "role_play": scenario.meeting is not None,
                "languages": languages(scenario),
            }
        )
    if json_only:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        if "problem" in row:
            typer.echo(f"{row['name']:<24} ! {row['problem']}")
        else:
            typer.echo(f"{row['name']:<24} {row['title']}  ({_facts(row)}; {'/'.join(row['languages'])})")


def _facts(row: dict[str, Any]) -> str:
    """What there is to know before choosing: how large, how many plans or forms, how long."""
    variants, minutes = len(row["variants"]), row["minutes"] or "?"
    if row["role_play"]:
        return t(
            f"role-play, {variants + 1} forms, {minutes} min: simsales play {row['name']}",
            f"角色扮演, {variants + 1} 份卷, 约 {minutes} 分钟: simsales play {row['name']}",
        )
    return t(
        f"{row['reps']} reps, {row['days']:g} days, {variants} variants, {minutes} min",
        f"{row['reps']} 名销售, {row['days']:g} 天, {variants} 个方案, 约 {minutes} 分钟",
    )
