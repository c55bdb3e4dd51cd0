"""The mapping table: what every column and every stage value is taken to mean, in a file that a person can correct.

Written beside the scenario by every `calibrate` and passed back with `--mapping FILE`; what it says goes before anything
that would be guessed. A guess carries its reason as a comment; known names carry none. As YAML here; `mapping_sheets`
has the same as a workbook.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from simsales.errors import ExportError, Place, Problem, ScenarioError
from simsales.i18n import Text
from simsales.spec.reading import read_document
from simsales.spec.wrong import shown

from .columns import Meaning, Outcome
from .dates import Order

NOT_READ, UNKNOWN = "-", "?"
MEANINGS: Sequence[Meaning] = get_args(Meaning)
OUTCOMES: Sequence[Outcome] = get_args(Outcome)
ORDERS: Sequence[Order] = get_args(Order)
_STRANGE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
SETTINGS = {"sheet": "name", "header_row": "1, 2, ..", "amounts_in": "1, 1000, 10000, .."}
SECTIONS = ("columns", "stages", "dates", "products")
WORKBOOKS = (".xlsx", ".xlsm")
Where = tuple[str, ...]
"""File, section, name."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that was taken for another: where, and in words."""

    file: str
    text: Text


@dataclass
class FileMapping:
    """What one file is taken to say. By section and name, `why` holds the reason of each guess, `examples` what is there."""

    file: str
    sheet: str = ""
    header_row: int = 0
    amounts_in: float = 1.0
    columns: dict[str, str] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)
    dates: dict[str, Order] = field(default_factory=dict)
    products: dict[str, str] = field(default_factory=dict)
    why: dict[tuple[str, str], Text] = field(default_factory=dict)
    examples: dict[tuple[str, str], str] = field(default_factory=dict)

    def guess(self, section: str, name: str, why: Text) -> None:
        self.why[section, name] = why

    @property
    def guesses(self) -> list[Guess]:
        return [Guess(self.file, why) for why in self.why.values()]


class CannotMap(ExportError):
    """An export whose columns, stages or dates cannot be told; `drafts` are the mapping tables as far as they go."""

    def __init__(self, problems: Sequence[Problem] | Problem, drafts: Sequence[FileMapping]) -> None:
        super().__init__(problems)
        self.drafts = list(drafts)

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.problems, self.drafts))


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
    for section in SECTIONS:
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
    """File name -> its mapping, from YAML or a workbook. Raises ExportError with everything that is wrong."""
    if path.suffix.lower() in WORKBOOKS:
        from .mapping_sheets import read_mapping_sheets

        return read_mapping_sheets(path)
    try:
        document = read_document(path)
    except ScenarioError as error:
        raise ExportError(error.problems) from None
    files = document.data.get("files")
    if not isinstance(files, dict) or set(document.data) != {"files"}:
        raise ExportError(misfit(document.place(()), (), None, "files: {FILE: {columns: .., stages: ..}}"))
    return checked(files, lambda at: document.place(("files", *at)))


def checked(files: Mapping[Any, Any], place: Callable[[Where], Place]) -> dict[str, FileMapping]:
    """What was read as mappings, if all of it fits. `place`: where something is said. Raises ExportError."""
    problems: list[Problem] = []

    def wrong(at: Where, said: object, allowed: str) -> None:
        problems.append(misfit(place(at), at, said, allowed))

    found = {str(name): _read_file(str(name), entry, wrong) for name, entry in files.items()}
    if problems:
        raise ExportError(problems)
    return found


def misfit(place: Place, at: Where, said: object, allowed: str) -> Problem:
    what = Text(en="{said} does not fit here", zh="这里不能写 {said}")
    if not isinstance(said, str | int | float):
        what, said = Text(en="this does not fit here", zh="这里不能这样写"), ""
    may_be = Text(en=f"allowed: {allowed}", zh=f"允许: {allowed}")
    return Problem(place, ".".join(at), what.fill(said=shown(said)), may_be)


def allowed_in(section: str) -> Sequence[str]:
    """The words a section may say; none where any name will do."""
    return {"columns": [*MEANINGS, NOT_READ], "stages": [*OUTCOMES, UNKNOWN], "dates": ORDERS}.get(section, ())


def _read_file(name: str, entry: Any, wrong: Callable[[Where, object, str], None]) -> FileMapping:
    one, at = FileMapping(name), (name,)
    if not isinstance(entry, dict) or not set(entry) <= {*SETTINGS, *SECTIONS}:
        wrong(at, None, ", ".join((*SETTINGS, *SECTIONS)))
        return one
    sheet, row, amounts = entry.get("sheet", ""), entry.get("header_row", 0), entry.get("amounts_in", 1)
    if not isinstance(sheet, str):
        wrong((*at, "sheet"), sheet, SETTINGS["sheet"])
    if not isinstance(row, int) or isinstance(row, bool) or row < 0:
        wrong((*at, "header_row"), row, SETTINGS["header_row"])
    if not isinstance(amounts, int | float) or isinstance(amounts, bool) or not 0 < amounts <= 1e9:
        wrong((*at, "amounts_in"), amounts, SETTINGS["amounts_in"])
    for section in SECTIONS:
        entries = entry.get(section, {})
        if not isinstance(entries, dict):
            wrong((*at, section), None, "NAME: MEANING")
            continue
        allowed = allowed_in(section)
        for title, value in entries.items():
            if not isinstance(value, str) or (allowed and value not in allowed):
                wrong((*at, section, str(title)), value, ", ".join(allowed or ["name"]))
            getattr(one, section)[str(title)] = value
    one.sheet, one.header_row, one.amounts_in = sheet, row, amounts
    return one
