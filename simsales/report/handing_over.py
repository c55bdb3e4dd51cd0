"""What a comparison hands over: files for spreadsheets and statistics, the memo, the report, and what the verdict hangs on.

The command line and the screen hand over the same files from the same calls. `Means` are who does the work and what is
remembered: `workers`, `executor`, `store`; `Steps` shows each long step by name and is told how far it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simsales.i18n import Lang, Text
from simsales.spec.files import check_file

if TYPE_CHECKING:
    from simsales.experiment.comparison import Comparison
    from simsales.experiment.hangs_on import Moved
    from simsales.experiment.shapes import Shapes
    from simsales.experiment.why import Why
    from simsales.spec.casefile import CaseFile

Means = Mapping[str, Any]
Tell = Callable[[int, int], None]
Steps = Callable[[Text], AbstractContextManager[Tell]]
PAGES = [".html", ".htm"]
WHY = Text(en="why they differ", zh="差在哪里")
HANGS_ON = Text(en="what the verdict hangs on", zh="结论取决于什么")
SHAPES = Text(en="pictures", zh="图表")
WHY_YEARS, SHAPE_YEARS = 10, 8
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
        for path, suffixes in ((self.xlsx, [".xlsx"]), (self.memo, PAGES), (self.html, PAGES)):
            if path is not None:
                check_file(path, suffixes)

    @property
    def first(self) -> Path:
        """Of those asked for the one to speak of; at least one was."""
        return next(one for one in (self.memo, self.html, self.xlsx, self.csv) if one is not None)

    @property
    def has_pages(self) -> bool:
        return self.memo is not None or self.html is not None


# --- what is looked into ------------------------------------------------------------------------------------------------
def moved_assumptions(case: CaseFile, comparison: Comparison, tell: Tell, means: Means) -> list[Moved]:
    """What the verdict hangs on."""
    from simsales.experiment.hangs_on import hangs_on

    chosen = {name: case.variants[name] for name in comparison.variants}
    seed = comparison.results.seed
    return hangs_on(case, chosen, seed=seed, screening=_SCREENING, replications=_LIVES, progress=tell, **means)


def front_of(comparison: Comparison) -> str | None:
    """Whom the current plan is set against: the plan in front; where that is the current one, the strongest other; None for a
    scorecard, which is no sum."""
    from simsales.spec.scenario import BASELINE, SCORECARD

    if comparison.objective == SCORECARD:
        return None
    front = comparison.front_runner
    return front if front not in (None, BASELINE) else comparison.leader(comparison.objective, comparison.others)


def why_between(case: CaseFile, comparison: Comparison, one: str, other: str, tell: Tell, means: Means) -> Why:
    """Why two plans of a comparison differ in its objective."""
    from simsales.experiment.why import why

    years = min(WHY_YEARS, comparison.results.replications)
    return why(
        case,
        one,
        other,
        kpi=comparison.objective,
        seed=comparison.results.seed,
        replications=years,
        progress=tell,
        **_without_store(means),
    )


def shapes_of(case: CaseFile, comparison: Comparison, tell: Tell, means: Means) -> Shapes:
    """What the pictures of a comparison are drawn from, beside its results."""
    from simsales.experiment.shapes import shapes

    chosen = {name: case.variants[name] for name in comparison.variants}
    years = min(SHAPE_YEARS, comparison.results.replications)
    return shapes(chosen, seed=comparison.results.seed, replications=years, progress=tell, **_without_store(means))


def _without_store(means: Means) -> dict[str, Any]:
    return {name: means.get(name) for name in ("workers", "executor")}


# --- files --------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class LookedInto:
    """What is known already and need not be looked for again; None for what is not."""

    moved: Sequence[Moved] | None = None
    why: Why | None = None
    shapes: Shapes | None = None


def hand_over(
    case: CaseFile,
    comparison: Comparison,
    files: Files,
    lang: Lang,
    *,
    steps: Steps,
    means: Means,
    known: LookedInto | None = None,
) -> None:
    """Write every file that was asked for; each is there whole or not at all. Raises InputError where one cannot be written."""
    if files.csv is not None:
        from simsales.report.table_export import write_table

        write_table(comparison.results, files.csv, lang)
    if files.xlsx is not None:
        from simsales.report.workbook import write_workbook

        write_workbook(case, comparison, files.xlsx, lang)
    if not files.has_pages:
        return
    known = _looked_into(case, comparison, known or LookedInto(), steps, means, draws=files.html is not None)
    moved = known.moved or ()
    if files.memo is not None:
        from simsales.report.memo import write_memo

        write_memo(case, comparison, files.memo, lang, why=known.why, moved=moved)
    if files.html is not None:
        from simsales.report.page import write_page
        from simsales.report.why_stories import story_text

        stories = []
        if known.why is not None:
            stories = [
                story_text(case, known.why, story, comparison.kpis[known.why.kpi]) for story in known.why.stories
            ]
        write_page(case, comparison, files.html, lang, why=known.why, moved=moved, stories=stories, shapes=known.shapes)


def _looked_into(
    case: CaseFile, comparison: Comparison, known: LookedInto, steps: Steps, means: Means, *, draws: bool
) -> LookedInto:
    """What is still lacking for pages, looked for."""
    from simsales.spec.scenario import BASELINE

    moved, why, shapes, front = known.moved, known.why, known.shapes, front_of(comparison)
    if moved is None:
        with steps(HANGS_ON) as tell:
            moved = moved_assumptions(case, comparison, tell, means)
    if front is None or (why is not None and (why.one, why.other) != (BASELINE, front)):
        why = None
    if why is None and front is not None:
        with steps(WHY) as tell:
            why = why_between(case, comparison, BASELINE, front, tell, means)
    if draws and shapes is None:
        with steps(SHAPES) as tell:
            shapes = shapes_of(case, comparison, tell, means)
    return LookedInto(moved, why, shapes)
