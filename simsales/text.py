"""Text from outside: names in a CRM export, lines a player types, stories in somebody's scenario.

`safe_text` stands at every boundary where text comes in, and again before it is shown: a customer's name must not clear
a screen, set a clipboard or turn a line around. `export_cell` does the same for cells that a spreadsheet would run, in CSV
and in workbooks: a workbook's text is inert, but not once somebody saves it as CSV.
Source: the terminal and spreadsheet injection cases listed in DESIGN.md.
"""

from __future__ import annotations

import re
import unicodedata

NAME_LENGTH = 200
FREE_TEXT_LENGTH = 2_000
_MARKS_IN_A_ROW = 8
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ud800-\udfff\ufeff]")
_FORMULA_START = "=+-@＝＋－＠"


def safe_text(raw: object, *, limit: int = NAME_LENGTH, lines: bool = False) -> str:
    """The same words without control characters, direction overrides or towers of accents.

    `limit` is in characters; `lines=True` keeps line breaks (free text), else they become blanks.
    """
    words = str(raw)[: limit * 4]
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not lines:
        words = words.replace("\n", " ")
    words = unicodedata.normalize("NFC", without_control(words))
    return _without_towers(words)[:limit]


def without_control(words: str) -> str:
    """The same words, line breaks kept, without anything a terminal would obey."""
    return _CONTROL.sub("", words)


def _without_towers(words: str) -> str:
    if words.isascii():
        return words
    kept: list[str] = []
    marks = 0
    for character in words:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def export_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula, whatever blanks it begins with; numbers stay numbers."""
    if isinstance(value, str):
        value = safe_text(value, limit=FREE_TEXT_LENGTH, lines=True)
        return "'" + value if value.lstrip()[:1] in tuple(_FORMULA_START) else value
    return value
