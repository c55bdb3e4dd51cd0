"""Pay statements: what each rep earned in each pay period, line by line, down to the rows of the log it rests on.

Used by `simsales statement`. A run is paid again from its own log under its own plan, which gives back its pay lines to the
minor unit; here every line gets its rule, what it counted against which quota, and the deals behind it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from simsales.engine.pay_again import pay_again, pay_terms
from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text
from simsales.spec.scenario import Scenario
from simsales.spec.wrong import nearest, one_of
from simsales.text import safe_text
from simsales.units import Money
from simsales.world.calendar import date_of
from simsales.world.events import CONTRACT_DUE, CONTRACT_RENEWED, CREDIT_TAKEN_BACK, DEAL_WON, PAY_EARNED, QUOTA_SET
from simsales.world.facts import Facts
from simsales.world.incentive import BASES, Basis, PayComponent, SinglePlan, Tenure
from simsales.world.log import NOTHING, Name
from simsales.world.pay_terms import Term
from simsales.world.statement import BASE, OWN_NAMES, Statement, StatementLine

RETENTION = "retention"
_CEILING = Text(
    en="what is above the most this plan pays in a period is taken off", zh="超过本方案每期收入上限的部分扣除"
)
_OF_BEFORE = Text(en="deals of the plan before: {rule}", zh="旧方案的合同: {rule}")


class CreditShown(NamedTuple):
    """One credit a line counted: its row, the deal with its day of signing and amount, and what was put to the account."""

    row: int
    deal: str
    signed: date
    contract: Money
    basis: Basis
    credit: Money
    """Negative where it was taken back."""


class LineShown(NamedTuple):
    """One line of a statement."""

    name: str
    rule: Text
    basis: Basis | None
    counted: Money | None
    """The credit it looked at, over its own period; None where it looks at none."""
    quota: Money | None
    """What that stands against."""
    before: Money
    """Paid on earlier pay days of its own period."""
    scores: Mapping[str, float]
    """The rep's own KPIs it looked at; NaN where there was nothing to measure."""
    paid: Money
    row: int | None
    """Where the log says so; None where nothing is paid."""
    cause: int | None
    """The row that decided."""
    rows: Sequence[int]
    """All rows it rests on: credits, and service contracts that came up."""
    is_of_team: bool


class Slip(NamedTuple):
    """One rep's pay of one pay period."""

    rep: str
    called: Text
    period: int
    """From 1."""
    first: date
    last: date
    part: float
    """How much of a whole period it is."""
    quota: Money
    quota_row: int | None
    lines: Sequence[LineShown]
    credits: Sequence[CreditShown]
    """What the rep's own lines count, in order of the log."""

    @property
    def total(self) -> Money:
        return sum(line.paid for line in self.lines)


def find_rep(scenario: Scenario, word: str, where: str) -> str:
    """The rep's key, by key or by what people call them. Raises ScenarioError."""
    called = {key: {key, *_names(scenario, key)} for key in scenario.reps}
    if word in called:
        return word
    found = [key for key, names in called.items() if word in names]
    if len(found) == 1:
        return found[0]
    word = safe_text(word)
    what = Text(en=f"there is no rep {word!r}", zh=f"没有销售 {word!r}")
    if found:
        what = Text(en=f"{len(found)} reps are called {word!r}", zh=f"有 {len(found)} 名销售叫 {word!r}")
    names = {name for each in called.values() for name in each}
    meant = None if found else nearest(word, names)
    raise ScenarioError(Problem(Place(where), "", what, one_of(found or scenario.reps), meant))


def _names(scenario: Scenario, key: str) -> set[str]:
    name = scenario.reps[key].name
    return set() if name is None else {name.en, name.zh}


def slips(facts: Facts, scenario: Scenario, rep: str | None = None, period: int | None = None) -> list[Slip]:
    """Every statement of a run, rep by rep; only this rep's, or this period's, where asked for. Raises ScenarioError."""
    source = _Source(facts, scenario)
    days = list(enumerate(pay_again(facts, scenario).days, start=1))
    if period is not None and not 1 <= period <= len(days):
        raise ScenarioError(
            Problem(
                Place("--period"),
                "",
                Text(en=f"there is no pay period {period}", zh=f"没有第 {period} 个发薪期"),
                Text(en=f"allowed: 1 to {len(days)}", zh=f"允许: 1 到 {len(days)}"),
            )
        )
    return [
        source.slip(number, term, statements[name])
        for name in scenario.reps
        if rep is None or name == rep
        for number, (term, statements) in days
        if period is None or number == period
    ]


class _Source:
    """A finished run, as far as statements cite it."""

    def __init__(self, facts: Facts, scenario: Scenario) -> None:
        self._facts, self._scenario = facts, scenario
        self._tenures: Sequence[Tenure] = pay_terms(scenario).tenures
        self._won = {int(facts.subject[row]): row for row in facts.of(DEAL_WON).tolist()}
        names = facts.log.names
        self._paid = {
            (names[facts.actor[row]].key, names[facts.subject[row]].key, float(facts.t[row])): row
            for row in facts.of(PAY_EARNED).tolist()
        }
        self._quotas = {(names[facts.actor[row]].key, float(facts.t[row])): row for row in facts.of(QUOTA_SET).tolist()}

    def slip(self, number: int, term: Term, statement: Statement) -> Slip:
        facts, rep, end = self._facts, statement.rep, min(term.end, self._facts.horizon)
        lines = [self._line(term, rep, end, line) for line in statement.lines]
        rows = sorted(
            {
                row
                for shown, line in zip(lines, statement.lines, strict=True)
                if not shown.is_of_team
                for row in line.rows
            }
        )
        quota_row = self._quotas.get((rep, term.start))
        return Slip(
            rep,
            self._scenario.reps[rep].name or Text.same(rep),
            number,
            date_of(facts.calendar, term.start),
            date_of(facts.calendar, max(math.ceil(end) - 1.0, term.start)),
            term.part,
            0 if quota_row is None else int(facts.amount[quota_row]),
            quota_row,
            lines,
            [self._credit(row) for row in rows],
        )

    def _line(self, term: Term, rep: str, end: float, line: StatementLine) -> LineShown:
        plan, known, is_old = self._plan(term, line.name)
        basis, counted, quota = self._counted(line, known)
        scores = dict[str, float]()
        if line.sheet is not None and known is not None:
            found = {kpi: line.sheet.score(kpi) for kpi in sorted(known.scores_read)}
            scores = {kpi: score for kpi, score in found.items() if score is not None}
        renewals = self._renewals(rep, term.start, end) if RETENTION in scores else []
        return LineShown(
            line.name,
            self._rule(plan, known, line.name, is_old),
            basis,
            counted,
            quota,
            0 if line.sheet is None else line.sheet.paid,
            scores,
            line.money,
            self._paid.get((rep, line.name, end)),
            None if line.cause == NOTHING else line.cause,
            sorted({*line.rows, *renewals}),
            known is not None and known.of_team,
        )

    def _plan(self, term: Term, name: str) -> tuple[SinglePlan, PayComponent | None, bool]:
        """The plan a line is of, its rule, and whether that plan has been replaced."""
        plan = self._tenures[term.tenure].plan
        if name in plan.pays or name in OWN_NAMES:
            return plan, plan.pays.get(name), False
        line, _, number = name.rpartition("@")
        before = self._tenures[int(number) - 1].plan
        return before, before.pays[line], True

    def _rule(self, plan: SinglePlan, known: PayComponent | None, name: str, is_old: bool) -> Text:
        money = self._scenario.money
        if known is None:
            return plan.sentences(money)[0] if name == BASE else _CEILING
        rule = known.sentence(money)
        return _OF_BEFORE.fill(rule=rule) if is_old else rule

    def _counted(
        self, line: StatementLine, known: PayComponent | None
    ) -> tuple[Basis | None, Money | None, Money | None]:
        """On what basis a line counted how much, against which quota; nothing for scores, and for gates without a goal."""
        if known is None or (known.scores_read and not (known.of_quota and line.rows)):
            return None, None, None
        if line.sheet is None:
            return known.basis, sum(self._credit(row).credit for row in line.rows), None
        quota = round(line.sheet.quota.of(known.basis)) if known.of_quota else None
        return known.basis, line.sheet.measure, quota

    def _credit(self, row: int) -> CreditShown:
        facts = self._facts
        case = int(facts.subject[row])
        won = self._won[case]
        amount = int(facts.amount[row])
        return CreditShown(
            row,
            facts.case_name(case),
            date_of(facts.calendar, float(facts.t[won])),
            int(facts.amount[won]),
            BASES[int(facts.step[row])],
            -amount if facts.kind[row] == CREDIT_TAKEN_BACK else amount,
        )

    def _renewals(self, rep: str, start: float, end: float) -> list[int]:
        """The rep's service contracts that came up in a pay period, and those renewed."""
        facts = self._facts
        rows = np.concatenate([facts.of(CONTRACT_DUE), facts.of(CONTRACT_RENEWED)])
        inside = rows[(facts.t[rows] >= start) & (facts.t[rows] < end)]
        return sorted(row for row in inside.tolist() if facts.log.names[facts.actor[row]] == Name("rep", rep))
