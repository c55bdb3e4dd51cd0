"""What an import cannot tell is asked: a refusal leaves a mapping table to fill in, and mixed dates are never guessed."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from test_calibrate import HEADER, sound_rows
from typer.testing import CliRunner

from simsales.calibrate import Calibration, calibrate, read_mapping
from simsales.calibrate.dates import hour_of, order_of, signs_of
from simsales.calibrate.mapping import CannotMap, written
from simsales.cli.app import app
from simsales.errors import ExportError


def deals(folder: Path, rows: list[str], header: str = HEADER) -> Path:
    path = folder / "deals.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def commanded(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["calibrate", *map(str, words), "--lang", "en"])
    return done.exit_code, done.stderr + (str(done.exception) if done.exception else "")


def refused(path: Path) -> CannotMap:
    with pytest.raises(CannotMap) as error:
        calibrate([path], "test")
    return error.value


def test_a_refused_import_leaves_a_draft_that_works_once_it_is_filled_in(tmp_path: Path) -> None:
    path, out = deals(tmp_path, sound_rows(), HEADER.replace("商机阶段", "进展")), tmp_path / "mine.yaml"
    code, said = commanded(path, "-o", out)
    draft = tmp_path / "mine.mapping.yaml"
    assert code == 1
    assert "no deals here: no column for the stage" in said
    assert f"fill in {draft} and pass it back with --mapping {draft}" in said
    assert not out.exists()
    text = draft.read_text(encoding="utf-8")
    assert '"进展": "-"  # not known; is it the stage? then write: stage | ' in text
    draft.write_text(text.replace('"进展": "-"', '"进展": "stage"'), encoding="utf-8")
    assert commanded(path, "-o", out, "--mapping", draft)[0] == 0
    assert out.exists()


def test_unknown_stages_stand_in_the_draft_as_open_questions(tmp_path: Path) -> None:
    rows = [row.replace("赢单", "甲").replace("丢单", "乙") for row in sound_rows()]
    (draft,) = refused(deals(tmp_path, rows)).drafts
    assert draft.stages == {"甲": "?", "乙": "?", "跟进中": "open"}
    assert '"甲": "?"  # stage "甲" is not known' in written([draft])


def test_two_columns_of_one_meaning_leave_a_draft_too(tmp_path: Path) -> None:
    (draft,) = refused(deals(tmp_path, sound_rows(), HEADER.replace("备注", "Amount"))).drafts
    assert draft.columns["金额"] == draft.columns["Amount"] == "amount"


def test_what_is_no_header_but_somebodys_data_is_not_drafted(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("\n".join(row.replace(",赢单,", ",,") for row in sound_rows()), encoding="utf-8")
    assert "王芳" not in written(refused(path).drafts)


def test_a_draft_never_overwrites_the_mapping_that_was_passed(tmp_path: Path) -> None:
    path = deals(tmp_path, sound_rows(), HEADER.replace("商机阶段", "进展"))
    commanded(path, "-o", tmp_path / "mine.yaml")
    table = tmp_path / "mine.mapping.yaml"
    before = table.read_text(encoding="utf-8")
    code, said = commanded(path, "-o", tmp_path / "mine.yaml", "--mapping", table)
    assert code == 1
    assert "mine.mapping.draft.yaml" in said
    assert table.read_text(encoding="utf-8") == before


def test_a_draft_as_a_workbook_reads_back(tmp_path: Path) -> None:
    path = deals(tmp_path, sound_rows(), HEADER.replace("商机阶段", "进展"))
    commanded(path, "-o", tmp_path / "mine.yaml", "--mapping-as", "xlsx")
    assert read_mapping(tmp_path / "mine.mapping.xlsx")["deals.csv"].columns["负责人"] == "rep"


def test_a_refusal_for_other_reasons_leaves_no_draft(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as error:
        calibrate([deals(tmp_path, sound_rows(12))], "test")
    assert not isinstance(error.value, CannotMap)


def test_a_refusal_with_its_draft_travels_between_processes(tmp_path: Path) -> None:
    error = refused(deals(tmp_path, sound_rows(), HEADER.replace("商机阶段", "进展")))
    again = pickle.loads(pickle.dumps(error))
    assert (again.say("en"), again.drafts) == (error.say("en"), error.drafts)


# --- dates written both ways -------------------------------------------------------------------------------------------
def written_as(rows: list[str], order: str, column: int = 5) -> list[str]:
    found = []
    for row in rows:
        cells = row.split(",")
        if cells[column]:
            year, month, day = cells[column].split("-")
            cells[column] = f"{day}/{month}/{year}" if order == "d/m/y" else f"{month}/{day}/{year}"
        found.append(",".join(cells))
    return found


def mixed() -> list[str]:
    """The first 200 dates day first, the last 40 month first."""
    rows = sound_rows()
    return written_as(rows[:200], "d/m/y") + written_as(rows[200:], "m/d/y")


def test_a_column_written_both_ways_is_asked_with_counts_and_a_row_of_each(tmp_path: Path) -> None:
    error = refused(deals(tmp_path, mixed()))
    assert error.say("en") == (
        "deals.csv:1:1: 创建时间: dates are written both ways: 112 day first (line 22: 13/03/2025), 36 month first "
        "(line 206: 06/13/2025); 92 more can be read either way, allowed: say in the mapping file (dates) whether those "
        "that can be read either way are d/m/y or m/d/y"
    )
    assert error.drafts[0].dates == {"创建时间": ""}


def test_a_blank_date_order_is_not_accepted_back(tmp_path: Path) -> None:
    table = tmp_path / "m.yaml"
    table.write_text(written(refused(deals(tmp_path, mixed())).drafts), encoding="utf-8")
    with pytest.raises(ExportError, match="创建时间"):
        read_mapping(table)


def test_once_said_the_order_holds_and_rows_of_the_other_are_skipped_by_count(tmp_path: Path) -> None:
    path = deals(tmp_path, mixed())
    table = tmp_path / "m.yaml"
    table.write_text(written(refused(path).drafts).replace('"创建时间": ""', '"创建时间": "d/m/y"'), encoding="utf-8")
    made: Calibration = calibrate([path], "test", read_mapping(table))
    said = "\n".join(made.accounts[0].said("en"))
    assert "skipped 36: date it came in: not a date such as 2017-08-31 (line 206" in said
    assert "dates are written both ways: 112 day first" in "\n".join(made.report("en"))


@pytest.mark.parametrize("order", ["d/m/y", "m/d/y"])
def test_a_column_whose_clear_dates_all_agree_is_read_that_way_without_a_word(order: str, tmp_path: Path) -> None:
    plain = calibrate([deals(tmp_path, sound_rows())], "test")
    made = calibrate([deals(tmp_path, written_as(sound_rows(), order))], "test")
    assert [deal.created for deal in made.deals] == [deal.created for deal in plain.deals]
    assert not made.mapping_guesses


def test_signs_count_only_dates_that_can_be_read_one_way() -> None:
    signs = signs_of(["03/04/2017", "26/02/2017", "02/26/2017", "2017-05-30", "31/31/2017", ""])
    assert (signs.asked, list(signs.day_first), list(signs.month_first)) == (4, [1], [2])
    assert order_of(["26/02/2017", "02/26/2017"]) == ("d/m/y", False)


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        ("2025-03-09 08:30", 8.5),
        ("2025-03-09T18:00:00Z", 18),
        ("45725.75", 18),
        ("2025年3月9日 9时15", 9.25),
        ("2025-03-09", None),
        ("2025-03-09 25:00", None),
        ("20250309", None),
    ],
)
def test_the_time_of_day_is_read_where_a_date_has_one(cell: str, hour: float | None) -> None:
    found = hour_of(cell)
    assert found == (None if hour is None else pytest.approx(hour / 24))
