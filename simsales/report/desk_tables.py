"""What lies on the desk beside a question: the facts a seat sees, one by one, and its lists as tables of plain words.

Nothing here knows a kind of decision: labels and units come from the views. A table gives way to a narrow screen column by column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len

from simsales.i18n import Lang
from simsales.spec.scenario import Scenario
from simsales.text import safe_text
from simsales.world.decisions import Decision

from .question_text import facts_in, said

GAP = 2
"""Blank cells between two columns."""


class Grid(NamedTuple):
    """A table as words: headings, cells, and which columns are figures."""

    headings: list[str]
    rows: list[list[str]]
    figures: list[bool]

    def fitting(self, width: int, first: int = 1) -> Grid:
        """As many columns as there is room for. The first ones say what a row is, and stay.

        The others go in this order: words but for the last two, figures but for the first and the last, then from the left.
        """
        keep = list(range(len(self.headings)))
        for column in self._dispensable(first):
            if len(keep) <= first + 1 or sum(self.width(one) + GAP for one in keep) <= width:
                break
            keep.remove(column)
        return Grid(
            [self.headings[column] for column in keep],
            [[row[column] for column in keep] for row in self.rows],
            [self.figures[column] for column in keep],
        )

    def _dispensable(self, first: int) -> list[int]:
        columns = range(first, len(self.headings))
        words = [column for column in columns if not self.figures[column]][:-2]
        figures = [column for column in columns if self.figures[column]][1:-1]
        return [*words, *figures, *(column for column in columns if column not in (*words, *figures))]

    def width(self, column: int) -> int:
        """Cells the widest entry of a column takes."""
        return max(cell_len(row[column]) for row in [self.headings, *self.rows])

    def lines(self) -> list[str]:
        """The headings, then the rows, every column as wide as it has to be."""
        widths = [self.width(column) for column in range(len(self.headings))]
        return [
            (" " * GAP)
            .join(
                _padded(cell, width, is_figure)
                for cell, width, is_figure in zip(row, widths, self.figures, strict=True)
            )
            .rstrip()
            for row in [self.headings, *self.rows]
        ]


def _padded(cell: str, width: int, is_figure: bool) -> str:
    blanks = " " * (width - cell_len(cell))
    return blanks + cell if is_figure else cell + blanks


def facts_on(decision: Decision, scenario: Scenario, lang: Lang) -> list[tuple[str, str]]:
    """The single facts a seat sees with a question: what it is called, and how it stands."""
    found = []
    for label, unit, value in facts_in(decision.view):
        inner = facts_in(value) if isinstance(value, tuple) and hasattr(value, "_fields") else [(label, unit, value)]
        found += [
            (one.say(lang), safe_text(said(each, kind, scenario.money, lang)))
            for one, kind, each in inner
            if not isinstance(each, list) and not hasattr(each, "_fields")
        ]
    return found


def lists_on(decision: Decision, scenario: Scenario, lang: Lang) -> Iterator[tuple[str, Grid]]:
    """The lists a seat sees with a question, each under its name; empty ones are left out."""
    for label, _, value in facts_in(decision.view):
        if isinstance(value, list) and value:
            yield label.say(lang), _grid(value, scenario, lang)


def _grid(rows: Sequence[Any], scenario: Scenario, lang: Lang) -> Grid:
    named = [(label.say(lang), bool(unit)) for label, unit, _ in facts_in(rows[0])]
    cells = [[safe_text(said(value, unit, scenario.money, lang)) for _, unit, value in facts_in(row)] for row in rows]
    return Grid([label for label, _ in named], cells, [is_figure for _, is_figure in named])
