"""The smaller parts of the handed-over pages: pay by group, notes, assumptions, the legal line, the stamps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simsales.i18n import Text
from simsales.spec.origin import STATED_WORDS
from simsales.spec.scenario import BASELINE

from .amounts import percent
from .findings import Cell, Findings, Row, inert, shortened
from .pay_changes import PayChange, by_group, by_rep, gainers_and_losers
from .provenance import assumed, counts, numbers_of

if TYPE_CHECKING:
    from simsales.experiment.hangs_on import Moved
    from simsales.experiment.why import Why

MOST_GROUPS = 6
_SOME_ASSUMPTIONS = 5
_PEOPLE = Text(en="{label}, {n}", zh="{label} {n} 人")
_TODAY = Text(en="{pay} a head", zh="人均 {pay}")
_GAIN_LOSE = Text(
    en="{plan}: {gain} of {all} people gain and {lose} lose more than 1% with reactions.",
    zh="「{plan}」: 算上反应, {all} 人中 {gain} 人增加、{lose} 人减少超过 1%。",
)
_PLUS_MINUS = Text(
    en="± is the 95% margin of error over {n} simulated years: same customers, same luck for every plan.",
    zh="± 为 95% 误差范围 (点 = 百分点), 模拟 {n} 年: 每个方案都遇到同样的客户、同样的运气。",
)
_LEFT_OUT = Text(
    en="{plans} more plans, {limits} more limits and {groups} more groups stand in the full report.",
    zh="另有 {plans} 个方案、{limits} 条底线、{groups} 个群体见完整报告。",
)
_ABOUT = Text(en="{plan} against {current}:", zh="「{plan}」对比「{current}」:")
_COUNTED = Text(en="Of {all} numbers: {parts}.", zh="共 {all} 个数: {parts}。")
_PART = Text(en="{origin} {n}", zh="{origin} {n} 个")
_ASSUMED = Text(en="Assumptions, for instance: {list}.", zh="假设例如: {list}。")
_TRIED = Text(en="Assumptions the answer hangs on most: {list}.", zh="结论最依赖的假设: {list}。")
_VALUE = Text(en="{label} {value} ({low} to {high}; {origin})", zh="{label} {value} ({low} 至 {high}; {origin})")
_ORDINARY = Text(
    en="No public panel of individual quotas and pay exists; how strongly reps answer pay is the softest number.",
    zh="没有公开的个人指标与薪酬面板数据; 员工对薪酬的反应强弱是最没把握的数。",
)
_LEGAL = Text(
    en="Legal: a change of pay may need notice, consent and consultation (in China: Labour Contract Law, art. 4 and 35). "
    "This tool makes no legal judgement.",
    zh="法务: 调整薪酬须与员工协商一致, 规章制度须走民主程序 (《劳动合同法》第三十五条、第四条); 本工具不作法律判断。",
)
_STAMP = Text(
    en="Result digest sha256:{digest} | {plans} plans x {years} simulated years, seed {seed} | simsales {version}",
    zh="结果指纹 sha256:{digest} | 模拟 {plans} 个方案 x {years} 年, 种子 {seed} | simsales {version}",
)
_OFFLINE = Text(
    en="Computed on this computer; nothing was sent anywhere. Verdicts are corrected for the number of figures compared (Holm).",
    zh="在本机计算, 没有向任何地方发送数据。“更好/更差”已按比较的指标数目校正 (Holm)。",
)


def group_rows(found: Findings, names: Sequence[str], most: int = MOST_GROUPS) -> list[Row]:
    """Pay per head by kind of rep: today's, then each plan's change with reactions and, in brackets, if nobody changes."""
    by_plan = [by_group(found.comparison, name) for name in names]
    if not by_plan or not by_plan[0]:
        return []
    kept = [*range(len(by_plan[0]))]
    if len(kept) > most:
        kept = [*kept[: most - 1], kept[-1]]
    return [_group_row(found, [changes[number] for changes in by_plan]) for number in kept]


def person_rows(found: Findings, names: Sequence[str]) -> list[Row]:
    """The same person by person."""
    by_plan = [by_rep(found.comparison, name) for name in names]
    if not by_plan or not by_plan[0]:
        return []
    return [_group_row(found, changes) for changes in zip(*by_plan, strict=True)]


def _group_row(found: Findings, changes: Sequence[PayChange]) -> Row:
    first = changes[0]
    label = inert(shortened(first.label.say(found.lang)))
    if first.people > 1:
        label = found.say(_PEOPLE, label=label, n=first.people)
    pay = _pay(found, first.today)
    today = Cell(found.say(_TODAY, pay=pay) if first.people > 1 else pay)
    return Row(label, [today, *(_change_cell(found, change) for change in changes)])


def _pay(found: Findings, value: float) -> str:
    """One person's pay has a finer unit than the firm's money."""
    if found.lang == "zh" and value >= 10_000:
        return f"{value / 10_000:,.1f} 万"
    return f"{value:,.0f}"


def _change_cell(found: Findings, change: PayChange) -> Cell:
    unchanged = "-" if math.isnan(change.unchanged) else f"{change.unchanged:+.1%}"
    return Cell(percent(change.reactions), f"({unchanged})")


def table_notes(found: Findings, names: Sequence[str], most_limits: int) -> list[str]:
    """What stands under the table: the margin, who gains and loses, and what did not fit."""
    notes = [found.say(_PLUS_MINUS, n=f"{found.comparison.results.replications:,}")]
    changes = by_rep(found.comparison, found.subject) if found.subject is not None else []
    if changes:
        gain, lose = gainers_and_losers(changes)
        notes.append(found.say(_GAIN_LOSE, plan=found.name(str(found.subject)), gain=gain, lose=lose, all=len(changes)))
    more = (
        len(found.comparison.others) - len(names),
        max(0, len(found.limits) - most_limits),
        max(0, len(by_group(found.comparison, names[0])) - MOST_GROUPS) if names else 0,
    )
    if any(more):
        notes.append(found.say(_LEFT_OUT, plans=more[0], limits=more[1], groups=more[2]))
    return notes


def about_gap(found: Findings, why: Why | None) -> str:
    """Which two plans the reasons are about."""
    if why is not None:
        return found.say(_ABOUT, plan=found.name(why.other), current=found.name(why.one))
    return found.say(_ABOUT, plan=found.name(found.subject or BASELINE), current=found.name(BASELINE))


def assumption_lines(found: Findings, moved: Sequence[Moved] = ()) -> list[str]:
    """Where the numbers are from, and which assumptions matter: those tried, else the first ones."""
    numbers = numbers_of(found.comparison.results.scenario)
    joint = ", " if found.lang == "en" else "、"
    known = counts(numbers)
    parts = joint.join(found.say(_PART, origin=STATED_WORDS[origin], n=n) for origin, n in known.items())
    said = [found.say(_COUNTED, all=sum(known.values()), parts=parts)]
    if moved:
        most = sorted(moved, key=lambda one: -_sway(found, one))[:_SOME_ASSUMPTIONS]
        said.append(
            found.say(_TRIED, list=(joint if found.lang == "en" else "; ").join(_tried(found, one) for one in most))
        )
    else:
        some = [one.label.say(found.lang) for one in assumed(numbers)[:_SOME_ASSUMPTIONS]]
        if some:
            said.append(found.say(_ASSUMED, list=joint.join(some)))
    if found.comparison.results.scenario.people.behaviour == "responsive":
        said.append(found.say(_ORDINARY))
    return said


def _tried(found: Findings, moved: Moved) -> str:
    one, money = moved.assumption, found.comparison.results.scenario.money
    origin = next((words for origin, words in STATED_WORDS.items() if origin == one.origin), Text.same(one.origin))
    value, low, high = (one.said(value, money) for value in (one.value, one.low, one.high))
    return found.say(_VALUE, label=one.label, value=value, low=low, high=high, origin=origin)


def _sway(found: Findings, moved: Moved) -> float:
    """How far an assumption moves the subject's difference between its ends."""
    subject = found.subject or BASELINE
    ends = [row[subject].mean for row in moved.differences.values() if subject in row]
    return max(ends) - min(ends) if ends else 0.0


def legal_note(found: Findings) -> str:
    """For comparisons that change somebody's pay."""
    base = found.case.variants[BASELINE].policies.incentive
    changed = any(found.case.variants[name].policies.incentive != base for name in found.comparison.others)
    return found.say(_LEGAL) if changed else ""


def stamps(found: Findings, version: str) -> list[str]:
    """What makes the page checkable: digest, seed, years, version, and that nothing left the computer."""
    results = found.comparison.results
    stamp = found.say(
        _STAMP,
        digest=results.digest,
        plans=len(results.runs),
        years=f"{results.replications:,}",
        seed=results.seed,
        version=version,
    )
    return [stamp, found.say(_OFFLINE)]
