"""What a pay table leaves open, as questions with numbered readings: never read one way in silence.

Used by `simsales plan`, which asks on a terminal and otherwise refuses. A question is open only where its readings pay
differently; the answer is the key of a reading, also given by the option of the question's name (`--on above`).
Source of the idea: USERS.md A: at 100% "3% once 100 is reached" pays 3.0 on the whole amount and 2.0 on the part above.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.world.incentive import Quota

from .plan_components import made, same_end
from .plan_rows import Ladder, PlanTable
from .plan_terms import Answers, CannotBeWritten, Terms

READINGS: Mapping[str, Mapping[str, Text]] = {
    "on": {
        "above": Text(en="each rate for the part above its own start only", zh="每档比例只算超出本档起点的部分"),
        "whole": Text(
            en="the rate reached, for the whole amount from the first sale on", zh="达到后全部金额从第一单起都按新比例"
        ),
    },
    "basis": {
        "bookings": Text(en="bookings: what is signed", zh="签约额: 签了就算"),
        "margin": Text(
            en="gross margin: what is earned on it, against a margin quota", zh="毛利: 按赚到的毛利和毛利指标"
        ),
        "cash": Text(
            en="cash: what customers have paid (the same at equal attainment, but paid later, and never for "
            "what stays unpaid)",
            zh="回款: 客户付了才算 (完成率相同则金额相同, 但发得更晚, 收不回的不发)",
        ),
    },
    "period": {
        "month": Text(en="by month, counted anew each month", zh="按月, 每月重新起算"),
        "quarter": Text(en="by quarter, counted anew each quarter", zh="按季度, 每季度重新起算"),
        "year": Text(en="by year", zh="按年"),
    },
    "end": {
        "stops": Text(en="sales above the last tier pay nothing more", zh="超过最后一档的部分不再计提"),
        "goes-on": Text(en="the last rate goes on", zh="最后一档的比例继续有效"),
    },
    "cap": {
        "rate": Text(
            en="the rate stops: sales above {cap} of quota pay no more commission",
            zh="比例到此为止: 超过指标 {cap} 的部分不再提成",
        ),
        "pay": Text(
            en="the pay stops: at most {cap} of what this line pays at 100% of quota",
            zh="收入封顶: 这一项最多为达成 100% 时的 {cap}",
        ),
        "attainment": Text(
            en="attainment stops: above {cap} nothing counts, no bonus beyond it either",
            zh="完成率封顶: 超过 {cap} 都不算, 更高的奖金也拿不到",
        ),
    },
    "bonus": {
        "period": Text(en="in each period in which the goal is reached", zh="每个达标的周期都发一次"),
        "year": Text(en="once a year, for the year's attainment", zh="一年只发一次, 看全年完成率"),
    },
    "bonuses": {
        "add": Text(en="each goal reached adds its bonus", zh="每达到一个目标就再加一笔"),
        "highest": Text(en="only the bonus of the highest goal reached", zh="只发达到的最高一档那一笔"),
    },
    "marks": {
        "fixed": Text(
            en="the same sales in money for everybody, whatever the quota", zh="对每个人都是同样的金额, 与指标无关"
        ),
        "share": Text(
            en="the same part of everybody's own quota as for this one", zh="折算成完成率, 对每个人按各自的指标"
        ),
    },
}
"""Every question and its readings; the first is the one other questions are illustrated with."""
_CAP_IN_MONEY = {
    "pay": Text(en="the pay of this line is at most {cap} a period", zh="这一项每期最多发 {cap}"),
    "attainment": Text(en="sales count up to {cap} a period", zh="销售额每期最多计到 {cap}"),
    "total": Text(en="all lines together are at most {cap} a period", zh="各项合计每期最多 {cap}"),
}
_ASKS: Mapping[str, Text] = {
    "on": Text(
        en="Once a higher tier is reached, which amount is its rate for?", zh="达到更高一档后, 新比例算哪一部分?"
    ),
    "basis": Text(en="What is counted: bookings, gross margin or cash?", zh="按什么计算: 签约额、毛利还是回款?"),
    "period": Text(en="Over which period is it counted?", zh="按多长的周期计算?"),
    "end": Text(
        en="What do sales above the end of the last tier ({end}) pay?", zh="超过最后一档 ({end}) 的部分怎么算?"
    ),
    "cap": Text(en="What does the cap of {cap} cap?", zh="封顶 {cap} 封的是什么?"),
    "bonus": Text(en="How often is a bonus paid?", zh="奖金多久发一次?"),
    "bonuses": Text(en="When several goals are reached, are their bonuses added?", zh="同时达到几个目标, 奖金累加吗?"),
    "marks": Text(en="Tiers are written in money; whose tiers are they?", zh="档位写的是金额, 对不同指标的人怎么用?"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One open point: which lines it is about, and its readings in the order of their numbers."""

    key: str
    asks: Text
    lines: Sequence[int]
    readings: Mapping[str, Text]

    @property
    def option(self) -> Text:
        return Text.same(f"--{self.key} {'|'.join(self.readings)}")


def open_questions(table: PlanTable, answers: Answers, terms: Terms) -> list[Question]:
    """What the table and the answers so far leave open."""
    found = (_question(key, lines, table) for key, lines in _unsaid(table).items() if lines and key not in answers)
    return [question for question in found if question.key != "cap" or _differ(question, table, answers, terms)]


def refuse_contradictions(table: PlanTable, answers: Answers) -> None:
    """Raises ExportError where an answer says other than the table, or names no reading of this table."""
    unsaid, problems = _unsaid(table), []
    written: dict[str, set[str | None]] = {
        "on": {ladder.on for ladder in table.ladders if len(ladder.tiers) > 1},
        "basis": {*(ladder.basis for ladder in table.ladders), *(row.basis for row in table.bonuses)},
        "period": {table.period},
    }
    for key, answer in answers.items():
        if key in written and not unsaid[key] and written[key] - {None, answer}:
            said = ", ".join(sorted(str(word) for word in written[key]))
            problems.append(
                Problem(
                    Place(table.file),
                    f"--{key}",
                    Text(
                        en="the table says {said}, the option {answer}", zh="表里写的是 {said}, 选项却是 {answer}"
                    ).fill(said=said, answer=answer),
                    Text(en="allowed: leave the option out, or correct the table", zh="允许: 去掉选项, 或更正表格"),
                )
            )
        elif unsaid.get(key) and answer not in (readings := _question(key, unsaid[key], table).readings):
            problems.append(
                Problem(
                    Place(table.file, unsaid[key][0]),
                    f"--{key}",
                    Text(en="{answer} is no reading of this table", zh="这张表没有 {answer} 这种读法").fill(
                        answer=answer
                    ),
                    Text(en="allowed: {keys}", zh="允许: {keys}").fill(keys=", ".join(readings)),
                )
            )
    if problems:
        raise ExportError(problems)


def filled(table: PlanTable, answers: Answers) -> dict[str, str]:
    """The answers, and for every other question its first reading: only to show what an open one would pay."""
    return {
        key: next(iter(_question(key, lines, table).readings)) for key, lines in _unsaid(table).items() if lines
    } | dict(answers)


def said_answer(table: PlanTable, key: str, answer: str) -> Text | None:
    """The reading that was chosen, in words; None where the table leaves nothing open there."""
    lines = _unsaid(table)[key]
    return _question(key, lines, table).readings.get(answer) if lines else None


def _unsaid(table: PlanTable) -> dict[str, list[int]]:
    """The lines each question is about."""
    ladders, bonuses = table.ladders, table.bonuses
    once = [row.line for row in bonuses if row.period is None]
    return {
        "on": [line for ladder in ladders if ladder.on is None and len(ladder.tiers) > 1 for line in ladder.lines],
        "basis": sorted(
            {
                *(line for ladder in ladders if ladder.basis is None for line in ladder.lines),
                *(row.line for row in bonuses if row.basis is None),
            }
        ),
        "period": []
        if table.period
        else sorted({*(line for ladder in ladders for line in ladder.lines), *(row.line for row in bonuses)}),
        "end": [ladder.lines[-1] for ladder in ladders if ladder.end is not None and not same_end(ladder)],
        "cap": [line for ladder in ladders if ladder.cap is not None for line in _cap_lines(ladder)],
        "bonus": [] if table.period == "year" else once,
        "bonuses": [row.line for row in bonuses] if _several(table) else [],
        "marks": [row.line for ladder in ladders for row in ladder.rows if row.at.is_money]
        if table.has_money_marks
        else [],
    }


def _cap_lines(ladder: Ladder) -> list[int]:
    return [row.line for row in ladder.rows if row.cap is not None]


def _several(table: PlanTable) -> bool:
    ordered = sorted(table.bonuses, key=lambda row: (row.name, row.basis or ""))
    return any((a.name, a.basis) == (b.name, b.basis) for a, b in pairwise(ordered))


def _question(key: str, lines: Sequence[int], table: PlanTable) -> Question:
    cap = next((ladder.cap for ladder in table.ladders if ladder.cap is not None), None)
    end = next((ladder.end for ladder in table.ladders if ladder.lines[-1] in lines and ladder.end is not None), None)
    readings = _CAP_IN_MONEY if key == "cap" and cap is not None and cap.is_money else READINGS[key]
    facts = {"cap": cap.said if cap else "", "end": end.said if end else ""}
    return Question(key, _ASKS[key].fill(**facts), lines, dict(_filled_in(readings, facts, not table.bonuses)))


def _filled_in(readings: Mapping[str, Text], facts: Mapping[str, str], is_alone: bool) -> Iterator[tuple[str, Text]]:
    for key, words in readings.items():
        if not (is_alone and (key == "total" or (key == "attainment" and "rate" in readings))):
            yield key, words.fill(**facts)


def _differ(question: Question, table: PlanTable, answers: Answers, terms: Terms) -> bool:
    """Whether its readings pay differently anywhere; tiers in money are looked at for a much larger quota too."""
    larger = Quota(10 * terms.quota.bookings, terms.quota.planned_margin)
    return any(
        len({_curve(table, {**answers, question.key: key}, terms.with_quota(quota)) for key in question.readings}) > 1
        for quota in (terms.quota, larger)
    )


def _curve(table: PlanTable, answers: Answers, terms: Terms) -> str:
    try:
        return repr(made(table, filled(table, answers), terms).curve(terms.quota, terms.currency))
    except CannotBeWritten as cannot:
        return str(cannot)
