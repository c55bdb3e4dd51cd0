"""Pay plans for people: every line in a sentence, and what a year of it pays at 50 to 150% of quota."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.payouts import payouts, quotas_under
from simsales.i18n import Lang, Text
from simsales.policies.incentives.wording import PERIODS as CALLED
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import Scenario
from simsales.units import Money
from simsales.world.calendar import MONTHS, date_of
from simsales.world.incentive import SinglePlan

from .pay_lines import line_called
from .pay_statements import find_rep
from .tables import clean

LEVELS = (0.5, 0.8, 1.0, 1.2, 1.5)
_HEAD = Text(
    en="What this pays {rep} in one {period} (quota {quota} {code}):",
    zh="{rep} 一个{period}的收入 (指标 {quota} {code}):",
)
PERIODS = {MONTHS[period]: called for period, called in CALLED.items()}
"""What so many months are called."""
_AT = Text(en="at", zh="达成率")
_TOTAL = Text(en="together", zh="合计")
_NO_QUOTA = Text(en="No quota, so base pay only.", zh="没有指标, 只有底薪。")
_ASSUMED = Text(en="{line}: {assumed}.", zh="{line}: {assumed}。")
_PART = Text(
    en="a {period}'s part of what a whole {longer} at this level pays", zh="按全{longer}保持该完成率, 摊到每{period}"
)
_NEW = Text(en="The plan in force from {day}:", zh="自 {day} 起的方案:")


def pay_plans(case: CaseFile, rep: str | None, lang: Lang) -> RenderableType:
    """All different plans of a scenario, the current one first."""
    shown: list[RenderableType] = []
    for name, scenario in different_plans(case.variants).items():
        shown += [clean(case.label(name), lang, "bold")]
        shown += [clean(sentence, lang) for sentence in scenario.policies.incentive.sentences(scenario.money)]
        shown += [*_shown(scenario, rep, lang), Line("")]
    return Group(*shown)


def different_plans(variants: Mapping[str, Scenario]) -> dict[str, Scenario]:
    """Each plan once, under the first variant that has it."""
    plans: dict[str, tuple[str, Scenario]] = {}
    for name, scenario in variants.items():
        plans.setdefault(repr(scenario.policies.incentive), (name, scenario))
    return dict(plans.values())


@dataclass(frozen=True, slots=True)
class Payouts:
    """What a plan pays one rep in one of its periods, part by part at every one of `LEVELS`; minor units."""

    plan: SinglePlan
    starts: date | None
    """Its first day, where it replaces another on the way."""
    quota: Money
    parts: Mapping[Text, Sequence[Money]]
    """Base pay, the lines, what a ceiling takes away, and all together."""

    @property
    def period(self) -> Text:
        return PERIODS[MONTHS[self.plan.period]]


def payouts_of_plans(scenario: Scenario, rep: str) -> list[Payouts]:
    """Every plan of the scenario in turn, for a rep with a quota; none for one without."""
    if not scenario.reps[rep].quota:
        return []
    calendar = scenario.calendar.made()
    return [
        _payouts(scenario, rep, tenure.plan, date_of(calendar, tenure.starts) if number else None)
        for number, tenure in enumerate(scenario.policies.incentive.tenures(calendar.start))
    ]


def _payouts(scenario: Scenario, rep: str, plan: SinglePlan, starts: date | None) -> Payouts:
    paid = payouts(scenario, rep, plan, LEVELS)
    parts = {line_called(line): [one.lines[line] for one in paid] for line in paid[0].lines}
    parts[_TOTAL] = [one.total for one in paid]
    return Payouts(plan, starts, quotas_under(scenario, plan)[rep].bookings, parts)


def _shown(scenario: Scenario, rep: str | None, lang: Lang) -> list[RenderableType]:
    """One table for each plan of the scenario, with what it takes for granted."""
    name = next(iter(scenario.reps)) if rep is None else find_rep(scenario, rep, "--rep")
    found = payouts_of_plans(scenario, name)
    if not found:
        return [clean(_NO_QUOTA, lang)]
    shown = list[RenderableType]()
    for one in found:
        if one.starts is not None:
            shown.append(clean(_NEW.fill(day=one.starts.isoformat()), lang))
        shown += [_table(scenario, name, one, lang), *(clean(text, lang, "dim") for text in assumed(one.plan))]
    return shown


def _table(scenario: Scenario, rep: str, found: Payouts, lang: Lang) -> Table:
    money = scenario.money
    head = _HEAD.fill(
        rep=scenario.reps[rep].name or rep, period=found.period, quota=money.show(found.quota), code=money.code
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title=clean(head, lang), title_justify="left")
    table.add_column(_AT.say(lang))
    for part in found.parts:
        table.add_column(clean(part, lang), justify="right")
    for level, *sums in zip(LEVELS, *found.parts.values(), strict=True):
        table.add_row(f"{level:.0%}", *(money.show(one) for one in sums))
    return table


def assumed(plan: SinglePlan) -> Iterator[Text]:
    """What such a table takes for granted, line by line."""
    period = PERIODS[MONTHS[plan.period]]
    for name, line in plan.pays.items():
        if line.assumes is not None:
            yield _ASSUMED.fill(line=line_called(name), assumed=line.assumes)
        if line.counted_by is not None:
            part = _PART.fill(period=period, longer=PERIODS[MONTHS[line.counted_by]])
            yield _ASSUMED.fill(line=line_called(name), assumed=part)
