"""The page a manager hands over: decisions asked for, the answer, the table, and how far it can be trusted, on one A4 page.

Decisions come first: boards ask for the wrong thing when the core message comes last (Colletti & Fiss, WorldatWork 2012).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import simsales
from simsales.experiment.comparison import Comparison
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE
from simsales.text import safe_text

from .advice import answer, decisions
from .findings import Findings, Row, inert, shortened
from .memo_parts import about_gap, assumption_lines, group_rows, legal_note, stamps, table_notes
from .paper import write_paper
from .reasons import reasons, turning_points
from .unmodelled import not_modelled

if TYPE_CHECKING:
    from simsales.experiment.hangs_on import Moved
    from simsales.experiment.why import Why

MOST_PLANS = 4
"""Alternatives that fit side by side on A4."""
TITLE_ON_PAPER = 80
MOST_LIMITS, MOST_ROWS, MOST_MISSING = 5, 8, 7
_LONG = 15
_WORDY: dict[Lang, int] = {"en": 2_000, "zh": 1_100}
"""Letters around the table from which on they are smaller."""
WORDS = {
    "title": Text(en="Decision memo", zh="决策备忘"),
    "decide": Text(en="Please decide", zh="请决定"),
    "answer": Text(en="Answer", zh="结论"),
    "unchanged": Text(en="If nobody changes (a spreadsheet gives the same)", zh="谁都不改做法 (财务用表格也能复算)"),
    "reactions": Text(en="With the reps' reactions (modelled)", zh="算上员工的反应 (模型算出)"),
    "fixed": Text(en="Same working week under every plan", zh="各方案下工作方式相同"),
    "limits": Text(en="Limits", zh="底线"),
    "groups": Text(
        en="Who gains, who loses: pay per head, with reactions (if nobody changes)",
        zh="谁多谁少: 人均薪酬变化, 算上反应 (谁都不改)",
    ),
    "why": Text(en="Why", zh="为什么"),
    "turns": Text(en="What would change the answer", zh="什么情况下结论会变"),
    "assumptions": Text(en="What is assumed", zh="哪些数是假设"),
    "missing": Text(en="Not modelled", zh="还没算"),
}
_SIGN = (
    Text(en="☐ agreed   ☐ agreed with changes   ☐ not agreed", zh="☐ 同意　☐ 修改后同意　☐ 不同意"),
    Text(en="Decided by: ____________________", zh="决定人: ________________"),
    Text(en="Date: ______________", zh="日期: ______________"),
)


def write_memo(
    case: CaseFile,
    comparison: Comparison,
    path: Path,
    lang: Lang,
    *,
    why: Why | None = None,
    moved: Sequence[Moved] = (),
) -> None:
    """Write the memo as one HTML file that prints on one A4 page. Raises InputError where it cannot be written."""
    found = Findings(case, comparison, lang)
    scenario, names = comparison.results.scenario, found.side_by_side(MOST_PLANS)
    rows, limits, groups = found.main_rows(names)[:MOST_ROWS], _limit_rows(found, names), group_rows(found, names)
    title = f"{WORDS['title'].say(lang)}: {safe_text(scenario.title.say(lang))}"
    prose: dict[str, Any] = {
        "decisions": decisions(found),
        "answer": answer(found),
        "about": about_gap(found, why),
        "reasons": reasons(found, why),
        "turns": turning_points(found, moved),
        "assumptions": assumption_lines(found, moved),
        "missing": [text.say(lang) for text in not_modelled(scenario)][:MOST_MISSING],
    }
    write_paper(
        "memo.html",
        path,
        lang,
        title=title,
        scenario_title=inert(shortened(scenario.title.say(lang), TITLE_ON_PAPER)),
        words={key: text.say(lang) for key, text in WORDS.items()} | {"sign": [text.say(lang) for text in _SIGN]},
        columns=[found.name(name) for name in (BASELINE, *names)],
        chosen=column_of(found, names),
        reacts=scenario.people.behaviour == "responsive",
        unchanged=found.unchanged_rows(names, ["pay_cost"]),
        rows=rows,
        limits=limits,
        groups=groups,
        size=_letters(len(rows) + len(limits) + len(groups), len(names), _length(prose), lang),
        **prose,
        table_notes=table_notes(found, names, MOST_LIMITS),
        legal=legal_note(found),
        stamps=stamps(found, simsales.__version__),
    )


def _limit_rows(found: Findings, names: Sequence[str]) -> list[Row]:
    return found.limit_rows([BASELINE, *names])[:MOST_LIMITS]


def column_of(found: Findings, names: Sequence[str]) -> int:
    """Which column is the best plan's; -1 where there is none."""
    best = found.comparison.best
    return [BASELINE, *names].index(best) if best in (BASELINE, *names) else -1


def _letters(lines: int, plans: int, prose: int, lang: Lang) -> float:
    """Size of the letters in points: smaller where the table is long, its columns are many, or much is said around it."""
    size = 8.4 if lang == "zh" else 8.2
    smaller = 0.3 * (lines > _LONG) + 0.3 * (lines > _LONG + 3) + 0.4 * (plans >= MOST_PLANS)
    return round(size - smaller - 0.3 * (prose > _WORDY[lang]), 1)


def _length(prose: Mapping[str, Any]) -> int:
    """Letters of everything said around the table."""
    return sum(len(part) if isinstance(part, str) else sum(map(len, part)) for part in prose.values())
