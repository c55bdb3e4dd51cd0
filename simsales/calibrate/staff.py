"""The people file beside an export: quotas, base pay and tenure, joined to the reps who have deals.

Used by `calibrate` when one of its files is about people. Names are joined as written (case, blanks and width aside).
How long a quota or a base runs is never guessed: where the header does not say, it is asked, as `simsales plan` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Lang, Text
from simsales.units import Days
from simsales.world.calendar import MONTHS, Period

from .accounting import Accounting
from .columns import levelled, meaning_of
from .people import BASES, QUOTAS, READ, People, Person, Span, read_people
from .plan_questions import OF_A_PAYROLL, Question
from .plan_sheets import read_sheet
from .plan_words import PEOPLE_HEADERS
from .siblings import SELLS_NOTHING
from .tables import PASTED

PERIOD: Period = "quarter"
"""Assumption: the pay period of the scenario; quotas are of so long."""
_TELLING = {*BASES, *QUOTAS, "margin_quota", "last_pay"}
JOINED = Text(en="rep with deals: quota, base pay and hire date", zh="有商机的销售: 指标、底薪和入职日期")
_TWO = Text(en="two files about people", zh="有两个人员文件")
_ONE = Text(en="allowed: one", zh="允许: 一个")
_OPEN = Text(en="{asks} The file does not say", zh="{asks} 文件没有说")
_ANSWER = Text(en="allowed: {option}", zh="允许: {option}")


@dataclass(frozen=True)
class Staff:
    """What the people file says about the reps, by key. Quotas are of one period, bases of a month, in major units."""

    file: str
    quotas: Mapping[str, float]
    bases: Sequence[float]
    tenures: Sequence[Days]
    """Days since each was hired, on the day of the export."""
    unknown: int
    """Reps with deals whom the file does not name."""
    accounting: Accounting
    unread: Sequence[str]

    @property
    def base(self) -> float | None:
        """One base for the plan: what all have, else the mean, so that the base pay of all together is right."""
        return sum(self.bases) / len(self.bases) if self.bases else None

    @property
    def has_one_base(self) -> bool:
        return len(set(self.bases)) == 1

    @property
    def median_tenure(self) -> Days | None:
        return median(self.tenures) if self.tenures else None


def is_about_people(path: Path) -> bool:
    """Whether a file names people and says what they are paid or should sell, and is no file of deals."""
    try:
        sheet = read_sheet(path, PEOPLE_HEADERS)
    except ExportError:
        return False
    has_deals = any(meaning_of(title) in ("stage", "won_on", "list_price") for title in sheet.unread)
    is_hired = "hired" in sheet.columns and levelled(sheet.titles["hired"]) != "start date"
    return "rep" in sheet.columns and not has_deals and (is_hired or bool(_TELLING & set(sheet.columns)))


def people_among(paths: Sequence[Path]) -> Path | None:
    """The one file about people beside others, if there is one. Raises ExportError where there are two."""
    found = [path for path in paths if len(paths) > 1 and str(path) != PASTED and is_about_people(path)]
    if len(found) > 1:
        raise ExportError(Problem(Place(found[1].name), "", _TWO, _ONE))
    return found[0] if found else None


def people_questions(people: People, answers: Mapping[str, str]) -> list[Question]:
    """What the file leaves open and nobody has answered."""
    persons = people.by_name.values()
    unsaid = {
        "quota-per": [person.line for person in persons if person.quota and person.quota.per is None],
        "base-per": [person.line for person in persons if person.base and person.base.per is None],
    }
    return [OF_A_PAYROLL[key].open(lines) for key, lines in unsaid.items() if lines and key not in answers]


def open_questions(paths: Sequence[Path], answers: Mapping[str, str]) -> list[Question]:
    """The questions about the people file among these, as long as there are any. Raises ExportError."""
    source = people_among(paths)
    return people_questions(read_people(source), answers) if source is not None else []


def question_said(question: Question, lang: Lang) -> list[str]:
    said = [Text.same("{asks}  {option}").fill(asks=question.asks, option=question.option).say(lang)]
    return said + [f"  {n}  {key}: {words.say(lang)}" for n, (key, words) in enumerate(question.readings.items(), 1)]


def joined(people: People, keys: Mapping[str, str], today: date | None, answers: Mapping[str, str]) -> Staff:
    """`keys`: name in the deals -> key of the rep. Raises ExportError where a question is open."""
    _refuse_open(people, answers)
    by_name = {levelled(name): key for name, key in keys.items()}
    accounting = _account(people, by_name)
    ours = {by_name[name]: person for name, person in people.by_name.items() if name in by_name}
    per, base_per = _period(answers.get("quota-per")), _period(answers.get("base-per"))
    return Staff(
        people.accounting.file,
        {key: _major(person.quota, PERIOD, per) for key, person in ours.items() if person.quota},
        [_major(person.base, "month", base_per) for person in ours.values() if person.base],
        [float((today - person.hired).days) for person in ours.values() if person.hired is not None]
        if today is not None
        else [],
        len(by_name) - len(ours),
        accounting,
        people.unread,
    )


def _account(people: People, by_name: Mapping[str, str]) -> Accounting:
    """Every row: somebody with deals, somebody without, or no person."""
    old = people.accounting
    accounting = Accounting(old.file, {}, {why: list(lines) for why, lines in old.skipped.items()}, {})
    named: Mapping[int, Person] = {person.line: person for person in people.by_name.values()}
    for line in old.used.get(READ, []):
        if levelled(named[line].name) in by_name:
            accounting.use(line, JOINED)
        else:
            accounting.skip(line, SELLS_NOTHING)
    return accounting


def _refuse_open(people: People, answers: Mapping[str, str]) -> None:
    still_open = people_questions(people, answers)
    if still_open:
        raise ExportError(
            [
                Problem(
                    Place(people.accounting.file, question.lines[0], 1),
                    f"--{question.key}",
                    _OPEN.fill(asks=question.asks),
                    _ANSWER.fill(option=question.option),
                )
                for question in still_open
            ]
        )


def _major(span: Span | None, period: Period, per: Period | None) -> float:
    return float(span.over(period, per).quantize(Decimal("0.01"))) if span is not None else 0.0


def _period(word: str | None) -> Period | None:
    return next((period for period in MONTHS if period == word), None)
