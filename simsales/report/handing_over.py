"""What a comparison hands over: files for spreadsheets and statistics, the memo, the report, and what the verdict hangs on.

The command line and the screen hand over the same files from the same calls. `Means` are who does the work and what is
remembered: `workers`, `executor`, `store`; `Steps` shows each long step by name and is told how far it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
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
SHAPES = Text(en="pictures", zh="图表")
_STEP = Text(en="{what}, step {at} of {of}", zh="第 {at} / {of} 步, {what}")
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
def numbered(steps: Steps, of: int) -> Steps:
    """The same steps, called by their number among so many: the first one opened is step 1."""
    numbers = count(1)
    return lambda what: steps(_STEP.fill(what=what, at=next(numbers), of=of) if of > 1 else what)


def how_many_steps(comparison: Comparison, files: Files, known: LookedInto, *, hangs_on: bool = False) -> int:
    """The long steps that handing these files over takes; `hangs_on`: where that is asked for without pages, too."""
    from simsales.experiment.hangs_on import STEPS

    hanging = STEPS if (hangs_on or files.has_pages) and known.moved is None else 0
    if not files.has_pages:
        return hanging
    lacks_why = front_of(comparison) is not None and _why_known(comparison, known) is None
    return hanging + lacks_why + (files.html is not None and known.shapes is None)


def moved_assumptions(case: CaseFile, comparison: Comparison, steps: Steps, means: Means) -> list[Moved]:
    """What the verdict hangs on."""
    from simsales.experiment.hangs_on import hangs_on

    chosen = {name: case.variants[name] for name in comparison.variants}
    seed = comparison.results.seed
    return hangs_on(case, chosen, seed=seed, screening=_SCREENING, replications=_LIVES, steps=steps, **means)


def front_of(comparison: Comparison) -> str | None:
    """Whom the current plan is set against: the plan in front; where that is the current one, the strongest other; None for a
    scorecard, which is no sum."""
    from simsales.spec.scenario import BASELINE, SCORECARD

    if comparison.objective == SCORECARD:
        return None
    front = comparison.front_runner
    return front if front not in (None, BASELINE) else comparison.leader(comparison.objective, comparison.others)


def why_between(case: CaseFile, comparison: Comparison, one: str, other: str, steps: Steps, means: Means) -> Why:
    """Why two plans of a comparison differ in its objective."""
    from simsales.experiment.why import why

    years = min(WHY_YEARS, comparison.results.replications)
    with steps(WHY) as tell:
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


def shapes_of(case: CaseFile, comparison: Comparison, steps: Steps, means: Means) -> Shapes:
    """What the pictures of a comparison are drawn from, beside its results."""
    from simsales.experiment.shapes import shapes

    chosen = {name: case.variants[name] for name in comparison.variants}
    years = min(SHAPE_YEARS, comparison.results.replications)
    with steps(SHAPES) as tell:
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

    moved, why, shapes, front = known.moved, _why_known(comparison, known), known.shapes, front_of(comparison)
    if moved is None:
        moved = moved_assumptions(case, comparison, steps, means)
    if why is None and front is not None:
        why = why_between(case, comparison, BASELINE, front, steps, means)
    if draws and shapes is None:
        shapes = shapes_of(case, comparison, steps, means)
    return LookedInto(moved, why, shapes)


def _why_known(comparison: Comparison, known: LookedInto) -> Why | None:
    """Why the current plan and the one in front differ, if that is known."""
    from simsales.spec.scenario import BASELINE

    front, why = front_of(comparison), known.why
    return why if front is not None and why is not None and (why.one, why.other) == (BASELINE, front) else None
