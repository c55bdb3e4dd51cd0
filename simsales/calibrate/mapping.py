"""The mapping table: what every column and every stage value is taken to mean, in a file that a person can correct.

Written beside the scenario by every `calibrate` and passed back with `--mapping FILE`; what it says goes before anything
that would be guessed. A guess carries its reason as a comment; known names carry none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from simsales.errors import ExportError, Problem, ScenarioError
from simsales.i18n import Text
from simsales.spec.reading import read_document

from .columns import Meaning, Outcome
from .dates import Order

NOT_READ, UNKNOWN = "-", "?"
MEANINGS: Sequence[Meaning] = get_args(Meaning)
OUTCOMES: Sequence[Outcome] = get_args(Outcome)
ORDERS: Sequence[Order] = get_args(Order)
_STRANGE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SECTIONS = ("columns", "stages", "dates", "products")


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that was taken for another: where, and in words."""

    file: str
    text: Text


@dataclass
class FileMapping:
    """What one file is taken to say. `why` holds, by section and name, the reason of each guess."""

    file: str
    sheet: str = ""
    header_row: int = 0
    amounts_in: float = 1.0
    columns: dict[str, str] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)
    dates: dict[str, Order] = field(default_factory=dict)
    products: dict[str, str] = field(default_factory=dict)
    why: dict[tuple[str, str], Text] = field(default_factory=dict)

    def guess(self, section: str, name: str, why: Text) -> None:
        self.why[section, name] = why

    @property
    def guesses(self) -> list[Guess]:
        return [Guess(self.file, why) for why in self.why.values()]


def written(files: Sequence[FileMapping]) -> str:
    """The table as YAML."""
    return "\n".join(line for each in (_head(), *(_file(one) for one in files)) for line in each) + "\n"


def _head() -> Iterator[str]:
    yield "# What simsales took your columns and stages for. Correct it, then: simsales calibrate ... --mapping THIS_FILE"
    yield "# 各列和各阶段的理解。请改正后重新运行: simsales calibrate ... --mapping 本文件"
    yield f'# columns | 列: {", ".join(MEANINGS)}, or "{NOT_READ}" (not read | 不读)'
    yield f'# stages | 阶段: {", ".join(OUTCOMES)}, or "{UNKNOWN}" (rows are skipped | 跳过该行)'
    yield f"# dates | 日期: {', '.join(ORDERS)}. A comment after a line: it was guessed | 行尾有说明的是推测"
    yield "files:"


def _file(one: FileMapping) -> Iterator[str]:
    yield f"  {quoted(one.file)}:"
    if one.sheet:
        yield f"    sheet: {quoted(one.sheet)}{_because(one, 'sheet', '')}"
    yield f"    header_row: {one.header_row}{_because(one, 'header_row', '')}"
    yield f"    amounts_in: {one.amounts_in:g}{_because(one, 'amounts_in', '')}"
    for section in _SECTIONS:
        entries: Mapping[str, str] = getattr(one, section)
        if entries:
            yield f"    {section}:"
            yield from (
                f"      {quoted(name)}: {quoted(value)}{_because(one, section, name)}"
                for name, value in entries.items()
            )


def _because(one: FileMapping, section: str, name: str) -> str:
    why = one.why.get((section, name))
    return f"  # {_STRANGE.sub('', why.en)} | {_STRANGE.sub('', why.zh)}" if why else ""


def quoted(words: str) -> str:
    """A word as YAML, whatever is in it."""
    return _STRANGE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(words, ensure_ascii=False))


def read_mapping(path: Path) -> dict[str, FileMapping]:
    """File name -> its mapping. Raises ExportError with everything that is wrong."""
    try:
        document = read_document(path)
    except ScenarioError as error:
        raise ExportError(error.problems) from None
    problems: list[Problem] = []

    def wrong(at: tuple[str, ...], allowed: str) -> None:
        what = Text(en="this does not fit here", zh="这里不能这样写")
        problems.append(
            Problem(document.place(at), ".".join(at), what, Text(en=f"allowed: {allowed}", zh=f"允许: {allowed}"))
        )

    files = document.data.get("files")
    if not isinstance(files, dict) or set(document.data) != {"files"}:
        wrong((), "files: {FILE: {columns: .., stages: ..}}")
        raise ExportError(problems)
    found = {str(name): _read_file(str(name), entry, wrong) for name, entry in files.items()}
    if problems:
        raise ExportError(problems)
    return found


def _read_file(name: str, entry: Any, wrong: Any) -> FileMapping:
    one, at = FileMapping(name), ("files", name)
    known = ("sheet", "header_row", "amounts_in", *_SECTIONS)
    if not isinstance(entry, dict) or not set(entry) <= set(known):
        wrong(at, ", ".join(known))
        return one
    if not isinstance(entry.get("sheet", ""), str):
        wrong((*at, "sheet"), "name")
    row, amounts = entry.get("header_row", 0), entry.get("amounts_in", 1)
    if not isinstance(row, int) or isinstance(row, bool) or row < 0:
        wrong((*at, "header_row"), "1, 2, ..")
    if not isinstance(amounts, int | float) or isinstance(amounts, bool) or not 0 < amounts <= 1e9:
        wrong((*at, "amounts_in"), "1, 1000, 10000, ..")
    allowed: dict[str, Sequence[str] | None] = {
        "columns": [*MEANINGS, NOT_READ],
        "stages": [*OUTCOMES, UNKNOWN],
        "dates": ORDERS,
        "products": None,
    }
    for section, values in allowed.items():
        entries = entry.get(section, {})
        if not isinstance(entries, dict):
            wrong((*at, section), "NAME: MEANING")
            continue
        for title, value in entries.items():
            if not isinstance(value, str) or (values is not None and value not in values):
                wrong((*at, section, str(title)), ", ".join(values or ["name"]))
            getattr(one, section)[str(title)] = value
    one.sheet, one.header_row, one.amounts_in = entry.get("sheet", ""), row, amounts
    return one
