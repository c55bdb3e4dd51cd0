"""Two pages of a workbook for whoever asks back: what the pay plans pay, and what every number rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.origin import STATED_WORDS
from simsales.spec.scenario import BASELINE, Scenario

from .every_number import numbers
from .pay_plans import LEVELS, Payouts, assumed, different_plans, payouts_of_plans
from .workbook_pages import Cell, Column, Page

_PLAN = Column(Text(en="plan", zh="方案"), Text(en="the current plan or an alternative", zh="现行方案或备选方案"), 26)
_PART = Column(
    Text(en="part of the pay", zh="薪酬组成"),
    Text(en="base pay, each line, what a ceiling takes away, and all together", zh="底薪、各项、上限扣除和合计"),
    18,
)
_AT = Text(en="at {level:.0%} of quota ({code})", zh="达成 {level:.0%} ({code})")
_AT_MEANING = Text(
    en="pay of one period for this rep, with every basis at this attainment", zh="该销售一期的收入, 各口径都按此达成率"
)
_RULE = Column(
    Text(en="the plan in words", zh="方案原文"),
    Text(
        en="every rule of the plan, and what the figures beside it take for granted",
        zh="方案的每条规则, 及旁边数字的前提",
    ),
    90,
)
_REP = Column(
    Text(en="for which rep", zh="以谁为例"),
    Text(en="the rep in the middle by quota, and the quota", zh="指标居中的销售, 及其指标"),
    50,
)
_REP_SHOWN = Text(en="{rep}, one {period}, quota {quota} {code}", zh="{rep}, 一个{period}, 指标 {quota} {code}")
_FROM = Text(en="{name}, from {day}", zh="{name}, 自 {day} 起")


def plans_page(case: CaseFile, variants: Mapping[str, Scenario], lang: Lang) -> Page | None:
    """Every different plan in words, and its pay at five attainments for a middling rep; none without pay lines or quotas."""
    rep = _middling(variants[BASELINE])
    plans = different_plans(variants)
    if rep is None or not any(scenario.policies.incentive.pays for scenario in plans.values()):
        return None
    code = variants[BASELINE].money.code
    levels = [Column(_AT.fill(level=level, code=code), _AT_MEANING, 16) for level in LEVELS]
    rows = (row for name, scenario in plans.items() for row in _plan(case.label(name), scenario, rep, lang))
    return Page(Text(en="Pay plans", zh="薪酬方案"), (_PLAN, _PART, *levels, _REP, _RULE), rows)


def _middling(scenario: Scenario) -> str | None:
    """The rep in the middle by quota."""
    order = sorted((spec.quota, name) for name, spec in scenario.reps.items() if spec.quota)
    return order[len(order) // 2][1] if order else None


def _plan(label: Text, scenario: Scenario, rep: str, lang: Lang) -> Iterator[Sequence[Cell]]:
    for one in payouts_of_plans(scenario, rep):
        name = _FROM.fill(name=label, day=one.starts.isoformat()) if one.starts is not None else label
        yield from _payout(name, scenario, rep, one, lang)


def _payout(name: Text, scenario: Scenario, rep: str, found: Payouts, lang: Lang) -> Iterator[Sequence[Cell]]:
    """A row for each part, beside it the rules; the longer of the two decides how many rows there are."""
    money = scenario.money
    shown = _REP_SHOWN.fill(
        rep=scenario.reps[rep].name or rep, period=found.period, quota=money.show(found.quota), code=money.code
    )
    rules = [*found.plan.sentences(money), *assumed(found.plan)]
    parts = [
        [
            Cell(part.say(lang)),
            *(Cell(money.major(one), "value money") for one in sums),
        ]
        for part, sums in found.parts.items()
    ]
    for number in range(max(len(parts), len(rules))):
        part = parts[number] if number < len(parts) else [Cell(None)] * (1 + len(LEVELS))
        rule = Cell(rules[number].say(lang) if number < len(rules) else None, "paragraph")
        yield [Cell(name.say(lang)), *part, Cell(shown.say(lang)), rule]


# --- what every number rests on -----------------------------------------------------------------------------------------
_PATH = Column(
    Text(en="number", zh="数"),
    Text(en="where it stands in the scenario (dotted path)", zh="在场景中的位置 (点号路径)"),
    44,
)
_LABEL = Column(Text(en="what it is", zh="含义"), Text(en="what the number means", zh="这个数的含义"), 56)
_UNIT = Column(Text(en="unit", zh="单位"), Text(en="unit of the number", zh="数的单位"), 20)
_ORIGIN = Column(
    Text(en="from where", zh="出处"),
    Text(
        en="your data, set in the scenario, published (a study, or what the default is by definition), or an assumption",
        zh="来自您的文件、场景里写定、公开研究 (或按定义的默认值), 或假设",
    ),
    22,
)
_SOURCE = Column(
    Text(en="source", zh="来源说明"), Text(en="the study, or what the assumption is", zh="所据研究, 或假设的内容"), 50
)
_VALUE = Text(en="its value under this variant", zh="该方案下的数值")


def assumptions_page(case: CaseFile, variants: Mapping[str, Scenario], lang: Lang) -> Page:
    """Every number of the scenario with its origin; a variant's column is filled where it says something else."""
    values = [Column(case.label(name), _VALUE, 18) for name in variants]
    columns = (_LABEL, values[0], _UNIT, _ORIGIN, _SOURCE, *values[1:], _PATH)
    return Page(Text(en="Assumptions", zh="假设与出处"), columns, _assumptions(variants, lang))


def _assumptions(variants: Mapping[str, Scenario], lang: Lang) -> Iterator[Sequence[Cell]]:
    for one in numbers(variants):
        base = one.values[BASELINE]
        others = [value for name, value in one.values.items() if name != BASELINE]
        yield [
            Cell(one.label.say(lang)),
            Cell(base, "number"),
            Cell(one.unit.say(lang)),
            Cell(STATED_WORDS[one.origin].say(lang)),
            Cell(one.source),
            *(_other(value, base, lang) for value in others),
            Cell(one.path),
        ]


_GONE = Text(en="gone", zh="取消")


def _other(value: float | None, base: float | None, lang: Lang) -> Cell:
    if value == base:
        return Cell(None)
    return Cell(_GONE.say(lang)) if value is None else Cell(value, "number")
