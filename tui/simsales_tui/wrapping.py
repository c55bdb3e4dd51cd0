"""Where a line of Chinese may end: between any two letters, never before a comma, never between a number and what it counts.

Rich and Textual break lines at blanks only, and both ask one function of Rich what the words of a line are. `wrap_as_people_read`
has it answer for Chinese, too; lines in ASCII are divided as ever. Rich is pinned: a test sees whether it still asks there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich import _wrap

_LETTERS = (
    ("\u2e80", "\u2fff"),
    ("\u3005", "\u3007"),
    ("\u3021", "\u303f"),
    ("\u3040", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_KINDS = {
    "(": "([{<\uff08\u3010\u300a\u300c\u300e\u201c\u2018",
    ")": ")]}>,.;:!?%/~\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff09\u3011\u300b\u300d\u300f\u201d\u2019\u2026",
    '"': "\"'`",
    "O": "\u7b2c",
    "M": "\u4e07\u4ebf\u5343\u4e2a",
}
"""What opens and what closes, straight quotation marks, the letter of ordinals, those of myriads and pieces."""
_LETTER = "[LOM]"
_NUMBER = rf"O? ?0[^ LOM(]*(?: ?M?{_LETTER})?"
_WRITTEN = rf'{_LETTER}(?:"+{_LETTER})*"*'
"""A letter; a straight quotation mark may open or close, and holds on to both sides."""
_WORD = re.compile(rf' *(?:[("]*(?:{_NUMBER}|{_WRITTEN}|[^ LOM(]+)\)*|[^ ]+?) *')
"""Of a line in which every character stands for its kind: classes of thousands of letters take long to compile."""
_as_ever = _wrap.words


class _Kind(dict[int, str]):
    """Of a character: L a letter, 0 a digit, a blank, one of `_KINDS`, or x for anything else."""

    def __missing__(self, ordinal: int) -> str:
        letter = chr(ordinal)
        found = next((kind for kind, letters in _KINDS.items() if letter in letters), "")
        if not found and any(first <= letter <= last for first, last in _LETTERS):
            found = "L"
        self[ordinal] = found or (" " if letter.isspace() else "0" if letter.isdecimal() else "x")
        return self[ordinal]


_KIND = _Kind()


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """What of a line holds together, with the blanks behind it: (start, end, letters)."""
    if text.isascii():
        yield from _as_ever(text)
        return
    for found in _WORD.finditer(text.translate(_KIND)):
        yield found.start(), found.end(), text[found.start() : found.end()]


def wrap_as_people_read() -> None:
    """From now on, in this process."""
    _wrap.words = words
