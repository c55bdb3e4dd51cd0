"""Three hundred broken exports: nothing but an ExportError, every row explained, nothing half-written."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from test_calibrate import HEADER, sound_rows

from simsales.calibrate import calibrate
from simsales.calibrate.deals import read_deals
from simsales.calibrate.export import read_export
from simsales.calibrate.mapping import read_mapping, written
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


@pytest.mark.parametrize("batch", range(10))
def test_a_broken_export_gives_deals_with_every_row_explained_or_one_clear_refusal(batch: int, tmp_path: Path) -> None:
    for number in range(30):
        dice = Random(1000 * batch + number)
        path = tmp_path / ("x.xlsx" if number % 5 == 0 else "x.csv")
        if number % 5 == 0:
            broken_book(dice, path)
        else:
            path.write_bytes(broken(dice))
        refusal = None
        try:
            export = read_export(path)
            deals, account = read_deals(export)
        except ExportError as error:
            refusal = error
        if refusal is not None:
            assert refusal.say("zh")
            assert refusal.say("en").startswith(path.name)
            continue
        assert account.rows == len(export.rows) + len(export.above)
        assert account.rows_used == len(deals)
        assert all(why.en and why.zh for why in account.skipped)
        (tmp_path / "m.yaml").write_text(written([export.mapping]), encoding="utf-8")
        assert read_mapping(tmp_path / "m.yaml")[path.name].columns == export.mapping.columns


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


def test_a_refused_export_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
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
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


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
