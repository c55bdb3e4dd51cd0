"""Cases: kinds of years in which a plan is tried, each under the luck of the scenario's own years.

A stretch has so many times the leads of the scenario (the same customers, only earlier, and more behind them), an edge so
few, and a windfall is the scenario's own year with one very large contract more, paid by the plan to the minor unit while
everybody goes on as before. How much better, worse and larger is the reader's question: the defaults are assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pydantic import ValidationError

from simsales.engine.build import planned_margin
from simsales.engine.pay_again import pay_again, pay_terms
from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text
from simsales.session import Session
from simsales.spec.scenario import Scenario
from simsales.spec.wrong import one_of
from simsales.units import Money
from simsales.world.pay_books import Contract, PayBooks
from simsales.world.repaid import Repaid

from .pay_year import PayYear, RepPeriod, pay_year
from .payouts import middle_rep, quotas_under
from .runs import facts_of, live

BASE_CASE = "base"
STRETCH, EDGE, WINDFALL = 1.2, 0.8, 1.0
"""Leads of a better and of a worse year, as a multiple; a windfall, in quotas of a pay period. Assumptions."""
_MOST_TIMES = 100.0


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of year: so many times the leads, or the scenario's own with one contract of so many quotas for one rep."""

    label: Text
    demand: float = 1.0
    windfall: float = 0.0
    rep: str | None = None
    """Who lands the windfall."""


def usual_cases(
    scenario: Scenario,
    stretch: float = STRETCH,
    edge: float = EDGE,
    windfall: float = WINDFALL,
    rep: str | None = None,
) -> dict[str, Case]:
    """The scenario as it is, more leads, fewer, and a windfall for one rep (the one with the middle quota if left out).

    Where nobody has a quota nobody has a windfall. Raises InputError for a multiple that makes no sense, and for a rep
    without a quota.
    """
    times = {"stretch": stretch, "edge": edge, "windfall": windfall}
    wrong = [_senseless(name, value) for name, value in times.items() if not 0 < value <= _MOST_TIMES]
    if rep is not None and not scenario.reps[rep].quota:
        what = Text(en=f"{rep} has no quota, so no windfall", zh=f"{rep} 没有指标, 无法设定意外大单")
        wrong.append(
            Problem(Place("--rep"), "", what, one_of(name for name, one in scenario.reps.items() if one.quota))
        )
    if wrong:
        raise InputError(wrong)
    cases = {
        BASE_CASE: Case(Text(en="base", zh="基准")),
        "stretch": Case(Text(en=f"stretch: leads x {stretch:g}", zh=f"上行: 线索 x {stretch:g}"), demand=stretch),
        "edge": Case(Text(en=f"edge: leads x {edge:g}", zh=f"下行: 线索 x {edge:g}"), demand=edge),
    }
    lucky = middle_rep(scenario) if rep is None else rep
    if lucky is not None:
        label = Text(en=f"windfall: {windfall:.0%} of quota", zh=f"意外大单: 指标的 {windfall:.0%}")
        cases["windfall"] = Case(label, windfall=windfall, rep=lucky)
    return cases


def _senseless(name: str, value: float) -> Problem:
    return Problem(
        Place(f"--{name}"),
        "",
        Text.same(f"{value:g}"),
        Text(en=f"allowed: above 0, at most {_MOST_TIMES:g}", zh=f"允许: 大于 0, 不超过 {_MOST_TIMES:g}"),
    )


def with_leads(scenario: Scenario, times: float) -> Scenario:
    """The same scenario with so many times the leads of every source. Raises InputError where that is not allowed."""
    if times == 1:
        return scenario
    try:
        sources = {
            name: type(source).model_validate({**source.model_dump(), "per_year": source.per_year * times})
            for name, source in scenario.sources.items()
        }
    except ValidationError:
        raise InputError(_senseless("leads", times)) from None
    return scenario.model_copy(update={"sources": sources})


# --- one world ----------------------------------------------------------------------------------------------------------
class Task(NamedTuple):
    """One replication of all cases of a plan; the first is the scenario as it is."""

    scenario: Scenario
    variant: str
    cases: Mapping[str, Case]
    seed: int
    replication: int


def cost_once(task: Task) -> dict[str, PayYear]:
    """Every case under the same luck. Runs in a worker."""
    found: dict[str, PayYear] = {}
    own = live(task.scenario, task.variant, task.seed, task.replication)
    base = pay_year(own)
    for name, case in task.cases.items():
        if case.windfall:
            found[name] = _with_windfall(base, own, case)
        elif case.demand == 1:
            found[name] = base
        else:
            scaled = with_leads(task.scenario, case.demand)
            found[name] = pay_year(live(scaled, task.variant, task.seed, task.replication))
    return found


def windfall_contract(scenario: Scenario, case: Case) -> Contract:
    """The contract of a windfall: signed in the middle of the middle pay period, planned margin, paid on its invoice."""
    terms = PayBooks(pay_terms(scenario)).terms
    term = terms[len(terms) // 2]
    plan = pay_terms(scenario).tenures[term.tenure].plan
    assert case.rep is not None
    amount = round(quotas_under(scenario, plan)[case.rep].bookings * case.windfall)
    signed = (term.start + min(term.end, scenario.horizon)) / 2
    delivered = signed + scenario.aftersales.delivery
    cost = round(amount * (1 - planned_margin(scenario)))
    return Contract(case.rep, next(iter(scenario.products)), amount, cost, signed, delivered, delivered)


def _with_windfall(base: PayYear, own: Session, case: Case) -> PayYear:
    """The same year with one contract more, while everybody goes on as before."""
    scenario = own.scenario
    contract = windfall_contract(scenario, case)
    paid = pay_again(facts_of(own), scenario, more=[contract])
    lines: dict[str, Money] = {}
    for of_rep in paid.lines.values():
        for name, money in of_rep.items():
            lines[name] = lines.get(name, 0) + money
    more = paid.total - base.pay
    return replace(
        base,
        pay_by_rep=paid.by_rep,
        pay_by_line={name: money for name, money in lines.items() if money},
        sales_by_rep={**base.sales_by_rep, contract.rep: base.sales_by_rep[contract.rep] + contract.amount},
        periods=_repaid_periods(base, paid, scenario, contract),
        sales=base.sales + contract.amount,
        selling_cost=base.selling_cost + more,
        contribution=base.contribution + contract.amount - contract.cost - more,
    )


def _repaid_periods(base: PayYear, paid: Repaid, scenario: Scenario, contract: Contract) -> list[RepPeriod]:
    """The periods of a run paid with one contract more, against the quotas they had."""
    credited = {
        part.rep: part.credit.amount
        for part in PayBooks(pay_terms(scenario)).signed(contract, contract.signed)
        if part.credit.basis == "bookings"
    }
    found = []
    for period in base.periods:
        term, statements = paid.days[period.number - 1]
        more = credited.get(period.rep, 0) if term.start <= contract.signed < term.end else 0
        found.append(replace(period, booked=period.booked + more, pay=statements[period.rep].total))
    return found
