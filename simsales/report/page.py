"""The full report: everything a comparison says, in one HTML file with pictures, to be read on a screen or printed on A4."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import simsales
from simsales.experiment.comparison import Comparison
from simsales.experiment.shapes import Shapes
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.origin import STATED_WORDS
from simsales.spec.scenario import BASELINE

from .advice import answer, decisions
from .charts import can_draw, drawn
from .findings import Findings, inert
from .memo import WORDS, column_of
from .memo_parts import about_gap, assumption_lines, group_rows, legal_note, person_rows, stamps, table_notes
from .paper import as_made, write_paper
from .pictures import Picture, pictures
from .provenance import Numbers, numbers_of
from .reasons import reasons, turning_points
from .tables import VERDICT_WORDS
from .unmodelled import not_modelled

if TYPE_CHECKING:
    from simsales.experiment.hangs_on import Moved
    from simsales.experiment.why import Share, Why

Table = tuple[Sequence[str], Sequence[Sequence[str]]]
NO_CHARTS = Text(
    en='Tables in place of charts: pip install "simsales[report]" adds the charts.',
    zh='以表代图: 安装 pip install "simsales[report]" 后有图。',
)
_PAID = ("pay_cost", "pay_share", "contribution")
_WORDS = WORDS | {
    "title": Text(en="Full report of the comparison", zh="方案比较完整报告"),
    "figures": Text(en="All figures", zh="全部指标"),
    "pictures": Text(en="Pictures", zh="图"),
    "people": Text(en="Person by person (confidential, for HR only)", zh="逐人 (保密, 仅限人力资源)"),
    "plans": Text(en="The plans in words", zh="方案条文"),
    "formulas": Text(en="What the figures mean", zh="指标含义"),
}
_LENSES = Text(en="Judged by one figure alone: {winners}.", zh="只看一个指标: {winners}。")
_CAUSES, _PARTS = Text(en="Causes", zh="原因"), Text(en="Parts", zh="组成部分")
_CAUSE, _CHANGE = Text(en="cause", zh="原因"), Text(en="change", zh="变化")
_NUMBER_HEADS = (
    Text(en="number", zh="参数"),
    Text(en="value", zh="取值"),
    Text(en="from", zh="出处"),
    Text(en="source", zh="依据"),
    Text(en="where", zh="位置"),
)
_FORMULA_HEADS = Text(en="figure", zh="指标"), Text(en="how it is counted", zh="怎么算")
_MOVED_HEADS = (
    Text(en="assumption", zh="假设"),
    Text(en="low", zh="低值"),
    Text(en="ahead then", zh="届时领先"),
    Text(en="high", zh="高值"),
    Text(en="ahead then", zh="届时领先"),
)


class Shown(NamedTuple):
    """A picture on the page: an image, or the table in its place."""

    title: str
    note: str
    image: str
    table: Table


def write_page(
    case: CaseFile,
    comparison: Comparison,
    path: Path,
    lang: Lang,
    *,
    why: Why | None = None,
    moved: Sequence[Moved] = (),
    stories: Sequence[Text] = (),
    shapes: Shapes | None = None,
) -> None:
    """Write the report; `stories` are deals told for `why`. Without the extra `report` tables stand in place of charts.

    Raises InputError where it cannot be written.
    """
    found = Findings(case, comparison, lang)
    scenario, names = comparison.results.scenario, comparison.others
    write_paper(
        "page.html",
        path,
        lang,
        title=f"{scenario.title.say(lang)} - {_WORDS['title'].say(lang)}",
        scenario_title=inert(scenario.title.say(lang)),
        story=inert(scenario.story.say(lang)),
        words={key: text.say(lang) for key, text in _WORDS.items()},
        answer=answer(found),
        decisions=decisions(found),
        columns=[found.name(name) for name in (BASELINE, *names)],
        chosen=column_of(found, names),
        reacts=scenario.people.behaviour == "responsive",
        unchanged=found.unchanged_rows(names, _PAID),
        rows=found.all_rows(names),
        limits=found.limit_rows([BASELINE, *names]),
        table_notes=table_notes(found, names, len(found.limits)),
        lenses=_lenses(found),
        about=about_gap(found, why),
        reasons=reasons(found, why),
        why_tables=_why_tables(found, why),
        stories=[inert(story.say(lang)) for story in stories],
        pictures=_shown(pictures(found, shapes, why)),
        no_charts="" if can_draw() else NO_CHARTS.say(lang),
        groups=group_rows(found, names, most=len(scenario.reps) + 1),
        people=person_rows(found, names),
        plans=[_plan(found, name) for name in (BASELINE, *names)],
        turns=turning_points(found, moved),
        moved=_moved_table(found, moved),
        assumptions=assumption_lines(found, moved),
        numbers=_numbers_table(found),
        missing=[text.say(lang) for text in not_modelled(scenario)],
        formulas=_formulas_table(found),
        legal=legal_note(found),
        stamps=stamps(found, simsales.__version__),
    )


def _shown(made: Sequence[Picture]) -> list[Shown]:
    images = drawn(made) if can_draw() else [""] * len(made)
    return [Shown(one.title, one.note, as_made(image), one.table()) for one, image in zip(made, images, strict=True)]


def _lenses(found: Findings) -> str:
    comparison, joint = found.comparison, ", " if found.lang == "en" else "、"
    winners = (
        f"{comparison.kpis[lens].label.say(found.lang)}: {found.name(name)}"
        for lens, name in comparison.winners.items()
        if name is not None
    )
    return found.say(_LENSES, winners=joint.join(winners))


def _why_tables(found: Findings, why: Why | None) -> list[dict[str, Any]]:
    if why is None:
        return []
    blocks: list[tuple[Text, Sequence[Share]]] = [(_CAUSES, why.causes), (_PARTS, why.parts)]
    heads = [found.say(_CAUSE), f"{found.say(_CHANGE)} ({found.heading(found.comparison.kpis[why.kpi])})"]
    is_money = found.comparison.kpis[why.kpi].unit == "money"
    return [
        {
            "title": found.say(title),
            "table": (
                heads,
                [
                    [
                        share.label.say(found.lang),
                        found.scale.signed(share.estimate) if is_money else f"{share.estimate.mean:+,.4g}",
                    ]
                    for share in shares
                ],
            ),
        }
        for title, shares in blocks
        if shares
    ]


def _plan(found: Findings, name: str) -> dict[str, Any]:
    """A plan's name, what its sponsor says, and its lines."""
    scenario = found.case.variants[name]
    spec = found.comparison.results.scenario.variants.get(name)
    story = inert(spec.story.say(found.lang)) if spec is not None and spec.story is not None else ""
    lines = [sentence.say(found.lang) for sentence in scenario.policies.incentive.sentences(scenario.money)]
    return {"name": found.name(name), "story": story, "lines": lines}


def _moved_table(found: Findings, moved: Sequence[Moved]) -> Table:
    money = found.comparison.results.scenario.money
    rows = [
        [
            inert(one.assumption.label.say(found.lang)),
            found.say(one.assumption.said(one.assumption.low, money)),
            _best(found, one, "low"),
            found.say(one.assumption.said(one.assumption.high, money)),
            _best(found, one, "high"),
        ]
        for one in moved
    ]
    return [found.say(head) for head in _MOVED_HEADS], rows


def _best(found: Findings, moved: Moved, end: str) -> str:
    best = moved.ahead.get(end)
    return found.name(best) if best is not None else found.say(VERDICT_WORDS["unclear"])


def _numbers_table(found: Findings) -> Table:
    rows = [
        [
            one.label.say(found.lang),
            _range(found, one),
            found.say(STATED_WORDS[one.origin]),
            one.source,
            inert(one.path),
        ]
        for one in numbers_of(found.comparison.results.scenario)
    ]
    return [found.say(head) for head in _NUMBER_HEADS], rows


def _range(found: Findings, one: Numbers) -> str:
    shown = f"{one.low:,.6g}" if one.low == one.high else f"{one.low:,.6g} - {one.high:,.6g}"
    return f"{shown} {one.unit.say(found.lang)}".strip() + (f" (x {one.count})" if one.count > 1 else "")


def _formulas_table(found: Findings) -> Table:
    known = [
        kpi
        for kpi in found.comparison.kpis.values()
        if not math.isnan(found.comparison.estimates[BASELINE][kpi.id].mean)
    ]
    rows = [[kpi.label.say(found.lang), kpi.formula.say(found.lang)] for kpi in known]
    return [found.say(head) for head in _FORMULA_HEADS], rows
