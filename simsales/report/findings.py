"""What a comparison says, arranged for paper: which plans stand side by side, their figures, the limits they keep.

The memo and the full report show the same findings; nothing here is a new judgement. A cell is a string and a tone, which
is also said in words, so that a page printed in grey loses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simsales.experiment.comparison import Comparison, Verdict
from simsales.experiment.estimates import Estimate
from simsales.experiment.limits import Judged, Kept
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Limit
from simsales.text import export_cell, safe_text
from simsales.world.measures import Kpi

from .amounts import Scale, percent, scale_for
from .limits_said import limit_said
from .tables import LIMIT_WORDS, VERDICT_WORDS, change

Tone = Literal["good", "bad", "open", ""]
KEPT_MARKS: dict[Kept, str] = {"kept": "✓", "broken": "✗", "cannot tell": "?"}
_KEPT_TONES: dict[Kept, Tone] = {"kept": "good", "broken": "bad", "cannot tell": "open"}
_TONES: dict[Verdict, Tone] = {"better": "good", "worse": "bad", "unclear": "open", "same": "", "info": ""}
NAME_ON_PAPER = 40
_BEHAVIOUR = ("rushed", "held_over", "discount_depth", "service_hours", "turnover")
"""What people did otherwise: shown beside the money where it moved."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as it stands on paper; `word` says in words what its tone says in colour."""

    figure: str
    word: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its heading, then the current plan and the others."""

    heading: str
    cells: Sequence[Cell]
    is_objective: bool = False


@dataclass(frozen=True)
class Findings:
    """A comparison in one language, with everything a page needs to say about it."""

    case: CaseFile
    comparison: Comparison
    lang: Lang

    @property
    def scale(self) -> Scale:
        scenario, base = self.comparison.results.scenario, self.comparison.estimates[BASELINE]
        size = max((abs(base[name].mean) for name in ("revenue", "contribution") if base[name].n), default=0.0)
        return scale_for(size, scenario.money, self.lang)

    def say(self, text: Text, **facts: object) -> str:
        return text.fill(**facts).say(self.lang) if facts else text.say(self.lang)

    def name(self, variant: str) -> str:
        """What people call a plan, as long as there is room; no spreadsheet takes it for a formula when it is pasted."""
        return inert(shortened(self.case.label(variant).say(self.lang)))

    @property
    def subject(self) -> str | None:
        """The alternative the page is about: the best, else the one that would be first, else the first for the objective."""
        others, comparison = self.comparison.others, self.comparison
        for name in (comparison.best, comparison.front_runner, comparison.leader(comparison.objective, others)):
            if name in others:
                return name
        return next(iter(others), None)

    def side_by_side(self, most: int) -> list[str]:
        """The alternatives that fit on a page, in their own order: the subject and the winners by any lens first."""
        others = self.comparison.others
        first = [self.subject, *self.comparison.winners.values()]
        chosen = list(dict.fromkeys([*(name for name in first if name in others), *others]))[:most]
        return [name for name in others if name in chosen]

    # --- rows -----------------------------------------------------------------------------------------------------------
    def unchanged_rows(self, names: Sequence[str], kpis: Sequence[str]) -> list[Row]:
        """What the plans cost if nobody changes; none where no plan can be paid again."""
        known = self.comparison.unchanged
        if BASELINE not in known or not any(name in known for name in names):
            return []
        return [self._unchanged_row(kpi, names) for kpi in kpis]

    def _unchanged_row(self, kpi: str, names: Sequence[str]) -> Row:
        known, spec = self.comparison.unchanged, self.comparison.kpis[kpi]
        base = known[BASELINE][kpi].mean
        cells = [Cell(self.value(spec, base))]
        for name in names:
            if name not in known:
                cells.append(Cell("-"))
                continue
            value = known[name][kpi].mean
            more = f" ({(value - base) / abs(base):+.1%})" if base and spec.unit == "money" else ""
            cells.append(Cell(f"{self.value(spec, value)}{more}"))
        return Row(self.heading(spec), cells)

    def row(self, kpi: str, names: Sequence[str]) -> Row:
        """A KPI with reactions: the current plan's figure, then differences with their margin and verdict."""
        spec, is_objective = self.comparison.kpis[kpi], kpi == self.comparison.objective
        cells = [Cell(self.value(spec, self.comparison.estimates[BASELINE][kpi].mean))]
        for name in names:
            verdict = self.comparison.verdicts[name][kpi]
            word = self.say(VERDICT_WORDS[verdict])
            figure = word if verdict == "same" else self.difference(name, kpi, in_money=is_objective)
            cells.append(Cell(figure, "" if verdict == "same" else word, _TONES[verdict]))
        return Row(self.heading(spec), cells, is_objective)

    def main_rows(self, names: Sequence[str]) -> list[Row]:
        """The objective, sales and pay, what the limits look at, and what people did otherwise."""
        limited = [limit.kpi for limit in self.limits.values() if not _is_plain(limit)]
        plain = {limit.kpi for limit in self.limits.values() if _is_plain(limit)}
        habits = [kpi for kpi in _BEHAVIOUR if self.clearly_moved(kpi, names)]
        chosen = dict.fromkeys([self.comparison.objective, "revenue", "pay_cost", *limited, *habits])
        return [self.row(kpi, names) for kpi in chosen if kpi not in plain and self.moved(kpi, names)]

    def all_rows(self, names: Sequence[str]) -> list[Row]:
        """Every KPI that has a value."""
        return [self.row(kpi, names) for kpi in self.comparison.kpis if self.comparison.estimates[BASELINE][kpi].n]

    def limit_rows(self, names: Sequence[str]) -> list[Row]:
        """Every limit: the figure it looks at, and whether it is kept."""
        return [
            Row(self.limit_said(limit), [self._limit_cell(limit, key, name) for name in names])
            for key, limit in self.limits.items()
        ]

    def _limit_cell(self, limit: Limit, key: str, name: str) -> Cell:
        if name == BASELINE and limit.against is not None:
            return Cell("-")
        judged = self.comparison.judged[name][key]
        figure = self.limit_value(limit, judged)
        return Cell(
            figure, f"{KEPT_MARKS[judged.verdict]} {self.say(LIMIT_WORDS[judged.verdict])}", _KEPT_TONES[judged.verdict]
        )

    # --- words and figures ----------------------------------------------------------------------------------------------
    @property
    def limits(self) -> Mapping[str, Limit]:
        return self.comparison.results.scenario.limits

    def limit_said(self, limit: Limit) -> str:
        return limit_said(limit, self.comparison.results.scenario, self.comparison.kpis).say(self.lang)

    def limit_value(self, limit: Limit, judged: Judged) -> str:
        """The figure a limit looks at: a share of years, a share of today's, or the KPI itself."""
        if math.isnan(judged.value):
            return "-"
        if limit.share_of_years is not None:
            return self.say(_YEARS, share=f"{judged.value:.0%}")
        if limit.against is not None:
            return self.say(_OF_TODAY, share=f"{judged.value:.1%}")
        return self.value(self.comparison.kpis[limit.kpi], judged.value)

    def heading(self, kpi: Kpi) -> str:
        unit = self.scale.title if kpi.unit == "money" else self.say(_UNITS.get(kpi.unit, _NO_UNIT))
        return f"{kpi.label.say(self.lang)} ({unit})" if unit else kpi.label.say(self.lang)

    def value(self, kpi: Kpi, value: float) -> str:
        """A KPI of its own; money in the page's unit."""
        return (
            self.scale.show(value) if kpi.unit == "money" else kpi.show(value, self.comparison.results.scenario.money)
        )

    def difference(self, variant: str, kpi: str, *, in_money: bool = False) -> str:
        """Against the current plan: money in per cent, or in money where that is the question."""
        found = self.comparison.differences[variant][kpi]
        if in_money and self.comparison.kpis[kpi].unit == "money":
            return self.scale.signed(found)
        said = change(self.comparison.kpis[kpi], self.comparison.estimates[BASELINE][kpi], found)
        return said.replace(" pt", self.say(_POINTS))

    def relative(self, variant: str, kpi: str) -> str:
        """A difference in per cent of the current plan's figure."""
        base, found = self.comparison.estimates[BASELINE][kpi].mean, self.comparison.differences[variant][kpi]
        if not base or math.isnan(base):
            return "-"
        size = abs(base)
        return percent(Estimate(found.mean / size, found.low / size, found.high / size, found.n))

    def moved(self, kpi: str, names: Sequence[str]) -> bool:
        return any(self.comparison.verdicts[name][kpi] != "same" for name in names)

    def clearly_moved(self, kpi: str, names: Sequence[str]) -> bool:
        """Whether some plan changes it, as far as can be told."""
        comparison = self.comparison
        return any(
            comparison.differences[name][kpi].excludes_zero and comparison.verdicts[name][kpi] != "unclear"
            for name in names
        )


def shortened(words: str, most: int = NAME_ON_PAPER) -> str:
    """A name from outside that cannot push a page over its edge."""
    clean = safe_text(words)
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def inert(words: str) -> str:
    """Words from outside at the start of a cell or a paragraph: nothing that a spreadsheet would run when it is pasted."""
    return str(export_cell(words))


def _is_plain(limit: Limit) -> bool:
    """Its row of limits shows the KPI itself."""
    return limit.of == "whole" and limit.block == "reactions" and not limit.against and limit.share_of_years is None


_YEARS = Text(en="kept in {share} of years", zh="达标年份 {share}")
_OF_TODAY = Text(en="{share} of today's", zh="现行的 {share}")
_POINTS = Text(en=" pt", zh=" 点")
_UNITS = {"days": Text(en="days", zh="天"), "hours": Text(en="h", zh="小时")}
_NO_UNIT = Text.same("")
