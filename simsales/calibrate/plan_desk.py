"""The desk at which a pay table is settled: the table, the scenario it is for, the answers so far, and the payroll.

Used by `simsales plan`. The quota that payouts are shown for is `--quota`; else 100 where the table holds no money, so
that payouts read as per cent of the quota; else the middle quota of the scenario, for the plan's own period.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median_low
from typing import cast

from simsales.engine.build import planned_margin
from simsales.errors import ExportError, InputError, Place, Problem
from simsales.i18n import Lang, Text
from simsales.policies.incentives.plan import PayPlan
from simsales.spec.casefile import CaseFile, open_case
from simsales.spec.wrong import shown
from simsales.units import Money
from simsales.world.calendar import MONTHS, Period
from simsales.world.incentive import BASES, Quota

from . import plan_echo, plan_scenario, plan_verdict
from .payroll import PayrollCheck
from .people import read_people
from .plan_components import made
from .plan_gaps import open_questions, refuse_contradictions
from .plan_payroll import read_payroll
from .plan_questions import OF_A_TABLE, Question
from .plan_rows import PlanTable
from .plan_table import read_plan
from .plan_template import has_excel
from .plan_terms import CannotBeWritten, Terms

_MOST = 1e12
_NEEDS_QUOTA = Text(
    en="tiers are written in money, and a plan's tiers are parts of a quota",
    zh="档位写的是金额, 而方案的档位是指标的一部分",
)
_BASE_OF = Text(
    en="(base pay is not in the table: as in {name}; --base changes it)",
    zh="(表里没有底薪: 同 {name}; 可用 --base 修改)",
)
_LEFT_OUT = Text(
    en="(clawback and split of {name} are not in the table, and so not in this plan)",
    zh="(表里没有 {name} 的追回和分成, 因此本方案也没有)",
)
_NO_USE = Text(en="{option} needs --payroll", zh="{option} 要和 --payroll 一起用")


@dataclass
class PlanDesk:
    """One table on the desk. `answer` and then `questions` until none is left; the rest only after that."""

    table: PlanTable
    case: CaseFile
    terms: Terms
    is_example: bool
    given_base: float | None
    payroll: Path | None
    people: Path | None
    answers: dict[str, str] = field(default_factory=dict)
    _check: PayrollCheck | None = None

    @classmethod
    def opened(
        cls,
        file: Path,
        extends: str,
        *,
        quota: float | None = None,
        base: float | None = None,
        payroll: Path | None = None,
        people: Path | None = None,
        answers: Mapping[str, str | None] | None = None,
    ) -> PlanDesk:
        """Raises ExportError and ScenarioError."""
        _refuse_options(quota, base, payroll, people)
        table, case = read_plan(file), open_case(extends)
        scenario, given = case.scenario, {key: word for key, word in (answers or {}).items() if word is not None}
        refuse_contradictions(table, given)
        if table.has_money_marks and quota is None:
            raise ExportError(
                Problem(
                    Place(table.file),
                    "--quota",
                    _NEEDS_QUOTA,
                    Text(
                        en="allowed: --quota 1000000, the quota of one period these tiers were made for",
                        zh="允许: --quota 1000000, 即这些档位所对应的一期指标",
                    ),
                )
            )
        money = scenario.money
        minor = money.minor(quota) if quota is not None else _example(table, case, given)
        terms = Terms(
            money,
            base if base is not None else getattr(scenario.policies.incentive, "base_per_month", 0.0),
            Quota(minor, planned_margin(scenario)),
        )
        return cls(table, case, terms, quota is None, base, payroll, people, given)

    def questions(self) -> list[Question]:
        """What is still open in the table."""
        return open_questions(self.table, self.answers, self.terms)

    def answer(self, key: str, reading: str) -> None:
        self.answers[key] = reading
        if self.is_example and key == "period":
            self.terms = replace(
                self.terms, quota=Quota(_example(self.table, self.case, self.answers), self.terms.quota.planned_margin)
            )

    def question_said(self, question: Question, lang: Lang) -> list[str]:
        return plan_echo.question_said(question, self.table, self.answers, self.terms, lang)

    def plan_said(self, lang: Lang) -> Iterator[str]:
        """The plan in sentences and payouts. Raises ExportError where the readings chosen cannot be written."""
        plan, current = self._made(), self.case.scenario.policies.incentive
        yield from plan_echo.plan_said(
            plan, self.table, self.terms, lang, is_of_100=self.is_example and not self.table.has_money
        )
        if self.given_base is None:
            yield _BASE_OF.fill(name=self.case.name).say(lang)
        if current.clawback_days or current.partner_share:
            yield _LEFT_OUT.fill(name=self.case.name).say(lang)

    def scenario_text(self) -> str:
        return plan_scenario.scenario_text(self.table, self._table_answers(), self.terms, self.case)

    def payroll_questions(self) -> list[Question]:
        return self._payroll().questions(self.answers)

    def payroll_question_said(self, question: Question, lang: Lang) -> list[str]:
        return plan_verdict.question_said(question, self._payroll(), self.answers, lang)

    def payroll_said(self, lang: Lang) -> Iterator[str]:
        yield from plan_verdict.check_said(self._payroll(), self.answers, lang)

    def _payroll(self) -> PayrollCheck:
        if self._check is None:
            plan = self._made()
            bases = [basis for basis in BASES if any(line.basis == basis for line in plan.pays.values())]
            assert self.payroll is not None
            quota: Money | None = None if self.is_example else self.terms.quota.bookings
            self._check = PayrollCheck(
                self.table,
                self.terms,
                read_payroll(self.payroll, plan.period, bases, self.terms.currency),
                read_people(self.people) if self.people else None,
                quota,
                self.given_base,
            )
        return self._check

    def _made(self) -> PayPlan:
        try:
            return made(self.table, self.answers, self.terms)
        except CannotBeWritten as cannot:
            raise ExportError(
                Problem(
                    Place(self.table.file), "", cannot.why, Text(en="allowed: another reading", zh="允许: 选另一种读法")
                )
            ) from None

    def _table_answers(self) -> dict[str, str]:
        return {key: word for key, word in self.answers.items() if key in OF_A_TABLE}


def template_path() -> Path:
    """Where a template goes whose name nobody gave."""
    return Path("pay-plan.xlsx" if has_excel() else "pay-plan.csv")


def _example(table: PlanTable, case: CaseFile, answers: Mapping[str, str]) -> Money:
    money = case.scenario.money
    quotas = [spec.quota for spec in case.scenario.reps.values() if spec.quota]
    if not table.has_money or not quotas:
        return money.minor(100)
    period = table.period or cast(Period, answers.get("period", case.scenario.policies.incentive.period))
    return money.minor(median_low(quotas) * MONTHS[period] / MONTHS[case.scenario.policies.incentive.period])


def _refuse_options(quota: float | None, base: float | None, payroll: Path | None, people: Path | None) -> None:
    problems = []
    for option, amount, is_positive in (("--quota", quota, True), ("--base", base, False)):
        if amount is not None and not (
            math.isfinite(amount) and 0 <= amount <= _MOST and (amount >= 0.01 or not is_positive)
        ):
            allowed = (
                Text(en="allowed: more than 0, at most 1,000,000,000,000", zh="允许: 大于 0, 不超过 1 万亿")
                if is_positive
                else Text(en="allowed: 0 to 1,000,000,000,000", zh="允许: 0 至 1 万亿")
            )
            problems.append(
                Problem(
                    Place(option),
                    "",
                    Text(en="{sum} cannot be used", zh="不能用 {sum}").fill(sum=shown(amount)),
                    allowed,
                )
            )
    if people is not None and payroll is None:
        problems.append(Problem(Place("--people"), "", _NO_USE.fill(option="--people")))
    if problems:
        raise InputError(problems)
