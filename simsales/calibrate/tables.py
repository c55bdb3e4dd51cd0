"""A file from outside as plain rows of text: CSV in any of its dialects, packed or pasted, or a sheet of a workbook.

Used first by everything that reads what people have: exports, pay tables, payrolls, people, a corrected mapping. Limits
are the same for all: 50 MB, packed at most 100 : 1, 200,000 rows (RELIABILITY.md rule 7). `FILE.xlsx[Sheet]` names a
sheet; else the one that looks most like what is wanted is found.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.spec.raw_file import MISSING, NOT_OPENED, TOO_LARGE
from simsales.text import safe_text

MAX_BYTES = 50_000_000
MAX_ROWS = 200_000
MAX_RATIO = 100
HEADER_ROWS = 20
"""In so many first rows the header is looked for."""
MOST_LINES = MAX_ROWS + HEADER_ROWS
PASTED = "-"
UNREADABLE = "\ufffd"
"""Stands where bytes were no text; a row with it is reported and skipped."""
ALLOWED = Text(
    en="allowed: CSV (UTF-8, UTF-16 or GBK; also .gz) or .xlsx, of at most 50 MB and 200,000 rows",
    zh="允许: CSV (UTF-8, UTF-16 或 GBK; 也可 .gz) 或 .xlsx, 不超过 50 MB 和 20 万行",
)
_NOT_TEXT = Text(en="this is not text", zh="这不是文本文件")
_PACKED = Text(en="this packed file is damaged or unpacks to too much", zh="压缩文件已损坏, 或解压后过大")
_OLD = Text(
    en="this is an old .xls, or a workbook with a password: save it as .xlsx without one",
    zh="这是旧版 .xls, 或有密码的工作簿: 请另存为没有密码的 .xlsx",
)
_SHEET_OF = re.compile(r"(.+\.xls[xm])\[([^\[\]]+)\]", re.IGNORECASE)
_SPOILT = 0.01

Score = Callable[[Sequence[str]], int]
"""How much a row looks like the header that is wanted."""


@dataclass(frozen=True)
class Table:
    """Rows with the line each begins on, without those that say nothing. `sheet`: of a workbook with `sheets`."""

    name: str
    rows: Sequence[tuple[int, list[str]]]
    sheet: str = ""
    sheets: Sequence[str] = ()

    @property
    def place(self) -> str:
        """File and sheet, as messages name them and as they can be named on the command line."""
        sheet = f"[{self.sheet}]" if self.sheet else ""
        return self.name if self.name.endswith(sheet) else self.name + sheet


def refusal(name: str, what: Text, allowed: Text | None = None, line: int = 0) -> ExportError:
    return ExportError(Problem(Place(name, line, 1 if line else 0), "", what, allowed))


def read_table(path: Path, score: Score, sheet: str | None = None) -> Table:
    """The table with the best header; `-` is what is pasted. Raises ExportError, whatever the bytes are."""
    file, name, named = _asked(path)
    raw = _unpacked(_bytes(file, name), name)
    if is_workbook(raw):
        from .workbooks import read_workbook

        return read_workbook(raw, name, score, named or sheet)
    from .delimited import text_rows

    return Table(name, text_rows(_decoded(raw, name), name, score))


def read_sheets(path: Path) -> list[Table]:
    """Every sheet of a workbook. Raises ExportError."""
    from .workbooks import every_sheet

    name = safe_text(path.name)
    return every_sheet(_bytes(path, name), name)


def header_row(rows: Sequence[tuple[int, Sequence[str]]], score: Score) -> int:
    """The index of the first row that looks most like the header; there is at least one row."""
    scores = [score(cells) for _, cells in rows[:HEADER_ROWS]]
    return scores.index(max(scores))


def is_workbook(raw: bytes) -> bool:
    return raw[:4] == b"PK\x03\x04"


def _asked(path: Path) -> tuple[Path, str, str | None]:
    """The file, its name in messages, and the sheet if one is named."""
    if str(path) == PASTED:
        return path, PASTED, None
    name, found = safe_text(path.name), _SHEET_OF.fullmatch(path.name)
    if found is None or _is_there(path):
        return path, name, None
    return path.with_name(found.group(1)), name, safe_text(found.group(2))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _bytes(path: Path, name: str) -> bytes:
    try:
        if name == PASTED:
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refusal(name, MISSING) from None
    except (OSError, ValueError):
        raise refusal(name, NOT_OPENED, ALLOWED) from None
    if len(raw) > MAX_BYTES:
        raise refusal(name, TOO_LARGE, ALLOWED)
    if raw[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise refusal(name, _OLD, ALLOWED)
    return raw


def _unpacked(raw: bytes, name: str) -> bytes:
    if raw[:2] != b"\x1f\x8b":
        return raw
    most = min(MAX_BYTES, MAX_RATIO * len(raw))
    try:
        reader = zlib.decompressobj(wbits=31)
        plain = reader.decompress(raw, most + 1)
    except zlib.error:
        raise refusal(name, _PACKED, ALLOWED) from None
    if len(plain) > most or not reader.eof:
        raise refusal(name, _PACKED, ALLOWED)
    return plain


def _decoded(raw: bytes, name: str) -> str:
    """Strict UTF-8, UTF-16 by its mark or its NULs, then GBK; a few broken lines do not change what a file is."""
    for encoding in _candidates(raw):
        text = _read_as(raw, encoding)
        if text is not None and text.count("\0") <= _few(text.count("\n")):
            return text.removeprefix("\ufeff").replace("\0", UNREADABLE)
    raise refusal(name, _NOT_TEXT, ALLOWED)


def _candidates(raw: bytes) -> Sequence[str]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    sample = raw[:2000]
    if sample.count(0) > len(sample) // 10:
        odd = sample[1::2].count(0) > sample[0::2].count(0)
        return ("utf-16-le",) if odd else ("utf-16-be",)
    return ("utf-8", "gb18030")


def _read_as(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        if encoding.startswith("utf-16"):
            return None
    few, spoilt = _few(raw.count(b"\n") + 1), 0
    for line in BytesIO(raw):
        spoilt += not _is_text(line.removesuffix(b"\n"), encoding)
        if spoilt > few:
            return None
    return raw.decode(encoding, errors="replace")


def _few(lines: int) -> int:
    """How many broken lines a text may have; none where it has hardly any."""
    return max(round(_SPOILT * lines), 3 if lines >= HEADER_ROWS else 0)


def _is_text(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
