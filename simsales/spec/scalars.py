"""What a bare word in a scenario file means: a number, true or false, nothing, or simply that text.

Used while reading. YAML 1.1 has surprises that a sales team must not meet: there `no` (Norway) is false, `1:30:00` is
5400, `010` is 8 and `1e3` is text. Here only what looks like a decimal number is one; everything else stays text, and a
field that wants a date reads it from the text. Source: the core schema of YAML 1.2, without octal and hexadecimal.
"""

from __future__ import annotations

import re

from simsales.i18n import Text

from .wrong import Wrong

LONGEST_NUMBER = 40
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_FIXED: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_A_NUMBER = Text(en="allowed: a number of at most {longest} characters", zh="允许: 不超过 {longest} 个字符的数").fill(
    longest=LONGEST_NUMBER
)


def meaning(word: str) -> str | int | float | bool | None:
    """The value of a bare (unquoted) word. Raises Wrong for numbers no computer can hold and for .nan and .inf."""
    if word in _FIXED:
        return _FIXED[word]
    if _ENDLESS.fullmatch(word):
        raise Wrong(
            Text(en="{word} is not a number to reckon with", zh="{word} 不能用来计算").fill(word=word),
            Text(en="allowed: a finite number", zh="允许: 有限的数"),
        )
    if not _DECIMAL.fullmatch(word):
        return word
    if len(word) > LONGEST_NUMBER:
        raise Wrong(
            Text(en="a number of {length} characters is too long", zh="这个数太长 ({length} 个字符)").fill(
                length=len(word)
            ),
            _A_NUMBER,
        )
    return int(word) if _WHOLE.fullmatch(word) else _finite(word)


def _finite(word: str) -> float:
    number = float(word)
    if number in (float("inf"), float("-inf")):
        raise Wrong(
            Text(en="{word} is too large", zh="{word} 太大").fill(word=word),
            Text(en="allowed: a finite number", zh="允许: 有限的数"),
        )
    return number
