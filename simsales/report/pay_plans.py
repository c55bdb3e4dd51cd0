"""Pay plans for people: every line in a sentence, and what a year of it pays at 50 to 150% of quota."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.engine.build import planned_margin
from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import Scenario
from simsales.spec.wrong import nearest
from simsales.world.calendar import MONTHS
from simsales.world.incentive import Quota

from .tables import clean

LEVELS = (0.5, 0.8, 1.0, 1.2, 1.5)
_HEAD = Text(
    en="What this pays {rep} in one {period} (quota {quota} {code}):",
    zh="{rep} 一个{period}的收入 (指标 {quota} {code}):",
)
_PERIODS = {1: Text(en="month", zh="月"), 3: Text(en="quarter", zh="季度"), 12: Text(en="year", zh="年")}
_AT = Text(en="at", zh="达成率")
_BASE, _TOTAL = Text(en="base pay", zh="底薪"), Text(en="together", zh="合计")


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
        shown += [_payouts(scenario, rep, lang), Line("")]
    return Group(*shown)


def _payouts(scenario: Scenario, rep: str | None, lang: Lang) -> RenderableType:
    name = rep or next(iter(scenario.reps))
    if name not in scenario.reps:
        raise ScenarioError(
            Problem(
                Place("--rep"),
                "",
                Text(en=f"there is no rep {name!r}", zh=f"没有销售 {name!r}"),
                meant=nearest(name, scenario.reps),
            )
        )
    spec, plan, money = scenario.reps[name], scenario.policies.incentive, scenario.money
    if not spec.quota:
        return clean(Text(en="No quota, so base pay only.", zh="没有指标, 只有底薪。"), lang)
    quota = Quota(money.minor(spec.quota), planned_margin(scenario))
    period = _PERIODS[MONTHS[plan.period]]
    head = _HEAD.fill(rep=spec.name or name, period=period, quota=money.show(quota.bookings), code=money.code)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title=clean(head, lang), title_justify="left")
    table.add_column(_AT.say(lang))
    payouts = {level: plan.payout(quota, level, money) for level in LEVELS}
    lines = list(payouts[1.0])
    for column in [_BASE.say(lang), *lines, _TOTAL.say(lang)]:
        table.add_column(clean(column, lang), justify="right")
    base = plan.base_pay(money)
    for level, paid in payouts.items():
        table.add_row(
            f"{level:.0%}",
            money.show(base),
            *(money.show(paid[line]) for line in lines),
            money.show(base + sum(paid.values())),
        )
    return table
