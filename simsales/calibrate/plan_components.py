"""A pay table with every question answered, as the components of a pay plan: the `policies.incentive` block.

Used to show what each reading of a table would pay, to recompute a payroll, and to write a scenario. What the plan
language cannot say raises `CannotBeWritten`; nothing is ever put near it.
Source of the idea: MODEL A1 (every plan is a sum of hinges and steps).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, cast

from pydantic import ValidationError

from simsales.i18n import Text
from simsales.policies.incentives.plan import PayPlan
from simsales.spec.wrong import Wrong, Wrongs
from simsales.world.calendar import Period
from simsales.world.incentive import Basis

from .plan_rows import Ladder, PlanRow, PlanTable
from .plan_terms import Answers, CannotBeWritten, Terms

Rates = list[tuple[float, float]]
"""(from, rate), from as a part of the quota."""

_YEARLY = Text(
    en="this program counts all lines of a plan by one period; a yearly bonus beside them cannot be written yet",
    zh="本程序的一个方案只有一个周期, 其中还不能另写年度奖金",
)
_TOTAL = Text(
    en="this program caps line by line; a cap on all lines together cannot be written yet",
    zh="本程序逐项封顶, 还不能写各项合计的封顶",
)
_FALLS = Text(en="a rate on the whole amount that falls cannot be capped", zh="全额比例下降时无法封顶")
_JUMP = Text(
    en="on the whole amount pay jumps past this cap; such a cap cannot be written",
    zh="按全额计提时收入跳过了这个封顶, 无法写成方案",
)
_NEVER = Text(en="at this quota the cap is reached before anything is paid", zh="按这个指标, 还没开始提成就已封顶")
_SMALLER = Text(en="a higher goal with a smaller bonus would take pay away", zh="目标更高奖金反而更少, 等于扣钱")
_TINY = Text(en="the quota is so small that tiers fall on the same cent", zh="指标太小, 几档落在同一分钱上")
_NO_TARGET = Text(
    en="nothing is paid at 100% of quota, so there is no pay to take a part of",
    zh="达成 100% 时没有收入, 无从按比例封顶",
)


def made(table: PlanTable, answers: Answers, terms: Terms) -> PayPlan:
    """The plan, for a quota at which it can be paid. Raises CannotBeWritten."""
    try:
        plan = PayPlan.model_validate(block(table, answers, terms))
        plan.curve(terms.quota, terms.currency)
        return plan
    except ValidationError as error:
        reason = error.errors()[0].get("ctx", {}).get("error")
        found = reason.found[0] if isinstance(reason, Wrongs) else reason
        raise CannotBeWritten(
            found.what if isinstance(found, Wrong) else Text.same(str(error.errors()[0]["msg"]))
        ) from None
    except ValueError:
        raise CannotBeWritten(_TINY) from None


def block(table: PlanTable, answers: Answers, terms: Terms) -> dict[str, Any]:
    """The plan as a scenario writes it."""
    period = table.period or cast(Period, answers["period"])
    pays: dict[str, dict[str, Any]] = {}
    for ladder in table.ladders:
        basis = ladder.basis or cast(Basis, answers["basis"])
        for line in _lines(ladder, basis, answers, terms):
            pays[_name("commission", basis, pays)] = line | ({} if basis == "bookings" else {"basis": basis})
    for at, amount, basis in _bonuses(table, answers, period, terms):
        line = {"kind": "bonus", "at": at, "amount": amount}
        pays[_name("bonus", basis, pays)] = line | ({} if basis == "bookings" else {"basis": basis})
    return {"kind": "plan", "base_per_month": terms.base, "period": period, "pays": pays}


def _name(word: str, basis: Basis, taken: Mapping[str, object]) -> str:
    names = [
        word,
        *([f"{word}-{basis}"] if basis != "bookings" else []),
        *(f"{word}-{n}" for n in range(2, 3 + len(taken))),
    ]
    return next(name for name in names if name not in taken)


def _lines(ladder: Ladder, basis: Basis, answers: Answers, terms: Terms) -> Iterator[dict[str, Any]]:
    rates = [(terms.share(mark, basis), rate) for mark, rate in ladder.tiers]
    on = ladder.on or (answers["on"] if len(rates) > 1 else "above")
    stop, at_most = _stop(ladder, basis, on, rates, answers, terms), _at_most(ladder, answers)
    if stop is not None:
        rates = [(start, rate) for start, rate in rates if start < stop]
        if not any(rate for _, rate in rates):
            raise CannotBeWritten(_NEVER)
    limit = {} if at_most is None else {"at_most": at_most}
    until = {} if stop is None else {"cap_at": stop}
    if len(rates) == 1:
        yield {"kind": "commission", "rate": rates[0][1]} | until | limit
    elif len(rates) == 2 and rates[0][1] == 0:
        yield {"kind": "commission", "rate": rates[1][1], "starts_at": rates[1][0], "on": on} | until | limit
    elif on == "whole" and stop is not None:
        yield from _capped_whole(rates, stop, limit)
    else:
        tiers = rates if stop is None else [*rates, (stop, 0.0)]
        yield {"kind": "tiers", "on": on, "tiers": [{"from": start, "rate": rate} for start, rate in tiers]} | limit


def _capped_whole(rates: Rates, stop: float, limit: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    """A whole-amount ladder that stops: each rise of the rate is a commission on the whole, up to the same cap."""
    if limit or any(upper < lower for (_, lower), (_, upper) in pairwise(rates)):
        raise CannotBeWritten(_FALLS)
    before = 0.0
    for start, rate in rates:
        rise = {"kind": "commission", "rate": round(rate - before, 12), "cap_at": stop}
        if rate > before:
            yield rise | ({"starts_at": start, "on": "whole"} if start else {})
        before = rate


def _stop(ladder: Ladder, basis: Basis, on: str, rates: Rates, answers: Answers, terms: Terms) -> float | None:
    """The part of the quota above which this line pays no more."""
    stops = []
    if ladder.end is not None and (same_end(ladder) or answers.get("end") == "stops"):
        stops.append(terms.share(ladder.end, basis))
    cap, reading = ladder.cap, answers.get("cap")
    if cap is not None and reading == "total":
        raise CannotBeWritten(_TOTAL)
    if cap is not None and (reading in ("rate", "attainment") or (reading is None and not cap.is_money)):
        stops.append(terms.share(cap, basis))
    if cap is not None and reading == "pay" and not cap.is_money:
        stops.append(_reaches(rates, on, float(cap.value) * _paid(rates, on, 1.0)))
    return min(stops, default=None)


def _at_most(ladder: Ladder, answers: Answers) -> float | None:
    cap = ladder.cap
    return float(cap.value) if cap is not None and cap.is_money and answers.get("cap", "pay") == "pay" else None


def same_end(ladder: Ladder) -> bool:
    """Whether the cap stands where the last tier ends, so that both say that it ends there."""
    return ladder.cap is not None and ladder.end is not None and ladder.cap.value == ladder.end.value


def _paid(rates: Rates, on: str, attainment: float) -> float:
    """Pay as a part of the quota."""
    reached = [(start, rate) for start, rate in rates if start <= attainment]
    if on == "whole":
        return attainment * reached[-1][1]
    ends = [start for start, _ in reached[1:]] + [attainment]
    return sum(rate * (end - start) for (start, rate), end in zip(reached, ends, strict=True))


def _reaches(rates: Rates, on: str, pay: float) -> float:
    """The attainment at which pay is reached without a jump."""
    if not pay:
        raise CannotBeWritten(_NO_TARGET)
    for (start, rate), end in zip(rates, [*(start for start, _ in rates[1:]), 10.0], strict=True):
        at_start = _paid(rates, on, start)
        if at_start > pay + 1e-12:
            raise CannotBeWritten(_JUMP)
        if rate and at_start + rate * (end - start) >= pay - 1e-12:
            return round(start + (pay - at_start) / rate, 12)
    raise CannotBeWritten(_NO_TARGET)


def _bonuses(table: PlanTable, answers: Answers, period: Period, terms: Terms) -> Iterator[tuple[float, float, Basis]]:
    if answers.get("bonus") == "year" and period != "year" and any(row.period is None for row in table.bonuses):
        raise CannotBeWritten(_YEARLY)
    by_basis: dict[tuple[str, Basis], list[PlanRow]] = {}
    for row in table.bonuses:
        by_basis.setdefault((row.name, row.basis or cast(Basis, answers["basis"])), []).append(row)
    for (_, basis), rows in by_basis.items():
        yield from _steps(sorted(rows, key=lambda row: terms.share(row.at, basis)), basis, table, answers, terms)


def _steps(
    rows: Sequence[PlanRow], basis: Basis, table: PlanTable, answers: Answers, terms: Terms
) -> Iterator[tuple[float, float, Basis]]:
    before = 0.0
    for row in rows:
        at, amount = terms.share(row.at, basis), float(row.bonus or 0)
        if answers.get("cap") == "attainment" and any(
            ladder.cap is not None and at > terms.share(ladder.cap, basis) for ladder in table.ladders
        ):
            continue
        more = amount - before if answers.get("bonuses") == "highest" else amount
        if more < 0:
            raise CannotBeWritten(_SMALLER)
        before = amount
        if more:
            yield at, more, basis
