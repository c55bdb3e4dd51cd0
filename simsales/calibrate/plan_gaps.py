"""What a pay table leaves open: never read one way in silence.

Used by `simsales plan`, which asks on a terminal and otherwise refuses. A question (`plan_questions`) is open only where
its readings pay differently; the answer is the key of a reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.world.incentive import Quota

from .plan_components import made, same_end
from .plan_questions import OF_A_TABLE, Question
from .plan_rows import Ladder, PlanTable
from .plan_terms import Answers, CannotBeWritten, Terms


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
    asked = OF_A_TABLE[key]
    readings = asked.in_money if key == "cap" and cap is not None and cap.is_money else asked.readings
    facts = {"cap": cap.said if cap else "", "end": end.said if end else ""}
    return asked.open(lines, asked.asks.fill(**facts), dict(_filled_in(readings, facts, not table.bonuses)))


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
