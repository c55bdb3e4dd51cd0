"""A pay table said back before anybody signs: open questions with what each reading pays, the plan in sentences, payouts.

Used by `simsales plan`; every figure comes from the one evaluator (`world/pay.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from rich.cells import cell_len

from simsales.i18n import Lang, Text
from simsales.policies.incentives.plan import PayPlan
from simsales.policies.incentives.wording import PERIODS
from simsales.units import Money
from simsales.world.calendar import MONTHS, Period
from simsales.world.incentive import Quota

from .plan_components import made
from .plan_gaps import filled, open_questions
from .plan_questions import Question
from .plan_rows import PlanTable
from .plan_terms import Answers, CannotBeWritten, Terms

LEVELS = (0.5, 0.8, 1.0, 1.2, 1.5)
_AT = Text(en="reached", zh="完成率")
_LINES = Text(
    en="{asks}  [{file}, line {lines}]  answer: {option}", zh="{asks}  [{file} 第 {lines} 行]  回答: {option}"
)
_SHOWN: dict[str, Text] = {
    "period": Text(
        en="commission and bonus of a year, its second half three times its first, yearly quota {quota}:",
        zh="一年的提成和奖金 (下半年是上半年的三倍, 年指标 {quota}):",
    ),
    "bonus": Text(
        en="commission and bonus of a year of equal periods, quota of one period {quota}:",
        zh="一年的提成和奖金 (各期相同, 每期指标 {quota}):",
    ),
    "marks": Text(
        en="commission and bonus of one period for somebody with twice this quota ({quota}):",
        zh="指标为其两倍 ({quota}) 的人一期的提成和奖金:",
    ),
}
_ONE_PERIOD = Text(en="commission and bonus of one period, quota {quota}:", zh="一期的提成和奖金, 指标 {quota}:")
_OTHERS = Text(en="(other open questions are taken as their reading 1 here)", zh="(此处其他未定问题按第 1 种读法)")
_OPEN = Text(
    en="open: {n}; nothing is read one way in silence, and nothing was written. Answer with the options above.",
    zh="有 {n} 个问题没有说清, 不会替您默认一种读法, 也没有写出任何文件。请用上面的选项回答。",
)
_HEAD = Text(
    en="This plan pays in one {period}, quota {quota} {code}. Is that right?",
    zh="按这张表, 指标 {quota} {code}, 一个{period}的收入如下, 对吗?",
)
_HEAD_100 = Text(
    en="This plan pays in one {period} of each 100 of quota, beside base pay. Is that right?",
    zh="按这张表, 每 100 指标在一个{period}的提成如下 (不含底薪), 对吗?",
)
_BASE, _TOTAL = Text(en="base pay", zh="底薪"), Text(en="together", zh="合计")
_SORTS = {"commission": Text(en="commission", zh="提成"), "bonus": Text(en="bonus", zh="奖金")}
_BASES = {
    "margin": Text(en="margin", zh="毛利"),
    "cash": Text(en="cash", zh="回款"),
    "bookings": Text(en="bookings", zh="签约"),
}
_UNREAD = Text(en="columns not read: {columns}", zh="没有读取的列: {columns}")
_MARGIN = Text(en="margin quota: {share} of the quota (planned margin)", zh="毛利指标: 指标的 {share} (计划毛利率)")


def question_said(question: Question, table: PlanTable, answers: Answers, terms: Terms, lang: Lang) -> list[str]:
    """One open question: where it arises, its numbered readings, and what each pays."""
    lines = ", ".join(map(str, question.lines))
    said = [_LINES.fill(asks=question.asks, file=table.file, lines=lines, option=question.option).say(lang)]
    said += [f"  {n}  {key}: {words.say(lang)}" for n, (key, words) in enumerate(question.readings.items(), start=1)]
    shown = (
        terms.with_quota(Quota(2 * terms.quota.bookings, terms.quota.planned_margin))
        if question.key == "marks"
        else terms
    )
    quota = terms.currency.show(shown.quota.bookings)
    said.append("  " + _SHOWN.get(question.key, _ONE_PERIOD).fill(quota=quota).say(lang))
    rows, notes = [[_AT.say(lang), *(f"{level:.0%}" for level in LEVELS)]], []
    for n, key in enumerate(question.readings, start=1):
        try:
            paid = _readings_pay(question.key, key, table, answers, terms)
            rows.append([f"{n}  {key}", *(terms.currency.show(sum_) for sum_ in paid)])
        except CannotBeWritten as cannot:
            notes.append(f"  {n}  {key}: {cannot.why.say(lang)}")
    said += ["    " + line for line in aligned(rows)] + notes
    if len(open_questions(table, answers, terms)) > 1:
        said.append("  " + _OTHERS.say(lang))
    return said


def refusal_said(questions: Sequence[Question], lang: Lang) -> str:
    return _OPEN.fill(n=len(questions)).say(lang)


def _readings_pay(question: str, key: str, table: PlanTable, answers: Answers, terms: Terms) -> list[Money]:
    """Pay without base at each level."""
    given = filled(table, {**answers, question: key})
    if question == "bonus":
        plan = made(table, {**given, "bonus": "period"}, terms)
        times = 12 // MONTHS[plan.period]
        return [
            times * _sum(plan, terms.quota, level, terms)
            - (times - 1 if key == "year" else 0) * _sum(plan, terms.quota, level, terms, "bonus")
            for level in LEVELS
        ]
    if question == "period":
        times = 12 // MONTHS[cast(Period, key)]
        quota = Quota(max(terms.quota.bookings // times, 1), terms.quota.planned_margin)
        plan = made(table, given, terms.with_quota(quota))
        halves = (1.0, 1.0) if times == 1 else (0.5, 1.5)
        return [times * sum(_sum(plan, quota, level * half, terms) for half in halves) // 2 for level in LEVELS]
    if question == "marks":
        double = Quota(2 * terms.quota.bookings, terms.quota.planned_margin)
        plan = made(table, given, terms.with_quota(double) if key == "fixed" else terms)
        return [_sum(plan, double, level, terms) for level in LEVELS]
    plan = made(table, given, terms)
    return [_sum(plan, terms.quota, level, terms) for level in LEVELS]


def _sum(plan: PayPlan, quota: Quota, level: float, terms: Terms, sort: str = "") -> Money:
    return sum(paid for name, paid in plan.payout(quota, level, terms.currency).items() if name.startswith(sort))


def plan_said(plan: PayPlan, table: PlanTable, terms: Terms, lang: Lang, *, is_of_100: bool = False) -> Iterator[str]:
    """The plan in sentences, and what it pays at each level; `is_of_100`: as parts of the quota, base pay left out."""
    if table.unread:
        yield _UNREAD.fill(columns=", ".join(table.unread)).say(lang)
    yield from (sentence.say(lang) for sentence in plan.sentences(terms.currency))
    if any(line.basis == "margin" for line in plan.pays.values()):
        yield _MARGIN.fill(share=f"{terms.quota.planned_margin:.4g}").say(lang)
    money, base = terms.currency, plan.base_pay(terms.currency)
    yield ""
    head = _HEAD_100 if is_of_100 else _HEAD
    yield head.fill(period=PERIODS[plan.period], quota=money.show(terms.quota.bookings), code=money.code).say(lang)
    names = [line_name(name, lang) for name in plan.pays]
    rows = [[_AT.say(lang), *names] if is_of_100 else [_AT.say(lang), _BASE.say(lang), *names, _TOTAL.say(lang)]]
    for level in LEVELS:
        paid = list(plan.payout(terms.quota, level, money).values())
        rows.append([f"{level:.0%}", *map(money.show, paid if is_of_100 else [base, *paid, base + sum(paid)])])
    yield from aligned(rows)


def line_name(name: str, lang: Lang) -> str:
    """A line of pay as people call it: `commission-margin` is 提成 (毛利)."""
    sort, _, more = name.partition("-")
    words = _SORTS[sort].say(lang)
    return f"{words} ({_BASES[more].say(lang)})" if more in _BASES else f"{words} {more}".strip()


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns under each other, also with Chinese letters of double width; numbers to the right."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - cell_len(cell)) if i == 0 else " " * (width - cell_len(cell)) + cell
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
