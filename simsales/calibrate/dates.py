"""Dates as exports write them: which day a cell means, and which comes first in 03/04/2017, the day or the month.

A whole column is looked at before any of it is read: one 26/02 settles the order for all. Where nothing settles it,
the order is a guess, and the guess is reported; where one column is written both ways, a person must say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from simsales.units import Days

Order = Literal["d/m/y", "m/d/y"]
FIRST_YEAR, LAST_YEAR = 1990, 2100
NOTHING = frozenset({"", "-", "--", "—", "none", "nat", "nan", "null", "n/a", "#n/a", "na", "nil", "无", "空", "/"})
_TIME = r"(?:[t\s]\s*\d{1,2}[:点时]\d{1,2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*日?{_TIME}", re.DOTALL)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}}),?{_TIME}", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?")
_DAY_WORD = re.compile(rf"(\d{{1,2}})[-\s.]*([a-z]{{3,9}})[-\s.,]*(\d{{4}}|\d{{2}}),?{_TIME}", re.DOTALL)
_WORD_DAY = re.compile(rf"([a-z]{{3,9}})[-\s.]*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}),?{_TIME}", re.DOTALL)
_MONTHS_A_YEAR = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(r"[t\s]\s*(\d{1,2})[:点时](\d{1,2})")
_SERIAL_HOUR = re.compile(r"\d{5}(\.\d+)")
_NUMBER = re.compile(r"\d{5}(?:\.\d+)?|\d{10}(?:\.\d+)?|\d{13}")
_EXCEL = date(1899, 12, 30)


def is_nothing(cell: str) -> bool:
    """Blank, or a word for it."""
    return cell.strip().casefold() in NOTHING


@dataclass(frozen=True, slots=True)
class Signs:
    """Which cells of a column raise the question, and which of them can only be read day first, or month first (by place)."""

    asked: int
    day_first: Sequence[int]
    month_first: Sequence[int]

    @property
    def is_mixed(self) -> bool:
        """Both ways of writing stand in one column."""
        return bool(self.day_first) and bool(self.month_first)


def signs_of(cells: Iterable[str]) -> Signs:
    day_first, month_first, asked = list[int](), list[int](), 0
    for at, cell in enumerate(cells):
        if found := _YEAR_LAST.fullmatch(_levelled(cell)):
            asked += 1
            if int(found.group(1)) > _MONTHS_A_YEAR >= int(found.group(2)):
                day_first.append(at)
            elif int(found.group(2)) > _MONTHS_A_YEAR >= int(found.group(1)):
                month_first.append(at)
    return Signs(asked, day_first, month_first)


def order_of(cells: Iterable[str]) -> tuple[Order | None, bool]:
    """The order of a column, and whether its own cells settle it; None where no cell raises the question."""
    signs = signs_of(cells)
    if not signs.asked:
        return None, True
    if signs.is_mixed or not (signs.day_first or signs.month_first):
        return "d/m/y", False
    return ("m/d/y" if signs.month_first else "d/m/y"), True


def read_day(cell: str, order: Order = "d/m/y") -> date | None:
    """The day a cell means; None if it means none, or none between 1990 and 2100."""
    words = _levelled(cell)
    try:
        day = _written(words, order) or _counted(words)
    except (ValueError, OverflowError):
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def hour_of(cell: str) -> Days | None:
    """The time of day of a cell, as a part of the day; None where it tells none."""
    words = _levelled(cell)
    if found := _SERIAL_HOUR.fullmatch(words):
        return float(found.group(1))
    if found := _CLOCK.search(words):
        hour, minute = (int(part) for part in found.groups())
        return (hour + minute / 60) / 24 if hour < 24 and minute < 60 else None
    return None


def _levelled(cell: str) -> str:
    return (
        unicodedata.normalize("NFKC", cell[:60]).strip().casefold()
        if not cell.isascii()
        else cell[:60].strip().casefold()
    )


def _written(words: str, order: Order) -> date | None:
    if found := _YEAR_FIRST.fullmatch(words):
        return date(*(int(part) for part in found.groups()))
    if found := _YEAR_LAST.fullmatch(words):
        first, second, year = (int(part) for part in found.groups())
        day, month = (first, second) if order == "d/m/y" else (second, first)
        return date(_full(year), month, day)
    if found := _DAY_WORD.fullmatch(words):
        return date(_full(int(found.group(3))), _month(found.group(2)), int(found.group(1)))
    if found := _WORD_DAY.fullmatch(words):
        return date(int(found.group(3)), _month(found.group(1)), int(found.group(2)))
    return None


def _counted(words: str) -> date | None:
    """20170831, an Excel serial, or seconds or milliseconds since 1970."""
    if (found := _COMPACT.fullmatch(words)) and FIRST_YEAR <= int(found.group(1)) <= LAST_YEAR:
        return date(*(int(part) for part in found.groups()))
    if not _NUMBER.fullmatch(words):
        return None
    number = float(words)
    if number < 100_000:
        return _EXCEL + timedelta(days=int(number))
    return datetime.fromtimestamp(number / 1000 if number > 1e12 else number, UTC).date()


def _full(year: int) -> int:
    return year + 2000 if year < 100 else year


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1
