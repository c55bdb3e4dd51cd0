"""The payroll check: a past period paid again by the plan, rep by rep, every difference to the minor unit.

Used by `simsales plan FILE --payroll FILE [--people FILE]`. Trust is won or lost here: what matches is counted, what
differs is shown with the likely cause, what cannot be compared is named with its reason.
Source of the idea: USERS.md A ("does it pay what payroll paid last quarter?").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from simsales.i18n import Text
from simsales.policies.incentives.plan import PayPlan
from simsales.spec.wrong import nearest
from simsales.units import Money
from simsales.world.calendar import MONTHS, Period
from simsales.world.incentive import Quota

from .accounting import Accounting
from .columns import levelled
from .people import People, Person, Span
from .plan_components import made
from .plan_payroll import PaidFile, PaidRow, minor
from .plan_questions import OF_A_PAYROLL, Question
from .plan_rows import PlanTable
from .plan_terms import Answers, CannotBeWritten, Terms

MATCHES = Text(en="to the cent as the plan pays", zh="与方案一分不差")
DIFFERS = Text(en="differs from the plan", zh="与方案不同")
_UNKNOWN = Text(en="nobody of this name in {file}", zh="{file} 中没有这个人")
_LIKE = Text(en="nobody of this name in {file} (but {meant})", zh="{file} 中没有这个人 (有 {meant})")
_NO_QUOTA = Text(en="no quota", zh="没有指标")
_NO_BASE = Text(en="pay is with base, but no base is known", zh="实发含底薪, 但不知道底薪")
_MARGIN = Text(en="the margin quota is above the quota", zh="毛利指标高于指标")
_LATER = Text(en="hired after the period", zh="在该期间之后才入职")
_DURING = Text(en="hired during the period: taken with the whole quota and base", zh="期间内入职: 按全额指标和底薪计算")


@dataclass(frozen=True, slots=True)
class Recount:
    """One rep and period: what was paid, what each line of the plan pays, and base where it counts."""

    row: PaidRow
    terms: Terms
    plan: PayPlan
    lines: Mapping[str, Money]
    base: Money

    @property
    def computed(self) -> Money:
        return self.base + sum(self.lines.values())

    @property
    def gap(self) -> Money:
        """Paid more than the plan pays; negative where less."""
        return self.row.paid - self.computed


@dataclass(frozen=True)
class Check:
    """All rows that could be compared, and the account of every row."""

    recounts: list[Recount]
    accounting: Accounting

    @property
    def differences(self) -> list[Recount]:
        return [recount for recount in self.recounts if recount.gap]

    @property
    def matches(self) -> int:
        return len(self.recounts) - len(self.differences)


@dataclass(frozen=True)
class PayrollCheck:
    """The files of one check. `quota` and `base` (a month) are what options say for everybody, if they do."""

    table: PlanTable
    terms: Terms
    payroll: PaidFile
    people: People | None
    quota: Money | None
    base: float | None

    def questions(self, answers: Answers) -> list[Question]:
        """What the files leave open and no option answers."""
        return [
            OF_A_PAYROLL[key].open(lines)
            for key, lines in self._unsaid(answers).items()
            if lines and key not in answers
        ]

    def _unsaid(self, answers: Answers) -> dict[str, list[int]]:
        persons = list(self.people.by_name.values()) if self.people else []
        rows = [row.line for row in self.payroll.rows]
        paid = rows if self.payroll.pay_column == "paid" else []
        with_base = self.payroll.pay_column == "paid_total" or (bool(paid) and answers.get("paid") != "without-base")
        quotas = [person.line for person in persons if person.quota and person.quota.per is None]
        bases = [person.line for person in persons if person.base and person.base.per is None]
        return {
            "paid": paid,
            "quota-per": [] if self.payroll.has_quota else quotas,
            "base-per": bases if with_base else [],
        }

    def done(self, answers: Answers) -> Check:
        """Everything recomputed. Open questions are taken as their first reading (only to show what it would do)."""
        given = {q.key: next(iter(q.readings)) for q in self.questions(answers)} | dict(answers)
        old = self.payroll.accounting
        check = Check([], Accounting(old.file, {}, {why: list(lines) for why, lines in old.skipped.items()}, {}))
        for row in self.payroll.rows:
            try:
                recount = self._recount(row, given, check.accounting)
            except _NotComparedError as reason:
                check.accounting.skip(row.line, reason.why)
                continue
            check.recounts.append(recount)
            check.accounting.use(row.line, DIFFERS if recount.gap else MATCHES)
        return check

    def _recount(self, row: PaidRow, answers: Answers, accounting: Accounting) -> Recount:
        person = self._person(row)
        if person is not None and person.hired is not None and person.hired > row.stretch.last:
            raise _NotComparedError(_LATER)
        base = self._base(row, person, answers)
        try:
            terms = self._terms(row, person, answers)
            plan = made(self.table, answers, terms)
        except CannotBeWritten as cannot:
            raise _NotComparedError(cannot.why) from None
        if person is not None and person.hired is not None and person.hired > row.stretch.first:
            accounting.remark(row.line, _DURING)
        measures = {name: row.credits[line.basis] for name, line in plan.pays.items()}
        return Recount(row, terms, plan, plan.lines(terms.quota, measures, terms.currency), base)

    def _person(self, row: PaidRow) -> Person | None:
        if self.people is None:
            return None
        if (person := self.people.by_name.get(levelled(row.name))) is None:
            meant = nearest(row.name, (known.name for known in self.people.by_name.values()))
            words = _LIKE if meant else _UNKNOWN
            raise _NotComparedError(words.fill(file=self.people.accounting.file, meant=meant or ""))
        return person

    def _base(self, row: PaidRow, person: Person | None, answers: Answers) -> Money:
        column = self.payroll.pay_column
        if column == "paid_variable" or (column == "paid" and answers["paid"] == "without-base"):
            return 0
        currency, period = self.terms.currency, row.stretch.length
        if person is not None and person.base is not None:
            return minor(person.base.over(period, _period(answers.get("base-per"))), currency)
        if self.base is None:
            raise _NotComparedError(_NO_BASE)
        return currency.minor(self.base * MONTHS[period])

    def _terms(self, row: PaidRow, person: Person | None, answers: Answers) -> Terms:
        quota, margin = self._quota(row, person, answers)
        if quota is None:
            if self._needs_quota(answers):
                raise _NotComparedError(_NO_QUOTA)
            quota = self.terms.quota.bookings
        terms = self.terms.with_quota(Quota(quota, margin))
        return terms if answers.get("marks") != "share" else replace(terms, scale=self.terms.quota)

    def _quota(self, row: PaidRow, person: Person | None, answers: Answers) -> tuple[Money | None, float]:
        planned, currency = self.terms.quota.planned_margin, self.terms.currency
        span = row.quota or (person.quota if person else None)
        if span is None:
            return (self.quota if self.people is None and not self.payroll.has_quota else None), planned
        per = None if row.quota else _period(answers.get("quota-per"))
        quota = minor(span.over(row.stretch.length, per), currency)
        if person is not None and person.margin_quota is not None and span.per == (person.quota or span).per:
            margin = minor(Span(person.margin_quota, span.per).over(row.stretch.length, per), currency)
            if not 0 < margin <= quota:
                raise _NotComparedError(_MARGIN)
            planned = margin / quota
        return quota or None, planned

    def _needs_quota(self, answers: Answers) -> bool:
        small, large = (made(self.table, answers, self.terms.with_quota(Quota(sum_, 0.5))) for sum_ in (10**8, 10**9))
        return small.curve(Quota(10**8, 0.5), self.terms.currency) != large.curve(
            Quota(10**9, 0.5), self.terms.currency
        )

    def without_a_row(self) -> Iterator[str]:
        """Names of the people file that the payroll does not have."""
        seen = {levelled(row.name) for row in self.payroll.rows}
        yield from (
            person.name for name, person in (self.people.by_name if self.people else {}).items() if name not in seen
        )


class _NotComparedError(Exception):
    """Why a row was not compared."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def _period(word: str | None) -> Period | None:
    return word if word in ("month", "quarter", "year") else None  # type: ignore[return-value]
