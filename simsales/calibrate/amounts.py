"""Amounts in the cells of an export, and what a column's header says they count.

Used for amounts, list prices and durations. What cannot be read with certainty is not read: the row says so.
"""

from __future__ import annotations

import re
import unicodedata

from simsales.amounts import NoNumber, amount_in

from .dates import is_nothing

__all__ = ["NoNumber", "factor_of", "read_amount"]

_UNITS = re.compile(r"[(\[]\s*([^)\]]*)\s*[)\]]")


def read_amount(cell: str) -> float | None:
    """The number in a cell; None where there is nothing. Raises NoNumber."""
    if is_nothing(cell):
        return None
    return amount_in(cell)


def factor_of(header: str) -> float:
    """What a header says its numbers count: 金额(万元) -> 10,000."""
    words = unicodedata.normalize("NFKC", header).casefold()
    inside = " ".join(_UNITS.findall(words))
    for unit, factor in (
        ("百万", 1e6),
        ("千万", 1e7),
        ("万", 1e4),
        ("亿", 1e8),
        ("千元", 1e3),
        ("thousand", 1e3),
        ("million", 1e6),
    ):
        if unit in inside:
            return factor
    return 1e3 if inside.strip() in ("k", "k usd", "usd k", "k$", "$k") else 1.0
