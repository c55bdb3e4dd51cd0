"""Where a line of Chinese may end: between any two letters, never before a comma, never between a number and what it counts.

Rich and Textual break lines at blanks only, and both ask one function of Rich what the words of a line are. `wrap_as_people_read`
has it answer for Chinese, too; lines in ASCII are divided as ever. Rich is pinned: a test sees whether it still asks there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich import _wrap

_LETTER = "\u2e80-\u2fff\u3005-\u3007\u3021-\u303f\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_OPENS = "([{<\uff08\u3010\u300a\u300c\u300e\u201c\u2018"
_CLOSES = ")\\]}>,.;:!?%/~\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff09\u3011\u300b\u300d\u300f\u201d\u2019\u2026"
_NUMBER = rf"第? ?\d[^\s{_LETTER}{_OPENS}]*(?: ?[万亿千个]?[{_LETTER}])?"
_WRITTEN = rf"[{_LETTER}](?:[\"'`]+[{_LETTER}])*[\"'`]*"
"""A letter; a straight quotation mark may open or close, and holds on to both sides."""
_OTHER = rf"[^\s{_LETTER}{_OPENS}]+"
_WORD = re.compile(rf"\s*(?:[{_OPENS}\"'`]*(?:{_NUMBER}|{_WRITTEN}|{_OTHER})[{_CLOSES}]*|\S+?)\s*")
_as_ever = _wrap.words


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """What of a line holds together, with the blanks behind it: (start, end, letters)."""
    if text.isascii():
        yield from _as_ever(text)
        return
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), found.group()


def wrap_as_people_read() -> None:
    """From now on, in this process."""
    _wrap.words = words
