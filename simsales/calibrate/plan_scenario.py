"""A small scenario that extends another one, with the plan of a pay table as a variant.

Used by `simsales plan -o FILE.yaml`. The text is checked against the scenario it extends before anything is written; it
holds numbers and our own words only, nothing from the cells of the table and nobody's name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simsales.errors import ExportError, InputError, Place, Problem, ScenarioError
from simsales.i18n import Text
from simsales.policies.incentives.plan import PayPlan
from simsales.spec.casefile import CaseFile, check_scenario
from simsales.spec.delta import apply
from simsales.spec.scenario import FORMAT
from simsales.spec.shelf import ENDINGS
from simsales.units import Currency
from simsales.world.calendar import MONTHS

from .plan_components import block
from .plan_gaps import said_answer
from .plan_rows import PlanTable
from .plan_terms import Answers, Terms

VARIANT = "from-table"
_HEAD = """\
# Written by `simsales plan` from a pay table; everything else holds as in {base}.
# 由 `simsales plan` 按提成表写成; 其余同 {base}。
{answers}# The plan in words | 方案:
{words}simsales: {format}
extends: {extends}
title: {{en: The plan of the pay table, zh: 提成表中的方案}}
variants:
  {variant}:
    name: {{en: plan from the table, zh: 表中的方案}}
    set:
      # The first line empties the block (another kind replaces it whole), or lines of the old plan would stay in it.
      # 第一行清空原方案, 否则旧方案的项目会留下来。
"""
_NO_KIND = "replaced"
_FIXED = Text(
    en="tiers that start at the same sales for everybody need one quota for all, but quotas of {name} differ",
    zh="档位对每个人都是同样金额, 就要求大家指标相同, 而 {name} 中的指标不同",
)


def scenario_path(path: Path) -> Path:
    """Where a scenario may be written: never over the pay table or a payroll. Raises InputError."""
    if path.suffix.lower() not in ENDINGS:
        raise InputError(
            Problem(
                Place(str(path)),
                "--out",
                Text(en="this is not a scenario's name", zh="这不是场景文件名"),
                Text(en="allowed: a name that ends in .yaml", zh="允许: 以 .yaml 结尾的文件名"),
            )
        )
    return path


def scenario_text(table: PlanTable, answers: Answers, terms: Terms, case: CaseFile) -> str:
    """The YAML. Raises ExportError for a plan that holds for one quota only, ScenarioError for what does not fit."""
    terms = _for_everybody(table, answers, terms, case)
    whole = block(table, answers, terms)
    plan = PayPlan.model_validate(whole)
    changes = {"policies": {"incentive": {"kind": _NO_KIND}}, "policies.incentive": whole, **_quotas(case, plan)}
    _, problems = check_scenario(apply(case.document, changes))
    if problems:
        raise ScenarioError(problems)
    bundled = case.path.parent.name in ("scenarios", "cases")
    head = _HEAD.format(
        base=case.name,
        variant=VARIANT,
        format=FORMAT,
        answers="".join(_answers(table, answers)),
        words="".join(_words(plan, terms.currency)),
        extends=case.name if bundled else json.dumps(case.path.resolve().as_posix()),
    )
    lines = (line for name, value in changes.items() for line in _lines(name, value, 6))
    return head + "".join(f"{line}\n" for line in lines)


def _for_everybody(table: PlanTable, answers: Answers, terms: Terms, case: CaseFile) -> Terms:
    if answers.get("marks") != "fixed":
        return terms
    quotas = {spec.quota for spec in case.scenario.reps.values()}
    if len(quotas) != 1:
        raise ExportError(
            Problem(
                Place(table.file),
                "--marks",
                _FIXED.fill(name=case.name),
                Text(
                    en="allowed: --marks share, or --extends a scenario with one quota",
                    zh="允许: --marks share, 或 --extends 指标相同的场景",
                ),
            )
        )
    return terms


def _quotas(case: CaseFile, plan: PayPlan) -> dict[str, float]:
    """Quotas are of one pay period: a plan with another period needs them in its own."""
    ratio = MONTHS[plan.period] / MONTHS[case.scenario.policies.incentive.period]
    if ratio == 1:
        return {}
    return {
        f"reps.{name}.quota": round(spec.quota * ratio, 2) for name, spec in case.scenario.reps.items() if spec.quota
    }


def _answers(table: PlanTable, answers: Answers) -> Iterator[str]:
    for key, answer in answers.items():
        if words := said_answer(table, key, answer):
            yield f"# --{key} {answer}: {words.en} | {words.zh}\n"


def _words(plan: PayPlan, currency: Currency) -> Iterator[str]:
    for sentence in plan.sentences(currency):
        yield f"#   {sentence.en}\n#   {sentence.zh}\n"


def _lines(name: str, value: Any, indent: int) -> Iterator[str]:
    """The outer blocks line by line, a line of pay on one line."""
    if isinstance(value, dict) and name != "policies" and any(isinstance(part, dict) for part in value.values()):
        yield f"{' ' * indent}{name}:"
        for key, part in value.items():
            yield from _lines(key, part, indent + 2)
    else:
        yield f"{' ' * indent}{name}: {_flow(value)}"


def _flow(value: Any) -> str:
    match value:
        case None:
            return "null"
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case _:
            return str(value)
