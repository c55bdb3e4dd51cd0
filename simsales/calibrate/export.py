"""An export as it comes out of a CRM: one file, read into rows with their lines, cells named by what they mean.

The header is looked for in the first 20 rows. Headers that are none of ours are kept as "not read", so that nobody
believes they were used; headers that only resemble ours are guesses, and named. Where hardly any is ours, the row may be
no header at all but somebody's data, and is not repeated to anyone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from simsales.errors import ExportError, Place, Problem
from simsales.i18n import Text
from simsales.spec.raw_file import EMPTY
from simsales.text import safe_text

from .amounts import factor_of
from .columns import FIRST_CONTACT, HEADERS, LABELS, Meaning, allowed_headers, levelled, meaning_of
from .dates import Order, Signs, order_of, signs_of
from .examples import examples, is_private
from .guessing import is_summary, likely_column
from .mapping import NOT_READ, CannotMap, FileMapping
from .tables import ALLOWED, HEADER_ROWS, UNREADABLE, Table, header_row, read_table
from .tables import refusal as refusal

_SURE = 2
DATES: Sequence[Meaning] = ("created", "contacted", "closed", "won_on")
_GUESSED = Text(
    en="column {title} is taken for the {what} ({alike:.0f}% like {like})",
    zh="{title} 一列当作{what} (与 {like} 相似 {alike:.0f}%)",
)
_ORDER = Text(
    en="dates in {title} are taken as {order}: no date there settles it",
    zh="{title} 的日期按 {order} 理解: 没有日期能说明",
)
_MIXED = Text(
    en="dates are written both ways: {days:,} day first (line {day_line}: {day}), {months:,} month first (line {month_line}: "
    "{month}); {either:,} more can be read either way",
    zh="日期有两种写法: {days:,} 个日在前 (第 {day_line} 行: {day}), {months:,} 个月在前 (第 {month_line} 行: {month}); "
    "另有 {either:,} 个两种都说得通",
)
_UNITS = Text(
    en="amounts are taken to count {factor:,.0f} each, as the header {title} says",
    zh="按表头 {title}, 金额以 {factor:,.0f} 为单位",
)
_SHEET = Text(en="sheet {sheet} was read, of {n}", zh="读取了 {n} 个工作表中的 {sheet}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, its cells by meaning; `fault`: whether it is cut, unreadable, a sum or a header."""

    line: int
    cells: Mapping[Meaning, str]
    is_whole: bool = True
    is_text: bool = True
    is_sum: bool = False
    is_header: bool = False

    def cell(self, meaning: Meaning) -> str:
        return self.cells.get(meaning, "")


@dataclass(frozen=True)
class Export:
    """One file: which of its headers mean what, which are not read, its rows, and the lines above the header."""

    name: str
    headers: Mapping[Meaning, str]
    unread: Sequence[str]
    rows: Sequence[Row]
    above: Sequence[int]
    mapping: FileMapping
    mixed: Mapping[str, Text] = field(default_factory=dict)
    """Columns of dates that are written both ways, and nobody has said which is meant."""

    def has(self, *meanings: Meaning) -> bool:
        return all(meaning in self.headers for meaning in meanings)


def read_export(path: Path, mapping: FileMapping | None = None) -> Export:
    """One file. Raises ExportError when it cannot be read, or when two of its headers mean the same."""
    given = mapping or FileMapping(safe_text(path.name))
    table = read_table(path, lambda cells: _score(cells, given), given.sheet or None)
    if not table.rows:
        raise refusal(table.name, EMPTY, ALLOWED)
    found = FileMapping(table.name, table.sheet, products=dict(given.products), stages=dict(given.stages))
    if len(table.sheets) > 1 and not given.sheet:
        found.guess("sheet", "", _SHEET.fill(sheet=table.sheet, n=len(table.sheets)))
    at = _header(table, given)
    found.header_row, head = table.rows[at]
    titles = ["" if is_private(title) else title for title in (safe_text(cell).strip() for cell in head)]
    while titles and not titles[-1]:
        titles.pop()
    meanings = _meanings(titles, given, found)
    _refuse_doubles(found, meanings, titles)
    headers = {meaning: title for meaning, title in zip(meanings, titles, strict=True) if meaning is not None}
    rows = [_row(line, cells, titles, meanings) for line, cells in table.rows[at + 1 :]]
    mixed = _orders(headers, rows, given, found)
    _units(headers, given, found)
    shown = examples(lambda meaning: (row.cell(meaning) for row in rows), headers)
    found.examples = {("columns", title): cells for title, cells in shown.items()}
    unread = [title for title, meaning in zip(titles, meanings, strict=True) if meaning is None and title]
    if len(headers) < _SURE:
        unread = []
    return Export(table.name, headers, unread, rows, [line for line, _ in table.rows[:at]], found, mixed)


def _score(cells: Sequence[str], given: FileMapping) -> int:
    """How much a row looks like the header: known names count most, resembling ones a little."""
    titles = [safe_text(cell).strip() for cell in cells[:300]]
    known = sum(meaning_of(title) is not None or title in given.columns for title in titles)
    return 10 * known + 3 * sum(
        meaning_of(title) is None and likely_column(title) is not None for title in titles if len(title) < 60
    )


def _header(table: Table, given: FileMapping) -> int:
    """The index of the header row: the given line, else the one that looks most like it, else the first."""
    for at, (line, _) in enumerate(table.rows[:HEADER_ROWS]):
        if line == given.header_row:
            return at
    return header_row(table.rows, lambda cells: _score(cells, given))


def _meanings(titles: Sequence[str], given: FileMapping, found: FileMapping) -> list[Meaning | None]:
    """What each column means: as given, as known, else as guessed where nothing else claims that meaning."""
    meanings: list[Meaning | None] = []
    for title in titles:
        said = given.columns.get(title)
        known = meaning_of(title) if said is None else None
        meanings.append(next((each for each in HEADERS if each == said), None) or known)
    if meanings.count("created") > 1:
        meanings = [
            "contacted" if levelled(title) in FIRST_CONTACT and title not in given.columns else meaning
            for title, meaning in zip(titles, meanings, strict=True)
        ]
    for at, title in enumerate(titles):
        if meanings[at] is None and title and title not in given.columns and (likely := likely_column(title)):
            meaning = next(each for each in HEADERS if each == likely.means)
            if meaning not in meanings:
                meanings[at] = meaning
                found.guess(
                    "columns",
                    title,
                    _GUESSED.fill(title=title, what=LABELS[meaning], alike=likely.alike, like=likely.like),
                )
    found.columns = {title: meaning or NOT_READ for title, meaning in zip(titles, meanings, strict=True) if title}
    return meanings


def _row(line: int, cells: Sequence[str], titles: Sequence[str], meanings: Sequence[Meaning | None]) -> Row:
    clean = [safe_text(cell).strip() for cell in cells]
    named = {meaning: cell for meaning, cell in zip(meanings, clean, strict=False) if meaning is not None}
    is_whole = len(cells) >= len(titles) and not any(clean[len(titles) :])
    return Row(
        line,
        named,
        is_whole,
        not any(UNREADABLE in cell for cell in clean),
        is_summary(clean[: len(titles)]),
        clean[: len(titles)] == list(titles),
    )


def _orders(
    headers: Mapping[Meaning, str], rows: Sequence[Row], given: FileMapping, found: FileMapping
) -> dict[str, Text]:
    """Day or month first, per column of dates; a column that nothing settles follows one that is settled.

    Returns the columns that are written both ways and must be asked about.
    """
    mixed = dict[str, Text]()
    orders = {meaning: order_of(row.cell(meaning) for row in rows) for meaning in DATES if meaning in headers}
    settled = [order for order, is_settled in orders.values() if order and is_settled]
    for meaning, (order, is_settled) in orders.items():
        title = headers[meaning]
        if order is None:
            continue
        signs = signs_of(row.cell(meaning) for row in rows)
        if signs.is_mixed and title not in given.dates:
            mixed[title] = _mixed_dates(meaning, signs, rows)
            found.dates[title] = cast(Order, "")
            found.guess("dates", title, mixed[title])
            continue
        found.dates[title] = given.dates.get(title) or (order if is_settled or not settled else settled[0])
        if signs.is_mixed:
            found.guess("dates", title, _mixed_dates(meaning, signs, rows))
        elif not is_settled and title not in given.dates:
            found.guess("dates", title, _ORDER.fill(title=title, order=found.dates[title]))
    return mixed


def _mixed_dates(meaning: Meaning, signs: Signs, rows: Sequence[Row]) -> Text:
    """How many dates of a column can only be read one way, how many only the other, with a row of each."""
    day, month = rows[signs.day_first[0]], rows[signs.month_first[0]]
    return _MIXED.fill(
        days=len(signs.day_first),
        day=day.cell(meaning)[:10],
        day_line=day.line,
        months=len(signs.month_first),
        month=month.cell(meaning)[:10],
        month_line=month.line,
        either=signs.asked - len(signs.day_first) - len(signs.month_first),
    )


def _units(headers: Mapping[Meaning, str], given: FileMapping, found: FileMapping) -> None:
    title = headers.get("amount") or headers.get("list_price") or ""
    found.amounts_in = given.amounts_in if given.header_row else factor_of(title)
    if found.amounts_in != 1 and not given.header_row:
        found.guess("amounts_in", "", _UNITS.fill(factor=found.amounts_in, title=title))


def _refuse_doubles(found: FileMapping, meanings: Sequence[Meaning | None], titles: Sequence[str]) -> None:
    problems = []
    for meaning, times in Counter(meanings).items():
        if meaning is not None and times > 1:
            same = ", ".join(title for title, its in zip(titles, meanings, strict=True) if its == meaning)
            what = Text(en="several columns mean the {what}: {same}", zh="有几列都表示{what}: {same}")
            allowed = Text(
                en='allowed: one of them; say "-" for the other in a mapping file (--mapping)',
                zh='允许: 只留一列; 其余的在映射文件 (--mapping) 中写 "-"',
            )
            problems.append(
                Problem(Place(found.file, found.header_row, 1), "", what.fill(what=LABELS[meaning], same=same), allowed)
            )
    if problems:
        raise CannotMap(problems, [found])


def need(export: Export, *meanings: Meaning) -> None:
    """Raises ExportError for every column that must be there and is not."""
    missing = [meaning for meaning in HEADERS if meaning in meanings and meaning not in export.headers]
    if missing:
        others = ", ".join(export.unread) or "-"
        what = Text(en="no column for the {what}; not known: {others}", zh="缺少{what}一列; 不认识的列: {others}")
        raise ExportError(
            [
                Problem(
                    Place(export.name, export.mapping.header_row, 1),
                    "",
                    what.fill(what=LABELS[meaning], others=others),
                    allowed_headers([meaning]),
                )
                for meaning in missing
            ]
        )
