"""Will I earn less? The page of one rep, and the table of everybody that goes with a new plan to HR."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.earnings import STEP, Changed, Drivers, Earnings, RepEarnings, Terms, terms
from simsales.experiment.payouts import last_plan
from simsales.experiment.spread import FEWEST
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Scenario

from .cost_tables import QUANTILES, TOO_FEW, plain_table, span_said, spread_heads, whole
from .earnings_words import QUESTION, answered, answers
from .pay_plans import PERIODS, assumed
from .tables import clean, made_again_by

DOWN = (0.01, 0.05)
"""A mean loss that is pointed out, as a part of today's pay."""
_PLANS = Text(en="{new} instead of {old}", zh="{new} 代替 {old}")
_SAME_RESULT = Text(
    en="For the same result: pay of one {period} at the same part of the own quota (exact)",
    zh="同样的业绩: 达成同样比例的本人指标时, 一个{period}的收入 (精确)",
)
_A_YEAR = Text(
    en="For the same result: pay of a year at the same part of the own quota (exact)",
    zh="同样的业绩: 全年达成同样比例的本人指标时, 一年的收入 (精确)",
)
_AT, _TODAY, _NEW, _DIFFERENCE = (
    Text(en="at", zh="达成率"),
    Text(en="today", zh="现行"),
    Text(en="new", zh="新方案"),
    Text(en="difference", zh="差额"),
)
_YEARS = Text(en="Pay of a year ({code}), {n} simulated years", zh="一年的收入 ({code}), 模拟 {n} 年")
_UNCHANGED, _REACTIONS, _LIVED = (
    Text(en="if nobody changes", zh="谁都不改"),
    Text(en="with reactions", zh="算上反应"),
    Text(en="new plan", zh="新方案"),
)
_MEAN = Text(en="mean", zh="平均")
_CHANGE = Text(en="against today, same luck", zh="与现行相比 (同样的运气)")
_LESS = Text(en="less than today", zh="比现行少的年份")
_OF = Text(en="in {less} of {n} years", zh="{n} 年中 {less} 年")
_HOURS = Text(en="hours a week", zh="每周工时")
_WHAT = Text(en="What makes the difference", zh="差别从哪里来")
_QUOTA = Text(en="quota, one {period} ({code})", zh="一个{period}的指标 ({code})")
_BASE = Text(en="fixed pay a month ({code})", zh="每月固定薪酬 ({code})")
_TARGET = Text(en="variable pay a year at 100% ({code})", zh="全年达成 100% 的浮动薪酬 ({code})")
_STARTS, _ENDS = (
    Text(en="variable pay starts", zh="浮动薪酬起点"),
    Text(en="more sales pay nothing more", zh="封顶 (多签不再多得)"),
)
_BELOW, _ABOVE = (
    Text(en="100 more sold just below quota pays", zh="将达标时, 每多签 100 得"),
    Text(en="100 more sold just above quota pays", zh="刚超标时, 每多签 100 得"),
)
_AT_ONCE, _FROM, _NEVER, _NOTHING = (
    Text(en="from the first sale", zh="从第一单起"),
    Text(en="above {level}", zh="{level} 以上"),
    Text(en="never", zh="不封顶"),
    Text(en="none", zh="没有浮动"),
)
_UP_FROM = Text(en="from {level}", zh="{level} 起")
_RULES_OLD, _RULES_NEW = Text(en="The rules today", zh="现行规则"), Text(en="The new rules", zh="新规则")
_NO_QUOTA = Text(en="No quota, so fixed pay only.", zh="没有指标, 只有固定薪酬。")
_OUT = Text(
    en="Years left out, because the rep leaves in them under one of the plans: {n}.",
    zh="未计入的年份 (本人在某一方案下离职): {n}。",
)
_MODELLED = Text(
    en='"If nobody changes" is today\'s own year paid by the new plan, to the minor unit; "with reactions" is modelled: hours, '
    "deals pulled or held, who leaves.",
    zh="「谁都不改」是把现行方案的同一年按新方案付薪, 精确到分; 「算上反应」由模型算出: 工时、抢签或压单、谁会离职。",
)
_FIXED = Text(en="Nobody reacts in this scenario (people: fixed).", zh="本场景中没有人对方案作出反应 (people: fixed)。")
_NOT_PAY_ONLY = Text(
    en='This variant changes more than pay, so there is no "if nobody changes".',
    zh="此方案改动的不只是薪酬, 因此没有「谁都不改」的数字。",
)
_MARGIN = Text(en="± is the 95% margin of error.", zh="± 为 95% 误差范围。")


def rep_page(
    case: CaseFile, earnings: Earnings, rep: str, variant: str, names: Mapping[str, Text], lang: Lang
) -> RenderableType:
    """One rep, today's plan against another one."""
    old, new = earnings.scenario, earnings.variants[variant]
    found, told = earnings.of(rep, variant), terms(old, new, rep)
    group = old.reps[rep].kind_of_rep
    plans = _PLANS.fill(new=case.label(variant), old=case.label(BASELINE)).say(lang)
    who = names[rep].say(lang) + (f" ({group.say(lang)})" if group is not None else "")
    answer = answered(found, told, old.money, reacts=reacts(earnings))
    shown: list[RenderableType] = [
        clean(f"{who}: {plans}", lang, "bold"),
        clean(QUESTION.fill(who=names[rep]).say(lang) + " " + answer[0].say(lang), lang, "bold"),
        *(clean(text, lang) for text in answer[1:]),
        Line(""),
    ]
    if told is None:
        shown += [clean(_NO_QUOTA, lang), Line("")]
    else:
        shown += [
            *_same_result(told, old, lang),
            *(clean(text, lang, "dim") for text in assumed(last_plan(new))),
            Line(""),
        ]
    shown += [*_year(found, earnings, lang), Line("")]
    if told is not None:
        shown += [clean(_WHAT, lang, "bold"), _drivers(told, old, lang), Line("")]
    for head, scenario in ((_RULES_OLD, old), (_RULES_NEW, new)):
        shown.append(clean(head, lang, "bold"))
        shown += [clean("  " + rule.say(lang), lang) for rule in last_plan(scenario).sentences(scenario.money)]
    return Group(*shown, Line(""), *(clean(text, lang, "dim") for text in foot(earnings, variant, found)))


def reacts(earnings: Earnings) -> bool:
    return earnings.scenario.people.behaviour == "responsive"


def _same_result(told: Terms, scenario: Scenario, lang: Lang) -> Iterator[RenderableType]:
    """Both plans at the same attainment: of a pay period where they have the same, else of a year."""
    months = (told.old_drivers.months, told.new_drivers.months)
    is_same = months[0] == months[1]
    head = _SAME_RESULT.fill(period=PERIODS[months[0]]) if is_same else _A_YEAR
    times = (1, 1) if is_same else (12 // months[0], 12 // months[1])
    yield clean(head, lang, "bold")
    table, money = plain_table(_AT, _TODAY, _NEW, _DIFFERENCE, Text.same(""), lang=lang), scenario.money
    for before, after in zip(told.old, told.new, strict=True):
        today, new = before.total * times[0], after.total * times[1]
        relative = f"{(new - today) / today:+.1%}" if today else ""
        table.add_row(
            f"{before.attainment:.0%}",
            money.show(today),
            money.show(new),
            f"{money.major(new - today):+,.{money.digits}f}",
            relative,
        )
    yield table


def _year(found: RepEarnings, earnings: Earnings, lang: Lang) -> Iterator[RenderableType]:
    """A year's pay: today, and under the new plan."""
    given = answers(found, reacts=reacts(earnings))
    heads = {"unchanged": _UNCHANGED, "reactions": _REACTIONS if reacts(earnings) else _LIVED}
    yield clean(_YEARS.fill(code=earnings.scenario.money.code, n=found.old.n), lang, "bold")
    table = plain_table(Text.same(""), _TODAY, *(heads[name] for name in given), lang=lang)
    spreads, changes = [found.old, *(one.pay for one in given.values())], list(given.values())
    low, middle, high = spread_heads(found.old)
    for head, name in ((_MEAN, "mean"), (low, "low"), (middle, "middle"), (high, "high")):
        table.add_row(clean("  " + head.say(lang), lang), *(whole(getattr(one, name)) for one in spreads))
    table.add_row(clean("  " + _CHANGE.say(lang), lang), "", *(change_said(one, found.old.mean) for one in changes))
    of = [_OF.fill(less=one.less, n=one.change.n).say(lang) for one in changes]
    table.add_row(clean("  " + _LESS.say(lang), lang), "", *of)
    if not math.isnan(found.old_hours):
        hours = [found.old_hours, *(found.new_hours if name == "reactions" else found.old_hours for name in given)]
        table.add_row(clean("  " + _HOURS.say(lang), lang), *(f"{one:.1f}" for one in hours))
    yield table


def change_said(changed: Changed, today: float) -> str:
    """A change as a part of today's mean pay, with its margin of error."""
    if math.isnan(changed.relative):
        return "-"
    margin = changed.change.margin / today
    return f"{changed.relative:+.1%}" + ("" if math.isnan(margin) else f" ±{margin:.1%}")


def _drivers(told: Terms, scenario: Scenario, lang: Lang) -> Table:
    """The numbers of both plans that decide."""
    money, both = scenario.money, (told.old_drivers, told.new_drivers)
    code, period = money.code, PERIODS[both[0].months]
    table = plain_table(Text.same(""), _TODAY, _NEW, lang=lang)
    rows = [
        (
            _QUOTA.fill(period=period, code=code),
            [whole(money.major(round(one.quota * both[0].months / one.months))) for one in both],
        ),
        (_BASE.fill(code=code), [whole(money.major(one.base) / one.months) for one in both]),
        (_TARGET.fill(code=code), [whole(money.major(one.at_target) * 12 / one.months) for one in both]),
        (_STARTS, [_starts(one).say(lang) for one in both]),
        (_ENDS, [(_NEVER if one.ends is None else _FROM.fill(level=f"{one.ends:.0%}")).say(lang) for one in both]),
        (_BELOW, [_rate(one.rate_below) for one in both]),
        (_ABOVE, [_rate(one.rate_above) for one in both]),
    ]
    for head, cells in rows:
        table.add_row(clean("  " + head.say(lang), lang), *cells)
    return table


def _starts(one: Drivers) -> Text:
    if one.threshold is None:
        return _NOTHING
    return _AT_ONCE if one.threshold <= STEP else _UP_FROM.fill(level=f"{one.threshold:.0%}")


def _rate(rate: float) -> str:
    return "-" if math.isnan(rate) else f"{rate * 100:.2f}"


def foot(earnings: Earnings, variant: str, found: RepEarnings | None = None) -> list[Text]:
    """What the figures rest on."""
    is_pay_only = all(variant in one.unchanged for one in earnings.lived)
    said = [_MODELLED] if reacts(earnings) and is_pay_only else []
    said += [] if reacts(earnings) else [_FIXED]
    said += [] if is_pay_only else [_NOT_PAY_ONLY]
    if found is not None and found.years_out:
        said.append(_OUT.fill(n=found.years_out))
    if found is not None:
        said.append(TOO_FEW.fill(fewest=FEWEST) if found.old.is_range else QUANTILES)
    said.append(_MARGIN)
    said += span_said(earnings.scenario)
    return [*said, made_again_by(earnings.seed, earnings.digest)]
