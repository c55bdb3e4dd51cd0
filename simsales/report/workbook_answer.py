"""The first page of a workbook: the answer, what it keeps and breaks, the figures a manager asks for, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simsales.experiment.comparison import Comparison
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE

from .comparison_answer import answer, limit_figure
from .limits_said import limit_said
from .tables import HEADLINES, LIMIT_WORDS, VERDICT_WORDS, kpi_label
from .workbook_pages import Cell, Page, changed, judged, value

_NAME = Text(en="Answer", zh="结论")
_LIMITS = Text(en="Limits", zh="限制")
_FIGURES = Text(en="Main figures", zh="主要指标")
_DIFFERENCE = Text(en="{name}: difference", zh="{name}: 差值")
_VERDICT = Text(en="verdict", zh="结论")
_BASIS = Text(en="What this rests on", zh="依据")
_FACTS = (
    (Text(en="judged by", zh="按哪个指标"), "objective"),
    (Text(en="best within the limits", zh="守住限制且最好"), "best"),
    (Text(en="simulated years", zh="模拟年数"), "years"),
    (Text(en="seed of the luck", zh="运气的种子"), "seed"),
    (Text(en="result digest", zh="结果指纹"), "digest"),
)
_NOBODY: dict[str, Text] = {
    "tie": Text(en="a tie", zh="打平"),
    "cannot tell": Text(en="cannot tell", zh="分不清"),
    "none": Text(en="none keeps every limit", zh="没有方案守住全部限制"),
}
_HOW = Text(en="How to read it", zh="怎么读")
_ADVICE = (
    Text(
        en="All variants met the same customers with the same luck; a difference is taken year by year, then averaged.",
        zh="各方案面对同样的客户、同样的运气; 差值先逐年相减, 再求平均。",
    ),
    Text(
        en="better / worse: the difference is clear, and good or bad for the firm. same: identical in every year. "
        "cannot tell: too small to be sure of with so many years. No word: neither direction is good in itself.",
        zh="更好 / 更差: 差别清楚, 且对公司有利 / 不利。一样: 每年都完全相同。分不清: 差别太小, 这些年数还不能确定。"
        "没有结论: 该指标本身无所谓好坏。",
    ),
    Text(en="Differences of rates (shown with %) are percentage points.", zh="比率的差值 (带 %) 是百分点。"),
    Text(
        en="If nobody changes: what a spreadsheet would say. With reactions: what the model adds, because people answer "
        "their pay. The sheet of assumptions says where every number is from.",
        zh="谁都不改: 电子表格的算法。算上反应: 模型算出的部分, 因为人会对薪酬作出反应。「假设与出处」一页写明每个数的来源。",
    ),
)
_LEFT_OUT = Text(
    en="The sheet of every year holds the first {kept} of {all} simulated years; --csv FILE.csv writes all of them.",
    zh="「逐年数据」一页只含 {all} 个模拟年中的前 {kept} 个; 用 --csv FILE.csv 可写出全部。",
)
_FIRST, _OTHERS = 64, 18


def answer_page(case: CaseFile, comparison: Comparison, lang: Lang, years_kept: int) -> Page:
    """`years_kept`: how many simulated years the sheet of every year holds."""
    columns = 2 * len(comparison.others) + 2
    return Page(_NAME, (), _rows(case, comparison, lang, years_kept), (_FIRST, *[_OTHERS] * (max(columns, 4) - 1)))


def _rows(case: CaseFile, comparison: Comparison, lang: Lang, years_kept: int) -> Iterator[Sequence[Cell]]:
    said = [line.plain for line in answer(case, comparison, lang)]
    yield [Cell(comparison.results.scenario.title.say(lang), "title")]
    yield [Cell(said[0], "bold")]
    for line in said[1:]:
        yield [Cell(line, "paragraph")]
    yield []
    yield from _limits(case, comparison, lang)
    yield from _figures(case, comparison, lang)
    yield [Cell(_BASIS.say(lang), "bold")]
    yield from _facts(case, comparison, lang)
    yield []
    yield [Cell(_HOW.say(lang), "bold")]
    for advice in _ADVICE:
        yield [Cell(advice.say(lang), "paragraph")]
    if years_kept < comparison.results.replications:
        left_out = _LEFT_OUT.fill(kept=years_kept, all=comparison.results.replications)
        yield [Cell(left_out.say(lang), "paragraph")]


def _limits(case: CaseFile, comparison: Comparison, lang: Lang) -> Iterator[Sequence[Cell]]:
    """Every limit, and which variant keeps it."""
    limits = comparison.results.scenario.limits
    if not limits:
        return
    names = [case.label(name).say(lang) for name in comparison.variants]
    yield [Cell(head, "heading") for head in (_LIMITS.say(lang), *names)]
    for name, limit in limits.items():
        found = [comparison.judged[variant][name] for variant in comparison.variants]
        words = [
            Cell(
                f"{LIMIT_WORDS[one.verdict].say(lang)}: {limit_figure(limit, one.value, comparison.kpis)}",
                "worse" if one.verdict == "broken" else "plain",
            )
            for one in found
        ]
        yield [Cell(limit_said(limit, comparison.results.scenario, comparison.kpis).say(lang), "paragraph"), *words]
    yield []


def _figures(case: CaseFile, comparison: Comparison, lang: Lang) -> Iterator[Sequence[Cell]]:
    """The figures a manager asks for: the current plan's, and what each other variant changes."""
    heads = [_FIGURES.say(lang), case.label(BASELINE).say(lang)]
    for name in comparison.others:
        heads += [_DIFFERENCE.fill(name=case.label(name)).say(lang), _VERDICT.say(lang)]
    yield [Cell(head, "heading") for head in heads]
    for name in dict.fromkeys([comparison.objective, *HEADLINES]):
        if not any(comparison.estimates[variant][name].n for variant in comparison.variants):
            continue
        kpi = comparison.kpis[name]
        row = [Cell(kpi_label(kpi, comparison.results.scenario.money, lang))]
        row.append(value(kpi, comparison.estimates[BASELINE][name].mean))
        for variant in comparison.others:
            verdict = comparison.verdicts[variant][name]
            row.append(changed(kpi, comparison.differences[variant][name].mean))
            row.append(judged(verdict, VERDICT_WORDS[verdict], lang))
        yield row
    yield []


def _facts(case: CaseFile, comparison: Comparison, lang: Lang) -> Iterator[Sequence[Cell]]:
    results = comparison.results
    known = {
        "objective": Cell(comparison.kpis[comparison.objective].label.say(lang)),
        "best": Cell(_best(case, comparison).say(lang)),
        "years": Cell(results.replications, "exact"),
        "seed": Cell(results.seed, "exact"),
        "digest": Cell(f"sha256:{results.digest}"),
    }
    for label, fact in _FACTS:
        yield [Cell(label.say(lang)), known[fact]]


def _best(case: CaseFile, comparison: Comparison) -> Text:
    if comparison.best is not None:
        return case.label(comparison.best)
    return _NOBODY["none" if all(comparison.broken_limits.values()) else comparison.decision]
