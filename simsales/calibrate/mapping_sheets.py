"""The mapping table as a workbook: the same as the YAML, with lists to choose from, for whoever keeps to Excel.

Written by `calibrate --mapping-as xlsx` and passed back with `--mapping FILE.xlsx`. A sheet for each thing that was
taken for another, each row with whether it is sure, what else is allowed, and what the column holds (never names).
Text is text: nothing in it is a formula or a link, whatever a header of the export says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.text import safe_text

from .mapping import NOT_READ, SETTINGS, UNKNOWN, FileMapping, Where, allowed_in, checked
from .tables import Table, read_sheets

_FILES = "files"
_TITLES: Mapping[str, Text] = {
    "columns": Text(en="columns", zh="列"),
    "stages": Text(en="stages", zh="阶段"),
    "dates": Text(en="dates", zh="日期"),
    "products": Text(en="products", zh="产品"),
    _FILES: Text(en=_FILES, zh="文件"),
}
_NAMED: Mapping[str, Text] = {
    "columns": Text(en="column", zh="列"),
    "stages": Text(en="stage", zh="阶段"),
    "dates": Text(en="column", zh="列"),
    "products": Text(en="product", zh="产品"),
    _FILES: Text(en="setting", zh="设置"),
}
_FILE, _TAKEN_FOR = Text(en="file", zh="文件"), Text(en="taken for", zh="当作")
_SURE, _GUESS = Text(en="sure", zh="确定"), Text(en="guess", zh="推测")
_HEADS = (
    Text(en="sure or guess", zh="确定或推测"),
    Text(en="allowed", zh="允许"),
    Text(en="examples (or rows)", zh="示例 (或行数)"),
)
_NOTES = {NOT_READ: Text(en="not read", zh="不读"), UNKNOWN: Text(en="rows are skipped", zh="跳过该行")}
_WIDTHS = (24, 28, 16, 40, 40, 40)
_NOT_CHARACTERS = {"_xFFFE_": "\ufffe", "_xFFFF_": "\uffff"}
"""How a workbook writes what no XML may hold."""
_NO_SHEET = Text(en="no sheet of a mapping table", zh="没有映射表的工作表")
_NO_COLUMN = Text(en="no column {head}", zh="缺少一列 {head}")
_TWICE = Text(en="{name} of {file} is there twice (line {line})", zh="{file} 的 {name} 重复 (第 {line} 行)")
_NAMELESS = Text(en="a row without {head}", zh="该行缺少 {head}")


def written_sheets(files: Sequence[FileMapping]) -> bytes:
    """The table as .xlsx."""
    import xlsxwriter  # type: ignore[import-untyped]

    raw = BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(raw, safe) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for section in _TITLES:
            rows = [row for one in files for row in _rows(one, section)]
            if rows or section == "columns":
                sheet = book.add_worksheet(_title(section))
                _write(sheet, [tuple(map(_both, _heads(section))), *rows], bold, wrapped)
                _offer(sheet, section, len(rows))
    return raw.getvalue()


def _rows(one: FileMapping, section: str) -> Iterator[tuple[str, ...]]:
    """File, name, taken for, sure or guess, allowed, examples."""
    said: Mapping[str, object] = (
        {"sheet": one.sheet, "header_row": one.header_row, "amounts_in": f"{one.amounts_in:g}"}
        if section == _FILES
        else getattr(one, section)
    )
    for name, value in said.items():
        if value == "" and section == _FILES:
            continue
        why = one.why.get((name, "") if section == _FILES else (section, name))
        sure = _both(_SURE) if why is None else f"{_GUESS.en}: {why.en} | {_GUESS.zh}: {why.zh}"
        allowed = ", ".join(_explained(section)) or (SETTINGS[name] if section == _FILES else "")
        yield one.file, name, str(value), sure, allowed, one.examples.get((section, name), "")


def _explained(section: str) -> list[str]:
    return [f"{word} ({_both(_NOTES[word])})" if word in _NOTES else word for word in allowed_in(section)]


def _write(sheet: Any, rows: Sequence[Sequence[str]], bold: Any, wrapped: Any) -> None:
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell, wrapped if at else bold)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)


def _offer(sheet: Any, section: str, rows: int) -> None:
    """A list to choose from in each cell that may be corrected."""
    words = list(allowed_in(section))
    if words and rows:
        sheet.data_validation(1, 2, rows, 2, {"validate": "list", "source": words})


def read_mapping_sheets(path: Path) -> dict[str, FileMapping]:
    """File name -> its mapping. Raises ExportError with sheet, row and cell of everything that is wrong."""
    known = {_title(section): section for section in _TITLES}
    sheets = [(known[table.sheet], table) for table in read_sheets(path) if table.sheet in known and table.rows]
    if not sheets:
        allowed = ", ".join(known)
        may_be = Text(en=f"allowed: {allowed}", zh=f"允许: {allowed}")
        raise ExportError(Problem(Place(safe_text(path.name)), "", _NO_SHEET, may_be))
    files: dict[str, dict[str, Any]] = {}
    places: dict[Where, Place] = {}
    problems: list[Problem] = []
    for section, table in sheets:
        _read_sheet(section, table, files, places, problems)
    if problems:
        raise ExportError(problems)
    return checked(files, lambda at: places.get(at, Place(safe_text(path.name))))


def _read_sheet(
    section: str,
    table: Table,
    files: dict[str, dict[str, Any]],
    places: dict[Where, Place],
    problems: list[Problem],
) -> None:
    line, titles = table.rows[0]
    heads = _heads(section)[:3]
    columns = [_column(titles, head) for head in heads]
    for head, column in zip(heads, columns, strict=True):
        if column is None:
            problems.append(Problem(Place(table.place, line, 1), "", _NO_COLUMN.fill(head=_both(head))))
    for line, cells in table.rows[1:] if None not in columns else ():
        said = [_cell(cells, column) for column in columns]
        if not any(said):
            continue
        file, name, value = said
        at = (file, name) if section == _FILES else (file, section, name)
        place = Place(table.place, line, (columns[2] or 0) + 1)
        if not file or not name:
            problems.append(Problem(place, "", _NAMELESS.fill(head=heads[0 if not file else 1])))
        elif at in places:
            problems.append(Problem(place, "", _TWICE.fill(name=name, file=file, line=places[at].line)))
        places[at] = place
        entry = files.setdefault(file, {})
        if section == _FILES:
            entry[name] = value if name == "sheet" else _number(value)
        else:
            entry.setdefault(section, {})[name] = value


def _column(titles: Sequence[str], head: Text) -> int | None:
    return next((at for at, title in enumerate(titles) if title.split("|")[0].strip() == head.en), None)


def _cell(cells: Sequence[str], column: int | None) -> str:
    cell = cells[column].strip() if column is not None and column < len(cells) else ""
    for written, character in _NOT_CHARACTERS.items():
        cell = cell.replace(written, character)
    return cell


def _number(cell: str) -> object:
    """A number where it is one; else as it stands, to be refused."""
    try:
        number = float(cell)
    except ValueError:
        return cell
    return int(number) if number.is_integer() else number


def _heads(section: str) -> tuple[Text, ...]:
    return (_FILE, _NAMED[section], _TAKEN_FOR, *_HEADS)


def _title(section: str) -> str:
    return f"{_TITLES[section].en} {_TITLES[section].zh}"


def _both(words: Text) -> str:
    return f"{words.en} | {words.zh}"
