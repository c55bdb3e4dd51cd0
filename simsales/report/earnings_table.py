"""Everybody's pay under today's plan and another: the attachment for HR, as a table and as a file, with or without names.

Without names people are called R01, R02, ... in an order that only the secret of this machine knows; who is who stands in
the legend alone, a file of its own.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text as Line

from simsales.calibrate.pseudonyms import hidden, secret
from simsales.experiment.earnings import Changed, Earnings, RepEarnings, change_at_target
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.files import writing
from simsales.spec.scenario import BASELINE, Scenario
from simsales.text import export_cell

from .cost_tables import plain_table, whole
from .earnings_pages import DOWN, change_said, foot, reacts
from .log_export import write_rows
from .tables import clean

_TITLE = Text(
    en="Who earns more, who less: {new} instead of {old}, pay of a year ({code})",
    zh="谁多谁少: {new} 代替 {old}, 一年的收入 ({code})",
)
_REP, _GROUP, _TODAY = Text(en="rep", zh="销售"), Text(en="group", zh="类型"), Text(en="today", zh="现行")
_UNCHANGED, _REACTIONS, _LIVED = (
    Text(en="if nobody changes", zh="谁都不改"),
    Text(en="with reactions", zh="算上反应"),
    Text(en="new plan", zh="新方案"),
)
_LESS = Text(en="less in", zh="变少")
_MARGIN_WIDTH = 13
_DOWN = Text(en="down > {part}", zh="降 > {part}")
_UNSURE = Text(en="{word} ?", zh="{word} ?")
_AT_TARGET = Text(en="at 100% of quota", zh="达成 100% 时")
_COUNTED = Text(
    en="{block}: {down} of {n} down more than {one} on average, {far} of them more than {five}; {unsure} of these cannot be told "
    "from luck.",
    zh="{block}: {n} 人中平均降幅超过 {one} 的有 {down} 人, 其中超过 {five} 的 {far} 人; 有 {unsure} 人分不清是否只是运气。",
)
_NOBODY_DOWN = Text(
    en="{block}: nobody of {n} is down more than {one} on average.", zh="{block}: {n} 人中无人平均降幅超过 {one}。"
)
_STAYED = Text(
    en="Means over the simulated years in which the rep stays under both plans; ? cannot be told from luck.",
    zh="为本人在两种方案下都留任的模拟年份的平均; ? 表示分不清是否只是运气。",
)
COLUMNS: dict[str, Text] = {
    "rep": Text(en="rep: key in the scenario, or R01.. as in the legend", zh="销售: 场景中的代号, 或图例中的 R01.."),
    "name": Text(en="name; empty without names", zh="姓名; 匿名时为空"),
    "group": Text(en="kind of rep", zh="类型"),
    "variant": Text(en="the new plan", zh="新方案"),
    "years": Text(en="simulated years in which the rep stays", zh="本人留任的模拟年份数"),
    "at_target": Text(
        en="change of pay at 100% of quota, as a part of today (exact)", zh="达成 100% 时收入的变化, 相对现行 (精确)"
    ),
    "today": Text(en="pay of a year today, mean", zh="现行方案一年收入, 平均"),
    "unchanged": Text(en="under the new plan if nobody changes, mean", zh="新方案, 谁都不改, 平均"),
    "unchanged_change": Text(en="change as a part of today, mean", zh="相对现行的变化, 平均"),
    "unchanged_low": Text(en="P10 (lowest under 10 years)", zh="P10 (不足 10 年为最低)"),
    "unchanged_high": Text(en="P90 (highest under 10 years)", zh="P90 (不足 10 年为最高)"),
    "unchanged_less": Text(en="years with less than today", zh="比现行少的年份数"),
    "unchanged_answer": Text(
        en="earns less: yes, no, same, cannot tell", zh="收入变少: yes 会, no 不会, same 一样, cannot tell 分不清"
    ),
    "reactions": Text(en="under the new plan with reactions, mean", zh="新方案, 算上反应, 平均"),
    "reactions_change": Text(en="change as a part of today, mean", zh="相对现行的变化, 平均"),
    "reactions_low": Text(en="P10 (lowest under 10 years)", zh="P10 (不足 10 年为最低)"),
    "reactions_high": Text(en="P90 (highest under 10 years)", zh="P90 (不足 10 年为最高)"),
    "reactions_less": Text(en="years with less than today", zh="比现行少的年份数"),
    "reactions_answer": Text(
        en="earns less: yes, no, same, cannot tell", zh="收入变少: yes 会, no 不会, same 一样, cannot tell 分不清"
    ),
}


def called(scenario: Scenario, *, anonymous: bool) -> dict[str, Text]:
    """What every rep is called, in the order to be listed. Without names the order says nothing. Raises InputError."""
    if not anonymous:
        return {rep: spec.name or Text.same(rep) for rep, spec in scenario.reps.items()}
    keys = hidden(list(scenario.reps), secret())
    width = max(2, len(str(len(keys))))
    ordered = sorted(keys, key=lambda rep: keys[rep])
    return {rep: Text.same(f"R{number:0{width}d}") for number, rep in enumerate(ordered, start=1)}


def write_legend(scenario: Scenario, path: Path) -> None:
    """Who is who; a file that nobody else on this machine may read. Raises InputError."""
    rows = [["who", "rep", "name_en", "name_zh"]]
    for rep, who in called(scenario, anonymous=True).items():
        name = scenario.reps[rep].name or Text.same(rep)
        rows.append([who.en, rep, name.en, name.zh])
    with writing(path, encoding="utf-8-sig", mode=0o600) as file:
        csv.writer(file).writerows([export_cell(cell) for cell in row] for row in rows)


def everybody_table(
    case: CaseFile, earnings: Earnings, variant: str, names: Mapping[str, Text], lang: Lang
) -> RenderableType:
    """Everybody in the order of `names`, and how many are down."""
    found = [earnings.of(rep, variant) for rep in names if rep in earnings.variants[variant].reps]
    title = _TITLE.fill(new=case.label(variant), old=case.label(BASELINE), code=earnings.scenario.money.code)
    shown = _blocks(found, earnings)
    heads = [_REP, _GROUP, _AT_TARGET, _TODAY]
    for head in shown.values():
        heads += [head, Text.same("±"), _LESS, Text.same("")]
    table = plain_table(*heads, lang=lang)
    table.padding = (0, 1, 0, 0)
    table.columns[1].justify = "left"
    for column in table.columns[5::4]:
        column.min_width = _MARGIN_WIDTH
    for one in found:
        table.add_row(*_row(one, earnings, variant, names, list(shown), lang))
    counted = [_counted(block, head, found) for block, head in shown.items()]
    return Group(
        clean(title, lang, "bold"),
        table,
        Line(""),
        *(clean(text, lang, "bold") for text in counted),
        *(clean(text, lang, "dim") for text in [_STAYED, *foot(earnings, variant)]),
    )


def _blocks(found: list[RepEarnings], earnings: Earnings) -> dict[str, Text]:
    """Which blocks there are to show, and their headings."""
    blocks = {"unchanged": _UNCHANGED} if all(one.unchanged is not None for one in found) else {}
    if reacts(earnings) or not blocks:
        blocks["reactions"] = _REACTIONS if reacts(earnings) else _LIVED
    return blocks


def _row(
    one: RepEarnings, earnings: Earnings, variant: str, names: Mapping[str, Text], blocks: list[str], lang: Lang
) -> Iterator[Line | str]:
    group = earnings.scenario.reps[one.rep].kind_of_rep
    at_target = change_at_target(earnings.scenario, earnings.variants[variant], one.rep)
    yield clean(names[one.rep], lang)
    yield clean(group or "", lang)
    yield "-" if math.isnan(at_target) else f"{at_target:+.1%}"
    yield whole(one.old.mean)
    for block in blocks:
        changed: Changed = getattr(one, block)
        yield whole(changed.pay.mean)
        yield change_said(changed, one.old.mean)
        yield f"{changed.less}/{changed.change.n}"
        yield clean(_remark(changed), lang)


def _remark(changed: Changed) -> Text:
    """Whoever loses more than a little, in words."""
    lost = next((part for part in sorted(DOWN, reverse=True) if changed.relative < -part), None)
    if lost is None:
        return Text.same("")
    word = _DOWN.fill(part=f"{lost:.0%}")
    return _UNSURE.fill(word=word) if changed.answer == "cannot tell" else word


def _counted(block: str, head: Text, found: list[RepEarnings]) -> Text:
    changes: list[Changed] = [getattr(one, block) for one in found]
    down = [one for one in changes if one.relative < -DOWN[0]]
    return (_COUNTED if down else _NOBODY_DOWN).fill(
        block=head,
        n=len(found),
        down=len(down),
        far=sum(one.relative < -DOWN[1] for one in down),
        unsure=sum(one.answer == "cannot tell" for one in down),
        one=f"{DOWN[0]:.0%}",
        five=f"{DOWN[1]:.0%}",
    )


def write_everybody(earnings: Earnings, names: Mapping[str, Text], path: Path, lang: Lang, *, anonymous: bool) -> None:
    """Write FILE.csv and FILE.dictionary.csv: one row per new plan and rep. Raises InputError."""
    write_rows(path, [list(COLUMNS), *_csv_rows(earnings, names, lang, anonymous=anonymous)])
    dictionary = [["column", name, meaning.say(lang)] for name, meaning in COLUMNS.items()]
    write_rows(path.with_suffix(".dictionary.csv"), [["what", "name", "meaning"], *dictionary])


def _csv_rows(earnings: Earnings, names: Mapping[str, Text], lang: Lang, *, anonymous: bool) -> Iterator[list[Any]]:
    for variant in earnings.others:
        for rep, who in names.items():
            if rep not in earnings.variants[variant].reps:
                continue
            one, group = earnings.of(rep, variant), earnings.scenario.reps[rep].kind_of_rep
            key, name = (who.en, "") if anonymous else (rep, who.say(lang))
            shown = [key, name, group.say(lang) if group else "", variant, one.old.n]
            at_target = change_at_target(earnings.scenario, earnings.variants[variant], rep)
            shown += [_cell(at_target), _cell(one.old.mean)]
            for changed in (one.unchanged, one.reactions):
                shown += _csv_block(changed)
            yield shown


def _csv_block(changed: Changed | None) -> list[Any]:
    if changed is None:
        return [""] * 6
    pay = changed.pay
    figures = [_cell(value) for value in (pay.mean, changed.relative, pay.low, pay.high)]
    return [*figures, changed.less, changed.answer]


def _cell(value: float) -> float | str:
    return "" if math.isnan(value) else round(value, 6)
