"""An export as it comes out of a CRM: one CSV file, read into rows with their lines, cells named by what they mean.

Excel in China saves CSV as GBK, elsewhere as UTF-8 with or without a mark; cells are parted by a comma, a semicolon or
a tab. Headers that are none of ours are kept as "not read", so that nobody believes they were used.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.text import safe_text

from .columns import HEADERS, LABELS, Meaning, allowed_headers, meaning_of

MAX_BYTES = 100_000_000
ENCODINGS = ("utf-8-sig", "gb18030")
DELIMITERS = (",", ";", "\t")
_CSV = Text(en="allowed: a CSV file saved as UTF-8 or GBK, of at most 100 MB",
            zh="允许: 以 UTF-8 或 GBK 保存的 CSV 文件, 不超过 100 MB")

_ENDLESS = Text(en="a cell from here on does not end", zh="从这里起有单元格没有结束")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, its cells by meaning, and whether it has as many cells as the header."""

    line: int
    cells: Mapping[Meaning, str]
    is_whole: bool = True

    def cell(self, meaning: Meaning) -> str:
        return self.cells.get(meaning, "")


@dataclass(frozen=True)
class Export:
    """One file: which of its headers mean what, which are not read, and its rows."""

    name: str
    encoding: str
    headers: Mapping[Meaning, str]
    unread: Sequence[str]
    rows: Sequence[Row]

    def has(self, *meanings: Meaning) -> bool:
        return all(meaning in self.headers for meaning in meanings)


def read_export(path: Path) -> Export:
    """A CSV file. Raises ExportError when it cannot be read, or when two of its headers mean the same."""
    name = safe_text(path.name)
    text, encoding = _decoded(_bytes(path, name), name)
    delimiter = _delimiter(text)
    lines = _lines(text, delimiter, name)
    _, head = next(lines, (0, []))
    if not head:
        raise refusal(name, Text(en="this file is empty", zh="文件是空的"), _CSV)
    titles = [safe_text(title).strip() for title in head]
    meanings = [meaning_of(title) for title in titles]
    _refuse_doubles(name, meanings, titles)
    headers = {meaning: title for meaning, title in zip(meanings, titles, strict=True) if meaning is not None}
    unread = [title for title, meaning in zip(titles, meanings, strict=True) if meaning is None]
    return Export(name, encoding, headers, unread, [_row(line, cells, meanings) for line, cells in lines])


def _row(line: int, cells: Sequence[str], meanings: Sequence[Meaning | None]) -> Row:
    named = {meaning: safe_text(cell).strip()
             for meaning, cell in zip(meanings, cells, strict=False) if meaning is not None}
    return Row(line, named, len(cells) == len(meanings))


def _bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refusal(name, Text(en="there is no such file", zh="没有这个文件")) from None
    except (OSError, ValueError):
        raise refusal(name, Text(en="this file cannot be opened", zh="无法打开这个文件")) from None
    if len(raw) > MAX_BYTES:
        raise refusal(name, Text(en="this file is too large", zh="文件太大"), _CSV)
    return raw


def _decoded(raw: bytes, name: str) -> tuple[str, str]:
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise refusal(name, Text(en="this is not text", zh="这不是文本文件"), _CSV)


def _delimiter(text: str) -> str:
    """What parts the cells: the sign with which most headers of the first line are known, else most cells."""
    first = text.lstrip().partition("\n")[0]

    def known(delimiter: str) -> tuple[int, int]:
        titles = next(csv.reader([first], delimiter=delimiter), [])
        return sum(meaning_of(title) is not None for title in titles), len(titles)
    return max(DELIMITERS, key=known)


def _lines(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Line of the file and cells of each row; lines with nothing on them are no rows."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=False)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise refusal(name, _ENDLESS, _CSV, begins) from None


def _refuse_doubles(name: str, meanings: Sequence[Meaning | None], titles: Sequence[str]) -> None:
    problems = []
    for meaning, times in Counter(meanings).items():
        if meaning is not None and times > 1:
            same = ", ".join(title for title, its in zip(titles, meanings, strict=True) if its == meaning)
            what = Text(en="several columns mean the {what}: {same}", zh="有几列都表示{what}: {same}")
            problems.append(Problem(Place(name, 1, 1), "", what.fill(what=LABELS[meaning], same=same),
                                    Text(en="allowed: one of them", zh="允许: 只留一列")))
    if problems:
        raise ExportError(problems)


def refusal(name: str, what: Text, allowed: Text | None = None, line: int = 0) -> ExportError:
    return ExportError(Problem(Place(name, line, 1 if line else 0), "", what, allowed))


def need(export: Export, *meanings: Meaning) -> None:
    """Raises ExportError for every column that must be there and is not; never takes another one for it."""
    missing = [meaning for meaning in HEADERS if meaning in meanings and meaning not in export.headers]
    if missing:
        others = ", ".join(export.unread) or "-"
        what = Text(en="no column for the {what}; not known: {others}", zh="缺少{what}一列; 不认识的列: {others}")
        raise ExportError([Problem(Place(export.name, 1, 1), "", what.fill(what=LABELS[meaning], others=others),
                                   allowed_headers([meaning])) for meaning in missing])
