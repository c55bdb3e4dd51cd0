"""The timetable of a class: whole minutes that add up, a third for the debrief, and no second try where there is no time for one."""

from __future__ import annotations

import pytest

from simsales.classroom.timetable import LEAST_AGAIN, LONGEST, SHORTEST, timetable, turns_again


def test_ninety_minutes_with_four_tables_are_the_published_ones() -> None:
    found = {part.key: (part.start, part.end) for part in timetable(minutes=90, tables=4).parts}
    assert found == {
        "open": (0, 8),
        "prepare": (8, 20),
        "play": (20, 42),
        "collect": (42, 47),
        "debrief": (47, 77),
        "again": (77, 87),
        "apply": (87, 90),
    }


@pytest.mark.parametrize("minutes", range(SHORTEST, LONGEST + 1, 13))
@pytest.mark.parametrize("tables", [1, 4, 12, 40])
def test_parts_follow_each_other_and_fill_the_class(minutes: int, tables: int) -> None:
    for kind in ("talk", "quarter"):
        table = timetable(kind, minutes=minutes, tables=tables)
        assert table.parts[0].start == 0
        assert table.parts[-1].end == minutes
        assert all(one.end == after.start for one, after in zip(table.parts, table.parts[1:], strict=False))
        assert all(part.minutes >= 1 for part in (*table.parts, *table.debrief))
        debrief = table.part("debrief")
        assert (table.debrief[0].start, table.debrief[-1].end) == (debrief.start, debrief.end)
        assert debrief.minutes >= minutes / 4


def test_more_tables_take_longer_to_collect() -> None:
    few, many = timetable(tables=2), timetable(tables=8)
    assert many.part("collect").minutes == few.part("collect").minutes + 6


def test_a_second_try_has_turns_enough_or_is_left_out() -> None:
    short = timetable(minutes=SHORTEST, tables=8)
    assert "again" not in {part.key for part in short.parts}
    assert turns_again(short) == 0
    assert turns_again(timetable(minutes=90)) == 6
    assert all(
        turns_again(timetable(minutes=m)) == 0 or turns_again(timetable(minutes=m)) >= LEAST_AGAIN
        for m in range(45, 200)
    )
