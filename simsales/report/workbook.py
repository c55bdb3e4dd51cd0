"""A comparison as a workbook for Excel or WPS: the answer first, then the figures, the plans, what they rest on, and what
every column and figure means.

Written by `compare --xlsx`. The sheets are tables that can be filtered and pivoted; nothing in them is a formula or a link,
and the same comparison gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from simsales.experiment.comparison import Comparison
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.files import check_file, write_bytes
from simsales.spec.scenario import BASELINE

from .tables import kpi_label
from .workbook_answer import answer_page
from .workbook_figures import every_year_page, per_rep_page, summary_page, unchanged_page, years_that_fit
from .workbook_pages import Cell, Column, Page, bound
from .workbook_plans import assumptions_page, plans_page

SUFFIX = ".xlsx"


def write_workbook(case: CaseFile, comparison: Comparison, path: Path, lang: Lang) -> None:
    """Write FILE.xlsx, all of it or nothing. Raises InputError for another name, and where it cannot be written."""
    check_file(path, [SUFFIX])
    write_bytes(path, bound(pages(case, comparison, lang), lang))


def pages(case: CaseFile, comparison: Comparison, lang: Lang) -> list[Page]:
    """All pages in the order they are read, those with nothing to say left out."""
    variants = {name: case.variants[name] for name in comparison.variants}
    made = (
        answer_page(case, comparison, lang, years_that_fit(comparison)),
        summary_page(case, comparison, lang),
        unchanged_page(case, comparison, lang),
        per_rep_page(case, comparison, lang),
        plans_page(case, variants, lang),
        assumptions_page(case, variants, lang),
        every_year_page(case, comparison, lang),
    )
    told = [page for page in made if page is not None]
    return [*told, _dictionary_page(case, comparison, told, lang)]


# --- the dictionary -----------------------------------------------------------------------------------------------------
_SORT = Column(Text(en="sort", zh="类别"), Text(en="a column, a figure or a plan", zh="列、指标或方案"), 12)
_WHERE = Column(Text(en="sheet, or id", zh="工作表, 或代号"), Text(en="where it stands", zh="在哪里"), 20)
_NAME = Column(Text(en="name", zh="名称"), Text(en="as written in the sheets", zh="表中的写法"), 40)
_OTHER_NAME = {
    "en": Column(Text.same("中文"), Text(en="its name in Chinese", zh="中文名称"), 30),
    "zh": Column(Text.same("English"), Text(en="its name in English", zh="英文名称"), 30),
}
_UNIT = Column(Text(en="unit", zh="单位"), Text(en="unit of the figure", zh="指标的单位"), 12)
_GOOD = Column(Text(en="good is", zh="越怎样越好"), Text(en="which direction is good", zh="哪个方向为好"), 12)
_MEANING = Column(
    Text(en="meaning", zh="含义"), Text(en="what it is, or how it is worked out", zh="是什么, 或怎样计算"), 100
)
_SORTS = {
    "column": Text(en="column", zh="列"),
    "figure": Text(en="figure", zh="指标"),
    "plan": Text(en="plan", zh="方案"),
}
_UNITS = {
    "share": Text(en="share (%)", zh="比例 (%)"),
    "days": Text(en="days", zh="天"),
    "hours": Text(en="hours", zh="小时"),
    "count": Text(en="count", zh="个数"),
}
_GOOD_WORDS = {
    "higher": Text(en="higher", zh="越高越好"),
    "lower": Text(en="lower", zh="越低越好"),
    "info": Text(en="neither", zh="无所谓好坏"),
}
_THE_CURRENT_ONE = Text(en="the scenario as it stands", zh="场景的现状")


def _dictionary_page(case: CaseFile, comparison: Comparison, told: Sequence[Page], lang: Lang) -> Page:
    columns = (_SORT, _WHERE, _NAME, _OTHER_NAME[lang], _UNIT, _GOOD, _MEANING)
    return Page(Text(en="Dictionary", zh="数据字典"), columns, _dictionary(case, comparison, told, lang))


def _dictionary(case: CaseFile, comparison: Comparison, told: Sequence[Page], lang: Lang) -> Iterator[Sequence[Cell]]:
    other: Lang = "en" if lang == "zh" else "zh"
    money = comparison.results.scenario.money

    def row(sort: str, where: str, name: Text, meaning: Text, unit: str = "", good: str = "") -> list[Cell]:
        words = (_SORTS[sort].say(lang), where, name.say(lang), name.say(other), unit, good, meaning.say(lang))
        return [Cell(word) for word in words]

    for name in comparison.variants:
        spec = case.scenario.variants.get(name)
        story = spec.story if spec is not None and spec.story is not None else Text.same("")
        yield row("plan", name, case.label(name), _THE_CURRENT_ONE if name == BASELINE else story)
    for kpi_id, kpi in comparison.kpis.items():
        label = Text(en=kpi_label(kpi, money, "en"), zh=kpi_label(kpi, money, "zh"))
        unit = money.code if kpi.unit == "money" else _UNITS[kpi.unit].say(lang)
        yield row("figure", kpi_id, label, kpi.formula, unit, _GOOD_WORDS[kpi.better].say(lang))
    for page in told:
        for column in page.columns:
            yield row("column", page.name.say(lang), column.title, column.meaning)
