"""Pay plans for people: every line in a sentence, and what a year of it pays at 50 to 150% of quota."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.payouts import payouts, quotas_under
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import Scenario
from simsales.world.calendar import MONTHS, date_of
from simsales.world.incentive import SinglePlan
from simsales.world.statement import BASE, CAP

from .pay_statements import find_rep
from .tables import clean

LEVELS = (0.5, 0.8, 1.0, 1.2, 1.5)
_HEAD = Text(
    en="What this pays {rep} in one {period} (quota {quota} {code}):",
    zh="{rep} 一个{period}的收入 (指标 {quota} {code}):",
)
PERIODS = {1: Text(en="month", zh="月"), 3: Text(en="quarter", zh="季度"), 12: Text(en="year", zh="年")}
_AT = Text(en="at", zh="达成率")
_BASE, _CAP, _TOTAL = (
    Text(en="base pay", zh="底薪"),
    Text(en="over the cap", zh="超过上限"),
    Text(en="together", zh="合计"),
)
_NO_QUOTA = Text(en="No quota, so base pay only.", zh="没有指标, 只有底薪。")
_ASSUMED = Text(en="{line}: {assumed}.", zh="{line}: {assumed}。")
_PART = Text(
    en="a {period}'s part of what a whole {longer} at this level pays", zh="按全{longer}保持该完成率, 摊到每{period}"
)
_NEW = Text(en="The plan in force from {day}:", zh="自 {day} 起的方案:")


def pay_plans(case: CaseFile, rep: str | None, lang: Lang) -> RenderableType:
    """All different plans of a scenario, the current one first."""
    shown: list[RenderableType] = []
    seen: dict[str, str] = {}
    for name, scenario in case.variants.items():
        plan = scenario.policies.incentive
        text = repr(plan)
        if text in seen:
            continue
        seen[text] = name
        shown += [clean(case.label(name), lang, "bold")]
        shown += [clean(sentence, lang) for sentence in plan.sentences(scenario.money)]
        shown += [*_payouts(scenario, rep, lang), Line("")]
    return Group(*shown)


def _payouts(scenario: Scenario, rep: str | None, lang: Lang) -> list[RenderableType]:
    """One table for each plan of the scenario, with what it takes for granted."""
    name = next(iter(scenario.reps)) if rep is None else find_rep(scenario, rep, "--rep")
    if not scenario.reps[name].quota:
        return [clean(_NO_QUOTA, lang)]
    calendar, shown = scenario.calendar.made(), list[RenderableType]()
    for number, tenure in enumerate(scenario.policies.incentive.tenures(calendar.start)):
        if number:
            shown.append(clean(_NEW.fill(day=date_of(calendar, tenure.starts).isoformat()), lang))
        shown += [_payout(scenario, name, tenure.plan, lang), *assumed(tenure.plan, lang)]
    return shown


def _payout(scenario: Scenario, rep: str, plan: SinglePlan, lang: Lang) -> Table:
    spec, money = scenario.reps[rep], scenario.money
    paid = payouts(scenario, rep, plan, LEVELS)
    head = _HEAD.fill(
        rep=spec.name or rep,
        period=PERIODS[MONTHS[plan.period]],
        quota=money.show(quotas_under(scenario, plan)[rep].bookings),
        code=money.code,
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title=clean(head, lang), title_justify="left")
    table.add_column(_AT.say(lang))
    own_names = {BASE: _BASE.say(lang), CAP: _CAP.say(lang)}
    for column in [*(own_names.get(name, name) for name in paid[0].lines), _TOTAL.say(lang)]:
        table.add_column(clean(column, lang), justify="right")
    for payout in paid:
        sums = [*payout.lines.values(), payout.total]
        table.add_row(f"{payout.attainment:.0%}", *(money.show(line) for line in sums))
    return table


def assumed(plan: SinglePlan, lang: Lang) -> Iterator[RenderableType]:
    """What a table of payouts takes for granted, line by line."""
    period = PERIODS[MONTHS[plan.period]]
    for name, line in plan.pays.items():
        if line.assumes is not None:
            yield clean(_ASSUMED.fill(line=name, assumed=line.assumes), lang, "dim")
        if line.counted_by is not None:
            part = _PART.fill(period=period, longer=PERIODS[MONTHS[line.counted_by]])
            yield clean(_ASSUMED.fill(line=name, assumed=part), lang, "dim")
