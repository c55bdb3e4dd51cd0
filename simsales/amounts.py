"""Amounts as people type them: `12.5万`, `￥1,250,000.00`, `$200,000 `, full-width digits, (1,200) for less than nothing.

Used for a CRM's cells and for answers at the keyboard. What cannot be read with certainty is not read.
"""

from __future__ import annotations

import re
import unicodedata

_MONEY = re.compile(r"rmb|cny|usd|us\$|hk\$|eur|gbp|jpy|brl|r\$|人民币|元整|[¥$€£₹元圆]")
_FACTORS = {"": 1.0, "万": 1e4, "萬": 1e4, "亿": 1e8, "千": 1e3, "k": 1e3, "m": 1e6, "百万": 1e6, "千万": 1e7}
_NUMBER = re.compile(
    r"([-+]?)(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,12})?|\.\d{1,6}"
    r"|\d{1,3}(?:\.\d{3}){1,4},\d{1,2}|\d{1,15},\d{1,2})(百万|千万|[万萬亿千km]?)([-]?)"
)


class NoNumber(ValueError):
    """Words that hold something, but no number."""


def amount_in(raw: str) -> float:
    """The amount that these words are, all of them. Raises NoNumber."""
    words = unicodedata.normalize("NFKC", raw[:60]).casefold()
    words = _MONEY.sub("", words).replace("'", "").replace("_", "")
    words = "".join(words.split())
    in_brackets = len(words) > 2 and words[0] == "(" and words[-1] == ")"
    found = _NUMBER.fullmatch(words[1:-1] if in_brackets else words)
    if found is None:
        raise NoNumber
    sign, digits, factor, behind = found.groups()
    amount = float(_plain(digits)) * _FACTORS[factor]
    return -amount if in_brackets or sign == "-" or behind else amount


def _plain(digits: str) -> str:
    """A comma before one or two last digits is a decimal comma, and dots before it are for thousands."""
    whole, comma, part = digits.rpartition(",")
    if comma and len(part) in (1, 2) and "." not in part:
        return f"{whole.replace('.', '')}.{part}"
    return digits.replace(",", "")
