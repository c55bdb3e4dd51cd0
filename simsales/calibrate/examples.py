"""What may be shown of a column, so that a person can check what it was taken for: never who anybody is.

Used for the mapping table. Dates, amounts and days are shown where they read as such; words (stage, product, source,
kind of client) only where many rows say the same, so that no single customer is told. Names, numbers of deals and
columns that are not read are never shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from .amounts import NoNumber, read_amount
from .columns import Meaning
from .dates import is_nothing, read_day

SHOWN = 3
_LOOKED_AT = 2_000
_SAID_BY = 5
"""Assumption: a word that five rows say tells of nobody in particular."""
_LARGEST = 1e9
"""Above it a number is no amount (`deals`); it may be a phone."""
_PRIVATE = re.compile(r"@|(?:\d[ ().-]?){7,}")


def is_private(title: str) -> bool:
    """Whether what stands where a header should be is a mail address or a phone number."""
    return bool(_PRIVATE.search(title))


def examples(cells_of: Callable[[Meaning], Iterable[str]], headers: Mapping[Meaning, str]) -> dict[str, str]:
    """Title -> a few of its cells."""
    shown = {title: _shown(meaning, list(_first(cells_of(meaning)))) for meaning, title in headers.items()}
    return {title: ", ".join(cells) for title, cells in shown.items() if cells}


def _first(cells: Iterable[str]) -> Iterable[str]:
    return (cell for cell, _ in zip(cells, range(_LOOKED_AT), strict=False) if not is_nothing(cell))


def _shown(meaning: Meaning, cells: Sequence[str]) -> list[str]:
    if meaning in ("created", "contacted", "closed", "won_on"):
        return list(dict.fromkeys(cell for cell in cells if read_day(cell) is not None))[:SHOWN]
    if meaning in ("amount", "list_price", "days"):
        return list(dict.fromkeys(cell for cell in cells if _is_amount(cell)))[:SHOWN]
    if meaning in ("stage", "product", "source", "client"):
        common = [cell for cell, rows in Counter(cells).most_common(SHOWN) if rows >= _SAID_BY]
        return [cell for cell in common if not is_private(cell)]
    return []


def _is_amount(cell: str) -> bool:
    try:
        amount = read_amount(cell)
    except NoNumber:
        return False
    return amount is not None and abs(amount) <= _LARGEST
