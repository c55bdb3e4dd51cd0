"""Pages of a workbook: a heading row, rows under it, and how a number is shown; written so that no text can do anything.

Used by `workbook.py`; what stands on the pages is said in the files named after them. Text is text: no formula, no link, no
number guessed from words, and `export_cell` on top. The same pages give the same bytes.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

from simsales.experiment.comparison import Verdict
from simsales.experiment.estimates import Estimate
from simsales.i18n import Lang, Text
from simsales.text import export_cell
from simsales.world.measures import Kpi, Unit

Value = str | float | None
"""What a cell holds; nothing, like not a number, leaves it empty."""


class Cell(NamedTuple):
    """A value and how it is shown: one of `FORMS`."""

    value: Value
    form: str = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds, and its width in characters."""

    title: Text
    meaning: Text
    width: int = 12


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet. With columns it is a table under a row of headings that stays in sight; without, rows as they come."""

    name: Text
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    """Where there are no columns: a cell of the form "paragraph" is spread over all of them."""


_HEAD_COLOUR, _LINE_COLOUR = "#E8EEF4", "#9AA5B1"
_AS_A_MARGIN = '"±"{0}'
_WITH_A_SIGN = "+{0};-{0};0"
_UNIT_FORMS: dict[Unit, str] = {
    "money": "#,##0",
    "share": "0.0%",
    "days": "#,##0.0",
    "hours": "#,##0.0",
    "count": "#,##0.0",
}
_FINE = {"0.0%": "0.00%"}
"""Differences of shares are small: one digit more."""
FORMS: dict[str, dict[str, object]] = {
    "plain": {},
    "bold": {"bold": True},
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "bg_color": _HEAD_COLOUR, "bottom": 1, "bottom_color": _LINE_COLOUR, "text_wrap": True},
    "paragraph": {"text_wrap": True, "valign": "top"},
    "whole": {"num_format": "#,##0"},
    "exact": {"num_format": "0"},
    "number": {"num_format": "General"},
    "percent": {"num_format": "0%"},
    "better": {"bold": True, "font_color": "#1F4E9E"},
    "worse": {"bold": True, "font_color": "#B45309"},
    "same": {"font_color": "#6B7280"},
    "unclear": {"font_color": "#6B7280"},
    "info": {},
    **{f"value {unit}": {"num_format": form} for unit, form in _UNIT_FORMS.items()},
    **{
        f"margin {unit}": {"num_format": _AS_A_MARGIN.format(_FINE.get(form, form))}
        for unit, form in _UNIT_FORMS.items()
    },
    **{
        f"change {unit}": {"num_format": _WITH_A_SIGN.format(_FINE.get(form, form))}
        for unit, form in _UNIT_FORMS.items()
    },
    "relative": {"num_format": "+0.0%;-0.0%;0%"},
}
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MADE = datetime(2000, 1, 1)
"""The day a workbook says it was made: none, so that the same results give the same bytes."""
_EXACT_UP_TO = 2**53
_LINE_HEIGHT, _MOST_HEIGHT, _A4 = 15, 405, 9
_MOST_CHARACTERS = 32_767


def value(kpi: Kpi, number: float) -> Cell:
    """A value of a KPI, in its own unit."""
    return Cell(number, f"value {kpi.unit}")


def margin(kpi: Kpi, found: Estimate) -> Cell:
    """Its 95% margin of error; nothing where one value alone says nothing of it."""
    return Cell(found.margin, f"margin {kpi.unit}")


def changed(kpi: Kpi, number: float) -> Cell:
    """A difference, with its sign."""
    return Cell(number, f"change {kpi.unit}")


def judged(verdict: Verdict, word: Text, lang: Lang) -> Cell:
    """A verdict: always a word, its colour beside it."""
    return Cell(word.say(lang), verdict)


def bound(pages: Iterable[Page], lang: Lang) -> bytes:
    """All pages as one .xlsx."""
    import xlsxwriter  # type: ignore[import-untyped]

    raw = BytesIO()
    with xlsxwriter.Workbook(raw, _SAFE) as book:
        book.set_properties({"created": _MADE})
        forms = {name: book.add_format(form) for name, form in FORMS.items()}
        for page in pages:
            _write(book.add_worksheet(page.name.say(lang)), page, forms, lang)
    return raw.getvalue()


def _write(sheet: Any, page: Page, forms: dict[str, Any], lang: Lang) -> None:
    widths = [column.width for column in page.columns] or list(page.widths)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    first = 1 if page.columns else 0
    for at, column in enumerate(page.columns):
        _write_cell(sheet, 0, at, Cell(column.title.say(lang), "heading"), forms)
    last = first
    for last, row in enumerate(page.rows, start=first):
        if len(row) == 1 and row[0].form == "paragraph":
            _write_paragraph(sheet, last, str(row[0].value or ""), widths, forms)
            continue
        for at, cell in enumerate(row):
            _write_cell(sheet, last, at, cell, forms)
    if page.columns:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(page.columns) - 1)
        sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, forms: dict[str, Any]) -> None:
    value, form = cell.value, forms[cell.form]
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return
    if isinstance(value, str) or (isinstance(value, int) and abs(value) > _EXACT_UP_TO):
        sheet.write_string(row, column, str(export_cell(str(value)))[:_MOST_CHARACTERS], form)
    else:
        sheet.write_number(row, column, value, form)


def _write_paragraph(sheet: Any, row: int, words: str, widths: Sequence[int], forms: dict[str, Any]) -> None:
    said = str(export_cell(words))
    lines = math.ceil(_shown_width(said) / (sum(widths) * 0.95))
    sheet.set_row(row, min(_LINE_HEIGHT * max(1, lines), _MOST_HEIGHT))
    sheet.merge_range(row, 0, row, len(widths) - 1, "", forms["paragraph"])
    sheet.write_string(row, 0, said, forms["paragraph"])


def _shown_width(words: str) -> int:
    """In characters of a Latin letter's width; a Chinese one takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in words)
