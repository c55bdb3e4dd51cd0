"""RELIABILITY R18: 1,000 made customers with their people, phones and mails; none of them anywhere but in the legend."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest
from test_calibrate import sound_rows

from tests.warm_command import CALIBRATING, called

HEADER = "商机编号,负责人,产品,客户名称,商机阶段,创建时间,成交时间,金额,备注,联系人,电话,邮箱,Contact Name,Phone,Email"
FEW = 300
REPS = [f"卖方{letter}{letter}" for letter in "甲乙丙丁戊己"]


def customers(count: int = 1000) -> tuple[list[str], set[str]]:
    """Rows of an export, and everything in them that is somebody's."""
    rows, originals = [], set(REPS)
    for number, row in enumerate(sound_rows(count)):
        cells = row.split(",")
        cells[1] = REPS[number // 3 % len(REPS)]
        cells[3] = f"客户{number:04}股份公司"
        people = [
            f"联系{number:04}先生",
            f"139{number:08}",
            f"kontakt{number:04}@kunde.example",
            f"Mx Person{number:04}",
            f"+49 151 {number:07}",
            f"p{number:04}.q@firm.example",
        ]
        cells[8] = f"问{people[0]} {people[1]}"
        rows.append(",".join([*cells, *people]))
        originals |= {cells[3], *people}
    return rows, originals


def run(folder: Path, *words: str) -> str:
    """The command's whole output."""
    done = called("calibrate", *words, "--lang", "zh", folder=folder, env=os.environ, besides=CALIBRATING)
    return (done.out + done.err).decode()


def said_by(path: Path) -> str:
    """All text in a file, unpacked where it is a workbook."""
    if path.suffix != ".xlsx":
        return path.read_bytes().decode("utf-8-sig")
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(part).decode() for part in book.namelist())


def leaked(text: str, originals: set[str]) -> list[str]:
    return sorted(one for one in originals if one in text)


@pytest.mark.parametrize("form", ["yaml", "xlsx"])
def test_no_original_leaves_the_export_but_into_the_legend(form: str, tmp_path: Path) -> None:
    rows, originals = customers()
    (tmp_path / "x.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    said = run(tmp_path, "x.csv", "-o", "ours.yaml", "--mapping-as", form)
    written = {path.name for path in tmp_path.iterdir()} - {"x.csv"}
    assert written == {"ours.yaml", f"ours.mapping.{form}", "ours.legend.csv"}
    assert leaked(said, originals) == []
    for name in written - {"ours.legend.csv"}:
        assert leaked(said_by(tmp_path / name), originals) == []
    legend = tmp_path / "ours.legend.csv"
    assert leaked(said_by(legend), originals) == sorted(REPS)
    assert stat.S_IMODE(legend.stat().st_mode) == 0o600


def test_the_secret_is_in_no_file_but_its_own(tmp_path: Path) -> None:
    rows, _ = customers(FEW)
    (tmp_path / "x.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    run(tmp_path, "x.csv", "-o", "ours.yaml")
    secret = (Path(os.environ["SIMSALES_DATA"]) / "names.key").read_text(encoding="ascii")
    assert not any(secret in said_by(path) for path in tmp_path.iterdir())


BROKEN = {
    "no header": lambda rows: rows,
    "header of another language": lambda rows: [HEADER.replace("商机阶段", "étape"), *rows],
    "stages nobody knows": lambda rows: [HEADER, *(row.replace("赢单", "甲").replace("丢单", "乙") for row in rows)],
    "stage taken from a hundred customers": lambda rows: [
        HEADER.replace("客户名称", "阶段").replace("商机阶段", "x"),
        *rows[:100],
        *rows[:100],
    ],
    "stage taken from the customers": lambda rows: [
        HEADER.replace("客户名称", "阶段").replace("商机阶段", "x"),
        *rows,
    ],
    "two columns of one meaning": lambda rows: [HEADER.replace("备注", "客户经理"), *rows],
    "dates nobody can read": lambda rows: [HEADER, *(row.replace("-0", "-零") for row in rows)],
    "shifted cells": lambda rows: [HEADER, *(row.replace(",", ",,", 1) for row in rows)],
    "too few": lambda rows: [HEADER, *rows[:5]],
    "an open quote": lambda rows: [HEADER, *(row.replace("客户", '"客户', 1) for row in rows)],
    "a header of phones and mails": lambda rows: [
        "负责人,阶段," + ",".join(rows[0].split(",")[10:12]),
        *(",".join(row.split(",")[1:5:3]) for row in rows),
    ],
    "only a team": lambda rows: ["负责人,x", *(",".join(row.split(",")[1:4:2]) for row in rows)],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_export_names_nobody_and_leaves_all_files_or_a_draft_of_the_mapping_or_none(
    name: str, tmp_path: Path
) -> None:
    rows, originals = customers(FEW)
    (tmp_path / "x.csv").write_text("\n".join(BROKEN[name](rows)), encoding="utf-8")
    said = run(tmp_path, "x.csv", "-o", "ours.yaml")
    assert leaked(said, originals) == []
    assert said.startswith("x.csv")
    written = {path.name for path in tmp_path.iterdir()} - {"x.csv"}
    assert written in (set(), {"ours.mapping.yaml"}, {"ours.yaml", "ours.mapping.yaml", "ours.legend.csv"})
    assert [one for file in written - {"ours.legend.csv"} for one in leaked(said_by(tmp_path / file), originals)] == []
