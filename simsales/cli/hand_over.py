"""What a comparison hands over: files for spreadsheets and statistics, the memo, the report, and what the verdict hangs on."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simsales.i18n import Lang, Text
from simsales.spec.files import check_file

from .speech import progress

if TYPE_CHECKING:
    from simsales.experiment.comparison import Comparison
    from simsales.experiment.hangs_on import Moved
    from simsales.experiment.why import Why
    from simsales.spec.casefile import CaseFile

_PAGES = [".html", ".htm"]
_WHY = Text(en="why they differ", zh="差在哪里")
_HANGS_ON = Text(en="what the verdict hangs on", zh="结论取决于什么")
_SHAPES = Text(en="pictures", zh="图表")
_WHY_YEARS, _SHAPE_YEARS = 10, 8
"""Years that are looked into deal by deal, and those drawn."""
_SCREENING, _LIVES = 2, 6
"""Years in which assumptions are moved: to find those that matter, and to judge them."""


@dataclass(frozen=True, slots=True)
class Files:
    """What was asked for."""

    csv: Path | None = None
    xlsx: Path | None = None
    memo: Path | None = None
    html: Path | None = None

    def check(self) -> None:
        """Before anything is run: names that can be written. Raises InputError."""
        if self.csv is not None:
            from simsales.report.table_export import check_table

            check_table(self.csv)
        for path, suffixes in ((self.xlsx, [".xlsx"]), (self.memo, _PAGES), (self.html, _PAGES)):
            if path is not None:
                check_file(path, suffixes)

    @property
    def has_pages(self) -> bool:
        return self.memo is not None or self.html is not None


def moved_assumptions(case: CaseFile, comparison: Comparison, lang: Lang, means: Mapping[str, Any]) -> list[Moved]:
    """What the verdict hangs on, with a bar while it is looked for."""
    from simsales.experiment.hangs_on import hangs_on

    chosen = {name: case.variants[name] for name in comparison.variants}
    with progress(_HANGS_ON, lang) as tell:
        return hangs_on(
            case,
            chosen,
            seed=comparison.results.seed,
            screening=_SCREENING,
            replications=_LIVES,
            progress=tell,
            **means,
        )


def hand_over(
    case: CaseFile, comparison: Comparison, files: Files, moved: list[Moved], lang: Lang, means: Mapping[str, Any]
) -> None:
    """Write every file that was asked for; each is there whole or not at all."""
    if files.csv is not None:
        from simsales.report.table_export import write_table

        write_table(comparison.results, files.csv, lang)
    if files.xlsx is not None:
        from simsales.report.workbook import write_workbook

        write_workbook(case, comparison, files.xlsx, lang)
    if not files.has_pages:
        return
    why = _why(case, comparison, lang, means)
    if files.memo is not None:
        from simsales.report.memo import write_memo

        write_memo(case, comparison, files.memo, lang, why=why, moved=moved)
    if files.html is not None:
        _write_page(case, comparison, files.html, why, moved, lang, means)


def _why(case: CaseFile, comparison: Comparison, lang: Lang, means: Mapping[str, Any]) -> Why | None:
    """Why the plan in front differs from the current one; where that is in front, the strongest other."""
    from simsales.experiment.why import why
    from simsales.spec.scenario import BASELINE, SCORECARD

    front = comparison.front_runner
    if front in (None, BASELINE):
        front = comparison.leader(comparison.objective, comparison.others)
    if front is None or comparison.objective == SCORECARD:
        return None
    workers = {name: means[name] for name in ("workers", "executor")}
    years = min(_WHY_YEARS, comparison.results.replications)
    with progress(_WHY, lang) as tell:
        return why(
            case,
            BASELINE,
            front,
            kpi=comparison.objective,
            seed=comparison.results.seed,
            replications=years,
            progress=tell,
            **workers,
        )


def _write_page(
    case: CaseFile,
    comparison: Comparison,
    path: Path,
    why: Why | None,
    moved: list[Moved],
    lang: Lang,
    means: Mapping[str, Any],
) -> None:
    from simsales.experiment.shapes import shapes
    from simsales.report.charts import can_draw
    from simsales.report.page import NO_CHARTS, write_page
    from simsales.report.why_stories import story_text

    if not can_draw():
        print(NO_CHARTS.say(lang), file=sys.stderr)
    chosen = {name: case.variants[name] for name in comparison.variants}
    workers = {name: means[name] for name in ("workers", "executor")}
    years = min(_SHAPE_YEARS, comparison.results.replications)
    with progress(_SHAPES, lang) as tell:
        drawn = shapes(chosen, seed=comparison.results.seed, replications=years, progress=tell, **workers)
    stories = []
    if why is not None:
        stories = [story_text(case, why, story, comparison.kpis[why.kpi]) for story in why.stories]
    write_page(case, comparison, path, lang, why=why, moved=moved, stories=stories, shapes=drawn)
