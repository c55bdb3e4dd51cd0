"""`simsales plan FILE`: a pay table becomes a plan, what it leaves open is asked, and a past payroll is paid again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simsales.i18n import Lang

from .speech import LANG, LangOption, t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from simsales.calibrate.plan_questions import Question

NAME = "plan"
HELP = t(
    "turn a pay table (xlsx, CSV or pasted text) into a plan, ask what it leaves open, check it against a past payroll",
    "把提成表 (xlsx, CSV 或粘贴的文字) 变成方案, 没说清的会问您, 并可用过去的工资核对",
)


def _answer(name: str, en: str, zh: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, help=t(en, zh), show_default=False)
    return option


def command(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help=t("the pay table; - reads what you paste", "提成表; - 表示读取粘贴的文字"),
        ),
    ] = None,
    on: Annotated[
        Literal["above", "whole"] | None,
        _answer("--on", "a higher rate is for the part above, or the whole amount", "新比例只算超出部分, 还是全额"),
    ] = None,
    period: Annotated[
        Literal["month", "quarter", "year"] | None, _answer("--period", "counted and paid by", "考核周期")
    ] = None,
    basis: Annotated[
        Literal["bookings", "margin", "cash"] | None, _answer("--basis", "what is counted", "计提口径")
    ] = None,
    cap: Annotated[
        Literal["rate", "pay", "attainment", "total"] | None, _answer("--cap", "what the cap caps", "封顶封的是什么")
    ] = None,
    end: Annotated[
        Literal["stops", "goes-on"] | None, _answer("--end", "above the end of the last tier", "最后一档之上")
    ] = None,
    bonus: Annotated[
        Literal["period", "year"] | None,
        _answer("--bonus", "a bonus is paid every period, or once a year", "奖金每期发, 还是一年一次"),
    ] = None,
    bonuses: Annotated[
        Literal["add", "highest"] | None,
        _answer("--bonuses", "several bonuses add up, or the highest counts", "多笔奖金累加, 还是取最高"),
    ] = None,
    marks: Annotated[
        Literal["fixed", "share"] | None,
        _answer(
            "--marks", "tiers in money: for everybody, or by own quota", "按金额分档: 人人相同, 还是折算到各自指标"
        ),
    ] = None,
    quota: Annotated[
        float | None, _answer("--quota", "quota of one period to show payouts for", "举例用的一期指标")
    ] = None,
    base: Annotated[
        float | None, _answer("--base", "base pay a month (as in the scenario if left out)", "每月底薪 (默认同场景)")
    ] = None,
    payroll: Annotated[
        Path | None,
        _answer(
            "--payroll",
            "a past payroll to recompute: rep, period, bookings, pay",
            "用来核对的工资表: 姓名, 期间, 签约额, 实发",
        ),
    ] = None,
    people: Annotated[
        Path | None,
        _answer(
            "--people", "people: rep, hire date, base, quota, last pay", "人员表: 姓名, 入职日期, 底薪, 指标, 上年收入"
        ),
    ] = None,
    paid: Annotated[
        Literal["with-base", "without-base"] | None,
        _answer("--paid", "pay in the payroll is with base, or not", "工资表中的实发含不含底薪"),
    ] = None,
    quota_per: Annotated[
        Literal["month", "quarter", "year"] | None,
        _answer("--quota-per", "quotas in the people file are of", "人员表中的指标是多长时间的"),
    ] = None,
    base_per: Annotated[
        Literal["month", "year"] | None,
        _answer("--base-per", "base in the people file is of", "人员表中的底薪是多长时间的"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE.yaml", help=t("scenario to write", "写出的场景"))
    ] = None,
    extends: Annotated[
        str,
        typer.Option(
            "--extends", metavar="SCENARIO", help=t("scenario that the plan is a variant of", "方案所属的场景")
        ),
    ] = "incentive-rollout",
    template: Annotated[Lang | None, _answer("--template", "write an empty table to fill in", "写出一张空表")] = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.calibrate.plan_desk import PlanDesk, template_path
    from simsales.calibrate.plan_scenario import scenario_path
    from simsales.calibrate.plan_template import write_template
    from simsales.spec.files import writing

    if template is not None:
        empty = file or template_path()
        write_template(empty, template)
        typer.echo(
            t(
                f"wrote {empty}; fill it in, then: simsales plan {empty}",
                f"已写出 {empty}; 填好后运行 simsales plan {empty}",
            )
        )
        return
    if file is None:
        raise typer.BadParameter(
            t("which pay table? (or --template zh)", "哪一张提成表? (或 --template zh)"), param_hint="FILE"
        )
    target = None if out is None else scenario_path(out)
    desk = PlanDesk.opened(
        file,
        extends,
        quota=quota,
        base=base,
        payroll=payroll,
        people=people,
        answers={
            "on": on,
            "period": period,
            "basis": basis,
            "cap": cap,
            "end": end,
            "bonus": bonus,
            "bonuses": bonuses,
            "marks": marks,
            "paid": paid,
            "quota-per": quota_per,
            "base-per": base_per,
        },
    )
    can_ask = _is_at_a_terminal(file)
    _settle(desk.questions, lambda question: desk.question_said(question, lang), desk.answer, can_ask, lang)
    for line in desk.plan_said(lang):
        typer.echo(line)
    if payroll is not None:
        typer.echo("")
        _settle(
            desk.payroll_questions,
            lambda question: desk.payroll_question_said(question, lang),
            desk.answer,
            can_ask,
            lang,
        )
        for line in desk.payroll_said(lang):
            typer.echo(line)
    if target is not None:
        text = desk.scenario_text()
        with writing(target) as opened:
            opened.write(text)
        typer.echo(
            t(f"wrote {target}; next: simsales compare {target}", f"已写出 {target}; 接着: simsales compare {target}")
        )


def _is_at_a_terminal(file: Path) -> bool:
    return sys.stdin.isatty() and str(file) != "-"


def _settle(
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
