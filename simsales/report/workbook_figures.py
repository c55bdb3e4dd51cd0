"""The pages of figures in a workbook: the summary, if nobody changes, every simulated year, and rep by rep.

Each is a plain table, one row per thing, to be filtered and pivoted; money in major units, shares as shares.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import Estimate, estimate
from simsales.experiment.runs import RunResult
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE
from simsales.world.measures import Kpi

from .results_export import COLUMNS, figures
from .tables import HEADLINES, VERDICT_WORDS, kpi_label
from .workbook_pages import Cell, Column, Page, changed, judged, margin, value

EVERY_YEAR_ROWS = 100_000
"""More than that opens slowly, and Excel ends at a million; CSV and Parquet have no end."""

_FIGURE = Column(Text(en="figure", zh="指标"), Text(en="what is measured, with its unit", zh="衡量什么, 含单位"), 30)
_KPI_ID = Column(
    Text(en="figure id", zh="指标代号"),
    Text(en="short name of the figure, as in CSV", zh="指标的短名, 与 CSV 相同"),
    18,
)
_PLAN = Column(Text(en="plan", zh="方案"), Text(en="the current plan or an alternative", zh="现行方案或备选方案"), 24)
_PLAN_ID = Column(
    Text(en="plan id", zh="方案代号"), Text(en="short name of the plan, as in CSV", zh="方案的短名, 与 CSV 相同"), 14
)
_MEAN = Column(
    Text(en="mean of a year", zh="每次模拟的平均"), Text(en="mean over the simulated years", zh="各模拟年的平均"), 16
)
_MARGIN = Column(
    Text(en="margin of error", zh="误差范围"),
    Text(en="half the width of the 95% interval of the mean", zh="平均值 95% 区间的一半宽度"),
    14,
)
_DIFFERENCE = Column(
    Text(en="difference to the current plan", zh="与现行方案之差"),
    Text(
        en="year by year under the same luck, then averaged; of rates (shown with %): percentage points",
        zh="在同样的运气下逐年相减, 再平均; 比率 (带 %) 的差值为百分点",
    ),
    16,
)
_DIFFERENCE_MARGIN = Column(
    Text(en="margin of the difference", zh="差值的误差范围"),
    Text(en="half the width of the 95% interval of the difference", zh="差值 95% 区间的一半宽度"),
    14,
)
_RELATIVE = Column(
    Text(en="in % of the current plan", zh="占现行方案的 %"),
    Text(en="difference / mean of the current plan; empty for rates", zh="差值 / 现行方案的平均; 比率类指标留空"),
    14,
)
_VERDICT = Column(
    Text(en="verdict", zh="结论"),
    Text(
        en="better, worse, same (identical every year) or cannot tell; corrected for the number of figures (Holm)",
        zh="更好、更差、一样 (每年完全相同) 或分不清; 已按指标数目校正 (Holm)",
    ),
    14,
)


def summary_page(case: CaseFile, comparison: Comparison, lang: Lang) -> Page:
    """Every figure of every variant, the objective first."""
    columns = (
        *(_FIGURE, _PLAN, _MEAN, _MARGIN, _DIFFERENCE, _DIFFERENCE_MARGIN, _RELATIVE, _VERDICT),
        *(_KPI_ID, _PLAN_ID),
    )
    return Page(Text(en="Summary", zh="汇总"), columns, _summary(case, comparison, lang))


def _summary(case: CaseFile, comparison: Comparison, lang: Lang) -> Iterator[Sequence[Cell]]:
    for name in dict.fromkeys([comparison.objective, *HEADLINES, *comparison.kpis]):
        kpi, base = comparison.kpis[name], comparison.estimates[BASELINE][name]
        label = Cell(kpi_label(kpi, comparison.results.scenario.money, lang))
        for variant in comparison.variants:
            own = comparison.estimates[variant][name]
            row = [label, Cell(case.label(variant).say(lang)), value(kpi, own.mean), margin(kpi, own)]
            if variant == BASELINE:
                row += [Cell(None)] * 4
            else:
                found, verdict = comparison.differences[variant][name], comparison.verdicts[variant][name]
                row += [changed(kpi, found.mean), margin(kpi, found), _relative(kpi, base, found)]
                row.append(judged(verdict, VERDICT_WORDS[verdict], lang))
            yield [*row, Cell(name), Cell(variant)]


def _relative(kpi: Kpi, base: Estimate, found: Estimate) -> Cell:
    known = kpi.unit != "share" and base.mean and not math.isnan(base.mean)
    return Cell(found.mean / abs(base.mean) if known else None, "relative")


# --- if nobody changes --------------------------------------------------------------------------------------------------
_SPREADSHEET = Column(
    Text(en="if nobody changes", zh="谁都不改"),
    Text(
        en="the current plan's own years, paid under this plan: what a spreadsheet says",
        zh="现行方案的各年结果, 按该方案付薪: 电子表格的算法",
    ),
    16,
)
_SPREADSHEET_DIFFERENCE = Column(
    Text(en="its difference to the current plan", zh="其与现行方案之差"),
    Text(en="if nobody changes, less the current plan", zh="谁都不改时的数, 减去现行方案"),
    16,
)
_REACTIONS = Column(
    Text(en="with reactions", zh="算上反应"),
    Text(en="mean over the simulated years, people answering the plan", zh="各模拟年的平均, 人对方案有反应"),
    16,
)
_MODELLED = Column(
    Text(en="what reactions add", zh="反应带来的部分"),
    Text(en="with reactions, less if nobody changes: the modelled part", zh="算上反应减去谁都不改: 模型算出的部分"),
    16,
)
_MODELLED_MARGIN = Column(
    Text(en="margin of what they add", zh="该部分的误差范围"),
    Text(en="half the width of its 95% interval", zh="其 95% 区间的一半宽度"),
    16,
)


def unchanged_page(case: CaseFile, comparison: Comparison, lang: Lang) -> Page | None:
    """What pay alone moves; none where no variant changes pay alone."""
    if not any(name in comparison.unchanged for name in comparison.others):
        return None
    columns = (
        *(_FIGURE, _PLAN, _SPREADSHEET, _SPREADSHEET_DIFFERENCE, _REACTIONS, _MODELLED, _MODELLED_MARGIN),
        *(_KPI_ID, _PLAN_ID),
    )
    return Page(Text(en="If nobody changes", zh="谁都不改"), columns, _unchanged(case, comparison, lang))


def _unchanged(case: CaseFile, comparison: Comparison, lang: Lang) -> Iterator[Sequence[Cell]]:
    for name in comparison.unchanged[BASELINE]:
        kpi = comparison.kpis[name]
        base = comparison.unchanged[BASELINE][name].mean
        for variant, row in comparison.unchanged.items():
            added = estimate([_added(run, name) for run in comparison.results.runs[variant]])
            yield [
                Cell(kpi_label(kpi, comparison.results.scenario.money, lang)),
                Cell(case.label(variant).say(lang)),
                value(kpi, row[name].mean),
                changed(kpi, row[name].mean - base),
                value(kpi, comparison.estimates[variant][name].mean),
                changed(kpi, added.mean),
                margin(kpi, added),
                Cell(name),
                Cell(variant),
            ]


def _added(run: RunResult, kpi: str) -> float:
    return run.kpis[kpi] - run.unchanged.kpis[kpi] if run.unchanged is not None else math.nan


# --- every simulated year -----------------------------------------------------------------------------------------------
_BLOCK_WORDS = {
    "reactions": Text(en="with reactions", zh="算上反应"),
    "unchanged": Text(en="if nobody changes", zh="谁都不改"),
}
_YEAR_COLUMNS = (
    Column(Text(en="block", zh="算法"), Text(en="with reactions, or if nobody changes", zh="算上反应, 或谁都不改"), 20),
    _PLAN,
    Column(Text(en="year", zh="第几次模拟"), COLUMNS["replication"], 10),
    Column(Text(en="seed of the run", zh="该次模拟的种子"), COLUMNS["run_seed"], 24),
    _FIGURE,
    Column(Text(en="value", zh="数值"), COLUMNS["value"], 16),
    _KPI_ID,
    _PLAN_ID,
)


def years_that_fit(comparison: Comparison) -> int:
    """How many simulated years the sheet of every year holds, all variants of each."""
    results = comparison.results
    a_year = sum(
        len(runs[0].kpis) + (len(runs[0].unchanged.kpis) if runs[0].unchanged is not None else 0)
        for runs in results.runs.values()
    )
    return min(results.replications, max(1, EVERY_YEAR_ROWS // a_year))


def every_year_page(case: CaseFile, comparison: Comparison, lang: Lang) -> Page:
    """The rows of `compare --csv`, with the names people know."""
    return Page(Text(en="Every year", zh="逐年数据"), _YEAR_COLUMNS, _every_year(case, comparison, lang))


def _every_year(case: CaseFile, comparison: Comparison, lang: Lang) -> Iterator[Sequence[Cell]]:
    money, last = comparison.results.scenario.money, years_that_fit(comparison)
    labels = {name: kpi_label(kpi, money, lang) for name, kpi in comparison.kpis.items()}
    plans = {name: case.label(name).say(lang) for name in comparison.variants}
    for one in figures(comparison.results):
        if one.replication <= last:
            yield [
                Cell(_BLOCK_WORDS[one.block].say(lang)),
                Cell(plans[one.variant]),
                Cell(one.replication, "exact"),
                Cell(str(one.run_seed)),
                Cell(labels[one.kpi]),
                Cell(one.value, f"value {comparison.kpis[one.kpi].unit}"),
                Cell(one.kpi),
                Cell(one.variant),
            ]


# --- rep by rep ---------------------------------------------------------------------------------------------------------
_REP = Column(Text(en="rep", zh="销售"), Text(en="name of the rep", zh="销售姓名"), 18)
_REP_ID = Column(
    Text(en="rep id", zh="销售代号"), Text(en="short name of the rep, as in the scenario", zh="场景中的短名"), 12
)
_GROUP = Column(Text(en="group", zh="类型"), Text(en="kind of rep", zh="销售的类型"), 14)
_PAY_UNCHANGED = Text(en="pay if nobody changes ({code})", zh="谁都不改时的薪酬 ({code})")
_OF_REP = Text(en="{figure} of this rep, mean over the simulated years", zh="该销售的{figure}, 各模拟年的平均")
_WHAT = Text(en="{figure}: {what}", zh="{figure}: {what}")


def per_rep_page(case: CaseFile, comparison: Comparison, lang: Lang) -> Page | None:
    """Who gains and who loses, as far as the runs kept it; none where they kept nothing by rep."""
    measures = _measures(comparison)
    if not measures:
        return None
    columns = [_PLAN, _REP, _GROUP]
    for name in measures:
        title, meaning = _of_rep(comparison, name)
        columns.append(Column(title, meaning, 16))
        columns += [
            Column(_WHAT.fill(figure=title, what=one.title), one.meaning, one.width)
            for one in (_DIFFERENCE, _DIFFERENCE_MARGIN)
        ]
    return Page(Text(en="Per rep", zh="逐人"), [*columns, _REP_ID, _PLAN_ID], _per_rep(case, comparison, lang))


_UNCHANGED_PAY = "unchanged pay"


def _measures(comparison: Comparison) -> list[str]:
    """KPIs known by rep, and pay if nobody changes."""
    runs = comparison.results.runs
    kept = [name for name in comparison.kpis if all(name in run[0].per_rep for run in runs.values())]
    has_unchanged = any(name in comparison.unchanged for name in comparison.others)
    return [_UNCHANGED_PAY, *kept] if has_unchanged else kept


def _of_rep(comparison: Comparison, measure: str) -> tuple[Text, Text]:
    """Its heading and its meaning."""
    if measure == _UNCHANGED_PAY:
        return _PAY_UNCHANGED.fill(code=comparison.results.scenario.money.code), _SPREADSHEET.meaning
    kpi, money = comparison.kpis[measure], comparison.results.scenario.money
    return Text(en=kpi_label(kpi, money, "en"), zh=kpi_label(kpi, money, "zh")), _OF_REP.fill(figure=kpi.label)


def _per_rep(case: CaseFile, comparison: Comparison, lang: Lang) -> Iterator[Sequence[Cell]]:
    runs, reps = comparison.results.runs, comparison.results.scenario.reps
    measures = _measures(comparison)
    for rep, spec in reps.items():
        for variant in comparison.variants:
            group = spec.kind_of_rep
            row = [Cell(case.label(variant).say(lang)), Cell(spec.name.say(lang) if spec.name is not None else rep)]
            row.append(Cell(group.say(lang) if group is not None else None))
            for measure in measures:
                kpi = comparison.kpis["pay_cost" if measure == _UNCHANGED_PAY else measure]
                own = [_by_rep(run, measure).get(rep, math.nan) for run in runs[variant]]
                base = [_by_rep(run, measure).get(rep, math.nan) for run in runs[BASELINE]]
                found = estimate([mine - theirs for mine, theirs in zip(own, base, strict=True)])
                row.append(value(kpi, estimate(own).mean))
                row += [Cell(None)] * 2 if variant == BASELINE else [changed(kpi, found.mean), margin(kpi, found)]
            yield [*row, Cell(rep), Cell(variant)]


def _by_rep(run: RunResult, measure: str) -> Mapping[str, float]:
    if measure != _UNCHANGED_PAY:
        return run.per_rep[measure]
    return run.unchanged.pay_by_rep if run.unchanged is not None else {}
