"""A comparison on a terminal: the table, then the answer; on a screen the answer first, and as many plans as fit beside each other."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.comparison import Comparison
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile

from .comparison_answer import FEW_YEARS_ON_SCREEN, answer
from .findings import Findings
from .growing_words import needed_said, years_wanted
from .tables import Breaks, clean, figures_table

_HIDDEN = Text(
    en="No room below for: {names}. Untick plans above, or widen the window.",
    zh="下面放不下: {names}。可在上面取消几个方案, 或把窗口拉宽。",
)
_LAYOUTS: tuple[tuple[Breaks, int | None], ...] = (
    ("nowhere", None),
    ("at word", 28),
    ("at margin", 28),
    ("at word", 18),
    ("at margin", 18),
    ("at margin", 17),
    ("at both", 18),
    ("at both", 14),
)
"""From the most comfortable to the narrowest."""
_WIDE = 10_000


def comparison_table(case: CaseFile, comparison: Comparison, lang: Lang, *, full: bool = False) -> RenderableType:
    """The table, then the answer."""
    table = figures_table(case, comparison, lang, full=full)
    return Group(table, Line(""), *answer(case, comparison, lang))


def comparison_page(
    case: CaseFile, comparison: Comparison, lang: Lang, *, width: int, full: bool = False
) -> RenderableType:
    """The same for `width` cells: the decision, the table with verdicts beside or below their figures, then the rest."""
    wanted = years_wanted(comparison)
    is_in_vain = wanted is not None and wanted.kind == "hardly"
    few_years = Text.same("") if is_in_vain else FEW_YEARS_ON_SCREEN
    first, *rest = answer(case, comparison, lang, few_years)
    table, hidden = _that_fits(case, comparison, lang, width, full=full)
    table.title = None
    notes = []
    if hidden:
        joint = ", " if lang == "en" else "、"
        notes = [clean(_HIDDEN.fill(names=joint.join(case.label(name).say(lang) for name in hidden)), lang, "bold")]
    settled = [clean(needed_said(wanted, comparison), lang)] if wanted is not None else []
    return Group(first, *settled, *notes, Line(""), table, Line(""), *rest)


def _that_fits(
    case: CaseFile, comparison: Comparison, lang: Lang, width: int, *, full: bool
) -> tuple[Table, list[str]]:
    """The table with all plans if there is room, else with those that matter most; and those left out."""
    found, others = Findings(case, comparison, lang), comparison.others
    for most in range(len(others), 0, -1):
        names = found.side_by_side(most)
        for breaks, label in _LAYOUTS:
            table = figures_table(case, comparison, lang, full=full, names=names, breaks=breaks, label_cells=label)
            if _width(table) <= width or (most == 1 and (breaks, label) == _LAYOUTS[-1]):
                return table, [name for name in others if name not in names]
    return figures_table(case, comparison, lang, full=full, names=[]), []


def _width(table: Table) -> int:
    console = Console(width=_WIDE)
    return Measurement.get(console, console.options, table).maximum
