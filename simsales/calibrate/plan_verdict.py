"""What a payroll check says: how many match to the minor unit, and each difference with its likely cause.

Used by `simsales plan --payroll`. A cause is named only where it explains the difference to the minor unit. Names are
printed and never written to a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simsales.i18n import Lang, Text
from simsales.policies.incentives.bonus import Bonus
from simsales.policies.incentives.wording import MEASURES
from simsales.units import Currency

from .payroll import Check, PayrollCheck, Recount
from .plan_components import made
from .plan_echo import line_name
from .plan_questions import OF_A_TABLE, Question
from .plan_terms import Answers, CannotBeWritten

_NONE = Text(en="nothing could be compared (reasons above)", zh="没有可以核对的行 (原因见上)")
_ALL = Text(en="{n} of {n} to the cent", zh="{n} {people}全部一分不差")
_ONE = Text(
    en="{good} of {n} to the cent; 1 differs by {sum} ({who}: {cause})",
    zh="{n} {people}中 {good} {people}一分不差, 1 {people}差 {sum} {code} ({who}: {cause})",
)
_SOME = Text(
    en="{good} of {n} to the cent; {bad} differ, by {sum} in all",
    zh="{n} {people}中 {good} {people}一分不差, {bad} {people}有差异, 合计 {sum} {code}",
)
_EACH = Text(
    en="  line {line}, {who}, {period}: paid {paid}, by the plan {computed} ({lines}), {more} {gap}: {cause}",
    zh="  第 {line} 行 {who} {period}: 实发 {paid}, 按方案 {computed} ({lines}), {more} {gap}: {cause}",
)
_MORE, _LESS = Text(en="overpaid by", zh="多发"), Text(en="underpaid by", zh="少发")
_UNKNOWN = Text(en="cause not known", zh="原因不明")
_ROUNDING = Text(en="rounding", zh="四舍五入")
_UNPAID = Text(en="as if {line} had not been paid", zh="像是没发{line}")
_PAID = Text(en="as if {line} had been paid below its goal", zh="像是未达标也发了{line}")
_BASE = Text(en="as if base pay were {word} it", zh="像是{word}底薪")
_READING = Text(en="as with --{key} {answer}", zh="与 --{key} {answer} 一致")
_CREDIT = Text(en="as if {measure} credited were {sum} {more}", zh="像是计入的{measure}{more} {sum}")
_BETTER = Text(
    en="with --{key} {answer} instead, {n} of {all} would match",
    zh="若改为 --{key} {answer}, {all} {people}中 {n} {people}一分不差",
)
_WITHOUT = Text(
    en="in the people file, but without a row to compare: {names}", zh="人员表里有, 但没有可核对的行: {names}"
)
_UNREAD = Text(en="{file}: columns not read: {columns}", zh="{file}: 没有读取的列: {columns}")
_PLANNED = Text(
    en="margin quotas not given: {share:.4g} of the quota taken (planned margin)",
    zh="没有毛利指标: 按指标的 {share:.4g} (计划毛利率) 计算",
)
_SHOWN, _ROUND = 12, 100
"""Names listed at most; credit that people forget or count twice is assumed to be whole hundreds (major units)."""
_UNITS = {"CNY": "元"}


def question_said(question: Question, check: PayrollCheck, answers: Answers, lang: Lang) -> list[str]:
    """One open question of the files: its readings, and how many rows each makes match."""
    compared = Text(
        en="  {n}  {key}: {words}; {good} of {all} would match",
        zh="  {n}  {key}: {words}; {all} 行中 {good} 行一分不差",
    )
    said = [Text.same("{asks}  {option}").fill(asks=question.asks, option=question.option).say(lang)]
    for n, (key, words) in enumerate(question.readings.items(), start=1):
        done = check.done({**answers, question.key: key})
        said.append(compared.fill(n=n, key=key, words=words, good=done.matches, all=len(done.recounts)).say(lang))
    return said


def check_said(check: PayrollCheck, answers: Answers, lang: Lang) -> Iterator[str]:
    """The account of the rows, the verdict, and every difference."""
    done = check.done(answers)
    for file, unread in (
        (check.payroll.accounting.file, check.payroll.unread),
        *([(check.people.accounting.file, check.people.unread)] if check.people else []),
    ):
        if unread:
            yield _UNREAD.fill(file=file, columns=", ".join(unread)).say(lang)
    if check.people:
        yield from check.people.accounting.said(lang)
        names = list(check.without_a_row())
        if names:
            yield _WITHOUT.fill(names=", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")).say(lang)
    yield from done.accounting.said(lang)
    if _margin_matters(done):
        yield _PLANNED.fill(share=check.terms.quota.planned_margin).say(lang)
    yield _verdict(done, check, answers).say(lang)
    for recount in done.differences:
        yield _difference(recount, check, answers, lang)
    if done.differences:
        yield from _better(done, check, answers, lang)


def _verdict(done: Check, check: PayrollCheck, answers: Answers) -> Text:
    bad, currency = done.differences, check.terms.currency
    is_one_period = len({recount.row.stretch for recount in done.recounts}) == 1
    facts: dict[str, object] = {
        "n": len(done.recounts),
        "good": done.matches,
        "bad": len(bad),
        "code": _UNITS.get(currency.code, currency.code),
        "sum": currency.show(sum(abs(recount.gap) for recount in bad)),
        "people": Text(en="", zh="人" if is_one_period else "人次"),
    }
    if not done.recounts:
        return _NONE
    if not bad:
        return _ALL.fill(**facts)
    if len(bad) > 1:
        return _SOME.fill(**facts)
    return _ONE.fill(**facts, who=bad[0].row.name, cause=_cause(bad[0], check, answers))


def _difference(recount: Recount, check: PayrollCheck, answers: Answers, lang: Lang) -> str:
    row, show = recount.row, check.terms.currency.show
    lines = [f"{line_name(name, lang)} {show(paid)}" for name, paid in recount.lines.items()]
    lines += [f"{Text(en='base', zh='底薪').say(lang)} {show(recount.base)}"] if recount.base else []
    return _EACH.fill(
        line=row.line,
        who=row.name,
        period=row.said,
        paid=show(row.paid),
        computed=show(recount.computed),
        lines=", ".join(lines),
        more=_MORE if recount.gap > 0 else _LESS,
        gap=show(abs(recount.gap)),
        cause=_cause(recount, check, answers),
    ).say(lang)


def _cause(recount: Recount, check: PayrollCheck, answers: Answers) -> Text:
    gap = recount.gap
    if abs(gap) <= max(len(recount.lines), 1):
        return _ROUNDING
    for name, line in recount.plan.pays.items():
        words = Text(en=line_name(name, "en"), zh=line_name(name, "zh"))
        if recount.lines[name] and gap == -recount.lines[name]:
            return _UNPAID.fill(line=words)
        if isinstance(line, Bonus) and not recount.lines[name] and gap == recount.terms.currency.minor(line.amount):
            return _PAID.fill(line=words)
    if recount.base and gap == -recount.base:
        return _BASE.fill(word=Text(en="not in", zh="没含"))
    return _as_read(recount, check, answers) or _credited(recount, check.terms.currency) or _UNKNOWN


def _as_read(recount: Recount, check: PayrollCheck, answers: Answers) -> Text | None:
    """The other reading of the table that pays exactly this."""
    for key, other in _others(answers):
        try:
            plan = made(check.table, {**answers, key: other}, recount.terms)
        except CannotBeWritten:
            continue
        measures = {name: recount.row.credits.get(line.basis, 0) for name, line in plan.pays.items()}
        if (
            recount.base + sum(plan.lines(recount.terms.quota, measures, recount.terms.currency).values())
            == recount.row.paid
        ):
            return _READING.fill(key=key, answer=other)
    return None


def _credited(recount: Recount, currency: Currency) -> Text | None:
    """A round sum of credit, more or less, that would explain the difference; any other sum would explain anything."""
    bases = {line.basis for line in recount.plan.pays.values()}
    if len(bases) != 1:
        return None
    basis, show = bases.pop(), currency.show
    curve, credited = recount.plan.curve_on(basis, recount.terms.quota, currency), recount.row.credits[basis]
    round_sum = _ROUND * 10**currency.digits
    for slope in {curve.marginal(credited, 0), curve.marginal(credited - 1, 0)} - {0.0}:
        moved = round(recount.gap / slope / round_sum) * round_sum
        lines = recount.plan.lines(recount.terms.quota, dict.fromkeys(recount.plan.pays, credited + moved), currency)
        if moved and recount.base + sum(lines.values()) == recount.row.paid:
            return _CREDIT.fill(
                measure=MEASURES[basis],
                sum=show(abs(moved)),
                more=Text(en="more", zh="多") if moved > 0 else Text(en="less", zh="少"),
            )
    return None


def _better(done: Check, check: PayrollCheck, answers: Answers, lang: Lang) -> Iterator[str]:
    people = Text(en="", zh="人")
    for key, other in _others(answers):
        if (n := check.done({**answers, key: other}).matches) > done.matches:
            yield _BETTER.fill(key=key, answer=other, n=n, all=len(done.recounts), people=people).say(lang)


def _others(answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, answer in answers.items():
        readings: Sequence[str] = list(OF_A_TABLE[key].readings) if key in OF_A_TABLE else ()
        yield from ((key, other) for other in readings if other != answer and key not in ("basis", "period"))


def _margin_matters(done: Check) -> bool:
    margin = [
        recount for recount in done.recounts if any(line.basis == "margin" for line in recount.plan.pays.values())
    ]
    return any(
        recount.plan.curve_on("margin", recount.terms.quota, recount.terms.currency).steps
        or len(recount.plan.curve_on("margin", recount.terms.quota, recount.terms.currency).hinges) > 1
        for recount in margin[:1]
    )
