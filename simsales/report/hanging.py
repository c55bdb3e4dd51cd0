"""What a verdict hangs on, as a table and as figures for machines.

The first row is the comparison as it stands; under each assumption stand the two ends of its range, with the origin of the
number. What turns is said below in sentences, and so is what does not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.comparison import Verdict
from simsales.experiment.estimates import Estimate
from simsales.experiment.hangs_on import ENDS, Moved, candidates
from simsales.i18n import Lang, Text
from simsales.registry import installed
from simsales.spec.casefile import CaseFile
from simsales.spec.origin import Origin
from simsales.spec.scenario import BASELINE
from simsales.world.measures import Kpi

from .figures import in_both, mean_json
from .tables import VERDICT_STYLES, VERDICT_WORDS, clean

ORIGIN_WORDS: Mapping[Origin, Text] = {
    "file": Text(en="from your file", zh="来自您的文件"),
    "published": Text(en="published", zh="公开研究"),
    "assumption": Text(en="assumed", zh="假设"),
}
_TITLE = Text(
    en="What it hangs on: difference to {current} on {kpi}, one assumption at a time, on the same luck",
    zh="结论取决于什么: 按「{kpi}」与 {current} 之差, 每次只动一个假设, 同样的运气",
)
_AS_IS = Text(en="as it stands", zh="现在的数字")
_AHEAD = Text(en="ahead, no limit seen broken", zh="领先且未见破限")
_REFUSED = Text(en="not possible: {why}", zh="不可能: {why}")
_NOTHING_TURNS = Text(
    en="Within these ranges no verdict turns: no plan changes sides with {current}, and the one ahead stays.",
    zh="在这些范围内结论都不变: 没有方案与{current}互换优劣, 领先的方案也不变。",
)
_NOTHING_MOVES = Text(
    en="None of the assumptions moves the differences between these plans.", zh="没有一个假设会改变这些方案之间的差别。"
)
_OTHERS = Text(
    en="Tried too, and they matter less: {names}. What depends on two of them at once is not looked at.",
    zh="也试过, 影响较小: {names}。没有同时移动两个假设。",
)
_STEPS: Mapping[Lang, Sequence[tuple[float, str]]] = {
    "en": ((1e9, "bn"), (1e6, "M"), (1e3, "k")),
    "zh": ((1e8, "亿"), (1e4, "万")),
}


def hanging_table(case: CaseFile, moved: Sequence[Moved], lang: Lang) -> RenderableType:
    """The table, then what turns."""
    kpi, current = installed().kinds("kpi")[case.scenario.objective], case.label(BASELINE)
    told = [one for one in moved if one.differences]
    title = clean(_TITLE.fill(current=current, kpi=_named(kpi, case)), lang, "bold")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    names = list(told[0].differences["now"]) if told else []
    for name in names:
        table.add_column(clean(case.label(name), lang), justify="right")
    table.add_column(clean(_AHEAD, lang))
    if told:
        table.add_row(clean(_AS_IS, lang), *_figures(case, kpi, told[0], "now", lang))
    for one in moved:
        origin = ORIGIN_WORDS[one.assumption.origin].say(lang)
        table.add_row(clean(f"{one.assumption.label.say(lang)} [{origin}]", lang, "bold"))
        for end, value in _values(case, one):
            table.add_row(clean(f"  {value.say(lang)}", lang), *_figures(case, kpi, one, end, lang))
    return Group(title, table, Line(""), *_said(case, moved, lang))


def _named(kpi: Kpi, case: CaseFile) -> Text:
    if kpi.unit != "money":
        return kpi.label
    return Text(en="{label} ({code})", zh="{label} ({code})").fill(label=kpi.label, code=case.scenario.currency.code)


def _values(case: CaseFile, one: Moved) -> Iterator[tuple[str, Text]]:
    """The ends that are not where it stands, each with the way from here."""
    assumption, money = one.assumption, case.scenario.money
    for end in ENDS:
        value = getattr(assumption, end)
        if value != assumption.value:
            yield (
                end,
                Text(en="{there} (now {here})", zh="{there} (现为 {here})").fill(
                    there=assumption.said(value, money), here=assumption.said(assumption.value, money)
                ),
            )


def _figures(case: CaseFile, kpi: Kpi, one: Moved, end: str, lang: Lang) -> list[Line]:
    if end in one.refused:
        return [clean(_REFUSED.fill(why=one.refused[end]), lang, "dim")]
    ahead = one.ahead[end]
    cells = [_cell(kpi, gap, lang) for gap in one.differences[end].values()]
    return [*cells, clean(VERDICT_WORDS["unclear"] if ahead is None else case.label(ahead), lang)]


def _cell(kpi: Kpi, gap: Estimate, lang: Lang) -> Line:
    if math.isnan(gap.mean):
        return Line("-")
    shown = _short(kpi, gap.mean, lang, "+")
    if not math.isnan(gap.margin):
        shown += f" ±{_short(kpi, gap.margin, lang)}"
    verdict: Verdict = "info"
    if gap.all_zero:
        verdict = "same"
    elif kpi.better != "info" and not gap.excludes_zero:
        verdict = "unclear"
    elif kpi.better != "info":
        verdict = "better" if (gap.mean > 0) == (kpi.better == "higher") else "worse"
    return Line(f"{shown} {VERDICT_WORDS[verdict].say(lang)}".strip(), style=VERDICT_STYLES[verdict])


def _short(kpi: Kpi, value: float, lang: Lang, sign: str = "") -> str:
    """Three digits: `-3.61M` or `-361万`, points of a share, plain numbers else."""
    if kpi.unit == "share":
        return f"{value * 100:{sign}.2f} pt"
    step, word = next(((step, word) for step, word in _STEPS[lang] if abs(value) >= step), (1.0, ""))
    part = value / step
    digits = max(0, 2 - int(math.log10(abs(part)))) if abs(part) >= 1 else 2
    return f"{part:{sign},.{digits}f}{word}"


def _said(case: CaseFile, moved: Sequence[Moved], lang: Lang) -> list[Line]:
    turns = [turn.text for one in moved for turn in one.turns]
    if not any(one.differences for one in moved):
        turns = [_NOTHING_MOVES]
    elif not turns:
        turns = [_NOTHING_TURNS.fill(current=case.label(BASELINE))]
    told = {one.assumption.path for one in moved}
    others = [one.label.say(lang) for one in candidates(case.variants) if one.path not in told]
    lines = [clean(text, lang) for text in turns]
    if others:
        names = ("; " if lang == "en" else "、").join(others)
        lines.append(clean(_OTHERS.fill(names=names), lang, "dim"))
    return lines


def hanging_json(moved: Sequence[Moved]) -> list[dict[str, Any]]:
    """The same for machines; values are in the unit of the assumption, differences in that of the objective."""
    return [
        {
            "path": one.assumption.path,
            "label": in_both(one.assumption.label),
            "unit": one.assumption.unit,
            "low": one.assumption.low,
            "value": one.assumption.value,
            "high": one.assumption.high,
            "source": one.assumption.source,
            "origin": one.assumption.origin,
            "differences": {
                end: {name: mean_json(gap) for name, gap in row.items()} for end, row in one.differences.items()
            },
            "ahead": dict(one.ahead),
            "turns": [{"variant": turn.variant, "value": turn.value, "text": in_both(turn.text)} for turn in one.turns],
            "refused": {end: in_both(why) for end, why in one.refused.items()},
        }
        for one in moved
    ]
