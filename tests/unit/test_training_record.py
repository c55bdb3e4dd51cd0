"""The training record: people and process, no ranks, the difference of forms taken off, and nothing in a cell that runs."""

from __future__ import annotations

import openpyxl
import pytest

from simsales.classroom.equating import process_equated
from simsales.classroom.people import Person, read_people
from simsales.classroom.room import read_room
from simsales.classroom.training_record import training_record
from simsales.errors import InputError
from simsales.experiment.estimates import Estimate, estimate
from simsales.i18n import LANGS
from simsales.report.training_sheet import write_training_sheet
from simsales.spec.casefile import open_case
from tests.classroom import room, table

HALF = Estimate(0.5, 0.2, 0.8, 40)
PEOPLE = [
    Person("Ann", "red", "talks", consent=True, line="=1+1", feedback=(5.0, 4.0, None)),
    Person("Ben", "red", "watches", consent=False, line="@SUM(A1)"),
    Person("Cid", "nowhere"),
]


def equated(first, second):
    return HALF


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("record")
    room(folder / "first")
    again = folder / "again"
    again.mkdir()
    for bot, name in (("skilled", "red"), ("skilled", "green"), ("novice", "blue")):
        table(again, bot, name, variant="b")
    return read_room(folder / "first", again)


def cells(path):
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path)}


def sheet(found, path, people=PEOPLE, lang="en", **how):
    record = training_record(found, people, equated)
    write_training_sheet(record, path, lang, folder="stick", delete_by="2027-02-28", **how)
    return record, cells(path)


def test_the_change_of_the_class_is_counted_in_tables_and_the_forms_are_taken_off(found, tmp_path):
    record, _ = sheet(found, tmp_path / "hr.xlsx")
    points = [
        (one.first.process, one.second.process)
        for one in training_record(found, [Person(name, name) for name in ("red", "green", "blue")], equated).entries
    ]
    change = estimate([after - before for before, after in points])
    assert record.change.change == change
    assert record.change.tables == 3
    assert record.change.forms.mean == pytest.approx(0.5)
    assert record.change.corrected.mean == pytest.approx(change.mean - 0.5)
    assert record.change.corrected.margin == pytest.approx((change.margin**2 + 0.3**2) ** 0.5)


def test_the_same_form_twice_is_not_equated_but_said(tmp_path):
    table(tmp_path, "novice", "red")
    table(tmp_path, "skilled", "red")
    record, said = sheet(read_room(tmp_path), tmp_path / "hr.xlsx", [])
    assert record.change.forms is None
    assert record.change.corrected == record.change.change
    assert any("same form" in str(row[0]) for row in said["Cover"])


def test_one_row_for_each_person_and_no_result_by_name_unless_switched_on_and_agreed(found, tmp_path):
    record, said = sheet(found, tmp_path / "a.xlsx")
    heads = said["People"][0]
    assert not any("outcome" in str(one) or "rank" in str(one) for one in heads)
    assert [row[0] for row in said["People"][1:]] == ["Ann", "Ben", "Cid"]
    assert [row[3] for row in said["People"][1:]] == ["yes", "yes", "no"]
    _, more = sheet(found, tmp_path / "b.xlsx", outcomes=True)
    ann, ben, cid = ((row[-2], row[-1]) for row in more["People"][1:])
    assert ann == (round(record.entries[0].first.outcome, 1), round(record.entries[0].second.outcome, 1))
    assert ben == cid == (None, None)


def test_the_cover_says_what_it_is_for_what_was_not_measured_and_when_it_goes(found, tmp_path):
    _, said = sheet(found, tmp_path / "a.xlsx", lang="zh")
    words = "\n".join(str(row[0]) for row in said["说明"])
    for word in ("不用于考核", "不用于定薪", "没有测", "stick", "2027-02-28", "不排名", "±"):
        assert word in words


def test_no_cell_is_a_formula_and_the_same_room_gives_the_same_bytes(found, tmp_path):
    _, said = sheet(found, tmp_path / "a.xlsx")
    sheet(found, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert {said["People"][1][11], said["People"][2][11]} == {"'=1+1", "'@SUM(A1)"}
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert not [cell for one in book for row in one.iter_rows() for cell in row if cell.data_type == "f"]


def test_without_a_list_the_people_are_those_of_the_files(tmp_path):
    table(tmp_path, "novice", "red", people=["Ann", "Ben"])
    record = training_record(read_room(tmp_path), [], equated)
    assert [one.person.name for one in record.entries] == ["Ann", "Ben"]
    assert all(one.attended for one in record.entries)
    assert record.change is None


def test_the_list_of_people_is_read_as_excel_writes_it_and_its_slips_are_named(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes("姓名,桌,同意记录结果,明天用,反馈1\n张三,红,是,先问,5\n李四,红,,,\n".encode("gb18030"))
    assert read_people(path) == [
        Person("张三", "红", consent=True, line="先问", feedback=(5.0, None, None)),
        Person("李四", "红"),
    ]
    path.write_text("name,table,consent,feedback 1\nAnn,red,maybe,9\nAnn,red,yes,nan\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_people(path)
    assert [one.place.line for one in refused.value.problems] == [2, 2, 3, 3]


@pytest.mark.parametrize("lang", LANGS)
def test_the_error_of_the_forms_is_measured_with_people_who_play_both(lang):
    forms = open_case("tutorial").variants
    one, other = (process_equated(forms["baseline"], forms[name], people=8) for name in ("b", "baseline"))
    assert one.n == 8
    assert one.margin > 0
    assert (other.mean, other.margin) == (0.0, 0.0)
    assert process_equated(forms["b"], forms["baseline"], people=8).mean == pytest.approx(-one.mean)
