"""Three hundred broken exports: nothing but an ExportError, every row explained, nothing half-written, little memory."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from test_calibrate import HEADER, sound_rows

from simsales.calibrate import calibrate
from simsales.calibrate.deals import read_deals
from simsales.calibrate.export import read_export
from simsales.calibrate.mapping import read_mapping, written
from simsales.calibrate.mapping_sheets import written_sheets
from simsales.errors import ExportError

ODD_CELLS = [
    "=cmd|' /C calc'!A0",
    "x" * 1000,
    "\x00",
    "\x1b]52;c;aGk=\x07",
    "\u202eabc",
    "'",
    '"',
    '""',
    "a\nb",
    "NaN",
    "inf",
    "-inf",
    "1e999",
    "合计",
    "Total",
    "二〇二五年",
    "2025-13-45",
    "0000-00-00",
    "99999999999999999",
    "٣٤",
    "½",
    "💥",
    "\ufffe",
    "\u2028",
    "#REF!",
    "[/]",
    "{}",
    "${x}",
    "-" * 50,
    ",,,,",
    ";" * 9,
    "\t",
    " ",
    "é" * 300,
    "a\u0301" * 50,
    "TRUE",
    "12.5万万",
    "￥",
    "(",
    "()",
    "万",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "latin-1", "utf-7", "shift_jis"]


def broken(dice: Random) -> bytes:
    """A sound export with a few things wrong with it, as bytes."""
    rows = [HEADER, *sound_rows(40)]
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(rows))
        cells = rows[at].split(",")
        match dice.randrange(9):
            case 0 | 1 | 2:
                cells[dice.randrange(len(cells))] = dice.choice(ODD_CELLS)
                rows[at] = ",".join(cells)
            case 3:
                rows[at] = rows[at][: dice.randrange(len(rows[at]) + 1)]
            case 4:
                rows.insert(at, rows[dice.randrange(len(rows))])
            case 5:
                rows[at] = ",".join([*cells, *cells])
            case 6:
                rows.insert(at, "")
            case 7:
                rows[at] = rows[at].replace(",", dice.choice(";\t|"))
            case 8:
                cells[dice.randrange(len(cells))] = "y" * 100_000
                rows[at] = ",".join(cells)
    raw = dice.choice(["\n", "\r\n", "\r"]).join(rows).encode(dice.choice(ENCODINGS), errors="replace")
    if dice.random() < 0.3:
        noisy = bytearray(raw)
        for _ in range(dice.randint(1, 30)):
            noisy[dice.randrange(len(noisy))] = dice.randrange(256)
        raw = bytes(noisy)
    if dice.random() < 0.2:
        raw = raw[: dice.randrange(len(raw))]
    return gzip.compress(raw)[: dice.choice([10_000_000, 300])] if dice.random() < 0.1 else raw


def broken_book(dice: Random, path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for at, line in enumerate([HEADER, *sound_rows(30)]):
        for column, cell in enumerate(line.split(",")):
            sheet.write(at + dice.randrange(2), column, dice.choice(ODD_CELLS) if dice.random() < 0.05 else cell)
    book.close()
    raw = bytearray(path.read_bytes())
    for _ in range(dice.choice([0, 0, 1, 20])):
        raw[dice.randrange(len(raw))] = dice.randrange(256)
    path.write_bytes(bytes(raw[: dice.randrange(len(raw))] if dice.random() < 0.2 else raw))


def broken_file(batch: int, number: int, folder: Path) -> Path:
    dice = Random(1000 * batch + number)
    path = folder / ("x.xlsx" if number % 5 == 0 else "x.csv")
    if number % 5 == 0:
        broken_book(dice, path)
    else:
        path.write_bytes(broken(dice))
    return path


def read_or_refused(path: Path) -> int:
    """Rows accounted for; none where the file was refused."""
    before = sorted(os.listdir(path.parent))
    try:
        export = read_export(path)
        deals, account = read_deals(export)
    except ExportError as error:
        refusal = error
    else:
        assert account.rows == len(export.rows) + len(export.above)
        assert account.rows_used == len(deals)
        assert all(why.en and why.zh for why in account.skipped)
        for form, text in (("yaml", written([export.mapping]).encode()), ("xlsx", written_sheets([export.mapping]))):
            (path.parent / f"m.{form}").write_bytes(text)
            assert read_mapping(path.parent / f"m.{form}")[path.name].columns == export.mapping.columns
        return account.rows
    assert refusal.say("zh")
    assert refusal.say("en").startswith(path.name)
    assert sorted(os.listdir(path.parent)) == before
    return 0


@pytest.mark.parametrize("batch", range(10))
def test_a_broken_export_gives_deals_with_every_row_explained_or_one_clear_refusal(batch: int, tmp_path: Path) -> None:
    for number in range(30):
        read_or_refused(broken_file(batch, number, tmp_path))


@pytest.mark.parametrize("seed", range(6))
def test_odd_cells_cost_their_rows_and_nothing_else(seed: int, tmp_path: Path) -> None:
    dice = Random(seed)
    rows = [HEADER, *sound_rows()]
    for _ in range(40):
        at = dice.randrange(1, len(rows))
        cells = rows[at].split(",")
        cells[dice.choice([2, 3, 4, 5, 6, 7, 8])] = dice.choice(
            [cell for cell in ODD_CELLS if "," not in cell and "\n" not in cell]
        )
        rows[at] = ",".join(cells)
    (tmp_path / "x.csv").write_text("\n".join(rows), encoding="utf-8", errors="replace")
    made = calibrate([tmp_path / "x.csv"], "x")
    assert made.accounts[0].rows == len(rows) - 1


REFUSED = {
    "no table": (b"\x00\x01\x02" * 99, []),
    "too few": ("\n".join([HEADER, *sound_rows(5)]).encode(), []),
    "unknown columns": (b"a,b\n1,2\n", ["out.mapping.yaml"]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_export_leaves_nothing_but_the_draft_of_its_mapping(name: str, tmp_path: Path) -> None:
    raw, left = REFUSED[name]
    (tmp_path / "x.csv").write_bytes(raw)
    command = [
        str(Path(sys.executable).with_name("simsales")),
        "calibrate",
        str(tmp_path / "x.csv"),
        "-o",
        str(tmp_path / "out.yaml"),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [*left, "x.csv"]
    assert all(read_mapping(tmp_path / draft) for draft in left)


# Memory


MOST_MEGABYTES = 600
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    "</Types>",
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
}


def bomb(path: Path, part: str, start: bytes, again: bytes, end: bytes, megabytes: int) -> Path:
    """A workbook with one swollen part, beside enough noise that it is not packed suspiciously tight."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in PARTS.items():
            book.writestr(name, text)
        book.writestr("noise", Random(1).randbytes(megabytes * 1_000_000 // 90), zipfile.ZIP_STORED)
        with book.open(part, "w", force_zip64=True) as file:
            file.write(start)
            for _ in range(megabytes):
                file.write(again * (1_000_000 // len(again)))
            file.write(end)
    return path


def long_cells(folder: Path) -> Path:
    """A hundred rows with cells of 100,000 letters."""
    rows = [row.replace("某公司", "司" * 100_000) if at % 3 == 0 else row for at, row in enumerate(sound_rows(300))]
    (folder / "long.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return folder / "long.csv"


def packed_noughts(folder: Path) -> Path:
    with gzip.open(folder / "x.csv.gz", "wb", compresslevel=1) as file:
        for _ in range(400):
            file.write(b"0" * 1_000_000)
    return folder / "x.csv.gz"


def wide_file(folder: Path) -> Path:
    """200,000 rows in a little less than 50 MB, as Excel in China saves them."""
    rows = sound_rows(1000)
    with (folder / "wide.csv").open("w", encoding="gb18030") as file:
        file.write(HEADER + "\n")
        for number in range(200_000):
            file.write(rows[number % 1000].replace("A", f"A{number}x", 1) + "备注" * 44 + "\n")
    assert 48_000_000 < (folder / "wide.csv").stat().st_size < 50_000_000
    return folder / "wide.csv"


def long_book(folder: Path) -> Path:
    """200,000 rows in a workbook."""
    rows = [row.split(",") for row in sound_rows(1000)]
    book = xlsxwriter.Workbook(str(folder / "long.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER.split(","))
    for number in range(200_000):
        sheet.write_row(number + 1, 0, [f"A{number}", *rows[number % 1000][1:]])
    book.close()
    return folder / "long.xlsx"


SHEET, CELL = "xl/worksheets/sheet1.xml", b'<c t="n"><v>1</v></c>'
HUGE: dict[str, tuple[Callable[[Path], Path], int]] = {
    "long cells": (long_cells, 300),
    "packed noughts": (packed_noughts, 0),
    "one row without end": (lambda at: bomb(at / "b.xlsx", SHEET, b"<sheetData><row>", CELL, b"</row>", 60), 0),
    "one word without end": (
        lambda at: bomb(at / "b.xlsx", "xl/sharedStrings.xml", b"<sst><si>", b"x", b"</si>", 60),
        0,
    ),
    "styles without end": (lambda at: bomb(at / "b.xlsx", "xl/styles.xml", b"<a>", b"<b/>", b"</a>", 60), 0),
}
VAST: dict[str, tuple[Callable[[Path], Path], int]] = {
    "50 MB": (wide_file, 200_000),
    "200,000 rows": (long_book, 200_000),
}


def all_broken() -> None:
    """Run in a process of its own; prints rows that were accounted for, and the peak of memory in megabytes."""
    rows = 0
    for batch in range(10):
        for number in range(30):
            with tempfile.TemporaryDirectory() as folder:
                rows += read_or_refused(broken_file(batch, number, Path(folder)))
    print(json.dumps([rows, peak()]))


def only(path: str) -> None:
    """The same for one file."""
    print(json.dumps([read_or_refused(Path(path)), peak()]))


def peak() -> int:
    """Megabytes this process ever had; getrusage also counts what its parent had when it was started."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measured(call: str) -> tuple[int, int]:
    """Rows and megabytes of a call of this module in a process of its own."""
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    command = [sys.executable, "-c", f"import test_import_malformed as here; here.{call}"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}, check=False)
    assert done.returncode == 0, done.stderr
    rows, megabytes = json.loads(done.stdout)
    return rows, megabytes


def test_all_broken_exports_one_after_the_other_stay_below_600_megabytes() -> None:
    rows, megabytes = measured("all_broken()")
    assert rows > 4_000
    assert megabytes <= MOST_MEGABYTES


@pytest.mark.parametrize("name", HUGE)
def test_a_bomb_or_a_cell_of_100_000_letters_stays_below_600_megabytes(name: str, tmp_path: Path) -> None:
    make, expected = HUGE[name]
    rows, megabytes = measured(f"only({str(make(tmp_path))!r})")
    assert rows == expected
    assert megabytes <= MOST_MEGABYTES


@pytest.mark.slow
@pytest.mark.parametrize("name", VAST)
def test_the_largest_files_that_are_allowed_stay_below_600_megabytes(name: str, tmp_path: Path) -> None:
    make, expected = VAST[name]
    rows, megabytes = measured(f"only({str(make(tmp_path))!r})")
    assert rows == expected
    assert megabytes <= MOST_MEGABYTES


def test_no_name_of_the_file_reaches_scenario_mapping_or_report(tmp_path: Path) -> None:
    """1,000 made-up customers and their sellers (RELIABILITY R18)."""
    rows = [row.replace("某公司", f"Kunde{number:04} GmbH") for number, row in enumerate(sound_rows(1000))]
    (tmp_path / "x.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    made = calibrate([tmp_path / "x.csv"], "x")
    said = (
        made.yaml
        + made.mapping
        + "\n".join(problem.say() for problem in made.problems)
        + "\n".join(made.accounts[0].said("en"))
    )
    assert not any(name in said for name in ("Kunde", "王芳", "李雷"))
    assert set(made.legend.values()) == {"王芳", "李雷"}
