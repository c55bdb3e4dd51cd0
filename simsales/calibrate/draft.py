"""What to do when an import is refused because something cannot be mapped: a draft of the mapping table to fill in.

The draft holds what was known or guessed, and says at each column that is not read what may be missing. Used by
`calibrate`, which raises `CannotMap` with the drafts; its command writes them down.
"""

from __future__ import annotations

from collections.abc import Sequence

from simsales.i18n import Text, joined

from .amounts import NoNumber, read_amount
from .columns import LABELS, Meaning
from .dates import read_day
from .export import Export
from .mapping import NOT_READ, FileMapping

_SURE = 2
_IS_IT = Text(en="not known; is it the {what}? then write: {words}", zh="不认识; 是{what}吗? 是则写 {words}")


def drafted(exports: Sequence[Export], needed: Sequence[Meaning]) -> list[FileMapping]:
    """The tables of these files; `needed`: what no column was taken for."""
    return [_asking(export, needed) for export in exports]


def _asking(export: Export, needed: Sequence[Meaning]) -> FileMapping:
    one, missing = export.mapping, [meaning for meaning in needed if not export.has(meaning)]
    if len(export.headers) < _SURE and any(map(_is_data, one.columns)):
        one.columns = {}  # no header at all, but somebody's data
    for title, meaning in one.columns.items():
        if meaning == NOT_READ and missing:
            one.guess("columns", title, _IS_IT.fill(what=_labels(missing), words=", ".join(missing)))
    return one


def _labels(meanings: Sequence[Meaning]) -> Text:
    return joined((LABELS[meaning] for meaning in meanings), " / ")


def _is_data(cell: str) -> bool:
    try:
        return read_day(cell) is not None or read_amount(cell) is not None
    except NoNumber:
        return False
