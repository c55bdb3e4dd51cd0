"""`simsales plan FILE`: a pay table becomes a plan, what it leaves open is asked, and a past payroll is paid again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simsales.calibrate.plan_questions import OF_A_PAYROLL, OF_A_TABLE
from simsales.i18n import Lang

from .speech import LANG, LangOption, t, with_options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from simsales.calibrate.plan_desk import PlanDesk
    from simsales.calibrate.plan_questions import Question

NAME = "plan"
HELP = t(
    "turn a pay table (xlsx, CSV or pasted text) into a plan, ask what it leaves open, check it against a past payroll",
    "把提成表 (xlsx, CSV 或粘贴的文字) 变成方案, 没说清的会问您, 并可用过去的工资核对",
)


def _answer(name: str, en: str, zh: str) -> Any:
    return typer.Option(name, help=t(en, zh), show_default=False)


FileArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help=t("the pay table; - reads what you paste", "提成表; - 表示读取粘贴的文字"),
    ),
]
QuotaOption = Annotated[float | None, _answer("--quota", "quota of one period to show payouts for", "举例用的一期指标")]
BaseOption = Annotated[
    float | None, _answer("--base", "base pay a month (as in the scenario if left out)", "每月底薪 (默认同场景)")
]
PayrollOption = Annotated[
    Path | None,
    _answer(
        "--payroll",
        "a past payroll to recompute: rep, period, bookings, pay",
        "用来核对的工资表: 姓名, 期间, 签约额, 实发",
    ),
]
PeopleOption = Annotated[
    Path | None,
    _answer(
        "--people", "people: rep, hire date, base, quota, last pay", "人员表: 姓名, 入职日期, 底薪, 指标, 上年收入"
    ),
]
OutOption = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="FILE.yaml", help=t("scenario to write", "写出的场景"))
]
ExtendsOption = Annotated[
    str,
    typer.Option("--extends", metavar="SCENARIO", help=t("scenario that the plan is a variant of", "方案所属的场景")),
]
TemplateOption = Annotated[Lang | None, _answer("--template", "write an empty table to fill in", "写出一张空表")]


@with_options(after={"file": OF_A_TABLE, "people": OF_A_PAYROLL})
def command(
    file: FileArgument = None,
    quota: QuotaOption = None,
    base: BaseOption = None,
    payroll: PayrollOption = None,
    people: PeopleOption = None,
    out: OutOption = None,
    extends: ExtendsOption = "incentive-rollout",
    template: TemplateOption = None,
    lang: LangOption = LANG,
    **answers: str | None,
) -> None:
    from simsales.calibrate.plan_desk import PlanDesk
    from simsales.calibrate.plan_scenario import scenario_path

    if template is not None:
        _write_template(file, template)
        return
    if file is None:
        raise typer.BadParameter(
            t("which pay table? (or --template zh)", "哪一张提成表? (或 --template zh)"), param_hint="FILE"
        )
    target = None if out is None else scenario_path(out)
    given = {name.replace("_", "-"): answer for name, answer in answers.items()}
    desk = PlanDesk.opened(file, extends, quota=quota, base=base, payroll=payroll, people=people, answers=given)
    can_ask = _is_at_a_terminal(file)
    settle(desk.questions, lambda question: desk.question_said(question, lang), desk.answer, can_ask, lang)
    for line in desk.plan_said(lang):
        typer.echo(line)
    if payroll is not None:
        typer.echo("")
        settle(
            desk.payroll_questions,
            lambda question: desk.payroll_question_said(question, lang),
            desk.answer,
            can_ask,
            lang,
        )
        for line in desk.payroll_said(lang):
            typer.echo(line)
    if target is not None:
        _write_scenario(desk, target)


def _is_at_a_terminal(file: Path) -> bool:
    return sys.stdin.isatty() and str(file) != "-"


def _write_template(file: Path | None, lang: Lang) -> None:
    from simsales.calibrate.plan_desk import template_path
    from simsales.calibrate.plan_template import write_template

    empty = file or template_path()
    write_template(empty, lang)
    typer.echo(
        t(
            f"wrote {empty}; fill it in, then: simsales plan {empty}",
            f"已写出 {empty}; 填好后运行 simsales plan {empty}",
        )
    )


def _write_scenario(desk: PlanDesk, target: Path) -> None:
    from simsales.spec.files import writing

    text = desk.scenario_text()
    with writing(target) as opened:
        opened.write(text)
    typer.echo(
        t(f"wrote {target}; next: simsales compare {target}", f"已写出 {target}; 接着: simsales compare {target}")
    )


def settle(
    questions: Callable[[], Sequence[Question]],
    said: Callable[[Question], list[str]],
    answer: Callable[[str, str], None],
    can_ask: bool,
    lang: Lang,
) -> None:
    """Ask one question after the other; where nobody can answer, show them all and stop."""
    from simsales.calibrate.plan_echo import refusal_said

    while is_open := questions():
        for question in is_open[:1] if can_ask else is_open:
            for line in said(question):
                typer.echo(line, err=True)
            typer.echo("", err=True)
        if not can_ask:
            typer.echo(refusal_said(is_open, lang), err=True)
            raise typer.Exit(1)
        readings = list(is_open[0].readings)
        number = typer.prompt(t("which one? (number)", "选哪一个? (数字)"), type=int, err=True)
        if 1 <= number <= len(readings):
            answer(is_open[0].key, readings[number - 1])
